"""Who is at the desk: the founder, first PINs by one-time code, signing in, and wrong tries."""

import math
from dataclasses import dataclass, field, replace
from typing import final

from moderator_app.domain.activity import SYSTEM, LogValue
from moderator_app.domain.errors import (
    NobodyInOffice,
    NoPinYet,
    NotInOffice,
    PinAlreadySet,
    StoreExists,
    WrongCode,
    WrongPin,
)
from moderator_app.domain.ids import MemberId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import ALL_ROLES, Action, Member, checked_member
from moderator_app.domain.pins import check_new_pin, wait_seconds
from moderator_app.events import OfficeChanged, SignedIn
from moderator_app.ports import PinHasher
from moderator_app.services.recovery_proof import RecoveryProof
from moderator_app.services.workroom import Workroom


@dataclass(frozen=True, slots=True)
class Seat:
    """A member who may sign in today; without a PIN the one-time code is asked for."""

    member: Member
    has_pin: bool


@dataclass(frozen=True, slots=True)
class Founder:
    """The one who sets the office up: holds all roles until the panel stands."""

    name: Bilingual
    designation: Bilingual
    pin: str = field(repr=False)
    repeated: str = field(repr=False)


@final
class SignIn:
    """Lets members sit down at the desk. Waiting after wrong PINs runs on the clock that never jumps."""

    def __init__(self, room: Workroom, hasher: PinHasher) -> None:
        """Nobody is at the desk yet."""
        self._room = room
        self._hasher = hasher
        self._barred_until: dict[MemberId, float] = {}
        self._recovery = RecoveryProof(room)

    def seats(self) -> tuple[Seat, ...]:
        """The members in office today, in the order in which they joined the list; none in a fresh store.

        Raises:
            NobodyInOffice: there are members, but none today. The PC's clock stands wrong, as a rule.
        """
        today = self._room.today()
        with self._room.store.read() as unit:
            members = unit.members.all()
            present = [m for m in members if m.in_office(today)]
            if members and not present:
                raise NobodyInOffice(day=today)
            return tuple(Seat(m, bool(unit.members.credential(m.id).pin_hash)) for m in present)

    def found(self, founder: Founder) -> Member:
        """The first member of a fresh store.

        Raises:
            StoreExists: the store has members already.
            InputRefused: name, designation or PIN cannot be taken.
        """
        check_new_pin(founder.pin, founder.repeated)
        member = checked_member(
            Member(MemberId(self._room.ids.new()), founder.name, founder.designation, ALL_ROLES, self._room.today())
        )
        pin_hash = self._hasher.hash(founder.pin)
        with self._room.store.write() as unit:
            if unit.members.all():
                raise StoreExists(path=str(self._room.folder.path))
            unit.members.put(member)
            unit.members.put_credential(replace(unit.members.credential(member.id), pin_hash=pin_hash))
            unit.activity.append(self._room.now(), member.id, "office_founded", ("member", member.id), {})
        self._room.bus.publish(OfficeChanged(initiator=member.id))
        return member

    def enter(self, member_id: MemberId, pin: str) -> Member:
        """Signs a member in.

        Raises:
            NotInOffice: the member's time has not begun or is over.
            NoPinYet: the first PIN must be set with the one-time code.
            WrongPin: not the PIN, or too soon after wrong ones; `wait` says for how many seconds.
        """
        with self._room.store.read() as unit:
            member = unit.members.get(member_id)
            credential = unit.members.credential(member_id)
        if not member.in_office(self._room.today()):
            raise NotInOffice(name=member.name)
        if not credential.pin_hash:
            raise NoPinYet(name=member.name)
        self._check_wait(member_id, credential.failures)
        if not self._hasher.matches(credential.pin_hash, pin):
            raise WrongPin(wait=self._count_failure(member_id))
        self._note_entered(member_id)
        self._room.bus.publish(SignedIn(member_id, initiator=member_id))
        return member

    def leave(self, member_id: MemberId, *, by_itself: bool = False) -> None:
        """Notes that a member got up from the desk, or (`by_itself`) that the desk locked itself behind them.

        Raises:
            NothingThere: nobody of this id was ever on the panel.
        """
        noted: dict[str, LogValue] = {"by_itself": True} if by_itself else {}
        with self._room.store.write() as unit:
            unit.members.get(member_id)
            unit.activity.append(self._room.now(), member_id, "signed_out", ("member", member_id), noted)
        self._room.bus.publish(SignedIn("", initiator=member_id))

    def hand_code(self, actor: MemberId, member_id: MemberId) -> str:
        """A new one-time code for a member, shown once; it takes the place of a forgotten PIN.

        Raises:
            NotAllowed: only the convenor hands out codes.
        """
        code = self._hasher.new_code()
        code_hash = self._hasher.hash(code)
        with self._room.acting(actor, Action.CHANGE_PANEL) as acting:
            acting.unit.members.get(member_id)
            credential = acting.unit.members.credential(member_id)
            fresh = replace(credential, pin_hash="", code_hash=code_hash, failures=0)
            acting.unit.members.put_credential(fresh)
            acting.log("code_handed", "member", member_id)
        self._barred_until.pop(member_id, None)
        self._room.bus.publish(OfficeChanged(initiator=actor))
        return code

    def set_first_pin(self, member_id: MemberId, code: str, pin: str, repeated: str) -> Member:
        """Sets a member's own PIN with the one-time code and signs the member in.

        Raises:
            NotInOffice: the member's time has not begun or is over; nothing was set.
            WrongCode: not the code, or it was used.
            PinAlreadySet: the member has a PIN.
            InputRefused: the PIN cannot be taken.
            WrongPin: too many wrong codes; `wait` says for how many seconds.
        """
        check_new_pin(pin, repeated)
        with self._room.store.read() as unit:
            member = unit.members.get(member_id)
            credential = unit.members.credential(member_id)
        if not member.in_office(self._room.today()):
            raise NotInOffice(name=member.name)
        if credential.pin_hash:
            raise PinAlreadySet(name=member.name)
        self._check_wait(member_id, credential.failures)
        if not credential.code_hash or not self._hasher.matches(credential.code_hash, _plain_code(code)):
            self._count_failure(member_id)
            raise WrongCode()
        pin_hash = self._hasher.hash(pin)
        with self._room.store.write() as unit:
            unit.members.put_credential(replace(credential, pin_hash=pin_hash, code_hash="", failures=0))
            unit.activity.append(self._room.now(), member_id, "pin_set", ("member", member_id), {})
        return self.enter(member_id, pin)

    def reset_pin_with_recovery(self, member_id: MemberId, typed: str, pin: str, repeated: str) -> Member:
        """Sets a forgotten PIN anew with the recovery key from the safe, and signs the member in.

        Raises:
            NotInOffice: the member's time has not begun or is over.
            InputRefused: the PIN cannot be taken.
            BadRecoveryKey: the key is mistyped.
            WrongRecovery: not this office's key, or too soon after wrong ones; `wait` says for how many seconds.
        """
        check_new_pin(pin, repeated)
        with self._room.store.read() as unit:
            member = unit.members.get(member_id)
        if not member.in_office(self._room.today()):
            raise NotInOffice(name=member.name)
        self._recovery.check(typed)
        pin_hash = self._hasher.hash(pin)
        with self._room.store.write() as unit:
            credential = unit.members.credential(member_id)
            unit.members.put_credential(replace(credential, pin_hash=pin_hash, code_hash="", failures=0))
            subject = ("member", member_id)
            unit.activity.append(self._room.now(), SYSTEM, "pin_reset_with_recovery_key", subject, {})
        self._barred_until.pop(member_id, None)
        self._room.bus.publish(OfficeChanged(initiator=member_id))
        return self.enter(member_id, pin)

    def _check_wait(self, member_id: MemberId, failures: int) -> None:
        # After a restart the count of wrong tries is known and the moment is not: the whole wait begins anew.
        now = self._room.clock.monotonic()
        until = self._barred_until.setdefault(member_id, now + wait_seconds(failures))
        if until > now:
            raise WrongPin(wait=math.ceil(until - now))

    def _count_failure(self, member_id: MemberId) -> int:
        with self._room.store.write() as unit:
            credential = unit.members.credential(member_id)
            failures = credential.failures + 1
            unit.members.put_credential(replace(credential, failures=failures))
            unit.activity.append(self._room.now(), SYSTEM, "pin_refused", ("member", member_id), {"failures": failures})
        wait = wait_seconds(failures)
        self._barred_until[member_id] = self._room.clock.monotonic() + wait
        return wait

    def _note_entered(self, member_id: MemberId) -> None:
        self._barred_until.pop(member_id, None)
        with self._room.store.write() as unit:
            credential = unit.members.credential(member_id)
            if credential.failures:
                unit.members.put_credential(replace(credential, failures=0))
            unit.activity.append(self._room.now(), member_id, "signed_in", ("member", member_id), {})


def _plain_code(code: str) -> str:
    return code.replace(" ", "").replace("-", "")
