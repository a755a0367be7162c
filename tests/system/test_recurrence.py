from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.series import MOST_OCCURRENCES, Every, Recurrence
from moderator_app.system.recurrence import LibraryRecurrenceRules

RULES = LibraryRecurrenceRules()
days_of_years = st.dates(date(2024, 1, 1), date(2031, 12, 31))


def _sunday(day):
    return day - timedelta(days=(day.weekday() + 1) % 7)


def _fits(rule, day):
    """A naive reading of the rule, by looking at each day for itself."""
    first = rule.first_on
    months = (day.year - first.year) * 12 + day.month - first.month
    match rule.every:
        case Every.DAY:
            return (day - first).days % rule.interval == 0
        case Every.WEEK:
            weeks = (_sunday(day) - _sunday(first)).days // 7
            return (day.weekday() + 1) % 7 in rule.days and weeks % rule.interval == 0
        case Every.MONTH_DAY:
            return day.day == first.day and months % rule.interval == 0
        case Every.MONTH_WEEKDAY:
            same = day.weekday() == first.weekday() and (day.day - 1) // 7 == (first.day - 1) // 7
            return same and months % rule.interval == 0


def _naive(rule):
    end = rule.last_on or rule.latest_on
    every = (rule.first_on + timedelta(days=n) for n in range((end - rule.first_on).days + 1))
    return tuple(day for day in every if _fits(rule, day))[: rule.count or MOST_OCCURRENCES + 1]


@st.composite
def rules(draw):
    first_on = draw(days_of_years)
    every = draw(st.sampled_from(Every))
    days = draw(st.frozensets(st.integers(0, 6), min_size=1)) if every is Every.WEEK else frozenset()
    ends = draw(st.booleans())
    last_on = first_on + timedelta(days=draw(st.integers(0, 700))) if ends else None
    count = None if ends else draw(st.integers(1, MOST_OCCURRENCES))
    return Recurrence(every, first_on, draw(st.integers(1, 12)), days, last_on, count)


@given(rules())
def test_the_days_of_a_rule_are_those_of_a_naive_reading(rule):
    assert RULES.days(rule) == _naive(rule)


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        (
            Recurrence(Every.MONTH_DAY, date(2026, 1, 31), count=4),
            (date(2026, 1, 31), date(2026, 3, 31), date(2026, 5, 31), date(2026, 7, 31)),
        ),
        (Recurrence(Every.MONTH_DAY, date(2024, 2, 29), 12, count=3), (date(2024, 2, 29),)),
        (
            Recurrence(Every.MONTH_WEEKDAY, date(2026, 1, 30), count=3),
            (date(2026, 1, 30), date(2026, 5, 29), date(2026, 7, 31)),
        ),
        (
            Recurrence(Every.WEEK, date(2026, 10, 7), 2, frozenset({0, 3}), last_on=date(2026, 10, 25)),
            (date(2026, 10, 7), date(2026, 10, 18), date(2026, 10, 21)),
        ),
        (Recurrence(Every.WEEK, date(2026, 10, 7), 1, frozenset({2}), last_on=date(2026, 10, 8)), ()),
    ],
    ids=["the 31st", "29 February within two years", "the fifth Friday", "every other week from a Wednesday", "none"],
)
def test_months_without_such_a_day_are_left_out_and_weeks_begin_on_sunday(rule, wanted):
    assert RULES.days(rule) == wanted


def test_no_rule_gives_more_than_one_day_beyond_sixty():
    daily = Recurrence(Every.DAY, date(2026, 1, 1), last_on=date(2027, 12, 31))
    assert len(RULES.days(daily)) == MOST_OCCURRENCES + 1
