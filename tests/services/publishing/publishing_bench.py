"""The office at work with a page that the program publishes on: a platform by hand, lanes without threads."""

import shutil
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from moderator_app.bootstrap import core_on
from moderator_app.domain.connections import Connection, secret_name
from moderator_app.domain.publishing_settings import PublishingSettings
from tests.fakes.channel import FakeChannels, FakePlatform
from tests.fakes.clock import FakeClock
from tests.fakes.ids import FakeIds
from tests.fakes.keyring import FakeKeyring
from tests.fakes.lanes import FakeLanes
from tests.services.bench import Bench, _working_office
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
TEXT = "গণশুনানি\n\nআগামী বুধবার সকাল ১০টায়।"


@dataclass
class PublishingBench(Bench):
    """`remote` is the platform; `keyring` holds the page's token."""

    remote: FakePlatform = None
    keyring: FakeKeyring = None
    lanes: FakeLanes = field(default_factory=FakeLanes)

    @classmethod
    def connected(cls, tmp_path: Path, **without) -> "PublishingBench":
        """The whole office, its page connected; `without` takes abilities of the platform away."""
        made, members, pages = _working_office()
        keyring, clock = FakeKeyring(), FakeClock()
        folder = new_folder(Path(shutil.copytree(made, tmp_path / "office")), keyring)
        folder.open_with(PASSPHRASE)
        remote, lanes = FakePlatform(clock), FakeLanes()
        channels = FakeChannels(remote.channel(**without))
        core = core_on(folder, clock=clock, ids=FakeIds(2), hasher=cheap_hasher(), channels=channels, lanes=lanes)
        bench = cls(core, clock, folder, dict(members), dict(pages), remote, keyring, lanes)
        bench.channels = channels
        bench.connect("facebook")
        return bench

    def connect(self, page: str) -> None:
        page_id = self.pages[page]
        self.folder.keys.keep_secret(secret_name(page_id, "token"), "a-secret-token")
        with self.folder.store.write() as unit:
            unit.connections.put(Connection(page_id, f"9-{page}", page, self.members["uno"], self.clock.now()))

    def settings(self, **other) -> None:
        with self.folder.store.write() as unit:
            unit.publishing.put(replace(PublishingSettings(), **other))

    def again(self) -> "PublishingBench":
        """The program was killed and started anew on the same folder."""
        lanes = FakeLanes()
        core = core_on(
            self.folder, clock=self.clock, ids=FakeIds(99), hasher=cheap_hasher(), channels=self.channels, lanes=lanes
        )
        bench = PublishingBench(
            core, self.clock, self.folder, self.members, self.pages, self.remote, self.keyring, lanes
        )
        bench.channels = self.channels
        return bench

    def due_in(self, wait=10 * MINUTE, text=TEXT, **other):
        """A post that is approved and due after a while."""
        return self.approved(self.draft(text, planned_at=self.clock.now() + wait, **other))

    def awake(self, minutes: int, step: int = 1) -> None:
        """The program stands open: a beat every so many minutes (five at most), and a round behind each."""
        for _ in range(minutes // step):
            self.clock.go_on(minutes=step)
            self.core.heartbeat.replay()  # without all that is told behind a beat, which is tried elsewhere
            self.core.publishing.round()

    def state(self, post, page="facebook"):
        return self.delivery(post.id, page).state

    def sending(self, post, page="facebook"):
        with self.folder.store.read() as unit:
            return unit.sendings.get(self.delivery(post.id, page).id)

    def tried(self, post, page="facebook"):
        """What was tried, as (kind, outcome)."""
        with self.folder.store.read() as unit:
            rows = unit.attempts.of_delivery(self.delivery(post.id, page).id)
        return [(row.kind, row.outcome) for row in rows if row.kind not in {"heartbeat", "person"}]

    def evidence(self, post, page="facebook"):
        with self.folder.store.read() as unit:
            return unit.published.of_delivery(self.delivery(post.id, page).id)
