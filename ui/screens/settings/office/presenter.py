"""The office's profile, without Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, final

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.panel import Action, Member
from moderator_app.words import Language, Speaker
from moderator_app.words.printed_settings import printed_settings
from moderator_app.zone import dhaka_day
from ui.forms.trouble import Trouble, day_text
from ui.forms.typed_office import TypedOffice, office_trouble, read_office, typed_office

if TYPE_CHECKING:
    from moderator_app.core import Core


@dataclass(frozen=True, slots=True)
class Letterhead:
    """How the head of a letter reads; "" where nothing is given. `signature` is the block below it, line by line."""

    state: str
    office: str
    place: str
    memo: str
    signature: tuple[str, ...]


@final
class OfficePresenter:
    """`load` and `keep` are called behind the background door."""

    def __init__(self, say: Speaker, core: "Core", actor: Member) -> None:
        """A presenter for the member at the desk."""
        self._say = say
        self._core = core
        self._actor = actor

    def reason(self) -> str:
        """Why the profile cannot be changed, "" where it can."""
        allowed = self._actor.may(Action.CHANGE_SETTINGS)
        return "" if allowed else self._say("Only the convenor changes the office's settings.")

    def load(self) -> TypedOffice:
        """The profile as the form shows it; a new one counts from today."""
        office = self._core.office.get()
        today = dhaka_day(self._core.clock.now())
        return typed_office(self._say, office) if office else TypedOffice(first_on=day_text(self._say, today))

    def keep(self, typed: TypedOffice) -> tuple[Trouble, ...]:
        """Keeps the profile; () when it is kept."""
        desk = self._core.office
        present = desk.get()
        today = dhaka_day(self._core.clock.now())
        office, troubles = read_office(self._say, typed, present.id if present else desk.new_id(), today)
        if office is None:
            return troubles
        try:
            desk.save(self._actor.id, office)
        except ModeratorError as error:
            return (office_trouble(self._say, error, typed),)
        return ()

    def letterhead(self, typed: TypedOffice, language: Language) -> Letterhead:
        """The head of a letter in a language, as it would be printed from what is typed now."""
        say = Speaker(language, self._say.digits)
        bangla = language is Language.BANGLA

        def name(bn: str, en: str) -> str:
            return bn if bangla or not en.strip() else en

        signatory = name(typed.signatory_bn, typed.signatory_en)
        lines = (
            f"({signatory})" if signatory.strip() else "",
            name(typed.designation_bn, typed.designation_en),
            say("Phone: {phone}", phone=say.in_digits(typed.phone)) if typed.phone.strip() else "",
            say("E-mail: {email}", email=typed.email) if typed.email.strip() else "",
        )
        place = name(typed.place_bn, typed.place_en)
        return Letterhead(
            state=say("Government of the People's Republic of Bangladesh"),
            office=name(typed.name_bn, typed.name_en),
            place=" · ".join(part for part in (place, typed.web) if part.strip()),
            memo=f"{say('Memo no.:')} {typed.memo_prefix}…",
            signature=tuple(line for line in lines if line.strip()),
        )

    def settings_said(self, typed: TypedOffice) -> tuple[str, ...]:
        """The printed settings as sentences, the office's own targets last and called so."""
        return (*printed_settings(self._say, typed.weekly_minimum), *self._targets(typed))

    def _targets(self, typed: TypedOffice) -> tuple[str, ...]:
        say, found = self._say, list[str]()
        if typed.reply_days is not None:
            words = say.count(
                "Office target: a citizen's issue has its first reply within {n} working day.",
                "Office target: a citizen's issue has its first reply within {n} working days.",
                typed.reply_days,
            )
            found.append(words)
        if typed.solve_days is not None:
            words = say.count(
                "Office target: a citizen's issue is solved within {n} working day.",
                "Office target: a citizen's issue is solved within {n} working days.",
                typed.solve_days,
            )
            found.append(words)
        none = say("Office targets for citizens' issues: none set; no such limit was found in the directive.")
        return tuple(found) or (none,)
