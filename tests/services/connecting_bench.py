"""An office whose pages can be connected, with a keyring in memory and platforms that are not there."""

from dataclasses import dataclass
from pathlib import Path

from moderator_app.bootstrap import core_on
from tests.fakes.clock import FakeClock
from tests.fakes.connecting import OURS, FakeChannels, FakeConnecting
from tests.fakes.ids import FakeIds
from tests.fakes.keyring import FakeKeyring
from tests.fakes.mail import FakeMailer, InlineSender
from tests.services.bench import Bench
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder


@dataclass
class ConnectingBench(Bench):
    """`uno` is convenor, `ict` publishes; `notices` are those the desktop was shown while `takes_notices`."""

    remote: FakeConnecting
    keyring: FakeKeyring
    notices: list
    takes_notices: bool = True

    @classmethod
    def working(cls, tmp_path: Path) -> "ConnectingBench":
        made = Bench.working(tmp_path)
        made.folder.close()
        remote, keyring, clock = FakeConnecting(), FakeKeyring(), FakeClock()
        folder = new_folder(made.folder.path, keyring)
        folder.open_with(PASSPHRASE)
        core = core_on(
            folder,
            clock=clock,
            ids=FakeIds(3),
            hasher=cheap_hasher(),
            mailer=FakeMailer(),
            sender=InlineSender(),
            channels=FakeChannels(remote),
        )
        bench = cls(core, clock, folder, dict(made.members), dict(made.pages), remote, keyring, [])
        core.health._show = bench._shown
        return bench

    @property
    def page(self):
        return self.pages["facebook"]

    def connect(self, offered=OURS, **other):
        return self.core.connecting.connect(self.members["uno"], self.page, offered, **other)

    def connection(self):
        with self.folder.store.read() as unit:
            return unit.connections.get(self.page)

    def light(self):
        return self.core.health.lights()[self.page]

    def _shown(self, notice) -> bool:
        if self.takes_notices:
            self.notices.append(notice)
        return self.takes_notices
