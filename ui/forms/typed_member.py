"""A member of the panel as typed into a form, and back. Knows no Qt."""

from dataclasses import dataclass
from datetime import date

from moderator_app.domain.errors import FieldTooLong, ModeratorError, RoleMissing, WrongOrderOfDays
from moderator_app.domain.fields import NAME_LIMIT, email_address, required
from moderator_app.domain.ids import MemberId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import ALL_ROLES, Member, Role, checked_member
from moderator_app.words import Speaker, mark
from moderator_app.words.terms import ROLES
from ui.forms.trouble import Reading, Trouble, day_text, optional_day, place_of, trouble

ROLE_ORDER = (Role.CONVENOR, Role.REVIEWER, Role.PUBLISHER, Role.DRAFTER, Role.AUDITOR)
"""In the order in which they are shown."""

ROLE_MEANINGS = {
    Role.CONVENOR: mark("approves, publishes, changes panel and settings, signs"),
    Role.REVIEWER: mark("writes, and approves the posts of others"),
    Role.PUBLISHER: mark("writes, and publishes what is approved"),
    Role.DRAFTER: mark("writes posts"),
    Role.AUDITOR: mark("reads everything and changes nothing"),
}

_PLACES: tuple[tuple[type[ModeratorError], str], ...] = ((RoleMissing, "roles"), (WrongOrderOfDays, "to_on"))


@dataclass(frozen=True, slots=True)
class TypedMember:
    """The fields of the member form as they stand there; days as typed."""

    name_bn: str = ""
    name_en: str = ""
    designation_bn: str = ""
    designation_en: str = ""
    roles: frozenset[Role] = frozenset({Role.DRAFTER})
    from_on: str = ""
    to_on: str = ""
    order_no: str = ""
    order_on: str = ""
    email: str = ""


def typed_member(say: Speaker, member: Member) -> TypedMember:
    """A kept member as the form shows it."""
    return TypedMember(
        member.name.bn,
        member.name.en,
        member.designation.bn,
        member.designation.en,
        member.roles,
        day_text(say, member.from_on),
        day_text(say, member.to_on),
        member.order_no,
        day_text(say, member.order_on),
        member.email,
    )


def read_member(
    say: Speaker, typed: TypedMember, member_id: MemberId, today: date
) -> tuple[Member | None, tuple[Trouble, ...]]:
    """The member that was typed, or every trouble of the form; an empty first day means today."""
    reading = Reading(say)
    reading.take("member_name", lambda: required("member_name", typed.name_bn), "")
    reading.take("designation", lambda: required("designation", typed.designation_bn), "")
    from_on = reading.take("from_on", lambda: optional_day(typed.from_on) or today, today)
    to_on = reading.take("to_on", lambda: optional_day(typed.to_on), None)
    order_on = reading.take("order_on", lambda: optional_day(typed.order_on), None)
    email = reading.take("email", lambda: email_address(typed.email), "")
    member = Member(
        member_id,
        Bilingual(typed.name_bn, typed.name_en),
        Bilingual(typed.designation_bn, typed.designation_en),
        typed.roles,
        from_on,
        to_on,
        typed.order_no,
        order_on,
        email,
    )
    try:
        return (checked_member(member), ()) if not reading.troubles else (None, tuple(reading.troubles))
    except ModeratorError as error:
        return None, (member_trouble(say, error, typed),)


def member_trouble(say: Speaker, error: ModeratorError, typed: TypedMember) -> Trouble:
    """An error of a member at the field it belongs to; a name too long may be the English one."""
    place = place_of(error, _PLACES)
    english = {"member_name": typed.name_en, "designation": typed.designation_en}.get(place, "")
    if isinstance(error, FieldTooLong) and len(english) > NAME_LIMIT:
        place = f"{place}_en"
    return trouble(say, error, place)


def roles_line(say: Speaker, roles: frozenset[Role]) -> str:
    """The roles in their order: "Convenor, Reviewer"; whoever has all that act is said to have all."""
    if roles >= ALL_ROLES:
        return say("All roles")
    return ", ".join(say(ROLES[role]) for role in ROLE_ORDER if role in roles)
