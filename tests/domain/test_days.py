from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.bd_calendar import is_working_day
from moderator_app.domain.days import (
    SOURCE_LIMIT,
    Closure,
    DayBook,
    SpecialDay,
    book_of,
    checked_closure,
    checked_day,
    is_working,
)
from moderator_app.domain.errors import ClosureOverlaps, EmptyField, FieldTooLong, WrongDate, WrongOrderOfDays
from moderator_app.domain.ids import ClosureId, DayId
from moderator_app.domain.office import Bilingual

VICTORY = SpecialDay(DayId("victory"), date(2026, 12, 16), Bilingual("বিজয় দিবস", "Victory Day"), closed=True)
GONE = SpecialDay(DayId("gone"), date(2026, 8, 5), Bilingual("শেখ কামালের জন্মদিন"), cancelled=True, closed=True)
UPRISING = SpecialDay(DayId("july"), date(2026, 8, 5), Bilingual("জুলাই গণ-অভ্যুত্থান দিবস"), closed=True)
FLOOD = Closure(ClosureId("flood"), date(2026, 7, 14), date(2026, 7, 16), "বন্যা")

spans = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@st.composite
def special_days(draw):
    return SpecialDay(
        DayId(draw(st.uuids().map(str))),
        draw(spans),
        Bilingual(draw(st.sampled_from(["ক দিবস", "খ দিবস"]))),
        closed=draw(st.booleans()),
        moon=draw(st.booleans()),
        provisional=draw(st.booleans()),
        cancelled=draw(st.booleans()),
    )


@st.composite
def closures(draw):
    first = draw(spans)
    return Closure(ClosureId("c"), first, first + timedelta(days=draw(st.integers(0, 20))), "মেরামত")


def test_offices_work_from_sunday_to_thursday_unless_a_holiday_or_a_closure_says_otherwise():
    book = book_of([VICTORY], [FLOOD])
    assert VICTORY.on.strftime("%a") == "Wed"
    assert not book.working(VICTORY.on)
    assert book.working(date(2026, 12, 17))
    assert not book.working(date(2026, 12, 18)), "a Friday"
    assert [book.working(date(2026, 7, d)) for d in (13, 14, 15, 16)] == [True, False, False, False]
    assert not is_working(VICTORY.on, [VICTORY], [])
    assert is_working(VICTORY.on, [], [FLOOD])


def test_a_cancelled_day_is_a_working_day_without_a_name():
    book = book_of([GONE])
    assert book.working(GONE.on)
    assert book.names(GONE.on) == ()
    assert book.cancelled(GONE.on) == (GONE,)
    assert book.only_cancelled(GONE.on) == (GONE,)


def test_a_date_may_hold_a_cancelled_day_and_one_that_is_kept_and_then_nobody_is_warned():
    book = book_of([GONE, UPRISING])
    assert book.names(GONE.on) == (UPRISING.name,)
    assert book.closed(GONE.on)
    assert book.cancelled(GONE.on) == (GONE,)
    assert book.only_cancelled(GONE.on) == ()


def test_only_a_day_that_is_kept_can_be_provisional():
    eid = replace(UPRISING, moon=True, provisional=True)
    assert book_of([eid]).provisional(eid.on)
    assert not book_of([replace(eid, cancelled=True)]).provisional(eid.on)
    assert not book_of([UPRISING]).provisional(UPRISING.on)


def test_the_closure_of_a_day_is_found_among_several():
    later = Closure(ClosureId("paint"), date(2026, 9, 1), date(2026, 9, 2), "রং")
    book = book_of([], [later, FLOOD])
    assert book.closures == (FLOOD, later)
    assert book.closure(date(2026, 9, 2)) == later
    assert book.closure(date(2026, 9, 3)) is None
    assert book.closed(date(2026, 7, 16))


def test_an_empty_book_knows_the_weekend_only():
    week = [date(2026, 7, 12) + timedelta(days=n) for n in range(7)]
    assert [DayBook().working(day) for day in week] == [True] * 5 + [False] * 2
    assert not any(DayBook().closed(day) for day in week)


def test_the_working_days_of_a_span_leave_out_weekends_holidays_and_closures():
    found = book_of([VICTORY], [FLOOD]).working_days(date(2026, 7, 12), date(2026, 7, 19))
    assert [day.day for day in found] == [12, 13, 19]
    assert book_of([VICTORY]).working_days(VICTORY.on, VICTORY.on - timedelta(days=1)) == ()


@given(spans, st.lists(special_days(), max_size=12), st.lists(closures(), max_size=3))
def test_a_working_day_is_never_at_the_weekend_closed_or_shut(day, days, shut):
    book = book_of(days, shut)
    held = any(d.on == day and d.closed and not d.cancelled for d in days)
    inside = any(c.first_on <= day <= c.last_on for c in shut)
    assert book.working(day) == (is_working_day(day) and not held and not inside) == is_working(day, days, shut)
    assert book.closed(day) == (held or inside)
    assert len(book.kept(day)) + len(book.cancelled(day)) == sum(d.on == day for d in days)


@given(spans, st.lists(special_days(), max_size=12))
def test_cancelling_every_day_gives_every_working_day_back(day, days):
    assert book_of([replace(d, cancelled=True) for d in days]).working(day) == is_working_day(day)


def test_the_fields_of_a_day_are_cleaned():
    rough = replace(VICTORY, name=Bilingual("  বিজয়  দিবস \n", " Victory "), source=" গেজেট ")
    assert checked_day(rough).name == Bilingual("বিজয় দিবস", "Victory")
    assert checked_day(rough).source == "গেজেট"


@pytest.mark.parametrize(
    ("other", "error"),
    [
        ({"name": Bilingual(" ", "Only English")}, EmptyField),
        ({"name": Bilingual("ক" * 201)}, FieldTooLong),
        ({"source": "গ" * (SOURCE_LIMIT + 1)}, FieldTooLong),
        ({"on": date(1971, 12, 16)}, WrongDate),
        ({"on": date(2200, 1, 1)}, WrongDate),
    ],
)
def test_a_day_that_cannot_be_is_refused(other, error):
    with pytest.raises(error):
        checked_day(replace(VICTORY, **other))


def test_a_closure_needs_a_reason_and_days_in_their_order():
    assert checked_closure(replace(FLOOD, reason=" বন্যা "), ()).reason == "বন্যা"
    with pytest.raises(EmptyField):
        checked_closure(replace(FLOOD, reason="  "), ())
    with pytest.raises(WrongOrderOfDays):
        checked_closure(replace(FLOOD, last_on=date(2026, 7, 13)), ())
    with pytest.raises(WrongDate):
        checked_closure(replace(FLOOD, last_on=date(2200, 7, 13)), ())


@pytest.mark.parametrize("days", [(10, 14), (15, 15), (16, 20), (10, 20)])
def test_an_overlapping_closure_is_refused_naming_the_one_that_stands_in_the_way(days):
    first, last = (date(2026, 7, d) for d in days)
    with pytest.raises(ClosureOverlaps) as caught:
        checked_closure(Closure(ClosureId("new"), first, last, "মেরামত"), [FLOOD])
    assert caught.value.fields == {"first": FLOOD.first_on, "last": FLOOD.last_on, "reason": "বন্যা"}


def test_a_closure_may_touch_another_and_does_not_stand_in_its_own_way():
    after = Closure(ClosureId("new"), date(2026, 7, 17), date(2026, 7, 17), "মেরামত")
    assert checked_closure(after, [FLOOD]) == after
    longer = replace(FLOOD, last_on=date(2026, 7, 18))
    assert checked_closure(longer, [FLOOD]) == longer


@given(st.lists(closures(), max_size=8))
def test_closures_taken_one_after_the_other_never_share_a_day(wished):
    kept: list[Closure] = []
    for n, wish in enumerate(wished):
        try:
            kept.append(checked_closure(replace(wish, id=ClosureId(str(n))), kept))
        except ClosureOverlaps:
            continue
    taken = [c.first_on + timedelta(days=n) for c in kept for n in range((c.last_on - c.first_on).days + 1)]
    assert len(taken) == len(set(taken))
