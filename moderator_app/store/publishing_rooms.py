"""Repositories of publishing by the program: connections, what is on its way, pauses, and what stood on the pages."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, final

from sqlalchemy import delete, select

from moderator_app.domain.connections import Connection
from moderator_app.domain.ids import DeliveryId, MediaHash, MemberId, PageId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.pauses import Pause
from moderator_app.domain.post_evidence import PostEvidence
from moderator_app.domain.posts import MediaUse
from moderator_app.domain.publishing_settings import PublishingSettings
from moderator_app.domain.sending import Sending
from moderator_app.store.publishing_tables import (
    ConnectionRow,
    PauseRow,
    PostEvidenceRow,
    PublishingSettingsRow,
    SendingRow,
)
from moderator_app.store.questions import AnyRow
from moderator_app.store.tables import table
from moderator_app.store.transaction import Transaction

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_CONNECTION, _SENDING, _PAUSE = table(ConnectionRow), table(SendingRow), table(PauseRow)
_SETTINGS, _EVIDENCE = table(PublishingSettingsRow), table(PostEvidenceRow)


@final
class ConnectionRows:
    """Connections of pages; a page has at most one."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def all(self) -> tuple[Connection, ...]:
        """By page id."""
        rows = self._transaction.rows(select(_CONNECTION).order_by(_CONNECTION.c.page_id))
        return tuple(_connection_of(row) for row in rows)

    def get(self, page_id: PageId) -> Connection | None:
        row = self._transaction.first(select(_CONNECTION).where(_CONNECTION.c.page_id == page_id))
        return None if row is None else _connection_of(row)

    def put(self, connection: Connection) -> None:
        self._transaction.put(ConnectionRow(**_values(connection, rights=list(connection.rights))))

    def remove(self, page_id: PageId) -> None:
        self._transaction.change(delete(_CONNECTION).where(_CONNECTION.c.page_id == page_id))


@final
class SendingRows:
    """The technical side of deliveries; one that was never on its way is blank."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def get(self, delivery_id: DeliveryId) -> Sending:
        return self.many([delivery_id])[delivery_id]

    def many(self, delivery_ids: Sequence[DeliveryId]) -> Mapping[DeliveryId, Sending]:
        """Of each that was asked for."""
        rows = self._transaction.rows(select(_SENDING).where(_SENDING.c.delivery_id.in_(list(delivery_ids))))
        return {one: Sending(one) for one in delivery_ids} | {DeliveryId(r.delivery_id): _sending_of(r) for r in rows}

    def put(self, sending: Sending) -> None:
        self._transaction.put(SendingRow(**_values(sending, staged=list(sending.staged))))

    def with_fingerprint(self, fingerprint: str) -> tuple[Sending, ...]:
        """Everything that was ever on its way with exactly this content."""
        rows = self._transaction.rows(select(_SENDING).where(_SENDING.c.fingerprint == fingerprint))
        return tuple(_sending_of(row) for row in rows)

    def doubled(self) -> tuple[Sending, ...]:
        """What stands on its page more than once, as far as nobody has settled that."""
        rows = self._transaction.rows(select(_SENDING).where(_SENDING.c.double))
        return tuple(_sending_of(row) for row in rows)


@final
class PauseRows:
    """Pauses, oldest first; at most one holds."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def all(self) -> tuple[Pause, ...]:
        return tuple(_pause_of(row) for row in self._transaction.rows(select(_PAUSE).order_by(_PAUSE.c.seq)))

    def holding(self) -> Pause | None:
        """The one in force."""
        asked = select(_PAUSE).where(_PAUSE.c.lifted_at.is_(None)).order_by(_PAUSE.c.seq)
        row = self._transaction.first(asked)
        return None if row is None else _pause_of(row)

    def put(self, pause: Pause) -> None:
        """Adds a pause whose `seq` is 0, or changes the one with its number."""
        if not pause.seq:
            self._transaction.add(PauseRow(**_values(pause, seq=None)))
        else:
            self._transaction.put(PauseRow(**_values(pause)))


@final
class PublishedRows:
    """What stood on the pages, in the order in which it was seen; append-only."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, evidence: PostEvidence) -> None:
        media = [{"alt": use.alt_text, "sha256": use.hash} for use in evidence.media]
        name = evidence.page_name
        values = _values(evidence, media=media, page_name_bn=name.bn, page_name_en=name.en)
        del values["page_name"]
        self._transaction.add(PostEvidenceRow(**values))

    def of_delivery(self, delivery_id: DeliveryId) -> tuple[PostEvidence, ...]:
        mine = select(_EVIDENCE).where(_EVIDENCE.c.delivery_id == delivery_id).order_by(_EVIDENCE.c.seq)
        return tuple(_evidence_of(row) for row in self._transaction.rows(mine))

    def media(self) -> frozenset[MediaHash]:
        """Every picture and video that is named as evidence."""
        rows = self._transaction.rows(select(_EVIDENCE.c.media).where(_EVIDENCE.c.media != []))
        return frozenset(MediaHash(use["sha256"]) for row in rows for use in row.media)


@final
class PublishingSettingsRows:
    """What the office set about publishing, or the defaults."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def get(self) -> PublishingSettings:
        row = self._transaction.first(select(_SETTINGS))
        if row is None:
            return PublishingSettings()
        return PublishingSettings(row.fresh_minutes, row.spacing_minutes, row.hand_over)

    def put(self, settings: PublishingSettings) -> None:
        self._transaction.put(PublishingSettingsRow(**_values(settings, id=1)))


def _values(thing: "DataclassInstance", **other: Any) -> dict[str, Any]:
    """The fields of a thing, some of them as a column keeps them."""
    return asdict(thing) | other


def _connection_of(row: AnyRow) -> Connection:
    return Connection(
        page_id=PageId(row.page_id),
        remote_id=row.remote_id,
        remote_name=row.remote_name,
        connected_by=MemberId(row.connected_by),
        connected_at=row.connected_at,
        rights=tuple(row.rights),
        app_id=row.app_id,
        version=row.version,
        checked_at=row.checked_at,
        expires_at=row.expires_at,
        data_expires_at=row.data_expires_at,
        fault=row.fault,
        fault_at=row.fault_at,
        told=row.told,
    )


def _sending_of(row: AnyRow) -> Sending:
    return Sending(
        delivery_id=DeliveryId(row.delivery_id),
        fingerprint=row.fingerprint,
        loose=row.loose,
        marker=row.marker,
        remote_id=row.remote_id,
        staged=tuple(row.staged),
        armed_at=row.armed_at,
        wait_until=row.wait_until,
        not_sent=row.not_sent,
        settling_since=row.settling_since,
        reads=row.reads,
        read_at=row.read_at,
        remote_due_at=row.remote_due_at,
        why=row.why,
        fault=row.fault,
        detail=row.detail,
        adopted=row.adopted,
        double=row.double,
    )


def _pause_of(row: AnyRow) -> Pause:
    return Pause(
        reason=row.reason,
        since=row.since,
        until=row.until,
        paused_by=MemberId(row.paused_by),
        lifted_at=row.lifted_at,
        lifted_by=MemberId(row.lifted_by) if row.lifted_by else None,
        seq=row.seq,
    )


def _evidence_of(row: AnyRow) -> PostEvidence:
    return PostEvidence(
        delivery_id=DeliveryId(row.delivery_id),
        page_id=PageId(row.page_id),
        at=row.at,
        how=row.how,
        page_name=Bilingual(row.page_name_bn, row.page_name_en),
        text=row.text,
        link=row.link,
        media=tuple(MediaUse(MediaHash(use["sha256"]), use["alt"]) for use in row.media),
        permalink=row.permalink,
        live_at=row.live_at,
        shown=row.shown,
    )
