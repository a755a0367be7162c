"""A mail account as typed into its form, and back. Knows no Qt."""

from dataclasses import dataclass, field

from moderator_app.domain.errors import ModeratorError, WrongEmail, WrongMailHost, WrongPort
from moderator_app.domain.mail import checked_account
from moderator_app.domain.reminders import MailAccount, MailSecurity
from moderator_app.words import Speaker, mark
from ui.forms.trouble import Reading, Trouble, place_of, trouble

USUAL_PORTS = {MailSecurity.TLS: "465", MailSecurity.STARTTLS: "587"}
SECURITY_NAMES = {MailSecurity.TLS: "TLS", MailSecurity.STARTTLS: "STARTTLS"}
SECURITY_MEANINGS = {
    MailSecurity.TLS: mark("Encrypted from the first word on; mostly at port {port}."),
    MailSecurity.STARTTLS: mark("Encrypted before anything is said; mostly at port {port}."),
}
_PLACES: tuple[tuple[type[ModeratorError], str], ...] = (
    (WrongMailHost, "mail_host"),
    (WrongPort, "mail_port"),
    (WrongEmail, "mail_sender"),
)


@dataclass(frozen=True, slots=True)
class TypedAccount:
    """The fields of the form as they stand there; an empty password keeps the one that is there."""

    host: str = ""
    port: str = USUAL_PORTS[MailSecurity.TLS]
    security: MailSecurity = MailSecurity.TLS
    user: str = ""
    sender: str = ""
    password: str = field(default="", repr=False)


def typed_account(account: MailAccount | None) -> TypedAccount:
    """A kept account as the form shows it; the password is never shown."""
    if account is None:
        return TypedAccount()
    return TypedAccount(account.host, str(account.port), account.security, account.user, account.sender)


def read_account(say: Speaker, typed: TypedAccount) -> tuple[MailAccount | None, tuple[Trouble, ...]]:
    """The account that was typed, or every trouble of the form; without a sender, the user may be its address."""
    reading = Reading(say)
    port = reading.take("mail_port", lambda: _port(typed.port), 1)
    sender = typed.sender if typed.sender.strip() or "@" not in typed.user else typed.user
    account = MailAccount(typed.host, port, typed.security, typed.user, sender)
    try:
        clean = checked_account(account)
    except ModeratorError as error:
        reading.troubles.append(account_trouble(say, error))
        return None, tuple(reading.troubles)
    return (None, tuple(reading.troubles)) if reading.troubles else (clean, ())


def account_trouble(say: Speaker, error: ModeratorError) -> Trouble:
    """An error of the account at the field it belongs to."""
    return trouble(say, error, place_of(error, _PLACES))


def _port(text: str) -> int:
    """Raises WrongPort; Bangla digits are digits too."""
    cleaned = text.strip()
    if not cleaned.isdecimal() or len(cleaned) > 5:
        raise WrongPort(value=text)
    return int(cleaned)
