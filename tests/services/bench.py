"""An office at work on the real store: founder, panel, page, and the steps of the thread in one line each."""

import atexit
import functools
import io
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from PIL import Image

from moderator_app.bootstrap import core_on
from moderator_app.core import Core
from moderator_app.domain.checklist import Signed, asked_of
from moderator_app.domain.ids import DeliveryId, MemberId, PageId, PostId
from moderator_app.domain.office import Bilingual, Office, Signatory
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.domain.panel import ApprovalPreset, Member, Role
from moderator_app.domain.posts import Draft, MediaUse, Post
from moderator_app.domain.purposes import Purpose
from moderator_app.services.manual_kit import Claim
from moderator_app.services.sign_in import Founder
from moderator_app.system.data_folder import EncryptedDataFolder
from tests.fakes.clock import FakeClock
from tests.fakes.ids import FakeIds
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder, open_folder

FIRST_ON = date(2025, 10, 15)
PIN = "246810"
NAME = Bilingual("নমুনা কার্যালয়", "Sample Office")
LINK = "https://www.facebook.com/sample.office/posts/{n}"


@dataclass
class Bench:
    """The core with its clock; `uno` founded it and is convenor, `ict` drafts and publishes, `land` reviews."""

    core: Core
    clock: FakeClock
    folder: EncryptedDataFolder
    members: dict[str, MemberId]
    pages: dict[str, PageId]

    @classmethod
    def founded(cls, tmp_path: Path) -> "Bench":
        """Only the founder, at noon of 10 February 2026."""
        folder = open_folder(tmp_path)
        clock = FakeClock()
        core = core_on(folder, clock=clock, ids=FakeIds(), hasher=cheap_hasher())
        founder = core.sign_in.found(Founder(Bilingual("প্রথম জন", "First"), NAME, PIN, PIN))
        return cls(core, clock, folder, {"uno": founder.id}, {})

    @classmethod
    def working(cls, tmp_path: Path, keyring=None, channels=None) -> "Bench":
        """The whole office: three members, one page since October, approval by one other; made once, then copied."""
        made, members, pages = _working_office()
        folder = new_folder(Path(shutil.copytree(made, tmp_path / "office")), keyring)
        folder.open_with(PASSPHRASE)
        clock = FakeClock()
        core = core_on(folder, clock=clock, ids=FakeIds(2), hasher=cheap_hasher(), channels=channels)
        return cls(core, clock, folder, dict(members), dict(pages))

    def set_office(self, **other) -> Office:
        office = Office(self.core.office.new_id(), NAME, NAME, Signatory(NAME, NAME), FIRST_ON)
        return self.core.office.save(self.members["uno"], replace(office, **other))

    def seat(self, key: str, *roles: Role, since: date = FIRST_ON) -> Member:
        """Adds a member who sets the PIN with the one-time code."""
        member = Member(self.core.panel.new_id(), Bilingual(f"সদস্য {key}", key), NAME, frozenset(roles), since)
        added = self.core.panel.add(self.members["uno"], member)
        self.core.sign_in.set_first_pin(member.id, added.code, PIN, PIN)
        self.members[key] = member.id
        return added.member

    def register(self, key: str, first_on: date = FIRST_ON, **other) -> Page:
        """Adds an account named `key`."""
        page = Page(
            self.core.accounts.new_id(),
            Bilingual(f"পেজ {key}", key),
            Platform.FACEBOOK,
            PageKind.PAGE,
            "https://www.facebook.com/sample.office" if key == "facebook" else f"https://www.facebook.com/{key}",
            first_on,
        )
        kept = self.core.accounts.save(self.members["uno"], replace(page, **other))
        self.pages[key] = kept.id
        return kept

    def draft(self, text: str = "গণশুনানি\n\nআগামী বুধবার সকাল ১০টায়।", **other) -> Draft:
        """Ready to be handed in, for every page, due tomorrow at noon."""
        whole = Draft(
            text=text,
            purpose=Purpose.PARTICIPATION,
            page_ids=tuple(self.pages.values()),
            planned_at=self.clock.now() + timedelta(days=1),
        )
        return replace(whole, **other)

    def picture(self, alt: str = "সবুজ পোস্টার", colour: str = "green") -> MediaUse:
        """A kept picture."""
        file = io.BytesIO()
        Image.new("RGB", (64, 48), colour).save(file, "PNG")
        return MediaUse(self.core.drafting.attach(self.members["ict"], file.getvalue(), "poster.png").hash, alt)

    def handed_in(self, draft: Draft | None = None, author: str = "ict") -> Post:
        return self.core.drafting.submit(self.members[author], None, 0, draft or self.draft())

    def approve(self, post_id: PostId, reviewer: str = "land", declaration: str = "") -> None:
        member = self.members[reviewer]
        seen = self.core.reviewing.detail(member, post_id)
        self.core.reviewing.approve(member, post_id, seen.hashes, signed_for(seen.post.draft), declaration)

    def approved(self, draft: Draft | None = None, author: str = "ict", reviewer: str = "land") -> Post:
        post = self.handed_in(draft, author)
        self.approve(post.id, reviewer)
        return post

    def delivery(self, post_id: PostId, page: str = "facebook"):
        """The delivery of a post on a page, as it stands."""
        found = self.core.drafting.open(self.members["uno"], post_id).deliveries
        return next(d for d in found if d.page_id == self.pages[page])

    def opened(self, post_id: PostId, page: str = "facebook") -> DeliveryId:
        """Its kit, opened by the publisher."""
        delivery_id = self.delivery(post_id, page).id
        self.core.manual_kit.open(self.members["ict"], delivery_id)
        return delivery_id

    def claim(self, delivery_id: DeliveryId, link: str = "", at: datetime | None = None, *, witnessed: bool = False):
        """Confirms with a link, live now."""
        claim = Claim(link or LINK.format(n=1), at or self.clock.now(), witnessed)
        return self.core.manual_kit.claim(self.members["ict"], delivery_id, claim)

    def live(self, number: int, author: str = "ict", reviewer: str = "land", draft: Draft | None = None) -> Post:
        """A post that went all the way out on the first page, now."""
        post = self.approved(draft or self.draft(f"পোস্ট {number}"), author, reviewer)
        self.claim(self.opened(post.id), LINK.format(n=number))
        return post

    def verbs(self) -> list[str]:
        """What the activity log tells, in order."""
        return [entry.verb for entry in self.core.activity.entries(0, 5000)]

    def again(self) -> "Bench":
        """The program started anew on the same folder: nothing in memory is left."""
        core = core_on(self.folder, clock=self.clock, ids=FakeIds(99), hasher=cheap_hasher())
        return Bench(core, self.clock, self.folder, self.members, self.pages)


def signed_for(draft: Draft) -> tuple[Signed, ...]:
    """The whole checklist of a draft, signed."""
    return tuple(Signed(item, f"words of {item.value}") for item in asked_of(draft))


@functools.cache
def _working_office() -> tuple[Path, dict[str, MemberId], dict[str, PageId]]:
    place = Path(tempfile.mkdtemp(prefix="moderator-desk-bench-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    bench = Bench.founded(place)
    bench.set_office()
    bench.seat("ict", Role.DRAFTER, Role.PUBLISHER)
    bench.seat("land", Role.REVIEWER, Role.DRAFTER)
    bench.core.office.set_preset(bench.members["uno"], ApprovalPreset.ONE_OTHER)
    bench.register("facebook")
    bench.folder.close()
    return bench.folder.path, bench.members, bench.pages
