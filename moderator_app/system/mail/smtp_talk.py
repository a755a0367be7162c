"""One talk with a mail server: reached, encrypted and proved, signed in, one mail handed over. Loaded late."""

import base64
import smtplib
import ssl
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from email.errors import MessageError
from pathlib import Path
from typing import final

from moderator_app.domain.errors import (
    MailLater,
    MailLogin,
    MailNotSecure,
    MailRecipientRefused,
    MailRefused,
    MailSenderRefused,
    MailTextRefused,
)
from moderator_app.domain.reminders import MailAccount, MailSecurity
from moderator_app.ports import MailStep, OutgoingMail
from moderator_app.system.mail.faults import (
    is_for_now,
    reply_words,
    told_of_handing_over,
    told_of_reaching,
    words_of,
)
from moderator_app.system.mail.message import mail_bytes, wire_address, wire_host
from moderator_app.system.mail.punctual import PunctualSmtp, PunctualSmtpSsl

_OUR_NAME = "[127.0.0.1]"
"""How the PC greets the server: its own name is nobody's business."""
_GO_ON, _SIGNED_IN, _WELL = 334, 235, range(200, 300)


DEBIAN_ISSUERS = Path("/etc/ssl/certs/ca-certificates.crt")
"""Where a Linux system keeps whom it trusts; OpenSSL itself looks elsewhere, at links that some systems lack."""


def trust_of(trusted: Path | None) -> ssl.SSLContext:
    """Names and issuers are proved; without a file of issuers, by those that this system trusts."""
    known = ssl.get_default_verify_paths()
    if trusted is None and sys.platform == "linux" and not (known.cafile or known.capath) and DEBIAN_ISSUERS.exists():
        trusted = DEBIAN_ISSUERS
    return ssl.create_default_context(cafile=str(trusted) if trusted else None)


@final
class SmtpTalk:
    """Raises every kind of MailRefused; none of them, and nothing they came from, holds the password."""

    def __init__(
        self,
        account: MailAccount,
        seconds: tuple[float, float],
        trust: ssl.SSLContext,
        passed: Callable[[MailStep], None],
    ) -> None:
        """Nothing is opened yet.

        Args:
            account: the server and how it is reached.
            seconds: until it has greeted, and for each answer after that.
            trust: proves the server.
            passed: is told each step.
        """
        self._account = account
        self._seconds = seconds
        self._trust = trust
        self._passed = passed

    def send(self, password: str, mail: OutgoingMail) -> None:
        """Returns when the server has taken the mail."""
        with told_of_reaching(self._account):
            message = self._written(mail)
            smtp = self._reached()
        with closing(smtp):
            with told_of_reaching(self._account):
                self._secure(smtp)
            with told_of_handing_over(self._account):
                self._sign_in(smtp, password)
                self._hand_over(smtp, mail, message)
            with suppress(OSError):  # the mail is taken, however the server says good-bye
                smtp.quit()

    def _written(self, mail: OutgoingMail) -> bytes:
        try:
            return mail_bytes(mail, self._account.sender)
        except (ValueError, MessageError):
            raise MailRecipientRefused(address=mail.to, detail="") from None

    def _reached(self) -> smtplib.SMTP:
        account, seconds = self._account, self._seconds[0]
        host = wire_host(account.host)
        if account.security is MailSecurity.TLS:
            smtp = PunctualSmtpSsl(host, account.port, _OUR_NAME, timeout=seconds, context=self._trust)
        else:
            smtp = PunctualSmtp(host, account.port, _OUR_NAME, timeout=seconds)
        self._passed(MailStep.REACHED)
        return smtp

    def _secure(self, smtp: smtplib.SMTP) -> None:
        """Leaves a connection that is encrypted, proved and greeted anew."""
        if smtp.sock is not None:
            smtp.sock.settimeout(self._seconds[1])
        smtp.ehlo_or_helo_if_needed()
        if self._account.security is MailSecurity.STARTTLS:
            try:
                smtp.starttls(context=self._trust)
            except (smtplib.SMTPNotSupportedError, smtplib.SMTPResponseException) as fault:
                host, port = self._account.host, str(self._account.port)
                raise MailNotSecure(host=host, port=port, detail=words_of(fault)) from None
            smtp.ehlo_or_helo_if_needed()
        self._passed(MailStep.SECURED)

    def _sign_in(self, smtp: smtplib.SMTP, password: str) -> None:
        """By PLAIN, else by LOGIN; smtplib's own way takes only plain letters, and shows others in its fault."""
        host, user = self._account.host, self._account.user
        offered = str(smtp.esmtp_features.get("auth", "")).upper().split()
        if "PLAIN" in offered:
            code, reply = smtp.docmd("AUTH", f"PLAIN {_coded(f'{chr(0)}{user}{chr(0)}{password}')}")
        elif "LOGIN" in offered:
            code, reply = smtp.docmd("AUTH", "LOGIN")
            for secret in (user, password):
                if code == _GO_ON:
                    code, reply = smtp.docmd(_coded(secret))
        else:
            raise MailLogin(host=host, user=user, detail=f"AUTH: {' '.join(offered) or '-'}")
        if code != _SIGNED_IN:
            detail = reply_words(code, reply, password)
            raise (
                MailLater(host=host, detail=detail)
                if is_for_now(code)
                else MailLogin(host=host, user=user, detail=detail)
            )
        self._passed(MailStep.SIGNED_IN)

    def _hand_over(self, smtp: smtplib.SMTP, mail: OutgoingMail, message: bytes) -> None:
        host, sender = self._account.host, self._account.sender
        self._taken(
            MailStep.SENDER_TAKEN,
            smtp.mail(wire_address(sender)),
            lambda detail: MailSenderRefused(sender=sender, detail=detail),
        )
        self._taken(
            MailStep.RECIPIENT_TAKEN,
            smtp.rcpt(wire_address(mail.to)),
            lambda detail: MailRecipientRefused(address=mail.to, detail=detail),
        )
        try:
            answer = smtp.data(message)
        except smtplib.SMTPDataError as refused:
            answer = (refused.smtp_code, refused.smtp_error)
        self._taken(MailStep.MAIL_TAKEN, answer, lambda detail: MailTextRefused(host=host, detail=detail))

    def _taken(self, step: MailStep, answer: tuple[int, bytes | str], refusal: Callable[[str], MailRefused]) -> None:
        code, reply = answer
        if code not in _WELL:
            detail = reply_words(code, reply)
            raise MailLater(host=self._account.host, detail=detail) if is_for_now(code) else refusal(detail)
        self._passed(step)


def _coded(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")
