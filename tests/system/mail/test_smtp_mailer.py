"""The mailer against a real server on this machine: what arrives, and what is said where it does not."""

import logging
import socket
import ssl
import sys
import traceback
from contextlib import closing, suppress
from datetime import UTC, datetime
from threading import Event, Thread

import pytest

from moderator_app.domain.errors import (
    MailCertificate,
    MailHostUnknown,
    MailLater,
    MailLogin,
    MailNotSecure,
    MailRecipientRefused,
    MailRefused,
    MailSenderRefused,
    MailTextRefused,
    MailUnreachable,
)
from moderator_app.domain.reminders import MailAccount, MailSecurity
from moderator_app.ports import MailStep, OutgoingMail
from moderator_app.system.mail import smtp_talk
from moderator_app.system.mail.smtp_mailer import SmtpMailer
from tests.system.mail.certificates import ELSEWHERE, Issuer
from tests.system.mail.smtp_server import PASSWORD, SENDER, USER, free_port

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")

TLS, STARTTLS = MailSecurity.TLS, MailSecurity.STARTTLS
SUBJECT = "স্মরণ: এই সপ্তাহে ১টি পোস্ট বাকি, উপজেলা প্রশাসন নমুনাপুর ও উপজেলা ভূমি অফিস, বৃহস্পতিবারের মধ্যে"
BODY = "প্রিয় সহকর্মী,\n\nদৃষ্টিপ্রতিবন্ধী ঊর্ধ্বতন ক্ষ্ম য় ড় ঢ় ৎ ঁ ‍\n.\n..শেষ লাইন 🙂\n"
BOTH = pytest.mark.parametrize("security", list(MailSecurity))


def mail(**other):
    made = {"id": "mail-1", "to": "ict@example.org", "subject": SUBJECT, "body": BODY}
    return OutgoingMail(**(made | {"at": datetime(2026, 2, 10, 6, tzinfo=UTC), "sender_name": "উপজেলা, নমুনাপুর"} | other))


@pytest.fixture
def mailer(issuer):
    return SmtpMailer(5, 5, issuer.file)


def refused(mailer, account, kind, password=PASSWORD, **other):
    """The refusal; it is of exactly that kind."""
    with pytest.raises(MailRefused) as refusal:
        mailer.send(account, password, mail(**other))
    assert type(refusal.value) is kind
    return refusal.value


# ---------------------------------------------------------------- a mail that arrives


@BOTH
def test_bangla_comes_back_exactly_as_it_was_written(serve, mailer, security):
    server, steps = serve(security), []
    mailer.send(server.account(), PASSWORD, mail(), steps.append)
    ((sender, recipients, message),) = server.handler.mails
    assert (sender, recipients) == (SENDER, ("ict@example.org",))
    assert message["Subject"] == SUBJECT
    assert message.get_content().replace("\r\n", "\n") == BODY
    assert message["From"].addresses[0].display_name == "উপজেলা, নমুনাপুর"
    assert (message["From"].addresses[0].addr_spec, message["To"]) == (SENDER, "ict@example.org")
    assert (message["Message-ID"], message["Auto-Submitted"]) == ("<mail-1@example.org>", "auto-generated")
    assert message["Date"].datetime.isoformat() == "2026-02-10T12:00:00+06:00"
    assert message.get_content_type() == "text/plain"
    assert steps == list(MailStep)


@BOTH
def test_a_server_that_only_knows_the_other_way_to_sign_in_is_served(serve, mailer, security):
    server = serve(security, auth_exclude_mechanism=["PLAIN"])
    mailer.send(server.account(), PASSWORD, mail())
    assert [mechanism for mechanism, _ in server.tried] == ["LOGIN"]
    assert len(server.handler.mails) == 1


def test_the_same_mail_sent_twice_is_known_as_one_by_its_id(serve, mailer):
    server = serve(TLS)
    for _ in range(2):
        mailer.send(server.account(), PASSWORD, mail())
    assert len({message["Message-ID"] for _, _, message in server.handler.mails}) == 1


def test_a_server_with_a_bangla_name_is_asked_in_plain_letters(mailer, monkeypatch):
    asked = []

    def asking(host, *rest, **named):
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", asking)
    account = MailAccount("ডাক.বাংলা", 465, TLS, USER, SENDER)
    assert refused(mailer, account, MailHostUnknown).fields == {"host": "ডাক.বাংলা"}
    (host,) = asked
    assert host.isascii()
    assert host.endswith(".xn--54b7fta0cc")  # the country's own domain in Bangla


@pytest.mark.parametrize(
    "other",
    [
        {"subject": "বিষয়\r\nBcc: other@example.org\r\n\r\nঅন্য কথা"},
        {"sender_name": "দপ্তর\r\nBcc: other@example.org"},
        {"sender_name": '"x" <other@example.org>,'},
        {"body": "কথা\r\n.\r\nMAIL FROM:<other@example.org>\r\n"},
    ],
)
def test_nothing_breaks_out_of_the_head_of_a_mail(serve, mailer, other):
    server = serve(TLS)
    mailer.send(server.account(), PASSWORD, mail(**other))
    ((sender, recipients, message),) = server.handler.mails
    assert (sender, recipients) == (SENDER, ("ict@example.org",))
    assert message["Bcc"] is None
    assert [a.addr_spec for a in message["From"].addresses] == [SENDER]


@pytest.mark.parametrize(
    "address",
    ["a@example.org\r\nRCPT TO:<other@example.org>", "a@example.org>, <b@example.org", "", f"a@{'x' * 70}.org"],
)
def test_an_address_with_more_in_it_is_never_sent(serve, mailer, address):
    """The rules let none through; the mailer would not send it either."""
    server = serve(TLS)
    refused(mailer, server.account(), MailRecipientRefused, to=address)
    assert server.handler.mails == []


# ---------------------------------------------------------------- encryption comes first


@BOTH
def test_a_server_of_an_unknown_issuer_gets_no_password(serve, security, tmp_path):
    server = serve(security)
    refused(SmtpMailer(5, 5, Issuer(tmp_path, "other").file), server.account(), MailCertificate)
    assert server.tried == []


def test_what_this_system_does_not_trust_is_refused_without_a_file_of_issuers(serve):
    server = serve(TLS)
    refused(SmtpMailer(5, 5), server.account(), MailCertificate)
    assert server.tried == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep their issuers themselves")
def test_the_issuers_of_a_linux_system_are_found_where_openssl_does_not_look(serve, issuer, monkeypatch):
    nowhere = ssl.get_default_verify_paths()._replace(cafile=None, capath=None)
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: nowhere)
    monkeypatch.setattr(smtp_talk, "DEBIAN_ISSUERS", issuer.file)
    server = serve(TLS)
    SmtpMailer(5, 5).send(server.account(), PASSWORD, mail())
    assert len(server.handler.mails) == 1


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        ((b"220 here\r\n", b"250-here\r\n250 STARTTLS\r\n", b"454 not now\r\n"), MailNotSecure),
        ((b"220 here\r\n", b"250-here\r\n250 STARTTLS\r\n", b"220 go\r\n250 AUTH PLAIN\r\n"), MailUnreachable),
        ((b"220 here\r\n", b"250-here\r\n250 STARTTLS\r\n", b""), MailUnreachable),
        ((b"220 here\r\n", b"250-here\r\n250 AUTH PLAIN\r\n"), MailNotSecure),
        ((b"554 not you\r\n",), MailRefused),
        ((b"421 busy\r\n",), MailLater),
        ((b"HTTP/1.1 400 Bad Request\r\n\r\n",), MailUnreachable),
        ((b"\xff\xfe\x00" * 9000,), MailRefused),
        ((b"",), MailUnreachable),
    ],
)
def test_whatever_a_server_says_instead_no_password_is_said_to_it(mailer, script, kind):
    """Each line that comes is answered with the next of the script; then the connection ends."""
    heard = []

    def answer():
        with closing(server.accept()[0]) as visitor, suppress(OSError):
            for reply in script:
                if not reply:
                    return
                visitor.sendall(reply)
                heard.append(visitor.recv(4096))

    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        account = MailAccount("127.0.0.1", server.getsockname()[1], STARTTLS, USER, SENDER)
        answering = Thread(target=answer, daemon=True)
        answering.start()
        refused(mailer, account, kind)
        answering.join(20)
    assert b"AUTH" not in b"".join(heard)


@BOTH
@pytest.mark.parametrize(("name", "other"), [("late", {"days": -1}), ("elsewhere", {"subject": ELSEWHERE})])
def test_a_certificate_out_of_date_or_of_another_name_is_refused(serve, mailer, issuer, security, name, other):
    server = serve(security, issuer.certificate(name, **other))
    told = refused(mailer, server.account(), MailCertificate)
    assert told.fields["host"] == "127.0.0.1"
    assert ("expired" if name == "late" else "mismatch") in told.fields["detail"]
    assert server.tried == []


def test_a_server_that_offers_no_encryption_gets_nothing(serve, mailer):
    server = serve(STARTTLS, plain=True, auth_require_tls=False, require_starttls=False)
    refused(mailer, server.account(), MailNotSecure)
    assert (server.tried, server.handler.mails) == ([], [])


def test_plain_text_at_the_port_of_encryption_is_refused(serve, mailer):
    server = serve(STARTTLS, plain=True, auth_require_tls=False, require_starttls=False)
    refused(mailer, server.account(security=TLS), MailNotSecure)
    assert server.tried == []


# ---------------------------------------------------------------- refused at each stage


@BOTH
@pytest.mark.parametrize("password", ["", "wrong", "ভুল"])
def test_a_wrong_password_is_said(serve, mailer, security, password):
    server = serve(security)
    told = refused(mailer, server.account(), MailLogin, password)
    assert (told.fields["user"], told.fields["detail"][:3]) == (USER, "535")
    assert server.handler.mails == []


def test_a_server_without_a_sign_in_that_the_program_knows_is_said(serve, mailer):
    server = serve(TLS, auth_exclude_mechanism=["PLAIN", "LOGIN"])
    refused(mailer, server.account(), MailLogin)


@pytest.mark.parametrize(
    ("stage", "permanent"),
    [("MAIL", MailSenderRefused), ("RCPT", MailRecipientRefused), ("DATA", MailTextRefused)],
)
def test_each_stage_may_refuse_for_good_or_for_now(serve, mailer, stage, permanent):
    server = serve(TLS)
    for answer, kind in (("550 5.7.1 no", permanent), ("451 4.3.0 not now", MailLater), ("421 busy", MailLater)):
        server.handler.answers = {stage: answer}
        assert refused(mailer, server.account(), kind).fields["detail"] == answer
    assert server.handler.mails == []


def test_a_sign_in_that_is_refused_for_now_is_tried_later(serve, mailer):
    server = serve(TLS)
    server.auth_answer = "454 4.7.0 not now"
    refused(mailer, server.account(), MailLater)


# ---------------------------------------------------------------- servers that are silent, dead or gone


@BOTH
def test_a_server_that_never_greets_is_given_up(issuer, security):
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        account = MailAccount("127.0.0.1", silent.getsockname()[1], security, USER, SENDER)
        told = refused(SmtpMailer(0.2, 0.2, issuer.file), account, MailUnreachable)
    assert told.fields["port"] == str(account.port)


@pytest.mark.parametrize("drop", [b"2", b"220-still here\r\n"], ids=["bytes", "lines"])
def test_a_server_that_drips_its_answer_for_ever_is_given_up(issuer, drop):
    given_up = Event()

    def drips():
        with closing(server.accept()[0]) as visitor, suppress(OSError):
            while not given_up.wait(0.02):
                visitor.sendall(drop)

    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        thread = Thread(target=drips, daemon=True)
        thread.start()
        account = MailAccount("127.0.0.1", server.getsockname()[1], STARTTLS, USER, SENDER)
        told = refused(SmtpMailer(0.3, 0.3, issuer.file), account, MailUnreachable)
        given_up.set()
        thread.join(5)
    assert "timed out" in str(told.fields["detail"])


@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_falls_silent_or_dies_later_is_asked_again_later(serve, issuer, stage):
    server = serve(TLS)
    server.handler.hangs_at = stage
    refused(SmtpMailer(5, 0.3, issuer.file), server.account(), MailLater)
    server.handler.hangs_at, server.handler.dies_at = "", stage
    refused(SmtpMailer(5, 5, issuer.file), server.account(), MailLater)


def test_a_server_that_is_gone_is_said(mailer):
    refused(mailer, MailAccount("127.0.0.1", free_port(), TLS, USER, SENDER), MailUnreachable)


@pytest.mark.parametrize(("fault", "kind"), [(socket.EAI_NONAME, MailHostUnknown), (socket.EAI_AGAIN, MailUnreachable)])
def test_a_name_nobody_knows_and_no_network_are_told_apart(mailer, monkeypatch, fault, kind):
    def asking(*arguments, **named):
        raise socket.gaierror(fault, "no answer")

    monkeypatch.setattr(socket, "getaddrinfo", asking)
    refused(mailer, MailAccount("mail.example.org", 465, TLS, USER, SENDER), kind)


# ---------------------------------------------------------------- the password stays where it is


@BOTH
@pytest.mark.parametrize("answer", [None, "535 5.7.8 {password} is wrong"])
def test_no_log_no_fault_and_no_output_holds_the_password(serve, mailer, security, answer, caplog, capfd):
    """Whatever the server says, also when it repeats what it was told."""
    server = serve(security)
    caplog.set_level(logging.DEBUG)
    wrong = f"{PASSWORD} wrong"
    if answer:
        server.auth_answer = answer.format(password=wrong)
    told = refused(mailer, server.account(), MailLogin, wrong)
    server.auth_answer = None
    mailer.send(server.account(), PASSWORD, mail())
    said = "".join(traceback.format_exception(told)) + repr(told) + repr(mailer)
    ours = "".join(record.getMessage() for record in caplog.records if not record.name.startswith("mail.log"))
    out, err = capfd.readouterr()
    assert PASSWORD not in said + ours + out + err
    assert told.__cause__ is None
    assert told.__context__ is None or PASSWORD not in repr(told.__context__)
