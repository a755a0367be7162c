"""An invented office, panel, page and post for the tests of the rules; each can be made with other fields."""

from dataclasses import replace
from datetime import UTC, date, datetime

from moderator_app.domain.delivery import Delivery
from moderator_app.domain.ids import DeliveryId, MediaHash, MemberId, OfficeId, PageId, PostId
from moderator_app.domain.office import Bilingual, Office, Signatory
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.domain.panel import Member, Role
from moderator_app.domain.posts import Draft, MediaUse, Post
from moderator_app.domain.purposes import Purpose

NOW = datetime(2026, 10, 6, 5, 0, tzinfo=UTC)  # Tuesday, 11:00 in Dhaka
TODAY = date(2026, 10, 6)
SUNDAY = date(2026, 10, 4)
PAGE = PageId("page-1")
OTHER_PAGE = PageId("page-2")
NASRIN, KAMAL, RUMA, JOY = (MemberId(name) for name in ("nasrin", "kamal", "ruma", "joy"))

_OFFICE = Office(
    id=OfficeId("office-1"),
    name=Bilingual("নমুনা উপজেলা কার্যালয়", "Sample Upazila Office"),
    place=Bilingual("নমুনাপুর"),
    signatory=Signatory(Bilingual("নাসরিন আক্তার"), Bilingual("কর্মকর্তা")),
    first_on=date(2026, 1, 1),
)
_PAGE = Page(
    id=PAGE,
    name=Bilingual("নমুনা পেজ"),
    platform=Platform.FACEBOOK,
    kind=PageKind.PAGE,
    url="https://www.facebook.com/sample.office",
    first_on=date(2026, 1, 1),
)
_MEMBER = Member(
    id=NASRIN,
    name=Bilingual("নাসরিন আক্তার"),
    designation=Bilingual("কর্মকর্তা"),
    roles=frozenset({Role.CONVENOR}),
    from_on=date(2026, 1, 1),
)
_DRAFT = Draft(
    text="কাল টিকা কেন্দ্র খোলা",
    purpose=Purpose.AWARENESS,
    page_ids=(PAGE,),
    media=(MediaUse(MediaHash("a" * 64), "টিকা কেন্দ্রের ছবি"),),
    planned_at=datetime(2026, 10, 7, 5, 0, tzinfo=UTC),
)


def office(**other):
    return replace(_OFFICE, **other)


def page(**other):
    return replace(_PAGE, **other)


def member(**other):
    return replace(_MEMBER, **other)


def draft(**other):
    return replace(_DRAFT, **other)


def post(**other):
    return replace(Post(PostId("post-1"), NASRIN, NASRIN, NOW, NOW, _DRAFT), **other)


def delivery(**other):
    return replace(Delivery(DeliveryId("delivery-1"), PostId("post-1"), PAGE), **other)
