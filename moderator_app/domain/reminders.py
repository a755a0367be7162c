"""Reminders: what was told to whom and when, and what a member put off to a later time."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.errors import QuietAllDay, RemindInQuiet, RemindOutsideWork, WorkHoursReversed
from moderator_app.domain.ids import MailId, MemberId, PageId
from moderator_app.zone import in_dhaka


class Rung(StrEnum):
    """Why somebody is reminded of a page's week; the first four are the ladder, in the order in which they come.

    LEANING: enough is planned, but by hand for a moment at which nobody works. AGAIN: what was safe after the
    convenor's step fell back. LOST: the week is over and fell short. EASED is told to nobody: it notes that a week of
    which the convenor was told has become safe, so that a fall afterwards is news.
    """

    PLAN = "plan"
    DUTY = "duty"
    PANEL = "panel"
    CONVENOR = "convenor"
    LEANING = "leaning"
    AGAIN = "again"
    LOST = "lost"
    EASED = "eased"


@dataclass(frozen=True, slots=True)
class ReminderKey:
    """One step of one page's week for one person: told once, and no more."""

    rung: Rung
    page_id: PageId
    week: Week
    member_id: MemberId


@dataclass(frozen=True, slots=True)
class Told:
    """A reminder that was told, aware UTC; a later one of the same key came after a snooze."""

    key: ReminderKey
    at: datetime


@dataclass(frozen=True, slots=True)
class Snooze:
    """A member put a page's week off until a moment of their own choice, said at `at`; aware UTC."""

    member_id: MemberId
    page_id: PageId
    week: Week
    until: datetime
    at: datetime


class Channel(StrEnum):
    """How a person was told."""

    DESKTOP = "desktop"
    MAIL = "mail"


class Outcome(StrEnum):
    """What became of telling: WAITING mail goes out when the server takes it; GIVEN_UP: it no longer helps."""

    SHOWN = "shown"
    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail of the office to one member, kept until the server took it; times aware UTC.

    `fault` is the code of the last error; `tries` counts how often the server was asked.
    """

    id: MailId
    member_id: MemberId
    address: str
    subject: str
    body: str
    made_at: datetime
    outcome: Outcome = Outcome.WAITING
    tries: int = 0
    next_try_at: datetime | None = None
    done_at: datetime | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """A line of the record of who was told when: `subject` in words of the office's language as they were shown."""

    at: datetime
    member_id: MemberId
    channel: Channel
    outcome: Outcome
    subject: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ReminderSettings:
    """When the ladder speaks, times of the day in Dhaka; set by the convenor.

    Nothing is told from `quiet_from` to `quiet_until`, over midnight too. The office works from `works_from` to
    `works_until` on its working days: what needs a hand later than that on the week's last one leans on luck.
    """

    remind_at: time = time(10)
    quiet_from: time = time(20)
    quiet_until: time = time(8)
    works_from: time = time(9)
    works_until: time = time(17)

    def is_quiet(self, at: datetime) -> bool:
        """Whether a moment lies in the quiet hours; two equal ends mean none."""
        return self.is_quiet_by(in_dhaka(at).time())

    def is_quiet_by(self, clock: time) -> bool:
        """Whether a clock in Dhaka shows a time of the quiet hours."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= clock < self.quiet_until
        return clock >= self.quiet_from or clock < self.quiet_until

    def heard_at(self, at: datetime) -> datetime:
        """When something of that moment is told: then, or when its quiet hours end."""
        return self.next_at(self.quiet_until, at) if self.is_quiet(at) else at

    def next_at(self, clock: time, now: datetime) -> datetime:
        """The first moment after `now` at which a clock in Dhaka shows that time."""
        local = in_dhaka(now)
        today = datetime.combine(local.date(), clock, local.tzinfo)
        return today if today > now else today + timedelta(days=1)


def checked_reminder_settings(settings: ReminderSettings) -> ReminderSettings:
    """The settings, if they leave the ladder its voice.

    Raises:
        QuietAllDay: the quiet hours begin when they end.
        WorkHoursReversed: the work ends before it begins.
        RemindInQuiet: the steps would come in the quiet hours.
        RemindOutsideWork: the steps would come while nobody is at work.
    """
    if settings.quiet_from == settings.quiet_until:
        raise QuietAllDay()
    if settings.works_from >= settings.works_until:
        raise WorkHoursReversed()
    if not settings.works_from <= settings.remind_at < settings.works_until:
        raise RemindOutsideWork()
    if settings.is_quiet_by(settings.remind_at):
        raise RemindInQuiet()
    return settings


class MailSecurity(StrEnum):
    """How the mail account is reached; plain text is not offered."""

    TLS = "tls"
    STARTTLS = "starttls"


@dataclass(frozen=True, slots=True)
class MailAccount:
    """The office's own mail account for sending; its password lives in the system's keyring alone."""

    host: str
    port: int
    security: MailSecurity
    user: str
    sender: str
