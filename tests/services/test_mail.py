"""The office's mail account and what waits: sent once, never lost, and whatever fails is shown."""

import dataclasses
import logging
import threading
from datetime import timedelta
from threading import Event

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.demo.clock import DemoClock, looked_at
from moderator_app.domain.errors import (
    EmptyField,
    KeyringLocked,
    KeyringMissing,
    MailAddressMissing,
    MailInDemo,
    MailLater,
    MailLogin,
    MailNotSetUp,
    MailPasswordMissing,
    MailRecipientRefused,
    MailUnreachable,
    StoreMissing,
    WrongEmail,
    WrongMailHost,
)
from moderator_app.domain.posts import Draft
from moderator_app.domain.reminders import MailSecurity, Outcome
from moderator_app.domain.settings import LOCK_MINUTES
from moderator_app.events import MailsChanged
from moderator_app.ports import MailStep, StoreFact
from moderator_app.services.board import NeedKind
from moderator_app.services.mail_round import RoundDone
from moderator_app.services.mail_way import PUT_OFF_AT_MOST, SECRET
from moderator_app.system.mail.sender import ThreadSender
from moderator_app.system.mail.smtp_mailer import SmtpMailer
from tests.fakes.clock import FakeClock
from tests.fakes.keyring import FakeKeyring
from tests.services.mail_bench import ACCOUNT, PASSWORD, MailBench
from tests.store.raw_file import raw
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder
from tests.system.mail.certificates import Issuer
from tests.system.mail.smtp_server import PASSWORD as REAL_PASSWORD
from tests.system.mail.smtp_server import MailServer

GONE = MailUnreachable(host="mail.example.org", port=465, detail="")


@pytest.fixture
def bench(tmp_path):
    made = MailBench.working(tmp_path)
    yield made
    made.close()


@pytest.fixture
def ready(bench):
    return bench.with_account()


# ---------------------------------------------------------------- the account and its password


def test_the_account_stands_in_the_store_and_its_password_in_the_keyring_alone(ready):
    assert ready.core.mail.account() == ACCOUNT
    ((name, secret),) = ready.keyring.kept.items()
    assert name.startswith(f"{SECRET}-")
    assert secret.endswith(PASSWORD)
    (entry,) = [e for e in ready.core.activity.entries(0, 5000) if e.verb == "mail_account_set"]
    assert dict(entry.data) == {"host": "mail.example.org", "sender": "office@example.org"}


def test_no_byte_of_the_store_and_no_log_holds_the_password(ready, caplog):
    caplog.set_level(logging.DEBUG)
    ready.wait("ict", "land")
    ready.mailer.refusals[""] = MailLogin(host="h", user="u", detail="535")
    ready.core.heartbeat.beat()
    ready.core.mail.test(ready.members["uno"])
    with raw(ready.store) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        rows = [connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names]
    dumped = "\n".join(str(value) for table in rows for row in table for value in row)
    assert "mail.example.org" in dumped
    assert PASSWORD not in dumped
    assert PASSWORD.encode("unicode_escape").decode() not in dumped
    assert PASSWORD not in caplog.text + repr(ready.core.mail.standing())


def test_an_empty_password_keeps_the_one_that_is_there(ready):
    ready.core.mail.set_account(ready.members["uno"], dataclasses.replace(ACCOUNT, port=587), "")
    ready.wait("ict")
    ready.core.mail.deliver_waiting()
    (asked,) = ready.mailer.asked
    assert (asked[0].port, asked[1]) == (587, PASSWORD)


@pytest.mark.parametrize("other", [{"host": "mail.other.org"}, {"user": "somebody"}])
def test_a_password_is_never_said_to_another_server_or_for_another_user(ready, other):
    with pytest.raises(EmptyField) as refused:
        ready.core.mail.set_account(ready.members["uno"], dataclasses.replace(ACCOUNT, **other), "")
    assert refused.value.fields == {"field": "mail_password"}
    assert ready.core.mail.account() == ACCOUNT


def test_a_password_put_in_for_another_server_does_not_count(ready):
    """The program died between keyring and store."""
    (name,) = ready.keyring.kept
    ready.keyring.kept[name] = f"mail.other.org\noffice\n{PASSWORD}"
    ready.wait("ict")
    ready.core.mail.deliver_waiting()
    assert (ready.mailer.asked, ready.outcomes()) == ([], ["ict waiting mail_password_missing"])


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        ({"host": "no server"}, WrongMailHost),
        ({"sender": "a@b.org\r\nBcc: c@d.org"}, WrongEmail),
        ({"user": ""}, EmptyField),
    ],
)
def test_an_account_that_cannot_be_taken_changes_nothing(bench, other, kind):
    with pytest.raises(kind):
        bench.core.mail.set_account(bench.members["uno"], dataclasses.replace(ACCOUNT, **other), PASSWORD)
    assert (bench.core.mail.account(), bench.keyring.kept) == (None, {})
    assert "mail_account_set" not in bench.verbs()


@pytest.mark.parametrize("refusal", [KeyringMissing(), KeyringLocked(seconds=30)])
def test_without_a_keyring_mail_stays_off_and_says_why_and_nothing_else_stops(bench, refusal):
    bench.keyring.refusal = refusal
    with pytest.raises(type(refusal)):
        bench.core.mail.set_account(bench.members["uno"], ACCOUNT, PASSWORD)
    assert bench.core.mail.account() is None
    bench.core.heartbeat.beat()


def test_a_keyring_that_loses_the_password_is_refused(bench):
    bench.keyring.loses = True
    with pytest.raises(KeyringMissing):
        bench.core.mail.set_account(bench.members["uno"], ACCOUNT, PASSWORD)
    assert bench.core.mail.account() is None


def test_an_account_taken_away_leaves_no_password_and_what_waits_is_given_up(ready):
    ready.wait("ict")
    ready.core.mail.remove_account(ready.members["uno"])
    assert (ready.core.mail.account(), ready.keyring.kept) == (None, {})
    assert ready.outcomes() == ["ict given_up"]
    assert ready.verbs()[-1] == "mail_account_removed"
    ready.core.heartbeat.beat()
    assert ready.mailer.asked == []
    assert ready.core.mail.standing().trouble is None


def test_an_account_is_taken_away_also_where_no_keyring_is(ready):
    ready.keyring.refusal = KeyringMissing()
    ready.core.mail.remove_account(ready.members["uno"])
    assert ready.core.mail.account() is None


def test_a_locked_keyring_keeps_account_and_password(ready):
    ready.keyring.refusal = KeyringLocked(seconds=30)
    with pytest.raises(KeyringLocked):
        ready.core.mail.remove_account(ready.members["uno"])
    assert ready.core.mail.account() == ACCOUNT


def test_taking_away_what_is_not_there_logs_nothing(bench):
    bench.core.mail.remove_account(bench.members["uno"])
    assert "mail_account_removed" not in bench.verbs()


def test_a_demo_office_sends_nothing(bench):
    bench.close()
    folder = new_folder(bench.core.opening.folder, FakeKeyring())
    folder.open_with(PASSPHRASE)
    clock = DemoClock(looked_at(FakeClock().now().date()))
    core = core_on(folder, clock=clock, hasher=cheap_hasher(), mailer=bench.mailer)
    uno = bench.members["uno"]
    with pytest.raises(MailInDemo):
        core.mail.set_account(uno, ACCOUNT, PASSWORD)
    assert isinstance(core.mail.test(uno).fault, MailInDemo)
    assert core.mail.standing().in_demo
    core.mail.send_soon()
    assert core.mail.deliver_waiting().tried == 0
    core.opening.close()


# ---------------------------------------------------------------- a trial


def test_a_test_mail_goes_to_the_convenor_and_stands_in_the_record(ready):
    seen = []
    trial = ready.core.mail.test(ready.members["uno"], seen.append)
    assert (trial.steps, trial.fault, seen) == (tuple(MailStep), None, list(MailStep))
    (mail,) = ready.mailer.sent
    assert (mail.to, mail.subject) == ("uno@example.org", "মডারেটর ডেস্কের পরীক্ষামূলক মেইল")
    assert mail.sender_name == "নমুনা কার্যালয়"
    assert (ready.outcomes(), ready.verbs()[-1]) == (["uno sent"], "mail_tested")


def test_a_test_that_fails_says_why_and_is_shown_until_one_goes_out(ready):
    ready.mailer.refusals[""] = MailLogin(host="mail.example.org", user="office", detail="535")
    assert isinstance(ready.core.mail.test(ready.members["uno"]).fault, MailLogin)
    assert (ready.outcomes(), ready.verbs()[-1]) == (["uno failed mail_login"], "mail_test_failed")
    assert ready.core.mail.standing().trouble.mail.fault == "mail_login"
    ready.core.mail.deliver_waiting()
    assert len(ready.mailer.asked) == 1
    ready.mailer.refusals.clear()
    ready.clock.go_on(minutes=1)
    ready.core.mail.test(ready.members["uno"])
    assert ready.core.mail.standing().trouble is None


def test_what_is_missing_for_a_test_is_said_and_nothing_is_written(bench):
    uno = bench.members["uno"]
    assert isinstance(bench.core.mail.test(uno).fault, MailNotSetUp)
    bench.with_account()
    bench.core.panel.change(uno, dataclasses.replace(bench.core.panel.member(uno), email=""))
    assert isinstance(bench.core.mail.test(uno).fault, MailAddressMissing)
    assert bench.core.mail.record_length() == 0
    bench.core.panel.change(uno, dataclasses.replace(bench.core.panel.member(uno), email="uno@example.org"))
    bench.keyring.kept.clear()
    assert isinstance(bench.core.mail.test(uno).fault, MailPasswordMissing)
    assert bench.mailer.asked == []


def test_a_test_that_went_out_lets_what_waits_be_tried_at_once(ready):
    ready.mailer.refusals[""] = MailLogin(host="h", user="u", detail="")
    (mail_id,) = ready.wait("ict")
    ready.core.heartbeat.beat()
    ready.mailer.refusals.clear()
    ready.core.mail.test(ready.members["uno"])
    ready.core.heartbeat.beat()
    assert ready.mails()[mail_id].outcome is Outcome.SENT


# ---------------------------------------------------------------- what waits


def test_a_heartbeat_sends_what_waits_each_mail_once(ready):
    ready.wait("ict", "land")
    for _ in range(3):
        ready.core.heartbeat.beat()
        ready.clock.go_on(minutes=1)
    assert sorted(mail.to for mail in ready.mailer.sent) == ["ict@example.org", "land@example.org"]
    assert sorted(ready.outcomes()) == ["ict sent", "land sent"]
    assert ready.sender.ran == 1


def test_a_heartbeat_with_nothing_to_send_wakes_nobody(ready, bench):
    ready.core.heartbeat.beat()
    assert (ready.sender.ran, ready.core.mail.deliver_waiting().tried) == (0, 0)


def test_the_heartbeat_never_waits_for_a_server(tmp_path):
    """It beats on, and writes, while the one thread named `sender` waits."""
    asked, goes_on, names, sender = Event(), Event(), [], ThreadSender(closing_seconds=20)

    def silent(_mail):
        names.append(threading.current_thread().name)
        asked.set()
        goes_on.wait(20)

    bench = MailBench.working(tmp_path, sender=sender).with_account()
    bench.mailer.before = silent
    bench.wait("ict", "land")
    try:
        bench.core.heartbeat.beat()
        assert asked.wait(20)
        for _ in range(3):
            bench.clock.go_on(minutes=1)
            bench.core.heartbeat.beat()
        assert bench.mailer.sent == []
        (thread,) = [t for t in threading.enumerate() if t.name == "sender"]
        goes_on.set()
        thread.join(20)
        assert sorted(bench.outcomes()) == ["ict sent", "land sent"]
        assert set(names) == {"sender"}
    finally:
        goes_on.set()
        bench.core.mail.close()
        bench.close()


def test_no_transaction_is_open_while_the_server_is_asked(ready):
    """Another may write meanwhile; inside a transaction this would wait for ever."""
    ready.wait("ict")
    ready.mailer.before = lambda mail: ready.core.office.set_lock_minutes(ready.members["uno"], LOCK_MINUTES[0])
    ready.core.heartbeat.beat()
    assert ready.outcomes() == ["ict sent"]
    assert ready.core.office.settings().lock_minutes == LOCK_MINUTES[0]


def test_one_bad_address_never_stops_the_others(ready):
    ready.mailer.refusals["ict@example.org"] = MailRecipientRefused(address="ict@example.org", detail="550")
    ready.wait("ict", "land", "uno")
    ready.core.heartbeat.beat()
    assert sorted(ready.outcomes()) == ["ict failed mail_recipient_refused", "land sent", "uno sent"]
    trouble = ready.core.mail.standing().trouble
    assert (trouble.mail.address, trouble.waiting, trouble.lost) == ("ict@example.org", 0, 1)


def test_a_server_that_is_gone_is_asked_once_a_round_and_everything_waits(ready):
    ready.mailer.refusals[""] = GONE
    ready.wait("ict", "land", "uno")
    ready.core.heartbeat.beat()
    assert len(ready.mailer.asked) == 1
    assert sorted(ready.outcomes()) == [f"{who} waiting mail_unreachable" for who in ("ict", "land", "uno")]
    assert ready.core.mail.standing().trouble.waiting == 3


def test_two_hundred_mails_to_a_server_that_falls_silent_do_not_hold_a_tick_two_hundred_times(ready):
    ready.mailer.refusals[""] = MailLater(host="mail.example.org", detail="TimeoutError")
    ready.wait(*(["ict", "land"] * 100))
    assert ready.core.mail.deliver_waiting() == RoundDone(tried=200, sent=0)
    assert len(ready.mailer.asked) == PUT_OFF_AT_MOST
    assert ready.core.mail.standing().waiting == 200
    ready.mailer.refusals.clear()
    ready.clock.go_on(hours=1)
    assert ready.core.mail.deliver_waiting().sent == 200


def test_a_server_that_puts_off_some_now_and_then_is_asked_for_each(ready):
    ready.mailer.refusals["land@example.org"] = MailLater(host="mail.example.org", detail="450")
    ready.wait(*(["ict", "land"] * 10))
    assert ready.core.mail.deliver_waiting() == RoundDone(tried=20, sent=10)
    assert len(ready.mailer.asked) == 20


def test_tries_come_further_apart_the_record_tells_each_fault_once_and_after_a_day_it_ends(ready):
    ready.mailer.refusals[""] = GONE
    ready.wait("ict")
    for _ in range(25 * 60):
        ready.core.mail.deliver_waiting()
        ready.clock.go_on(minutes=1)
    assert len(ready.mailer.asked) == 27
    assert ready.outcomes() == ["ict waiting mail_unreachable", "ict given_up mail_unreachable"]
    ready.mailer.refusals.clear()
    ready.core.mail.deliver_waiting()
    assert ready.mailer.sent == []


def test_a_server_that_comes_back_gets_everything(ready):
    ready.mailer.refusals[""] = GONE
    ready.wait("ict", "land")
    ready.core.heartbeat.beat()
    ready.mailer.refusals.clear()
    ready.clock.go_on(minutes=2)
    ready.core.heartbeat.beat()
    assert len(ready.mailer.sent) == 2
    assert ready.core.mail.standing().trouble is None


def test_naming_the_account_anew_lets_what_waits_be_tried_at_once(ready):
    ready.mailer.refusals[""] = MailLogin(host="h", user="u", detail="")
    ready.wait("ict")
    ready.core.heartbeat.beat()
    ready.mailer.refusals.clear()
    ready.core.mail.set_account(ready.members["uno"], ACCOUNT, "another")
    ready.core.heartbeat.beat()
    assert ready.mailer.asked[-1][1] == "another"
    assert ready.outcomes()[-1] == "ict sent"


def test_a_crash_between_sending_and_recording_sends_one_mail_twice_and_loses_none(ready):
    first, second = ready.wait("ict", "land")
    order = sorted((first, second))
    record = ready.store.write

    def dying():
        raise KeyboardInterrupt

    ready.mailer.before = lambda mail: setattr(ready.store, "write", dying if mail.id == order[0] else record)
    with pytest.raises(KeyboardInterrupt):
        ready.core.mail.deliver_waiting()
    ready.store.write = record
    ready.mailer.before = None
    ready.core.mail.deliver_waiting()
    assert sorted(mail.id for mail in ready.mailer.sent) == sorted([order[0], *order])
    assert {mail.outcome for mail in ready.mails().values()} == {Outcome.SENT}


def test_a_mail_goes_to_the_address_that_the_member_has_now(ready):
    ready.wait("ict")
    ict = ready.core.panel.member(ready.members["ict"])
    ready.core.panel.change(ready.members["uno"], dataclasses.replace(ict, email="new@example.org"))
    ready.core.heartbeat.beat()
    assert [mail.to for mail in ready.mailer.sent] == ["new@example.org"]


@pytest.mark.parametrize("gone", ["left", "no address"])
def test_a_mail_that_no_longer_helps_is_given_up_without_alarm(ready, gone):
    ready.wait("ict")
    ict = ready.core.panel.member(ready.members["ict"])
    yesterday = (ready.clock.now() - timedelta(days=1)).date()
    other = {"to_on": yesterday} if gone == "left" else {"email": ""}
    ready.core.panel.change(ready.members["uno"], dataclasses.replace(ict, **other))
    ready.core.heartbeat.beat()
    assert (ready.mailer.asked, ready.outcomes()) == ([], ["ict given_up"])
    assert ready.core.mail.standing().trouble is None


def test_a_pc_that_was_off_for_weeks_sends_nothing_of_the_past(ready):
    ready.wait("ict")
    ready.clock.go_on(hours=24 * 21)
    ready.core.heartbeat.beat()
    assert (ready.mailer.asked, ready.outcomes()) == ([], ["ict given_up"])


def test_a_store_from_a_backup_sends_nothing_until_its_convenor_has_noted_it(ready):
    ready.wait("ict")
    with ready.store.write() as unit:
        unit.facts.put(StoreFact.RESTORED_AT, ready.clock.now().isoformat())
    ready.core.heartbeat.beat()
    assert ready.mailer.asked == []
    ready.core.backups.acknowledge_restore(ready.members["uno"])
    ready.core.heartbeat.beat()
    assert len(ready.mailer.sent) == 1


def test_a_mail_whose_account_was_taken_away_while_it_was_tried_stays_given_up(ready):
    ready.wait("ict")
    ready.mailer.refusals[""] = MailLater(host="h", detail="")
    ready.mailer.before = lambda mail: ready.core.mail.remove_account(ready.members["uno"])
    ready.core.mail.deliver_waiting()
    assert {mail.outcome for mail in ready.mails().values()} == {Outcome.GIVEN_UP}


def test_a_locked_keyring_lets_mail_wait_and_is_shown(ready):
    ready.keyring.refusal = KeyringLocked(seconds=30)
    ready.wait("ict", "land")
    ready.core.heartbeat.beat()
    assert sorted(ready.outcomes()) == ["ict waiting keyring_locked", "land waiting keyring_locked"]
    assert ready.keyring.asked.count("get") == 2  # once when it was kept, once now
    assert ready.core.mail.standing().trouble.mail.fault == "keyring_locked"


def test_whoever_listens_hears_that_mails_changed(ready):
    heard = []
    ready.core.bus.subscribe(heard.append)
    ready.core.mail.deliver_waiting()
    assert heard == []
    ready.wait("ict")
    ready.core.mail.deliver_waiting()
    assert heard == [MailsChanged()]


def test_a_store_that_was_closed_is_said_and_nothing_is_lost(ready):
    ready.wait("ict")
    ready.mailer.before = lambda mail: ready.close()
    with pytest.raises(StoreMissing):
        ready.core.mail.deliver_waiting()


def test_what_came_of_a_mail_is_not_written_into_another_store(ready):
    """The office was closed while the server was asked, and opened again: from a backup, for all that is known."""
    (mail_id,) = ready.wait("ict")

    def reopened(_mail):
        ready.close()
        ready.core.opening.open_with(PASSPHRASE)

    ready.mailer.before = reopened
    with pytest.raises(StoreMissing):
        ready.core.mail.deliver_waiting()
    assert ready.mails()[mail_id].outcome is Outcome.WAITING
    assert ready.outcomes() == []


def test_the_record_is_read_newest_first_and_in_pages(ready):
    ready.wait("ict", "land")
    ready.core.heartbeat.beat()
    assert ready.core.mail.record_length() == 2
    assert [*ready.core.mail.record(0, 1), *ready.core.mail.record(1, 1)] == list(ready.core.mail.record(0, 2))


def test_closing_ends_the_sender(ready):
    ready.core.mail.close()
    assert ready.sender.closed


# ---------------------------------------------------------------- the whole way


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
def test_a_reminder_arrives_over_a_real_server(tmp_path):
    issuer = Issuer(tmp_path, "issuer")
    server = MailServer(issuer.certificate("here"), MailSecurity.STARTTLS).start()
    bench = MailBench.working(tmp_path, SmtpMailer(5, 5, issuer.file))
    try:
        uno = bench.members["uno"]
        bench.core.mail.set_account(uno, server.account(), "wrong")
        assert isinstance(bench.core.mail.test(uno).fault, MailLogin)
        bench.core.mail.set_account(uno, server.account(), REAL_PASSWORD)
        assert bench.core.mail.test(uno).fault is None
        bench.wait("ict", subject="স্মরণ: এই সপ্তাহে ১টি পোস্ট বাকি")
        bench.core.heartbeat.beat()
        subjects = [message["Subject"] for _, _, message in server.handler.mails]
        assert subjects[1:] == ["স্মরণ: এই সপ্তাহে ১টি পোস্ট বাকি"]
        assert bench.outcomes() == ["uno failed mail_login", "uno sent", "ict sent"]
    finally:
        bench.close()
        server.close()


def test_the_ladder_s_reminders_go_out_by_mail_and_tell_no_text_of_a_post(ready):
    ready.with_a_page()
    (page,) = ready.core.accounts.all()
    text = "গোপন খসড়ার শিরোনাম"
    draft = Draft(text=text, page_ids=(page.id,), planned_at=ready.clock.now() + timedelta(hours=3))
    ready.core.drafting.save(ready.members["ict"], None, 0, draft)
    ready.core.heartbeat.beat()
    assert len(ready.mailer.sent) == len({mail.to for mail in ready.mailer.sent}) > 0
    for mail in ready.mailer.sent:
        assert page.name.bn in mail.body
        assert text not in mail.body + mail.subject
    assert [line for line in ready.outcomes() if "failed" in line or "given_up" in line] == []
    for _ in range(5):
        ready.clock.go_on(minutes=1)
        ready.core.heartbeat.beat()
    assert len(ready.mailer.sent) == len({mail.to for mail in ready.mailer.sent})


def test_what_fails_asks_for_the_convenor_alone(ready):
    ready.mailer.refusals[""] = GONE
    ready.wait("ict")
    ready.core.heartbeat.beat()

    def asked(key):
        return [n.mail for n in ready.core.board.needs(ready.members[key]) if n.kind is NeedKind.MAIL_FAILS]

    (trouble,) = asked("uno")
    assert (trouble.mail.fault, trouble.waiting) == ("mail_unreachable", 1)
    assert asked("ict") == asked("land") == []
    ready.mailer.refusals.clear()
    ready.clock.go_on(minutes=1)
    ready.core.heartbeat.beat()
    assert asked("uno") == []
