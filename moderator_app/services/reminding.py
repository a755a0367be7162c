"""Reminders after each heartbeat: who is to be told of a week, told once, written down, and put off when wished.

It reads what publishing left behind and never touches it; what goes wrong here is logged, and the beat goes on.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import final

from moderator_app.domain.bd_calendar import Week, week_of
from moderator_app.domain.errors import ModeratorError, NothingThere, SnoozeTooLate, TimeInPast
from moderator_app.domain.ids import MailId, MemberId, PageId
from moderator_app.domain.panel import Action
from moderator_app.domain.reminders import (
    Channel,
    Mail,
    Outcome,
    ReminderKey,
    ReminderSettings,
    Snooze,
    Telling,
    Told,
    checked_reminder_settings,
)
from moderator_app.events import Fact, MailsChanged, PublishingChanged, RemindersChanged, SignedIn
from moderator_app.ports import Store, Unit
from moderator_app.services.heartbeat import Beat
from moderator_app.services.mail_round import put_with_record
from moderator_app.services.mail_way import office_speaker
from moderator_app.services.notices import Notice
from moderator_app.services.reminder_look import Look, book_of_weeks, look_now, weeks_ahead
from moderator_app.services.reminder_words import PersonsShare, mail_body, notice, shares, subject
from moderator_app.services.workroom import Workroom
from moderator_app.words import Speaker
from moderator_app.zone import dhaka_day

TRY_AGAIN = timedelta(minutes=10)
"""How long what nobody could be told waits for the next try."""
_NO_NEWS = (RemindersChanged, MailsChanged, PublishingChanged, SignedIn)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reminded:
    """What a heartbeat told: `told` is False where no desktop, tray or mail could take it, and it comes again."""

    shares: tuple[PersonsShare, ...] = ()
    told: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A reminder that one member was told of a week that still runs, and until when they put that week off."""

    key: ReminderKey
    at: datetime
    put_off_until: datetime | None = None


@final
class Reminding:
    """Tells what is due after a beat; asks the store only when something can have come due."""

    def __init__(self, room: Workroom, show: Callable[[Notice], bool], *, to_nobody: bool = False) -> None:
        """Tells nothing yet.

        Args:
            room: the office's store, clock and bus.
            show: shows a notice on this desktop, and says whether anything took it.
            to_nobody: a demo office, whose reminders are written down and shown to nobody.
        """
        self._room = room
        self._show = show
        self._to_nobody = to_nobody
        self._fresh = False
        self._looked_in: Store | None = None
        self._looked_at: datetime | None = None
        self._again_at: datetime | None = None
        self._shown: frozenset[ReminderKey] = frozenset()
        self._last = Reminded()
        self._fault = ""

    # ------------------------------------------------------------ the beat

    def hear(self, fact: Fact) -> None:
        """A subscriber of the event bus: whatever changed, the next beat looks again."""
        if not isinstance(fact, _NO_NEWS):
            self._fresh = False

    def after(self, beat: Beat) -> None:
        """Tells what is due; a store that cannot be read or written is logged once, and the next beat tries again."""
        self._last = Reminded()
        try:
            if self._may_have_come(beat.at):
                self._last = self._tell_what_is_due(beat.at)
            self._fault = ""
        except ModeratorError as fault:
            self._fresh = False
            if fault.code != self._fault:
                _log.warning("reminders could not be told: %s", fault.code)
            self._fault = fault.code

    def last(self) -> Reminded:
        """What the last beat told."""
        return self._last

    def _may_have_come(self, now: datetime) -> bool:
        if not self._fresh or self._looked_in is not self._room.store:
            return True
        return self._looked_at is None or self._again_at is None or not self._looked_at <= now < self._again_at

    def _tell_what_is_due(self, now: datetime) -> Reminded:
        self._fresh, self._looked_in, self._looked_at = True, self._room.store, now
        with self._room.store.read() as unit:
            look = look_now(unit, now)
        self._again_at = look.again_at if look else None
        if look is None or not (look.due or look.eased):
            return Reminded()
        say = office_speaker(self._room)
        found = shares(look.due, look.members)
        shown = self._shown_now(say, look, found)
        reached = tuple(s for s in found if shown or (look.by_mail and s.member.email))
        if len(reached) < len(found):
            self._again_at = min(look.again_at, now + TRY_AGAIN)
        if not (reached or look.eased):
            return Reminded(found)
        with self._room.store.write() as unit:
            _write_down(unit, look, reached)
            for share in reached:
                if shown:
                    head = subject(say, share)
                    unit.reminders.tell(Telling(now, share.member.id, Channel.DESKTOP, Outcome.SHOWN, head))
                if look.by_mail and share.member.email:
                    put_with_record(unit, self._mail(say, look, share), now)
        self._shown = frozenset()
        if reached:
            self._room.bus.publish(RemindersChanged())
        return Reminded(found, told=bool(reached))

    def _shown_now(self, say: Speaker, look: Look, found: tuple[PersonsShare, ...]) -> bool:
        """Shown before it is written down: what a crash cuts off is shown twice rather than never."""
        if not found or self._to_nobody:
            return self._to_nobody
        keys = frozenset(r.key for r in look.due)
        if not keys <= self._shown:
            shown = self._show(notice(say, found, week_of(dhaka_day(look.now))))
            self._shown = keys if shown else frozenset()
        return bool(self._shown)

    def _mail(self, say: Speaker, look: Look, share: PersonsShare) -> Mail:
        body = mail_body(say, share, week_of(dhaka_day(look.now)), look.office)
        mail_id = MailId(self._room.ids.new())
        return Mail(mail_id, share.member.id, share.member.email, subject(say, share), body, look.now)

    # ------------------------------------------------------------ what a member was told

    def standing(self, actor: MemberId) -> tuple[Standing, ...]:
        """What this member was last told of each page's running or coming week, while that week is not over."""
        now = self._room.now()
        this = week_of(dhaka_day(now))
        with self._room.reading(actor) as unit:
            book = book_of_weeks(unit, this, weeks_ahead(this)[-1])
        last: dict[tuple[PageId, Week], Told] = {}
        for told in book.told_to(actor):
            last[told.key.page_id, told.key.week] = told
        put_off = {of: book.of(*of).snooze_of(actor) for of in last}
        until = {of: snooze.until for of, snooze in put_off.items() if snooze and snooze.until > now}
        return tuple(Standing(told.key, told.at, until.get(of)) for of, told in last.items())

    def snooze(self, actor: MemberId, page_id: PageId, week: Week, until: datetime) -> Snooze:
        """Puts a page's week off: this member is reminded of it once more at that time, and others as before.

        Raises:
            NothingThere: the member was told nothing of it.
            TimeInPast: the time has gone by.
            SnoozeTooLate: the week is over by then, or when the quiet hours of that time end.
            NotAllowed: the member only reads, or is not in office.
        """
        with self._room.acting(actor, Action.DRAFT) as acting:
            if not book_of_weeks(acting.unit, week, week).of(page_id, week).told_to(actor):
                raise NothingThere(id=page_id)
            if until <= acting.now:
                raise TimeInPast(at=until)
            if acting.unit.office.reminder_settings().heard_at(until) >= week.ends_at:
                raise SnoozeTooLate(ends=week.last_on)
            snooze = Snooze(actor, page_id, week, until, acting.now)
            acting.unit.reminders.add_snooze(snooze)
        self._fresh = False
        self._room.bus.publish(RemindersChanged(initiator=actor))
        return snooze

    # ------------------------------------------------------------ settings

    def settings(self) -> ReminderSettings:
        """When the ladder speaks, and when the office works."""
        with self._room.store.read() as unit:
            return unit.office.reminder_settings()

    def set_settings(self, actor: MemberId, settings: ReminderSettings) -> ReminderSettings:
        """Sets when the ladder speaks.

        Raises:
            QuietAllDay, WorkHoursReversed, RemindInQuiet, RemindOutsideWork: the ladder would lose its voice.
            NotAllowed: only the convenor changes settings.
        """
        with self._room.acting(actor, Action.CHANGE_SETTINGS) as acting:
            sound = checked_reminder_settings(settings)
            acting.unit.office.put_reminder_settings(sound)
            acting.log("reminders_set", "office", "settings", at=f"{sound.remind_at:%H:%M}")
        self._fresh = False
        self._room.bus.publish(RemindersChanged(initiator=actor))
        return sound


def _write_down(unit: Unit, look: Look, reached: tuple[PersonsShare, ...]) -> None:
    """All keys of whoever was reached, those that one line of theirs stands for included."""
    who = {share.member.id for share in reached}
    for key in (*(r.key for r in look.due if r.key.member_id in who), *look.eased):
        unit.reminders.add_told(Told(key, look.now))
