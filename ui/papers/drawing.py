"""Draws the page of a paper that is wanted, behind the background door."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from moderator_app.domain.errors import ModeratorError
from ui.background import run
from ui.papers.card import PaperCard

Picture = Callable[[int, int], bytes]
"""A page (from 0) as PNG, so many pixels wide."""


@dataclass(frozen=True, slots=True, eq=False)
class _Shown:
    """A paper that is looked at."""

    pages: int
    picture: Picture


class PaperDrawer(QObject):
    """Keeps a card supplied with pages.

    What is wanted while one is being drawn waits, and only the last of it is drawn.
    `failed` carries a `ModeratorError`.
    """

    failed = Signal(object)

    def __init__(self, card: PaperCard) -> None:
        """Answers the card's wishes from now on."""
        super().__init__(card)
        self._card = card
        self._shown: _Shown | None = None
        self._wanted = 0
        self._is_drawing = False
        card.page_wanted.connect(self._want)

    def show(self, pages: int, picture: Picture) -> None:
        """Shows another paper, at the page at which the one before stood."""
        self._shown = _Shown(pages, picture)
        self._want(min(self._card.page, pages - 1))

    def forget(self) -> None:
        """Nothing is drawn any more until there is another paper."""
        self._shown = None

    def _want(self, page: object) -> None:
        if self._shown is None or not isinstance(page, int):
            return
        self._wanted = page
        if not self._is_drawing:
            self._draw(self._shown, page)

    def _draw(self, shown: _Shown, page: int) -> None:
        width = self._card.wanted_width()
        self._is_drawing = True
        run(
            self,
            lambda: shown.picture(page, width),
            lambda png: self._drawn(shown, page, width, png),
            self._not_drawn,
        )

    def _drawn(self, shown: _Shown, page: int, width: int, png: bytes) -> None:
        self._is_drawing = False
        if shown is self._shown:
            self._card.show_page(page, shown.pages, png)
        if self._shown is not None and (shown, page, width) != (self._shown, self._wanted, self._card.wanted_width()):
            self._draw(self._shown, self._wanted)

    def _not_drawn(self, error: ModeratorError) -> None:
        self._is_drawing = False
        self.failed.emit(error)
