"""Reminders after heartbeats, over the real store: told once, by name, written down; put off; never in the way."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from moderator_app.domain.bd_calendar import DHAKA, Week
from moderator_app.domain.cadence import NoteKind
from moderator_app.domain.days import Closure
from moderator_app.domain.errors import (
    NothingThere,
    QuietAllDay,
    RoleNotAllowed,
    SnoozeTooLate,
    StoreBusy,
    TimeInPast,
)
from moderator_app.domain.ids import ClosureId, LeaveId
from moderator_app.domain.reminders import Channel, MailAccount, MailSecurity, Outcome, ReminderSettings, Rung
from moderator_app.domain.roster import Duty, DutyKey, Leave
from moderator_app.events import PostChanged
from moderator_app.services.heartbeat import Beat, Heartbeat
from moderator_app.services.reminding import Reminding
from moderator_app.services.workroom import Workroom
from tests.fakes.ids import FakeIds

WEEK = Week(date(2026, 2, 15))
R = Rung


def at(day, hour=10, minute=0):
    """A moment of the week from Sunday 15 February 2026, its Sunday being day 0."""
    return datetime.combine(WEEK.first_on + timedelta(days=day), time(hour, minute), DHAKA)


class Desk:
    """A bench whose reminders are shown to this list instead of a desktop."""

    def __init__(self, bench):
        self.bench = bench
        self.notices = []
        self.takes = True
        self.room = Workroom(bench.folder, bench.clock, FakeIds(7), bench.core.bus)
        self.reminding = Reminding(self.room, self.show)
        bench.core.bus.subscribe(self.reminding.hear)
        self.heartbeat = Heartbeat(self.room, None, self.reminding.after)

    def show(self, notice):
        self.notices.append(notice)
        return self.takes

    def beat(self, moment):
        self.bench.clock.go_on(seconds=(moment - self.bench.clock.now()).total_seconds())
        self.heartbeat.beat()
        shares = self.reminding.last().shares
        return {self.name(s.member.id): [r.key.rung for r in s.reminders] for s in shares}

    def name(self, member_id):
        return next(key for key, kept in self.bench.members.items() if kept == member_id)

    def told(self):
        with self.room.store.read() as unit:
            told = unit.reminders.told(WEEK.previous, WEEK.next.next)
        return [(self.name(t.key.member_id), t.key.rung) for t in told]

    def record(self):
        with self.room.store.read() as unit:
            return unit.reminders.record(0, 100)

    def write(self, change):
        with self.room.store.write() as unit:
            change(unit)
        self.reminding.hear(PostChanged("any"))


@pytest.fixture
def desk(bench):
    """Nothing is owed before this week; `ict` has the duty, `land` stands by."""
    bench.clock.jump_to(at(0, 9))
    office = bench.core.office.get()
    bench.core.office.save(bench.members["uno"], replace(office, first_on=WEEK.first_on))
    desk = Desk(bench)
    duty = Duty(DutyKey(WEEK), bench.members["ict"], bench.members["land"])
    desk.write(lambda unit: unit.roster.put_duty(duty))
    return desk


def test_the_ladder_is_climbed_beat_by_beat_and_each_step_told_once(desk):
    assert desk.beat(at(0, 9, 30)) == {}
    assert desk.beat(at(0)) == {"ict": [R.PLAN]}
    assert desk.beat(at(0, 10, 1)) == {}
    assert desk.beat(at(2)) == {"ict": [R.DUTY]}
    assert set(desk.beat(at(3))) == {"uno", "ict", "land"}
    assert desk.beat(at(4)) == {"uno": [R.CONVENOR]}
    assert desk.beat(at(7, 9)) == {"uno": [R.LOST], "ict": [R.LOST]}
    assert [rung for _, rung in desk.told()] == [R.PLAN, R.DUTY, R.PANEL, R.PANEL, R.PANEL, R.CONVENOR, R.LOST, R.LOST]


def test_steps_slept_through_are_one_notice_and_every_step_is_written_down(desk):
    desk.beat(at(4, 11))
    assert len(desk.notices) == 1
    assert sorted(rung for who, rung in desk.told() if who == "ict") == [R.DUTY, R.PANEL, R.PLAN]
    assert {line.outcome for line in desk.record()} == {Outcome.SHOWN}
    assert len(desk.record()) == 3


def test_after_three_weeks_off_there_is_one_notice_and_what_was_lost_is_in_it(desk):
    desk.beat(at(0))
    told = desk.beat(at(22))
    assert len(desk.notices) == 2
    assert told["uno"].count(R.LOST) == 3
    assert "এবং" not in desk.notices[-1].title
    assert desk.beat(at(22, 10, 1)) == {}


def test_what_a_clock_told_that_ran_weeks_ahead_silences_nothing_when_its_weeks_come(desk):
    desk.beat(at(0))
    desk.bench.clock.jump_to(at(19, 12))
    desk.heartbeat.beat()
    assert R.CONVENOR in {r.key.rung for share in desk.reminding.last().shares for r in share.reminders}
    desk.bench.clock.jump_to(at(0, 12))
    assert desk.beat(at(0, 12, 1)) == {}
    assert desk.beat(at(4))["uno"] == [R.CONVENOR]
    assert desk.beat(at(7, 9)) == {"uno": [R.LOST], "ict": [R.LOST]}
    for week in (7, 14):
        assert desk.beat(at(week + 2))["uno"][-1] is R.DUTY
        assert desk.beat(at(week + 4))["uno"][-1] is R.CONVENOR
    assert desk.beat(at(21, 9))["uno"] == [R.LOST]


def test_a_clock_set_right_by_seconds_repeats_nothing(desk):
    desk.beat(at(4))
    desk.bench.clock.jump_to(at(4) - timedelta(seconds=30))
    desk.heartbeat.beat()
    assert desk.reminding.last().shares == ()
    assert desk.beat(at(4, 10, 5)) == {}


def test_a_week_that_is_safe_is_left_in_peace(desk):
    bench = desk.bench
    for n in range(2):
        bench.approved(bench.draft(f"পোস্ট {n}", planned_at=at(3, 12 + n)))
    assert [desk.beat(at(day)) for day in (0, 1, 2, 3)] == [{}] * 4
    assert desk.beat(at(3, 12)) != {}


def test_a_post_that_leaves_the_page_wakes_the_ladder_at_the_next_beat(desk):
    bench = desk.bench
    first, _ = bench.live(1), bench.live(2)
    assert desk.beat(at(4, 11)) == {}
    delivery = bench.delivery(first.id)
    bench.core.manual_kit.removed(bench.members["ict"], delivery.id, "gone")
    assert desk.beat(at(4, 11, 1))["uno"][-1] is R.CONVENOR


def test_a_post_by_hand_on_friday_is_told_on_thursday(desk):
    bench = desk.bench
    bench.live(1)
    bench.approved(bench.draft("শুক্রবারের পোস্ট", planned_at=at(5, 11)))
    assert desk.beat(at(3)) == {}
    assert desk.beat(at(4)) == {"uno": [R.LEANING], "ict": [R.LEANING]}
    assert "শুক্রবারে" in desk.notices[-1].body


def test_a_closure_moves_the_convenors_step_to_an_earlier_day(desk):
    closure = Closure(ClosureId("c" * 36), WEEK.first_on + timedelta(days=3), WEEK.last_on, "বন্যা")
    desk.write(lambda unit: unit.days.put_closure(closure))
    assert desk.beat(at(2))["uno"][-1] is R.CONVENOR


def test_whoever_is_on_leave_is_not_told(desk):
    leave = Leave(LeaveId("l" * 36), desk.bench.members["ict"], WEEK.first_on, WEEK.last_on)
    desk.write(lambda unit: unit.roster.put_leave(leave))
    assert desk.beat(at(2)) == {"land": [R.DUTY]}
    assert set(desk.beat(at(3))) == {"uno", "land"}


def test_an_excused_week_is_told_to_nobody(desk):
    bench = desk.bench
    bench.core.board.note_week(bench.members["uno"], bench.pages["facebook"], WEEK, NoteKind.EID, "ঈদের ছুটি")
    assert desk.beat(at(4)) == {}
    assert desk.beat(at(7, 9)) == {}


def test_a_notice_names_page_person_and_what_is_missing_and_leads_to_the_board(desk):
    desk.beat(at(2))
    notice = desk.notices[-1]
    assert notice.title == "পেজ facebook: পোস্ট এখনো কম"
    assert "কিছুই প্রকাশিত বা নির্ধারিত নেই; ২টি দরকার, ৫ দিন বাকি" in notice.body
    assert "সদস্য ict" in notice.body
    assert notice.target == "reminders"


def test_one_lost_week_leads_to_where_its_reason_is_written(desk):
    desk.beat(at(5))
    desk.beat(at(7, 9))
    assert desk.notices[-1].target == f"week:{WEEK.first_on}:{desk.bench.pages['facebook']}"


def test_mails_go_to_members_with_an_address_when_the_office_has_an_account(desk):
    bench = desk.bench
    ict = bench.core.panel.member(bench.members["ict"])
    bench.core.panel.change(bench.members["uno"], replace(ict, email="ict@office.example"))
    account = MailAccount("mail.office.example", 465, MailSecurity.TLS, "desk", "desk@office.example")
    desk.write(lambda unit: unit.office.put_mail_account(account))
    desk.beat(at(3))
    with desk.room.store.read() as unit:
        (mail,) = unit.mails.waiting()
    assert (mail.address, mail.subject) == ("ict@office.example", "পেজ facebook: সপ্তাহটি ঝুঁকিতে")
    assert "সদস্য ict" in mail.body
    assert "২টি দরকার" in mail.body
    assert sorted((line.channel, line.outcome) for line in desk.record()) == [
        (Channel.DESKTOP, Outcome.SHOWN),
        (Channel.DESKTOP, Outcome.SHOWN),
        (Channel.DESKTOP, Outcome.SHOWN),
        (Channel.MAIL, Outcome.WAITING),
    ]


def test_what_nothing_could_take_is_not_written_down_and_comes_again(desk):
    desk.takes = False
    assert desk.beat(at(2)) == {"ict": [R.DUTY]}
    assert not desk.reminding.last().told
    assert desk.told() == []
    assert desk.beat(at(2, 10, 5)) == {}
    desk.takes = True
    assert desk.beat(at(2, 10, 10)) == {"ict": [R.DUTY]}
    assert desk.reminding.last().told


def test_a_demo_writes_down_and_shows_nobody(desk):
    desk.reminding = Reminding(desk.room, desk.show, to_nobody=True)
    desk.heartbeat = Heartbeat(desk.room, None, desk.reminding.after)
    assert desk.beat(at(2)) == {"ict": [R.DUTY]}
    assert desk.notices == []
    assert desk.beat(at(2, 10, 1)) == {}


class Refusing:
    """A store that reads, and takes no writing until it is told to."""

    def __init__(self, store):
        self._store, self.busy = store, True

    def read(self):
        return self._store.read()

    def write(self):
        if self.busy:
            raise StoreBusy(path="store")
        return self._store.write()


class OtherFolder:
    def __init__(self, folder, store):
        self.folder, self.store = folder, store

    def appearance(self):
        return self.folder.appearance()


def test_a_store_that_takes_nothing_never_stops_the_beat_and_nothing_is_shown_twice(desk, caplog):
    store = Refusing(desk.room.store)
    room = replace(desk.room, folder=OtherFolder(desk.bench.folder, store))
    reminding = Reminding(room, desk.show)
    for minute in range(3):
        reminding.after(Beat(at(2, 10, minute)))
    assert len(desk.notices) == 1
    assert caplog.text.count("store_busy") == 1
    store.busy = False
    reminding.after(Beat(at(2, 10, 3)))
    assert len(desk.notices) == 1
    assert ("ict", R.DUTY) in desk.told()


def test_a_beat_at_which_nothing_can_have_come_asks_the_store_nothing(desk):
    desk.beat(at(2))
    asked = []

    class Counting:
        def read(self):
            asked.append("read")
            return store.read()

    store = desk.room.store
    room = replace(desk.room, folder=OtherFolder(desk.bench.folder, Counting()))
    reminding = Reminding(room, desk.show)
    for minute in range(1, 60):
        reminding.after(Beat(at(2, 10, minute)))
    assert asked == ["read"]
    reminding.hear(PostChanged("any"))
    reminding.after(Beat(at(2, 11)))
    assert asked == ["read", "read"]


def test_a_member_puts_a_week_off_and_is_reminded_once_more(desk):
    bench = desk.bench
    ict, page = bench.members["ict"], bench.pages["facebook"]
    desk.beat(at(2))
    (standing,) = desk.reminding.standing(ict)
    assert (standing.key.rung, standing.put_off_until) == (R.DUTY, None)
    desk.reminding.snooze(ict, page, WEEK, at(2, 15))
    assert desk.reminding.standing(ict)[0].put_off_until == at(2, 15)
    assert desk.beat(at(2, 14)) == {}
    assert desk.beat(at(2, 15)) == {"ict": [R.DUTY]}
    assert desk.beat(at(2, 16)) == {}


def test_a_week_is_not_put_off_beyond_its_end_nor_into_the_past_nor_untold(desk):
    bench = desk.bench
    ict, uno, page = bench.members["ict"], bench.members["uno"], bench.pages["facebook"]
    desk.beat(at(2))
    with pytest.raises(SnoozeTooLate):
        desk.reminding.snooze(ict, page, WEEK, WEEK.ends_at)
    with pytest.raises(TimeInPast):
        desk.reminding.snooze(ict, page, WEEK, at(2))
    with pytest.raises(NothingThere):
        desk.reminding.snooze(uno, page, WEEK, at(2, 15))


def test_only_the_convenor_sets_when_reminders_come_and_not_to_silence(desk):
    bench = desk.bench
    later = ReminderSettings(remind_at=time(11))
    with pytest.raises(RoleNotAllowed):
        desk.reminding.set_settings(bench.members["ict"], later)
    with pytest.raises(QuietAllDay):
        desk.reminding.set_settings(bench.members["uno"], ReminderSettings(quiet_from=time(8), quiet_until=time(8)))
    assert desk.reminding.set_settings(bench.members["uno"], later) == desk.reminding.settings() == later
    assert desk.beat(at(0)) == {}
    assert desk.beat(at(0, 11)) == {"ict": [R.PLAN]}


def test_the_board_explains_each_week_and_asks_for_every_lost_one(desk):
    bench = desk.bench
    office = bench.core.office.get()
    bench.core.office.save(bench.members["uno"], replace(office, first_on=date(2025, 11, 2)))
    bench.clock.jump_to(at(0, 9))
    asked = [need.week.week for need in bench.core.board.needs(bench.members["uno"]) if need.week]
    assert asked[-1] == Week(date(2025, 11, 2))
    assert len(asked) == 15
    bench.live(1)
    (row,) = bench.core.board.week().rows
    assert row.forecast is not None
    assert (row.forecast.live, row.forecast.gap, row.forecast.state) == (1, 1, row.page_week.state)


def test_a_week_told_early_stands_among_what_needs_the_member(desk):
    bench = desk.bench
    closure = Closure(ClosureId("c" * 36), WEEK.next.first_on, WEEK.next.last_on, "ঈদ")
    desk.write(lambda unit: unit.days.put_closure(closure))
    desk.beat(at(4, 11))
    told = [need.told for need in bench.core.board.needs(bench.members["uno"]) if need.told]
    needed = {(week.forecast.page_week.week, week.rung) for week in told}
    assert needed == {(WEEK, R.CONVENOR), (WEEK.next, R.CONVENOR)}


def test_a_store_that_was_closed_meanwhile_never_stops_the_beat(desk, caplog):
    desk.beat(at(2))
    desk.bench.folder.close()
    desk.reminding.after(Beat(at(3)))
    assert "store_missing" in caplog.text


def test_a_week_is_not_put_off_into_quiet_hours_that_end_after_it(desk):
    desk.beat(at(2))
    ict, page = desk.bench.members["ict"], desk.bench.pages["facebook"]
    for moment in (at(6, 20), at(6, 23, 59)):
        with pytest.raises(SnoozeTooLate):
            desk.reminding.snooze(ict, page, WEEK, moment)
    desk.reminding.snooze(ict, page, WEEK, at(6, 19, 59))
    desk.beat(at(6, 19, 58))
    assert desk.beat(at(6, 19, 59))["ict"] == [R.DUTY]
