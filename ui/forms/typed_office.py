"""The office profile as typed into a form, and back. Knows no Qt."""

from dataclasses import dataclass
from datetime import date

from moderator_app.domain.errors import FieldTooLong, ModeratorError, WrongEmail, WrongLink, WrongOrderOfDays
from moderator_app.domain.fields import NAME_LIMIT, calendar_day, email_address, required, web_address
from moderator_app.domain.ids import OfficeId
from moderator_app.domain.office import Bilingual, Office, Signatory, checked_office
from moderator_app.words import Speaker
from ui.forms.trouble import Reading, Trouble, day_text, place_of, trouble

_PLACES: tuple[tuple[type[ModeratorError], str], ...] = (
    (WrongLink, "web"),
    (WrongEmail, "email"),
    (WrongOrderOfDays, "first_on"),
)


@dataclass(frozen=True, slots=True)
class TypedOffice:
    """The fields of the office profile; `forwarding` has one line an address, days are as typed."""

    name_bn: str = ""
    name_en: str = ""
    place_bn: str = ""
    place_en: str = ""
    web: str = ""
    memo_prefix: str = ""
    signatory_bn: str = ""
    signatory_en: str = ""
    designation_bn: str = ""
    designation_en: str = ""
    phone: str = ""
    email: str = ""
    forwarding: str = ""
    weekly_minimum: int = 2
    first_on: str = ""
    reply_days: int | None = None
    solve_days: int | None = None


def typed_office(say: Speaker, office: Office) -> TypedOffice:
    """A kept profile as the form shows it."""
    signatory = office.signatory
    return TypedOffice(
        office.name.bn,
        office.name.en,
        office.place.bn,
        office.place.en,
        office.web,
        office.memo_prefix,
        signatory.name.bn,
        signatory.name.en,
        signatory.designation.bn,
        signatory.designation.en,
        signatory.phone,
        signatory.email,
        "\n".join(office.forwarding),
        office.weekly_minimum,
        day_text(say, office.first_on),
        office.reply_days,
        office.solve_days,
    )


def read_office(
    say: Speaker, typed: TypedOffice, office_id: OfficeId, today: date
) -> tuple[Office | None, tuple[Trouble, ...]]:
    """The profile that was typed, or every trouble of the form."""
    reading = Reading(say)
    reading.take("office_name", lambda: required("office_name", typed.name_bn), "")
    reading.take("office_place", lambda: required("office_place", typed.place_bn), "")
    if typed.web.strip():
        reading.take("web", lambda: web_address(typed.web), "")
    reading.take("email", lambda: email_address(typed.email), "")
    first_on = reading.take("first_on", lambda: calendar_day(typed.first_on), today)
    if reading.troubles:
        return None, tuple(reading.troubles)
    office = Office(
        office_id,
        Bilingual(typed.name_bn, typed.name_en),
        Bilingual(typed.place_bn, typed.place_en),
        Signatory(
            Bilingual(typed.signatory_bn, typed.signatory_en),
            Bilingual(typed.designation_bn, typed.designation_en),
            typed.phone,
            typed.email,
        ),
        first_on,
        typed.web,
        typed.memo_prefix,
        tuple(typed.forwarding.splitlines()),
        typed.weekly_minimum,
        typed.reply_days,
        typed.solve_days,
    )
    try:
        return checked_office(office, today), ()
    except ModeratorError as error:
        return None, (office_trouble(say, error, typed),)


def office_trouble(say: Speaker, error: ModeratorError, typed: TypedOffice) -> Trouble:
    """An error of the profile at the field it belongs to; a name too long may be the English one."""
    place = place_of(error, _PLACES)
    english = {
        "office_name": typed.name_en,
        "office_place": typed.place_en,
        "signatory_name": typed.signatory_en,
        "signatory_designation": typed.designation_en,
    }.get(place, "")
    too_long = isinstance(error, FieldTooLong) and len(english) > NAME_LIMIT
    return trouble(say, error, f"{place}_en" if too_long else place)
