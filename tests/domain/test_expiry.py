"""Who is told of posts that nobody approved yet: one reminder a step and person, in no quiet hour."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.expiry import (
    ExpiryKey,
    ExpiryStep,
    ExpiryTold,
    Unapproved,
    audience,
    due_now,
    next_step_at,
    told_at,
)
from moderator_app.domain.ids import PostId
from moderator_app.domain.panel import Role
from moderator_app.domain.reminders import ReminderSettings
from moderator_app.zone import in_dhaka
from tests.domain.samples import JOY, KAMAL, NASRIN, RUMA, member

DUE = datetime(2026, 10, 7, 9, 0, tzinfo=UTC)  # Wednesday, 15:00 in Dhaka
USUAL = ReminderSettings()
CONVENOR = member(id=NASRIN, roles=frozenset({Role.CONVENOR}))
REVIEWER = member(id=KAMAL, roles=frozenset({Role.REVIEWER}))
WRITER = member(id=RUMA, roles=frozenset({Role.DRAFTER, Role.REVIEWER}))
AUDITOR = member(id=JOY, roles=frozenset({Role.AUDITOR}))
PANEL = (CONVENOR, REVIEWER, WRITER, AUDITOR)
POST = Unapproved(PostId("post-1"), "কাল টিকা", DUE, frozenset({RUMA}))
quiet = st.builds(
    ReminderSettings,
    quiet_from=st.times(time(12), time(23, 59)),
    quiet_until=st.times(time(0), time(11, 59)),
)
dues = st.datetimes(datetime(2026, 3, 1), datetime(2026, 12, 1)).map(lambda at: at.replace(tzinfo=UTC))


def _due(now, posts=(POST,), told=(), members=PANEL, settings=USUAL):
    return [(r.key.step, r.key.member_id) for r in due_now(posts, members, told, now, settings)]


def _told(now, told, posts=(POST,), settings=USUAL):
    return [*told, *(ExpiryTold(r.key, now) for r in due_now(posts, PANEL, told, now, settings))]


def test_those_who_may_approve_are_told_then_the_convenor_then_the_writer():
    steps = [
        (25, []),
        (24, [(ExpiryStep.DAY, KAMAL)]),
        (4, [(ExpiryStep.HOURS, KAMAL)]),
        (1, [(ExpiryStep.HOUR, NASRIN), (ExpiryStep.HOUR, KAMAL)]),
        (0, [(ExpiryStep.EXPIRED, NASRIN), (ExpiryStep.EXPIRED, RUMA)]),
    ]
    for hours, expected in steps:
        assert _due(DUE - timedelta(hours=hours)) == expected


def test_whoever_gave_their_word_is_told_no_more_and_the_convenor_stands_in_for_nobody():
    heard = Unapproved(POST.post_id, POST.title, DUE, POST.writers, frozenset({KAMAL}))
    assert _due(DUE - timedelta(hours=4), (heard,)) == [(ExpiryStep.HOURS, NASRIN)]
    assert audience(ExpiryStep.DAY, POST, (WRITER, AUDITOR)) == ()


def test_of_several_steps_that_have_come_only_the_last_is_told():
    assert _due(DUE - timedelta(minutes=30)) == [(ExpiryStep.HOUR, NASRIN), (ExpiryStep.HOUR, KAMAL)]


def test_a_new_time_is_told_anew():
    now = DUE - timedelta(hours=4)
    told = [ExpiryTold(ExpiryKey(ExpiryStep.HOURS, POST.post_id, DUE, KAMAL), now)]
    assert _due(now, told=told) == []
    later = Unapproved(POST.post_id, POST.title, DUE + timedelta(days=1), POST.writers)
    assert _due(now + timedelta(days=1), (later,), told) == [(ExpiryStep.HOURS, KAMAL)]


def test_a_step_in_the_quiet_hours_comes_before_they_begin():
    early = datetime(2026, 10, 7, 3, 0, tzinfo=UTC)  # 09:00 in Dhaka; four hours before it is 05:00
    evening = datetime(2026, 10, 6, 13, 0, tzinfo=UTC)  # 19:00 the day before
    assert told_at(ExpiryStep.HOURS, early, USUAL) == evening
    late = datetime(2026, 10, 6, 16, 0, tzinfo=UTC)  # 22:00; an hour before it is 21:00
    assert told_at(ExpiryStep.HOUR, late, USUAL) == datetime(2026, 10, 6, 13, 0, tzinfo=UTC)


@given(dues, quiet, st.integers(0, 3_000))
def test_nothing_is_told_in_the_quiet_hours(due, settings, minutes):
    now = due - timedelta(minutes=minutes)
    post = Unapproved(POST.post_id, POST.title, due, POST.writers)
    if settings.is_quiet(now):
        assert due_now((post,), PANEL, (), now, settings) == ()


@given(dues, quiet, st.lists(st.integers(-600, 3_000), max_size=30))
def test_nobody_is_told_a_step_twice_and_no_writer_is_asked_to_approve(due, settings, minutes):
    post = Unapproved(POST.post_id, POST.title, due, POST.writers)
    told = []
    for before in sorted(minutes, reverse=True):
        told = _told(due - timedelta(minutes=before), told, (post,), settings)
    keys = [t.key for t in told]
    assert len(keys) == len(set(keys))
    assert all(k.member_id != RUMA or k.step is ExpiryStep.EXPIRED for k in keys)
    assert all(not settings.is_quiet(t.at) for t in told)


@given(dues, quiet)
def test_no_step_comes_later_than_its_hours_before_the_time(due, settings):
    moments = [told_at(step, due, settings) for step in ExpiryStep]
    latest = [due - timedelta(hours=hours) for hours in (24, 4, 1, 0)]
    assert all(at <= last for at, last in zip(moments, latest, strict=True))
    assert moments[-1] == due


@given(dues, quiet, st.integers(-100, 3_000))
def test_the_next_look_skips_no_step(due, settings, minutes):
    now = due - timedelta(minutes=minutes)
    post = Unapproved(POST.post_id, POST.title, due, POST.writers)
    then = next_step_at((post,), now, settings)
    assert now < then <= now + timedelta(hours=1)
    coming = [told_at(step, due, settings) for step in ExpiryStep if told_at(step, due, settings) > now]
    assert all(then <= at for at in coming) or not coming
    assert in_dhaka(then).tzinfo is not None
