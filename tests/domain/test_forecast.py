"""The forecast of a page's week, and what leans on luck."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.bd_calendar import DHAKA, Week, is_working_day
from moderator_app.domain.cadence import NoteKind, WeekNote, WeekState
from moderator_app.domain.forecast import DuePost, OfficeTime, Owed, WeekPosts, forecast
from moderator_app.domain.reminders import ReminderSettings
from tests.domain.samples import NASRIN, PAGE, SUNDAY, page

WEEK = Week(SUNDAY)
SETTINGS = ReminderSettings()
USUAL = OfficeTime(SETTINGS, is_working_day)


def at(day, hour=11, minute=0):
    """A moment of the week, its Sunday being day 0."""
    return datetime.combine(SUNDAY + timedelta(days=day), time(hour, minute), DHAKA)


def office(*closed: date):
    return OfficeTime(SETTINGS, lambda day: is_working_day(day) and day not in closed)


def ahead(posts, now=None, of=USUAL, note=None):
    return forecast(Owed(page(), WEEK, 2, note), posts, now or at(2), of)


def test_what_is_approved_for_later_is_scheduled_and_what_is_past_is_late():
    found = ahead(WeekPosts(1, (DuePost(at(4)), DuePost(at(1)), DuePost(at(3), slept=True)), maybe=2))
    assert found.scheduled == (at(4),)
    assert found.overdue == (at(1), at(3))
    assert (found.live, found.maybe) == (1, 2)


def test_a_forecast_names_the_figures_of_its_week():
    note = WeekNote(PAGE, WEEK, NoteKind.EID, "ঈদ", NASRIN, at(0))
    found = ahead(WeekPosts(1, maybe=3), note=note)
    assert (found.live, found.minimum, found.maybe, found.days_left, found.note_kind) == (1, 2, 3, 5, "eid")
    assert ahead(WeekPosts()).note_kind == ""


def test_the_gap_is_what_is_neither_live_nor_scheduled():
    assert ahead(WeekPosts(maybe=9)).gap == 2
    assert ahead(WeekPosts(1)).gap == 1
    assert ahead(WeekPosts(1, (DuePost(at(4)), DuePost(at(5))))).gap == 0


def test_a_post_by_hand_on_a_day_off_leans_on_luck():
    found = ahead(WeekPosts(1, (DuePost(at(5)),)))
    assert found.state is WeekState.ON_TRACK
    assert found.leaning == (at(5),)
    assert found.leans


def test_what_needs_no_hand_never_leans():
    assert not ahead(WeekPosts(1, (DuePost(at(5), by_hand=False),))).leans


def test_a_post_after_work_leans_only_on_the_last_working_day():
    assert not ahead(WeekPosts(1, (DuePost(at(3, 18)),))).leans
    assert not ahead(WeekPosts(1, (DuePost(at(4, 16, 59)),))).leans
    assert ahead(WeekPosts(1, (DuePost(at(4, 17)),))).leans


def test_a_holiday_makes_the_day_before_it_the_last_one():
    closed = office(SUNDAY + timedelta(days=4))
    assert ahead(WeekPosts(1, (DuePost(at(3, 18)),)), of=closed).leans
    assert ahead(WeekPosts(1, (DuePost(at(4)),)), of=closed).leans


def test_in_a_week_that_is_closed_all_through_everything_by_hand_leans():
    closed = office(*WEEK.days)
    assert closed.last_at(WEEK) is None
    assert ahead(WeekPosts(1, (DuePost(at(2, 15)),)), of=closed).leans


def test_a_week_does_not_lean_where_enough_is_sure():
    posts = WeekPosts(1, (DuePost(at(4)), DuePost(at(5))))
    assert ahead(posts).leaning == (at(5),)
    assert not ahead(posts).leans
    assert not ahead(WeekPosts(2, (DuePost(at(5)),))).leans


def test_an_excused_week_does_not_lean():
    note = WeekNote(PAGE, WEEK, NoteKind.EID, "ঈদ", NASRIN, at(0))
    assert not ahead(WeekPosts(0, (DuePost(at(5)), DuePost(at(6)))), note=note).leans


hours = st.integers(0, 7 * 24 - 1).map(lambda h: at(0, 0) + timedelta(hours=h))
due_posts = st.builds(DuePost, hours, st.booleans(), st.booleans())
week_posts = st.builds(WeekPosts, st.integers(0, 3), st.lists(due_posts, max_size=4).map(tuple), st.integers(0, 3))


@given(week_posts, hours)
def test_a_forecast_never_says_met_without_enough_live_posts(posts, now):
    found = ahead(posts, now)
    assert (found.state is WeekState.MET) == (posts.live >= 2)
    if found.state is WeekState.ON_TRACK:
        assert posts.live + len(found.scheduled) >= 2
        assert all(due > now for due in found.scheduled)


@given(week_posts, hours)
def test_every_approved_post_is_scheduled_or_late_and_never_both(posts, now):
    found = ahead(posts, now)
    assert sorted((*found.scheduled, *found.overdue)) == sorted(p.at for p in posts.approved)
    assert set(found.leaning) <= set(found.scheduled)


@given(week_posts, hours)
def test_the_gap_is_closed_exactly_when_the_week_is_safe(posts, now):
    found = ahead(posts, now)
    assert (found.gap == 0) == (found.state in {WeekState.MET, WeekState.ON_TRACK})


@given(week_posts, hours, st.sets(st.integers(0, 6)))
def test_closures_never_make_a_week_look_safer(posts, now, closed):
    days = [SUNDAY + timedelta(days=n) for n in closed]
    assert set(ahead(posts, now).leaning) <= set(ahead(posts, now, office(*days)).leaning)
