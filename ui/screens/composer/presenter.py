"""What the composer asks of the core. Knows no Qt; the writing calls run one after the other, never two at once."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from moderator_app.domain.days import DayBook
from moderator_app.domain.delivery import APPROVED_NOT_OUT, WAITING, Delivery, DeliveryState
from moderator_app.domain.errors import ModeratorError, PostIsOut, RoleNotAllowed
from moderator_app.domain.explaining import Reason
from moderator_app.domain.fields import calendar_day, clock_time
from moderator_app.domain.ids import MediaHash, PageId, PostId
from moderator_app.domain.likeness import Alike
from moderator_app.domain.lines import JournalEntry, MediaFile
from moderator_app.domain.office import Bilingual
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.posts import Draft, Post, ReviewStage, checked_draft, clean_text
from moderator_app.domain.shown import Shown, shown
from moderator_app.ports import Watch, unwatched
from moderator_app.services.drafting import Measure
from moderator_app.zone import DHAKA, dhaka_day
from ui.places import Place

if TYPE_CHECKING:
    from moderator_app.core import Core

_DAYS_KNOWN = timedelta(days=400)
_WAITS = (ReviewStage.SUBMITTED, ReviewStage.HELD)


@dataclass(frozen=True, slots=True)
class Opened:
    """Everything the composer shows at first. `offer` is unsaved text found in the journal.

    `voided_of` names those whose approval a change took away, where it was not handed in again.
    """

    post: Post | None
    deliveries: tuple[Delivery, ...]
    pages: tuple[Page, ...]
    draft: Draft
    offer: JournalEntry | None
    times: tuple[datetime, ...]
    refusal: ModeratorError | None
    voided_of: tuple[Bilingual, ...] = ()

    @property
    def approved(self) -> bool:
        """Every page of it is approved and not out yet, its time missed or not."""
        states = [d.state for d in self.deliveries if d.state is not DeliveryState.CANCELLED]
        return bool(states) and all(state in APPROVED_NOT_OUT | {DeliveryState.MISSED} for state in states)

    @property
    def expired(self) -> bool:
        """Its time came on some page before anybody approved it."""
        return any(d.state is DeliveryState.EXPIRED for d in self.deliveries)

    def shown(self, post: Post | None, now: datetime) -> Shown:
        """The state beside the title: that of the first page; a draft while this post is not the one opened."""
        kept = [d for d in self.deliveries if d.state is not DeliveryState.CANCELLED]
        if post is None or not kept:
            return Shown.DRAFT
        return shown(post.stage, kept[0] if post is self.post else replace(kept[0], state=DeliveryState.DRAFT), now)


def time_asked_for(place: Place) -> datetime | None:
    """The time that a place names for its new post, as in "new:at:2026-10-12T11:00+06:00"; None where it names none."""
    kind, _, rest = place.extra.partition(":at:")
    return datetime.fromisoformat(rest) if kind == "new" and rest else None


class ComposerPresenter:
    """One post being written by one member. All methods may be called behind the background door."""

    def __init__(self, core: "Core", actor: Member, post_id: PostId | None, planned_at: datetime | None = None) -> None:
        """`planned_at` is proposed for a new post instead of the next usual time."""
        self._core = core
        self._actor = actor
        self._post_id = post_id
        self._planned_at = planned_at
        self._revision = 0
        self._kept = Draft()
        self._quiet = False  # the post stands in review or is approved: leaving must not undo that silently
        self._noted = False
        self._book = DayBook()
        self._offer: JournalEntry | None = None
        self._lock = Lock()
        self._closed = False
        self._warned: tuple[Alike, ...] = ()
        self.reasons: tuple[Reason, ...] = ()

    @property
    def post_id(self) -> PostId | None:
        """The post's id, once it has one."""
        return self._post_id

    @property
    def has_offer(self) -> bool:
        """Whether text of the journal still waits for an answer."""
        return self._offer is not None

    def open(self) -> Opened:
        """Reads the post, the pages, the next usual times and what the journal offers.

        Raises:
            NothingThere: no such post.
        """
        core = self._core
        opened = core.drafting.open(self._actor.id, self._post_id) if self._post_id else None
        pages = core.accounts.kept()
        today = dhaka_day(core.clock.now())
        self._book = core.days.book(today, today + _DAYS_KNOWN)
        post = opened.post if opened else None
        deliveries = opened.deliveries if opened else ()
        if post is not None:
            pages = self._with_given_up(pages, post)
        chosen = post.draft.page_ids if post else _only(pages)
        times = self.next_times(chosen)
        proposed = self._planned_at or (times[0] if times else None)
        self._kept = post.draft if post else Draft(page_ids=chosen, planned_at=proposed)
        self._revision = post.revision if post else 0
        refusal = self._refusal(post, deliveries)
        self._offer = None if refusal else self._offered(post)
        result = Opened(post, deliveries, pages, self._kept, self._offer, times, refusal, self._voided_of(post))
        self._quiet = result.approved or (post is not None and post.stage in _WAITS)
        return result

    def alike(self, draft: Draft) -> tuple[Alike, ...]:
        """Posts that the draft is like; of these the writer is warned, and what is sent all the same is noted so."""
        self._warned = self._core.likeness.of_draft(self._actor.id, self._post_id, draft)
        return self._warned

    def next_times(self, page_ids: tuple[PageId, ...]) -> tuple[datetime, ...]:
        """The next usual times that these pages have free."""
        return tuple(self._core.drafting.next_times(page_ids))

    def note(self, draft: Draft) -> datetime:
        """Keeps the keystrokes; says when. An offer nobody answered first becomes a draft of its own."""
        with self._lock:
            if not self._closed:
                self._note(draft)
        return self._core.clock.now()

    def keep(self, draft: Draft) -> Post:
        """Saves the draft. Errors as of `Drafting.save`; the journal still holds the text then."""
        with self._lock:
            self._rescue_offer()
            changed = self.content_changed(draft)
            try:
                post = self._core.drafting.save(self._actor.id, self._post_id, self._revision, draft)
            except ModeratorError:
                self._write_down(draft)
                raise
            return self._now_at(post, changed=changed)

    def keep_as_new(self, draft: Draft) -> Post:
        """Saves the text as a new post, where someone else has changed the one it came from."""
        with self._lock:
            before = self._post_id
            post = self._save_new(draft)
            if before is not None:
                self._core.journal.forget(self._actor.id, before)
            return self._now_at(post, changed=True)

    def submit(self, draft: Draft) -> Post:
        """Hands the post in. Where something is missing the draft is saved all the same, then the error raised."""
        with self._lock:
            worth_keeping = self._post_id is not None or _holds_something(draft)
            if worth_keeping:
                self._rescue_offer()
            try:
                post = self._core.drafting.submit(self._actor.id, self._post_id, self._revision, draft, self.reasons)
            except ModeratorError:
                if worth_keeping and (self._quiet or not self._saved(draft)):
                    self._write_down(draft)
                raise
            self._now_at(post, changed=True)
            self._core.likeness.sent_all_the_same(self._actor.id, post.id, self._warned)
            return post

    def leave(self, draft: Draft, *, worth_keeping: bool) -> None:
        """Keeps what was typed, at once and without asking; afterwards nothing more is written.

        A draft is saved; where saving fails, or would silently undo a review, the journal holds the text.
        """
        with self._lock:
            if self._closed:
                return
            self._closed = True
            if self._same(draft) or (self._post_id is None and not worth_keeping):
                self._strike_out()
                return
            self._rescue_offer()
            if self._quiet or not self._saved(draft):
                self._write_down(draft)

    def take_offer(self) -> Draft | None:
        """The text of the journal, to go on with; it stays in the journal until it is saved."""
        with self._lock:
            offer, self._offer = self._offer, None
            self._noted = offer is not None
        return offer.draft if offer else None

    def drop_offer(self) -> None:
        """Forgets the text of the journal, because the writer said so."""
        with self._lock:
            self._offer = None
            self._core.journal.forget(self._actor.id, self._post_id)

    def attach(self, data: bytes, name: str) -> MediaFile:
        """Keeps a picture. Errors: PictureRefused, PictureTooLarge, NotAllowed."""
        return self._core.drafting.attach(self._actor.id, data, name)

    def is_video(self, path: Path) -> bool:
        """Whether a file is a video, by its bytes. Errors as of `attach_file`."""
        return self._core.attaching.is_video(self._actor.id, path)

    def attach_file(self, path: Path, watch: Watch = unwatched) -> MediaFile:
        """Keeps a picture or a video from a file. Errors as of `Attaching.attach_file`."""
        return self._core.attaching.attach_file(self._actor.id, path, watch)

    def medium(self, media_hash: MediaHash) -> bytes | MediaFile:
        """A kept picture's bytes, or what is known of a video. Errors: MediaDamaged, NothingThere."""
        file = self._core.media.find(self._actor.id, media_hash)
        return file if file.is_video else self._core.drafting.picture(media_hash)

    def hindrances(self, draft: Draft) -> tuple[ModeratorError, ...]:
        """Why chosen pages would not take these pictures and videos in one post."""
        return self._core.attaching.hindrances(draft)

    def measures(self, pages: tuple[Page, ...], draft: Draft) -> dict[PageId, Measure]:
        """The length of the post on each page in its platform's own unit."""
        return self._core.drafting.measures(pages, draft)

    def days(self) -> DayBook:
        """The national days and closures of the time to come, as `open` read them."""
        return self._book

    def moment(self, day: str, at: str) -> datetime:
        """A typed day and time, Dhaka. Errors: WrongDate, WrongTime."""
        return datetime.combine(calendar_day(day), clock_time(at), DHAKA)

    def is_saved(self, draft: Draft) -> bool:
        """Whether the store holds this draft as a post."""
        return self._post_id is not None and self._same(draft)

    def content_changed(self, draft: Draft) -> bool:
        """Whether more than the time differs from what is saved."""
        return not self._same(replace(draft, planned_at=self._kept.planned_at))

    def _same(self, draft: Draft) -> bool:
        try:
            return checked_draft(draft) == checked_draft(self._kept)
        except ModeratorError:
            return False

    def _note(self, draft: Draft) -> None:
        if self._same(draft):
            self._strike_out()
            return
        self._rescue_offer()
        self._write_down(draft)

    def _write_down(self, draft: Draft) -> None:
        self._core.journal.note(self._actor.id, self._post_id, draft)
        self._noted = True

    def _strike_out(self) -> None:
        """Nothing differs from what is saved any more; an unanswered offer stays."""
        if self._noted:
            self._core.journal.forget(self._actor.id, self._post_id)
            self._noted = False

    def _saved(self, draft: Draft) -> bool:
        try:
            post = self._core.drafting.save(self._actor.id, self._post_id, self._revision, draft)
        except ModeratorError:
            return False
        self._now_at(post, changed=True)
        return True

    def _rescue_offer(self) -> None:
        """A member who writes on without answering loses neither text: the earlier one becomes a draft."""
        offer, self._offer = self._offer, None
        if offer is None:
            return
        draft = offer.draft
        try:
            checked_draft(draft)
        except ModeratorError:
            draft = replace(draft, text=f"{draft.text}\n\n{draft.link}", link="")
        self._save_new(draft)

    def _save_new(self, draft: Draft) -> Post:
        """A new post beside the one that is open; unsaved text of yet another new post stays in the journal."""
        mine = self._actor.id
        beside = next((e for e in self._core.journal.offered(mine) if e.post_id is None), None)
        post = self._core.drafting.save(mine, None, 0, draft)
        if beside is not None and self._post_id is not None:
            self._core.journal.note(mine, None, beside.draft)
        return post

    def _now_at(self, post: Post, *, changed: bool) -> Post:
        self._post_id, self._revision, self._kept = post.id, post.revision, post.draft
        self._noted = False
        self._quiet = post.stage in _WAITS or (self._quiet and not changed)
        return post

    def _offered(self, post: Post | None) -> JournalEntry | None:
        entries = self._core.journal.offered(self._actor.id)
        entry = next((e for e in entries if e.post_id == self._post_id), None)
        if entry is None or self._same(entry.draft):
            return None
        if post is None and not _holds_something(entry.draft):
            return None
        return entry

    def _with_given_up(self, kept: tuple[Page, ...], post: Post) -> tuple[Page, ...]:
        """The pages of an older post stand there even when the office keeps them no more."""
        known = {page.id for page in kept}
        wanted = known | set(post.draft.page_ids)
        return tuple(page for page in self._core.accounts.all() if page.id in wanted)

    def _voided_of(self, post: Post | None) -> tuple[Bilingual, ...]:
        if post is None or post.stage is not ReviewStage.DRAFT:
            return ()
        members = {member.id: member.name for member in self._core.panel.view().members}
        voided = self._core.reviewing.voided(self._actor.id, post.id)
        return tuple(dict.fromkeys(members[one.member_id] for one in voided))

    def _refusal(self, post: Post | None, deliveries: tuple[Delivery, ...]) -> ModeratorError | None:
        if not self._actor.may(Action.DRAFT):
            return RoleNotAllowed(action=Action.DRAFT.value)
        if post is None:
            return None
        again = WAITING | {DeliveryState.CANCELLED, DeliveryState.EXPIRED}
        out = any(d.state not in again for d in deliveries)
        return PostIsOut() if out or post.stage is ReviewStage.REJECTED else None


def _holds_something(draft: Draft) -> bool:
    return bool(clean_text(draft.text) or draft.link.strip() or draft.media or draft.variants)


def _only(pages: tuple[Page, ...]) -> tuple[PageId, ...]:
    """The page where there is only one."""
    return (pages[0].id,) if len(pages) == 1 else ()
