"""A real office on a real encrypted store, for the tests of writing and publishing by hand."""

import atexit
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from moderator_app.bootstrap import core_on
from moderator_app.core import Core
from moderator_app.domain.appearance import Appearance
from moderator_app.domain.ids import MemberId, OfficeId, PageId
from moderator_app.domain.office import Bilingual, Office, Signatory
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.domain.panel import ALL_ROLES, Member, Role
from moderator_app.domain.posts import Draft, MediaUse, Post
from moderator_app.domain.purposes import Purpose
from moderator_app.ports import FolderState
from moderator_app.store.store_files import SqlStoreFiles
from moderator_app.system.data_folder import EncryptedDataFolder
from moderator_app.words import Speaker
from tests.fakes.clock import FakeClock
from tests.fakes.ids import FakeIds
from tests.services.bench import signed_for
from ui.context import ScreenContext
from ui.fact_bridge import FactBridge
from ui.places import Place
from ui.theme import Theme

NOW = datetime(2026, 10, 6, 5, 2, tzinfo=UTC)
NASRIN, TANVIR, FARHANA = MemberId("nasrin"), MemberId("tanvir"), MemberId("farhana")
ADMIN, PORTAL, FLOOD, LAND = PageId("admin"), PageId("portal"), PageId("flood"), PageId("land")
TEXT = (
    "জন্ম ও মৃত্যু নিবন্ধন দিবস উপলক্ষে বিশেষ সেবা সপ্তাহ\n\n"
    "আগামী ১১ থেকে ১৫ অক্টোবর ২০২৬ পর্যন্ত নমুনাপুর উপজেলার সকল ইউনিয়ন পরিষদ কার্যালয়ে জন্ম ও মৃত্যু নিবন্ধনের "
    "বিশেষ সেবা দেওয়া হবে। আবেদন গ্রহণ: সকাল ৯:০০ থেকে বিকাল ৪:০০।\n\n"
    "সঙ্গে আনুন: জাতীয় পরিচয়পত্রের কপি, টিকার কার্ড বা হাসপাতালের ছাড়পত্র। দৃষ্টিপ্রতিবন্ধী সেবাগ্রহীতাদের জন্য আলাদা সহায়তা থাকবে।"
)


@dataclass(frozen=True)
class WritingOffice:
    """The office with its core, clock and folders."""

    core: Core
    clock: FakeClock
    folder: EncryptedDataFolder

    def member(self, member_id: MemberId = TANVIR) -> Member:
        with self.folder.store.read() as unit:
            return unit.members.get(member_id)

    def context(self, theme: Theme, say: Speaker, place: Place, member_id: MemberId = TANVIR, **other: Any):
        context = ScreenContext(
            core=self.core,
            say=say,
            theme=theme,
            actor=self.member(member_id),
            place=place,
            navigate=lambda _place: None,
            back=lambda: None,
            facts=FactBridge(),
            appearance=Appearance(),
            restyle=lambda _appearance: None,
        )
        return replace(context, **other)

    def draft(self, **other: Any) -> Draft:
        times = self.core.drafting.next_times((ADMIN, PORTAL))
        whole = Draft(TEXT, "", Purpose.SERVICE_INNOVATION, (ADMIN, PORTAL), planned_at=times[0])
        return replace(whole, **other)

    def write(self, draft: Draft | None = None, member_id: MemberId = TANVIR) -> Post:
        return self.core.drafting.save(member_id, None, 0, draft or self.draft())

    def hand_in(self, draft: Draft | None = None, member_id: MemberId = TANVIR) -> Post:
        return self.core.drafting.submit(member_id, None, 0, draft or self.draft())

    def approve(self, post: Post, member_id: MemberId = NASRIN) -> None:
        detail = self.core.reviewing.detail(member_id, post.id)
        self.core.reviewing.approve(member_id, post.id, dict(detail.hashes), signed=signed_for(detail.post.draft))

    def attach(self, number: int, alt: str = "") -> MediaUse:
        media = self.core.drafting.attach(TANVIR, picture(number), f"ছবি-{number}.png")
        return MediaUse(media.hash, alt)

    def close(self) -> None:
        self.folder.close()


def picture(number: int, width: int = 640, height: int = 480) -> bytes:
    """A PNG of one colour with a lighter corner."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(number * 67 % 360, 140, 150))
    for x in range(width // 2):
        image.setPixelColor(x, (x * 7) % height, QColor("#FFFFFF"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return data.data()


def open_core(path: Path, clock: FakeClock | None = None, seed: int = 1) -> WritingOffice:
    """The services over the store of a folder; made anew in an empty one."""
    folder = EncryptedDataFolder(path, SqlStoreFiles())
    if folder.state() is FolderState.EMPTY:
        folder.make_demo(folder.new_recovery_key())
    else:
        folder.open_by_itself()
    clock = clock or FakeClock(NOW)
    return WritingOffice(core_on(folder, clock=clock, ids=FakeIds(seed)), clock, folder)


def make_office(path: Path) -> WritingOffice:
    """An office of three with four pages, on a copy of a store that is made once a run."""
    shutil.copytree(_template(), path)
    return open_core(path)


@cache
def _template() -> Path:
    path = Path(tempfile.mkdtemp(prefix="writing-office-")) / "data"
    atexit.register(shutil.rmtree, path.parent, ignore_errors=True)
    office = open_core(path)
    with office.folder.store.write() as unit:
        unit.office.put(
            Office(
                id=OfficeId("office-1"),
                name=Bilingual("উপজেলা প্রশাসন", "Upazila Administration"),
                place=Bilingual("নমুনাপুর", "Namunapur"),
                signatory=Signatory(Bilingual("নাসরিন সুলতানা"), Bilingual("উপজেলা নির্বাহী কর্মকর্তা")),
                first_on=date(2026, 1, 1),
            )
        )
        for member in _MEMBERS:
            unit.members.put(member)
        for page in _PAGES:
            unit.pages.put(page)
    office.close()
    return path


def _member(member_id: MemberId, bn: str, en: str, *roles: Role) -> Member:
    return Member(member_id, Bilingual(bn, en), Bilingual("কর্মকর্তা", "Officer"), frozenset(roles), date(2026, 1, 1))


_MEMBERS = (
    _member(NASRIN, "নাসরিন সুলতানা", "Nasrin Sultana", *ALL_ROLES),
    _member(TANVIR, "তানভীর হাসান", "Tanvir Hasan", Role.DRAFTER, Role.PUBLISHER),
    _member(FARHANA, "ফারহানা ইয়াসমিন", "Farhana Yasmin", Role.AUDITOR),
)


def _page(page_id: PageId, bn: str, en: str, platform: Platform, kind: PageKind, url: str, mark: int) -> Page:
    return Page(page_id, Bilingual(bn, en), platform, kind, url, date(2026, 1, 1), mark=mark)


_PAGES = (
    _page(
        ADMIN, "উপজেলা প্রশাসন, নমুনাপুর", "Upazila Administration, Namunapur", Platform.FACEBOOK, PageKind.PAGE,
        "https://www.facebook.com/namunapur.upazila", 0,
    ),
    _page(
        PORTAL, "তথ্য পোর্টাল", "Information Portal", Platform.WORDPRESS, PageKind.SITE,
        "https://namunapur.example.gov.bd", 2,
    ),
    _page(
        FLOOD, "দুর্যোগ বার্তা, নমুনাপুর", "Disaster News, Namunapur", Platform.TELEGRAM, PageKind.CHANNEL,
        "https://t.me/namunapur_disaster", 3,
    ),
    _page(
        LAND, "ভূমি অফিস", "Land Office", Platform.FACEBOOK, PageKind.PAGE,
        "https://www.facebook.com/namunapur.land", 1,
    ),
)  # fmt: skip
