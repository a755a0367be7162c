"""What the home screen shows, every text already said. Knows no Qt."""

from dataclasses import dataclass, field
from enum import Enum, auto

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.ids import DeliveryId, PageId
from ui.places import Place
from ui.roles import Role
from ui.screens.this_week.duties import DutyItem
from ui.widgets.page_face import PageFace
from ui.widgets.states import StateLook


@dataclass(frozen=True, slots=True)
class Target:
    """Where something leads: a place, or the manual kit of a delivery."""

    place: Place
    kit: DeliveryId | None = None


@dataclass(frozen=True, slots=True)
class DayHead:
    """A day in the head of the board; past days and the weekend lie on a quiet ground."""

    weekday: str
    number: str
    name: str
    today: bool
    quiet: bool


@dataclass(frozen=True, slots=True)
class DayCell:
    """What stands on a page's day; `name` says all of it, and `target` is where the first of it opens."""

    name: str
    looks: tuple[StateLook, ...] = field(default=())
    more: str = ""
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class CountCell:
    """The count of a week: `live` over `wanted` in the reader's digits, and the numbers of the bar below."""

    live: str
    wanted: str
    name: str
    minimum: int
    done: int
    scheduled: int
    role: Role


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A page's week; `told` explains in a sentence how it will end."""

    page_id: PageId
    face: PageFace
    kind: str
    days: tuple[DayCell, ...]
    count: CountCell
    look: StateLook
    word: str
    second: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class GapLine:
    """A page whose week is at risk, by its short name."""

    page_id: PageId
    name: str


@dataclass(frozen=True, slots=True)
class NeedLine:
    """Something that asks for the member."""

    look: StateLook
    word: str
    title: str
    second: str
    action: str
    target: Target


@dataclass(frozen=True, slots=True)
class QueueItem:
    """Something that goes out next; `when` is the whole moment, for the tooltip."""

    day: str
    time: str
    when: str
    title: str
    face: PageFace
    look: StateLook
    word: str
    target: Target


@dataclass(frozen=True, slots=True)
class QueueFoot:
    """How publishing stands, under the queue; `following` is when anything goes out next."""

    look: StateLook
    word: str
    following: str = ""
    paused: bool = False


@dataclass(frozen=True, slots=True)
class PageItem:
    """A kept page and how it is run; `second` is its kind, or for how long the program has access."""

    page_id: PageId
    face: PageFace
    second: str
    look: StateLook
    word: str
    target: Target


class Blank(Enum):
    """Why there is no board."""

    NO_PAGES = auto()
    NONE_THIS_WEEK = auto()


@dataclass(frozen=True, slots=True)
class HomeState:
    """The whole screen. `look_again_in` is in seconds: nothing on it changes by the clock alone before that."""

    week: Week
    is_this_week: bool
    subtitle: str
    board_title: str
    heads: tuple[DayHead, ...]
    board: tuple[BoardLine, ...]
    blank: Blank | None
    key: tuple[tuple[StateLook, str], ...]
    needs: tuple[NeedLine, ...]
    pages: tuple[PageItem, ...]
    queue: tuple[QueueItem, ...]
    queue_foot: QueueFoot
    next_week: str
    next_planned: str
    open_steps: int
    look_again_in: int
    away: str = ""
    """What happened while the program was away for more than a day; empty on other days."""
    away_harmed: bool = False
    gaps: tuple[GapLine, ...] = field(default=())
    duties: tuple[DutyItem, ...] = field(default=())
