"""A model of everything that may happen between two processes, a network and a page, run on the real table of events.

One delivery; two processes that know nothing of each other but the store's row; a platform whose effects may come at
once, later or never, whatever it answers; a listing that lags; a timer of the platform's own; a person who looks at the
page. A world is one moment of all that; `following` gives every world that may come next.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from moderator_app.domain.delivery_events import DeliveryEvent, next_state
from moderator_app.domain.delivery_states import DeliveryState
from moderator_app.domain.errors import WrongMove
from moderator_app.domain.matching import MatchKind, Sought, matched
from moderator_app.domain.posts import Content
from moderator_app.domain.release import CLEAN_READS
from moderator_app.domain.sending import RemotePost

S, E = DeliveryState, DeliveryEvent
Table = Callable[[DeliveryState, DeliveryEvent], DeliveryState]
MOST_CLAIMS = 6
"""How often the delivery is claimed at most; every cycle through a claim looks like the one before it."""
CONTENT = Content("গণশুনানি বুধবার সকাল ১০টায়।")
SOUGHT = Sought(CONTENT)
_NO_EFFECT = (E.NOT_SENT, E.THROTTLED, E.REJECTED, E.BLOCKED, E.ASK)
_ARMED = (S.ARMED, S.HANDOVER)


class Call(NamedTuple):
    """A claim that a process holds: its epoch, whether it hands over, and what its answer will be once it came."""

    epoch: int
    handing: bool
    answer: DeliveryEvent | None = None
    gone: bool = False


class World(NamedTuple):
    """One moment. `live` posts of ours stand on the page and `kept` ones with the platform's timer; of both so many are
    `seen` in listings. `late` effects are still to come, as live posts or as kept ones.
    """

    state: DeliveryState = S.APPROVED
    epoch: int = 0
    calls: tuple[Call | None, Call | None] = (None, None)
    reads: int = 0
    live: int = 0
    seen: int = 0
    kept: int = 0
    kept_seen: int = 0
    late_live: int = 0
    late_kept: int = 0
    timer_passed: bool = False

    @property
    def ours(self) -> int:
        """How many posts the program has made, or will have."""
        return self.live + self.kept + self.late_live + self.late_kept

    @property
    def at_rest(self) -> bool:
        """No call is under way and no effect is to come: what a person sees now is what there is."""
        return self.calls == (None, None) and self.late_live == self.late_kept == 0


def following(world: World, table: Table = next_state, *, persons: bool = True) -> Iterator[World]:
    """Every world that may come next."""
    yield from _by_page(world)
    for process in (0, 1):
        call = world.calls[process]
        if call is None:
            yield from _idle(world, process, table)
        elif not call.gone:
            yield from _called(world, process, call)
            yield _with_call(world, process, None)  # killed before the socket opened
        else:
            yield from _answered(world, process, call, table)
            yield _with_call(world, process, None)  # killed before the answer was written down
    if persons:
        yield from _by_person(world, table)


def _with_call(world: World, process: int, call: Call | None) -> World:
    one, other = world.calls
    return world._replace(calls=(call, other) if process == 0 else (one, call))


def _moved(world: World, table: Table, event: DeliveryEvent) -> Iterator[World]:
    try:
        after = table(world.state, event)
    except WrongMove:
        return
    yield world._replace(state=after, reads=0 if after is not world.state else world.reads)


# ---------------------------------------------------------------- the platform and its page


def _by_page(world: World) -> Iterator[World]:
    if world.late_live:
        yield world._replace(late_live=world.late_live - 1, live=world.live + 1)
    if world.late_kept and not world.timer_passed:
        yield world._replace(late_kept=world.late_kept - 1, kept=world.kept + 1)
    if world.late_kept and world.timer_passed:
        yield world._replace(late_kept=world.late_kept - 1, live=world.live + 1)
    if world.seen < world.live:
        yield world._replace(seen=world.seen + 1)
    if world.kept_seen < world.kept:
        yield world._replace(kept_seen=world.kept_seen + 1)
    if not world.timer_passed:
        yield world._replace(timer_passed=True, live=world.live + world.kept, kept=0, kept_seen=0)


# ---------------------------------------------------------------- a process


def _idle(world: World, process: int, table: Table) -> Iterator[World]:
    for event in (E.DUE, E.STAGED, E.WAIT_OVER, E.RESUMED, E.LAPSED, E.SUSPECTED, E.ASKED, E.UNREADABLE):
        yield from _moved(world, table, event)
    if world.state in _ARMED:
        yield from _moved(world, table, E.ABANDONED)
    yield from _claimed(world, process, table)
    yield from _read(world, table)
    if world.state is S.CANCEL_PENDING:
        yield from _taken_back(world, table)


def _claimed(world: World, process: int, table: Table) -> Iterator[World]:
    """The swap of state and epoch is committed before the socket opens."""
    if world.epoch >= MOST_CLAIMS:
        return
    for event, handing in ((E.CLAIM, False), (E.HAND_OVER, True)):
        if handing and world.timer_passed:
            continue
        for armed in _moved(world, table, event):
            fresh = armed._replace(epoch=world.epoch + 1)
            yield _with_call(fresh, process, Call(fresh.epoch, handing))


def _called(world: World, process: int, call: Call) -> Iterator[World]:
    """The request goes out: nothing happens, at once or later, and the answer tells the truth or is lost."""
    for answer in _NO_EFFECT:
        yield _with_call(world, process, call._replace(gone=True, answer=answer))
    for lost in (E.UNKNOWN, E.DUPLICATE):
        yield _with_call(world, process, call._replace(gone=True, answer=lost))
    on_timer = call.handing and not world.timer_passed
    now = world._replace(kept=world.kept + 1) if on_timer else world._replace(live=world.live + 1)
    late = world._replace(late_kept=world.late_kept + 1) if on_timer else world._replace(late_live=world.late_live + 1)
    yield _with_call(now, process, call._replace(gone=True, answer=E.CONFIRMED))
    for after in (now, late):
        yield _with_call(after, process, call._replace(gone=True, answer=E.UNKNOWN))


def _answered(world: World, process: int, call: Call, table: Table) -> Iterator[World]:
    """An answer is written down only for the claim that still stands."""
    idle = _with_call(world, process, None)
    if world.epoch != call.epoch or world.state not in _ARMED or call.answer is None:
        yield idle
    else:
        yield from _moved(idle, table, call.answer)


def _read(world: World, table: Table) -> Iterator[World]:
    """One read of the page and of what the platform keeps, judged by the real rule."""
    found = matched(SOUGHT, [_post(n, out=True) for n in range(world.seen)]).kind
    kept = matched(SOUGHT, [_post(n, out=False) for n in range(world.kept_seen)]).kind
    if found is not MatchKind.NONE:
        for event in (E.ADOPTED, E.FOUND if found is MatchKind.ONE else E.FOUND_SEVERAL):
            yield from _moved(world, table, event)
    elif kept is not MatchKind.NONE:
        yield from _moved(world, table, E.FOUND_WAITING)
    else:
        yield from _nothing_found(world, table)


def _nothing_found(world: World, table: Table) -> Iterator[World]:
    if world.state is S.SETTLING and world.reads < CLEAN_READS:
        yield world._replace(reads=world.reads + 1)
    if world.state is S.SETTLING and world.reads >= CLEAN_READS:
        yield from _moved(world, table, E.NOT_FOUND)
    if world.state in {S.SCHEDULED_REMOTE, S.CANCEL_PENDING} and world.timer_passed:
        yield from _moved(world, table, E.OVERDUE)
    if world.state is S.SCHEDULED_REMOTE and not world.timer_passed:
        yield from _moved(world, table, E.REMOVED_THERE)


def _taken_back(world: World, table: Table) -> Iterator[World]:
    """Confirmed only where the platform keeps it no longer, and it did not go out before."""
    if world.timer_passed or world.live or world.late_kept:
        return
    gone = world._replace(kept=0, kept_seen=0)
    yield gone  # done there, and the answer was lost
    for event in (E.TAKEN_BACK, E.TAKEN_BACK_FOR_GOOD):
        yield from _moved(gone, table, event)


def _post(number: int, *, out: bool) -> RemotePost:
    return RemotePost(f"post-{number}", CONTENT.text, published=out)


# ---------------------------------------------------------------- a person


def _by_person(world: World, table: Table) -> Iterator[World]:
    """Decides while nothing is under way, and says what is true."""
    if world.state is S.SCHEDULED_REMOTE:
        yield from _moved(world, table, E.TAKE_BACK)
    if not world.at_rest:
        return
    if world.state in {S.NEEDS_HUMAN, S.MISSED, S.EXPIRED, S.REJECTED}:
        nothing = world.live == world.kept == 0
        yield from _moved(world, table, E.CLOSED)
        if nothing:
            for event in (E.ONCE_MORE, E.ONCE_MORE_LATER, E.GO_NOW, E.NEW_TIME, E.TAKEN_OFF):
                yield from _moved(world, table, event)
        if world.kept:
            yield from _moved(world, table, E.LEFT_AS_IT_IS)
