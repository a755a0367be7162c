"""The rule of a recurring post as one sentence, and why a day of it is left out."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Protocol

from moderator_app.words.speaker import Speaker, TwoNames, mark
from moderator_app.zone import DHAKA

_A_SUNDAY = date(2026, 10, 4)
PLACES = (mark("first"), mark("second"), mark("third"), mark("fourth"), mark("fifth"))
"""Which of its weekday a day of a month is."""
LEFT_OUT = {
    "holiday": mark("holiday"),
    "closure": mark("the office is closed"),
    "weekend": mark("weekend"),
    "passed": mark("its time had gone by"),
}


class ExplainedRule(Protocol):
    """What the sentence names (`domain/series.py`, RuleExplained): days of the week count from Sunday (0)."""

    @property
    def every(self) -> str: ...
    @property
    def interval(self) -> int: ...
    @property
    def days(self) -> Sequence[int]: ...
    @property
    def month_day(self) -> int: ...
    @property
    def place(self) -> int: ...
    @property
    def weekday(self) -> int: ...
    @property
    def at(self) -> time: ...
    @property
    def last_on(self) -> date | None: ...
    @property
    def count(self) -> int | None: ...
    @property
    def skip_holidays(self) -> bool: ...


def rule_sentence(say: Speaker, rule: ExplainedRule) -> str:
    """ "Every 2 weeks on Sun and Wed at 11:00 am, until 31 December 2026; not on days off"."""
    return say(
        "{often} at {time}, {end}; {days_off}",
        often=how_often(say, rule),
        time=say.time(datetime.combine(_A_SUNDAY, rule.at, DHAKA)),
        end=_end(say, rule),
        days_off=say("not on days off") if rule.skip_holidays else say("on days off too"),
    )


def how_often(say: Speaker, rule: ExplainedRule) -> str:
    """ "Every month on the second Wed"."""
    n = rule.interval
    match rule.every:
        case "week":
            return say.count("Every week on {days}", "Every {n} weeks on {days}", n, days=_weekdays(say, rule.days))
        case "month_day":
            return say.count("Every month on day {day}", "Every {n} months on day {day}", n, day=rule.month_day)
        case "month_weekday":
            place, weekday = say(PLACES[rule.place - 1]), weekday_name(say, rule.weekday)
            return say.count(
                "Every month on the {place} {weekday}",
                "Every {n} months on the {place} {weekday}",
                n,
                place=place,
                weekday=weekday,
            )
        case _:
            return say.count("Every day", "Every {n} days", n)


def weekday_name(say: Speaker, day: int) -> str:
    """ "রবি" for 0, Sunday."""
    return say.weekday_head(_A_SUNDAY + timedelta(days=day))


def why_left_out(say: Speaker, why: str, name: TwoNames | None) -> str:
    """ "public holiday: শহীদ দিবস"."""
    reason = say(LEFT_OUT[why])
    return say("{reason}: {name}", reason=reason, name=name) if name is not None else reason


def _weekdays(say: Speaker, days: Sequence[int]) -> str:
    names = [weekday_name(say, day) for day in days]
    if len(names) < 2:
        return "".join(names)
    return say("{one} and {other}", one=", ".join(names[:-1]), other=names[-1])


def _end(say: Speaker, rule: ExplainedRule) -> str:
    if rule.last_on is not None:
        return say("until {day}", day=rule.last_on)
    return say.count("once", "{n} times", rule.count or 0)
