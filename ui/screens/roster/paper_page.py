"""The duty roster of a fiscal year as it is printed."""

from collections.abc import Callable

from moderator_app.domain.papers import RosterSpan
from moderator_app.domain.roster import weeks_of_year
from moderator_app.services.papers import PrintedPaper
from moderator_app.words import Language
from ui.context import ScreenContext
from ui.papers.page import AskFile, PaperPage, ask_file


class RosterPaperPage(PaperPage):
    """The year that `item` names, else the running one."""

    def __init__(self, context: ScreenContext, ask: AskFile = ask_file) -> None:
        super().__init__(context, ask)
        item = context.place.item
        self._year = int(item) if item and item.isdecimal() else None
        self.begin()

    def title(self) -> str:
        return self._say("Print the duty roster")

    def work(self, language: Language) -> Callable[[], PrintedPaper] | None:
        papers, actor = self._context.core.papers, self._context.actor.id

        def printed() -> PrintedPaper:
            span = papers.fiscal_span(actor) if self._year is None else _span(self._year)
            return papers.roster(actor, language, span.first, span.last)

        return printed


def _span(year: int) -> RosterSpan:
    weeks = weeks_of_year(year)
    return RosterSpan(weeks[0], weeks[-1])
