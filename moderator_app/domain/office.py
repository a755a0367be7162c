"""The office: its names, letterhead, signature block and the settings that are printed in every evaluation."""

from dataclasses import dataclass, field
from datetime import date

from moderator_app.domain.errors import WrongOrderOfDays
from moderator_app.domain.fields import email_address, optional, required, web_address
from moderator_app.domain.ids import OfficeId

LOWEST_MINIMUM, HIGHEST_MINIMUM = 1, 14
LONGEST_TARGET = 365


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A name in Bangla and, where the office gave one, in English."""

    bn: str
    en: str = ""

    @property
    def english(self) -> str:
        """The English name, or the Bangla one where there is none."""
        return self.en or self.bn


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs for the office: the signature block of its letters."""

    name: Bilingual
    designation: Bilingual
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """A field office as it stands on its own letterhead.

    `first_on` is the day from which the program records; no quarter that ended before it is evaluated.
    `weekly_minimum` is the printed setting, live posts a page and week (the directive: two). `reply_days` and
    `solve_days` are the office's own targets for citizens' issues, in working days (None: none set); no directive
    names them.
    """

    id: OfficeId
    name: Bilingual
    place: Bilingual
    signatory: Signatory
    first_on: date
    web: str = ""
    memo_prefix: str = ""
    forwarding: tuple[str, ...] = field(default=())
    weekly_minimum: int = 2
    reply_days: int | None = None
    solve_days: int | None = None


def checked_office(office: Office, today: date) -> Office:
    """The office with every field cleaned.

    Raises:
        EmptyField: the Bangla name or place is empty.
        FieldTooLong: a field is longer than a line of a letter.
        WrongLink: the web address is none.
        WrongEmail: the e-mail address is none.
        WrongOrderOfDays: the first day lies after today.
    """
    if office.first_on > today:
        raise WrongOrderOfDays(first=office.first_on, last=today)
    signatory = office.signatory
    return Office(
        id=office.id,
        name=_names("office_name", office.name),
        place=_names("office_place", office.place),
        signatory=Signatory(
            name=_optional_names("signatory_name", signatory.name),
            designation=_optional_names("signatory_designation", signatory.designation),
            phone=optional("phone", signatory.phone),
            email=email_address(signatory.email),
        ),
        first_on=office.first_on,
        web=web_address(office.web) if office.web.strip() else "",
        memo_prefix=optional("memo_prefix", office.memo_prefix),
        forwarding=tuple(line for line in (optional("forwarding", raw) for raw in office.forwarding) if line),
        weekly_minimum=min(max(office.weekly_minimum, LOWEST_MINIMUM), HIGHEST_MINIMUM),
        reply_days=_target(office.reply_days),
        solve_days=_target(office.solve_days),
    )


def _names(key: str, names: Bilingual) -> Bilingual:
    return Bilingual(required(key, names.bn), optional(key, names.en))


def _optional_names(key: str, names: Bilingual) -> Bilingual:
    return Bilingual(optional(key, names.bn), optional(key, names.en))


def _target(days: int | None) -> int | None:
    return None if days is None else min(max(days, 1), LONGEST_TARGET)
