"""The register on paper: the card of one account, or all of them in one table."""

from collections.abc import Callable

from moderator_app.domain.ids import PageId
from moderator_app.services.papers import PrintedPaper
from moderator_app.words import Language
from ui.context import ScreenContext
from ui.papers.page import AskFile, PaperPage, ask_file


class RegisterPaperPage(PaperPage):
    """The card of the account that the place names, or the register of all."""

    def __init__(self, context: ScreenContext, ask: AskFile = ask_file) -> None:
        super().__init__(context, ask)
        self.begin()

    def title(self) -> str:
        return self._say("Register card") if self._context.place.item else self._say("Register on paper")

    def work(self, language: Language) -> Callable[[], PrintedPaper]:
        papers, actor, item = self._context.core.papers, self._context.actor.id, self._context.place.item
        return lambda: papers.register_card(actor, language, PageId(item) if item else None)
