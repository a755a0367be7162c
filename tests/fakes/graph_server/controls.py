"""What a test does to the server: sets up its world, its faults and its clock, acts as people do, and looks.

Every method named in `REMOTE` takes and gives values of JSON, so that it works on a server in its own process too.
"""

import threading
from collections.abc import Mapping, Sequence
from datetime import datetime

from tests.fakes.graph_server.faults import CREATES, Fault, Plan, Script
from tests.fakes.graph_server.times import ServerClock
from tests.fakes.graph_server.world import RIGHTS, Page, Token, World

REMOTE = frozenset(
    {"add_app", "secret_of", "add_user", "add_page", "page_token", "user_token", "app_token", "kill_token"}
    | {"set_page", "fault_of", "clear_faults", "plan", "no_plan", "public_of", "waiting_of", "advance", "set_skew"}
    | {"person_posts", "person_deletes", "person_edits", "person_reschedules", "person_publishes", "calls_of"}
    | {"set_metric", "everything_late", "release", "shut", "open", "leaks_found", "now", "set_version", "faults_met"}
    | {"photos_of", "creates", "wait_for_creates"}
)


class Controls:
    """Thread-safe. The first app and person exist from the beginning."""

    def __init__(self, clock: ServerClock | None = None) -> None:
        self.lock = threading.RLock()
        self.arrived = threading.Condition(self.lock)
        self.clock = clock or ServerClock()
        self.world = World(self.clock)
        self.script = Script()
        self.drawn: Plan | None = None
        self.skew_seconds = 0.0
        self.version = "v26.0"
        self.leaks: list[str] = []
        self.calls: list[dict[str, object]] = []
        self.met: list[dict[str, object]] = []
        self.app = self.add_app("Office desk")
        self.person = self.add_user("Rahima Khatun")

    # --- The world ----------------------------------------------------------------------------------------------------

    def add_app(self, name: str, demands_proof: bool = False) -> str:
        """An app's number."""
        with self.lock:
            return self.world.add_app(name, demands_proof=demands_proof).id

    def secret_of(self, app: str) -> str:
        """The app's secret."""
        return self.world.apps[app].secret

    def add_user(self, name: str) -> str:
        """A person's number."""
        with self.lock:
            user = str(self.world.number())
            self.world.users[user] = name
            return user

    def add_page(self, name: str, **settings: object) -> str:
        """A page's number; settings are the fields of `Page`."""
        with self.lock:
            page = str(self.world.number())
            self.world.pages[page] = Page(page, name, **settings)  # type: ignore[arg-type]
            return page

    def set_page(self, page: str, **settings: object) -> None:
        """Other settings of a page."""
        with self.lock:
            for name, value in settings.items():
                if not hasattr(self.world.pages[page], name):
                    raise AttributeError(name)
                setattr(self.world.pages[page], name, value)

    def page_token(self, page: str, **fields: object) -> str:
        """A token of a page for a person (`user`) through an app (`app`); further fields are those of `Token`."""
        return self._token("page", page_id=page, **fields)

    def user_token(self, **fields: object) -> str:
        """A token of a person."""
        return self._token("user", **fields)

    def app_token(self, app: str = "") -> str:
        """The app's own token: its number, a bar, its secret [D]."""
        app = app or self.app
        with self.lock:
            value = f"{app}|{self.secret_of(app)}"
            self.world.tokens[value] = Token(value, "app", app, scopes=())
            return value

    def _token(self, kind: str, user: str = "", app: str = "", page_id: str = "", **fields: object) -> str:
        with self.lock:
            for name in ("expires_at", "data_access_expires_at"):
                if isinstance(given := fields.get(name), str):
                    fields[name] = datetime.fromisoformat(given)
            for name in ("scopes", "only_pages"):
                if isinstance(given := fields.get(name), list):
                    fields[name] = tuple(given)
            value = f"EAAB{kind[0].upper()}{self.world.number()}ZD"
            self.world.tokens[value] = Token(
                value, kind, app or self.app, user or self.person, page_id, **({"scopes": RIGHTS} | fields)  # type: ignore[arg-type]
            )  # fmt: skip
            return value

    def kill_token(self, token: str, subcode: int) -> None:
        """From now on its use answers 190 with this subcode; 0 brings it back to life."""
        self.world.tokens[token].dead = subcode

    def set_metric(self, node: str, metric: str, value: object) -> None:
        """A number of a post or page; a metric without one is answered by an empty list [F]."""
        self.world.metrics[node, metric] = value

    # --- Faults and the clock -----------------------------------------------------------------------------------------

    def fault(self, fault: Fault) -> None:
        """From the next call on."""
        with self.lock:
            self.script.add(fault)

    def fault_of(self, values: Mapping[str, object]) -> None:
        """A fault that travelled."""
        self.fault(Fault.read(values))

    def clear_faults(self) -> None:
        """No scripted fault any more."""
        with self.lock:
            self.script.clear()

    def plan(self, seed: int, share: float = 0.35, read_share: float = 0.1, minutes: int = 5, pause: float = 0) -> None:
        """Faults drawn from a seed, beside the scripted ones."""
        self.drawn = Plan(seed, share, read_share, minutes, pause)

    def no_plan(self) -> None:
        """No drawn fault any more."""
        self.drawn = None

    def faults_met(self) -> list[dict[str, object]]:
        """What happened to whom: `page`, `call`, `answer`, `effect` of every fault that struck."""
        with self.lock:
            return [*self.met]

    def everything_late(self) -> None:
        """All effects that were still to come have come."""
        with self.lock:
            self.world.everything_late()

    def now(self) -> str:
        """The server's time, ISO 8601."""
        return self.clock.now().isoformat()

    def advance(self, seconds: float) -> None:
        """The server's clock jumps forward, and its scheduler does what became due."""
        with self.lock:
            self.clock.advance(seconds)
            self.world.catch_up()

    def set_skew(self, seconds: float) -> None:
        """So much is added to the Date that is told, and to nothing else."""
        self.skew_seconds = seconds

    def set_version(self, version: str) -> None:
        """What the header Facebook-API-Version tells from now on, whatever was asked for."""
        self.version = version

    # --- People -------------------------------------------------------------------------------------------------------

    def person_posts(self, page: str, text: str, link: str = "", photos: Sequence[str] = ()) -> str:
        """Somebody posts from a phone; `photos` are numbers of photos. Gives the post's number."""
        with self.lock:
            post = self.world.add_post(page, text, link, tuple(photos), "")
            self.world.publish(post, self.clock.now())
            return post.id

    def person_deletes(self, post: str) -> None:
        """Somebody takes a post away, live or waiting."""
        with self.lock:
            self.world.remove_post(self.world.posts[post])

    def person_edits(self, post: str, text: str) -> None:
        """Somebody changes the text."""
        self.world.posts[post].text = text

    def person_reschedules(self, post: str, at: str | datetime) -> None:
        """Somebody gives a waiting post another time."""
        self.world.posts[post].due_at = datetime.fromisoformat(at) if isinstance(at, str) else at

    def person_publishes(self, post: str) -> None:
        """Somebody publishes a waiting post by hand."""
        with self.lock:
            self.world.publish(self.world.posts[post], self.clock.now())

    # --- Looking ------------------------------------------------------------------------------------------------------

    def public_of(self, page: str) -> list[dict[str, object]]:
        """The page's public view in values of JSON; `public` reads them."""
        with self.lock:
            self.world.catch_up()
            return [post.as_values() for post in self.world.public(page)]

    def waiting_of(self, page: str) -> list[dict[str, object]]:
        """What Facebook's scheduler holds: `id`, `text`, `due_at` (ISO 8601), `photos` (how many)."""
        with self.lock:
            self.world.catch_up()
            return [
                {"id": post.id, "text": post.text, "due_at": post.due_at.isoformat(), "photos": len(post.photos)}
                for post in self.world.waiting(page)
                if post.due_at
            ]

    def photos_of(self, page: str) -> list[str]:
        """Numbers of the photos that were uploaded to a page and stand in no published post."""
        return [photo.id for photo in self.world.photos.values() if photo.page_id == page and not photo.story]

    def calls_of(self, call: str = "", page: str = "") -> list[dict[str, object]]:
        """Requests that arrived: `method`, `call`, `page`, `target`, `values`, `answer`, `effect`, `at`."""
        with self.lock:
            return [row for row in self.calls if call in {"", row["call"]} and page in {"", row["page"]}]

    def creates(self) -> int:
        """How many calls that make something have arrived."""
        with self.lock:
            return sum(row["call"] in CREATES for row in self.calls)

    def wait_for_creates(self, count: int, seconds: float) -> bool:
        """Comes back when so many have arrived, and says whether they did within that time of the machine."""
        with self.arrived:
            return self.arrived.wait_for(lambda: self.creates() >= count, seconds)

    def leaks_found(self) -> list[str]:
        """Requests whose address gave a token away."""
        return [*self.leaks]
