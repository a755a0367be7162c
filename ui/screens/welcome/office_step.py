"""Step one: the profile of the office."""

from moderator_app.domain.office import HIGHEST_MINIMUM, LOWEST_MINIMUM
from moderator_app.words import Speaker
from ui.context import ScreenContext
from ui.forms.sheet import Sheet
from ui.forms.trouble import Trouble
from ui.roles import Role, Type
from ui.screens.welcome.body import StepBody
from ui.screens.welcome.presenter import WelcomePresenter, WelcomeState
from ui.screens.welcome.typed import TypedOffice
from ui.theme import Theme
from ui.widgets.label import Label

_DRAFT = "office"


class OfficeForm(Sheet):
    """What stands on the letterhead, who signs, and how it counts."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme, 2)
        self.line("office_name", say("Name in Bangla"))
        self.optional("office_name_en", say, say("Name in English"))
        self.line("office_place", say("Place in Bangla"))
        self.optional("office_place_en", say, say("Place in English"))
        numbers: list[tuple[object, str]] = [(n, say.number(n)) for n in range(LOWEST_MINIMUM, HIGHEST_MINIMUM + 1)]
        self.minimum = self.choice(
            "weekly_minimum", say("Posts a week on each page"), numbers, say("The directive asks for two.")
        )
        self.line("first_on", say("Counts from"), say("Day/month/year; weeks before it are not counted."))
        letters = Label(theme, say("For letters and the evaluation; all of it may stay empty"), Type.STATE, Role.MUTED)
        self.add(letters, whole_row=True)
        self.line("signatory_name", say("Signatory in Bangla"))
        self.line("signatory_name_en", say("Signatory in English"))
        self.line("signatory_designation", say("Designation in Bangla"))
        self.line("signatory_designation_en", say("Designation in English"))
        self.line("phone", say("Phone"))
        self.line("email", say("E-mail"))
        self.line("web", say("Web address"), say("With https://"))
        self.line("memo_prefix", say("Beginning of memo numbers"))
        self.area("forwarding", say("Copies to"), say("One line each."), lines=3)

    def typed(self) -> TypedOffice:
        """What stands in the form."""
        minimum = self.minimum.value()
        assert isinstance(minimum, int)
        return TypedOffice(
            self.text("office_name"),
            self.text("office_name_en"),
            self.text("office_place"),
            self.text("office_place_en"),
            self.text("web"),
            self.text("memo_prefix"),
            self.text("signatory_name"),
            self.text("signatory_name_en"),
            self.text("signatory_designation"),
            self.text("signatory_designation_en"),
            self.text("phone"),
            self.text("email"),
            self.text("forwarding"),
            minimum,
            self.text("first_on"),
        )

    def set_typed(self, typed: TypedOffice) -> None:
        """Fills the form."""
        self.blockSignals(True)
        texts = {
            "office_name": typed.name_bn,
            "office_name_en": typed.name_en,
            "office_place": typed.place_bn,
            "office_place_en": typed.place_en,
            "web": typed.web,
            "memo_prefix": typed.memo_prefix,
            "signatory_name": typed.signatory_bn,
            "signatory_name_en": typed.signatory_en,
            "signatory_designation": typed.designation_bn,
            "signatory_designation_en": typed.designation_en,
            "phone": typed.phone,
            "email": typed.email,
            "forwarding": typed.forwarding,
            "first_on": typed.first_on,
        }
        for place, text in texts.items():
            self.fill(place, text)
        self.minimum.choose(typed.weekly_minimum)
        self.blockSignals(False)


class OfficeStep(StepBody):
    """The form of the profile and its button."""

    def __init__(self, context: ScreenContext, presenter: WelcomePresenter, state: WelcomeState) -> None:
        about = context.say("As it stands on the office's own letterhead; the evaluation is printed under this name.")
        super().__init__(context, presenter, state, about)
        self.form = OfficeForm(self.theme, self.say)
        kept = self.draft(_DRAFT)
        self.form.set_typed(kept if isinstance(kept, TypedOffice) else presenter.office_typed(state))
        self.form.edited.connect(lambda: self.keep(_DRAFT, self.form.typed()))
        self.lines.addWidget(self.form)
        self.finish(self.say("Keep the profile"), self._save)

    def begin(self) -> None:
        self.form.field("office_name").box.setFocus()

    def give_up(self) -> None:
        self.forget(_DRAFT)

    def _save(self) -> None:
        typed = self.form.typed()
        self.ask(lambda: self.presenter.save_office(typed), self._answered)

    def _answered(self, troubles: tuple[Trouble, ...]) -> None:
        homeless = self.form.show_troubles(troubles)
        if homeless:
            self.show_error(homeless[0].words)
        if not troubles:
            self.forget(_DRAFT)
            self.saved.emit()
