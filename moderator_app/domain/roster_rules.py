"""When a duty may be set, a week swapped, a leave put down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from moderator_app.domain.errors import (
    DutyNotForRole,
    DutyPast,
    DutyTwice,
    LeaveOverlaps,
    NothingThere,
    NotInOffice,
    SwapAlreadyAsked,
    SwapAnswered,
    SwapNotForYou,
    SwapNotFree,
    SwapNotTheirs,
    SwapNotYours,
    SwapOutdated,
    SwapPast,
    SwapWithSelf,
    WrongOrderOfDays,
)
from moderator_app.domain.fields import optional
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.roster import Duty, DutyKey, Leave, Swap, SwapState
from moderator_app.domain.rotation import is_free

NOTE_LIMIT = 500


@dataclass(frozen=True, slots=True)
class SwapAsk:
    """What two members would swap, as it stands now: `give` and `take` are the duties, not only their keys."""

    asker: Member
    other: Member
    give: Duty
    take: Duty | None


def checked_duty(duty: Duty, members: Iterable[Member], today: date) -> Duty:
    """A duty that a person names; whether the two are on leave is theirs to weigh, and stands in the list of faults.

    Raises:
        DutyPast: the week is over.
        DutyTwice: the same person would stand by for themselves.
        NothingThere: no such member.
        NotInOffice: somebody sits on the panel on no day of the week.
        DutyNotForRole: somebody may not draft.
        FieldTooLong: the note is longer than a paragraph.
    """
    week = duty.key.week
    if week.last_on < today:
        raise DutyPast(first=week.first_on, last=week.last_on)
    seated = {member.id: member for member in members}
    wanted = [member_id for member_id in (duty.main_id, duty.standby_id) if member_id]
    for member_id in wanted:
        if member_id not in seated:
            raise NothingThere(id=member_id)
    named = [seated[member_id] for member_id in wanted]
    if len(named) == 2 and named[0] is named[1]:
        raise DutyTwice(name=named[0].name)
    for member in named:
        if not any(member.in_office(day) for day in week.days):
            raise NotInOffice(name=member.name)
        if not member.may(Action.DRAFT):
            raise DutyNotForRole(name=member.name)
    return replace(duty, note=checked_note(duty.note))


def checked_note(note: str) -> str:
    """A hand-over note, or the word beside a leave: one cleaned paragraph.

    Raises:
        FieldTooLong: longer than a paragraph.
    """
    return optional("note", note, NOTE_LIMIT)


def check_swap(ask: SwapAsk, leaves: Sequence[Leave], today: date) -> None:
    """Whether two members could swap as they ask, today.

    Raises:
        SwapWithSelf: both are the same.
        SwapNotYours: the asker is not the main of what is given away.
        SwapNotTheirs: the other is not the main of what is taken in return.
        SwapPast: one of the weeks is over.
        DutyNotForRole: the other may not draft.
        SwapNotFree: one of them is not there in the week that would be theirs.
    """
    if ask.asker.id == ask.other.id:
        raise SwapWithSelf()
    if ask.give.main_id != ask.asker.id:
        raise SwapNotYours(day=ask.give.key.week.first_on)
    if ask.take and ask.take.main_id != ask.other.id:
        raise SwapNotTheirs(name=ask.other.name, day=ask.take.key.week.first_on)
    taken_over = [(ask.other, ask.give.key), *([(ask.asker, ask.take.key)] if ask.take else [])]
    for member, key in taken_over:
        if key.week.last_on < today:
            raise SwapPast(first=key.week.first_on, last=key.week.last_on)
        if not member.may(Action.DRAFT):
            raise DutyNotForRole(name=member.name)
        if not is_free(member, key.week, leaves):
            raise SwapNotFree(name=member.name, first=key.week.first_on, last=key.week.last_on)


def check_not_asked(give: DutyKey, take: DutyKey | None, swaps: Iterable[Swap]) -> None:
    """A duty is in one open question at a time.

    Raises:
        SwapAlreadyAsked: another swap of one of the duties waits for its answer.
    """
    for swap in swaps:
        if swap.state is SwapState.ASKED and {swap.give, swap.take} & ({give, take} - {None}):
            raise SwapAlreadyAsked()


def check_answer(swap: Swap, actor: Member) -> None:
    """Whether a member may accept or decline.

    Raises:
        SwapNotForYou: another was asked.
        SwapAnswered: it has its answer already.
    """
    if actor.id != swap.other_id:
        raise SwapNotForYou()
    _check_open(swap)


def check_withdrawal(swap: Swap, actor: Member) -> None:
    """Whether a member may take back the question.

    Raises:
        SwapNotForYou: another asked it.
        SwapAnswered: it has its answer already.
    """
    if actor.id != swap.asker_id:
        raise SwapNotForYou()
    _check_open(swap)


def check_acceptance(ask: SwapAsk, leaves: Sequence[Leave], today: date) -> None:
    """Everything is looked at once more before both duties change.

    Raises:
        NotInOffice: the asker has left the panel.
        SwapOutdated: one of the duties has another main by now.
        SwapPast, SwapNotFree, DutyNotForRole: as in `check_swap`.
    """
    if not ask.asker.in_office(today):
        raise NotInOffice(name=ask.asker.name)
    if ask.give.main_id != ask.asker.id or (ask.take and ask.take.main_id != ask.other.id):
        raise SwapOutdated()
    check_swap(ask, leaves, today)


def swapped(ask: SwapAsk) -> tuple[Duty, ...]:
    """The duties after the swap, made by hand now; who becomes the main of a duty no longer stands by for it."""
    given = _handed(ask.give, ask.other, ask.asker)
    return (given, _handed(ask.take, ask.asker, ask.other)) if ask.take else (given,)


def check_leave(leave: Leave, others: Iterable[Leave]) -> Leave:
    """The leave with its note cleaned; one that is over may be put down as well: it explains who was on duty.

    Raises:
        WrongOrderOfDays: the last day lies before the first.
        LeaveOverlaps: the member is on leave on one of the days already.
        FieldTooLong: the note is longer than a paragraph.
    """
    if leave.last_on < leave.first_on:
        raise WrongOrderOfDays(first=leave.first_on, last=leave.last_on)
    for other in others:
        mine = other.member_id == leave.member_id and other.id != leave.id
        if mine and other.touches(leave.first_on, leave.last_on):
            raise LeaveOverlaps(first=other.first_on, last=other.last_on)
    return replace(leave, note=checked_note(leave.note))


def _handed(duty: Duty, to: Member, by: Member) -> Duty:
    standby = by.id if duty.standby_id == to.id else duty.standby_id
    return replace(duty, main_id=to.id, standby_id=standby, by_hand=True)


def _check_open(swap: Swap) -> None:
    if swap.state is not SwapState.ASKED:
        raise SwapAnswered()
