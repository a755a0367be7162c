"""Warns of posts that are like the one being written: beside the text while it is kept, and once before it is sent."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import PostId
from moderator_app.domain.likeness import Likeness
from moderator_app.domain.posts import Draft
from ui import background
from ui.context import ScreenContext
from ui.likeness_words import LikenessWords, likeness_words
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.composer.bar import ComposerBar
from ui.screens.composer.keeping import Keeper
from ui.screens.composer.safety import SafetyLine
from ui.widgets.banner import Banner
from ui.widgets.button import SMALL, Button, link, secondary
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_SHOWN = 2


class LikenessLine(QObject):
    """`banners` stand under the header. Sending stops once where a warning was not on screen before; never again."""

    def __init__(
        self, context: ScreenContext, keeper: Keeper, bar: ComposerBar, safety: SafetyLine, screen: Screen
    ) -> None:
        super().__init__(screen)
        self._context, self._keeper, self._bar, self._safety, self._screen = context, keeper, bar, safety, screen
        self._lines: tuple[LikenessWords, ...] = ()
        self._seen: set[tuple[Likeness, PostId]] = set()
        self.banners: Sequence[Banner] = ()
        self.send_all_the_same: Button | None = None
        for when in (keeper.began, keeper.noted, keeper.kept):
            when.connect(self.look)

    def look(self) -> None:
        """Looks again at what stands there now; not where nothing can be written."""
        if self._screen.bottom_bar() is not None:
            self._ask(self._show, lambda _error: None)  # a warning that cannot be had is none: writing goes on

    def before_sending(self, send: Callable[[], None]) -> None:
        """Sends, unless there is something to warn of that was not on screen yet."""
        self._ask(lambda lines: self._weigh(lines, send), lambda _error: send())

    def _ask(self, then: Callable[[tuple[LikenessWords, ...]], None], failed: Callable[[ModeratorError], None]) -> None:
        draft, core, say = self._keeper.draft(), self._context.core, self._context.say

        def work() -> tuple[LikenessWords, ...]:
            return likeness_words(say, self._keeper.presenter.alike(draft), core.accounts.all())

        background.run(self, work, then, failed)

    def _weigh(self, lines: tuple[LikenessWords, ...], send: Callable[[], None]) -> None:
        unseen = {(line.kind, line.post_id) for line in lines} - self._seen
        if not unseen:
            send()
            return
        self._show(lines, asks=True)
        self._bar.send.setEnabled(True)
        self._keep_safe(self._keeper.draft())

    def _keep_safe(self, draft: Draft) -> None:
        """What is not sent yet is in the journal at least."""
        presenter, safety = self._keeper.presenter, self._safety
        told = safety.draft_kept if presenter.is_saved(draft) else safety.caught
        background.run(self, lambda: presenter.note(draft), told, lambda _error: safety.not_safe())

    def _show(self, lines: tuple[LikenessWords, ...], *, asks: bool = False) -> None:
        if lines == self._lines and not asks:
            return
        self._lines = lines
        self._seen |= {(line.kind, line.post_id) for line in lines}
        self.send_all_the_same = None
        more = len(lines) - _SHOWN
        self.banners = [
            self._banner(line, asks=asks and n == 0, more=more if n == _SHOWN - 1 else 0)
            for n, line in enumerate(lines[:_SHOWN])
        ]
        self._screen.header_changed.emit()
        if self.send_all_the_same is not None:
            QTimer.singleShot(0, self.send_all_the_same, self.send_all_the_same.setFocus)

    def _banner(self, line: LikenessWords, *, asks: bool, more: int) -> Banner:
        say, theme = self._context.say, self._context.theme
        words = line.words
        if more > 0:
            words = say.count("{what} And {n} more.", "{what} And {n} more.", more, what=words)
        away = link(theme, say("Look at it"))
        away.clicked.connect(lambda _=False: self._context.navigate(Place(Room.POSTS, item=line.post_id)))
        if not asks:
            return Banner(theme, Shape.TRIANGLE, Role.WARNING, words, away)
        self.send_all_the_same = secondary(theme, say("Send all the same"), height=SMALL)
        self.send_all_the_same.clicked.connect(self._bar.send.click)
        banner = Banner(theme, Shape.TRIANGLE, Role.WARNING, words, self.send_all_the_same)
        inside = banner.layout()
        assert inside is not None
        inside.addWidget(away)
        return banner
