"""What the room shows, every text already said. Knows no Qt."""

from dataclasses import dataclass
from datetime import date

from moderator_app.domain.ids import LeaveId, MemberId, SwapId
from moderator_app.domain.roster_faults import Severity
from moderator_app.words import mark
from ui.roles import Role
from ui.widgets.shapes import Shape, StateLook

SEVERITY_LOOKS = {
    Severity.GAP: StateLook(Shape.SQUARE_MINUS, Role.DANGER, mark("Gap")),
    Severity.WEAK: StateLook(Shape.TRIANGLE, Role.WARNING, mark("Weak")),
    Severity.NOTE: StateLook(Shape.SQUARE_LINES, Role.INFO, mark("Note")),
}
FILLED = StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("Named"))
OVER = StateLook(Shape.CIRCLE_SLASH, Role.MUTED, mark("Over"))


@dataclass(frozen=True, slots=True)
class DutyCell:
    """Who keeps a page in a week; `gone`: the main is not on the panel in that week, and the name is struck."""

    main: str
    standby: str
    vacant: bool
    gone: bool


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A week of the table; `first_on` is its Sunday."""

    first_on: date
    span: str
    second: str
    now: bool
    past: bool
    cells: tuple[DutyCell, ...]
    look: StateLook
    word: str


@dataclass(frozen=True, slots=True)
class FaultItem:
    """A gap or conflict; it opens the first of its weeks."""

    look: StateLook
    word: str
    sentence: str
    second: str
    first_on: date


@dataclass(frozen=True, slots=True)
class ShareItem:
    """How many weeks of the year a member has; `second` says what keeps them away."""

    name: str
    second: str
    main: str
    standby: str


@dataclass(frozen=True, slots=True)
class LeaveItem:
    """A leave that is not over, or was of this year."""

    id: LeaveId
    name: str
    span: str
    note: str
    over: bool


@dataclass(frozen=True, slots=True)
class SwapItem:
    """A swap that waits: asked of the member at the desk, or (`own`) by them."""

    id: SwapId
    sentence: str
    second: str
    own: bool


@dataclass(frozen=True, slots=True)
class RosterState:
    """The whole room. `now_row` is the row of this week, None in another year; `mine` the Sundays of one's own weeks to
    come.
    """

    year: int
    running: int
    subtitle: str
    columns: tuple[str, ...]
    weeks: tuple[WeekLine, ...]
    now_row: int | None
    empty: bool
    gaps: str
    faults: tuple[FaultItem, ...]
    shares: tuple[ShareItem, ...]
    leaves: tuple[LeaveItem, ...]
    swaps: tuple[SwapItem, ...]
    mine: frozenset[date]
    me: MemberId
