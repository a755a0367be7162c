"""Posts that are on a page already: written on a phone, published straight there, recorded here afterwards."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import final

from moderator_app.domain.approval import content_hash
from moderator_app.domain.delivery import Delivery, DeliveryState, KitStep
from moderator_app.domain.errors import EmptyField, TimeInFuture
from moderator_app.domain.ids import DeliveryId, MemberId, PageId, PostId
from moderator_app.domain.lines import DeliveryLine
from moderator_app.domain.panel import Action
from moderator_app.domain.post_evidence import SeenHow
from moderator_app.domain.posts import Draft, Origin, Post, ReviewStage, checked_draft
from moderator_app.domain.purposes import Purpose
from moderator_app.events import PostChanged
from moderator_app.ports import Attempt, LinkReading, LinkVerdict, Platforms
from moderator_app.services.claimed_links import check_link, check_unused
from moderator_app.services.evidence_keeping import keep_evidence
from moderator_app.services.workroom import Acting, Workroom

S = DeliveryState


@dataclass(frozen=True, slots=True)
class Found:
    """What a member found on the page: its link, when it went out, what it was for, and its words.

    `witnessed`: the link does not show its page, and the member saw the post there.
    """

    page_id: PageId
    link: str
    at: datetime
    purpose: Purpose | None
    text: str
    witnessed: bool = False


@dataclass(frozen=True, slots=True)
class LinkLook:
    """What a pasted link shows of its page, and the post that was confirmed with it already."""

    reading: LinkReading
    known: DeliveryLine | None


@final
class PostedElsewhere:
    """Records what is live already. It counts like any other post, and is marked as not checked beforehand."""

    def __init__(self, room: Workroom, platforms: Platforms) -> None:
        """Works on the store of the room."""
        self._room = room
        self._platforms = platforms

    def look(self, actor: MemberId, page_id: PageId, link: str) -> LinkLook:
        """What a link shows, while it is typed. Raises WrongLink when it is no web address."""
        with self._room.reading(actor) as unit:
            reading = self._platforms.read_link(unit.pages.get(page_id), link)
            return LinkLook(reading, unit.deliveries.by_permalink(reading.link))

    def record(self, actor: MemberId, found: Found) -> Delivery:
        """Records a post that is on its page; it counts in the week of the stated time.

        Raises:
            EmptyField: its words or its purpose are missing.
            TimeInFuture: the stated time has not come.
            WrongLink, LinkOtherHost, LinkOtherPage, LinkNotAPost: the link does not lead to a post of the page.
            LinkNeedsWitness: the link does not show its page, and nobody said to have seen the post there.
            LinkAlreadyUsed: a post was confirmed with it; its title is named.
            NotAllowed: the member may not publish.
        """
        draft = checked_draft(Draft(text=found.text, purpose=found.purpose, page_ids=(found.page_id,)))
        if not draft.text:
            raise EmptyField(field="post_text")
        if draft.purpose is None:
            raise EmptyField(field="purpose")
        with self._room.acting(actor, Action.PUBLISH) as acting:
            if found.at > acting.now:
                raise TimeInFuture(at=found.at)
            page = acting.unit.pages.get(found.page_id)
            reading = self._platforms.read_link(page, found.link)
            check_link(reading, page, witnessed=found.witnessed)
            check_unused(acting.unit, reading.link)
            delivery = self._recorded(acting, draft, found, reading)
        self._room.bus.publish(PostChanged(delivery.post_id, initiator=actor))
        return delivery

    def _recorded(self, acting: Acting, draft: Draft, found: Found, reading: LinkReading) -> Delivery:
        me, now, ids = acting.member.id, acting.now, self._room.ids
        post = Post(PostId(ids.new()), me, me, now, now, draft, ReviewStage.SUBMITTED, origin=Origin.ELSEWHERE)
        shows = reading.verdict is LinkVerdict.SHOWS_PAGE
        claimed = Delivery(
            DeliveryId(ids.new()),
            post.id,
            found.page_id,
            S.CLAIMED,
            version=post.version,
            content_hash=content_hash(found.page_id, post.content_for(found.page_id)),
            permalink=reading.link,
            live_at=found.at,
            witnessed=not shows,
            step=KitStep.LINK,
            closed_by=me,
        )
        unit = acting.unit
        unit.posts.add(post)
        unit.deliveries.add(claimed)
        unit.attempts.add(Attempt(claimed.id, claimed.epoch, "manual", "elsewhere", now, reading.link))
        keep_evidence(unit, claimed, SeenHow.BY_PERSON, now)
        acting.log("posted_elsewhere", "delivery", claimed.id, link=reading.link, witnessed=not shows)
        if not shows:
            return claimed
        verified = replace(claimed, state=S.VERIFIED)
        unit.deliveries.save(verified, claimed)
        return verified
