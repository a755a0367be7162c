"""Writing posts: drafts that need nothing, saving without losing another's work, handing in for review."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import final

from moderator_app.domain.checking import Moment
from moderator_app.domain.delivery import Delivery
from moderator_app.domain.editing import EditEffect, edit_effect
from moderator_app.domain.errors import CaptionTooLong, PostIsOut, TextTooLong
from moderator_app.domain.explaining import Reason
from moderator_app.domain.ids import DeliveryId, MediaHash, MemberId, PageId, PostId
from moderator_app.domain.lines import MediaFile, PostLine, PostQuery, PostVersion
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Action
from moderator_app.domain.posts import Content, Draft, Post, ReviewStage, check_ready, checked_draft
from moderator_app.domain.slots import next_slots
from moderator_app.events import PostChanged
from moderator_app.ports import MediaVault, PictureCleaner, Platforms
from moderator_app.services.attaching import check_media
from moderator_app.services.checking import Checking, check_with_reasons
from moderator_app.services.filled import check_filled
from moderator_app.services.media import remember_alt_texts
from moderator_app.services.post_keeping import keep_edit
from moderator_app.services.workroom import Acting, Workroom

_CONTENT = ("text", "link", "variants", "media")


@dataclass(frozen=True, slots=True)
class OpenedPost:
    """A post with its deliveries, as the composer opens it."""

    post: Post
    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """How long a text is on a page, in the platform's own unit after NFC; no limit where the platform sets none.

    `caption`: the limit is the smaller one of a text under pictures.
    """

    length: int
    limit: int | None
    caption: bool = False

    @property
    def fits(self) -> bool:
        """Whether the platform would take it."""
        return self.limit is None or self.length <= self.limit


@final
class Drafting:
    """Keeps drafts and hands them in. Whoever may draft may go on with any member's draft."""

    def __init__(
        self,
        room: Workroom,
        cleaner: PictureCleaner,
        vault: MediaVault,
        platforms: Platforms,
        checking: Checking | None = None,
    ) -> None:
        """Works on the store of the room; pictures go through the cleaner into the vault."""
        self._room = room
        self._cleaner = cleaner
        self._vault = vault
        self._platforms = platforms
        self._checking = checking or Checking()

    def open(self, actor: MemberId, post_id: PostId) -> OpenedPost:
        """A post to write on or to look at. Raises NothingThere for an unknown id."""
        with self._room.reading(actor) as unit:
            return OpenedPost(unit.posts.get(post_id), unit.deliveries.of_post(post_id))

    def lines(self, query: PostQuery, offset: int = 0, limit: int = 50) -> tuple[PostLine, ...]:
        """A page of the list of posts."""
        with self._room.store.read() as unit:
            return unit.posts.lines(query, offset, limit)

    def count(self, query: PostQuery) -> int:
        """How many posts the list holds."""
        with self._room.store.read() as unit:
            return unit.posts.count(query)

    def versions(self, actor: MemberId, post_id: PostId) -> tuple[PostVersion, ...]:
        """Every kept content of a post, oldest first."""
        with self._room.reading(actor) as unit:
            return unit.posts.versions(post_id)

    def save(self, actor: MemberId, post_id: PostId | None, seen_revision: int, draft: Draft) -> Post:
        """Keeps a draft, new (no id, revision 0) or known, and forgets its keystrokes.

        Raises:
            EditedMeanwhile: another saved it since `seen_revision`; nothing of theirs is lost.
            PostIsOut: it is on its way out, or on a page.
            InputRefused: a text is too long, or the link is none.
            NotAllowed: the member may not draft.
        """
        clean = checked_draft(draft)
        with self._room.acting(actor, Action.DRAFT) as acting:
            post = self._kept(acting, post_id, seen_revision, clean)
            acting.unit.journal.remove(actor, post_id)
        self._room.bus.publish(PostChanged(post.id, initiator=actor))
        return post

    def submit(
        self,
        actor: MemberId,
        post_id: PostId | None,
        seen_revision: int,
        draft: Draft,
        reasons: Sequence[Reason] = (),
    ) -> Post:
        """Keeps a draft and hands it in for review; `reasons` go with what the content check wants explained.

        Raises:
            TextTooLong, CaptionTooLong: a page takes less text.
            Errors of `check_media`: a page does not take these pictures and videos.
            PostNotReady: text, page, purpose or alternative text is missing; the field says which.
            BlankLeft: a blank of a template was not filled.
            TimeInPast: the planned time has gone by.
            FindingNotExplained: what the content check found has no reason.
            Errors of `save` as well.
        """
        clean = checked_draft(draft)
        with self._room.acting(actor, Action.DRAFT) as acting:
            check_ready(clean, acting.now)
            check_filled(acting.unit, clean)
            self._check_lengths(acting, clean)
            check_media(acting.unit, self._platforms, clean)
            post = self._kept(acting, post_id, seen_revision, clean)
            handed = replace(post, stage=ReviewStage.SUBMITTED, revision=post.revision + 1, reason="")
            acting.unit.posts.save(handed, post.revision)
            acting.unit.journal.remove(actor, post_id)
            acting.log("post_submitted", "post", post.id, version=post.version)
            check_with_reasons(acting, self._checking, handed, Moment.SUBMIT, reasons)
        self._room.bus.publish(PostChanged(post.id, initiator=actor))
        return handed

    def measure(self, page: Page, content: Content) -> Measure:
        """How long a post is on a page, its link where it stands in the text, and how long it may be there.

        Asks neither store nor network.
        """
        known, plain = self._platforms, self._platforms.text_limit(page)
        limit = known.text_limit(page, pictures=bool(content.media))
        return Measure(known.text_length(page, known.message(page, content)), limit, caption=limit != plain)

    def measures(self, pages: Iterable[Page], draft: Draft) -> dict[PageId, Measure]:
        """How long a draft is on each of some pages."""
        return {page.id: self.measure(page, draft.content_for(page.id)) for page in pages}

    def next_times(self, page_ids: tuple[PageId, ...], wanted: int = 3) -> list[datetime]:
        """The office's next usual times at which none of these pages has a post planned yet."""
        now = self._room.now()
        with self._room.store.read() as unit:
            taken = unit.posts.planned_after(now, page_ids)
            return next_slots(unit.office.settings().slots, now, taken, wanted)

    def attach(self, actor: MemberId, data: bytes, name: str) -> MediaFile:
        """Cleans a picture of place and camera and keeps it; the same picture is kept once.

        Raises:
            PictureRefused, PictureTooLarge: it cannot be read, or is a bomb.
            NotAllowed: the member may not draft.
        """
        self._room.allow(actor, Action.DRAFT)
        clean = self._cleaner.clean(data, name)
        self._vault.keep(clean.hash, clean.data)
        with self._room.acting(actor, Action.DRAFT) as acting:
            known = acting.unit.media.find(clean.hash)
            if known is not None:
                return known
            media = MediaFile(
                clean.hash, clean.kind, clean.width, clean.height, len(clean.data), name, actor, acting.now
            )
            acting.unit.media.add(media)
            acting.log("picture_added", "media", clean.hash)
        return media

    def media(self, hashes: tuple[MediaHash, ...]) -> dict[MediaHash, MediaFile]:
        """What is known of some media files."""
        with self._room.store.read() as unit:
            return dict(unit.media.many(hashes))

    def picture(self, media_hash: MediaHash) -> bytes:
        """A kept picture, from memory. Raises MediaDamaged when it is missing or changed."""
        return self._vault.read(media_hash)

    def _check_lengths(self, acting: Acting, draft: Draft) -> None:
        pages = {page_id: acting.unit.pages.get(page_id) for page_id in draft.page_ids}
        for page_id, size in self.measures(pages.values(), draft).items():
            if size.limit is not None and size.length > size.limit:
                refused = CaptionTooLong if size.caption else TextTooLong
                raise refused(page=pages[page_id].name, length=size.length, limit=size.limit)

    def _kept(self, acting: Acting, post_id: PostId | None, seen_revision: int, draft: Draft) -> Post:
        if post_id is None:
            return self._added(acting, draft)
        before = acting.unit.posts.get(post_id)
        post = _edited(before, acting, draft)
        effect = edit_effect(post, acting.unit.deliveries.of_post(post_id))
        if _same(before, draft) and before.revision == seen_revision:
            return before
        if before.stage is ReviewStage.REJECTED:
            raise PostIsOut()
        keep_edit(acting, before, post, seen_revision, effect.changes)
        remember_alt_texts(acting.unit, draft.media)
        self._begin_pages(acting, post, effect)
        return post

    def _added(self, acting: Acting, draft: Draft) -> Post:
        me = acting.member.id
        post = Post(PostId(self._room.ids.new()), me, me, acting.now, acting.now, draft)
        acting.unit.posts.add(post)
        remember_alt_texts(acting.unit, draft.media)
        self._begin_pages(acting, post, edit_effect(post, ()))
        acting.log("post_written", "post", post.id)
        return post

    def _begin_pages(self, acting: Acting, post: Post, effect: EditEffect) -> None:
        for page_id in effect.new_pages:
            delivery = Delivery(DeliveryId(self._room.ids.new()), post.id, page_id, due_at=post.draft.planned_at)
            acting.unit.deliveries.add(delivery)


def _same(before: Post, draft: Draft) -> bool:
    return before.draft == draft


def _edited(before: Post, acting: Acting, draft: Draft) -> Post:
    """The post with its new draft: a changed content is a new version, by this writer, and leaves the review."""
    content_changed = any(getattr(before.draft, name) != getattr(draft, name) for name in _CONTENT)
    pages_added = bool(set(draft.page_ids) - set(before.draft.page_ids))
    return replace(
        before,
        draft=draft,
        edited_by=acting.member.id if content_changed else before.edited_by,
        edited_at=acting.now,
        stage=ReviewStage.DRAFT if content_changed or pages_added else before.stage,
        version=before.version + (1 if content_changed else 0),
        revision=before.revision + 1,
    )
