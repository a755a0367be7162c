"""Until when a page's week may be put off: moments to choose from, and one that is typed. Knows no Qt."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.fields import calendar_day, clock_time
from moderator_app.domain.ids import PageId
from moderator_app.domain.panel import Member
from moderator_app.domain.reminders import ReminderSettings
from moderator_app.words import Speaker
from moderator_app.words.cadence import outlook_words
from moderator_app.zone import DHAKA, in_dhaka

if TYPE_CHECKING:
    from moderator_app.core import Core

_SOON = timedelta(hours=2)
_OFFERED = 3


@dataclass(frozen=True, slots=True)
class LaterState:
    """What the page shows: whose week it is, how it stands, and the moments to choose from, each with its words and
    with how much of the week is left then.
    """

    page: str
    told: str
    moments: tuple[tuple[datetime, str, str], ...]
    day: str
    hour: str


class LaterPresenter:
    """Reads and writes; every method may be called behind the background door."""

    def __init__(self, core: "Core", say: Speaker, actor: Member, page_id: PageId, week: Week) -> None:
        self._core, self._say, self._actor = core, say, actor
        self._page_id, self._week = page_id, week

    def load(self) -> LaterState:
        """As of now."""
        say, now = self._say, self._core.clock.now()
        board = self._core.board.week(self._week.first_on)
        row = next(row for row in board.rows if row.page_week.page.id == self._page_id)
        moments = later_moments(self._core.reminding.settings(), now, self._week)
        first = in_dhaka(moments[0] if moments else now)
        return LaterState(
            page=say.name(row.page_week.page.name),
            told=outlook_words(say, row.forecast) if row.forecast else "",
            moments=tuple((at, say.short_moment(at), self._left(at)) for at in moments),
            day=say.in_digits(f"{first:%d/%m/%Y}"),
            hour=say.in_digits(f"{first:%H:%M}"),
        )

    def _left(self, at: datetime) -> str:
        days = self._week.days_left(in_dhaka(at).date())
        return self._say.count("{n} day left", "{n} days left", days)

    def put_off(self, until: datetime) -> None:
        """Raises what `Reminding.snooze` raises."""
        self._core.reminding.snooze(self._actor.id, self._page_id, self._week, until)

    def put_off_typed(self, day: str, hour: str) -> None:
        """Raises WrongDate and WrongTime for what is none, and what `Reminding.snooze` raises."""
        self.put_off(datetime.combine(calendar_day(day), clock_time(hour), DHAKA))


def later_moments(settings: ReminderSettings, now: datetime, week: Week) -> tuple[datetime, ...]:
    """In two hours, and when the next steps come; none in the quiet hours and none after the week."""
    local = in_dhaka(now).replace(second=0, microsecond=0)
    soon = local + _SOON - timedelta(minutes=local.minute % 15)
    step = settings.next_at(settings.remind_at, now)
    found = sorted({soon, step, step + timedelta(days=1)})
    return tuple(at for at in found if now < at < week.ends_at and not settings.is_quiet(at))[:_OFFERED]
