"""Reminders and mail, without Qt; every method but `reason` is called behind the background door."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, final

from moderator_app.domain.errors import (
    MailAddressMissing,
    MailInDemo,
    MailNotSetUp,
    MailPasswordMissing,
    ModeratorError,
    VaultRefused,
)
from moderator_app.domain.mail import MailTrouble
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.reminders import MailAccount, Telling
from moderator_app.ports import MailStep
from moderator_app.services.mail import MailStanding
from moderator_app.words import Speaker, mark
from moderator_app.words.errors import ErrorWords, error_title, error_words, kept_error_words
from moderator_app.zone import in_dhaka
from ui.forms.trouble import Trouble
from ui.screens.settings.mail.looks import CHANNEL_WORDS, OUTCOME_LOOKS
from ui.screens.settings.mail.times import times_line
from ui.screens.settings.mail.typed_account import TypedAccount, account_trouble, read_account, typed_account
from ui.widgets.states import StateLook

if TYPE_CHECKING:
    from moderator_app.core import Core

STEP_WORDS = {
    MailStep.REACHED: mark("Reaching the server"),
    MailStep.SECURED: mark("Encryption, and proof of the server"),
    MailStep.SIGNED_IN: mark("User name and password"),
    MailStep.SENDER_TAKEN: mark("Sender's address"),
    MailStep.RECIPIENT_TAKEN: mark("Your own address"),
    MailStep.MAIL_TAKEN: mark("The mail itself"),
}
STEP_STATES = {True: mark("{step}: well"), False: mark("{step}: it ended here"), None: mark("{step}: not tried")}


@dataclass(frozen=True, slots=True)
class MailLines:
    """What the card of the settings says; `fails` where mail does not go out."""

    times: str
    mail: str
    record: str
    has_account: bool = False
    fails: bool = False


@dataclass(frozen=True, slots=True)
class MailState:
    """What the page of the account shows; `trouble` is what is wrong now, with what to do."""

    typed: TypedAccount
    has_account: bool
    standing: str
    refusal: str = ""
    trouble: ErrorWords | None = None


@dataclass(frozen=True, slots=True)
class TrialStep:
    """A step of a test mail: passed (True), where it ended (False), or not come to (None)."""

    words: str
    passed: bool | None


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of a test mail, said."""

    steps: tuple[TrialStep, ...] = field(default=())
    sentence: str = ""
    fault: ErrorWords | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A line of the record of who was told when."""

    day: str
    time: str
    who: str
    channel: str
    subject: str
    look: StateLook
    word: str
    fault: str


@final
class MailPresenter:
    """Mail as one member sees it; only the convenor changes it, everyone may read the record."""

    def __init__(self, say: Speaker, core: "Core", actor: Member) -> None:
        """A presenter for the member at the desk."""
        self._say = say
        self._core = core
        self._actor = actor

    def reason(self) -> str:
        """Why mail cannot be changed, "" where it can."""
        allowed = self._actor.may(Action.CHANGE_SETTINGS)
        return "" if allowed else self._say("Only the convenor changes the office's settings.")

    def lines(self) -> MailLines:
        """The card: how mail stands, and how long the record is."""
        standing, told = self._core.mail.standing(), self._core.mail.record_length()
        record = self._say("Nobody was told anything yet.")
        if told:
            record = self._say.count(
                "{n} line: reminders shown and mailed", "{n} lines: reminders shown and mailed", told
            )
        times = times_line(self._say, self._core.reminding.settings())
        return MailLines(
            times, self._standing(standing), record, standing.account is not None, fails=standing.trouble is not None
        )

    def load(self) -> MailState:
        """The account's page."""
        say, standing = self._say, self._core.mail.standing()
        refusal = self.reason()
        if standing.in_demo:
            refusal = say("A demo office is invented, and speaks to nobody outside its window.")
        trouble = _words_now(say, standing.trouble, standing.account) if standing.trouble else None
        typed = typed_account(standing.account)
        return MailState(typed, standing.account is not None, self._standing(standing), refusal, trouble)

    def save(self, typed: TypedAccount) -> tuple[Trouble, ...]:
        """Keeps the account; () when it is kept."""
        account, troubles = read_account(self._say, typed)
        if account is None:
            return troubles
        try:
            self._core.mail.set_account(self._actor.id, account, typed.password)
        except ModeratorError as error:
            return (account_trouble(self._say, error),)
        return ()

    def remove(self) -> None:
        """Takes the account away. Raises VaultRefused, NotAllowed."""
        self._core.mail.remove_account(self._actor.id)

    def test(self, progressed: Callable[[float], None]) -> Trial:
        """Sends a test mail; `progressed` is told how much is done, from 0 to 1. Raises NotAllowed."""
        say, every = self._say, tuple(MailStep)
        done = self._core.mail.test(self._actor.id, lambda step: progressed((every.index(step) + 1) / len(every)))
        if done.fault is None:
            sent = say("A mail is on its way to {address}; look whether it arrives.", address=self._address())
            return Trial(_steps(say, every), sent)
        steps = _steps(say, done.steps) if _was_tried(done.fault) else ()
        detail = str(done.fault.fields.get("detail", ""))
        return Trial(steps, fault=error_words(say, done.fault), detail=detail)

    def record(self) -> int:
        """How long the record is."""
        return self._core.mail.record_length()

    def rows(self, offset: int, limit: int) -> tuple[RecordRow, ...]:
        """Lines of the record, newest first."""
        names = {m.id: self._say.name(m.name) for m in self._core.panel.view().members}
        return tuple(self._row(line, names[line.member_id]) for line in self._core.mail.record(offset, limit))

    def _row(self, line: Telling, who: str) -> RecordRow:
        say, at, look = self._say, in_dhaka(line.at), OUTCOME_LOOKS[line.outcome]
        fault = error_title(say, line.fault) if line.fault else ""
        time = f"{say.weekday(at.date())} {say.clock(line.at)}"
        channel = say(CHANNEL_WORDS[line.channel])
        return RecordRow(say.plain_day(at.date()), time, who, channel, line.subject, look, say(look.word), fault)

    def _standing(self, standing: MailStanding) -> str:
        say = self._say
        if standing.account is None:
            return say("No account: reminders come on the desktop alone.")
        if standing.trouble is not None:
            return error_title(say, standing.trouble.mail.fault)
        if standing.last_sent_at is not None:
            return say(
                "From {sender}; the last mail went out {when}.",
                sender=standing.account.sender,
                when=say.short_moment(standing.last_sent_at),
            )
        return say("From {sender}; nothing was sent yet.", sender=standing.account.sender)

    def _address(self) -> str:
        return self._core.panel.member(self._actor.id).email


def _was_tried(fault: ModeratorError) -> bool:
    """Whether a server was asked at all."""
    return not isinstance(fault, VaultRefused | MailNotSetUp | MailAddressMissing | MailInDemo | MailPasswordMissing)


def _steps(say: Speaker, passed: tuple[MailStep, ...]) -> tuple[TrialStep, ...]:
    """Every step; the first that was not passed is where it ended."""
    states = (
        True if step in passed else False if number == len(passed) else None for number, step in enumerate(MailStep)
    )
    return tuple(
        TrialStep(say(STEP_STATES[state], step=say(STEP_WORDS[step])), state)
        for step, state in zip(MailStep, states, strict=True)
    )


def _words_now(say: Speaker, trouble: MailTrouble, account: MailAccount | None) -> ErrorWords:
    """The words for a fault of which only the code was kept: it is about the present account and this mail."""
    assert account is not None, "without an account there is no trouble"
    return kept_error_words(
        say,
        trouble.mail.fault,
        host=account.host,
        port=str(account.port),
        user=account.user,
        sender=account.sender,
        address=trouble.mail.address,
    )
