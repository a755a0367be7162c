"""The reminder ladder: who is told what of a page's week, and when."""

from dataclasses import replace
from datetime import time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.bd_calendar import is_working_day
from moderator_app.domain.cadence import NoteKind
from moderator_app.domain.forecast import DuePost, OfficeTime
from moderator_app.domain.ladder import EARLIER_AT_MOST, LADDER, Book, due_reminders, next_look_at, step_at
from moderator_app.domain.reminders import ReminderKey, ReminderSettings, Rung, Told
from tests.domain.ladder_rig import CONVENOR, HOLDER, STANDBY, WEEK, Rig, at
from tests.domain.samples import JOY, PAGE, SUNDAY

R = Rung
MINUTE = timedelta(minutes=1)
EVERYBODY = [CONVENOR, HOLDER, STANDBY, JOY]
PANEL_TOLD = [(R.PANEL, who) for who in EVERYBODY]


def days(*numbers):
    return {SUNDAY + timedelta(days=n) for n in numbers}


def working(*closed):
    return OfficeTime(ReminderSettings(), lambda day: is_working_day(day) and day not in days(*closed))


def test_a_week_at_risk_climbs_the_ladder_a_step_a_day():
    rig = Rig()
    assert rig.beat(at(0, 9, 59)) == []
    assert rig.beat(at(0)) == [(R.PLAN, HOLDER)]
    assert rig.beat(at(1)) == []
    assert rig.beat(at(2)) == [(R.DUTY, HOLDER)]
    assert rig.beat(at(3)) == PANEL_TOLD
    assert rig.beat(at(4)) == [(R.CONVENOR, CONVENOR)]
    assert rig.beat(at(6)) == []
    assert rig.beat(at(7, 9)) == [(R.LOST, CONVENOR), (R.LOST, HOLDER)]
    assert rig.beat(at(8)) == []


def test_a_week_on_track_hears_nothing():
    rig = Rig(live=1, approved=[DuePost(at(4, 15))])
    assert [rig.beat(at(day)) for day in range(5)] == [[]] * 5


def test_a_week_that_is_met_or_excused_hears_nothing():
    assert Rig(live=2).beat(at(4)) == []
    rig = Rig()
    rig.excuse(at(0, 9))
    assert [rig.beat(at(day)) for day in range(9)] == [[]] * 9


def test_steps_that_a_computer_slept_through_come_together_in_their_order():
    told = Rig().beat(at(4, 11))
    assert told == [(R.PLAN, HOLDER), (R.DUTY, HOLDER), *PANEL_TOLD, (R.CONVENOR, CONVENOR)]


def test_a_week_that_falls_back_on_its_last_day_is_told_at_once():
    rig = Rig(live=2)
    assert rig.beat(at(6, 11)) == []
    rig.live = 1
    assert rig.beat(at(6, 11, 1))[-1] == (R.CONVENOR, CONVENOR)


def test_a_due_time_that_passes_is_told_at_once():
    rig = Rig(live=1, approved=[DuePost(at(4, 15))])
    assert rig.beat(at(4, 14, 59)) == []
    assert rig.beat(at(4, 15))[-1] == (R.CONVENOR, CONVENOR)


def test_a_holiday_added_late_brings_the_step_at_once():
    rig = Rig()
    rig.beat(at(0)), rig.beat(at(2)), rig.beat(at(3))
    rig.closed = days(4)
    assert rig.beat(at(3, 12)) == [(R.CONVENOR, CONVENOR)]
    assert rig.beat(at(4)) == []


def test_a_week_that_opens_closed_is_planned_in_the_week_before():
    rig = Rig(closed=days(0, 1))
    assert step_at(R.PLAN, WEEK, rig.office) == at(-3)
    assert rig.beat(at(-3)) == [(R.PLAN, HOLDER)]


def test_the_whole_ladder_stands_before_a_week_that_is_closed():
    closed = days(0, 1, 2, 3, 4)
    rig = Rig(closed=closed)
    assert {step_at(rung, WEEK, rig.office) for rung in LADDER} == {at(-3)}
    assert [rung for rung, _ in rig.beat(at(-3))] == [R.PLAN, R.DUTY, *[R.PANEL] * 4, R.CONVENOR]


def test_after_a_closure_of_many_weeks_no_step_moves():
    office = OfficeTime(ReminderSettings(), lambda _day: False)
    assert [step_at(rung, WEEK, office) for rung in LADDER] == [at(0), at(2), at(3), at(4)]


@given(st.sets(st.integers(-15, 6)), st.sets(st.integers(-15, 6)))
def test_holidays_only_move_steps_earlier(some, more):
    before, after = working(*some), working(*some, *more)
    moved = {rung: step_at(rung, WEEK, after) for rung in LADDER}
    for rung in LADDER:
        usual = step_at(rung, WEEK, working())
        assert usual - timedelta(days=EARLIER_AT_MOST) <= moved[rung] <= usual
        assert moved[rung] <= step_at(rung, WEEK, before) or moved[rung] == usual
        assert moved[rung] == usual or after.works(moved[rung].date())
    assert sorted(moved.values()) == list(moved.values())


def test_a_post_by_hand_on_friday_is_told_at_the_convenors_step_once():
    rig = Rig(live=1, approved=[DuePost(at(5, 11))])
    assert rig.beat(at(4, 9, 59)) == []
    assert rig.beat(at(4)) == [(R.LEANING, CONVENOR), (R.LEANING, HOLDER)]
    assert rig.beat(at(4, 11)) == []
    assert rig.beat(at(5, 11))[-1] == (R.CONVENOR, CONVENOR)


def test_a_week_that_leans_once_more_after_it_was_at_risk_is_told_once_more():
    rig = Rig(live=1, approved=[DuePost(at(5, 11))])
    rig.beat(at(4))
    rig.approved = []
    assert rig.beat(at(4, 11))[-1] == (R.CONVENOR, CONVENOR)
    rig.approved = [DuePost(at(6, 11))]
    assert rig.beat(at(4, 12)) == [(R.LEANING, CONVENOR)]
    assert rig.beat(at(4, 13)) == []


def test_what_was_safe_after_the_convenors_step_and_fell_back_is_told_again():
    rig = Rig()
    for day in range(5):
        rig.beat(at(day))
    rig.approved = [DuePost(at(4, 15)), DuePost(at(4, 16))]
    assert rig.beat(at(4, 11)) == []
    rig.live, rig.approved = 2, []
    assert rig.beat(at(4, 16)) == []
    rig.live = 1
    assert rig.beat(at(5, 12)) == [(R.AGAIN, CONVENOR), (R.AGAIN, HOLDER)]
    assert rig.beat(at(5, 13)) == []
    rig.live = 2
    assert rig.beat(at(5, 14)) == []
    rig.live = 1
    assert rig.beat(at(5, 15)) == [(R.AGAIN, CONVENOR), (R.AGAIN, HOLDER)]


def test_a_step_that_was_climbed_over_is_not_told_to_a_newcomer():
    rig = Rig()
    rig.leave(JOY, SUNDAY, SUNDAY + timedelta(days=4))
    for day in range(5):
        rig.beat(at(day))
    assert rig.beat(at(5)) == []


def test_whoever_takes_the_duty_over_hears_of_it():
    rig = Rig()
    rig.beat(at(0))
    rig.leave(HOLDER, SUNDAY + timedelta(days=1), SUNDAY + timedelta(days=6))
    assert rig.beat(at(1)) == [(R.PLAN, STANDBY)]
    assert rig.beat(at(2)) == [(R.DUTY, STANDBY)]


def test_without_a_holder_the_convenor_hears_the_first_steps():
    rig = Rig()
    for who in (HOLDER, STANDBY):
        rig.leave(who, SUNDAY, SUNDAY + timedelta(days=6))
    assert rig.beat(at(0)) == [(R.PLAN, CONVENOR)]


def test_nothing_is_told_in_the_quiet_hours():
    rig = Rig()
    assert rig.beat(at(0, 22)) == []
    assert rig.beat(at(1, 7, 59)) == []
    assert rig.beat(at(1, 8)) == [(R.PLAN, HOLDER)]


def test_the_last_quiet_hours_of_a_week_do_not_keep_the_convenor_in_the_dark():
    rig = Rig(live=1)
    assert rig.beat(at(6, 21)) == [(R.CONVENOR, CONVENOR)]
    assert rig.beat(at(6, 22)) == []


def test_the_last_quiet_hours_are_kept_where_the_convenor_knows():
    rig = Rig()
    rig.beat(at(4, 11))
    assert rig.beat(at(6, 21)) == []


def test_a_fall_in_the_last_quiet_hours_is_told_too():
    rig = Rig()
    rig.beat(at(4, 11))
    rig.live = 2
    rig.beat(at(4, 12))
    rig.live = 1
    assert rig.beat(at(6, 21)) == [(R.AGAIN, CONVENOR), (R.AGAIN, HOLDER)]


def test_what_leans_is_no_reason_to_speak_at_night_to_a_convenor_who_was_told():
    rig = Rig(live=1)
    rig.beat(at(4, 11))
    rig.approved = [DuePost(at(6, 23))]
    assert rig.beat(at(6, 20, 30)) == []
    fresh = Rig(live=1, approved=[DuePost(at(6, 23))])
    assert fresh.beat(at(6, 20, 30)) == [(R.LEANING, CONVENOR), (R.LEANING, HOLDER)]


def test_a_lost_week_is_not_told_at_night_and_not_where_the_reason_is_written():
    rig = Rig()
    assert rig.beat(at(7, 1)) == []
    assert rig.beat(at(7, 8)) == [(R.LOST, CONVENOR), (R.LOST, HOLDER)]
    noted = Rig()
    noted.excuse(at(7, 1), NoteKind.MISSED)
    assert noted.beat(at(7, 8)) == []


def test_a_week_put_off_comes_again_once_at_the_chosen_time():
    rig = Rig()
    rig.beat(at(2))
    rig.snooze(HOLDER, at(2, 11), at(2, 15))
    assert rig.beat(at(2, 14, 59)) == []
    assert rig.beat(at(2, 15)) == [(R.DUTY, HOLDER)]
    assert rig.told[-1][1].again
    assert rig.beat(at(2, 16)) == []


def test_a_snooze_holds_back_one_persons_steps_and_no_others():
    rig = Rig()
    rig.beat(at(2))
    rig.snooze(HOLDER, at(2, 11), at(3, 15))
    assert rig.beat(at(3)) == [told for told in PANEL_TOLD if told[1] != HOLDER]
    assert rig.beat(at(3, 15)) == [(R.PANEL, HOLDER)]
    assert not rig.told[-1][1].again


def test_the_convenors_step_comes_in_spite_of_a_snooze():
    rig = Rig()
    rig.beat(at(3))
    rig.snooze(CONVENOR, at(3, 11), at(6, 19))
    assert rig.beat(at(4)) == [(R.CONVENOR, CONVENOR)]
    assert rig.beat(at(6, 19)) == [(R.CONVENOR, CONVENOR)]


def test_a_put_off_week_that_is_safe_by_then_is_left_in_peace():
    rig = Rig()
    rig.beat(at(2))
    rig.snooze(HOLDER, at(2, 11), at(2, 15))
    rig.live = 2
    assert rig.beat(at(2, 15)) == []


def test_of_a_leaning_week_only_what_was_told_of_it_comes_again():
    rig = Rig()
    rig.beat(at(2))
    rig.snooze(HOLDER, at(2, 11), at(2, 15))
    rig.live, rig.approved = 1, [DuePost(at(5))]
    assert rig.beat(at(2, 15)) == []
    rig.beat(at(4))
    rig.snooze(HOLDER, at(4, 11), at(4, 16))
    assert rig.beat(at(4, 16)) == [(R.LEANING, HOLDER)]


def test_whoever_was_told_nothing_has_nothing_to_put_off():
    rig = Rig()
    rig.beat(at(2))
    rig.snooze(JOY, at(2, 11), at(2, 15))
    assert rig.beat(at(2, 15)) == []


def test_steps_of_several_pages_come_in_order_of_steps():
    rig = Rig()
    watched = rig.watched(at(4))
    other = replace(watched.forecast.page_week.page, id="page-2")
    second = replace(watched.forecast, page_week=replace(watched.forecast.page_week, page=other))
    found = due_reminders([watched, replace(watched, forecast=second)], rig.book, at(4), rig.office)
    order = [LADDER.index(r.key.rung) for r in found]
    assert order == sorted(order)
    assert [r.key.page_id for r in found][:2] == ["page-1", "page-2"]


def test_the_next_look_is_at_the_next_moment_that_may_bring_anything():
    rig = Rig(live=1, approved=[DuePost(at(3, 15))])
    rig.snooze(HOLDER, at(2), at(4, 9))
    looks = [next_look_at((rig.watched(now),), rig.book, now, rig.office) for now in (at(0, 9), at(3, 11), at(4, 8))]
    assert looks == [at(0), at(3, 15), at(4, 9)]
    assert next_look_at((), Rig().book, at(2, 21), rig.office) == at(3, 0)
    assert next_look_at((), Rig().book, at(2, 9), rig.office) == at(2, 20)
    other = replace(rig.settings, remind_at=time(11))
    assert next_look_at((rig.watched(at(0)),), rig.book, at(0), OfficeTime(other, rig.office.works)) == at(0, 11)


def test_what_was_told_in_a_future_that_has_not_come_is_left_out_of_the_book():
    key = ReminderKey(Rung.CONVENOR, PAGE, WEEK, CONVENOR)
    book = Book((Told(key, at(4)), Told(key, at(5))))
    assert book.as_of(at(4)).told == book.told[:1]
    assert book.as_of(at(5) - timedelta(minutes=2)) == book
    assert book.as_of(at(0)).told == ()
