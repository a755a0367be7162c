"""Mail to members: the office's own account, its trial, what waits to be sent, and who was told when."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from typing import final

from moderator_app.domain.errors import (
    EmptyField,
    KeyringMissing,
    MailAddressMissing,
    MailInDemo,
    MailNotSetUp,
    MailPasswordMissing,
    MailRefused,
    ModeratorError,
    VaultRefused,
)
from moderator_app.domain.ids import MailId, MemberId
from moderator_app.domain.mail import MailTrouble, checked_account, given_up, wanted_at_once
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.reminders import Mail, MailAccount, Outcome, Telling
from moderator_app.events import MailsChanged
from moderator_app.ports import Mailer, MailStep, Sender, Unit, no_steps
from moderator_app.services.mail_round import MailRound, RoundDone, due_mails, mail_trouble, put_with_record
from moderator_app.services.mail_way import (
    SECRET,
    MailWay,
    keep_password,
    kept_password,
    office_speaker,
    sender_name,
)
from moderator_app.services.workroom import Workroom


@dataclass(frozen=True, slots=True)
class MailStanding:
    """How mail stands: the account, what is wrong, how much waits, and when the last mail went out (aware UTC)."""

    account: MailAccount | None = None
    trouble: MailTrouble | None = None
    waiting: int = 0
    last_sent_at: datetime | None = None
    in_demo: bool = False


@dataclass(frozen=True, slots=True)
class MailTrial:
    """What became of a test mail: the steps it passed, and the fault that ended it, if one did."""

    steps: tuple[MailStep, ...]
    fault: ModeratorError | None = None


@final
class MailDesk:
    """Keeps the account, tries it, and sends what waits; nothing else of the program ever waits for it."""

    def __init__(self, room: Workroom, mailer: Mailer | None, sender: Sender) -> None:
        """Sends nothing by itself.

        Args:
            room: the office's store and the keyring behind it.
            mailer: None in a demo office, which speaks to nobody.
            sender: where mails go out while the window is open.
        """
        self._room = room
        self._mailer = mailer
        self._sender = sender
        self._turn = Lock()

    # ------------------------------------------------------------ what is known

    def account(self) -> MailAccount | None:
        """The account, without its password; None where the office has none."""
        with self._room.store.read() as unit:
            return unit.office.mail_account()

    def standing(self) -> MailStanding:
        """How mail stands now; neither keyring nor server is asked."""
        with self._room.store.read() as unit:
            sent = (m.done_at for m in unit.mails.newest(50) if m.outcome is Outcome.SENT and m.done_at)
            return MailStanding(
                unit.office.mail_account(),
                mail_trouble(unit),
                len(unit.mails.waiting()),
                max(sent, default=None),
                self._mailer is None,
            )

    def record(self, offset: int, limit: int) -> tuple[Telling, ...]:
        """Who was told when, by whichever channel, newest first."""
        with self._room.store.read() as unit:
            return unit.reminders.record(offset, limit)

    def record_length(self) -> int:
        """How many lines the record has."""
        with self._room.store.read() as unit:
            return unit.reminders.record_length()

    # ------------------------------------------------------------ the account

    def set_account(self, actor: MemberId, account: MailAccount, password: str) -> MailAccount:
        """Keeps the account, and its password in this login's keyring; what waits is tried again soon. Slow.

        An empty password keeps the one that is there, as long as server and user stay the same.

        Raises:
            InputRefused: a field cannot be taken, or a password is wanted.
            VaultRefused: there is no keyring to keep it in, or it is locked; nothing was changed, mail stays as it was.
            MailInDemo: a demo office has none.
            NotAllowed: only the convenor changes settings.
        """
        self._room.allow(actor, Action.CHANGE_SETTINGS)
        if self._mailer is None:
            raise MailInDemo()
        clean = checked_account(account)
        self._keep(clean, password)
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            acting.unit.office.put_mail_account(clean)
            _hurry(acting.unit)
            acting.log("mail_account_set", "office", "settings", host=clean.host, sender=clean.sender)
        self._room.bus.publish(MailsChanged(initiator=actor))
        return clean

    def remove_account(self, actor: MemberId) -> None:
        """Takes the account away, its password out of the keyring, and gives up what waits. Slow.

        Raises:
            KeyringLocked: the password cannot be taken out; nothing was changed.
            NotAllowed: only the convenor changes settings.
        """
        self._room.allow(actor, Action.CHANGE_SETTINGS)
        with suppress(KeyringMissing):  # where no keyring is, none holds a password of ours
            self._room.folder.keys.forget_secret(SECRET)
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            if acting.unit.office.mail_account() is None:
                return
            acting.unit.office.put_mail_account(None)
            for mail in acting.unit.mails.waiting():
                put_with_record(acting.unit, given_up(mail, acting.now), acting.now)
            acting.log("mail_account_removed", "office", "settings")
        self._room.bus.publish(MailsChanged(initiator=actor))

    def test(self, actor: MemberId, passed: Callable[[MailStep], None] = no_steps) -> MailTrial:
        """Sends a real mail to the convenor's own address, and says how far it came. Slow; `passed` is told each step.

        Raises:
            NotAllowed: only the convenor tries the account.
        """
        self._room.allow(actor, Action.CHANGE_SETTINGS)
        steps: list[MailStep] = []

        def note(step: MailStep) -> None:
            steps.append(step)
            passed(step)

        with self._turn:
            try:
                fault = self._tried(actor, note)
            except (MailRefused, VaultRefused) as refused:  # there was nothing to try
                return MailTrial((), refused)
        self._room.bus.publish(MailsChanged(initiator=actor))
        return MailTrial(tuple(steps), fault)

    # ------------------------------------------------------------ what waits

    def deliver_waiting(self) -> RoundDone:
        """Tries what is due, and waits for the servers. For the sender's thread, and for `tick`.

        Raises:
            StoreRefused: the store was closed, or cannot be written; what was not recorded is tried again.
        """
        if self._mailer is None:
            return RoundDone()
        with self._turn:
            done = MailRound(self._room, self._mailer).go()
        if done.tried:
            self._room.bus.publish(MailsChanged())
        return done

    def send_soon(self, _beat: object = None) -> None:
        """Lets what is due go out on the sender's thread; never waits for the network. Called after each heartbeat."""
        if self._mailer is None:
            return
        with self._room.store.read() as unit:
            due = due_mails(unit, self._room.now())
        if due:
            self._sender.run(self.deliver_waiting)

    def close(self) -> None:
        """Nothing is sent any more; what waits, waits in the store."""
        self._sender.close()

    # ------------------------------------------------------------ inside

    def _keep(self, account: MailAccount, password: str) -> None:
        if password:
            keep_password(self._room, account, password)
            return
        try:
            kept_password(self._room, account)
        except MailPasswordMissing:
            raise EmptyField(field="mail_password") from None

    def _tried(self, actor: MemberId, passed: Callable[[MailStep], None]) -> ModeratorError | None:
        """Raises MailInDemo, MailNotSetUp, MailAddressMissing."""
        say = office_speaker(self._room)
        with self._room.store.read() as unit:
            account, member, name = unit.office.mail_account(), unit.members.get(actor), sender_name(unit, say)
        mailer = self._ready(account, member)
        assert account is not None
        subject = say("Test mail of Moderator Desk")
        body = say("This mail shows that the office's account works: reminders reach you here.") + "\n"
        at = self._room.now()
        mail = Mail(MailId(self._room.ids.new()), actor, member.email, subject, body, at, Outcome.FAILED, 1)
        fault: ModeratorError | None = None
        try:
            MailWay(self._room, mailer, account, name).send(mail, passed)
        except (MailRefused, VaultRefused) as refused:
            fault = refused
        self._record_trial(actor, mail, fault)
        return fault

    def _ready(self, account: MailAccount | None, member: Member) -> Mailer:
        if self._mailer is None:
            raise MailInDemo()
        if account is None:
            raise MailNotSetUp()
        if not member.email:
            raise MailAddressMissing(name=member.name)
        return self._mailer

    def _record_trial(self, actor: MemberId, mail: Mail, fault: ModeratorError | None) -> None:
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            outcome = Outcome.SENT if fault is None else Outcome.FAILED
            ended = replace(mail, outcome=outcome, done_at=acting.now, fault=fault.code if fault else "")
            put_with_record(acting.unit, ended, acting.now)
            if fault is None:
                _hurry(acting.unit)
            acting.log("mail_tested" if fault is None else "mail_test_failed", "office", "settings")


def _hurry(unit: Unit) -> None:
    """Something was mended: what waits is tried with the next heartbeat."""
    for mail in unit.mails.waiting():
        unit.mails.put(wanted_at_once(mail))
