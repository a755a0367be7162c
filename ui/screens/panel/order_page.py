"""The office order that appoints the panel: its number and date at the left, the paper itself at the right."""

from collections.abc import Callable

from moderator_app.domain.errors import ModeratorError, WrongDate
from moderator_app.domain.papers import OrderText
from moderator_app.services.papers import PrintedPaper
from moderator_app.words import Language
from ui.background import run
from ui.context import ScreenContext
from ui.forms.preset_words import size_notice
from ui.forms.sheet import Sheet
from ui.forms.trouble import day_text, optional_day, place_of, trouble
from ui.papers.page import AskFile, PaperPage, ask_file
from ui.roles import Role
from ui.widgets.banner import sentence_line
from ui.widgets.card import Card
from ui.widgets.shapes import Shape

_PLACES: tuple[tuple[type[ModeratorError], str], ...] = ((WrongDate, "order_on"),)


class OrderPage(PaperPage):
    """Number and date begin with what the members' own orders say; without a number the paper is a draft."""

    def __init__(self, context: ScreenContext, ask: AskFile = ask_file) -> None:
        super().__init__(context, ask)
        self._card = Card(self._theme, self._say("Number, date, reference"))
        self._inside = self._card.add_padded(12)
        self.form = self._form()
        self._inside.addWidget(self.form)
        run(self, self._usual, self._take_usual, self._usual_unknown)

    def title(self) -> str:
        return self._say("Office order of the panel")

    def work(self, language: Language) -> Callable[[], PrintedPaper] | None:
        text = self._typed()
        papers, actor = self._context.core.papers, self._context.actor.id
        return None if text is None else lambda: papers.office_order(actor, language, text)

    def state_line(self, paper: PrintedPaper) -> str:
        pages = super().state_line(paper)
        draft = not self.form.text("order_no").strip()
        return self._say("{pages} · draft: no number yet", pages=pages) if draft else pages

    def refused(self, error: ModeratorError) -> bool:
        return not self.form.show_troubles((trouble(self._say, error, place_of(error, _PLACES)),))

    def _form(self) -> Sheet:
        say = self._say
        form = Sheet(self._theme, 1)
        box = form.line("order_no", say("Number of the office order"), say("As the office writes it; any form."))
        box.setPlaceholderText(say("none yet: a draft"))
        form.line("order_on", say("Date of the order"), say("Day/month/year; empty: the day of printing."))
        form.area("order_reference", say("Further reference"), say("Stands beside the guideline's name."), lines=2)
        form.edited.connect(self.redraw_soon)
        return form

    def _typed(self) -> OrderText | None:
        """What stands in the form; None where its date cannot be read, which is said under it."""
        form = self.form
        try:
            dated_on = optional_day(form.text("order_on"))
        except ModeratorError as error:
            form.show_troubles((trouble(self._say, error, "order_on"),))
            return None
        form.show_troubles(())
        return OrderText(form.text("order_no"), dated_on, form.text("order_reference"))

    def _usual(self) -> tuple[OrderText, str]:
        core = self._context.core
        panel = core.panel.view()
        return core.papers.usual_order(self._context.actor.id), size_notice(self._say, panel.size, panel.in_office)

    def _take_usual(self, found: tuple[OrderText, str]) -> None:
        text, notice = found
        self.form.blockSignals(True)
        self.form.fill("order_no", text.number)
        self.form.fill("order_on", day_text(self._say, text.dated_on))
        self.form.blockSignals(False)
        theme, say = self._theme, self._say
        if notice:
            self._inside.insertWidget(0, sentence_line(theme, Shape.TRIANGLE, Role.WARNING, notice))
        about = say(
            "Members, designations, roles and terms come from the panel register; letterhead, signature and copies "
            "from the office's profile."
        )
        self._inside.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, about))
        self.begin(self._card)

    def _usual_unknown(self, error: ModeratorError) -> None:
        self.begin(self._card)
        self._failed(error)
