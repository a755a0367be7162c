"""`tick`: one heartbeat from the command line, and the only way in which a demo office's time passes."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from moderator_app import bootstrap
from moderator_app.cli.main import main
from moderator_app.demo.clock import looked_at
from moderator_app.demo.marker import marked_day, stands_at, write_marker
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.ids import MailId
from moderator_app.domain.reminders import Mail, MailAccount, MailSecurity
from tests.cli.desk import Answer, call, files_in, office_in, small_office
from tests.demo.offices import TODAY, copied_demo

DUE = "2026-02-10T11:30"
"""When the demo office has a post due on two pages, an hour and a half after the moment at which it stands."""


def demo_call(*words):
    """The command line with the wiring of the program itself."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(word) for word in words], lambda: bootstrap, lambda data, key: 70)
    return Answer(code, out.getvalue(), err.getvalue())


def ticked(folder, at=None):
    answer = demo_call("tick", "--data", folder, "--json", *(["--at", at] if at else []))
    assert (answer.code, answer.err) == (0, "")
    return json.loads(answer.out)


@pytest.fixture
def demo(tmp_path):
    return copied_demo(tmp_path)


def states(folder):
    core = bootstrap.build_core(folder)
    assert core.opening.open_by_itself(writing=False)
    with core.opening._room.store.read() as unit:
        found = [line.delivery.state for line in unit.deliveries.missed()]
    core.opening.close()
    return found


# ---------------------------------------------------------------- an office of its own


def test_tick_beats_once_and_says_that_nothing_is_due(tmp_path):
    folder = small_office(tmp_path)
    answer = call("tick", "--data", folder, "--language", "en")
    assert (answer.code, answer.err) == (0, "")
    assert "Nothing new is due." in answer.out
    core = office_in(folder)
    with core.opening._room.store.read() as unit:
        assert unit.heartbeats.last().last_at == core.clock.now()
    core.opening.close()


def test_beside_an_open_window_it_says_so_and_all_is_well(tmp_path):
    folder = small_office(tmp_path)
    window = office_in(folder)
    for language, word in (("bn", "জানালা"), ("en", "window")):
        answer = call("tick", "--data", folder, "--language", language)
        assert (answer.code, answer.err) == (0, "")
        assert word in answer.out
    assert json.loads(call("tick", "--data", folder, "--json").out) == {"busy": True}
    assert call("tick", "--at", "2030-01-01T00:00", "--data", folder).code == 1  # asked for more than a heartbeat
    with window.opening._room.store.read() as unit:
        assert unit.heartbeats.last() is None
    window.opening.close()


def test_the_clock_of_a_real_office_is_not_moved(tmp_path):
    folder = small_office(tmp_path)
    answer = call("tick", "--at", "2030-01-01T00:00", "--data", folder, "--language", "en")
    assert (answer.code, answer.out) == (1, "")
    assert "real office" in answer.err
    core = office_in(folder)
    with core.opening._room.store.read() as unit:
        assert unit.heartbeats.last() is None
    core.opening.close()


@pytest.mark.parametrize("at", ["yesterday", "2026-02-10", "2026-02-30T10:00", "২০২৬-০২-১০T২৫:০০", "11:30"])
def test_what_is_no_moment_is_named_and_changes_nothing(at, tmp_path):
    folder = small_office(tmp_path)
    before = files_in(folder)
    answer = call("tick", "--at", at, "--data", folder)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.strip()
    assert files_in(folder) == before


def test_a_missing_store_is_refused(tmp_path):
    assert call("tick", "--data", tmp_path / "none").code == 1


# ---------------------------------------------------------------- where a demo office stands


def test_a_mark_keeps_its_moment_in_dhaka(tmp_path):
    (tmp_path / "demo.key").write_text("ab" * 32)
    write_marker(tmp_path, TODAY)
    assert stands_at(tmp_path) == looked_at(TODAY)
    write_marker(tmp_path, TODAY, datetime(2026, 2, 10, 5, 31, tzinfo=UTC))
    assert json.loads((tmp_path / "demo.json").read_text()) == {
        "demo_office_of": "2026-02-10",
        "at": "2026-02-10T11:31:00+06:00",
    }
    assert marked_day(tmp_path) == TODAY
    assert stands_at(tmp_path) == datetime(2026, 2, 10, 5, 31, tzinfo=UTC)


@pytest.mark.parametrize("torn", ['"x"', "3", "null", '"2026-02-10T11:00:00"', '"1999-01-01T00:00:00+06:00"'])
def test_a_torn_moment_is_the_morning_of_its_day(torn, tmp_path):
    (tmp_path / "demo.key").write_text("ab" * 32)
    (tmp_path / "demo.json").write_text(f'{{"demo_office_of": "2026-02-10", "at": {torn}}}')
    assert stands_at(tmp_path) == looked_at(date(2026, 2, 10))


# ---------------------------------------------------------------- a demo office's time passes


@pytest.mark.slow
def test_shortly_before_and_just_after_is_kept(demo):
    before = ticked(demo, "2026-02-10T11:27")
    after = ticked(demo, "২০২৬-০২-১০T১১:৩১")
    assert (before["due"], before["missed"], after["missed"]) == ([], [], [])
    assert [line["due_at"] for line in after["due"]] == [f"{DUE}:00+06:00"] * 2
    assert after["at"] == "2026-02-10T11:31:00+06:00"
    again = ticked(demo)
    assert (again["at"], again["due"]) == (after["at"], [])
    assert states(demo) == []


@pytest.mark.slow
def test_after_a_long_silence_it_is_missed(demo):
    told = ticked(demo, "2026-02-10T11:31")
    assert (told["due"], len(told["missed"])) == ([], 2)
    assert states(demo) == [DeliveryState.MISSED] * 2
    assert ticked(demo, "2026-02-10T11:32")["missed"] == []


@pytest.mark.slow
def test_the_window_and_the_next_call_stand_where_the_last_one_led(demo):
    ticked(demo, "2026-02-12T09:00")
    assert bootstrap.build_core(demo).clock.now() == datetime(2026, 2, 12, 3, tzinfo=UTC)
    assert "Thu" in demo_call("tick", "--data", demo, "--language", "en").out
    assert "বৃহ" in demo_call("tick", "--data", demo, "--language", "bn").out
    back = demo_call("tick", "--data", demo, "--at", "2026-02-12T08:59", "--language", "en")
    assert (back.code, back.out) == (1, "")
    assert "lies before" in back.err
    assert bootstrap.build_core(demo).clock.now() == datetime(2026, 2, 12, 3, tzinfo=UTC)


@pytest.mark.slow
def test_a_fresh_demo_office_has_nothing_overdue(demo):
    told = ticked(demo)
    assert (told["at"], told["due"], told["missed"]) == ("2026-02-10T10:00:00+06:00", [], [])


@pytest.mark.slow
def test_due_and_missed_are_told_with_title_page_and_time(demo):
    text = demo_call("tick", "--data", demo, "--at", "2026-02-10T11:31", "--language", "en").out
    missed = [line for line in text.splitlines() if line.startswith("Time missed")]
    assert len(missed) == 2
    assert all("11:30" in line and line.count(" · ") == 2 for line in missed)


@pytest.mark.slow
def test_the_demo_windows_ticker_stands_still(demo):
    core = bootstrap.build_core(demo)
    beats = []
    core.ticker.start(lambda: beats.append(1))
    core.ticker.wake()
    assert (core.ticker.watch(), beats) == (False, [])
    core.ticker.stop()


def test_tick_tries_what_waits_and_says_how_many_mails_did_not_go_out(tmp_path):
    folder = small_office(tmp_path)
    core = office_in(folder)
    with core.opening._room.store.write() as unit:
        (member,) = unit.members.all()
        unit.members.put(replace(member, email="uno@example.org"))
        unit.office.put_mail_account(MailAccount("127.0.0.1", 465, MailSecurity.TLS, "office", "office@example.org"))
        mail_id = MailId(core.panel.new_id())
        unit.mails.put(Mail(mail_id, member.id, "uno@example.org", "স্মরণ", "কথা", core.clock.now()))
    core.opening.close()
    answer = call("tick", "--data", folder, "--language", "en")
    assert (answer.code, answer.err) == (0, "")
    assert "2 mails did not go out." in answer.out  # this one, and one that reminds of the office's weeks
    told = json.loads(call("tick", "--data", folder, "--json").out)
    assert (told["mails_tried"], told["mails_sent"]) == (0, 0)  # its next try is a minute away
    core = office_in(folder)
    (line,) = (line for line in core.mail.record(0, 10) if line.subject == "স্মরণ")
    assert (line.outcome, line.fault) == ("waiting", "keyring_missing")
    core.opening.close()


def test_tick_says_whom_it_reminded_of_what_and_says_it_once(tmp_path):
    folder = small_office(tmp_path)
    core = office_in(folder)
    with core.opening._room.store.write() as unit:
        (member,) = unit.members.all()
        unit.members.put(replace(member, email="uno@example.org"))
        unit.office.put_mail_account(MailAccount("127.0.0.1", 465, MailSecurity.TLS, "office", "office@example.org"))
        unit.office.put(replace(unit.office.get(), first_on=date(2026, 2, 8)))
    core.opening.close()
    (told,) = json.loads(call("tick", "--data", folder, "--json").out)["reminded"]
    assert (told["member"], told["step"], told["week_start"]) == (member.id, "duty", "2026-02-08")
    assert (told["state"], told["needed"], told["told"]) == ("at_risk", 2, True)
    assert json.loads(call("tick", "--data", folder, "--json").out)["reminded"] == []


def test_tick_says_that_a_reminder_reached_nobody_and_it_comes_again(tmp_path):
    folder = small_office(tmp_path)
    for _ in range(2):
        answer = call("tick", "--data", folder, "--language", "en")
        assert "still lacks posts" in answer.out
        assert "No desktop and no mail account could take it; it comes again." in answer.out
