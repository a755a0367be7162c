"""A mail as it goes over the wire: plain UTF-8 text under a head that nothing can break out of."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from moderator_app.domain.fields import clean_line
from moderator_app.ports import OutgoingMail
from moderator_app.zone import in_dhaka


def mail_bytes(mail: OutgoingMail, sender: str) -> bytes:
    """The whole message; its id is our own, so that a mail that came twice is known as one.

    Args:
        mail: what is sent.
        sender: the account's address.
    """
    message = EmailMessage(SMTP)
    message["From"] = Address(clean_line(mail.sender_name), addr_spec=wire_address(sender))
    message["To"] = Address(addr_spec=wire_address(mail.to))
    message["Subject"] = clean_line(mail.subject)
    message["Date"] = in_dhaka(mail.at)
    message["Message-ID"] = f"<{mail.id}@{wire_host(sender.partition('@')[2])}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.body, charset="utf-8", cte="base64")
    return message.as_bytes()


def wire_address(address: str) -> str:
    """An address in plain letters."""
    name, _, host = address.partition("@")
    return f"{name}@{wire_host(host)}"


def wire_host(host: str) -> str:
    """A server's name in plain letters. Raises UnicodeError: it has no such form."""
    return host.encode("idna").decode("ascii")
