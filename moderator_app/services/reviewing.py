"""The second pair of eyes: what waits, exactly what would go out, and the words of the reviewer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import final

from moderator_app.domain.approval import Approval, check_approver, content_hash, is_approved
from moderator_app.domain.bd_calendar import week_of
from moderator_app.domain.cadence import checked_reason
from moderator_app.domain.checking import Moment
from moderator_app.domain.checklist import Signed, SignedCheck, Voided, check_signed
from moderator_app.domain.delivery import Delivery, DeliveryState
from moderator_app.domain.errors import ContentChanged, EmptyField, ModeratorError, WrongMove
from moderator_app.domain.explaining import Explanation, Reason
from moderator_app.domain.ids import ApprovalId, MemberId, PageId, PostId
from moderator_app.domain.lines import Outgoing, PostFilter, PostLine, PostQuery, PostVersion
from moderator_app.domain.panel import Action, ApprovalPreset, Member, require
from moderator_app.domain.posts import Post, ReviewStage
from moderator_app.events import PostChanged
from moderator_app.ports import Unit
from moderator_app.services.checking import CheckedText, Checking, check_with_reasons
from moderator_app.services.commenting import Said, said_of
from moderator_app.services.publishing.routes import routed
from moderator_app.services.week_outlook import office_time
from moderator_app.services.workroom import Acting, Workroom
from moderator_app.zone import dhaka_day, in_dhaka

_QUEUE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A post in the queue; `refusal` says why this member may not approve it, None when they may.

    `open_comments` counts what was said of it and is not settled; it stands in nobody's way.
    """

    line: PostLine
    author: Member
    refusal: ModeratorError | None
    open_comments: int = 0

    @property
    def waits_for_member(self) -> bool:
        """Whether the post is in review and this member's word is wanted."""
        return self.refusal is None and self.line.stage is ReviewStage.SUBMITTED


@dataclass(frozen=True, slots=True)
class ReviewDetail:
    """Exactly what would go out on each page, what stood before, and who has approved what.

    `signed` is what was signed with the approvals; `at_work` tells whether the office works at the planned
    time, `voided` whose approvals a change took away.
    `outgoing` holds one row a page in the order of the post; `hashes` is what an approval binds. `checked` tells what
    the content check finds now, `explanations` which reasons were written for this version.
    """

    post: Post
    author: Member
    editor: Member
    outgoing: tuple[Outgoing, ...]
    hashes: dict[PageId, str]
    approvals: tuple[Approval, ...]
    previous: PostVersion | None
    preset: ApprovalPreset
    refusal: ModeratorError | None
    comments: tuple[Said, ...] = ()
    signed: tuple[SignedCheck, ...] = ()
    at_work: bool | None = None
    voided: tuple[Voided, ...] = ()
    checked: tuple[CheckedText, ...] = ()
    explanations: tuple[Explanation, ...] = ()


@final
class Reviewing:
    """Approval bound to content. The store checks the same rules again when an approval is written."""

    def __init__(self, room: Workroom, checking: Checking | None = None) -> None:
        """Works on the store of the room."""
        self._room = room
        self._checking = checking or Checking()

    def queue(self, actor: MemberId) -> tuple[ReviewItem, ...]:
        """Posts in review, soonest planned first; a member's own stand there too, with the reason."""
        with self._room.reading(actor) as unit:
            lines = unit.posts.lines(PostQuery(PostFilter.WAITING, by_plan=True), 0, _QUEUE_LIMIT)
            ids = [line.post_id for line in lines]
            members = {member.id: member for member in unit.members.all()}
            talked = unit.comments.open_counts(ids)
            posts, given, preset = unit.posts.many(ids), unit.approvals.of_posts(ids), unit.office.settings().preset
            return tuple(
                ReviewItem(
                    line,
                    members[line.author_id],
                    self._refused(preset, posts[line.post_id], members[actor], line.deliveries, given[line.post_id]),
                    talked.get(line.post_id, 0),
                )
                for line in lines
            )

    def detail(self, actor: MemberId, post_id: PostId) -> ReviewDetail:
        """One post as its reviewer must see it. Raises NothingThere for an unknown id."""
        with self._room.reading(actor) as unit:
            post = unit.posts.get(post_id)
            versions, approvals = unit.posts.versions(post_id), unit.approvals.of_post(post_id)
            return ReviewDetail(
                post=post,
                author=unit.members.get(post.author_id),
                editor=unit.members.get(post.edited_by),
                outgoing=_outgoing(unit, post),
                hashes={page: content_hash(page, post.content_for(page)) for page in post.draft.page_ids},
                approvals=approvals,
                previous=versions[-2] if len(versions) > 1 else None,
                preset=unit.office.settings().preset,
                refusal=self._refusal(unit, actor, post_id),
                comments=said_of(unit, post_id),
                signed=unit.evidence.signed([approval.id for approval in approvals]),
                at_work=_at_work(unit, post.draft.planned_at),
                voided=unit.evidence.voided_of(post_id),
                checked=self._checking.texts(post.draft),
                explanations=_of_version(unit, post),
            )

    def approve(
        self,
        actor: MemberId,
        post_id: PostId,
        seen: dict[PageId, str],
        signed: Sequence[Signed],
        declaration: str = "",
        reasons: Sequence[Reason] = (),
    ) -> Post:
        """Approves the content that was seen, on every page that still waits.

        Args:
            actor: the reviewer.
            post_id: the post.
            seen: the hashes shown to the reviewer, a page each.
            signed: the checklist as it was signed, every point of it; kept with the approval.
            declaration: the written word that a self-check asks for.
            reasons: why words may stand at which the content check stops.

        Raises:
            ContentChanged: a page would not send what was seen.
            OwnPost, AlreadyApproved, RoleNotAllowed: this member's word does not count here.
            EmptyField: a self-check without its declaration.
            CheckNotSigned: a checklist with a point left out.
            StopNotAnswered: the content check stops at something, and no reason was written.
            WrongMove: the post is not in review.
        """
        with self._room.acting(actor, Action.APPROVE) as acting:
            post = self._in_review(acting, post_id, ReviewStage.SUBMITTED)
            preset = acting.unit.office.settings().preset
            if preset is ApprovalPreset.SELF_CHECK and not declaration.strip():
                raise EmptyField(field="declaration")
            check_with_reasons(acting, self._checking, post, Moment.APPROVE, reasons)
            for delivery in _drafts(acting.unit, post):
                self._approve_page(acting, post, delivery, seen, declaration.strip(), signed)
        self._room.bus.publish(PostChanged(post_id, initiator=actor))
        return post

    def ask_changes(self, actor: MemberId, post_id: PostId, reason: str) -> Post:
        """Sends a post back to its writer with a written reason."""
        return self._turn(actor, post_id, ReviewStage.CHANGES_ASKED, reason, "changes_asked")

    def reject(self, actor: MemberId, post_id: PostId, reason: str) -> Post:
        """Refuses a post for good, with a written reason; it stays readable."""
        return self._turn(actor, post_id, ReviewStage.REJECTED, reason, "post_rejected")

    def hold(self, actor: MemberId, post_id: PostId, reason: str) -> Post:
        """Keeps a post waiting, with a written reason."""
        return self._turn(actor, post_id, ReviewStage.HELD, reason, "post_held")

    def release(self, actor: MemberId, post_id: PostId) -> Post:
        """Lets a held post go back into review."""
        with self._room.acting(actor, Action.APPROVE) as acting:
            post = self._in_review(acting, post_id, ReviewStage.HELD)
            freed = replace(post, stage=ReviewStage.SUBMITTED, revision=post.revision + 1, reason="")
            acting.unit.posts.save(freed, post.revision)
            acting.log("post_released", "post", post_id)
        self._room.bus.publish(PostChanged(post_id, initiator=actor))
        return freed

    def voided(self, actor: MemberId, post_id: PostId) -> tuple[Voided, ...]:
        """Whose approvals of a post a change took away, oldest first. Raises NothingThere for an unknown id."""
        with self._room.reading(actor) as unit:
            unit.posts.get(post_id)
            return unit.evidence.voided_of(post_id)

    def explanations(self, actor: MemberId, post_id: PostId) -> tuple[Explanation, ...]:
        """Every written reason of a post, those of earlier versions included. Raises NothingThere for an unknown id."""
        with self._room.reading(actor) as unit:
            unit.posts.get(post_id)
            return unit.explanations.of_post(post_id)

    def saw_voided(self, actor: MemberId, post_id: PostId) -> None:
        """This member took note that their approval was voided; without one, nothing happens."""
        with self._room.acting(actor, Action.APPROVE) as acting:
            if all(voided.post_id != post_id for voided in acting.unit.evidence.unseen(actor)):
                return
            acting.unit.evidence.see(actor, post_id, acting.now)
        self._room.bus.publish(PostChanged(post_id, initiator=actor))

    def _turn(self, actor: MemberId, post_id: PostId, stage: ReviewStage, reason: str, verb: str) -> Post:
        written = checked_reason(reason)
        with self._room.acting(actor, Action.APPROVE) as acting:
            post = self._in_review(acting, post_id, ReviewStage.SUBMITTED, ReviewStage.HELD)
            turned = replace(post, stage=stage, revision=post.revision + 1, reason=written)
            acting.unit.posts.save(turned, post.revision)
            acting.log(verb, "post", post_id, reason=written, version=post.version)
        self._room.bus.publish(PostChanged(post_id, initiator=actor))
        return turned

    def _approve_page(
        self,
        acting: Acting,
        post: Post,
        delivery: Delivery,
        seen: dict[PageId, str],
        declaration: str,
        signed: Sequence[Signed],
    ) -> None:
        preset = acting.unit.office.settings().preset
        given = acting.unit.approvals.of_post(post.id)
        wanted = content_hash(delivery.page_id, post.content_for(delivery.page_id))
        if seen.get(delivery.page_id) != wanted:
            raise ContentChanged()
        check_approver(preset, post, delivery.page_id, acting.member.id, given)
        points = check_signed(post.draft, signed)
        approval = Approval(
            ApprovalId(self._room.ids.new()),
            post.id,
            delivery.page_id,
            wanted,
            acting.member.id,
            acting.now,
            declaration,
        )
        acting.unit.approvals.add(approval, points)
        acting.log("post_approved", "post", post.id, page=delivery.page_id, content=wanted)
        if is_approved(preset, post, delivery.page_id, (*given, approval)):
            self._make_ready(acting, post, delivery, wanted)

    def _make_ready(self, acting: Acting, post: Post, delivery: Delivery, wanted: str) -> None:
        approved = replace(
            delivery.moved(DeliveryState.APPROVED),
            content_hash=wanted,
            version=post.version,
            due_at=post.draft.planned_at,
        )
        acting.unit.deliveries.save(approved, delivery)
        acting.unit.deliveries.save(routed(acting.unit, approved), approved)

    def _in_review(self, acting: Acting, post_id: PostId, *stages: ReviewStage) -> Post:
        post = acting.unit.posts.get(post_id)
        if post.stage not in stages or not _drafts(acting.unit, post):
            raise WrongMove(state=post.stage.value, wished="review")
        return post

    def _refusal(self, unit: Unit, actor: MemberId, post_id: PostId) -> ModeratorError | None:
        post, preset = unit.posts.get(post_id), unit.office.settings().preset
        deliveries, given = unit.deliveries.of_post(post_id), unit.approvals.of_post(post_id)
        return self._refused(preset, post, unit.members.get(actor), deliveries, given)

    def _refused(
        self,
        preset: ApprovalPreset,
        post: Post,
        member: Member,
        deliveries: Iterable[Delivery],
        given: Iterable[Approval],
    ) -> ModeratorError | None:
        """Why the member may not approve what waits of the post; None where nothing stands against it."""
        try:
            require(member, Action.APPROVE, self._room.today())
            for delivery in deliveries:
                if delivery.state is DeliveryState.DRAFT:
                    check_approver(preset, post, delivery.page_id, member.id, given)
        except ModeratorError as refusal:
            return refusal
        return None


def _of_version(unit: Unit, post: Post) -> tuple[Explanation, ...]:
    return tuple(e for e in unit.explanations.of_post(post.id) if e.version == post.version)


def _at_work(unit: Unit, planned_at: datetime | None) -> bool | None:
    """Whether the office works at a moment; None for no moment."""
    if planned_at is None:
        return None
    day = dhaka_day(planned_at)
    time = office_time(unit, week_of(day), week_of(day))
    hour = in_dhaka(planned_at).time()
    return time.works(day) and time.settings.works_from <= hour < time.settings.works_until


def _drafts(unit: Unit, post: Post) -> tuple[Delivery, ...]:
    return tuple(d for d in unit.deliveries.of_post(post.id) if d.state is DeliveryState.DRAFT)


def _outgoing(unit: Unit, post: Post) -> tuple[Outgoing, ...]:
    known = unit.media.many(m.hash for m in post.draft.media)
    media = tuple(known[m.hash] for m in post.draft.media)
    by_page = {d.page_id: d for d in unit.deliveries.of_post(post.id)}
    return tuple(Outgoing(by_page[page], post.content_for(page), media) for page in post.draft.page_ids)
