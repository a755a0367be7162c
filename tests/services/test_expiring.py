"""A post that nobody approved in time: told beforehand, expired when its time has come, never published."""

from dataclasses import replace
from datetime import timedelta

import pytest

from moderator_app.domain.bd_calendar import week_of
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import StoreBusy, TimeInPast, WrongMove
from moderator_app.domain.expiry import ExpiryStep
from moderator_app.domain.panel import Role
from moderator_app.domain.posts import ReviewStage
from moderator_app.domain.reminders import MailAccount, MailSecurity
from moderator_app.domain.roster import DutyKey
from moderator_app.events import PostChanged
from moderator_app.services.board import NeedKind

S = DeliveryState


def _told(bench, post):
    with bench.folder.store.read() as unit:
        return [(t.key.step, t.key.member_id) for t in unit.expiries.told([post.id])]


def _needs(bench, who):
    return [need.post.post_id for need in bench.core.board.needs(bench.members[who]) if need.kind is NeedKind.EXPIRED]


@pytest.fixture
def seen(bench):
    """What the tray was told."""
    notices = []
    bench.core.notices.show_elsewhere(lambda title, body, target: notices.append((title, body)))
    return notices


def test_who_may_approve_is_told_step_by_step_and_each_once(bench, seen):
    post = bench.handed_in()  # due tomorrow at noon UTC
    uno, land = bench.members["uno"], bench.members["land"]
    for hours in (0, 1, 19, 1, 2, 0.5):
        bench.clock.go_on(hours=hours)
        bench.core.heartbeat.beat()
        bench.core.heartbeat.beat()
    told = _told(bench, post)
    assert len(told) == len(set(told))
    assert [step for step, who in told if who == land] == [ExpiryStep.DAY, ExpiryStep.HOURS, ExpiryStep.HOUR]
    assert [step for step, who in told if who == uno] == [ExpiryStep.HOUR]
    assert any("গণশুনানি" in body and "সকাল ১০টায়" not in body for _title, body in seen)


def test_nobody_is_told_once_it_is_approved_nor_of_a_post_without_a_time(bench, seen):
    approved = bench.approved()
    stock = bench.handed_in(bench.draft("মজুত", planned_at=None))
    for _ in range(30):
        bench.clock.go_on(hours=1)
        bench.core.heartbeat.beat()
    assert _told(bench, approved) == _told(bench, stock) == []
    assert bench.delivery(stock.id).state is S.DRAFT


def test_its_time_comes_and_it_is_expired_on_every_page_where_it_waited(bench):
    post, heard = bench.handed_in(), []
    bench.core.bus.subscribe(heard.append)
    bench.clock.go_on(days=1)
    bench.core.heartbeat.beat()
    assert bench.delivery(post.id).state is S.EXPIRED
    assert PostChanged(post.id) in heard
    assert bench.verbs().count("post_expired") == 1
    assert bench.core.reviewing.queue(bench.members["land"]) == ()
    with pytest.raises(WrongMove):
        bench.approve(post.id)
    bench.clock.go_on(minutes=1)
    bench.core.heartbeat.beat()
    assert bench.verbs().count("post_expired") == 1
    assert (_needs(bench, "ict"), _needs(bench, "land")) == ([post.id], [])


def test_a_program_that_was_off_finds_it_expired(bench):
    post = bench.handed_in()
    bench.clock.go_on(days=2)
    again = bench.again()
    again.core.heartbeat.beat()
    assert again.delivery(post.id).state is S.EXPIRED


def test_a_new_time_brings_it_back_into_the_review_as_it_was(bench):
    post = bench.handed_in()
    bench.clock.go_on(days=1)
    bench.core.heartbeat.beat()
    later = bench.clock.now() + timedelta(days=2)
    ict = bench.members["ict"]
    with pytest.raises(TimeInPast):
        bench.core.drafting.submit(ict, post.id, post.revision, replace(post.draft, text="আবার"))
    bench.core.moving.move(ict, post.id, later)
    delivery = bench.delivery(post.id)
    assert (delivery.state, delivery.due_at) == (S.DRAFT, later)
    assert bench.core.drafting.open(ict, post.id).post.stage is ReviewStage.SUBMITTED
    assert _needs(bench, "ict") == []
    bench.approve(post.id)
    bench.claim(bench.opened(post.id))


def test_a_changed_text_with_a_new_time_is_handed_in_anew(bench):
    post = bench.handed_in()
    bench.clock.go_on(days=1)
    bench.core.heartbeat.beat()
    draft = replace(post.draft, text="নতুন লেখা", planned_at=bench.clock.now() + timedelta(days=1))
    bench.core.drafting.submit(bench.members["ict"], post.id, post.revision, draft)
    bench.approve(post.id)
    assert bench.delivery(post.id).state is S.MANUAL_READY


def test_it_may_be_let_go_once(bench):
    post = bench.handed_in()
    delivery = bench.delivery(post.id)
    ict = bench.members["ict"]
    with pytest.raises(WrongMove):
        bench.core.expiring.let_go(ict, delivery.id)
    bench.clock.go_on(days=1)
    bench.core.heartbeat.beat()
    bench.core.expiring.let_go(ict, delivery.id)
    assert bench.delivery(post.id).state is S.CANCELLED
    assert _needs(bench, "ict") == []
    with pytest.raises(WrongMove):
        bench.core.expiring.let_go(ict, delivery.id)


def test_a_held_post_expires_too_and_a_draft_or_one_sent_back_does_not(bench):
    held, back = bench.handed_in(bench.draft("আটকে")), bench.handed_in(bench.draft("ফেরত"))
    draft = bench.core.drafting.save(bench.members["ict"], None, 0, bench.draft("খসড়া"))
    bench.core.reviewing.hold(bench.members["land"], held.id, "অপেক্ষা")
    bench.core.reviewing.ask_changes(bench.members["land"], back.id, "তারিখ")
    bench.clock.go_on(days=1)
    bench.core.heartbeat.beat()
    states = [bench.delivery(post.id).state for post in (held, back, draft)]
    assert states == [S.EXPIRED, S.DRAFT, S.DRAFT]


def test_a_store_that_cannot_be_written_never_stops_a_beat(bench, monkeypatch):
    post = bench.handed_in()
    bench.clock.go_on(days=1)
    store, calls = bench.folder.store, []
    write = type(store).write

    def busy(self):
        calls.append(1)
        if len(calls) == 2:  # the beat's own transaction comes first
            raise StoreBusy(path="x")
        return write(self)

    monkeypatch.setattr(type(store), "write", busy)
    bench.core.heartbeat.beat()
    monkeypatch.undo()
    bench.core.heartbeat.beat()
    assert bench.delivery(post.id).state is S.EXPIRED


def test_where_nothing_takes_a_notice_it_is_told_later(bench):
    post = bench.handed_in()
    bench.clock.go_on(hours=20)
    bench.core.heartbeat.beat()
    assert _told(bench, post) == []
    bench.core.notices.show_elsewhere(lambda *_notice: None)
    bench.clock.go_on(minutes=11)
    bench.core.heartbeat.beat()
    assert _told(bench, post)


def test_whoever_has_an_address_gets_a_mail_that_names_titles_only(bench):
    second = bench.seat("second", Role.REVIEWER)
    post = bench.handed_in()
    with bench.folder.store.write() as unit:
        unit.members.put(replace(second, email="second@example.org"))
        account = MailAccount("127.0.0.1", 465, MailSecurity.TLS, "office", "office@example.org")
        unit.office.put_mail_account(account)
    bench.clock.go_on(hours=20)
    bench.core.heartbeat.beat()  # nothing takes a notice here
    assert [who for _step, who in _told(bench, post)] == [second.id]
    with bench.folder.store.read() as unit:
        (mail,) = unit.mails.newest(10)
    assert (mail.member_id, mail.address) == (second.id, "second@example.org")
    assert "গণশুনানি" in mail.body
    assert "সকাল ১০টায়" not in mail.body


def _leaves(bench, who):
    gone = replace(bench.core.panel.member(bench.members[who]), to_on=bench.core.clock.now().date())
    bench.core.panel.change(bench.members["uno"], gone)


def test_what_expired_after_its_writer_left_falls_to_whoever_is_on_duty_else_to_the_convenor(bench):
    bench.seat("next", Role.DRAFTER)
    post = bench.handed_in()
    _leaves(bench, "ict")
    bench.clock.go_on(days=1, hours=1)
    bench.core.heartbeat.beat()
    assert [_needs(bench, who) for who in ("land", "next", "uno")] == [[], [], [post.id]]
    week = week_of(bench.core.clock.now().date())
    bench.core.roster.set_duty(bench.members["uno"], DutyKey(week), bench.members["next"], None)
    assert [_needs(bench, who) for who in ("land", "next", "uno")] == [[], [post.id], []]
    bench.core.assigning.assign(bench.members["uno"], post.id, bench.members["land"])
    assert [_needs(bench, who) for who in ("land", "next", "uno")] == [[post.id], [], []]


def test_what_was_sent_back_to_a_writer_who_left_is_somebodys_too(bench):
    post = bench.handed_in()
    bench.core.reviewing.ask_changes(bench.members["land"], post.id, "তারিখ ঠিক করুন")
    _leaves(bench, "ict")
    bench.clock.go_on(days=1)
    found = [n.post.post_id for n in bench.core.board.needs(bench.members["uno"]) if n.kind is NeedKind.CHANGES]
    assert found == [post.id]


def test_what_expired_stays_with_a_writer_in_office(bench):
    post = bench.handed_in()
    bench.clock.go_on(days=1, hours=1)
    bench.core.heartbeat.beat()
    assert [_needs(bench, who) for who in ("ict", "land", "uno")] == [[post.id], [], []]
