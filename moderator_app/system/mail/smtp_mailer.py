"""The mailer over the office's own SMTP account; what speaks with the server is loaded with the first mail."""

from collections.abc import Callable
from pathlib import Path
from typing import final

from moderator_app.domain.reminders import MailAccount
from moderator_app.ports import MailStep, OutgoingMail, no_steps

CONNECT_SECONDS = 10.0
COMMAND_SECONDS = 15.0


@final
class SmtpMailer:
    """Fulfils the port `Mailer`."""

    def __init__(
        self,
        connect_seconds: float = CONNECT_SECONDS,
        command_seconds: float = COMMAND_SECONDS,
        trusted: Path | None = None,
    ) -> None:
        """Trusts whom this system trusts; nothing is opened yet.

        Args:
            connect_seconds: until the server has greeted.
            command_seconds: for each answer after that.
            trusted: issuers to trust in the place of the system's, as PEM.
        """
        self._seconds = (connect_seconds, command_seconds)
        self._trusted = trusted

    def send(
        self, account: MailAccount, password: str, mail: OutgoingMail, passed: Callable[[MailStep], None] = no_steps
    ) -> None:
        from moderator_app.system.mail.smtp_talk import SmtpTalk, trust_of

        SmtpTalk(account, self._seconds, trust_of(self._trusted), passed).send(password, mail)
