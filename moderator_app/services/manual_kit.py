"""The manual kit: a person publishes, step by step, and confirms with the link; nothing is sent by the program."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import final

from moderator_app.domain.cadence import checked_reason
from moderator_app.domain.checking import Moment
from moderator_app.domain.delivery import Delivery, DeliveryState, KitStep
from moderator_app.domain.errors import TimeBeforeApproval, TimeInFuture, WrongMove
from moderator_app.domain.ids import DeliveryId, MemberId
from moderator_app.domain.lines import Outgoing
from moderator_app.domain.pages import Page
from moderator_app.domain.panel import Action
from moderator_app.domain.post_evidence import SeenHow
from moderator_app.domain.posts import title_of
from moderator_app.events import PostChanged
from moderator_app.ports import Attempt, KitFile, KitFolders, LinkReading, LinkVerdict, MediaVault, Platforms, Unit
from moderator_app.services.checking import Checking, log_check
from moderator_app.services.claimed_links import check_link, check_unused
from moderator_app.services.evidence_keeping import keep_evidence
from moderator_app.services.likeness import alike_of_post, told_of
from moderator_app.services.workroom import Acting, Workroom

S = DeliveryState
_LEAVES = frozenset({S.MANUAL_READY, S.MANUAL_OPEN})


@dataclass(frozen=True, slots=True)
class Kit:
    """What the kit shows: the delivery with its step, its page, and exactly what to post."""

    outgoing: Outgoing
    page: Page
    title: str

    @property
    def delivery(self) -> Delivery:
        """The delivery, with the step at which the person stands."""
        return self.outgoing.delivery


@dataclass(frozen=True, slots=True)
class Claim:
    """What a person says after publishing: the link, when it went out, and whether they saw it on the page."""

    link: str
    at: datetime
    witnessed: bool = False


@final
class ManualKit:
    """Publishing by hand, equal to every other route."""

    def __init__(
        self,
        room: Workroom,
        platforms: Platforms,
        vault: MediaVault,
        folders: KitFolders,
        checking: Checking | None = None,
    ) -> None:
        """Works on the store of the room; pictures come from the vault into plain folders."""
        self._room = room
        self._platforms = platforms
        self._vault = vault
        self._folders = folders
        self._checking = checking or Checking()

    def open(self, actor: MemberId, delivery_id: DeliveryId) -> Kit:
        """Opens the kit, or goes on with one that is open; the store checks the approval once more.

        Raises:
            WrongMove: the delivery is not waiting for a person.
            ContentChanged: its content is not what was approved.
            FindingNotExplained, StopNotAnswered: the content check finds what nobody explained.
            NotAllowed: the member may not publish.
        """
        with self._room.acting(actor, Action.PUBLISH) as acting:
            delivery = acting.unit.deliveries.get(delivery_id)
            if delivery.state is not S.MANUAL_OPEN:
                opened = replace(delivery.moved(S.MANUAL_OPEN), epoch=delivery.epoch + 1, opened_at=acting.now)
                found = self._checking.before_sending(acting.unit, delivery)
                acting.unit.deliveries.save(opened, delivery)
                self._attempt(acting, opened, "opened")
                acting.log("kit_opened", "delivery", delivery_id)
                log_check(acting, acting.unit.posts.get(delivery.post_id), Moment.SEND, found)
            kit = _kit(acting.unit, delivery_id)
        self._room.bus.publish(PostChanged(kit.delivery.post_id, initiator=actor))
        return kit

    def look(self, actor: MemberId, delivery_id: DeliveryId) -> Kit:
        """The kit as it stands, without opening it."""
        with self._room.reading(actor) as unit:
            return _kit(unit, delivery_id)

    def reach(self, actor: MemberId, delivery_id: DeliveryId, step: KitStep) -> Kit:
        """Keeps how far the person has come, so that closing midway loses nothing."""
        with self._room.acting(actor, Action.PUBLISH) as acting:
            delivery = acting.unit.deliveries.get(delivery_id)
            if delivery.state is S.MANUAL_OPEN and delivery.step is not step:
                acting.unit.deliveries.save(replace(delivery, step=step), delivery)
            return _kit(acting.unit, delivery_id)

    def pictures_folder(self, actor: MemberId, delivery_id: DeliveryId) -> Path:
        """A plain folder outside the store with the numbered pictures; it is deleted when the kit closes.

        Errors as of `save_into`.
        """
        return self._folders.temporary(delivery_id, self._files(self._allowed_out(actor, delivery_id)))

    def save_into(self, actor: MemberId, delivery_id: DeliveryId, folder: Path) -> Path:
        """Saves text, pictures and alternative texts into a folder the member chose; it is theirs to keep.

        Raises:
            WrongMove: it is not approved, or it is out already.
            FindingNotExplained, StopNotAnswered: the content check finds what nobody explained.
            FolderIsFile, FolderNotWritable, DiskFull: the folder cannot take it.
        """
        kit = self._allowed_out(actor, delivery_id)
        saved = self._folders.save_into(folder, kit.title, self._files(kit))
        with self._room.acting(actor, Action.PUBLISH) as acting:
            acting.log("kit_saved", "delivery", delivery_id)
        return saved

    def composer_link(self, kit: Kit) -> str:
        """Where the browser opens for writing on the page."""
        return self._platforms.composer_link(kit.page, kit.outgoing.content.with_link)

    def read_link(self, kit: Kit, link: str) -> LinkReading:
        """What a pasted link shows of its page. Raises WrongLink when it is no web address."""
        return self._platforms.read_link(kit.page, link)

    def claim(self, actor: MemberId, delivery_id: DeliveryId, claim: Claim) -> Delivery:
        """Confirms the post with its link; it counts in the week of the stated time.

        Raises:
            TimeInFuture, TimeBeforeApproval: the stated time cannot be.
            WrongLink, LinkOtherHost, LinkOtherPage, LinkNotAPost: the link does not lead to a post of the page.
            LinkNeedsWitness: the link does not show its page, and nobody said to have seen the post there.
            LinkAlreadyUsed: another post was confirmed with it.
            WrongMove: the kit is not open.
        """
        with self._room.acting(actor, Action.PUBLISH) as acting:
            delivery = acting.unit.deliveries.get(delivery_id)
            page = acting.unit.pages.get(delivery.page_id)
            reading = self._platforms.read_link(page, claim.link)
            check_link(reading, page, witnessed=claim.witnessed)
            _check_time(acting, delivery, claim.at)
            check_unused(acting.unit, reading.link, delivery.id)
            live = self._claimed(acting, delivery, claim, reading)
        self._folders.clear(delivery_id)
        self._room.bus.publish(PostChanged(live.post_id, initiator=actor))
        return live

    def close(self, delivery_id: DeliveryId) -> None:
        """Puts the kit away: the plain folder is deleted, the step stays."""
        self._folders.clear(delivery_id)

    def clear_left_over(self) -> None:
        """Deletes every plain folder that a program which was killed left behind; for a start, while no kit is open."""
        self._folders.clear_all()

    def not_published(self, actor: MemberId, delivery_id: DeliveryId, reason: str) -> Delivery:
        """Says that nothing was published: the delivery waits again, from the first step."""
        written = checked_reason(reason)
        with self._room.acting(actor, Action.PUBLISH) as acting:
            delivery = acting.unit.deliveries.get(delivery_id)
            waiting = replace(delivery.moved(S.MANUAL_READY), step=KitStep.TEXT, opened_at=None)
            acting.unit.deliveries.save(waiting, delivery)
            self._attempt(acting, delivery, "not_published")
            acting.log("kit_given_back", "delivery", delivery_id, reason=written)
        self._folders.clear(delivery_id)
        self._room.bus.publish(PostChanged(waiting.post_id, initiator=actor))
        return waiting

    def removed(self, actor: MemberId, delivery_id: DeliveryId, reason: str) -> Delivery:
        """Notes that a post is gone from its page; it stops counting."""
        written = checked_reason(reason)
        with self._room.acting(actor, Action.PUBLISH) as acting:
            delivery = acting.unit.deliveries.get(delivery_id)
            gone = replace(delivery.moved(S.REMOVED_REMOTELY), note=written)
            acting.unit.deliveries.save(gone, delivery)
            acting.log("post_removed", "delivery", delivery_id, reason=written)
        self._room.bus.publish(PostChanged(gone.post_id, initiator=actor))
        return gone

    def _allowed_out(self, actor: MemberId, delivery_id: DeliveryId) -> Kit:
        """What may leave the store for a folder: approved, and not out yet."""
        self._room.allow(actor, Action.PUBLISH)
        with self._room.reading(actor) as unit:
            delivery = unit.deliveries.get(delivery_id)
            if delivery.state not in _LEAVES:
                raise WrongMove(state=delivery.state.value, wished=S.MANUAL_OPEN.value)
            self._checking.before_sending(unit, delivery)
            return _kit(unit, delivery_id)

    def _claimed(self, acting: Acting, delivery: Delivery, claim: Claim, reading: LinkReading) -> Delivery:
        shows = reading.verdict is LinkVerdict.SHOWS_PAGE
        claimed = replace(
            delivery.moved(S.CLAIMED),
            permalink=reading.link,
            live_at=claim.at,
            witnessed=not shows,
            step=KitStep.LINK,
            closed_by=acting.member.id,
        )
        alike = alike_of_post(acting.unit, delivery.post_id)  # the kit named them when it was opened
        acting.unit.deliveries.save(claimed, delivery)
        self._attempt(acting, claimed, "claimed", reading.link)
        keep_evidence(acting.unit, claimed, SeenHow.BY_PERSON, acting.now)
        acting.log("link_claimed", "delivery", delivery.id, link=reading.link, witnessed=not shows)
        if alike:
            acting.log("published_though_alike", "post", delivery.post_id, **told_of(alike))
        if not shows:
            return claimed
        verified = claimed.moved(S.VERIFIED)
        acting.unit.deliveries.save(verified, claimed)
        return verified

    def _attempt(self, acting: Acting, delivery: Delivery, outcome: str, detail: str = "") -> None:
        acting.unit.attempts.add(Attempt(delivery.id, delivery.epoch, "manual", outcome, acting.now, detail))

    def _files(self, kit: Kit) -> dict[str, KitFile]:
        files: dict[str, KitFile] = {"text.txt": _for_editors(kit.outgoing.content.with_link)}
        uses = kit.outgoing.content.media
        for n, (media, use) in enumerate(zip(kit.outgoing.media, uses, strict=True), start=1):
            files[f"{n:02}.{media.kind}"] = partial(self._vault.copy_out, media.hash)
            files[f"{n:02}-alt.txt"] = _for_editors(use.alt_text)
        return files


def _for_editors(text: str) -> bytes:
    """UTF-8 with a mark at its start and CRLF, so that the plainest editor on an old PC shows Bangla right."""
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def _kit(unit: Unit, delivery_id: DeliveryId) -> Kit:
    delivery = unit.deliveries.get(delivery_id)
    post = unit.posts.get(delivery.post_id)
    content = post.content_for(delivery.page_id)
    known = unit.media.many(m.hash for m in content.media)
    outgoing = Outgoing(delivery, content, tuple(known[m.hash] for m in content.media))
    return Kit(outgoing, unit.pages.get(delivery.page_id), title_of(content.text))


def _check_time(acting: Acting, delivery: Delivery, at: datetime) -> None:
    if at > acting.now:
        raise TimeInFuture(at=at)
    given = [a.at for a in acting.unit.approvals.of_post(delivery.post_id) if a.content_hash == delivery.content_hash]
    approved = max(given, default=acting.now)
    # People state the minute; the approval carries seconds.
    if at < approved.replace(second=0, microsecond=0):
        raise TimeBeforeApproval(at=at, approved=approved)
