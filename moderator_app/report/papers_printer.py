"""Prints the office's other papers: the order that appoints the panel, the duty roster, the account register."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import final

from moderator_app.domain.papers import OfficeOrder, RegisterPaper, RosterPaper
from moderator_app.report.sheet import Sheet
from moderator_app.words import Language, Speaker

TEMPLATE = "paper.typ"


@final
class TypstPaperPrinter:
    """Fulfils `ports.PaperPrinter`. The same paper of the same moment always gives the same bytes.

    Each method raises ReportFailed where the paper cannot be typeset.
    """

    def office_order(self, order: OfficeOrder, language: Language) -> bytes:
        """The order in the house style of offices."""
        from moderator_app.report.order_sheet import order_sheet

        say = Speaker(language)
        return _pdf(lambda missing: order_sheet(order, say, missing), order.printed_at)

    def roster(self, roster: RosterPaper, language: Language) -> bytes:
        """Weeks down, pages across."""
        from moderator_app.report.roster_sheet import roster_sheet

        say = Speaker(language)
        return _pdf(lambda missing: roster_sheet(roster, say, missing), roster.printed_at)

    def register(self, register: RegisterPaper, language: Language) -> bytes:
        """One account's card, or the register of all."""
        from moderator_app.report.register_sheet import register_sheet

        say = Speaker(language)
        return _pdf(lambda missing: register_sheet(register, say, missing), register.printed_at)


def _pdf(write: Callable[[Sequence[str]], Sheet], at: datetime) -> bytes:
    # What prints weighs some 15 MB: it comes with the first paper, not with the program.
    from moderator_app.report.compact import compacted
    from moderator_app.report.typesetting import typeset

    return compacted(typeset(TEMPLATE, write, at, {}))
