"""What the calendar shows, every text already said. Knows no Qt."""

from dataclasses import dataclass, field
from datetime import date, datetime

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.ids import DeliveryId, PageId, PostId
from ui.places import Place
from ui.screens.calendar.spot import Spot
from ui.widgets.page_face import PageFace
from ui.widgets.states import StateLook


@dataclass(frozen=True, slots=True)
class Target:
    """Where a chip leads: a place, or the manual kit of a delivery."""

    place: Place
    kit: DeliveryId | None = None


@dataclass(frozen=True, slots=True)
class Chip:
    """A post on a page; `told` says all of it, `short` is the state in a chip. No face where it has no page yet.

    `at` is aware; `fixed` says why it cannot be moved, `warned` what is amiss with its day ("" where nothing is); `who`
    has it in hand.
    """

    post_id: PostId
    look: StateLook
    word: str
    clock: str
    title: str
    page: str
    face: PageFace | None
    told: str
    short: str = ""
    at: datetime | None = None
    target: Target | None = None
    fixed: str = ""
    warned: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class DayName:
    """What a day is called, as it stands at the foot of its cell. `suffix` is never cut; `struck`: no longer kept."""

    text: str
    suffix: str = ""
    bold: bool = False
    struck: bool = False


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day. `dated` is its number with the month where the month changes; `aside` a day of another month.

    `quiet` days are over or without work; `open` ones are still to come, so that a post may be planned for them.
    Of its `count` posts the first ones are there as chips. `names` say what the day is, the weightiest first; `warning`
    what is amiss with a post on it ("" where nothing is).
    """

    day: date
    number: str
    dated: str
    bangla: str
    name: str
    told: str
    today: bool
    quiet: bool
    aside: bool
    open: bool
    chips: tuple[Chip, ...] = field(default=())
    count: int = 0
    names: tuple[DayName, ...] = field(default=())
    warning: str = ""

    @property
    def total(self) -> int:
        """How many posts stand on it."""
        return max(self.count, len(self.chips))


@dataclass(frozen=True, slots=True)
class PageCount:
    """How one page's week stands."""

    face: PageFace
    count: str
    look: StateLook
    word: str


@dataclass(frozen=True, slots=True)
class WeekCell:
    """The head of a week: its number, how many pages reached it, and what is most pressing.

    `pages` tell the same page by page, for the view of one week. Without pages there is no look and no word.
    """

    week: Week
    number: str
    count: str
    look: StateLook | None
    word: str
    told: str
    here: bool
    pages: tuple[PageCount, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A week with its seven days, Sunday first."""

    head: WeekCell
    days: tuple[DayCell, ...]


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """The head of a day's column."""

    word: str
    today: bool
    weekend: bool


@dataclass(frozen=True, slots=True)
class CalendarState:
    """The whole screen. `blank` says why no post stands on these days, and teaches; "" where one does.

    `look_again_in` is in seconds: nothing changes by the clock alone before that.
    """

    spot: Spot
    today: date
    title: str
    subtitle: str
    heads: tuple[ColumnHead, ...]
    weeks: tuple[WeekRow, ...]
    pages: tuple[tuple[PageId, str], ...]
    blank: str
    look_again_in: int


@dataclass(frozen=True, slots=True)
class AgendaPiece:
    """A stretch of the list: its days with a post or a name, and the days at which the next stretches begin.

    `ended`: beyond it, the way it was asked for, there is nothing more.
    """

    days: tuple[DayCell, ...]
    before: date
    after: date
    ended: bool
    pages: tuple[tuple[PageId, str], ...]
    look_again_in: int


@dataclass(frozen=True, slots=True)
class Done:
    """What was done to a post's time, in words; `day` is where it stands now, `warning` says what is amiss with it."""

    words: str
    warning: str = ""
    day: date | None = None
