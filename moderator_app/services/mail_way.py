"""The office's mail account at work: its password is asked for once, and a fault of the account stands for the rest."""

from collections.abc import Callable
from typing import final

from moderator_app.domain.errors import MailLater, MailPasswordMissing, MailRefused, VaultRefused
from moderator_app.domain.mail import is_of_one_mail
from moderator_app.domain.reminders import Mail, MailAccount
from moderator_app.ports import Mailer, MailStep, OutgoingMail, Unit, no_steps
from moderator_app.services.workroom import Workroom
from moderator_app.words import Digits, Language, Speaker

PUT_OFF_AT_MOST = 5
"""So many mails in a row may a server put off or fall silent over; then it is the server, and the rest is not tried."""
SECRET = "mail"  # noqa: S105 - the name of an entry in the keyring


def office_speaker(room: Workroom) -> Speaker:
    """Speaks the language that the desk's window was set to."""
    appearance = room.folder.appearance()
    return Speaker(Language(appearance.language), Digits(appearance.digits))


def sender_name(unit: Unit, say: Speaker) -> str:
    """How the office is named as the sender of its mails."""
    office = unit.office.get()
    return say.name(office.name) if office else ""


def keep_password(room: Workroom, account: MailAccount, password: str) -> None:
    """Keeps it in the keyring, bound to server and user: it is never said to another. Raises VaultRefused."""
    room.folder.keys.keep_secret(SECRET, _bound(account, password))


def kept_password(room: Workroom, account: MailAccount) -> str:
    """The account's password. Slow, and may prompt.

    Raises:
        MailPasswordMissing: the keyring holds none of this server and user.
        VaultRefused: it cannot be asked.
    """
    kept, bound = room.folder.keys.secret(SECRET), _bound(account, "")
    if kept is None or not kept.startswith(bound):
        raise MailPasswordMissing(user=account.user)
    return kept.removeprefix(bound)


def _bound(account: MailAccount, password: str) -> str:
    return f"{account.host}\n{account.user}\n{password}"


@final
class MailWay:
    """Lives for one round, or one test."""

    def __init__(self, room: Workroom, mailer: Mailer, account: MailAccount, name: str) -> None:
        """Nothing is asked yet; `name` is the sender's."""
        self._room = room
        self._mailer = mailer
        self._account = account
        self._name = name
        self._password: str | None = None
        self._fault: MailRefused | VaultRefused | None = None
        self._put_off = 0

    def send(self, mail: Mail, passed: Callable[[MailStep], None] = no_steps) -> None:
        """Returns when the server has taken the mail; nobody is asked any more once the account itself has a fault.

        Raises:
            MailRefused, VaultRefused: it was not taken.
        """
        if self._fault is not None:
            raise self._fault
        try:
            if self._password is None:
                self._password = kept_password(self._room, self._account)
            out = OutgoingMail(mail.id, mail.address, mail.subject, mail.body, self._room.now(), self._name)
            self._mailer.send(self._account, self._password, out, passed)
        except (MailRefused, VaultRefused) as fault:
            self._put_off = self._put_off + 1 if isinstance(fault, MailLater) else 0
            if self._put_off == PUT_OFF_AT_MOST or not is_of_one_mail(fault):
                self._fault = fault
            raise
        self._put_off = 0
