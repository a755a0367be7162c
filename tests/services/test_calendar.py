"""The days of the calendar are Dhaka's, and each post on a page stands on exactly one of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moderator_app.domain.bd_calendar import DHAKA, Week, week_of
from moderator_app.domain.cadence import WeekState
from moderator_app.domain.days import Closure, SpecialDay
from moderator_app.domain.ids import PostId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.posts import Draft, Post
from moderator_app.domain.series import Every, Recurrence
from moderator_app.domain.shown import Shown
from tests.services.bench import Bench

FEBRUARY = (date(2026, 2, 1), date(2026, 2, 28))


def _dhaka(day, hour=0, minute=0, second=0):
    return datetime.combine(day, time(hour, minute, second), DHAKA).astimezone(UTC)


def _stands(bench, first, last, page_id=None):
    """Title and state by day, empty days left out."""
    span = bench.core.calendar.between(first, last, page_id)
    return {day.day: [(chip.line.title, chip.shown) for chip in day.chips] for day in span.days if day.chips}


def _save(bench, text, at, **other):
    draft = bench.draft(text, planned_at=at, **other)
    return bench.core.drafting.save(bench.members["ict"], None, 0, draft)


def test_a_day_begins_and_ends_at_midnight_in_dhaka_whatever_the_pc_says(bench):
    day = date(2026, 2, 20)
    for text, at in (
        ("আগের", _dhaka(day) - timedelta(seconds=1)),
        ("প্রথম", _dhaka(day)),
        ("শেষ", _dhaka(day, 23, 59, 59)),
        ("পরের", _dhaka(day + timedelta(days=1))),
    ):
        _save(bench, text, at)
    assert _stands(bench, day, day) == {day: [("প্রথম", Shown.DRAFT), ("শেষ", Shown.DRAFT)]}


def test_a_month_of_six_weeks_holds_every_day_once(bench):
    first, last = Week(date(2026, 7, 26)).first_on, Week(date(2026, 8, 30)).last_on
    span = bench.core.calendar.between(first, last)
    assert [day.day for day in span.days] == [first + timedelta(days=n) for n in range(42)]
    assert [week.week for week in span.weeks] == [week_of(first + timedelta(days=7 * n)) for n in range(6)]


def test_the_leap_day_is_a_day_like_others(bench):
    leap = date(2028, 2, 29)
    _save(bench, "অধিবর্ষ", _dhaka(leap, 11))
    assert _stands(bench, date(2028, 2, 1), leap) == {leap: [("অধিবর্ষ", Shown.DRAFT)]}


def test_days_in_the_middle_of_a_week_show_that_whole_weeks_standing(bench):
    bench.approved(bench.draft("এক"))
    span = bench.core.calendar.between(date(2026, 2, 11), date(2026, 2, 11))
    assert [day.day for day in span.days] == [date(2026, 2, 11)]
    (week,) = span.weeks
    assert week.week == Week(date(2026, 2, 8))
    assert (week.pages[0].count.scheduled, week.pages[0].state) == (1, WeekState.AT_RISK)
    assert (span.today, span.now) == (date(2026, 2, 10), bench.clock.now())


def test_weeks_stand_as_on_the_week_board(bench):
    bench.live(1)
    bench.register("late", date(2026, 2, 10))
    span = bench.core.calendar.between(*FEBRUARY)
    for week in span.weeks:
        board = bench.core.board.week(week.week.first_on)
        assert week.pages == tuple(row.page_week for row in board.rows)


def test_a_live_post_stands_where_it_was_published_not_where_it_was_planned(bench):
    bench.live(1)
    bench.handed_in(bench.draft("যাচাই"))
    today = date(2026, 2, 10)
    assert _stands(bench, *FEBRUARY) == {
        today: [("পোস্ট 1", Shown.LIVE)],
        today + timedelta(days=1): [("যাচাই", Shown.TO_APPROVE)],
    }


def test_the_clock_turns_a_scheduled_post_into_one_by_hand(bench):
    bench.approved(bench.draft("সময়মতো"))
    tomorrow = date(2026, 2, 11)
    assert _stands(bench, tomorrow, tomorrow) == {tomorrow: [("সময়মতো", Shown.SCHEDULED)]}
    bench.clock.go_on(days=2)
    assert _stands(bench, tomorrow, tomorrow) == {tomorrow: [("সময়মতো", Shown.BY_HAND)]}


def test_one_page_alone_shows_its_posts_and_its_weeks(bench):
    bench.register("other")
    only = bench.pages["other"]
    _save(bench, "দুই পেজে", _dhaka(date(2026, 2, 20), 9))
    _save(bench, "এক পেজে", _dhaka(date(2026, 2, 20), 10), page_ids=(bench.pages["facebook"],))
    _save(bench, "কোনো পেজে নয়", _dhaka(date(2026, 2, 20), 11), page_ids=())
    assert _stands(bench, *FEBRUARY, only) == {date(2026, 2, 20): [("দুই পেজে", Shown.DRAFT)]}
    titles = [title for title, _state in _stands(bench, *FEBRUARY)[date(2026, 2, 20)]]
    assert titles == ["দুই পেজে", "দুই পেজে", "এক পেজে", "কোনো পেজে নয়"]
    span = bench.core.calendar.between(*FEBRUARY, only)
    assert {pw.page.id for week in span.weeks for pw in week.pages} == {only}


def test_what_is_no_longer_planned_stands_nowhere(bench):
    rejected = bench.handed_in(bench.draft("প্রত্যাখ্যাত"))
    bench.core.reviewing.reject(bench.members["land"], rejected.id, "ধারা ১০")
    _save(bench, "তারিখ ছাড়া", None)
    assert _stands(bench, *FEBRUARY) == {}


def test_a_store_without_an_office_has_empty_days(founded):
    span = founded.core.calendar.between(*FEBRUARY)
    assert len(span.days) == 28
    assert not any(day.chips for day in span.days)
    assert all(week.pages == () for week in span.weeks)


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    """One office for all tries of the property; each try adds posts, and looks for its own alone."""
    bench = Bench.working(tmp_path_factory.mktemp("calendar"))
    yield bench
    bench.folder.close()


moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))


@given(st.lists(moments, min_size=1, max_size=3), st.dates(date(2025, 12, 1), date(2027, 1, 31)))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_planned_post_stands_on_exactly_one_day_however_the_year_is_cut(planned, times, cut):
    actor = planned.members["ict"]
    mine = {
        planned.core.drafting.save(
            actor, None, 0, Draft("পোস্ট", page_ids=tuple(planned.pages.values())[: n % 2], planned_at=at)
        ).id: at
        for n, at in enumerate(times)
    }
    first, last = date(2025, 11, 1), date(2027, 2, 28)
    parts = [*planned.core.calendar.between(first, cut).days]
    parts += planned.core.calendar.between(cut + timedelta(days=1), last).days
    found = [(chip.line.post_id, day.day) for day in parts for chip in day.chips if chip.line.post_id in mine]
    assert sorted(found) == sorted((post, at.astimezone(DHAKA).date()) for post, at in mine.items())


# ---------------------------------------------------------------- what the days are called


def _day_of(bench, day):
    (found,) = bench.core.calendar.between(day, day).days
    return found


def _named(bench, *days):
    with bench.folder.store.write() as unit:
        for number, day in enumerate(days):
            unit.days.put_day(replace(day, id=f"day-{number}"))


def _special(day, name="দিবস", **other):
    return SpecialDay("", day, Bilingual(name), **other)


def test_a_public_holiday_and_a_closure_keep_the_office_shut(bench):
    monday, tuesday = date(2026, 2, 16), date(2026, 2, 17)
    _named(bench, _special(monday, closed=True, moon=True, provisional=True))
    with bench.folder.store.write() as unit:
        unit.days.put_closure(Closure("c", tuesday, tuesday, "মেরামত"))
    assert [day.name.bn for day in _day_of(bench, monday).kept] == ["দিবস"]
    assert [_day_of(bench, day).working for day in (monday, tuesday, date(2026, 2, 18))] == [False, False, True]
    assert _day_of(bench, tuesday).closure.reason == "মেরামত"
    assert not _day_of(bench, date(2026, 2, 20)).working  # a Friday


def test_a_cancelled_day_is_named_as_cancelled_unless_another_is_kept_on_it(bench):
    day, other = date(2026, 2, 16), date(2026, 2, 17)
    _named(bench, _special(day, "পুরোনো", cancelled=True), _special(other, cancelled=True), _special(other, "নতুন"))
    assert [one.name.bn for one in _day_of(bench, day).cancelled] == ["পুরোনো"]
    assert _day_of(bench, other).cancelled == ()
    assert _day_of(bench, day).working


# ---------------------------------------------------------------- the list


def _agenda(bench, start, **other):
    part = bench.core.calendar.agenda(start, **other)
    return part, [(day.day, [chip.line.title for chip in day.chips]) for day in part.days]


def test_the_list_leaves_empty_days_out_and_keeps_those_with_a_name(bench):
    start = date(2026, 2, 10)
    _save(bench, "এক", _dhaka(date(2026, 2, 12), 9))
    _save(bench, "দুই", _dhaka(date(2026, 4, 1), 9))
    _named(bench, _special(date(2026, 3, 26), "স্বাধীনতা দিবস", closed=True), _special(date(2026, 5, 1)))
    part, days = _agenda(bench, start)
    assert days == [
        (date(2026, 2, 12), ["এক"]),
        (date(2026, 3, 26), []),
        (date(2026, 4, 1), ["দুই"]),
        (date(2026, 5, 1), []),
    ]
    assert (part.first, part.ended) == (start, True)
    assert part.last > date(2026, 5, 1)


def test_the_list_goes_on_in_whole_days_both_ways_and_leaves_nothing_out(bench):
    start = date(2026, 3, 1)
    with bench.folder.store.write() as unit:
        for n in range(150):
            at = _dhaka(start + timedelta(days=n // 4), 8, n % 4)
            draft = Draft(text=f"{n:03}", planned_at=at)
            ict = bench.members["ict"]
            unit.posts.add(Post(PostId(str(uuid4())), ict, ict, at, at, draft))
    read, part = [], None
    while part is None or not part.ended:
        part, days = _agenda(bench, part.last + timedelta(days=1) if part else start)
        assert part.ended or len(days) == 15
        read += days
    assert [title for _day, titles in read for title in titles] == [f"{n:03}" for n in range(150)]
    back, part = [], None
    while part is None or not part.ended:
        part, days = _agenda(bench, part.first if part else date(2026, 6, 1), later=False)
        back = days + back
    assert back == read


def test_a_list_of_nothing_has_ended(bench):
    part, days = _agenda(bench, date(2026, 2, 10), later=False)
    assert (days, part.ended) == ([], True)


def test_the_list_keeps_to_one_page_and_names_who_has_the_post(bench):
    bench.register("other")
    _save(bench, "দুই পেজে", _dhaka(date(2026, 2, 20), 9))
    part, days = _agenda(bench, date(2026, 2, 10), page_id=bench.pages["other"])
    assert days == [(date(2026, 2, 20), ["দুই পেজে"])]
    assert part.days[0].chips[0].line.who == bench.members["ict"]


def test_what_belongs_to_a_recurring_post_says_so(bench):
    rule = Recurrence(Every.DAY, date(2026, 2, 15), count=2)
    bench.core.series.start(bench.members["ict"], bench.draft("বারবার"), rule, time(11), skip_holidays=True)
    bench.handed_in(bench.draft("একবার"))
    chips = [chip for day in bench.core.calendar.between(*FEBRUARY).days for chip in day.chips]
    assert [(chip.line.title, chip.again) for chip in chips] == [("একবার", False), ("বারবার", True), ("বারবার", True)]
