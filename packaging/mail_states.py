"""What `screens.py` draws of mail: an account, its trial, a record with every outcome, and mail that fails."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from moderator_app.domain.errors import MailLogin
from moderator_app.domain.ids import MailId
from moderator_app.domain.reminders import Channel, Mail, MailAccount, MailSecurity, Outcome, Telling
from moderator_app.ports import MailStep
from moderator_app.services.mail import MailTrial
from ui.places import Place, Room

if TYPE_CHECKING:
    from moderator_app.core import Core

ACCOUNT = MailAccount(
    "mail.namunapur.example", 587, MailSecurity.STARTTLS, "desk@namunapur.example", "desk@namunapur.example"
)
_SUBJECTS = (
    "তাগিদ: উপজেলা প্রশাসন, নমুনাপুর: এই সপ্তাহে ১টি পোস্ট বাকি",
    "তাগিদ: উপজেলা ভূমি অফিস: বৃহস্পতিবারের মধ্যে ২টি পোস্ট চাই",
)


class PictureMailer:
    """Stands where a server would be; a picture speaks to nobody."""

    def send(self, *_arguments: object) -> None:
        """Nothing is sent."""


def _real(core: "Core") -> None:
    """A demo office sends no mail; in a picture it stands for a real one."""
    core.mail._mailer = PictureMailer()  # noqa: SLF001 - shown as in a real office, without a server
    with core.opening._room.store.write() as unit:  # noqa: SLF001 - the keyring of a demo keeps no password
        unit.office.put_mail_account(ACCOUNT)
    convenor = core.sign_in.seats()[0].member
    core.panel.change(convenor.id, replace(convenor, email="convenor@namunapur.example"))


def _with_account(core: "Core") -> Place:
    _real(core)
    return Place(Room.SETTINGS, None, "mail")


def _with_record(core: "Core") -> Place:
    """A line of each outcome, once."""
    _real(core)
    now, members = core.clock.now(), [m for m in core.panel.view().members if m.to_on is None]
    shown = (
        (Channel.DESKTOP, Outcome.SHOWN, ""),
        (Channel.MAIL, Outcome.SENT, ""),
        (Channel.MAIL, Outcome.FAILED, "mail_recipient_refused"),
        (Channel.MAIL, Outcome.GIVEN_UP, "mail_unreachable"),
        (Channel.DESKTOP, Outcome.SHOWN, ""),
        (Channel.MAIL, Outcome.WAITING, "mail_login"),
    )
    with core.opening._room.store.write() as unit:  # noqa: SLF001 - a record comes of weeks of reminders
        if not unit.reminders.record_length():
            for number, (channel, outcome, fault) in enumerate(shown):
                at, member = now - timedelta(hours=30 - 5 * number), members[number % len(members)]
                unit.reminders.tell(Telling(at, member.id, channel, outcome, _SUBJECTS[number % 2], fault))
    return Place(Room.SETTINGS, None, "told")


def _failing(core: "Core") -> Place:
    """A mail waits since the server refused the password."""
    _with_record(core)
    member = core.panel.view().members[0]
    with core.opening._room.store.write() as unit:  # noqa: SLF001 - as above
        if not unit.mails.waiting():
            unit.mails.put(
                Mail(
                    MailId(core.panel.new_id()),
                    member.id,
                    "member@namunapur.example",
                    _SUBJECTS[0],
                    "",
                    core.clock.now(),
                    tries=1,
                    next_try_at=core.clock.now() + timedelta(hours=1),
                    fault=MailLogin.code,
                )
            )
    return Place(Room.THIS_WEEK)


def _tested(page: Any, trial: MailTrial) -> None:
    page._context.core.mail.test = lambda *_arguments: trial  # noqa: SLF001 - shown as after a real server's answer
    page._try()  # noqa: SLF001 - as the button does


def _refused_password(page: Any) -> None:
    fault = MailLogin(host=ACCOUNT.host, user=ACCOUNT.user, detail="535 5.7.8 Authentication credentials invalid")
    _tested(page, MailTrial((MailStep.REACHED, MailStep.SECURED), fault))


def _well(page: Any) -> None:
    _tested(page, MailTrial(tuple(MailStep)))


def _blank(core: "Core") -> Place:
    core.mail._mailer = PictureMailer()  # noqa: SLF001 - as above
    return Place(Room.SETTINGS, None, "mail")


def _nothing(_page: Any) -> None:
    """The place alone is the picture."""


def _keep(page: Any) -> None:
    page.go.click()


MAIL: dict[str, tuple[Callable[["Core"], Place], Callable[[Any], None]]] = {
    "mail-refused": (_blank, _keep),
    "mail-account": (_with_account, _nothing),
    "mail-tested": (_with_account, _well),
    "mail-test-failed": (_with_account, _refused_password),
    "told": (_with_record, _nothing),
    "week-mail-fails": (_failing, _nothing),
}
