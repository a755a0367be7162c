"""The moderator panel: its members, their roles, what each role may do, and how many should sit on it."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from moderator_app.domain.errors import (
    LastConvenor,
    MemberUnknown,
    NotInOffice,
    PanelEmpty,
    RoleMissing,
    RoleNotAllowed,
    SelfCheckNotAllowed,
    WrongOrderOfDays,
)
from moderator_app.domain.fields import email_address, optional, required
from moderator_app.domain.ids import MemberId
from moderator_app.domain.office import Bilingual


class Role(StrEnum):
    """A part a member plays; a member may have several."""

    DRAFTER = "drafter"
    REVIEWER = "reviewer"
    PUBLISHER = "publisher"
    CONVENOR = "convenor"
    AUDITOR = "auditor"


class Action(StrEnum):
    """What a role may allow."""

    READ = "read"
    DRAFT = "draft"
    APPROVE = "approve"
    PUBLISH = "publish"
    PAUSE = "pause"
    CHANGE_PANEL = "change_panel"
    CHANGE_SETTINGS = "change_settings"
    SIGN = "sign"


ALL_ROLES = frozenset({Role.DRAFTER, Role.REVIEWER, Role.PUBLISHER, Role.CONVENOR})
_EVERYONE = frozenset(Role)
_ALLOWED: dict[Action, frozenset[Role]] = {
    Action.READ: _EVERYONE,
    Action.PAUSE: _EVERYONE,
    Action.DRAFT: _EVERYONE - {Role.AUDITOR},
    Action.APPROVE: frozenset({Role.REVIEWER, Role.CONVENOR}),
    Action.PUBLISH: frozenset({Role.PUBLISHER, Role.CONVENOR}),
    Action.CHANGE_PANEL: frozenset({Role.CONVENOR}),
    Action.CHANGE_SETTINGS: frozenset({Role.CONVENOR}),
    Action.SIGN: frozenset({Role.CONVENOR}),
}


class ApprovalPreset(StrEnum):
    """Who must have seen a post before it goes out; chosen by the convenor, never changed by the program."""

    SELF_CHECK = "self_check"
    ONE_OTHER = "one_other"
    TWO_OTHERS = "two_others"


class PanelSize(StrEnum):
    """How the number of members compares with the directive: one appointed person, or three to five."""

    AS_DIRECTED = "as_directed"
    TWO = "two"
    SIX_OR_MORE = "six_or_more"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the panel, from `from_on` to `to_on` (both included; None: still in office)."""

    id: MemberId
    name: Bilingual
    designation: Bilingual
    roles: frozenset[Role]
    from_on: date
    to_on: date | None = None
    order_no: str = ""
    order_on: date | None = None
    email: str = ""

    def in_office(self, day: date) -> bool:
        """Whether the member sits on the panel that day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)

    def may(self, action: Action) -> bool:
        """Whether one of the member's roles allows the action."""
        return bool(self.roles & _ALLOWED[action])


def require(member: Member, action: Action, today: date) -> None:
    """Lets a member pass who may act today.

    Raises:
        NotInOffice: the member's time has not begun or is over.
        RoleNotAllowed: none of the roles allows the action.
    """
    if not member.in_office(today):
        raise NotInOffice(name=member.name)
    if not member.may(action):
        raise RoleNotAllowed(action=action.value)


def named(members: Iterable[Member], name: str) -> Member:
    """The one member of an id, or of a Bangla or English name, in any case.

    Raises:
        MemberUnknown: nobody is called that, or more than one.
    """
    wanted = _plain(name)
    found = [m for m in members if wanted in {_plain(m.id), _plain(m.name.bn), _plain(m.name.en)} - {""}]
    if len(found) != 1:
        raise MemberUnknown(name=name)
    return found[0]


def checked_member(member: Member) -> Member:
    """The member with every field cleaned.

    Raises:
        EmptyField: no Bangla name or designation.
        FieldTooLong: a field is longer than a line.
        RoleMissing: no role at all.
        WrongOrderOfDays: the last day lies before the first.
        WrongEmail: the e-mail address is none.
    """
    if not member.roles:
        raise RoleMissing()
    if member.to_on is not None and member.to_on < member.from_on:
        raise WrongOrderOfDays(first=member.from_on, last=member.to_on)
    return Member(
        id=member.id,
        name=Bilingual(required("member_name", member.name.bn), optional("member_name", member.name.en)),
        designation=Bilingual(
            required("designation", member.designation.bn), optional("designation", member.designation.en)
        ),
        roles=member.roles,
        from_on=member.from_on,
        to_on=member.to_on,
        order_no=optional("order_no", member.order_no),
        order_on=member.order_on,
        email=email_address(member.email),
    )


def check_panel(members: Iterable[Member], today: date) -> PanelSize:
    """How the panel of a day compares with the directive; two, or six and more, only warn.

    Raises:
        PanelEmpty: nobody is in office.
        LastConvenor: nobody in office is convenor.
    """
    present = [m for m in members if m.in_office(today)]
    if not present:
        raise PanelEmpty()
    if not any(Role.CONVENOR in m.roles for m in present):
        raise LastConvenor()
    return panel_size(len(present))


def panel_size(members: int) -> PanelSize:
    """The directive asks for one appointed person or three to five members."""
    if members == 2:
        return PanelSize.TWO
    return PanelSize.SIX_OR_MORE if members > 5 else PanelSize.AS_DIRECTED


def check_preset(preset: ApprovalPreset, members_in_office: int) -> None:
    """Self-check is for an office of exactly one member.

    Raises:
        SelfCheckNotAllowed: the panel has another number of members.
    """
    if preset is ApprovalPreset.SELF_CHECK and members_in_office != 1:
        raise SelfCheckNotAllowed(members=members_in_office)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
