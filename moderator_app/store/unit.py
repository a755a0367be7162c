"""One transaction with all of the store's rooms at one moment."""

from typing import final

from moderator_app.store.approval_rooms import ApprovalRows, AttemptRows
from moderator_app.store.delivery_rooms import DeliveryRows
from moderator_app.store.evidence_rooms import EvidenceRows
from moderator_app.store.expiry_rooms import ExpiryRows
from moderator_app.store.explanation_rooms import ExplanationRows
from moderator_app.store.facts import FactRows
from moderator_app.store.heartbeat_rooms import HeartbeatRows
from moderator_app.store.import_rooms import ImportRows
from moderator_app.store.likeness import LikenessRows
from moderator_app.store.office_rooms import MemberRows, OfficeRows, PageRows
from moderator_app.store.plan_rooms import DayRows, RosterRows, SeriesRows
from moderator_app.store.post_rooms import PostRows
from moderator_app.store.publishing_rooms import (
    ConnectionRows,
    PauseRows,
    PublishedRows,
    PublishingSettingsRows,
    SendingRows,
)
from moderator_app.store.record_rooms import ActivityRows, JournalRows, MediaRows, WeekNoteRows
from moderator_app.store.reminder_rooms import MailRows, ReminderRows
from moderator_app.store.transaction import Transaction
from moderator_app.store.writing_rooms import CommentRows, TemplateRows


@final
class SqlUnit:
    """The rooms of one transaction; after its `with` block every use raises `UnitIsOver`."""

    def __init__(self, transaction: Transaction) -> None:
        """Rooms on a transaction that has begun."""
        self._transaction = transaction

    @property
    def office(self) -> OfficeRows:
        return OfficeRows(self._transaction)

    @property
    def members(self) -> MemberRows:
        return MemberRows(self._transaction)

    @property
    def pages(self) -> PageRows:
        return PageRows(self._transaction)

    @property
    def posts(self) -> PostRows:
        return PostRows(self._transaction)

    @property
    def deliveries(self) -> DeliveryRows:
        return DeliveryRows(self._transaction)

    @property
    def approvals(self) -> ApprovalRows:
        return ApprovalRows(self._transaction)

    @property
    def attempts(self) -> AttemptRows:
        return AttemptRows(self._transaction)

    @property
    def journal(self) -> JournalRows:
        return JournalRows(self._transaction)

    @property
    def weeks(self) -> WeekNoteRows:
        return WeekNoteRows(self._transaction)

    @property
    def media(self) -> MediaRows:
        return MediaRows(self._transaction)

    @property
    def activity(self) -> ActivityRows:
        return ActivityRows(self._transaction)

    @property
    def heartbeats(self) -> HeartbeatRows:
        return HeartbeatRows(self._transaction)

    @property
    def facts(self) -> FactRows:
        return FactRows(self._transaction)

    @property
    def roster(self) -> RosterRows:
        return RosterRows(self._transaction)

    @property
    def days(self) -> DayRows:
        return DayRows(self._transaction)

    @property
    def series(self) -> SeriesRows:
        return SeriesRows(self._transaction)

    @property
    def reminders(self) -> ReminderRows:
        return ReminderRows(self._transaction)

    @property
    def mails(self) -> MailRows:
        return MailRows(self._transaction)

    @property
    def expiries(self) -> ExpiryRows:
        return ExpiryRows(self._transaction)

    @property
    def evidence(self) -> EvidenceRows:
        return EvidenceRows(self._transaction)

    @property
    def explanations(self) -> ExplanationRows:
        return ExplanationRows(self._transaction)

    @property
    def comments(self) -> CommentRows:
        return CommentRows(self._transaction)

    @property
    def templates(self) -> TemplateRows:
        return TemplateRows(self._transaction)

    @property
    def imports(self) -> ImportRows:
        return ImportRows(self._transaction)

    @property
    def likenesses(self) -> LikenessRows:
        return LikenessRows(self._transaction)

    @property
    def connections(self) -> ConnectionRows:
        return ConnectionRows(self._transaction)

    @property
    def sendings(self) -> SendingRows:
        return SendingRows(self._transaction)

    @property
    def pauses(self) -> PauseRows:
        return PauseRows(self._transaction)

    @property
    def published(self) -> PublishedRows:
        return PublishedRows(self._transaction)

    @property
    def publishing(self) -> PublishingSettingsRows:
        return PublishingSettingsRows(self._transaction)
