"""The panel register, without Qt: its lines, what may be done, and doing it."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, final

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import MemberId
from moderator_app.domain.panel import Action, ApprovalPreset, Member
from moderator_app.words import Speaker
from moderator_app.zone import dhaka_day
from ui.forms.preset_words import size_notice
from ui.forms.trouble import Trouble, day_text, trouble
from ui.forms.typed_member import TypedMember, member_trouble, read_member, roles_line, typed_member

if TYPE_CHECKING:
    from moderator_app.core import Core


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member as the table shows it; texts are said. `pin_set` is None for who is not in office."""

    id: MemberId
    name: str
    designation: str
    roles: str
    since: str
    order: str
    pin: str
    pin_set: bool | None
    in_office: bool


@dataclass(frozen=True, slots=True)
class PanelState:
    """Everything the register shows, read at one moment."""

    lines: tuple[MemberLine, ...]
    in_office: int
    notice: str
    preset: ApprovalPreset
    preset_confirmed: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a form: the name and a code to hand over (only a new member has one), or the troubles."""

    name: str = ""
    code: str = field(default="", repr=False)
    troubles: tuple[Trouble, ...] = ()


@final
class PanelPresenter:
    """Every method but `may_change` and `reason` is called behind the background door."""

    def __init__(self, say: Speaker, core: "Core", actor: Member) -> None:
        """A presenter for the member at the desk."""
        self._say = say
        self._core = core
        self._actor = actor

    def may_change(self) -> bool:
        """Whether the member may change the panel."""
        return self._actor.may(Action.CHANGE_PANEL)

    def reason(self) -> str:
        """Why nothing can be changed, "" where it can."""
        return "" if self.may_change() else self._say("Only the convenor changes the panel.")

    def load(self) -> PanelState:
        """The register as it stands; who left comes last."""
        today = dhaka_day(self._core.clock.now())
        view, settings = self._core.panel.view(), self._core.office.settings()
        members = sorted(view.members, key=lambda m: not m.in_office(today))
        lines = tuple(self._line(m, m.id in view.with_pin, today) for m in members)
        notice = size_notice(self._say, view.size, view.in_office)
        return PanelState(lines, view.in_office, notice, settings.preset, settings.preset_confirmed)

    def member_typed(self, member_id: MemberId | None) -> TypedMember:
        """What the form of a member begins with; None: of a new one."""
        if member_id is None:
            return TypedMember(from_on=day_text(self._say, dhaka_day(self._core.clock.now())))
        return typed_member(self._say, self._core.panel.member(member_id))

    def keys_to_change(self, member_id: MemberId | None) -> str:
        """Which pages' keys are this member's, and so go with them; "" where none are."""
        pages = self._core.health.to_rotate(member_id) if member_id is not None else ()
        if not pages:
            return ""
        names = ", ".join(self._say.name(page.name) for page in pages)
        return self._say("Connected with this member's keys: {pages}. When they leave, connect anew.", pages=names)

    def keep(self, member_id: MemberId | None, typed: TypedMember) -> Kept:
        """Adds a member (None) or changes one."""
        core, actor = self._core, self._actor.id
        today = dhaka_day(core.clock.now())
        member, troubles = read_member(self._say, typed, member_id or core.panel.new_id(), today)
        if member is None:
            return Kept(troubles=troubles)
        name = self._say.name(member.name)
        try:
            if member_id is None:
                return Kept(name, core.panel.add(actor, member).code)
            core.panel.change(actor, member)
        except ModeratorError as error:
            return Kept(troubles=(member_trouble(self._say, error, typed),))
        return Kept(name)

    def new_code(self, member_id: MemberId) -> Kept:
        """A new one-time code; the old PIN is void at once."""
        try:
            code = self._core.sign_in.hand_code(self._actor.id, member_id)
        except ModeratorError as error:
            return Kept(troubles=(trouble(self._say, error),))
        return Kept(self._say.name(self._core.panel.member(member_id).name), code)

    def choose_preset(self, preset: ApprovalPreset) -> tuple[Trouble, ...]:
        """Who must have seen a post; () when it is kept."""
        try:
            self._core.office.set_preset(self._actor.id, preset)
        except ModeratorError as error:
            return (trouble(self._say, error),)
        return ()

    def _line(self, member: Member, with_pin: bool, today: date) -> MemberLine:
        say = self._say
        here = member.in_office(today)
        if member.to_on is not None:
            since = say("{first} to {last}", first=member.from_on, last=member.to_on)
        else:
            since = say("since {first}", first=member.from_on)
        pin = "" if not here else say("PIN set") if with_pin else say("code handed out")
        return MemberLine(
            member.id,
            say.name(member.name),
            say.name(member.designation),
            roles_line(say, member.roles),
            since,
            member.order_no,
            pin or say("not in office"),
            with_pin if here else None,
            here,
        )
