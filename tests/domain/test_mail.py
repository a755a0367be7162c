"""The mail account, and what becomes of a mail that was tried."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.errors import (
    EmptyField,
    FieldTooLong,
    InputRefused,
    KeyringLocked,
    MailCertificate,
    MailLater,
    MailLogin,
    MailRecipientRefused,
    MailTextRefused,
    MailUnreachable,
    WrongEmail,
    WrongMailHost,
    WrongPort,
)
from moderator_app.domain.fields import email_address
from moderator_app.domain.ids import MailId, MemberId
from moderator_app.domain.mail import (
    BACK_OFF,
    PATIENCE,
    checked_account,
    given_up,
    is_due,
    is_of_one_mail,
    is_stale,
    not_taken,
    taken,
    trouble_of,
    wanted_at_once,
)
from moderator_app.domain.reminders import Mail, MailAccount, MailSecurity, Outcome

NOW = datetime(2026, 2, 10, 6, tzinfo=UTC)
ACCOUNT = MailAccount("mail.example.org", 465, MailSecurity.TLS, "office", "office@example.org")
GONE = MailUnreachable(host="mail.example.org", port=465, detail="")


def mail(key="1", member="ict", **other):
    made = Mail(MailId(key), MemberId(member), f"{member}@example.org", "বিষয়", "কথা", NOW)
    return replace(made, **other)


def minutes(n):
    return NOW + timedelta(minutes=n)


# ---------------------------------------------------------------- the account


def test_an_account_is_cleaned():
    typed = MailAccount(" Mail.Example.ORG. ", 465, MailSecurity.TLS, " office ", " office@example.org ")
    assert checked_account(typed) == ACCOUNT


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "ডাক.বাংলা", "mail-1.example.org"])
def test_names_that_servers_have_pass(host):
    assert checked_account(replace(ACCOUNT, host=host)).host == host


@pytest.mark.parametrize(
    "host", ["mail example.org", "smtp://mail.example.org", "mail.example.org:465", "-a.org", "a..b", "a@b.org", "."]
)
def test_what_is_no_server_is_refused(host):
    with pytest.raises((WrongMailHost, EmptyField)):
        checked_account(replace(ACCOUNT, host=host))


@pytest.mark.parametrize("port", [0, -1, 65_536])
def test_what_is_no_port_is_refused(port):
    with pytest.raises(WrongPort):
        checked_account(replace(ACCOUNT, port=port))


@pytest.mark.parametrize("field", ["host", "user", "sender"])
def test_an_account_needs_server_user_and_sender(field):
    with pytest.raises(EmptyField) as refused:
        checked_account(replace(ACCOUNT, **{field: "  "}))
    assert refused.value.fields == {"field": f"mail_{field}"}


def test_a_field_longer_than_a_line_is_refused():
    with pytest.raises(FieldTooLong):
        checked_account(replace(ACCOUNT, user="x" * 201))


@pytest.mark.parametrize(
    "text",
    [
        "a@b.c\r\nBcc: x@example.org", "a@b.c\nx", "a\r@example.org\u2028", "a@example.org,b@example.org",
        "<a@example.org>", '"a b"@example.org', "a;b@example.org", "ক@example.org", ".a@example.org",
        "a..b@example.org",
        "a@example..org", "a@-example.org", "a@exa mple.org", f"{'x' * 250}@example.org", "a@example.org.",
        "a@[127.0.0.1]", "a(b)@example.org", "a@b\x00.org",
    ],
)  # fmt: skip
def test_no_address_breaks_out_of_the_head_of_a_mail(text):
    for refused in (lambda: email_address(text), lambda: checked_account(replace(ACCOUNT, sender=text))):
        with pytest.raises(WrongEmail):
            refused()


@given(st.text())
def test_whatever_passes_as_an_address_is_one_line_of_plain_letters_before_the_at(text):
    for candidate in (text, f"{text}@example.org", f"a@{text}.org"):
        try:
            line = email_address(candidate)
        except InputRefused:
            continue
        assert not set(line) & set("\r\n\0<>,; \u2028\u2029\x85")
        assert line.partition("@")[0].isascii()


# ---------------------------------------------------------------- what becomes of a mail


def test_a_mail_is_due_at_once_and_later_when_its_time_comes():
    assert is_due(mail(), NOW)
    later = mail(next_try_at=minutes(5))
    assert [is_due(later, minutes(n)) for n in (4, 5, 6)] == [False, True, True]
    assert not is_due(mail(outcome=Outcome.SENT), NOW)


def test_a_clock_that_was_set_back_keeps_no_mail_waiting_for_a_year():
    assert is_due(mail(next_try_at=NOW + timedelta(days=365)), NOW)


def test_a_mail_that_was_taken_is_done():
    sent = taken(mail(tries=2, fault="mail_later"), NOW)
    assert (sent.outcome, sent.tries, sent.done_at, sent.fault, sent.next_try_at) == (Outcome.SENT, 3, NOW, "", None)


def test_the_waits_grow_to_an_hour_and_after_a_day_it_is_given_up():
    now, waits, tried = NOW, [], mail()
    while tried.outcome is Outcome.WAITING:
        tried = not_taken(tried, GONE, now)
        if tried.next_try_at is not None:
            waits.append(round((tried.next_try_at - now).total_seconds() / 60))
            now = tried.next_try_at
    assert waits[:6] == [1, 5, 15, 60, 60, 60]
    assert set(waits[4:]) == {60}
    assert (tried.outcome, tried.fault) == (Outcome.GIVEN_UP, "mail_unreachable")
    assert timedelta(hours=23) < tried.done_at - NOW < timedelta(hours=24)


@pytest.mark.parametrize("fault", [MailLogin(host="", user="", detail=""), KeyringLocked(seconds=30)])
def test_a_refused_password_and_a_locked_keyring_are_not_tried_again_within_the_hour(fault):
    tried = not_taken(mail(), fault, NOW)
    assert tried.next_try_at == NOW + BACK_OFF[-1]


@pytest.mark.parametrize("kind", [MailRecipientRefused, MailTextRefused])
def test_what_is_refused_for_good_is_not_tried_again(kind):
    tried = not_taken(mail(), kind(address="", host="", detail=""), NOW)
    assert (tried.outcome, tried.done_at, tried.next_try_at) == (Outcome.FAILED, NOW, None)


def test_a_mail_that_no_longer_helps_is_given_up_without_a_fault():
    assert given_up(mail(), NOW) == mail(outcome=Outcome.GIVEN_UP, done_at=NOW)


def test_a_mail_of_yesterday_is_not_sent_at_all_any_more():
    assert [is_stale(mail(), NOW + timedelta(hours=n)) for n in (0, 23, 24, 500)] == [False, False, True, True]


def test_a_mail_is_wanted_at_once_when_something_was_mended():
    assert is_due(wanted_at_once(mail(next_try_at=minutes(50))), NOW)


def test_only_faults_of_one_mail_let_the_next_one_try():
    assert is_of_one_mail(MailLater(host="", detail=""))
    assert not is_of_one_mail(GONE)


# ---------------------------------------------------------------- what the convenor is told


def test_no_mails_and_good_ones_are_no_trouble():
    assert trouble_of(()) is None
    assert trouble_of([mail(), taken(mail("2"), NOW)]) is None


def test_a_waiting_mail_with_a_fault_is_trouble_and_the_newest_says_why():
    one, two = not_taken(mail("1"), GONE, NOW), not_taken(mail("2", made_at=minutes(1)), GONE, minutes(1))
    found = trouble_of([one, two, taken(mail("3"), NOW)])
    assert (found.mail, found.waiting, found.lost) == (two, 2, 0)


def test_a_server_may_ask_for_patience_some_times_before_anybody_is_told():
    tried, found = mail(), []
    for _ in range(PATIENCE):
        tried = not_taken(tried, MailLater(host="", detail=""), NOW)
        found.append(trouble_of([tried]) is not None)
    assert found == [False, False, False, True]


def test_a_mail_that_no_longer_helped_is_no_trouble():
    assert trouble_of([given_up(mail(), NOW)]) is None


def test_a_mail_given_up_is_trouble_until_another_goes_out():
    lost = replace(given_up(mail(), NOW), fault=MailCertificate.code)
    assert trouble_of([lost]).lost == 1
    assert trouble_of([lost, taken(mail("2", "uno"), minutes(1))]) is None
    assert trouble_of([lost, taken(mail("2", "uno"), minutes(-1))]).mail == lost


def test_a_refused_address_is_trouble_until_a_mail_to_that_member_goes_out():
    lost = not_taken(mail(), MailRecipientRefused(address="", detail=""), NOW)
    assert trouble_of([lost, taken(mail("2", "uno"), minutes(1))]).mail == lost
    assert trouble_of([lost, taken(mail("2"), minutes(1))]) is None
