"""The office's mail account as it may be kept, and what becomes of a mail that was tried."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from moderator_app.domain.errors import (
    EmptyField,
    KeyringLocked,
    MailLater,
    MailLogin,
    MailRecipientRefused,
    MailTextRefused,
    ModeratorError,
    WrongMailHost,
    WrongPort,
)
from moderator_app.domain.fields import clean_line, email_address, is_server_name, required
from moderator_app.domain.reminders import Mail, MailAccount, Outcome

BACK_OFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=60))
"""How long a mail waits after each try; the last step comes again and again."""
GIVEN_UP_AFTER = timedelta(hours=24)
PATIENCE = 4
"""So often a server may ask for patience before anybody is told: many do so once or twice with a stranger's mail."""
_HIGHEST_PORT = 65_535
_OF_ONE_MAIL = (MailRecipientRefused, MailTextRefused, MailLater)


def checked_account(account: MailAccount) -> MailAccount:
    """The account with every field cleaned; nothing in it can break out of the head of a mail.

    Raises:
        EmptyField: no server, user or sender.
        FieldTooLong: a field is longer than a line.
        WrongMailHost: no server can be called so.
        WrongPort: not from 1 to 65535.
        WrongEmail: the sender's address is none.
    """
    host = required("mail_host", account.host).rstrip(".").lower()
    if not is_server_name(host):
        raise WrongMailHost(value=clean_line(account.host))
    if not 1 <= account.port <= _HIGHEST_PORT:
        raise WrongPort(value=str(account.port))
    sender = email_address(account.sender)
    if not sender:
        raise EmptyField(field="mail_sender")
    return MailAccount(host, account.port, account.security, required("mail_user", account.user), sender)


def is_due(mail: Mail, now: datetime) -> bool:
    """Whether a waiting mail is tried now; a time further off than any wait is of a clock that was set back."""
    if mail.outcome is not Outcome.WAITING:
        return False
    return mail.next_try_at is None or not now < mail.next_try_at <= now + BACK_OFF[-1]


def is_stale(mail: Mail, now: datetime) -> bool:
    """Whether it is too late to send it at all: the PC was off for long, or the store came from a backup."""
    return now >= mail.made_at + GIVEN_UP_AFTER


def taken(mail: Mail, now: datetime) -> Mail:
    """The mail after the server took it."""
    return replace(mail, outcome=Outcome.SENT, tries=mail.tries + 1, next_try_at=None, done_at=now, fault="")


def not_taken(mail: Mail, fault: ModeratorError, now: datetime) -> Mail:
    """The mail after a try that failed: refused for good, waiting for the next try, or given up as too old.

    A wrong password and a locked keyring wait the longest from the first: servers shut out who tries often, and the
    keyring asks whoever sits there each time.
    """
    tried = replace(mail, tries=mail.tries + 1, fault=fault.code, next_try_at=None)
    if isinstance(fault, MailRecipientRefused | MailTextRefused):
        return replace(tried, outcome=Outcome.FAILED, done_at=now)
    wait = (
        BACK_OFF[-1] if isinstance(fault, MailLogin | KeyringLocked) else BACK_OFF[min(mail.tries, len(BACK_OFF) - 1)]
    )
    if now + wait >= mail.made_at + GIVEN_UP_AFTER:
        return replace(tried, outcome=Outcome.GIVEN_UP, done_at=now)
    return replace(tried, next_try_at=now + wait)


def given_up(mail: Mail, now: datetime) -> Mail:
    """The mail when it no longer helps: its member left, has no address any more, or there is no account."""
    return replace(mail, outcome=Outcome.GIVEN_UP, next_try_at=None, done_at=now)


def wanted_at_once(mail: Mail) -> Mail:
    """A waiting mail that is tried with the next heartbeat, because somebody mended what stood in its way."""
    return replace(mail, next_try_at=None)


def is_of_one_mail(fault: ModeratorError) -> bool:
    """Whether the next mail may fare better with the same server and account."""
    return isinstance(fault, _OF_ONE_MAIL)


@dataclass(frozen=True, slots=True)
class MailTrouble:
    """That mail fails, as its convenor is told: the newest mail in trouble, whose `fault` says why.

    `waiting` mails are still tried; `lost` ones will not be.
    """

    mail: Mail
    waiting: int
    lost: int


def trouble_of(mails: Iterable[Mail]) -> MailTrouble | None:
    """What is wrong with sending, from the office's newest mails; None since the last one that went out well.

    A refused address is in trouble until a mail to that member went out.
    """
    everything = tuple(mails)
    waiting = [m for m in everything if m.outcome is Outcome.WAITING and _worries(m)]
    lost = [m for m in everything if m.outcome in (Outcome.FAILED, Outcome.GIVEN_UP) and m.fault]
    lost = [m for m in lost if not any(_mended_by(m, other) for other in everything)]
    if not waiting and not lost:
        return None
    newest = max(waiting or lost, key=lambda m: m.made_at)
    return MailTrouble(newest, len(waiting), len(lost))


def _worries(mail: Mail) -> bool:
    return bool(mail.fault) and (mail.fault != MailLater.code or mail.tries >= PATIENCE)


def _mended_by(lost: Mail, other: Mail) -> bool:
    if other.outcome is not Outcome.SENT or other.done_at is None or lost.done_at is None:
        return False
    same = other.member_id == lost.member_id or lost.fault != MailRecipientRefused.code
    return same and other.done_at >= lost.done_at
