from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.demo.calendar import DemoCalendar
from moderator_app.demo.clock import DemoClock, looked_at
from moderator_app.demo.library import Library, filled
from moderator_app.demo.plan import FACEBOOK, PORTAL, TELEGRAM, past_posts
from moderator_app.demo.seeded_ids import SeededIds
from moderator_app.demo.texts import last_texts, office_data, post_texts
from moderator_app.demo.timeline import Timeline
from moderator_app.domain.bd_calendar import dhaka_day, week_of

days = st.dates(date(1972, 1, 1), date(2199, 12, 31))


def _weeks(posts, page):
    return Counter(week_of(dhaka_day(p.planned_at)) for p in posts if page in p.pages and not p.removed)


@given(days)
def test_each_page_has_two_posts_in_every_week_but_the_ones_that_fell_short(today):
    calendar = DemoCalendar(today)
    posts = past_posts(calendar)
    whole = [w for w in calendar.weeks if calendar.first_on < w.first_on and w < calendar.this_week]
    short = {
        FACEBOOK: {calendar.excused, calendar.missed_with_reason},
        PORTAL: {calendar.excused, calendar.missed_long_ago, calendar.missed_without_reason},
    }
    for page, weeks in short.items():
        counted = _weeks(posts, page)
        assert {w for w in whole if counted[w] < 2} == weeks
    channel = _weeks(posts, TELEGRAM)
    assert min(p.planned_at for p in posts if TELEGRAM in p.pages) >= calendar.moment(calendar.channel_first_on, 0)
    assert channel[calendar.missed_without_reason] >= 2


@given(days)
def test_the_past_lies_between_the_offices_first_day_and_today(today):
    calendar = DemoCalendar(today)
    posts = past_posts(calendar)
    assert [p.number for p in posts] == list(range(len(posts)))
    assert dhaka_day(posts[0].planned_at) >= calendar.first_on
    assert dhaka_day(posts[-1].planned_at) < today
    assert 52 <= len(posts) <= 110
    assert any(p.witnessed for p in posts)
    assert any(p.removed for p in posts)
    assert any(p.corrected for p in posts)


def test_texts_suit_the_season_take_turns_and_rest():
    calendar = DemoCalendar(date(2026, 6, 30))
    library = Library(post_texts(), office_data()["feasts"])
    used = [(library.pick(dhaka_day(p.planned_at)), dhaka_day(p.planned_at)) for p in past_posts(calendar)]
    assert all(not text.months or day.month in text.months for text, day in used)
    assert max(Counter(text.key for text, _ in used if not text.again).values()) == 1
    assert {text.key for text, _ in used} >= {"eid-fitr", "eid-adha", "ramadan-iftar"}
    counts = Counter(text.purpose for text, _ in used)
    assert max(counts.values()) - min(counts.values()) <= 8


def test_every_text_can_be_filled():
    for text in (*post_texts().values(), *last_texts().values()):
        assert "{" not in filled(text, date(2026, 2, 10))


def test_happenings_are_done_in_the_order_of_their_time_also_those_put_down_on_the_way():
    clock = DemoClock(datetime(2026, 2, 10, tzinfo=UTC))
    timeline = Timeline(clock)
    done = []

    def at(hour):
        return datetime(2026, 2, 10, hour, tzinfo=UTC)

    timeline.at(at(5), lambda: done.append("five"))
    timeline.at(at(3), lambda: (done.append("three"), timeline.at(at(4), lambda: done.append("four"))))
    timeline.at(at(3), lambda: done.append("three again"))
    timeline.at(at(9), lambda: done.append("too late"))
    timeline.run(at(6))
    assert done == ["three", "three again", "four", "five"]
    assert clock.now() == at(6)


def test_the_clock_stands_still_and_goes_no_way_back():
    clock = DemoClock(looked_at(date(2026, 2, 10)))
    assert clock.now() == clock.now() == datetime(2026, 2, 10, 4, tzinfo=UTC)
    assert clock.monotonic() <= clock.monotonic()
    with pytest.raises(ValueError):
        clock.move_to(clock.now() - timedelta(seconds=1))


def test_ids_are_the_same_for_the_same_day():
    one, same, other = (SeededIds(date(2026, 2, d)) for d in (10, 10, 11))
    first = [one.new(), one.new()]
    assert first == [same.new(), same.new()]
    assert other.new() not in first
    assert len(set(first)) == 2
