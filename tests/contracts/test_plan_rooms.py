"""What every store promises of the plan: duties, leave, swaps, days, closures, series, reminders and mail."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.days import Closure, DayClass, SpecialDay
from moderator_app.domain.errors import EditedMeanwhile, NothingThere
from moderator_app.domain.ids import ClosureId, DayId, LeaveId, MailId, SeriesId, SwapId
from moderator_app.domain.lines import PostQuery
from moderator_app.domain.office import Bilingual
from moderator_app.domain.posts import Draft, Origin
from moderator_app.domain.reminders import (
    Channel,
    Mail,
    MailAccount,
    MailSecurity,
    Outcome,
    ReminderKey,
    ReminderSettings,
    Rung,
    Snooze,
    Telling,
    Told,
)
from moderator_app.domain.roster import Duty, DutyKey, Leave, Swap, SwapState
from moderator_app.domain.series import Every, LeftOut, Occurrence, Recurrence, Series
from moderator_app.store.failures import RowRefused
from tests.fakes.clock import NOON
from tests.store.raw_file import raw
from tests.store.some_office import CONVENOR as UNO
from tests.store.some_office import FACEBOOK as PAGE
from tests.store.some_office import REVIEWER as LAND
from tests.store.some_office import WRITER as ICT
from tests.store.some_office import found, post
from tests.store_fixture import open_store

WEEK = Week(date(2026, 2, 8))
MINUTE = timedelta(minutes=1)


@pytest.fixture(params=["sqlite"])
def store(request, tmp_path):
    made = open_store(tmp_path)
    found(made)
    yield made
    made.close()


# ---------------------------------------------------------------- roster


def test_a_duty_is_kept_by_its_week_and_page_and_replaced_whole(store):
    everywhere = Duty(DutyKey(WEEK), UNO, ICT, "চাবি ড্রয়ারে", by_hand=True)
    here = Duty(DutyKey(WEEK, PAGE), LAND)
    later = Duty(DutyKey(WEEK.next, PAGE), ICT, None)
    with store.write() as unit:
        for duty in (later, here, everywhere):
            unit.roster.put_duty(duty)
        unit.roster.put_duty(replace(later, standby_id=UNO))
    with store.read() as unit:
        assert unit.roster.duties(WEEK, WEEK) == (everywhere, here)
        assert unit.roster.duties(WEEK, WEEK.next) == (everywhere, here, replace(later, standby_id=UNO))
        assert unit.roster.duties(WEEK.previous, WEEK.previous) == ()


def test_a_duty_that_is_removed_leaves_the_other_ones_of_its_week(store):
    with store.write() as unit:
        unit.roster.put_duty(Duty(DutyKey(WEEK), UNO))
        unit.roster.put_duty(Duty(DutyKey(WEEK, PAGE), ICT))
        unit.roster.remove_duty(DutyKey(WEEK))
        assert [duty.main_id for duty in unit.roster.duties(WEEK, WEEK)] == [ICT]


@pytest.mark.parametrize(("first", "last", "touched"), [(1, 4, False), (1, 5, True), (7, 9, True), (10, 12, False)])
def test_leave_is_found_by_every_day_that_it_touches(first, last, touched, store):
    leave = Leave(LeaveId("leave"), ICT, date(2026, 2, 5), date(2026, 2, 9), "চিকিৎসা")
    with store.write() as unit:
        unit.roster.put_leave(leave)
    with store.read() as unit:
        seen = unit.roster.leaves(date(2026, 2, first), date(2026, 2, last))
    assert seen == ((leave,) if touched else ())


def test_leave_that_is_taken_back_is_gone(store):
    leave = Leave(LeaveId("leave"), ICT, date(2026, 2, 5), date(2026, 2, 9))
    with store.write() as unit:
        unit.roster.put_leave(leave)
        unit.roster.remove_leave(leave.id)
        assert unit.roster.leaves(date(2026, 2, 1), date(2026, 2, 28)) == ()


def test_a_swap_is_kept_with_its_answer_with_or_without_something_in_return(store):
    asked = Swap(SwapId("one"), UNO, ICT, DutyKey(WEEK), DutyKey(WEEK.next, PAGE), SwapState.ASKED, NOON)
    given = Swap(SwapId("two"), ICT, UNO, DutyKey(WEEK, PAGE), None, SwapState.ASKED, NOON + MINUTE)
    answered = replace(asked, state=SwapState.ACCEPTED, answered_at=NOON + MINUTE)
    with store.write() as unit:
        unit.roster.put_swap(given)
        unit.roster.put_swap(asked)
        unit.roster.put_swap(answered)
    with store.read() as unit:
        assert unit.roster.swaps(NOON) == (answered, given)
        assert unit.roster.swaps(NOON + MINUTE) == (given,)
        assert unit.roster.swap(SwapId("one")) == answered
        with pytest.raises(NothingThere):
            unit.roster.swap(SwapId("none"))


# ---------------------------------------------------------------- days


def test_one_day_may_hold_several_names(store):
    mother = SpecialDay(
        DayId("a"), date(2026, 2, 21), Bilingual("শহীদ দিবস", "Martyrs' Day"), DayClass.KA, closed=True, source="নমুনা"
    )
    other = SpecialDay(
        DayId("b"), date(2026, 2, 21), Bilingual("আরেক দিন"), moon=True, provisional=True, cancelled=True, seed="x/1"
    )
    with store.write() as unit:
        unit.days.put_day(mother)
        unit.days.put_day(other)
    with store.read() as unit:
        assert set(unit.days.days(date(2026, 2, 21), date(2026, 2, 21))) == {mother, other}
        assert unit.days.days(date(2026, 2, 22), date(2026, 3, 21)) == ()


def test_a_day_is_moved_and_removed_by_its_id(store):
    day = SpecialDay(DayId("a"), date(2026, 3, 20), Bilingual("ঈদুল ফিতর"), closed=True, moon=True)
    with store.write() as unit:
        unit.days.put_day(day)
        unit.days.put_day(replace(day, on=date(2026, 3, 21)))
        assert [d.on for d in unit.days.days(date(2026, 3, 1), date(2026, 3, 31))] == [date(2026, 3, 21)]
        unit.days.remove_day(day.id)
        assert unit.days.days(date(2026, 3, 1), date(2026, 3, 31)) == ()


def test_a_closure_is_found_by_every_day_that_it_touches_and_can_be_taken_back(store):
    closure = Closure(ClosureId("c"), date(2026, 2, 10), date(2026, 2, 12), "বন্যা")
    with store.write() as unit:
        unit.days.put_closure(closure)
        assert unit.days.closures(date(2026, 2, 12), date(2026, 2, 20)) == (closure,)
        assert unit.days.closures(date(2026, 2, 13), date(2026, 2, 20)) == ()
        unit.days.remove_closure(closure.id)
        assert unit.days.closures(date(2026, 2, 1), date(2026, 2, 28)) == ()


# ---------------------------------------------------------------- series


def a_series(key: str = "s", **other) -> Series:
    rule = Recurrence(Every.WEEK, date(2026, 2, 8), 2, frozenset({0, 3}), date(2026, 6, 30))
    return replace(
        Series(SeriesId(key), ICT, NOON, Draft(text="সাপ্তাহিক", page_ids=(PAGE,)), rule, time(11, 30)), **other
    )


def test_a_series_comes_back_as_it_was_put_down(store):
    ends, counts = a_series(), a_series("t", rule=Recurrence(Every.MONTH_DAY, date(2026, 1, 31), count=5))
    with store.write() as unit:
        unit.series.put(ends)
        unit.series.put(counts)
        unit.series.put(replace(ends, stopped_at=NOON))
    with store.read() as unit:
        assert unit.series.all() == (replace(ends, stopped_at=NOON), counts)
        assert unit.series.get(SeriesId("t")) == counts
        with pytest.raises(NothingThere):
            unit.series.get(SeriesId("none"))


def test_a_day_of_a_series_is_dealt_with_once(store):
    kept = post()
    with store.write() as unit:
        unit.posts.add(kept)
    made = Occurrence(SeriesId("s"), date(2026, 2, 8), kept.id)
    skipped = Occurrence(SeriesId("s"), date(2026, 2, 11), None, LeftOut.HOLIDAY)
    with store.write() as unit:
        unit.series.put(a_series())
        unit.series.add_occurrence(skipped)
        unit.series.add_occurrence(made)
    with pytest.raises(EditedMeanwhile), store.write() as unit:
        unit.series.add_occurrence(replace(skipped, why=LeftOut.PASSED))
    with pytest.raises(RowRefused), store.write() as unit:
        unit.series.add_occurrence(Occurrence(SeriesId("s"), date(2026, 2, 22)))
    with store.read() as unit:
        assert unit.series.occurrences(SeriesId("s")) == (made, skipped)
        assert unit.series.of_posts([kept.id]) == {kept.id: SeriesId("s")}


# ---------------------------------------------------------------- reminders and mail


def test_what_was_told_and_put_off_is_found_by_its_week(store):
    key = ReminderKey(Rung.DUTY, PAGE, WEEK, ICT)
    first, again = Told(key, NOON), Told(key, NOON + MINUTE)
    off = Snooze(ICT, PAGE, WEEK, NOON + 2 * MINUTE, NOON)
    with store.write() as unit:
        unit.reminders.add_told(first)
        unit.reminders.add_told(again)
        unit.reminders.add_snooze(off)
    with store.read() as unit:
        assert unit.reminders.told(WEEK, WEEK.next) == (first, again)
        assert unit.reminders.snoozes(WEEK.previous, WEEK) == (off,)
        assert unit.reminders.told(WEEK.next, WEEK.next) == ()
        assert unit.reminders.snoozes(WEEK.next, WEEK.next) == ()


def test_the_record_of_tellings_is_paged_newest_first(store):
    tellings = [
        Telling(NOON + n * MINUTE, ICT, Channel.MAIL, Outcome.FAILED, f"বিষয় {n}", "mail_login") for n in range(5)
    ]
    with store.write() as unit:
        for telling in tellings:
            unit.reminders.tell(telling)
    with store.read() as unit:
        assert unit.reminders.record(1, 2) == (tellings[3], tellings[2])
        assert unit.reminders.record_length() == 5


@pytest.mark.parametrize("table", ["told", "snooze", "telling"])
def test_what_was_told_can_only_be_added(table, store):
    with store.write() as unit:
        unit.reminders.add_told(Told(ReminderKey(Rung.PLAN, PAGE, WEEK, ICT), NOON))
        unit.reminders.add_snooze(Snooze(ICT, PAGE, WEEK, NOON, NOON))
        unit.reminders.tell(Telling(NOON, ICT, Channel.DESKTOP, Outcome.SHOWN, "বিষয়"))
    with raw(store) as connection:
        for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET at = ''"):
            with pytest.raises(Exception, match="append-only"):
                connection.execute(statement)


def test_a_mail_waits_until_it_is_done_with(store):
    mail = Mail(MailId("m"), ICT, "ict@office.example", "স্মরণ", "দুটি পোস্ট বাকি।", NOON)
    second = replace(mail, id=MailId("n"), made_at=NOON + MINUTE)
    with store.write() as unit:
        unit.mails.put(second)
        unit.mails.put(mail)
        assert unit.mails.waiting() == (mail, second)
        done = replace(mail, outcome=Outcome.SENT, tries=2, done_at=NOON + MINUTE, next_try_at=NOON)
        unit.mails.put(done)
    with store.read() as unit:
        assert unit.mails.waiting() == (second,)
        assert unit.mails.newest(5) == (second, done)
        assert unit.mails.newest(1) == (second,)


def test_settings_of_reminders_and_the_mail_account_are_one_row_each(store):
    account = MailAccount("mail.office.example", 465, MailSecurity.TLS, "desk", "desk@office.example")
    settings = ReminderSettings(time(9, 30), time(21), time(7), time(8), time(16))
    with store.write() as unit:
        assert unit.office.reminder_settings() == ReminderSettings()
        unit.office.put_reminder_settings(ReminderSettings(time(9)))
        unit.office.put_reminder_settings(settings)
        unit.office.put_mail_account(replace(account, port=587))
        unit.office.put_mail_account(account)
    with store.read() as unit:
        assert unit.office.reminder_settings() == settings
        assert unit.office.mail_account() == account
    with store.write() as unit:
        unit.office.put_mail_account(None)
        assert unit.office.mail_account() is None


def test_a_post_keeps_where_it_began_and_whose_it_is(store):
    kept = replace(post(), origin=Origin.ELSEWHERE, owner_id=LAND)
    with store.write() as unit:
        unit.posts.add(kept)
    with store.read() as unit:
        assert unit.posts.get(kept.id) == kept
        (line,) = unit.posts.lines(PostQuery(), 0, 5)
        assert (line.origin, line.owner_id) == (Origin.ELSEWHERE, LAND)
