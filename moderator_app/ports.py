"""What the core needs from outside, on one page: store, clock, ids, keys, media, platforms, paper.

Each is a Protocol; `bootstrap.py` alone names the classes that fulfil them. Times are aware UTC everywhere.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from moderator_app.domain.activity import ActivityEntry, LogHead, LogValue
from moderator_app.domain.appearance import Appearance
from moderator_app.domain.approval import Approval
from moderator_app.domain.backups import BackupCounts, BackupFacts, BackupWhy
from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.cadence import WeekCount, WeekNote
from moderator_app.domain.checklist import Signed, SignedCheck, Voided
from moderator_app.domain.comments import Comment
from moderator_app.domain.connections import Connection
from moderator_app.domain.day_faults import DaysRead
from moderator_app.domain.days import Closure, SpecialDay
from moderator_app.domain.delivery import Delivery, DeliveryState
from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.evaluation import Evaluation
from moderator_app.domain.expiry import ExpiryTold
from moderator_app.domain.explaining import Explanation
from moderator_app.domain.heartbeat import AwakeSpan, Verdict
from moderator_app.domain.ids import (
    ApprovalId,
    ClosureId,
    CommentId,
    DayId,
    DeliveryId,
    LeaveId,
    MailId,
    MediaHash,
    MemberId,
    PageId,
    PostId,
    SeriesId,
    SwapId,
)
from moderator_app.domain.importing import Column, ImportedFile, ImportedRow, PostTable, TableRow
from moderator_app.domain.likeness import Candidate
from moderator_app.domain.lines import (
    CalendarLine,
    DeliveryLine,
    JournalEntry,
    LiveEntry,
    LogLine,
    LogQuery,
    MediaFile,
    MediaLine,
    PostLine,
    PostQuery,
    PostVersion,
)
from moderator_app.domain.media_rules import MediaRule
from moderator_app.domain.office import Office
from moderator_app.domain.pages import Page, Platform
from moderator_app.domain.panel import Member
from moderator_app.domain.papers import OfficeOrder, RegisterPaper, RosterPaper
from moderator_app.domain.pauses import Pause
from moderator_app.domain.post_evidence import PostEvidence
from moderator_app.domain.posts import Content, Post
from moderator_app.domain.publishing_settings import PublishingSettings
from moderator_app.domain.reminders import Mail, MailAccount, ReminderSettings, Snooze, Telling, Told
from moderator_app.domain.roster import Duty, DutyKey, Leave, Swap
from moderator_app.domain.sending import Listing, Parcel, RemotePost, SendAnswer, Sending
from moderator_app.domain.series import Occurrence, Recurrence, Series
from moderator_app.domain.settings import Settings
from moderator_app.domain.templates import SampleTemplate, Template
from moderator_app.words import Language

# ---------------------------------------------------------------- time and names


class Clock(Protocol):
    """What time it is: aware UTC for people, seconds that never jump for waiting.

    `elapsed` counts the seconds while the PC sleeps too, which `monotonic` may leave out.
    """

    def now(self) -> datetime: ...
    def monotonic(self) -> float: ...
    def elapsed(self) -> float: ...


class Ticker(Protocol):
    """Calls a heartbeat at once and then every minute, on one thread of its own, until it is stopped.

    `watch` never waits; it tells whether the PC's clock was set, or the PC slept, since the last look: then `wake` is
    wanted. The others may wait for a beat that is running.
    """

    def start(self, beat: Callable[[], object]) -> None: ...
    def watch(self) -> bool: ...
    def wake(self) -> None: ...
    def stop(self) -> None: ...


class Ids(Protocol):
    """Makes a new UUID text."""

    def new(self) -> str: ...


class RecurrenceRules(Protocol):
    """Which days a rule has: from its first on, in order, none later than `latest_on`, at most one beyond sixty.

    Only for a rule that passed `checked_series`.
    """

    def days(self, rule: Recurrence) -> tuple[date, ...]: ...


# ---------------------------------------------------------------- the store's rooms


class OfficeRepository(Protocol):
    """The one office of a store, and what it set."""

    def get(self) -> Office | None: ...
    def put(self, office: Office) -> None: ...
    def settings(self) -> Settings: ...
    def put_settings(self, settings: Settings) -> None: ...
    def reminder_settings(self) -> ReminderSettings: ...
    def put_reminder_settings(self, settings: ReminderSettings) -> None: ...
    def mail_account(self) -> MailAccount | None: ...
    def put_mail_account(self, account: MailAccount | None) -> None: ...


@dataclass(frozen=True, slots=True)
class Credential:
    """How a member proves to be at the desk: an argon2id hash of the PIN, or of the one-time code before it.

    `failures` counts wrong tries since the last right one.
    """

    member_id: MemberId
    pin_hash: str = ""
    code_hash: str = ""
    failures: int = 0


class MemberRepository(Protocol):
    """The members of the panel, those who left included."""

    def all(self) -> tuple[Member, ...]: ...
    def get(self, member_id: MemberId) -> Member: ...
    def put(self, member: Member) -> None: ...
    def with_pin(self) -> frozenset[MemberId]: ...
    def credential(self, member_id: MemberId) -> Credential: ...
    def put_credential(self, credential: Credential) -> None: ...


class PageRepository(Protocol):
    """The account register, in the order in which accounts were added."""

    def all(self) -> tuple[Page, ...]: ...
    def get(self, page_id: PageId) -> Page: ...
    def put(self, page: Page) -> None: ...


class PostRepository(Protocol):
    """Posts and their kept versions. `save` refuses a post that another saved since `seen_revision`."""

    def get(self, post_id: PostId) -> Post: ...
    def many(self, post_ids: Sequence[PostId]) -> Mapping[PostId, Post]: ...
    def add(self, post: Post) -> None: ...
    def add_new(self, posts: Sequence[Post]) -> None: ...
    def save(self, post: Post, seen_revision: int) -> None: ...
    def versions(self, post_id: PostId) -> tuple[PostVersion, ...]: ...
    def lines(self, query: PostQuery, offset: int, limit: int) -> tuple[PostLine, ...]: ...
    def count(self, query: PostQuery) -> int: ...
    def planned_after(self, at: datetime, page_ids: Sequence[PageId]) -> frozenset[datetime]: ...


class DeliveryRepository(Protocol):
    """Deliveries. `save` is a compare-and-swap on state and epoch of the delivery as it was seen."""

    def get(self, delivery_id: DeliveryId) -> Delivery: ...
    def of_post(self, post_id: PostId) -> tuple[Delivery, ...]: ...
    def add(self, delivery: Delivery) -> None: ...
    def add_drafts(self, deliveries: Sequence[Delivery]) -> None: ...
    def save(self, delivery: Delivery, seen: Delivery) -> None: ...
    def by_permalink(self, permalink: str) -> DeliveryLine | None: ...
    def in_week(self, week: Week) -> tuple[DeliveryLine, ...]: ...
    def in_calendar(
        self, since: datetime, until: datetime, page_id: PageId | None, most: int | None = None
    ) -> tuple[CalendarLine, ...]: ...
    def calendar_moments(
        self, at: datetime, page_id: PageId | None, *, later: bool, limit: int
    ) -> Sequence[datetime]: ...
    def out_next(self, limit: int) -> tuple[DeliveryLine, ...]: ...
    def opened(self) -> tuple[DeliveryLine, ...]: ...
    def unsettled(self, now: datetime) -> tuple[DeliveryLine, ...]: ...
    def settle(self, delivery: Delivery, verdict: Verdict, at: datetime) -> None: ...
    def missed(self) -> tuple[DeliveryLine, ...]: ...
    def in_states(
        self, states: Collection[DeliveryState], page_id: PageId | None = None
    ) -> tuple[DeliveryLine, ...]: ...
    def counts(self, weeks: Sequence[Week], now: datetime) -> Mapping[tuple[PageId, Week], WeekCount]: ...
    def lived(self, first: Week, last: Week) -> Mapping[tuple[PageId, Week], int]: ...
    def live_entries(self, first: Week, last: Week) -> tuple[LiveEntry, ...]: ...


class ApprovalRepository(Protocol):
    """Approvals, append-only, each with the checklist that was signed with it.

    `add` refuses one whose hash is not that of the stored content (ContentChanged), and one that was not signed
    (CheckNotSigned).
    """

    def of_post(self, post_id: PostId) -> tuple[Approval, ...]: ...
    def of_posts(self, post_ids: Sequence[PostId]) -> Mapping[PostId, tuple[Approval, ...]]: ...
    def add(self, approval: Approval, signed: Sequence[Signed]) -> None: ...


@dataclass(frozen=True, slots=True)
class Attempt:
    """One step of bringing a delivery out, as it happened: an append-only row."""

    delivery_id: DeliveryId
    epoch: int
    kind: str
    outcome: str
    at: datetime
    detail: str = ""


class AttemptRepository(Protocol):
    """What was tried, append-only."""

    def add(self, attempt: Attempt) -> None: ...
    def of_delivery(self, delivery_id: DeliveryId) -> tuple[Attempt, ...]: ...


class JournalRepository(Protocol):
    """Keystrokes that no save has caught yet: one row a member and post."""

    def put(self, entry: JournalEntry) -> None: ...
    def of_member(self, member_id: MemberId) -> tuple[JournalEntry, ...]: ...
    def remove(self, member_id: MemberId, post_id: PostId | None) -> None: ...


class WeekNoteRepository(Protocol):
    """Why weeks fell short; the newest note of a page and week counts."""

    def between(self, first: Week, last: Week) -> tuple[WeekNote, ...]: ...
    def put(self, note: WeekNote) -> None: ...


class MediaRepository(Protocol):
    """What is known of the kept media files."""

    def add(self, media: MediaFile) -> None: ...
    def note(self, media: MediaFile) -> None: ...
    def find(self, media_hash: MediaHash) -> MediaFile | None: ...
    def many(self, hashes: Iterable[MediaHash]) -> Mapping[MediaHash, MediaFile]: ...
    def all(self) -> tuple[MediaFile, ...]: ...
    def lines(self, words: Sequence[str], offset: int, limit: int) -> tuple[MediaLine, ...]: ...
    def count(self, words: Sequence[str]) -> int: ...
    def posts_with(self, media_hash: MediaHash) -> tuple[PostId, ...]: ...


class ActivityRepository(Protocol):
    """The activity log: append-only, hash-chained.

    A list asks once for the `numbers` of its entries, newest first, and then for the `lines` of those in sight.
    """

    def append(
        self, at: datetime, actor: str, verb: str, subject: tuple[str, str], data: Mapping[str, LogValue]
    ) -> ActivityEntry: ...
    def head(self) -> LogHead: ...
    def entries(self, after: int = 0, limit: int = 1000) -> tuple[ActivityEntry, ...]: ...
    def numbers(self, query: LogQuery) -> Sequence[int]: ...
    def lines(self, numbers: Sequence[int]) -> tuple[LogLine, ...]: ...


class HeartbeatRepository(Protocol):
    """When the program was awake, as spans (`domain/heartbeat.py`)."""

    def last(self) -> AwakeSpan | None: ...
    def put(self, span: AwakeSpan) -> None: ...
    def between(self, since: datetime, until: datetime) -> tuple[AwakeSpan, ...]: ...


class RosterRepository(Protocol):
    """Duties, leave and swaps. `put` of a duty replaces the one of the same key."""

    def duties(self, first: Week, last: Week) -> tuple[Duty, ...]: ...
    def put_duty(self, duty: Duty) -> None: ...
    def remove_duty(self, key: DutyKey) -> None: ...
    def leaves(self, first: date, last: date) -> tuple[Leave, ...]: ...
    def put_leave(self, leave: Leave) -> None: ...
    def remove_leave(self, leave_id: LeaveId) -> None: ...
    def swap(self, swap_id: SwapId) -> Swap: ...
    def swaps(self, since: datetime) -> tuple[Swap, ...]: ...
    def put_swap(self, swap: Swap) -> None: ...


class DayRepository(Protocol):
    """National days and the office's closures, by day."""

    def days(self, first: date, last: date) -> tuple[SpecialDay, ...]: ...
    def put_day(self, day: SpecialDay) -> None: ...
    def remove_day(self, day_id: DayId) -> None: ...
    def closures(self, first: date, last: date) -> tuple[Closure, ...]: ...
    def put_closure(self, closure: Closure) -> None: ...
    def remove_closure(self, closure_id: ClosureId) -> None: ...


class SeriesRepository(Protocol):
    """Recurring posts and what became of each of their days; an occurrence is added once."""

    def all(self) -> tuple[Series, ...]: ...
    def get(self, series_id: SeriesId) -> Series: ...
    def put(self, series: Series) -> None: ...
    def occurrences(self, series_id: SeriesId) -> tuple[Occurrence, ...]: ...
    def add_occurrence(self, occurrence: Occurrence) -> None: ...
    def of_posts(self, post_ids: Sequence[PostId]) -> Mapping[PostId, SeriesId]: ...


class ReminderRepository(Protocol):
    """What was told and put off; both append-only, oldest first. `record` is newest first."""

    def told(self, first: Week, last: Week) -> tuple[Told, ...]: ...
    def add_told(self, told: Told) -> None: ...
    def snoozes(self, first: Week, last: Week) -> tuple[Snooze, ...]: ...
    def add_snooze(self, snooze: Snooze) -> None: ...
    def tell(self, telling: Telling) -> None: ...
    def record(self, offset: int, limit: int) -> tuple[Telling, ...]: ...
    def record_length(self) -> int: ...


class MailRepository(Protocol):
    """Mails to members, oldest first; `put` replaces the one of the same id."""

    def put(self, mail: Mail) -> None: ...
    def waiting(self) -> tuple[Mail, ...]: ...
    def newest(self, limit: int) -> tuple[Mail, ...]: ...


class CommentRepository(Protocol):
    """Comments on posts, oldest first; `put` replaces the one of the same id."""

    def put(self, comment: Comment) -> None: ...
    def get(self, comment_id: CommentId) -> Comment: ...
    def of_post(self, post_id: PostId) -> tuple[Comment, ...]: ...
    def open_counts(self, post_ids: Sequence[PostId]) -> Mapping[PostId, int]: ...


class ExpiryRepository(Protocol):
    """What was told about posts that nobody had approved yet; append-only, oldest first."""

    def told(self, post_ids: Sequence[PostId]) -> tuple[ExpiryTold, ...]: ...
    def add_told(self, told: ExpiryTold) -> None: ...


class EvidenceRepository(Protocol):
    """Beside the approvals: what was signed with them (append-only), and whose were voided by a change."""

    def signed(self, approval_ids: Sequence[ApprovalId]) -> tuple[SignedCheck, ...]: ...
    def add_voided(self, voided: Voided) -> None: ...
    def unseen(self, member_id: MemberId) -> tuple[Voided, ...]: ...
    def voided_of(self, post_id: PostId) -> tuple[Voided, ...]: ...
    def see(self, member_id: MemberId, post_id: PostId, at: datetime) -> None: ...


class ExplanationRepository(Protocol):
    """Written reasons for what the content check found, append-only."""

    def add(self, explanation: Explanation) -> None: ...
    def of_post(self, post_id: PostId) -> tuple[Explanation, ...]: ...


class TemplateRepository(Protocol):
    """The office's templates, the retired ones included."""

    def put(self, template: Template) -> None: ...
    def all(self) -> tuple[Template, ...]: ...


class ImportRepository(Protocol):
    """Files that posts were brought in from; `known` tells which rows, by fingerprint, became a post before."""

    def begin(self, file: ImportedFile) -> None: ...
    def add_rows(self, rows: Iterable[ImportedRow]) -> None: ...
    def of_hash(self, file_hash: str) -> tuple[ImportedFile, ...]: ...
    def known(self, fingerprints: Sequence[str]) -> frozenset[str]: ...


class LikenessRepository(Protocol):
    """Which posts may be like another: `bearing` any of its marks on days in Dhaka, or planned near it on a page."""

    def bearing(
        self, marks: Sequence[int], since: date, until: date, besides: PostId | None, most: int
    ) -> tuple[PostId, ...]: ...
    def candidates(self, post_ids: Sequence[PostId]) -> tuple[Candidate, ...]: ...
    def planned_between(
        self, page_ids: Sequence[PageId], since: datetime, until: datetime, besides: PostId | None
    ) -> tuple[PostId, ...]: ...


class ConnectionRepository(Protocol):
    """The pages that the program may publish on; at most one connection a page."""

    def all(self) -> tuple[Connection, ...]: ...
    def get(self, page_id: PageId) -> Connection | None: ...
    def put(self, connection: Connection) -> None: ...
    def remove(self, page_id: PageId) -> None: ...


class SendingRepository(Protocol):
    """The technical side of deliveries on their way; one that never was on its way is blank."""

    def get(self, delivery_id: DeliveryId) -> Sending: ...
    def many(self, delivery_ids: Sequence[DeliveryId]) -> Mapping[DeliveryId, Sending]: ...
    def put(self, sending: Sending) -> None: ...
    def with_fingerprint(self, fingerprint: str) -> tuple[Sending, ...]: ...
    def doubled(self) -> tuple[Sending, ...]: ...


class PauseRepository(Protocol):
    """Pauses of publishing, oldest first; at most one is `holding`."""

    def all(self) -> tuple[Pause, ...]: ...
    def holding(self) -> Pause | None: ...
    def put(self, pause: Pause) -> None: ...


class PublishedRepository(Protocol):
    """What stood on the pages, append-only, in the order in which it was seen."""

    def add(self, evidence: PostEvidence) -> None: ...
    def of_delivery(self, delivery_id: DeliveryId) -> tuple[PostEvidence, ...]: ...
    def media(self) -> frozenset[MediaHash]: ...


class PublishingSettingsRepository(Protocol):
    """What the office set about publishing, or the defaults."""

    def get(self) -> PublishingSettings: ...
    def put(self, settings: PublishingSettings) -> None: ...


class StoreFact(StrEnum):
    """What is known of the store itself; moments are ISO 8601 in UTC, counters plain numbers."""

    COPIED_AT = "copied_at"
    BACKED_UP_AT = "backed_up_at"
    DRILLED_AT = "drilled_at"
    RESTORES = "restores"
    RESTORED_AT = "restored_at"
    RESTORED_FROM = "restored_from"
    RESTORE_SEEN_AT = "restore_seen_at"
    RECOVERY_REFUSED = "recovery_refused"
    SENDING_ROUNDS = "sending_rounds"
    RESTORES_SUSPECTED = "restores_suspected"


class FactRepository(Protocol):
    """Facts of the store itself, by name; one that nobody put down is an empty text."""

    def get(self, fact: StoreFact) -> str: ...
    def put(self, fact: StoreFact, value: str) -> None: ...


class Unit(Protocol):
    """One transaction: all of the store's rooms at one moment."""

    @property
    def office(self) -> OfficeRepository: ...
    @property
    def members(self) -> MemberRepository: ...
    @property
    def pages(self) -> PageRepository: ...
    @property
    def posts(self) -> PostRepository: ...
    @property
    def deliveries(self) -> DeliveryRepository: ...
    @property
    def approvals(self) -> ApprovalRepository: ...
    @property
    def attempts(self) -> AttemptRepository: ...
    @property
    def journal(self) -> JournalRepository: ...
    @property
    def weeks(self) -> WeekNoteRepository: ...
    @property
    def media(self) -> MediaRepository: ...
    @property
    def activity(self) -> ActivityRepository: ...
    @property
    def heartbeats(self) -> HeartbeatRepository: ...
    @property
    def facts(self) -> FactRepository: ...
    @property
    def roster(self) -> RosterRepository: ...
    @property
    def days(self) -> DayRepository: ...
    @property
    def series(self) -> SeriesRepository: ...
    @property
    def reminders(self) -> ReminderRepository: ...
    @property
    def mails(self) -> MailRepository: ...
    @property
    def expiries(self) -> ExpiryRepository: ...
    @property
    def evidence(self) -> EvidenceRepository: ...
    @property
    def explanations(self) -> ExplanationRepository: ...
    @property
    def comments(self) -> CommentRepository: ...
    @property
    def templates(self) -> TemplateRepository: ...
    @property
    def imports(self) -> ImportRepository: ...
    @property
    def likenesses(self) -> LikenessRepository: ...
    @property
    def connections(self) -> ConnectionRepository: ...
    @property
    def sendings(self) -> SendingRepository: ...
    @property
    def pauses(self) -> PauseRepository: ...
    @property
    def published(self) -> PublishedRepository: ...
    @property
    def publishing(self) -> PublishingSettingsRepository: ...


Watch = Callable[[float], None]
"""Is told from time to time how much is done, from 0 to 1; it may raise to stop what is being done."""


def unwatched(_share: float) -> None:
    """Nobody asks how far it has come."""


@dataclass(frozen=True, slots=True)
class SetBack:
    """The database is an older one than this folder has seen: somebody put it back from outside the program.

    `seq` and `hash` name the entry of the activity log that the folder has seen and the database does not hold;
    `restores` is the count of restores to go on from.
    """

    seq: int
    hash: str
    restores: int


class Store(Protocol):
    """An open store. `write()` commits at its end and rolls back on any error; `read()` can change nothing."""

    def read(self) -> AbstractContextManager[Unit]: ...
    def write(self) -> AbstractContextManager[Unit]: ...
    def check_integrity(self, watch: Watch = unwatched) -> None: ...
    def set_back(self) -> SetBack | None: ...


# ---------------------------------------------------------------- the data folder and its keys


class FolderState(StrEnum):
    """What stands in a data folder."""

    EMPTY = "empty"
    LOCKED = "locked"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """A new recovery key: `text` is the secret for paper, in groups of four; the store keeps only `recipient`."""

    text: str = field(repr=False)
    recipient: str

    @property
    def last_group(self) -> str:
        """The group that is typed back."""
        return self.text.split()[-1]


class SecretVault(Protocol):
    """The operating system's own keyring. Errors: KeyringMissing, KeyringLocked, SecretTooLong; slow, and may prompt.

    `check` writes an entry, reads it and takes it away. `get` tells None where nothing of that name is kept.
    """

    def check(self) -> None: ...
    def get(self, name: str) -> str | None: ...
    def put(self, name: str, secret: str) -> None: ...
    def remove(self, name: str) -> None: ...


class KeyKind(StrEnum):
    """Where the store's key is kept; BESIDE: next to the store of a demo office, for everyone to see."""

    BESIDE = "beside"
    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class KeySource:
    """One thing that opens the store; `made_at` is None where nobody put it down."""

    kind: KeyKind
    made_at: datetime | None = None


class StoreKeys(Protocol):
    """The key of a folder's store, in its wrappings. Errors: every kind of StoreRefused and VaultRefused.

    What changes them needs the store open for writing. The recovery key's public half is also that of its backups.
    `trouble` is why the keyring did not open the store, though it should have. `secret`, `keep_secret` and
    `forget_secret` are of other things that this store keeps in the login's keyring by name.
    """

    @property
    def recovery_recipient(self) -> str: ...
    @property
    def trouble(self) -> ModeratorError | None: ...
    def sources(self) -> tuple[KeySource, ...]: ...
    def check_keyring(self) -> None: ...
    def check_recovery(self, typed: str) -> None: ...
    def set_passphrase(self, passphrase: str, at: datetime) -> None: ...
    def set_recovery(self, recovery: RecoveryKey, at: datetime) -> None: ...
    def put_into_keyring(self, at: datetime) -> None: ...
    def remove_from_keyring(self) -> None: ...
    def secret(self, name: str) -> str | None: ...
    def keep_secret(self, name: str, secret: str) -> None: ...
    def forget_secret(self, name: str) -> None: ...


class DataFolder(Protocol):
    """A data folder: makes, opens and closes its store. Errors: every kind of `StoreRefused`.

    A refused call leaves no file behind and changes nothing. Opened without `writing` the store takes no lock and can
    be read beside an open window; `vault` is there from the beginning and works while the store is open.
    """

    @property
    def path(self) -> Path: ...
    @property
    def store(self) -> Store: ...
    @property
    def vault(self) -> "MediaVault": ...
    @property
    def keys(self) -> StoreKeys: ...
    def state(self) -> FolderState: ...
    def check_can_make(self) -> None: ...
    def new_recovery_key(self) -> RecoveryKey: ...
    @property
    def recovery_recipient(self) -> str: ...
    def make(
        self, passphrase: str, recovery_recipient: str, *, in_keyring: bool = False, at: datetime | None = None
    ) -> None: ...
    def make_demo(self, recovery: RecoveryKey) -> None: ...
    def open_by_itself(self, key_file: Path | None = None, *, writing: bool = True) -> bool: ...
    def open_with(self, typed: str, *, writing: bool = True) -> str: ...
    def close(self) -> None: ...
    def appearance(self) -> Appearance: ...
    def put_appearance(self, appearance: Appearance) -> None: ...


class PinHasher(Protocol):
    """argon2id over the NFKC form of what is typed."""

    def hash(self, typed: str) -> str: ...
    def matches(self, hashed: str, typed: str) -> bool: ...
    def new_code(self) -> str: ...


# ---------------------------------------------------------------- media


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture without EXIF and place, as it will be kept; sizes in pixels."""

    data: bytes
    hash: MediaHash
    kind: str
    width: int
    height: int


class PictureCleaner(Protocol):
    """Reads a picture by its bytes and makes the clean copy. Errors: PictureRefused, PictureTooLarge."""

    def clean(self, data: bytes, name: str) -> CleanPicture: ...


class Readable(Protocol):
    """Something that is read from; no bytes at its end."""

    def read(self, size: int = -1, /) -> bytes: ...


class Writable(Protocol):
    """Something that is written to."""

    def write(self, data: bytes, /) -> int: ...


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """What the first look at a video tells: `kind` is the ending it deserves; pixels and whole seconds, 0 not known."""

    kind: str
    width: int = 0
    height: int = 0
    seconds: int = 0


class ChosenFile(Protocol):
    """A file that a member chose, open; `video` is None where it is none. `read` raises FileVanished."""

    @property
    def name(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def video(self) -> VideoFacts | None: ...
    def read(self, size: int = -1, /) -> bytes: ...


class ChosenFiles(Protocol):
    """Opens what a member chose. Errors: FileEmpty, FileTooBig, FileVanished, VideoNotWhole, PictureRefused."""

    def open(self, path: Path) -> AbstractContextManager[ChosenFile]: ...


class MediaVault(Protocol):
    """Media files, kept encrypted and never whole in memory but by `read`, which is for pictures.

    `take` keeps a stream of an expected size and gives its hash; `copy_out` writes one out; `prove` only reads it.
    Errors: MediaDamaged where one is missing or changed; DiskFull, FolderNotWritable.
    """

    def keep(self, media_hash: MediaHash, data: bytes) -> None: ...
    def take(self, source: Readable, size: int, watch: Watch = unwatched) -> MediaHash: ...
    def read(self, media_hash: MediaHash) -> bytes: ...
    def copy_out(self, media_hash: MediaHash, target: Writable) -> None: ...
    def prove(self, media_hash: MediaHash) -> None: ...
    def holds(self, media_hash: MediaHash) -> bool: ...


KitFile = bytes | Callable[[Writable], None]
"""The content of a file of the kit: its bytes, or who writes them, for a video that no memory should hold."""


class KitFolders(Protocol):
    """Plain folders for the manual kit: a temporary one outside the store, or one a member chose."""

    def temporary(self, delivery_id: DeliveryId, files: Mapping[str, KitFile]) -> Path: ...
    def save_into(self, folder: Path, name: str, files: Mapping[str, KitFile]) -> Path: ...
    def clear(self, delivery_id: DeliveryId) -> None: ...
    def clear_all(self) -> None: ...


# ---------------------------------------------------------------- backups


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy that the program keeps by itself beside the store; `size` in bytes, `counts` None while no key is open."""

    path: Path
    made_at: datetime
    why: BackupWhy
    size: int
    counts: BackupCounts | None


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup that was written, read back and proved; `size` in bytes."""

    path: Path
    size: int
    facts: BackupFacts


@dataclass(frozen=True, slots=True)
class Present:
    """The store that stands where a backup would be brought back.

    `same` tells that the backup is of this very store. `entries` and `posts` is what it holds that the backup does
    not: both would be put aside. None where it cannot be read with the key at hand.
    """

    same: bool
    entries: int | None
    posts: int | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a backup would bring back, wholly proved.

    `older_form`: its tables would be brought up to this version; `lost_pictures`: how many of its pictures nobody has.
    """

    path: Path
    size: int
    facts: BackupFacts
    older_form: bool
    lost_pictures: int
    present: Present | None


@dataclass(frozen=True, slots=True)
class Restored:
    """A store that was brought back; `put_aside` is the folder with what stood there before, if anything did.

    `only_recovery`: nothing but the recovery key opens it here, until somebody sets a passphrase.
    """

    facts: BackupFacts
    put_aside: Path | None
    only_recovery: bool = False


@dataclass(frozen=True, slots=True)
class RestoreWish:
    """What to bring back and how it is opened.

    `typed` is a recovery key or the present store's passphrase; `key_file` names a file with the store's key; without
    both the present store's own key source serves. `passphrase` seals the key anew in a store that had none here.
    """

    path: Path
    typed: str = field(default="", repr=False)
    key_file: Path | None = None
    passphrase: str = field(default="", repr=False)
    named: str = ""


class BackupKeeper(Protocol):
    """Makes backups of the open store.

    Errors: DiskFull, FolderNotWritable, FolderIsFile; for reading BackupDamaged, BackupNewer, NotABackup, WrongKey.
    What was not finished leaves nothing behind.
    """

    def write(self, target: Path, now: datetime, watch: Watch = unwatched) -> BackupMade: ...
    def keep(self, now: datetime, why: BackupWhy) -> KeptCopy: ...
    def copies(self) -> tuple[KeptCopy, ...]: ...
    def newest(self, why: BackupWhy) -> KeptCopy | None: ...
    def drill(self, path: Path, typed: str = "", watch: Watch = unwatched) -> BackupFacts: ...


class BackupRestorer(Protocol):
    """Brings a backup back while the store is closed. Until everything is proved nothing is touched.

    Errors: NotABackup, BackupDamaged, BackupNewer, WrongKey, NoKey, BadRecoveryKey, BadKeyFile, DiskFull,
    FolderNotWritable, StoreBusy (a window or command holds the folder), MemberUnknown (`named`).
    """

    def copies(self) -> tuple[KeptCopy, ...]: ...
    def look(self, wish: RestoreWish, watch: Watch = unwatched) -> Preview: ...
    def restore(self, wish: RestoreWish, now: datetime, watch: Watch = unwatched) -> Restored: ...


# ---------------------------------------------------------------- platforms


class LinkVerdict(StrEnum):
    """What a permalink shows of its page; NOT_A_POST: the page itself, or a list of posts."""

    SHOWS_PAGE = "shows_page"
    SHOWS_NO_PAGE = "shows_no_page"
    OTHER_PAGE = "other_page"
    OTHER_HOST = "other_host"
    NOT_A_POST = "not_a_post"


@dataclass(frozen=True, slots=True)
class LinkReading:
    """A link in its plain form (no tracking parts), the verdict, and what was found instead (host or page)."""

    link: str
    verdict: LinkVerdict
    found: str = ""


class Platforms(Protocol):
    """What is known of the platforms without a connection."""

    def read_link(self, page: Page, link: str) -> LinkReading: ...
    def composer_link(self, page: Page, text: str) -> str: ...
    def message(self, page: Page, content: Content) -> str: ...
    def text_length(self, page: Page, text: str) -> int: ...
    def text_limit(self, page: Page, *, pictures: bool = False) -> int | None: ...
    def media_rule(self, page: Page) -> MediaRule: ...


# ---------------------------------------------------------------- publishing on a platform


@dataclass(frozen=True, slots=True)
class ConnectionField:
    """A thing that is typed to connect a page; the platform's words for it stand in `words`. `key` names it."""

    key: str
    secret: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """A connected page with its secrets, as long as a call lasts; no repr, log or error ever holds them."""

    page_id: PageId
    remote_id: str
    token: str = field(repr=False)
    app_secret: str = field(default="", repr=False)
    app_id: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """A page that typed secrets open: what the platform calls it, and the secrets of exactly this page.

    `missing` names the rights that it lacks; `fits` tells whether it is the page of the register (None: the platform
    does not tell).
    """

    remote_id: str
    name: str
    token: str = field(repr=False)
    app_secret: str = field(default="", repr=False)
    app_id: str = ""
    rights: tuple[str, ...] = field(default=())
    missing: tuple[str, ...] = field(default=())
    expires_at: datetime | None = None
    data_expires_at: datetime | None = None
    version: str = ""
    fits: bool | None = None


@dataclass(frozen=True, slots=True)
class TokenState:
    """What a check of a connected page found; `fault` is the code of what stands in the way ("" where nothing does).

    `known` tells whether the platform answered at all; where it did not, everything else stays as it was.
    """

    known: bool
    fault: str = ""
    rights: tuple[str, ...] = field(default=())
    expires_at: datetime | None = None
    data_expires_at: datetime | None = None
    version: str = ""
    server_at: datetime | None = None


class Connecting(Protocol):
    """Proves what was typed, before anything is stored. Errors: every kind of ChannelRefused; waits for the network.

    `offers` lists the pages that the typed secrets open; `visible` posts nothing that the public sees: it makes a
    hidden object and takes it away again, and tells whether all that worked.
    """

    @property
    def fields(self) -> tuple[ConnectionField, ...]: ...
    def offers(self, page: Page, typed: Mapping[str, str]) -> tuple[Offered, ...]: ...
    def visible(self, account: Account) -> SendAnswer: ...
    def check(self, account: Account) -> TokenState: ...


class DirectSending(Protocol):
    """Sends a post now. `stage` makes hidden objects and may be repeated; `commit` is called once for each arming."""

    def stage(self, account: Account, parcel: Parcel) -> SendAnswer: ...
    def commit(self, account: Account, parcel: Parcel, staged: Sequence[str]) -> SendAnswer: ...


class HandingOver(Protocol):
    """Gives a post to the platform's own timer, and takes it back. `fits` tells whether a due time can be handed over.

    `take_back` confirms only what is certainly not going out any more.
    """

    def fits(self, due_at: datetime, now: datetime) -> bool: ...
    def hand_over(self, account: Account, parcel: Parcel, staged: Sequence[str]) -> SendAnswer: ...
    def waiting(self, account: Account) -> Listing: ...
    def take_back(self, account: Account, remote_id: str) -> SendAnswer: ...


class ReadingBack(Protocol):
    """Reads what the page shows. `window` is for how long a post that was sent may still turn up unseen."""

    @property
    def window(self) -> timedelta: ...
    def published(self, account: Account, since: datetime) -> Listing: ...
    def one(self, account: Account, remote_id: str) -> RemotePost | None: ...


class Editing(Protocol):
    """Changes or removes what is on the page, only when a person asks for it."""

    def edit(self, account: Account, remote_id: str, text: str) -> SendAnswer: ...
    def delete(self, account: Account, remote_id: str) -> SendAnswer: ...


class Measuring(Protocol):
    """Numbers of a post, one a call; None where the platform gives none."""

    @property
    def metrics(self) -> tuple[str, ...]: ...
    def measure(self, account: Account, remote_id: str, metric: str) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Channel:
    """A platform on which the program may publish by itself; what it cannot do is None."""

    platform: Platform
    connecting: Connecting
    direct: DirectSending | None = None
    handing: HandingOver | None = None
    reading: ReadingBack | None = None
    editing: Editing | None = None
    measuring: Measuring | None = None


class Channels(Protocol):
    """The platforms on which the program may publish; None: by hand only."""

    def of(self, platform: Platform) -> Channel | None: ...


# ---------------------------------------------------------------- paper


class EvaluationPrinter(Protocol):
    """Prints an evaluation as PDF bytes with its data attached. Errors: ReportFailed."""

    def print(self, evaluation: Evaluation, language: Language) -> bytes: ...


class PaperPrinter(Protocol):
    """Prints the office's other papers as PDF bytes. Errors: ReportFailed."""

    def office_order(self, order: OfficeOrder, language: Language) -> bytes: ...
    def roster(self, roster: RosterPaper, language: Language) -> bytes: ...
    def register(self, register: RegisterPaper, language: Language) -> bytes: ...


class PaperViewer(Protocol):
    """Draws pages of a PDF as PNG for the screen."""

    def page_count(self, pdf: bytes) -> int: ...
    def page_png(self, pdf: bytes, page: int, width: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Whole days for another calendar, both included; the same `uid` replaces the entry there."""

    uid: str
    first_on: date
    last_on: date
    title: str
    text: str


class CalendarPrinter(Protocol):
    """Makes an iCalendar file; `name` is what the other calendar calls it, `made_at` aware."""

    def __call__(self, name: str, entries: Sequence[CalendarEntry], made_at: datetime) -> bytes: ...


class DaySeeds(Protocol):
    """Days that an office can begin with, from first to last, both included; none of them has an id."""

    def seeds(self, first: date, last: date, today: date) -> tuple[SpecialDay, ...]: ...


class TemplateSamples(Protocol):
    """Templates that an office can begin with."""

    def samples(self) -> tuple[SampleTemplate, ...]: ...


class DaysFiles(Protocol):
    """Files of days that offices pass on. `read` raises NotADaysFile where there is no file to read."""

    def read(self, path: Path) -> DaysRead: ...
    def written(self, days: Iterable[SpecialDay], language: Language) -> bytes: ...


class PostTables(Protocol):
    """Files of posts (CSV, XLSX). Errors of `read`: TableUnread, NotAPostTable and their kin; `watch` may stop it.

    `written` holds rows with the reason why each stayed behind; `sample` shows how a file should look.
    """

    def read(self, path: Path, watch: Watch = unwatched) -> PostTable: ...
    def written(self, rows: Iterable[tuple[TableRow, str]], language: Language) -> bytes: ...
    def sample(self, rows: Iterable[Mapping[Column, str]], language: Language) -> bytes: ...


class FileWriter(Protocol):
    """Writes files to a temporary name and renames. Errors: FolderNotWritable, FolderIsFile, DiskFull."""

    def write(self, path: Path, data: bytes) -> None: ...


# ---------------------------------------------------------------- mail


class MailStep(StrEnum):
    """The steps of bringing a mail to its server, in their order; each is passed before the next begins."""

    REACHED = "reached"
    SECURED = "secured"
    SIGNED_IN = "signed_in"
    SENDER_TAKEN = "sender_taken"
    RECIPIENT_TAKEN = "recipient_taken"
    MAIL_TAKEN = "mail_taken"


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """What is sent: plain text to one address; `id` makes the same mail known where it arrives twice."""

    id: MailId
    to: str
    subject: str
    body: str
    at: datetime
    sender_name: str = ""


def no_steps(_step: MailStep) -> None:
    """Nobody asks how far a mail has come."""


class Mailer(Protocol):
    """Sends one mail, encrypted and signed in, and waits for the server's word. Errors: every kind of MailRefused.

    `passed` is told each step; no error, log or repr holds the password.
    """

    def send(
        self, account: MailAccount, password: str, mail: OutgoingMail, passed: Callable[[MailStep], None] = no_steps
    ) -> None: ...


class Sender(Protocol):
    """Runs work that waits for the network, one piece at a time; work that comes meanwhile is run once after it."""

    def run(self, work: Callable[[], object]) -> None: ...
    def close(self) -> None: ...


class Lanes(Protocol):
    """Runs work that waits for platforms, a few pieces side by side, one at a time under each key.

    `start` never waits; it tells False where work under the key is still going on, and then does nothing. `wait` waits
    until all is done. After `close` nothing is started; it waits a little for what is going on, and no longer.
    """

    def start(self, key: str, work: Callable[[], object]) -> bool: ...
    def wait(self) -> None: ...
    def close(self) -> None: ...


# ---------------------------------------------------------------- the person's desktop


class Notices(Protocol):
    """Short notices outside the window. `show` says whether the desktop took it, within seconds, and never raises.

    A later notice with the same `key` takes the place of the earlier one. `target` names what it leads to, in plain
    text that only the window understands, and `press` is the word on its button; without a target it leads nowhere.
    `pressed` tells the targets of the notices that a person pressed since it was asked last, and never waits.
    `hears_on` is a descriptor of the caller's own, which it closes: it becomes readable when `pressed` may have
    something to tell, or the desktop has gone; -1 where nothing is shown that could be pressed.
    """

    def show(self, title: str, body: str, key: str, target: str = "", press: str = "") -> bool: ...
    def hears_on(self) -> int: ...
    def pressed(self) -> tuple[str, ...]: ...
    def close(self) -> None: ...


class AutostartState(StrEnum):
    """Whether the program opens after the login; UNAVAILABLE: this system offers no way that the program knows."""

    OFF = "off"
    ON = "on"
    UNAVAILABLE = "unavailable"


class Autostart(Protocol):
    """Opens the program after the login. `set_on` raises FolderNotWritable, FolderIsFile, DiskFull."""

    def state(self) -> AutostartState: ...
    def set_on(self, *, on: bool) -> None: ...
