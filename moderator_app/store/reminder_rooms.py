"""Repositories of reminders: what was told and put off, mails on their way."""

from typing import final

from sqlalchemy import func, select

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.ids import MailId, MemberId, PageId
from moderator_app.domain.reminders import Mail, Outcome, ReminderKey, Snooze, Telling, Told
from moderator_app.store.questions import AnyRow
from moderator_app.store.reminder_tables import MailRow, SnoozeRow, TellingRow, ToldRow
from moderator_app.store.tables import table
from moderator_app.store.transaction import Transaction

_TOLD, _SNOOZE, _TELLING, _MAIL = table(ToldRow), table(SnoozeRow), table(TellingRow), table(MailRow)


@final
class ReminderRows:
    """What was told and put off, in the order in which it was put down."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def told(self, first: Week, last: Week) -> tuple[Told, ...]:
        """Of the weeks from `first` to `last`, both included."""
        asked = select(_TOLD).where(_TOLD.c.week.between(first.first_on, last.first_on))
        return tuple(
            Told(ReminderKey(row.rung, PageId(row.page_id), Week(row.week), MemberId(row.member_id)), row.at)
            for row in self._transaction.rows(asked.order_by(_TOLD.c.seq))
        )

    def add_told(self, told: Told) -> None:
        key = told.key
        self._transaction.add(
            ToldRow(rung=key.rung, page_id=key.page_id, week=key.week.first_on, member_id=key.member_id, at=told.at)
        )

    def snoozes(self, first: Week, last: Week) -> tuple[Snooze, ...]:
        """Of the weeks from `first` to `last`, both included."""
        asked = select(_SNOOZE).where(_SNOOZE.c.week.between(first.first_on, last.first_on))
        return tuple(
            Snooze(MemberId(row.member_id), PageId(row.page_id), Week(row.week), row.until, row.at)
            for row in self._transaction.rows(asked.order_by(_SNOOZE.c.seq))
        )

    def add_snooze(self, snooze: Snooze) -> None:
        self._transaction.add(
            SnoozeRow(
                member_id=snooze.member_id,
                page_id=snooze.page_id,
                week=snooze.week.first_on,
                until=snooze.until,
                at=snooze.at,
            )
        )

    def tell(self, telling: Telling) -> None:
        self._transaction.add(
            TellingRow(
                at=telling.at,
                member_id=telling.member_id,
                channel=telling.channel,
                outcome=telling.outcome,
                subject=telling.subject,
                fault=telling.fault,
            )
        )

    def record(self, offset: int, limit: int) -> tuple[Telling, ...]:
        """Newest first."""
        newest = select(_TELLING).order_by(_TELLING.c.seq.desc()).limit(limit).offset(offset)
        return tuple(
            Telling(row.at, MemberId(row.member_id), row.channel, row.outcome, row.subject, row.fault)
            for row in self._transaction.rows(newest)
        )

    def record_length(self) -> int:
        return self._transaction.number(select(func.count()).select_from(_TELLING))


@final
class MailRows:
    """Mails in the order in which they were made."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, mail: Mail) -> None:
        self._transaction.put(_mail_row(mail))

    def waiting(self) -> tuple[Mail, ...]:
        """Those that the server has not taken yet, oldest first."""
        asked = select(_MAIL).where(_MAIL.c.outcome == Outcome.WAITING).order_by(_MAIL.c.made_at, _MAIL.c.id)
        return tuple(_mail_of(row) for row in self._transaction.rows(asked))

    def newest(self, limit: int) -> tuple[Mail, ...]:
        """Newest first."""
        asked = select(_MAIL).order_by(_MAIL.c.made_at.desc(), _MAIL.c.id).limit(limit)
        return tuple(_mail_of(row) for row in self._transaction.rows(asked))


def _mail_row(mail: Mail) -> MailRow:
    return MailRow(
        id=mail.id,
        member_id=mail.member_id,
        address=mail.address,
        subject=mail.subject,
        body=mail.body,
        made_at=mail.made_at,
        outcome=mail.outcome,
        tries=mail.tries,
        next_try_at=mail.next_try_at,
        done_at=mail.done_at,
        fault=mail.fault,
    )


def _mail_of(row: AnyRow) -> Mail:
    return Mail(
        id=MailId(row.id),
        member_id=MemberId(row.member_id),
        address=row.address,
        subject=row.subject,
        body=row.body,
        made_at=row.made_at,
        outcome=row.outcome,
        tries=row.tries,
        next_try_at=row.next_try_at,
        done_at=row.done_at,
        fault=row.fault,
    )
