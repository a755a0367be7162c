"""A storm over an office that publishes: hundreds of deliveries, a network that fails, a process that is killed.

The office is real (its encrypted store, its core, the program's own way to Facebook); Facebook is the simulator in a
process of its own. Every life of the sending process is a forked copy that is killed with -9 around a drawn call; its
clock goes on by `STEP` with every beat and is kept by the simulator, so that no life depends on a machine's speed.
"""

import os
import random
import signal
import threading
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from moderator_app.bootstrap import core_on
from moderator_app.domain.connections import Connection, secret_name
from moderator_app.domain.delivery import Delivery, DeliveryState
from moderator_app.domain.pages import Platform
from moderator_app.domain.publishing_settings import PublishingSettings
from moderator_app.platforms.channels import KnownChannels
from moderator_app.platforms.facebook.channel import facebook_channel
from moderator_app.platforms.kit.send_once import Call, Patience, read_once
from moderator_app.ports import Attempt
from tests.fakes.clock import FakeClock
from tests.fakes.graph_server import PublicPost, RemoteGraph, started
from tests.fakes.ids import FakeIds
from tests.fakes.keyring import FakeKeyring
from tests.services.bench import Bench
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder

STEP = timedelta(minutes=5)
"""What passes with every beat: short enough that no beat misses a due time (docs/facts.md, "Heartbeat")."""
PAGES, POSTS, KILLS = 6, 50, 50
PAUSE = 0.06
_MOST_CALLS = 9
_LINGERS = 0.08
_LONGEST_LIFE, _SHORT_LIFE = 5.0, 0.3
_MOST_BEATS = 600
_PATIENCE = Patience(connect=5, answer=10)
S = DeliveryState

OUT = frozenset({S.PUBLISHED})
ASKED = frozenset({S.NEEDS_HUMAN, S.MISSED, S.EXPIRED, S.REJECTED})
"""States that stand in front of a person."""
OVER = OUT | ASKED


@dataclass(frozen=True)
class Told:
    """A delivery after the storm: how it stands, what was tried, and the posts on its page that say what it says."""

    delivery: Delivery
    text: str
    attempts: tuple[Attempt, ...]
    seen: tuple[PublicPost, ...]

    @property
    def was_unknown(self) -> bool:
        """Whether at some time nobody knew what had become of it."""
        return any(attempt.outcome in {"unknown", "abandoned", "duplicate"} for attempt in self.attempts)


@dataclass
class Aftermath:
    """All of them, and how the storm went."""

    told: Sequence[Told]
    kills: int
    seconds: float
    left: int
    faults: Counter[str] = field(default_factory=Counter)
    leaks: Sequence[str] = ()

    @property
    def settled_share(self) -> float:
        """How many unknown outcomes of posts that are on their page were settled by themselves; 1.0 is all."""
        seen = self.visible_unknowns
        return sum(each.delivery.state in OUT for each in seen) / len(seen) if seen else 1.0

    def figures(self) -> str:
        """The storm in one line."""
        return (
            f"{len(self.told)} deliveries, {self.kills} deaths ({self.found_armed} in the middle of a call), "
            f"{sum(self.faults.values())} faults: {len(self.told) - len(self.asked)} went out by themselves, "
            f"{len(self.asked)} in front of a person, {len(self.doubled)} twice on a page, {len(self.lost)} lost; "
            f"of {len(self.visible_unknowns)} unknown outcomes that the page showed, {self.settled_share:.0%} settled "
            f"by themselves; {self.seconds:.0f} s"
        )

    @property
    def doubled(self) -> list[Told]:
        """Posts that stand on their page more than once."""
        return [each for each in self.told if len(each.seen) > 1]

    @property
    def lost(self) -> list[Told]:
        """Neither on its page nor in front of a person; or said to be out and not there."""
        return [each for each in self.told if not each.seen and each.delivery.state not in ASKED]

    @property
    def unfinished(self) -> list[Told]:
        """What the program was not done with."""
        return [each for each in self.told if each.delivery.state not in OVER]

    @property
    def found_armed(self) -> int:
        """How often a life found a call that the one before had died in."""
        return sum(attempt.outcome == "abandoned" for each in self.told for attempt in each.attempts)

    @property
    def asked(self) -> list[Told]:
        """In front of a person."""
        return [each for each in self.told if each.delivery.state in ASKED]

    @property
    def visible_unknowns(self) -> list[Told]:
        """Outcomes that were unknown, of posts that are on their page."""
        return [each for each in self.told if each.was_unknown and each.seen]


class Office:
    """An office with connected pages. Its keyring is in memory: every forked copy has its own."""

    def __init__(self, folder: Path, graph: RemoteGraph, posts: int, seed: int) -> None:
        read_once(Call("GET", f"{graph.address}/v26.0/me"))  # what every life needs is loaded before it is copied
        self._draw = random.Random(seed)  # noqa: S311 - draws a storm, guards nothing
        self._longest_life = _LONGEST_LIFE
        self.graph = graph
        self.keyring = FakeKeyring()
        bench = Bench.working(folder, self.keyring, KnownChannels({Platform.FACEBOOK: facebook_channel(FakeClock())}))
        for number in range(1, PAGES):
            bench.register(f"page{number}")
        # The platform's own timer is late on some pages.
        self.remote = {
            page: graph.add_page(key, publish_late=60.0 * (number % 3))
            for number, (key, page) in enumerate(bench.pages.items())
        }
        self._connect(bench)
        for number in range(posts):
            bench.approved(self._draft(bench, number))
        self.path = bench.folder.path
        bench.folder.close()

    def _draft(self, bench: Bench, number: int):
        """Half are due within 20 minutes, so that they are sent when they are due; the rest is handed over."""
        minutes = self._draw.randrange(3, 19) if number % 2 else self._draw.randrange(26, 60)
        colour = f"#{number:02x}4060"
        media = (bench.picture(f"ছবি {number}", colour),) if number % 7 == 3 else ()
        media += (bench.picture("আরেকটি", f"#40{number:02x}60"),) if number % 14 == 3 else ()
        link = f"https://example.org/{number}" if number % 5 == 1 and not media else ""
        text = f"গণশুনানি {number}\n\nআগামী {number} তারিখ সকাল ১০টায় উপজেলা মিলনায়তনে।"
        due = bench.clock.now() + timedelta(minutes=minutes)
        return bench.draft(text, planned_at=due, media=media, link=link)

    def _connect(self, bench: Bench) -> None:
        """Half of the pages belong to an app that demands the proof of its secret."""
        apps = (self.graph.add_app("Desk"), self.graph.add_app("Careful desk", demands_proof=True))
        keys = bench.folder.keys
        with bench.folder.store.write() as unit:
            unit.publishing.put(PublishingSettings(fresh_minutes=48 * 60, spacing_minutes=0))
            for number, (page, remote) in enumerate(self.remote.items()):
                app = apps[number % 2]
                made = Connection(page, remote, "Page", bench.members["uno"], bench.clock.now(), app_id=app)
                unit.connections.put(made)
                keys.keep_secret(secret_name(page, "token"), self.graph.page_token(remote, app=app))
                if number % 2:
                    keys.keep_secret(secret_name(page, "app-secret"), self.graph.secret_of(app))

    def live(self, beats: int) -> int:
        """One life of the sending process; tells how many deliveries it left undone."""
        folder = new_folder(self.path, self.keyring)
        folder.open_with(PASSPHRASE)
        clock = FakeClock(datetime.fromisoformat(self.graph.now()))
        channels = KnownChannels({Platform.FACEBOOK: facebook_channel(clock, self.graph.address, once=_PATIENCE)})
        core = core_on(folder, clock=clock, ids=FakeIds(os.getpid()), hasher=cheap_hasher(), channels=channels)
        left = 0
        for _ in range(beats):
            core.heartbeat.replay()
            core.publishing.round()
            with folder.store.read() as unit:
                left = len(unit.deliveries.in_states(set(S) - OVER))
            if not left:
                break
            clock.go_on(seconds=STEP.total_seconds())
            self.graph.advance(STEP.total_seconds())  # a life that dies before this leaves the time where it was
        core.publishing.close()
        folder.close()
        return left

    def die(self, calls: int, seconds: float) -> None:
        """One life that is killed with -9, so many seconds after its `calls`-th call that makes something arrived.

        One that makes fewer is killed too; one that is done earlier waits for that.
        """
        before = self.graph.creates()
        pid = os.fork()
        if pid == 0:
            try:
                self.live(_MOST_BEATS)
                signal.pause()
            except BaseException:  # noqa: BLE001 - the copy must end here, whatever happened
                traceback.print_exc()
            finally:
                os._exit(1)
        self.graph.wait_for_creates(before + calls, self._longest_life)
        if self.graph.creates() == before:
            self._longest_life = _SHORT_LIFE  # nothing is left to be sent: the others die while they settle
        threading.Event().wait(seconds)
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        assert os.WIFSIGNALED(status), "the copy ended by itself"

    def told(self) -> list[Told]:
        """Every delivery beside its page."""
        folder = new_folder(self.path, self.keyring)
        folder.open_with(PASSPHRASE)
        pages = {page: self.graph.public(remote) for page, remote in self.remote.items()}
        with folder.store.read() as unit:
            deliveries = [line.delivery for line in unit.deliveries.in_states(set(S))]
            told = [self._one(unit, each, pages[each.page_id]) for each in deliveries]
        folder.close()
        return told

    def _one(self, unit, delivery: Delivery, posts: Sequence[PublicPost]) -> Told:
        content = unit.posts.get(delivery.post_id).content_for(delivery.page_id)
        seen = tuple(post for post in posts if post.text in {content.text, content.with_link})
        return Told(delivery, content.text, unit.attempts.of_delivery(delivery.id), seen)


def storm(folder: Path, seed: int, *, posts: int = POSTS, kills: int = KILLS, faults: bool = True) -> Aftermath:
    """The whole of it: an office, a network that fails by the seed, deaths, and one last life that is left in peace."""
    begun = time.monotonic()
    draw = random.Random(seed)  # noqa: S311 - as above
    with started(folder) as graph:
        office = Office(folder, graph, posts, seed)
        if faults:
            graph.plan(seed, pause=PAUSE)
        for _ in range(kills):
            office.die(draw.randrange(1, _MOST_CALLS), draw.uniform(0, _LINGERS))
        left = office.live(_MOST_BEATS)
        graph.everything_late()
        graph.advance(timedelta(days=30).total_seconds())  # whatever still lies hidden with the platform comes out
        met = Counter(f"{each['effect']} {each['answer']}" for each in graph.faults_met())
        return Aftermath(office.told(), kills, time.monotonic() - begun, left, met, graph.leaks)
