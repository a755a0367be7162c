import calendar
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.bd_calendar import (
    BanglaDate,
    FiscalQuarter,
    Week,
    bangla_date,
    dhaka_day,
    is_working_day,
    week_of,
)
from moderator_app.domain.errors import WrongQuarter

BOISHAKH, JOISHTHO, ASHARH, KARTIK, POUSH, MAGH, FALGUN, CHOITRO = 1, 2, 3, 7, 9, 10, 11, 12
days = st.dates(date(1972, 1, 1), date(2199, 12, 31))
quarters = st.builds(FiscalQuarter, st.integers(1971, 2200), st.integers(1, 4))


@pytest.mark.parametrize("year", [2019, 2020, 2023, 2024, 2025, 2026, 2028])
@pytest.mark.parametrize(
    ("month", "day", "bangla"),
    [
        (2, 21, (FALGUN, 8)),
        (3, 26, (CHOITRO, 12)),
        (4, 14, (BOISHAKH, 1)),
        (5, 8, (BOISHAKH, 25)),
        (5, 25, (JOISHTHO, 11)),
        (12, 16, (POUSH, 1)),
    ],
)
def test_the_national_days_keep_their_bangla_date_every_year(year, month, day, bangla):
    found = bangla_date(date(year, month, day))
    assert (found.month, found.day) == bangla


@pytest.mark.parametrize(
    ("day", "bangla"),
    [
        (date(2025, 7, 1), BanglaDate(1432, ASHARH, 17)),
        (date(2025, 11, 1), BanglaDate(1432, KARTIK, 16)),
        (date(2026, 1, 17), BanglaDate(1432, MAGH, 3)),
        (date(2026, 4, 13), BanglaDate(1432, CHOITRO, 30)),
        (date(2026, 4, 14), BanglaDate(1433, BOISHAKH, 1)),
        (date(2024, 2, 29), BanglaDate(1430, FALGUN, 16)),
    ],
)
def test_the_gazetted_fixed_points_of_the_bangla_calendar_hold(day, bangla):
    assert bangla_date(day) == bangla


@given(days)
def test_the_day_after_is_the_next_bangla_day_or_the_first_of_the_next_month(day):
    today, after = bangla_date(day), bangla_date(day + timedelta(days=1))
    if after.day == 1:
        assert (after.year, after.month) == ((today.year, today.month + 1) if today.month < 12 else (today.year + 1, 1))
    else:
        assert after == BanglaDate(today.year, today.month, today.day + 1)


@given(days)
def test_a_bangla_month_ends_where_the_revision_of_2019_says(day):
    today = bangla_date(day)
    falgun = 30 if calendar.isleap(today.year + 594) else 29
    length = (31,) * 6 + (30,) * 4 + (falgun, 30)
    ends = bangla_date(day + timedelta(days=1)).day == 1
    assert ends == (today.day == length[today.month - 1])


@given(days)
def test_every_day_lies_in_exactly_one_week_that_begins_on_sunday(day):
    week = week_of(day)
    assert day in week
    assert week.first_on.isoweekday() == 7
    assert week.last_on.isoweekday() == 6
    assert day not in week.next
    assert day not in week.previous
    assert week.days[0] == week.first_on
    assert week.days[-1] == week.last_on
    assert len(week.days) == 7


@given(days)
def test_weeks_follow_each_other_without_a_gap(day):
    week = week_of(day)
    assert week.next.previous == week
    assert week.ends_at == week.next.starts_at
    assert week.next.first_on - week.last_on == timedelta(days=1)
    assert week.previous < week < week.next


@given(days)
def test_days_left_counts_today_and_stays_between_none_and_seven(day):
    week = week_of(day)
    assert week.days_left(day) == (week.last_on - day).days + 1
    assert week.days_left(week.first_on - timedelta(days=30)) == 7
    assert week.days_left(week.last_on) == 1
    assert week.days_left(week.last_on + timedelta(days=1)) == 0
    assert week.days_left(week.last_on + timedelta(days=400)) == 0


def test_a_week_begins_at_midnight_in_dhaka():
    week = Week(date(2026, 10, 4))
    assert week.starts_at == datetime(2026, 10, 3, 18, tzinfo=UTC)
    assert dhaka_day(week.starts_at) == week.first_on
    assert dhaka_day(week.starts_at - timedelta(microseconds=1)) == week.previous.last_on


def test_a_week_that_does_not_begin_on_sunday_is_refused():
    with pytest.raises(ValueError):
        Week(date(2026, 10, 5))


def test_offices_work_from_sunday_to_thursday():
    working = [is_working_day(day) for day in Week(date(2026, 10, 4)).days]
    assert working == [True] * 5 + [False, False]


def test_a_moment_without_a_zone_has_no_day_in_dhaka():
    with pytest.raises(ValueError):
        dhaka_day(datetime(2026, 10, 6, 12))


@pytest.mark.parametrize(
    ("day", "code", "first", "last"),
    [
        (date(2025, 7, 1), "2025-26-Q1", date(2025, 7, 1), date(2025, 9, 30)),
        (date(2025, 12, 31), "2025-26-Q2", date(2025, 10, 1), date(2025, 12, 31)),
        (date(2026, 1, 1), "2025-26-Q3", date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 6, 30), "2025-26-Q4", date(2026, 4, 1), date(2026, 6, 30)),
        (date(2099, 8, 1), "2099-00-Q1", date(2099, 7, 1), date(2099, 9, 30)),
    ],
)
def test_the_fiscal_year_runs_from_july_to_june(day, code, first, last):
    quarter = FiscalQuarter.of(day)
    assert (quarter.code, quarter.first_on, quarter.last_on) == (code, first, last)
    assert quarter.fiscal_year == code[:7]


@given(days)
def test_every_day_lies_in_its_quarter_and_in_no_neighbour(day):
    quarter = FiscalQuarter.of(day)
    assert quarter.first_on <= day <= quarter.last_on
    assert quarter.previous.last_on == quarter.first_on - timedelta(days=1)
    assert quarter.next.first_on == quarter.last_on + timedelta(days=1)
    assert quarter.next.previous == quarter == quarter.previous.next
    assert quarter.previous < quarter < quarter.next


@given(quarters)
def test_a_quarters_code_reads_back(quarter):
    assert FiscalQuarter.parse(quarter.code) == quarter
    assert FiscalQuarter.parse(f"  {quarter.code.lower()}\n") == quarter


@given(st.dates(date(1972, 1, 1), date(2198, 1, 1)))
def test_every_week_belongs_to_exactly_one_quarter_that_of_its_sunday(day):
    week = week_of(day)
    quarter = FiscalQuarter.of(week.first_on)
    assert week in quarter.weeks
    assert week not in quarter.next.weeks
    assert week not in quarter.previous.weeks


@given(st.dates(date(1972, 8, 1), date(2198, 1, 1)))
def test_a_quarters_weeks_are_its_sundays_in_order_without_a_gap(day):
    quarter = FiscalQuarter.of(day)
    weeks = quarter.weeks
    assert all(quarter.first_on <= week.first_on <= quarter.last_on for week in weeks)
    assert all(after == before.next for before, after in pairwise(weeks))
    assert quarter.previous.weeks[-1].next == weeks[0]
    assert 12 <= len(weeks) <= 14


def test_bangla_digits_in_a_quarters_code_are_read():
    assert FiscalQuarter.parse("২০২৫-২৬-Q৩") == FiscalQuarter(2025, 3)
    assert FiscalQuarter.parse("২০২5-২6-q3") == FiscalQuarter(2025, 3)


@pytest.mark.parametrize(
    "text",
    [
        "", "2025", "2025-26", "2025-26-Q", "2025-26-Q0", "2025-26-Q5", "2025-27-Q1", "2025-25-Q1", "2025-2026-Q1",
        "Q3 2025-26", "2025-26-Q11", "1970-71-Q1", "9999-00-Q1", "2025/26/Q1", "২০২৫-২৬-Q৭", "2025-26-Q²",
    ],
)  # fmt: skip
def test_a_quarter_that_does_not_exist_is_refused_by_the_name_it_was_given(text):
    with pytest.raises(WrongQuarter) as refused:
        FiscalQuarter.parse(text)
    assert refused.value.fields == {"value": text}


@pytest.mark.parametrize(("year", "number"), [(2025, 0), (2025, 5), (1970, 1), (2201, 1)])
def test_a_quarter_outside_the_calendar_cannot_be_made(year, number):
    with pytest.raises(WrongQuarter):
        FiscalQuarter(year, number)


@pytest.mark.parametrize(
    ("sunday", "number"),
    [
        (date(2026, 6, 28), 52),
        (date(2026, 7, 5), 1),
        (date(2026, 10, 4), 14),
        (date(2029, 7, 1), 1),
        (date(2030, 6, 30), 53),
    ],
)
def test_weeks_are_numbered_by_the_sundays_of_the_fiscal_year(sunday, number):
    assert Week(sunday).number == number


@given(days)
def test_the_next_week_has_the_next_number_or_begins_a_fiscal_year(day):
    week = week_of(day)
    begins = FiscalQuarter.of(week.next.first_on).year != FiscalQuarter.of(week.first_on).year
    assert week.next.number == (1 if begins else week.number + 1)
