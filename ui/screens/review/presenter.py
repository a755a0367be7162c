"""Reads what waits and one post as its reviewer must see it, and puts both into words. Knows no Qt."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from moderator_app.domain.approval import Approval, approvers_needed
from moderator_app.domain.bd_calendar import dhaka_day
from moderator_app.domain.checklist import Voided, asked_of
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import AlreadyApproved, ModeratorError, OwnPost, RoleNotAllowed
from moderator_app.domain.ids import MemberId, PageId, PostId
from moderator_app.domain.lines import MediaFile, Outgoing, PostVersion
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Action, ApprovalPreset, Member
from moderator_app.domain.posts import Content, Post, ReviewStage
from moderator_app.domain.shown import shown
from moderator_app.domain.text_diff import PieceKind, near_changes, word_diff
from moderator_app.services.reviewing import ReviewDetail, ReviewItem
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from moderator_app.words.terms import CHECKLIST
from ui.comment_lines import comment_lines, open_count, why_silent
from ui.likeness_words import LikenessWords, likeness_words
from ui.page_faces import page_faces, page_kind
from ui.roles import Role
from ui.screens.review.found import found_in
from ui.screens.review.state import Changes, DetailState, Part, PictureState, Powers, QueueLine, QueueState
from ui.screens.review.words import PURPOSES, RULES
from ui.shelf.words import video_words
from ui.widgets.page_face import PageFace
from ui.widgets.shapes import Shape
from ui.widgets.states import CHECK_LEVELS, REVIEW_STATES, SHOWN_STATES, StateLook

if TYPE_CHECKING:
    from moderator_app.core import Core

_OWN = StateLook(Shape.HALF_CIRCLE, Role.MUTED, "")
_YOURS_GIVEN = StateLook(Shape.CIRCLE_TICK_HOLLOW, Role.INFO, "")


class ReviewPresenter:
    """Everything it asks for is read; it may be called behind the background door."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        self._core = core
        self._say = say
        self._actor = actor

    def queue(self) -> QueueState:
        """What waits, soonest planned first."""
        say = self._say
        faces = page_faces(say, self._core.accounts.all())
        lines = tuple(self._line(item, faces) for item in self._core.reviewing.queue(self._actor.id))
        mine = say.count("{n} for you", "{n} for you", sum(line.for_me for line in lines))
        return QueueState(lines, f"{mine} · {say(RULES[self._core.office.settings().preset])}")

    def detail(self, post_id: PostId) -> DetailState:
        """One post. Raises NothingThere for an unknown id."""
        say = self._say
        found = self._core.reviewing.detail(self._actor.id, post_id)
        pages = {page.id: page for page in self._core.accounts.all()}
        members = {member.id: member for member in self._core.panel.view().members}
        post, planned = found.post, found.post.draft.planned_at
        given = _counted(found)
        talk, powers = comment_lines(say, found.comments), self._powers(found)
        return DetailState(
            post_id=post.id,
            title=post.title or say("Untitled post"),
            version=say("Version {n}", n=post.version),
            when=say.moment(planned) if planned else say("no time yet"),
            written_by=self._written_by(found),
            state=self._state(found),
            reason=post.reason,
            parts=self._parts(found, pages),
            changes=self._changes(post, found.previous),
            checks=self._checks(found, pages),
            alike=self._alike(post, pages),
            findings=found_in(say, found, pages, members, may_approve=not powers.approve),
            approvals=say("{n} of {total} approvals", n=len(given), total=approvers_needed(found.preset)),
            approved_by=tuple(self._approved(approval, members, found) for approval in given.values()),
            needs_declaration=found.preset is ApprovalPreset.SELF_CHECK,
            powers=powers,
            hashes=found.hashes,
            signing=tuple((item, say(CHECKLIST[item])) for item in asked_of(post.draft)),
            voided=self._voided(found, members),
            to_note=any(v.member_id == self._actor.id and not v.seen for v in found.voided),
            comments=talk,
            comments_open=open_count(say, talk),
            comments_refused=why_silent(say, self._actor),
        )

    def _line(self, item: ReviewItem, faces: Mapping[PageId, PageFace]) -> QueueLine:
        line = item.line
        look, word, second = self._line_words(item)
        pages = [delivery.page_id for delivery in line.deliveries]
        return QueueLine(
            post_id=line.post_id,
            look=look,
            word=word,
            day=self._say.short_day(dhaka_day(line.planned_at)) if line.planned_at else "",
            title=line.title or self._say("Untitled post"),
            second=second,
            face=faces[pages[0]] if pages else None,
            for_me=item.refusal is None and line.stage is ReviewStage.SUBMITTED,
            talk=self._talk(item),
        )

    def _talk(self, item: ReviewItem) -> str:
        number = item.open_comments
        return self._say.count("{n} open comment", "{n} open comments", number) if number else ""

    def _line_words(self, item: ReviewItem) -> tuple[StateLook, str, str]:
        say = self._say
        author = say.name(item.author.name)
        look = REVIEW_STATES[item.line.stage]
        if item.line.stage is ReviewStage.CHANGES_ASKED:
            return look, say(look.word), say("back with {name}", name=author)
        if item.line.stage is ReviewStage.SUBMITTED and isinstance(item.refusal, OwnPost):
            return _OWN, say("Your own writing"), say("another member approves it")
        if item.line.stage is ReviewStage.SUBMITTED and isinstance(item.refusal, AlreadyApproved):
            return _YOURS_GIVEN, say("You approved it"), say("one more member must approve")
        return look, say(look.word), say("by {name}", name=author)

    def _written_by(self, found: ReviewDetail) -> str:
        author, editor = self._say.name(found.author.name), self._say.name(found.editor.name)
        if author == editor:
            return self._say("by {name}", name=author)
        return self._say("by {name}, changed by {editor}", name=author, editor=editor)

    def _state(self, found: ReviewDetail) -> tuple[StateLook, str]:
        waiting = [out.delivery for out in found.outgoing if out.delivery.state is DeliveryState.DRAFT]
        if waiting or not found.outgoing:
            look = REVIEW_STATES[found.post.stage]
        else:
            look = SHOWN_STATES[shown(found.post.stage, found.outgoing[0].delivery, self._core.clock.now())]
        return look, self._say(look.word)

    def _parts(self, found: ReviewDetail, pages: Mapping[PageId, Page]) -> tuple[Part, ...]:
        groups: dict[tuple[Content, bool], list[Outgoing]] = {}
        for out in found.outgoing:
            groups.setdefault((out.content, out.delivery.state is DeliveryState.DRAFT), []).append(out)
        faces = page_faces(self._say, pages.values())
        return tuple(
            self._part(found.post, content, group, [pages[out.delivery.page_id] for out in group], faces)
            for (content, _waits), group in groups.items()
        )

    def _part(
        self,
        post: Post,
        content: Content,
        group: Sequence[Outgoing],
        pages: Sequence[Page],
        faces: Mapping[PageId, PageFace],
    ) -> Part:
        say, delivery = self._say, group[0].delivery
        planned = delivery.due_at or post.draft.planned_at
        look = SHOWN_STATES[shown(post.stage, delivery, self._core.clock.now())]
        return Part(
            pages=tuple((faces[page.id], page_kind(say, page)) for page in pages),
            when=say.short_moment(planned) if planned else say("no time yet"),
            text=content.text,
            link=content.link,
            measure=_measure(say, content, group[0].media),
            pictures=tuple(
                _picture(say, media, use.alt_text, number)
                for number, (use, media) in enumerate(zip(content.media, group[0].media, strict=True), start=1)
            ),
            state=None if delivery.state is DeliveryState.DRAFT else (look, say(look.word)),
        )

    def _changes(self, post: Post, previous: PostVersion | None) -> Changes:
        say = self._say
        if previous is None:
            return Changes("", (), (say("This is the first version; there is nothing to compare it with."),))
        before, after = previous.draft, post.draft
        pieces = word_diff(before.text, after.text)
        changed = any(piece.kind is not PieceKind.SAME for piece in pieces)
        moved = [media.hash for media in before.media] != [media.hash for media in after.media]
        alts = [media.alt_text for media in before.media] != [media.alt_text for media in after.media]
        told = (
            (not changed, say("The main text is as it was.")),
            (before.link != after.link, say("The link is another one.")),
            (moved, say("The pictures or videos are others.")),
            (alts and not moved, say("An alternative text is another one.")),
            (before.variants != after.variants, say("What single pages say of their own is other than before.")),
        )
        head = say("version {before} to {after}", before=previous.version, after=post.version)
        return Changes(head, near_changes(pieces) if changed else (), tuple(words for so, words in told if so))

    def _alike(self, post: Post, pages: Mapping[PageId, Page]) -> tuple[LikenessWords, ...]:
        found = self._core.likeness.of_post(self._actor.id, post.id)
        return likeness_words(self._say, found, tuple(pages.values()))

    def _checks(self, found: ReviewDetail, pages: Mapping[PageId, Page]) -> tuple[tuple[StateLook, str], ...]:
        """What the program can tell by itself; the rest is signed."""
        say, draft = self._say, found.post.draft
        fine, note, explain, stop = (CHECK_LEVELS[key] for key in ("fine", "note", "explain", "stop"))
        lines: list[tuple[StateLook, str]] = []
        if draft.purpose is None:
            lines.append((stop, say("No purpose is named")))
        else:
            lines.append((fine, say("Purpose: {purpose}", purpose=say(PURPOSES[draft.purpose]))))
        if not draft.media:
            lines.append((note, say("No picture or video, so no alternative text")))
        else:
            described = all(media.alt_text for media in draft.media)
            lines.append((fine if described else stop, _described(say, found.outgoing, described=described)))
        if draft.planned_at is None:
            lines.append((note, say("No time yet: once approved it waits in stock")))
        elif draft.planned_at <= self._core.clock.now():
            lines.append((explain, say("The planned time has gone by")))
        elif found.at_work is False:
            lines.append((note, say("The time lies ahead, outside office hours")))
        else:
            lines.append((fine, say("The time lies ahead")))
        lines.append(self._length(found, pages))
        host = urlsplit(draft.link).hostname or ""
        lines.append((note, say("Link leads to {host}", host=host)) if host else (fine, say("No link")))
        lines.append((note, say("Private data: not checked by the program")))
        return tuple(lines)

    def _length(self, found: ReviewDetail, pages: Mapping[PageId, Page]) -> tuple[StateLook, str]:
        """Whether every page takes as much text."""
        measure = self._core.drafting.measure
        over = [out for out in found.outgoing if not measure(pages[out.delivery.page_id], out.content).fits]
        if over:
            page = self._say.name(pages[over[0].delivery.page_id].name)
            return CHECK_LEVELS["stop"], self._say("Too long for {page}", page=page)
        return CHECK_LEVELS["fine"], self._say("Its length fits every page")

    def _powers(self, found: ReviewDetail) -> Powers:
        say, stage = self._say, found.post.stage
        if not self._actor.may(Action.APPROVE):
            refused = error_sentence(say, _not_allowed())
            return Powers(refused, refused, refused, refused)
        if not any(out.delivery.state is DeliveryState.DRAFT for out in found.outgoing):
            done = say("Nothing of it waits for review.")
            return Powers(done, done, done, done)
        if stage is ReviewStage.HELD:
            held = say("It is held; release it first.")
            return Powers(approve=held, hold="", releases=True)
        if stage is not ReviewStage.SUBMITTED:
            away = say("It is not handed in for review now.")
            return Powers(away, away, away, away)
        return Powers(approve=error_sentence(say, found.refusal) if found.refusal else "")

    def _approved(self, approval: Approval, members: Mapping[MemberId, Member], found: ReviewDetail) -> str:
        say, name = self._say, self._say.name(members[approval.member_id].name)
        plain = say("{name}, {when}", name=name, when=say.short_moment(approval.at))
        points = [check.signed.words for check in found.signed if check.approval_id == approval.id]
        return say("{approval}; signed: {points}", approval=plain, points=", ".join(points)) if points else plain

    def _voided(self, found: ReviewDetail, members: Mapping[MemberId, Member]) -> tuple[str, ...]:
        """Each approval that a change took away, once for all its pages."""
        once: dict[tuple[MemberId, datetime], Voided] = {(v.member_id, v.at): v for v in found.voided}
        return tuple(self._voided_words(voided, members) for voided in once.values())

    def _voided_words(self, voided: Voided, members: Mapping[MemberId, Member]) -> str:
        say, editor = self._say, self._say.name(members[voided.changed_by].name)
        when = say.short_moment(voided.at)
        if voided.member_id == self._actor.id:
            return say("Your approval was voided by a change of {editor}, {when}.", editor=editor, when=when)
        name = say.name(members[voided.member_id].name)
        words = {"name": name, "editor": editor, "when": when}
        return say("The approval of {name} was voided by a change of {editor}, {when}.", **words)


def _counted(found: ReviewDetail) -> dict[MemberId, Approval]:
    """Approvals that hold for every page that still waits, one a member; a writer's counts only in a self-check."""
    own = found.preset is ApprovalPreset.SELF_CHECK
    waiting = {out.delivery.page_id for out in found.outgoing if out.delivery.state is DeliveryState.DRAFT}
    wanted = waiting or set(found.hashes)
    given: dict[MemberId, list[Approval]] = {}
    for approval in found.approvals:
        fits = approval.page_id in wanted and found.hashes.get(approval.page_id) == approval.content_hash
        if fits and (own or approval.member_id not in found.post.writers):
            given.setdefault(approval.member_id, []).append(approval)
    return {member: of_member[-1] for member, of_member in given.items() if len(of_member) >= len(wanted)}


def _not_allowed() -> ModeratorError:
    return RoleNotAllowed(action=Action.APPROVE.value)


def _measure(say: Speaker, content: Content, media: Sequence[MediaFile]) -> str:
    """How long the text is, and how much stands under it."""
    videos = sum(one.is_video for one in media)
    if not videos:
        return say("text {n} · pictures {pictures}", n=len(content.text), pictures=len(media))
    if videos == len(media):
        return say("text {n} · videos {videos}", n=len(content.text), videos=videos)
    pictures = len(media) - videos
    return say(
        "text {n} · pictures {pictures} · videos {videos}", n=len(content.text), pictures=pictures, videos=videos
    )


def _described(say: Speaker, outgoing: Sequence[Outgoing], *, described: bool) -> str:
    """Whether what is seen in pictures and videos is told in words."""
    if any(one.is_video for out in outgoing for one in out.media):
        if described:
            return say("Every picture and video has its alternative text")
        return say("A picture or video has no alternative text")
    return say("Every picture has its alternative text") if described else say("A picture has no alternative text")


def _picture(say: Speaker, media: MediaFile, alt: str, number: int) -> PictureState:
    if not media.is_video:
        return PictureState(media.hash, media.width, media.height, say("Picture {n}", n=number), alt)
    about = video_words(say, media)
    name = say("Video {n}, {about}", n=number, about=about)
    return PictureState(media.hash, media.width, media.height, name, alt, about)
