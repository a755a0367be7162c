"""A real mail server on this machine: encrypted, with sign-in, and able to refuse at every stage."""

import asyncio
import socket
import ssl
from contextlib import closing
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path
from typing import final

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from moderator_app.domain.reminders import MailAccount, MailSecurity

USER, PASSWORD = "office", "গোপন pässwört 1234 {x} %s"
SENDER = "office@example.org"


class Handler:
    """Keeps what came. By stage (MAIL, RCPT, DATA) and for RCPT also by address: `answers` are given in the place of a
    welcome; at `dies_at` the connection breaks, at `hangs_at` nothing is ever answered.
    """

    def __init__(self):
        self.mails = []
        self.answers = {}
        self.dies_at = self.hangs_at = ""

    async def handle_MAIL(self, server, session, envelope, address, options):
        answer = await self._answer("MAIL", server)
        if answer is None:
            envelope.mail_from = address
        return answer or "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = self.answers.get(f"RCPT {address}") or await self._answer("RCPT", server)
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(self, server, session, envelope):
        answer = await self._answer("DATA", server)
        if answer is None:
            message = message_from_bytes(envelope.content, policy=SMTP)
            self.mails.append((envelope.mail_from, tuple(envelope.rcpt_tos), message))
        return answer or "250 OK"

    async def _answer(self, stage, server):
        if self.dies_at == stage:
            server.transport.abort()
        if self.hangs_at == stage:
            await asyncio.Event().wait()
        return self.answers.get(stage)


class AtAnyPort(Controller):
    """Takes a free port, and connects to that one to see that it serves."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@final
class MailServer:
    """Runs from `start` until `close`; `tried` holds each name and password that were tried."""

    def __init__(self, certificate: tuple[Path, Path], security: MailSecurity, **settings) -> None:
        self.handler = Handler()
        self.tried = []
        self.auth_answer = None
        self.security = security
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*certificate)
        secured = {"ssl_context": context} if security is MailSecurity.TLS else {"tls_context": context}
        wanted = {"auth_required": True, "authenticator": self._judged, "require_starttls": "tls_context" in secured}
        wanted["auth_require_tls"] = wanted["require_starttls"]  # it does not see the encryption of the other kind
        wanted |= settings
        if wanted.pop("plain", False):
            secured = {}
        self._controller = AtAnyPort(self.handler, hostname="127.0.0.1", port=0, ready_timeout=30, **secured, **wanted)

    def start(self) -> "MailServer":
        self._controller.start()
        return self

    @property
    def port(self) -> int:
        return self._controller.port

    def account(self, **other) -> MailAccount:
        """How a client reaches it."""
        named = {"host": "127.0.0.1", "port": self.port, "security": self.security, "user": USER, "sender": SENDER}
        return MailAccount(**(named | other))

    def close(self) -> None:
        self._controller.stop()

    def _judged(self, server, session, envelope, mechanism, data) -> AuthResult:
        self.tried.append((mechanism, data))
        if self.auth_answer:
            return AuthResult(success=False, handled=False, message=self.auth_answer)
        right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False)


def free_port() -> int:
    """A port at which nobody answers."""
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]
