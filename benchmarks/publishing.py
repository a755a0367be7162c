"""Two hundred due deliveries of one page against a bare loop that makes the same requests, one after the other."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.pairs import Ratio, measure
from moderator_app.bootstrap import core_on
from moderator_app.domain.connections import Connection, secret_name
from moderator_app.domain.pages import Platform
from moderator_app.domain.publishing_settings import PublishingSettings
from moderator_app.domain.sending import Listing, Parcel, SendAnswer, SendOutcome
from moderator_app.platforms.channels import KnownChannels
from moderator_app.platforms.kit.send_once import Call, Reply, read_once, send_once, trust
from moderator_app.ports import Account, Channel
from moderator_app.services.page_secrets import TOKEN
from tests.fakes.channel import FakePlatform
from tests.fakes.clock import FakeClock
from tests.fakes.ids import FakeIds
from tests.fakes.keyring import FakeKeyring
from tests.services.bench import Bench
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder

DELIVERIES = 200
_TEXT = "গণশুনানি {n}\n\nআগামী বুধবার সকাল ১০টায় উপজেলা মিলনায়তনে।"
_HEADERS = {"Authorization": "Bearer a-secret-token"}


def publishing() -> Ratio:
    """Spacing off; the store is encrypted and on disk, and every claim is on the disk before its socket opens."""
    with tempfile.TemporaryDirectory(prefix="moderator-desk-bench-") as place, _platform() as address:
        office, keyring, now = _office(Path(place))
        runs = iter(range(1_000))
        return measure(
            f"{DELIVERIES} due deliveries against a bare loop of the same requests",
            1.2,
            lambda: _bare(address),
            lambda: _ours(office, Path(place) / f"run{next(runs)}", keyring, now, address),
        )


@contextmanager
def _platform() -> Iterator[str]:
    order = [sys.executable, "-m", "benchmarks.slow_platform"]
    with subprocess.Popen(order, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own module
        assert process.stdout is not None
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}/9"
        assert process.stdin is not None
        process.stdin.close()


def _bare(address: str) -> float:
    """New connections, the shared TLS context, nothing else."""
    import httpx

    began = time.perf_counter()
    with httpx.Client(verify=trust()) as client:
        client.get(f"{address}/published_posts", headers=_HEADERS).json()
    for n in range(DELIVERIES):
        with httpx.Client(verify=trust()) as client:
            client.post(f"{address}/feed", data={"message": _TEXT.format(n=n)}, headers=_HEADERS).json()
    return time.perf_counter() - began


class _Slow(FakePlatform):
    """The same requests through the program's own way of sending."""

    address = ""

    def stage(self, account: Account, parcel: Parcel) -> SendAnswer:
        return SendAnswer(SendOutcome.CONFIRMED)

    def commit(self, account: Account, parcel: Parcel, staged: object) -> SendAnswer:
        reply = send_once(Call("POST", f"{self.address}/feed", _HEADERS, form={"message": parcel.text}))
        assert isinstance(reply, Reply)
        return SendAnswer(SendOutcome.CONFIRMED, remote_id=json.loads(reply.body)["id"])

    def published(self, account: Account, since: datetime) -> Listing:
        reply = read_once(Call("GET", f"{self.address}/published_posts", _HEADERS))
        return Listing(clean=isinstance(reply, Reply))


def _office(place: Path) -> tuple[Path, FakeKeyring, datetime]:
    """Everything approved and due at one time, and the moment of it."""
    keyring = FakeKeyring()
    bench = Bench.working(place, keyring, KnownChannels({Platform.FACEBOOK: FakePlatform(FakeClock()).channel()}))
    page = bench.pages["facebook"]
    bench.folder.keys.keep_secret(secret_name(page, TOKEN), "a-secret-token")
    with bench.folder.store.write() as unit:
        unit.connections.put(Connection(page, "9", "Page", bench.members["uno"], bench.clock.now()))
        unit.publishing.put(replace(PublishingSettings(), spacing_minutes=0, hand_over=False))
    due_at = bench.clock.now() + timedelta(minutes=2)
    for n in range(DELIVERIES):
        bench.approved(bench.draft(_TEXT.format(n=n), planned_at=due_at))
    bench.folder.close()
    return bench.folder.path, keyring, bench.clock.now()


def _ours(office: Path, place: Path, keyring: FakeKeyring, now: datetime, address: str) -> float:
    shutil.copytree(office, place)
    folder = new_folder(place, keyring)
    folder.open_with(PASSPHRASE)
    clock = FakeClock(now)
    slow = _Slow(clock)
    slow.address = address
    channels = KnownChannels({Platform.FACEBOOK: _direct(slow)})
    core = core_on(folder, clock=clock, ids=FakeIds(3), hasher=cheap_hasher(), channels=channels)
    core.heartbeat.replay()
    clock.go_on(minutes=2)
    assert len(core.heartbeat.replay().ready) == DELIVERIES
    began = time.perf_counter()
    done = core.publishing.round()
    seconds = time.perf_counter() - began
    assert done.published == DELIVERIES, done
    core.publishing.close()
    folder.close()
    shutil.rmtree(place)
    return seconds


def _direct(slow: _Slow) -> Channel:
    return slow.channel(handing=None)
