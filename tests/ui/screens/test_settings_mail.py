"""Reminders and mail in the settings: the card, the account with its trial, the times, the record."""

from dataclasses import replace
from datetime import time, timedelta
from threading import Event

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from moderator_app.bootstrap import core_on
from moderator_app.demo.clock import DemoClock, looked_at
from moderator_app.domain.appearance import Scheme
from moderator_app.domain.errors import KeyringLocked, KeyringMissing, MailLogin, MailUnreachable
from moderator_app.domain.reminders import Channel, MailAccount, MailSecurity, Outcome, Telling
from moderator_app.events import MailsChanged
from moderator_app.services.board import NeedKind
from moderator_app.words import Digits, Language, Speaker
from tests.fakes.clock import FakeClock
from tests.services.mail_bench import ACCOUNT, PASSWORD, MailBench
from tests.store_fixture import PASSPHRASE, new_folder
from tests.ui.screens.shown_screen import Shown
from ui.paged_model import PAGE
from ui.places import Place, Room
from ui.screens.settings import build
from ui.screens.settings.mail.card import MailCard
from ui.screens.settings.mail.presenter import MailPresenter
from ui.screens.settings.mail.record_page import OUTCOME, WHAT
from ui.screens.settings.mail.typed_account import TypedAccount, read_account
from ui.screens.this_week.needs import Needs
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.dialog import ConfirmDialog
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.label import WrappedLabel
from ui.widgets.table import CELL_ROLE

ENGLISH = Speaker(Language.ENGLISH)
SETTINGS = Place(Room.SETTINGS)
MAIL, TIMES, TOLD = (Place(Room.SETTINGS, None, extra) for extra in ("mail", "reminders", "told"))
LOGIN = MailLogin(host="mail.example.org", user="office", detail="535 5.7.8 wrong")


@pytest.fixture
def bench(tmp_path):
    made = MailBench.working(tmp_path)
    yield made
    made.close()


@pytest.fixture
def opened(bench):
    frames = []

    def make(place=MAIL, by="uno", say=ENGLISH, theme=None, size=(1366, 768), core=None):
        core = core or bench.core
        shown = Shown(build, core, place, core.panel.member(bench.members[by]), say, theme or Theme())
        frames.append(shown.frame)
        shown.at(*size)
        return shown

    yield make
    for frame in frames:
        dispose(frame)


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def fill(page, **texts):
    for place, text in texts.items():
        page.sheet.field(place).box.setText(text)


def fill_whole(page):
    fill(page, mail_host="mail.example.org", mail_user="office", mail_sender="office@example.org")
    fill(page, mail_password=PASSWORD)


def said(widget):
    """The sentences that stand there."""
    return [label.plain for label in widget.findChildren(WrappedLabel) if label.isVisibleTo(widget)]


# ---------------------------------------------------------------- the card


def test_the_card_says_how_mail_stands_and_leads_on(opened):
    shown = opened(SETTINGS)
    card = shown.screen.findChild(MailCard)
    assert card.mail.words() == "Set it up"
    assert "No account: reminders come on the desktop alone." in said(card)
    assert "Nobody was told anything yet." in said(card)
    for button in (card.times, card.mail, card.record):
        press(button)
    assert shown.went == [TIMES, MAIL, TOLD]


def test_the_card_says_at_once_when_mail_fails_and_when_it_is_well_again(opened, bench):
    bench.with_account()
    shown = opened(SETTINGS)
    bench.mailer.refusals[""] = MailUnreachable(host="h", port="465", detail="")
    bench.wait("ict")
    bench.core.mail.deliver_waiting()
    shown.screen.heard(MailsChanged())
    card = shown.screen.findChild(MailCard)
    wait_for(lambda: "Mail does not go out: Mail server not reached" in said(card))
    bench.mailer.refusals.clear()
    bench.clock.go_on(minutes=2)
    bench.core.mail.deliver_waiting()
    shown.screen.heard(MailsChanged())
    wait_for(lambda: not any(line.startswith("Mail does not go out") for line in said(card)))


# ---------------------------------------------------------------- the account


def test_an_account_is_typed_and_kept_and_the_page_forgets_the_password(opened, bench):
    page = opened().screen
    assert not page.test.isEnabled()
    assert "Keep the account first, then test it." in said(page)
    fill_whole(page)
    press(page.go)
    wait_for(lambda: bench.core.mail.account() is not None)
    settle()
    assert bench.core.mail.account() == ACCOUNT
    assert PASSWORD in "".join(bench.keyring.kept.values())
    assert page.sheet.text("mail_password") == ""
    assert "Kept. Send a test mail to see whether it works." in said(page)
    assert page.test.isEnabled()
    assert PASSWORD not in repr(page.typed())


def test_the_password_is_hidden_while_it_is_typed(opened):
    box = opened().screen.sheet.field("mail_password").box
    assert box.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("texts", "place", "part"),
    [
        ({"mail_host": ""}, "mail_host", "is empty"),
        ({"mail_host": "smtp://x"}, "mail_host", "is not the name of a server"),
        ({"mail_port": "99999"}, "mail_port", "is not a port"),
        ({"mail_port": "port"}, "mail_port", "is not a port"),
        ({"mail_sender": "a@b.org, c@d.org"}, "mail_sender", "is not an e-mail address"),
        ({"mail_user": ""}, "mail_user", "is empty"),
        ({"mail_password": ""}, "mail_password", "is empty"),
    ],
)
def test_a_trouble_stands_at_its_field_and_nothing_typed_is_lost(opened, bench, texts, place, part):
    page = opened().screen
    fill_whole(page)
    fill(page, **texts)
    before = page.typed()
    press(page.go)
    wait_for(lambda: bool(page.sheet.field(place).error()))
    assert part in page.sheet.field(place).error()
    assert page.typed() == before
    assert bench.core.mail.account() is None


def test_the_usual_port_goes_along_with_the_security_and_another_stays(opened):
    page = opened().screen
    assert page.sheet.text("mail_port") == "465"
    press(page.boxes[MailSecurity.STARTTLS])
    assert page.sheet.text("mail_port") == "587"
    fill(page, mail_port="2525")
    press(page.boxes[MailSecurity.TLS])
    assert page.sheet.text("mail_port") == "2525"


def test_bangla_digits_and_an_address_as_user_are_understood():
    typed = TypedAccount("mail.example.org", "৫৮৭", MailSecurity.STARTTLS, "office@example.org")
    account, troubles = read_account(Speaker(Language.BANGLA, Digits.BANGLA), typed)
    assert troubles == ()
    wanted = MailAccount("mail.example.org", 587, MailSecurity.STARTTLS, "office@example.org", "office@example.org")
    assert account == wanted


def test_without_a_keyring_the_page_says_why_and_keeps_what_was_typed(opened, bench):
    bench.keyring.refusal = KeyringMissing()
    page = opened().screen
    fill_whole(page)
    press(page.go)
    wait_for(lambda: page.findChild(ErrorPanel) is not None)
    assert page.findChild(ErrorPanel).accessibleName().startswith("No keyring on this PC")
    assert page.sheet.text("mail_password") == PASSWORD
    assert page.go.isEnabled()


def test_an_account_is_taken_away_after_a_question(opened, bench):
    bench.with_account()
    page = opened().screen
    press(page.remove)
    page.findChild(ConfirmDialog).confirm.click()
    wait_for(lambda: bench.core.mail.account() is None)
    settle()
    assert bench.keyring.kept == {}
    assert not page.remove.isVisibleTo(page)
    assert page.sheet.text("mail_host") == ""


def test_a_locked_keyring_is_said_and_the_account_stays(opened, bench):
    bench.with_account()
    page = opened().screen
    bench.keyring.refusal = KeyringLocked(seconds=30)
    press(page.remove)
    page.findChild(ConfirmDialog).confirm.click()
    wait_for(lambda: page.findChild(ErrorPanel) is not None)
    assert bench.core.mail.account() == ACCOUNT


def test_who_is_not_convenor_sees_why_nothing_can_be_changed(opened):
    page = opened(by="ict").screen
    assert "Only the convenor changes the office's settings." in said(page)
    assert not any(button.isEnabled() for button in (page.go, page.test))
    assert not page.sheet.isEnabled()


def test_a_demo_office_says_that_it_sends_nothing(opened, bench):
    bench.close()
    folder = new_folder(bench.core.opening.folder, bench.keyring)
    folder.open_with(PASSPHRASE)
    core = core_on(folder, clock=DemoClock(looked_at(FakeClock().now().date())))
    page = opened(core=core).screen
    assert "A demo office is invented, and speaks to nobody outside its window." in said(page)
    assert not page.go.isEnabled()
    core.opening.close()


# ---------------------------------------------------------------- a test mail


def test_a_test_mail_shows_every_step_and_where_it_went(opened, bench):
    bench.with_account()
    page = opened().screen
    press(page.test)
    wait_for(lambda: len(bench.mailer.sent) == 1)
    settle()
    assert "User name and password: well" in said(page)
    assert "A mail is on its way to uno@example.org; look whether it arrives." in said(page)
    assert page.test.isEnabled()


def test_a_test_that_fails_says_what_why_and_what_to_do(opened, bench):
    bench.with_account()
    bench.mailer.refusals[""] = LOGIN
    page = opened().screen
    press(page.test)
    wait_for(lambda: page.findChild(ErrorPanel) is not None)
    panel = page.findChild(ErrorPanel)
    assert panel.accessibleName().startswith("The mail server refuses the password. mail.example.org does not take")
    assert "Reaching the server: it ended here" in said(page)
    press(panel.fold)
    assert "535 5.7.8 wrong" in said(page)


def test_what_stands_in_the_form_is_kept_before_it_is_tested(opened, bench):
    bench.with_account()
    page = opened().screen
    assert page.test.isEnabled()
    fill(page, mail_host="mail.other.org")
    assert not page.test.isEnabled()
    fill(page, mail_host="mail.example.org")
    assert page.test.isEnabled()


def test_a_test_mail_is_given_up_by_whoever_will_not_wait(opened, bench):
    """The server holds the first step until Cancel was pressed."""
    asked, goes_on = Event(), Event()

    def silent(_mail):
        asked.set()
        goes_on.wait(20)

    bench.with_account()
    bench.mailer.before = silent
    page = opened().screen
    QTest.mouseClick(page.test, Qt.MouseButton.LeftButton)
    wait_for(asked.is_set)
    assert not page.test.isEnabled()
    page.progress.cancelled.emit()
    assert page.test.isEnabled()
    goes_on.set()
    settle()
    assert not any(": well" in line for line in said(page))
    assert page.findChild(ErrorPanel) is None


def test_a_missing_address_is_said_without_steps(opened, bench):
    bench.with_account()
    uno = bench.members["uno"]
    bench.core.panel.change(uno, replace(bench.core.panel.member(uno), email=""))
    page = opened().screen
    press(page.test)
    wait_for(lambda: page.findChild(ErrorPanel) is not None)
    assert page.findChild(ErrorPanel).accessibleName().startswith("No e-mail address")
    assert not any("it ended here" in line for line in said(page))


def test_what_fails_by_itself_is_explained_on_the_account_s_page(opened, bench):
    bench.with_account()
    bench.mailer.refusals[""] = LOGIN
    bench.wait("ict")
    bench.core.mail.deliver_waiting()
    panel = opened().screen.findChild(ErrorPanel)
    assert "mail.example.org does not take “office” with the password that was kept." in panel.accessibleName()


# ---------------------------------------------------------------- the times


def test_the_times_are_kept_together(opened, bench):
    shown = opened(TIMES)
    page = shown.screen
    page.boxes["remind_at"].choose(time(11, 30))
    page.boxes["quiet_from"].choose(time(21))
    press(page.go)
    wait_for(lambda: shown.backs == 1)
    kept = bench.core.reminding.settings()
    assert (kept.remind_at, kept.quiet_from, kept.works_until) == (time(11, 30), time(21), time(17))
    assert MailPresenter(ENGLISH, bench.core, bench.core.panel.member(bench.members["uno"])).lines().times == (
        "Reminders at 11:30 am; nothing from 9:00 pm to 8:00 am."
    )


def test_times_that_do_not_fit_are_said_at_their_field(opened, bench):
    page = opened(TIMES).screen
    page.boxes["remind_at"].choose(time(19))
    press(page.go)
    wait_for(lambda: bool(page.sheet.field("remind_at").error()))
    assert page.chosen().remind_at == time(19)
    assert bench.core.reminding.settings().remind_at == time(10)


def test_only_the_convenor_sets_the_times(opened):
    page = opened(TIMES, by="ict").screen
    assert not page.go.isEnabled()
    assert not page.boxes["remind_at"].isEnabled()


# ---------------------------------------------------------------- the record


def test_an_empty_record_teaches(opened):
    page = opened(TOLD).screen
    assert page.stack.currentIndex() == 1
    assert page.subtitle() == "0 lines"


def test_the_record_says_who_was_told_how_and_why_not(opened, bench):
    bench.with_account()
    bench.mailer.refusals["ict@example.org"] = LOGIN
    bench.wait("ict")
    bench.core.mail.deliver_waiting()
    page = opened(TOLD, by="land").screen
    cell = page.model.index(0, OUTCOME).data(CELL_ROLE)
    assert (cell.text, cell.second) == ("Waits", "The mail server refuses the password")
    assert page.model.index(0, WHAT).data() == "স্মরণ"
    bench.mailer.refusals.clear()
    bench.clock.go_on(minutes=60)
    bench.core.mail.deliver_waiting()
    page.heard(MailsChanged())
    wait_for(lambda: page.model.index(0, OUTCOME).data(CELL_ROLE).text == "Sent")


def test_a_long_record_comes_page_by_page(opened, bench):
    now = bench.clock.now()
    with bench.store.write() as unit:
        for number in range(3 * PAGE):
            told = Telling(now + timedelta(minutes=number), bench.members["ict"], Channel.DESKTOP, Outcome.SHOWN, "")
            unit.reminders.tell(replace(told, subject=f"স্মরণ {number}"))
    page = opened(TOLD).screen
    assert page.subtitle() == "150 lines"
    assert page.model.index(0, WHAT).data() == "স্মরণ 149"
    page.table.scrollToBottom()
    wait_for(lambda: page.model.index(149, WHAT).data() == "স্মরণ 0")


# ---------------------------------------------------------------- this week


def test_the_week_s_page_leads_the_convenor_to_what_is_wrong(bench):
    bench.with_account()
    bench.mailer.refusals[""] = LOGIN
    bench.wait("ict", "land")
    bench.core.mail.deliver_waiting()
    need = next(n for n in bench.core.board.needs(bench.members["uno"]) if n.kind is NeedKind.MAIL_FAILS)
    line = Needs(ENGLISH, {}, {}, bench.clock.now()).line(need)
    assert (line.title, line.second) == (
        "Reminders by mail do not go out",
        "The mail server refuses the password · 2 mails wait",
    )
    assert (line.target.place, line.word) == (MAIL, "Failed")


# ---------------------------------------------------------------- how it looks


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "size"), [(100, (1366, 697)), (100, (1024, 697)), (150, (1366, 768))])
def test_the_pages_are_well_shown(opened, bench, language, scale, size):
    bench.with_account()
    bench.mailer.refusals[""] = LOGIN
    bench.core.mail.test(bench.members["uno"])
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    for place in (MAIL, TIMES, TOLD, SETTINGS):
        screen = opened(place, say=Speaker(language), theme=theme, size=size).screen
        if place == MAIL:
            press(screen.test)
            wait_for(lambda page=screen: len(page.findChildren(ErrorPanel)) > 0)
        assert_nothing_clipped(screen)
        assert_reachable(screen)


def test_every_button_of_the_account_has_a_name(opened, bench):
    bench.with_account()
    page = opened().screen
    assert all(button.accessibleName() for button in page.findChildren(Button))
