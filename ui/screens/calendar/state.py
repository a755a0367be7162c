"""What the calendar shows, every text already said. Knows no Qt."""

from dataclasses import dataclass, field
from datetime import date

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.ids import PageId, PostId
from ui.screens.calendar.spot import Spot
from ui.widgets.page_face import PageFace
from ui.widgets.states import StateLook


@dataclass(frozen=True, slots=True)
class Chip:
    """A post on a page; `told` says all of it, `short` is the state in a chip. No face where it has no page yet."""

    post_id: PostId
    look: StateLook
    word: str
    clock: str
    title: str
    page: str
    face: PageFace | None
    told: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day. `dated` is its number with the month where the month changes; `aside` a day of another month.

    `quiet` days are over or of the weekend; `open` ones are still to come, so that a post may be planned for them.
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
