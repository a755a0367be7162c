"""The form of the office profile: what stands on the letterhead, who signs, and how it counts."""

from dataclasses import replace

from moderator_app.domain.office import HIGHEST_MINIMUM, LOWEST_MINIMUM
from moderator_app.words import Speaker
from ui.forms.sheet import Sheet
from ui.forms.typed_office import TypedOffice
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.field import ChoiceField
from ui.widgets.label import Label

_TARGETS = (1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90)
"""Working days that an office may set itself as a target; another number that is kept stays among them."""


class OfficeForm(Sheet):
    """What stands on the letterhead, who signs, and how it counts; with the office's targets where they are asked for.

    What the form does not show stays as it was.
    """

    def __init__(self, theme: Theme, say: Speaker, *, with_targets: bool = False) -> None:
        super().__init__(theme, 2)
        self._say = say
        self._given = TypedOffice()
        self._targets: dict[str, ChoiceField] = {}
        self.line("office_name", say("Name in Bangla"))
        self.optional("office_name_en", say, say("Name in English"))
        self.line("office_place", say("Place in Bangla"))
        self.optional("office_place_en", say, say("Place in English"))
        numbers: list[tuple[object, str]] = [(n, say.number(n)) for n in range(LOWEST_MINIMUM, HIGHEST_MINIMUM + 1)]
        self.minimum = self.choice(
            "weekly_minimum", say("Posts a week on each page"), numbers, say("The directive asks for two.")
        )
        self.line("first_on", say("Counts from"), say("Day/month/year; weeks before it are not counted."))
        self._head(say("For letters and the evaluation; all of it may stay empty"))
        self.line("signatory_name", say("Signatory in Bangla"))
        self.line("signatory_name_en", say("Signatory in English"))
        self.line("signatory_designation", say("Designation in Bangla"))
        self.line("signatory_designation_en", say("Designation in English"))
        self.line("phone", say("Phone"))
        self.line("email", say("E-mail"))
        self.line("web", say("Web address"), say("With https://"))
        self.line("memo_prefix", say("Beginning of memo numbers"))
        self.area("forwarding", say("Copies to"), say("One line each."), lines=3)
        if with_targets:
            self._head(
                say("Office targets for citizens' issues, in working days; no such limit was found in the directive")
            )
            self._target("reply_days", say("Office target: first reply"))
            self._target("solve_days", say("Office target: solved"))

    def typed(self) -> TypedOffice:
        """What stands in the form."""
        minimum = self.minimum.value()
        assert isinstance(minimum, int)
        shown = TypedOffice(
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
        return replace(shown, reply_days=self._days("reply_days"), solve_days=self._days("solve_days"))

    def set_typed(self, typed: TypedOffice) -> None:
        """Fills the form."""
        self._given = typed
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
        for place, days in (("reply_days", typed.reply_days), ("solve_days", typed.solve_days)):
            if place in self._targets:
                self._targets[place].set_choices(self._choices(days))
                self._targets[place].choose(days)
        self.blockSignals(False)

    def _head(self, words: str) -> None:
        self.add(Label(self.theme, words, Type.STATE, Role.MUTED), whole_row=True)

    def _target(self, place: str, word: str) -> None:
        self._targets[place] = self.choice(place, word, self._choices(None))

    def _choices(self, kept: int | None) -> list[tuple[object, str]]:
        numbers = sorted({*_TARGETS, kept}) if kept else list(_TARGETS)
        days: list[tuple[object, str]] = [
            (n, self._say.count("{n} working day", "{n} working days", n)) for n in numbers
        ]
        return [(None, self._say("No target")), *days]

    def _days(self, place: str) -> int | None:
        """What is chosen; where the form does not ask, what it was."""
        if place not in self._targets:
            return self._given.reply_days if place == "reply_days" else self._given.solve_days
        value = self._targets[place].value()
        return value if isinstance(value, int) else None
