"""What is due against a bare loop of the same calls, and the heartbeat while sends hang: real sockets, real store.

The simulator of Facebook runs in a process of its own and answers each call after a tenth of a second.
"""

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import httpx

from benchmarks.pairs import Ratio, Reading, measure, timed
from moderator_app.domain.connections import Connection, secret_name
from moderator_app.domain.pages import Platform
from moderator_app.domain.publishing_settings import PublishingSettings
from moderator_app.platforms.channels import KnownChannels
from moderator_app.platforms.facebook.channel import facebook_channel
from moderator_app.platforms.kit.send_once import trust
from moderator_app.system.ticker import SchedulerTicker
from tests.fakes.graph_server import Answer, Fault, RemoteGraph, started
from tests.fakes.keyring import FakeKeyring
from tests.services.bench import Bench

DUE = 200
ANSWERS_AFTER = 0.1
_VERSION = "v26.0"
_BEAT_EVERY = timedelta(seconds=1)
_HANG_FOR = 15.0
_HANGING = 3


def deliveries() -> list[Ratio | Reading]:
    """Two hundred due deliveries on one page, one after the other; and how late a heartbeat comes meanwhile."""
    with tempfile.TemporaryDirectory(prefix="moderator-desk-due-") as place, started(Path(place)) as graph:
        office = _Office(Path(place), graph)
        graph.fault(Fault(pause=ANSWERS_AFTER, times=0))
        name = f"{DUE} due deliveries on a page against a bare loop of the same calls, answers after 0.1 s"
        ratio = measure(name, 1.2, office.bare, office.ours)
        office.bench.folder.close()
    return [ratio, heartbeat_while_sends_hang()]


def heartbeat_while_sends_hang() -> Reading:
    """Seconds that a beat comes late at most, while a send hangs on each of three pages."""
    with tempfile.TemporaryDirectory(prefix="moderator-desk-hang-") as place, started(Path(place)) as graph:
        office = _Office(Path(place), graph, pages=_HANGING)
        office.approve(1)
        graph.fault(Fault(Answer.HANG, call="feed", times=0))
        late = _latest_beat(office)
        graph.release()
        office.bench.core.publishing.close()
        office.bench.folder.close()
    return Reading("seconds that a heartbeat is late at most while sends hang on three pages", late, 10)


def _latest_beat(office: "_Office") -> float:
    """Beats come each second by the real ticker; the office's clock goes on a minute with each."""
    beats: list[float] = []
    done = threading.Event()
    begun = time.monotonic()

    def beat() -> None:
        office.go_on(minutes=1)
        office.bench.core.heartbeat.beat()
        beats.append(time.monotonic())
        if beats[-1] - begun > _HANG_FOR:
            done.set()

    ticker = SchedulerTicker(office.bench.clock, _BEAT_EVERY)
    ticker.start(beat)
    done.wait()
    ticker.stop()
    gaps = (after - before for before, after in pairwise(beats))
    return max(0.0, max(gaps) - _BEAT_EVERY.total_seconds())


class _Office:
    """An office with connected pages; the bare loop writes to a page of its own."""

    def __init__(self, place: Path, graph: RemoteGraph, pages: int = 1) -> None:
        self._graph = graph
        channels = _LateChannels()
        self.bench = Bench.working(place, FakeKeyring(), channels)
        for number in range(1, pages):
            self.bench.register(f"page{number}")
        channels.serve(self.bench, graph)
        self.bare_page = graph.add_page("bare")
        self._bare_token = graph.page_token(self.bare_page)
        self._texts = 0
        with self.bench.folder.store.write() as unit:
            unit.publishing.put(PublishingSettings(spacing_minutes=0))
            for key, page in self.bench.pages.items():
                remote = graph.add_page(key)
                made = Connection(page, remote, key, self.bench.members["uno"], self.bench.clock.now())
                unit.connections.put(made)
                self.bench.folder.keys.keep_secret(secret_name(page, "token"), graph.page_token(remote))

    def go_on(self, minutes: int) -> None:
        """Time passes, here and there."""
        self.bench.clock.go_on(minutes=minutes)
        self._graph.advance(60.0 * minutes)

    def approve(self, number: int) -> None:
        """So many posts, due in ten minutes."""
        for _ in range(number):
            self._texts += 1
            text = f"গণশুনানি {self._texts}\n\nআগামী বুধবার সকাল ১০টায়।"
            due = self.bench.clock.now() + timedelta(minutes=10)
            self.bench.approved(self.bench.draft(text, planned_at=due))

    def ours(self) -> float:
        """Seconds of one round that brings them all out."""
        self.go_on(minutes=24 * 60)  # what went out before is not read again
        self.approve(DUE)
        for _ in range(3):
            self.go_on(minutes=4)
            self.bench.core.heartbeat.replay()
        out = 0

        def whole() -> None:
            nonlocal out
            out = self.bench.core.publishing.round().published

        seconds = timed(whole)
        assert out == DUE, f"{out} of {DUE} went out"
        return seconds

    def bare(self) -> float:
        """The same calls: one read of the page, and each post on a connection of its own."""
        url = f"{self._graph.address}/{_VERSION}/{self.bare_page}"
        headers = {"Authorization": f"Bearer {self._bare_token}"}

        def loop() -> None:
            with _client() as client:
                client.get(f"{url}/published_posts", headers=headers, params={"fields": "id,message"})
            for number in range(DUE):
                form = {"message": f"গণশুনানি {number}-{time.monotonic_ns()}\n\nআগামী বুধবার সকাল ১০টায়।"}
                with _client() as client:
                    client.post(f"{url}/feed", headers=headers, data=form).raise_for_status()

        return timed(loop)


class _LateChannels:
    """Facebook at an address that is known only after the office was made."""

    def __init__(self) -> None:
        self._known = KnownChannels()

    def serve(self, bench: Bench, graph: RemoteGraph) -> None:
        self._known = KnownChannels({Platform.FACEBOOK: facebook_channel(bench.clock, graph.address)})

    def of(self, platform: Platform):
        return self._known.of(platform)


@contextmanager
def _client() -> Iterator[httpx.Client]:
    with httpx.Client(verify=trust(), trust_env=False, timeout=120) as client:
        yield client
