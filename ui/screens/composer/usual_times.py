"""The office's next usual times that the chosen pages still have free; asked again when other pages are chosen."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from moderator_app.domain.ids import PageId
from ui import background
from ui.screens.composer.presenter import ComposerPresenter
from ui.screens.composer.writing import Writing


class UsualTimes(QObject):
    """`times` are the proposals, soonest first. A new post that still has the first one gets the first new one."""

    came = Signal()

    def __init__(self, presenter: ComposerPresenter, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._asked: tuple[PageId, ...] | None = None
        self.times: tuple[datetime, ...] = ()

    def stand(self, times: tuple[datetime, ...], page_ids: tuple[PageId, ...]) -> None:
        """What was proposed when the post was opened."""
        self.times, self._asked = times, page_ids

    def first_is(self, at: datetime | None) -> bool:
        """Whether a time is the soonest proposal."""
        return bool(self.times) and at == self.times[0]

    def follow(self, writing: Writing) -> None:
        """Asks again where other pages are chosen than before."""
        page_ids = writing.page_ids
        if page_ids == self._asked:
            return
        self._asked = page_ids
        background.run(
            self,
            lambda: self._presenter.next_times(page_ids),
            lambda times: self._take(writing, page_ids, times),
            lambda _error: None,  # the times there are stay; the panel still takes a time of one's own
        )

    def _take(self, writing: Writing, page_ids: tuple[PageId, ...], times: tuple[datetime, ...]) -> None:
        if page_ids != self._asked:
            return
        if times and self.first_is(writing.planned_at) and self._presenter.post_id is None:
            writing.planned_at = times[0]
        self.times = times
        self.came.emit()
