from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from moderator_app.domain.days import Closure, DayBook, SpecialDay, book_of
from moderator_app.domain.errors import (
    EmptyField,
    SeriesBeginsPast,
    SeriesGivesNothing,
    SeriesNeedsEnd,
    SeriesTooFar,
    SeriesTooLong,
    WrongInterval,
    WrongOrderOfDays,
)
from moderator_app.domain.ids import ClosureId, DayId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.series import (
    Every,
    LeftOut,
    Recurrence,
    check_days,
    checked_series,
    explained,
    left_out,
    moment_of,
)
from moderator_app.zone import DHAKA
from tests.domain.samples import TODAY

WEEKLY = Recurrence(Every.WEEK, TODAY, days=frozenset({0, 3}), count=10)


def test_a_good_rule_passes_as_it_is():
    assert checked_series(WEEKLY, TODAY) == WEEKLY
    until = replace(WEEKLY, count=None, last_on=WEEKLY.latest_on)
    assert checked_series(until, TODAY) == until


def test_days_of_the_week_stand_only_where_the_rule_is_weekly():
    monthly = replace(WEEKLY, every=Every.MONTH_DAY)
    assert checked_series(monthly, TODAY).days == frozenset()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"interval": 0}, WrongInterval),
        ({"interval": 13}, WrongInterval),
        ({"days": frozenset()}, EmptyField),
        ({"first_on": TODAY - timedelta(days=1)}, SeriesBeginsPast),
        ({"count": None}, SeriesNeedsEnd),
        ({"count": 0}, SeriesNeedsEnd),
        ({"last_on": TODAY}, SeriesNeedsEnd),
        ({"count": 61}, SeriesTooLong),
        ({"count": None, "last_on": TODAY - timedelta(days=1)}, WrongOrderOfDays),
        ({"count": None, "last_on": date(2028, 10, 7)}, SeriesTooFar),
    ],
)
def test_a_rule_that_cannot_be_is_refused(change, error):
    with pytest.raises(error):
        checked_series(replace(WEEKLY, **change), TODAY)


def test_two_years_after_a_leap_day_is_the_last_of_february():
    assert Recurrence(Every.DAY, date(2028, 2, 29), count=1).latest_on == date(2030, 2, 28)
    assert WEEKLY.latest_on == date(2028, 10, 6)


def test_the_days_of_a_rule_are_some_at_most_sixty_and_as_many_as_asked_for():
    day = timedelta(days=1)
    check_days(WEEKLY, [TODAY + n * day for n in range(10)])
    check_days(replace(WEEKLY, count=None, last_on=TODAY), [TODAY])
    with pytest.raises(SeriesGivesNothing):
        check_days(WEEKLY, [])
    with pytest.raises(SeriesTooLong):
        check_days(WEEKLY, [TODAY + n * day for n in range(61)])
    with pytest.raises(SeriesTooFar):
        check_days(WEEKLY, [TODAY])


def test_a_rule_is_taken_apart_for_its_sentence():
    said = explained(replace(WEEKLY, first_on=date(2026, 10, 21)), time(11), skip_holidays=True)
    assert (said.days, said.weekday, said.place, said.month_day) == ((0, 3), 3, 3, 21)
    assert (said.at, said.count, said.last_on, said.skip_holidays) == (time(11), 10, None, True)


def test_a_day_is_left_out_for_its_closest_reason():
    friday = date(2026, 10, 9)
    holiday = SpecialDay(DayId("d"), friday, Bilingual("ছুটি"), closed=True)
    shut = Closure(ClosureId("c"), friday, friday, "সাময়িক বন্ধ")
    assert left_out(friday, book_of([holiday], [shut])) is LeftOut.HOLIDAY
    assert left_out(friday, book_of([], [shut])) is LeftOut.CLOSURE
    assert left_out(friday, DayBook()) is LeftOut.WEEKEND
    assert left_out(TODAY, DayBook()) is None


def test_a_day_of_a_series_stands_at_its_time_in_dhaka():
    assert moment_of(TODAY, time(11)) == datetime(2026, 10, 6, 11, tzinfo=DHAKA)
