"""What the demo's members do at their desk, one line each: write, hand in, approve, publish by hand, confirm."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import final

from moderator_app.core import Core
from moderator_app.demo.clock import DemoClock
from moderator_app.demo.library import filled
from moderator_app.demo.people import People
from moderator_app.demo.posters import poster
from moderator_app.demo.texts import PosterText, PostText, Table
from moderator_app.domain.bd_calendar import Week, dhaka_day
from moderator_app.domain.cadence import NoteKind
from moderator_app.domain.checklist import Signed, asked_of
from moderator_app.domain.ids import DeliveryId, PageId, PostId
from moderator_app.domain.posts import Draft, MediaUse, Post
from moderator_app.domain.series import Recurrence, Series
from moderator_app.services.manual_kit import Claim
from moderator_app.words import Speaker
from moderator_app.words.terms import CHECKLIST

_SAY = Speaker()
"""The demo office signs in Bangla."""


@final
class Desk:
    """The services, spoken to by the keys of the demo's members and pages."""

    def __init__(self, core: Core, clock: DemoClock, people: People, pages: Sequence[Table]) -> None:
        """Works for these people on these pages."""
        self.core = core
        self._clock = clock
        self._people = people
        self._links: Mapping[str, Table] = {row["key"]: row for row in pages}
        self._given = 0
        self._kept: dict[str, MediaUse] = {}
        self._deliveries: dict[PostId, Mapping[PageId, DeliveryId]] = {}

    def draft(self, author: str, text: PostText, pages: Sequence[str], planned_at: datetime | None) -> Draft:
        """A draft of a text; its poster is attached by the author."""
        media = (self._poster(author, text.poster),) if text.poster else ()
        return Draft(
            text=filled(text, dhaka_day(planned_at or self._clock.now())),
            link=text.link,
            purpose=text.purpose,
            page_ids=tuple(self._people.pages[page] for page in pages),
            media=media,
            planned_at=planned_at,
        )

    def write(self, author: str, draft: Draft) -> Post:
        """Keeps a new draft."""
        return self.core.drafting.save(self._people.members[author], None, 0, draft)

    def hand_in(self, author: str, draft: Draft, post: Post | None = None) -> Post:
        """Hands a draft in for review, as a new post or as the next state of a known one."""
        known, revision = (post.id, post.revision) if post else (None, 0)
        return self.core.drafting.submit(self._people.members[author], known, revision, draft)

    def recur(self, author: str, draft: Draft, rule: Recurrence, at: time) -> Series:
        """Lets a draft come again, but not on days off."""
        return self.core.series.start(self._people.members[author], draft, rule, at, skip_holidays=True)

    def edit(self, author: str, post_id: PostId, draft: Draft) -> Post:
        """Saves another state of a post."""
        member = self._people.members[author]
        present = self.core.drafting.open(member, post_id).post
        return self.core.drafting.save(member, post_id, present.revision, draft)

    def approve(self, reviewer: str, post_id: PostId) -> None:
        """Approves what would go out on every page."""
        member = self._people.members[reviewer]
        seen = self.core.reviewing.detail(member, post_id)
        signed = [Signed(item, _SAY(CHECKLIST[item])) for item in asked_of(seen.post.draft)]
        self.core.reviewing.approve(member, post_id, seen.hashes, signed=signed)

    def ask_changes(self, reviewer: str, post_id: PostId, reason: str) -> None:
        self.core.reviewing.ask_changes(self._people.members[reviewer], post_id, reason)

    def hold(self, reviewer: str, post_id: PostId, reason: str) -> None:
        self.core.reviewing.hold(self._people.members[reviewer], post_id, reason)

    def reject(self, reviewer: str, post_id: PostId, reason: str) -> None:
        self.core.reviewing.reject(self._people.members[reviewer], post_id, reason)

    def open_kit(self, publisher: str, post_id: PostId, page: str) -> None:
        """Opens the manual kit for a page."""
        self.core.manual_kit.open(self._people.members[publisher], self._delivery(publisher, post_id, page))

    def confirm(
        self, publisher: str, post_id: PostId, page: str, live_at: datetime, *, witnessed: bool = False
    ) -> None:
        """Confirms a page with an invented permalink."""
        claim = Claim(self._link(page, witnessed=witnessed), live_at, witnessed)
        delivery = self._delivery(publisher, post_id, page)
        self.core.manual_kit.claim(self._people.members[publisher], delivery, claim)

    def remove(self, publisher: str, post_id: PostId, page: str, reason: str) -> None:
        """Notes that a post is gone from a page."""
        delivery = self._delivery(publisher, post_id, page)
        self.core.manual_kit.removed(self._people.members[publisher], delivery, reason)

    def note_week(self, member: str, page: str, week: Week, kind: NoteKind, reason: str) -> None:
        """Writes why a page's week fell short."""
        self.core.board.note_week(self._people.members[member], self._people.pages[page], week, kind, reason)

    def beat(self) -> None:
        """A heartbeat: the program was open then."""
        self.core.heartbeat.replay()

    def enter(self, member: str) -> None:
        """Signs a member in."""
        self.core.sign_in.enter(self._people.members[member], self._people.pin)

    def without_page(self, draft: Draft, page: str) -> Draft:
        """The draft with a page taken off."""
        taken = self._people.pages[page]
        return replace(draft, page_ids=tuple(p for p in draft.page_ids if p != taken))

    def _poster(self, author: str, text: PosterText) -> MediaUse:
        if text.alt_text not in self._kept:
            number = sum(text.alt_text.encode()) % 97
            data = poster(text.figure, number)
            media = self.core.drafting.attach(self._people.members[author], data, f"{text.figure}-{number}.png")
            self._kept[text.alt_text] = MediaUse(media.hash, text.alt_text)
        return self._kept[text.alt_text]

    def _delivery(self, member: str, post_id: PostId, page: str) -> DeliveryId:
        if post_id not in self._deliveries:
            opened = self.core.drafting.open(self._people.members[member], post_id)
            self._deliveries[post_id] = {d.page_id: d.id for d in opened.deliveries}
        return self._deliveries[post_id][self._people.pages[page]]

    def _link(self, page: str, *, witnessed: bool) -> str:
        self._given += 1
        form = self._links[page]["share_link" if witnessed else "link"]
        return form.format(n=1_000_000 + self._given * 37, key=f"Demo{self._given:05}")
