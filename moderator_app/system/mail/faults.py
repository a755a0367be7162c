"""What smtplib, ssl and sockets raise, in our own errors; none of theirs is handed on, as one might hold a password."""

import smtplib
import socket
import ssl
from collections.abc import Generator
from contextlib import contextmanager

from moderator_app.domain.errors import (
    MailCertificate,
    MailHostUnknown,
    MailLater,
    MailNotSecure,
    MailRefused,
    MailUnreachable,
)
from moderator_app.domain.fields import clean_line
from moderator_app.domain.reminders import MailAccount

_LONGEST_DETAIL = 300


@contextmanager
def told_of_reaching(account: MailAccount) -> Generator[None]:
    """Until somebody is signed in: names, sockets and encryption."""
    try:
        yield
    except (smtplib.SMTPException, OSError, UnicodeError) as fault:
        raise _of_reaching(account, fault) from None


@contextmanager
def told_of_handing_over(account: MailAccount) -> Generator[None]:
    """After that: a server that went away, or was silent for too long, is asked again later."""
    try:
        yield
    except (smtplib.SMTPException, OSError) as fault:
        raise MailLater(host=account.host, detail=words_of(fault)) from None


def _of_reaching(account: MailAccount, fault: Exception) -> MailRefused:
    host, port, detail = account.host, str(account.port), words_of(fault)
    if isinstance(fault, smtplib.SMTPResponseException) and fault.smtp_code >= 400:
        kind = MailLater if is_for_now(fault.smtp_code) else MailRefused
        return kind(host=host, detail=detail)
    if isinstance(fault, UnicodeError) or (isinstance(fault, socket.gaierror) and fault.errno != socket.EAI_AGAIN):
        return MailHostUnknown(host=host)
    if isinstance(fault, ssl.SSLCertVerificationError):
        return MailCertificate(host=host, detail=clean_line(fault.verify_message))
    if isinstance(fault, ssl.SSLError) and not isinstance(fault, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return MailNotSecure(host=host, port=port, detail=detail)
    return MailUnreachable(host=host, port=port, detail=detail)


def is_for_now(code: int) -> bool:
    """Whether a reply asks to come again."""
    return 400 <= code < 500


def words_of(fault: Exception) -> str:
    """A fault's own words for "technical detail"."""
    if isinstance(fault, smtplib.SMTPResponseException):
        return reply_words(fault.smtp_code, fault.smtp_error)
    return clean_line(f"{type(fault).__name__}: {fault}")[:_LONGEST_DETAIL]


def reply_words(code: int, reply: bytes | str, secret: str = "") -> str:
    """A server's reply on one line; a secret that it repeats is left out."""
    text = reply if isinstance(reply, str) else reply.decode("utf-8", "replace")
    return clean_line(f"{code} {text.replace(secret, '***') if secret else text}")[:_LONGEST_DETAIL]
