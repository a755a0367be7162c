"""The log as an item model: it knows the numbers of its entries, and asks for the entries in sight."""

from PySide6.QtCore import QObject

from moderator_app.domain.lines import LogQuery
from moderator_app.words import Speaker
from ui.paged_model import PagedModel, Rows
from ui.screens.activity.presenter import ActivityPresenter, ActivityRow
from ui.widgets.table import Cell

WHEN, WHO, WHAT, ABOUT = range(4)


class ActivityModel(PagedModel[ActivityRow]):
    """The entries that fit what was asked for."""

    def __init__(self, presenter: ActivityPresenter, say: Speaker, parent: QObject) -> None:
        super().__init__((say("When"), say("Who"), say("What"), say("About")), _cell, parent)
        self._presenter = presenter

    def ask(self, query: LogQuery) -> None:
        """Shows the entries that fit; the first rows come with the count."""
        presenter = self._presenter

        def find() -> tuple[int, Rows[ActivityRow]]:
            numbers = presenter.find(query)
            return len(numbers), lambda offset, limit: presenter.rows(numbers[offset : offset + limit])

        self.begin(find)


def _cell(row: ActivityRow, column: int) -> Cell:
    if column == WHEN:
        return Cell(row.day, row.time)
    if column == WHO:
        return Cell(row.who)
    return Cell(row.what, row.detail) if column == WHAT else Cell(row.about, muted=row.place is None)
