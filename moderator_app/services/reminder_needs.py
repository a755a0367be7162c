"""Of which weeks a member was reminded and is still needed, for the board's list of what asks for them."""

from dataclasses import dataclass
from datetime import datetime

from moderator_app.domain.bd_calendar import week_of
from moderator_app.domain.cadence import WeekState
from moderator_app.domain.forecast import Forecast
from moderator_app.domain.ids import MemberId
from moderator_app.domain.ladder import STEPS
from moderator_app.domain.reminders import Rung
from moderator_app.ports import Unit
from moderator_app.services.reminder_look import book_of_weeks, weeks_ahead
from moderator_app.services.week_outlook import outlook_of
from moderator_app.zone import dhaka_day


@dataclass(frozen=True, slots=True)
class ToldWeek:
    """A week of which a member was told and that is not safe yet, under the most urgent step they were told."""

    rung: Rung
    forecast: Forecast


def told_weeks(unit: Unit, member_id: MemberId, now: datetime) -> tuple[ToldWeek, ...]:
    """The running week, and one ahead whose steps came early, page by page; what the member put off is left out."""
    ahead = weeks_ahead(week_of(dhaka_day(now)))
    book = book_of_weeks(unit, ahead[0], ahead[-1])
    last = max((t.key.week for t in book.told_to(member_id)), default=None)
    if last is None:
        return ()
    found: list[ToldWeek] = []
    for forecast in outlook_of(unit, [week for week in ahead if week <= last], now).forecasts:
        mine = book.of(forecast.page_week.page.id, forecast.page_week.week)
        told, snooze = [t.key.rung for t in mine.told_to(member_id)], mine.snooze_of(member_id)
        put_off = snooze is not None and now < snooze.until
        if told and not put_off and (forecast.leans or forecast.state is WeekState.AT_RISK):
            found.append(ToldWeek(max(told, key=STEPS.index), forecast))
    return tuple(found)
