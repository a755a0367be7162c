"""One round of bringing waiting mails to their server: the network outside every transaction, each outcome at once."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import final

from moderator_app.domain.errors import MailRefused, StoreMissing, VaultRefused
from moderator_app.domain.mail import MailTrouble, given_up, is_due, is_stale, not_taken, taken, trouble_of
from moderator_app.domain.panel import Member
from moderator_app.domain.reminders import Channel, Mail, Outcome, Telling
from moderator_app.ports import Mailer, Store, StoreFact, Unit
from moderator_app.services.mail_way import MailWay, office_speaker, sender_name
from moderator_app.services.workroom import Workroom
from moderator_app.zone import dhaka_day

_LOOKED_THROUGH = 100


def mail_trouble(unit: Unit) -> MailTrouble | None:
    """What is wrong with sending mail; None where all is well, or the office has no account."""
    if unit.office.mail_account() is None:
        return None
    mails = {mail.id: mail for mail in (*unit.mails.newest(_LOOKED_THROUGH), *unit.mails.waiting())}
    return trouble_of(mails.values())


def due_mails(unit: Unit, now: datetime) -> tuple[Mail, ...]:
    """What is tried now. A store that came from a backup sends nothing until its convenor has noted it."""
    restored = unit.facts.get(StoreFact.RESTORED_AT) and not unit.facts.get(StoreFact.RESTORE_SEEN_AT)
    if restored or unit.office.mail_account() is None:
        return ()
    return tuple(mail for mail in unit.mails.waiting() if is_due(mail, now))


def put_with_record(unit: Unit, mail: Mail, at: datetime) -> None:
    """Keeps a mail as it stands now, and writes it into the record of who was told when."""
    unit.mails.put(mail)
    unit.reminders.tell(Telling(at, mail.member_id, Channel.MAIL, mail.outcome, mail.subject, mail.fault))


@dataclass(frozen=True, slots=True)
class RoundDone:
    """What a round did: how many mails it tried or gave up, and how many the server took."""

    tried: int = 0
    sent: int = 0


@final
class MailRound:
    """Tries each mail that is due once, oldest first."""

    def __init__(self, room: Workroom, mailer: Mailer) -> None:
        """Works on the store of the room."""
        self._room = room
        self._mailer = mailer

    def go(self) -> RoundDone:
        """A crash right behind a mail that went out may send that one again, and no other; none is lost."""
        say, store = office_speaker(self._room), self._room.store
        with store.read() as unit:
            due, account = due_mails(unit, self._room.now()), unit.office.mail_account()
            members = {member.id: member for member in unit.members.all()}
            name = sender_name(unit, say)
        if account is None:
            return RoundDone()
        way = MailWay(self._room, self._mailer, account, name)
        outcomes = [self._recorded(store, mail, self._tried(way, mail, members.get(mail.member_id))) for mail in due]
        return RoundDone(len(outcomes), outcomes.count(Outcome.SENT))

    def _tried(self, way: MailWay, mail: Mail, member: Member | None) -> Mail:
        """The mail after a try; to the member's present address, if any helps still."""
        now = self._room.now()
        if member is None or not member.email or not member.in_office(dhaka_day(now)) or is_stale(mail, now):
            return given_up(mail, now)
        fresh = replace(mail, address=member.email)
        try:
            way.send(fresh)
        except (MailRefused, VaultRefused) as fault:
            return not_taken(fresh, fault, self._room.now())
        return taken(fresh, self._room.now())

    def _recorded(self, store: Store, before: Mail, after: Mail) -> Outcome:
        """The record has a line for each end, and one where a new fault begins; what was ended meanwhile stays so.

        Raises:
            StoreMissing: the store was closed meanwhile; in the place of it another may be open by now.
        """
        if self._room.store is not store:
            raise StoreMissing(path=str(self._room.folder.path))
        with store.write() as unit:
            waits = after.outcome is Outcome.WAITING
            if waits and before.id not in {mail.id for mail in unit.mails.waiting()}:
                return Outcome.GIVEN_UP
            if waits and after.fault == before.fault:
                unit.mails.put(after)
            else:
                put_with_record(unit, after, self._room.now())
        return after.outcome
