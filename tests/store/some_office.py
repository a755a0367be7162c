"""A small invented office for tests of the store, and the few steps that bring a post onto a page."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from moderator_app.domain.approval import Approval, content_hash
from moderator_app.domain.checklist import CheckItem, Signed
from moderator_app.domain.delivery import Delivery, DeliveryState
from moderator_app.domain.ids import ApprovalId, DeliveryId, MediaHash, MemberId, OfficeId, PageId, PostId
from moderator_app.domain.lines import MediaFile
from moderator_app.domain.office import Bilingual, Office, Signatory
from moderator_app.domain.pages import Administrator, Naming, Page, PageKind, Platform
from moderator_app.domain.panel import Member, Role
from moderator_app.domain.posts import Draft, MediaUse, Post, ReviewStage
from moderator_app.domain.purposes import Purpose
from tests.fakes.clock import NOON
from tests.fakes.ids import FakeIds

S = DeliveryState
WRITER, REVIEWER, CONVENOR = MemberId("m-writer"), MemberId("m-reviewer"), MemberId("m-convenor")
FACEBOOK, CHANNEL = PageId("p-facebook"), PageId("p-channel")
IDS = FakeIds(7)
POINTS = tuple(Signed(item, f"words of {item.value}") for item in CheckItem)
"""Every point of the checklist, signed."""

OFFICE = Office(
    id=OfficeId("o-1"),
    name=Bilingual("নমুনা উপজেলা কার্যালয়", "Sample Upazila Office"),
    place=Bilingual("নমুনাপুর"),
    signatory=Signatory(Bilingual("রহিমা খাতুন"), Bilingual("উপজেলা কর্মকর্তা"), "০১৭", "a@example.org"),
    first_on=date(2025, 7, 1),
    web="https://example.org",
    memo_prefix="০৫.৪৪",
    forwarding=("জেলা প্রশাসক", "নথি"),
    weekly_minimum=2,
)


def member(key: MemberId, *roles: Role, **changes) -> Member:
    made = Member(key, Bilingual(f"সদস্য {key}"), Bilingual("কর্মকর্তা", "Officer"), frozenset(roles), date(2025, 7, 1))
    return replace(made, **changes)


PANEL = (
    member(WRITER, Role.DRAFTER, order_no="১২", order_on=date(2025, 6, 30)),
    member(REVIEWER, Role.REVIEWER, Role.PUBLISHER),
    member(CONVENOR, Role.CONVENOR, Role.REVIEWER, to_on=date(2027, 1, 1)),
)
PAGES = (
    Page(
        FACEBOOK,
        Bilingual("নমুনা কার্যালয়", "Sample Office"),
        Platform.FACEBOOK,
        PageKind.PAGE,
        "https://www.facebook.com/sample",
        date(2025, 7, 1),
        naming=Naming.OFFICE,
        administrators=(Administrator("করিম", in_order=True, on_page=False),),
        mark=2,
    ),
    Page(CHANNEL, Bilingual("চ্যানেল"), Platform.TELEGRAM, PageKind.CHANNEL, "https://t.me/sample", date(2025, 8, 1)),
)


def found(store) -> None:
    """Office, panel and accounts."""
    with store.write() as unit:
        unit.office.put(OFFICE)
        for person in PANEL:
            unit.members.put(person)
        for page in PAGES:
            unit.pages.put(page)


def picture(data: bytes = b"picture") -> MediaFile:
    found_hash = MediaHash(hashlib.sha256(data).hexdigest())
    return MediaFile(found_hash, "jpg", 640, 480, len(data), "ছবি.jpg", WRITER, NOON)


def draft(text: str = "নোটিশ\nআগামীকাল সেবা মেলা।", **changes) -> Draft:
    made = Draft(
        text=text,
        purpose=Purpose.AWARENESS,
        page_ids=(FACEBOOK,),
        planned_at=NOON + timedelta(days=1),
    )
    return replace(made, **changes)


def post(text: str = "নোটিশ\nআগামীকাল সেবা মেলা।", *, stage=ReviewStage.SUBMITTED, at: datetime = NOON, **changes) -> Post:
    return Post(PostId(IDS.new()), WRITER, WRITER, at, at, draft(text, **changes), stage)


def delivery(of: Post, page: PageId = FACEBOOK, **changes) -> Delivery:
    return replace(Delivery(DeliveryId(IDS.new()), of.id, page, due_at=of.draft.planned_at), **changes)


def approval(of: Post, by: MemberId = REVIEWER, page: PageId = FACEBOOK, **changes) -> Approval:
    wanted = content_hash(page, of.content_for(page))
    return replace(Approval(ApprovalId(IDS.new()), of.id, page, wanted, by, NOON), **changes)


def bound(item: Delivery, to: Post) -> Delivery:
    """The delivery bound to the post's content, as an approval leaves it."""
    return replace(item, content_hash=content_hash(item.page_id, to.content_for(item.page_id)), version=to.version)


def move(unit, item: Delivery, *states: DeliveryState, **changes) -> Delivery:
    """Saves the delivery step by step; the last step carries the changes."""
    for n, state in enumerate(states):
        after = replace(item.moved(state), **(changes if n == len(states) - 1 else {}))
        unit.deliveries.save(after, item)
        item = after
    return item


def keep(unit, item: Post) -> Delivery:
    """Adds a post with its delivery on its first page."""
    unit.posts.add(item)
    on_page = delivery(item, item.draft.page_ids[0])
    unit.deliveries.add(on_page)
    return on_page


def approve(unit, item: Post, on_page: Delivery) -> Delivery:
    unit.approvals.add(approval(item, page=on_page.page_id), POINTS)
    ready = bound(on_page, item)
    unit.deliveries.save(replace(ready, state=S.APPROVED), on_page)
    return move(unit, replace(ready, state=S.APPROVED), S.MANUAL_READY)


def bring_out(unit, item: Post, at: datetime, link: str) -> Delivery:
    """Everything from draft to a verified link."""
    ready = approve(unit, item, keep(unit, item))
    return move(unit, ready, S.MANUAL_OPEN, S.CLAIMED, live_at=at, permalink=link)


def with_picture(item: Post, media: MediaFile, alt: str = "মেলার ছবি") -> Post:
    return replace(item, draft=replace(item.draft, media=(MediaUse(media.hash, alt),)))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
