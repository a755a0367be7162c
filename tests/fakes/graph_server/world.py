"""What the server knows: apps, people, pages, tokens, photos and posts, and Facebook's own scheduler.

Nothing here knows of sockets or faults. The lock of the server is held by whoever comes in.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.fakes.graph_server.public import PublicPhoto, PublicPost
from tests.fakes.graph_server.times import ServerClock

RIGHTS = ("pages_show_list", "pages_read_engagement", "pages_manage_posts", "read_insights", "public_profile")
TASKS = ("ADVERTISE", "ANALYZE", "CREATE_CONTENT", "MESSAGING", "MODERATE", "MANAGE")
SITE = "https://www.facebook.com"


@dataclass
class App:
    """An app of a developer; `demands_proof` is its switch "Require App Secret"."""

    id: str
    secret: str
    name: str
    demands_proof: bool = False


@dataclass
class Token:
    """An access token; times of expiry are None for never, `dead` is the subcode of 190 that its use answers."""

    value: str
    kind: str
    app_id: str
    user_id: str = ""
    page_id: str = ""
    scopes: tuple[str, ...] = RIGHTS
    only_pages: tuple[str, ...] | None = None
    expires_at: datetime | None = None
    data_access_expires_at: datetime | None = None
    dead: int = 0


@dataclass
class Photo:
    """An uploaded photo; `story` is the post it stands in once that is published."""

    id: str
    page_id: str
    content: bytes
    alt_text: str
    caption: str
    made_at: datetime
    published: bool
    temporary: bool = False
    story: str = ""


@dataclass
class Post:
    """A post, live or not: `live_at` is None until it is published, `due_at` the scheduler's time.

    A post is missing from listings for `lag_reads` more of them and until `lag_until`.
    """

    id: str
    page_id: str
    text: str
    link: str
    photos: tuple[str, ...]
    made_at: datetime
    by_app: str = ""
    live_at: datetime | None = None
    due_at: datetime | None = None
    content_type: str = ""
    lag_reads: int = 0
    lag_until: datetime | None = None


@dataclass
class Page:
    """A page; `queue_limit` is how many posts its scheduler takes, `publish_late` its seconds behind the time."""

    id: str
    name: str
    queue_limit: int = 1000
    publish_late: float = 0
    refuses_duplicates: bool = False
    usage: int = 3
    regain_minutes: int = 0
    removed_by_people: list[str] = field(default_factory=list)


@dataclass
class LateEffect:
    """Something asked for that is done later, whatever its caller was told."""

    page_id: str
    work: Callable[[], object]
    reads: int
    at: datetime | None


class World:
    """All of it, and the few moves that others build on."""

    def __init__(self, clock: ServerClock) -> None:
        self.clock = clock
        self.apps: dict[str, App] = {}
        self.users: dict[str, str] = {}
        self.pages: dict[str, Page] = {}
        self.tokens: dict[str, Token] = {}
        self.photos: dict[str, Photo] = {}
        self.posts: dict[str, Post] = {}
        self.metrics: dict[tuple[str, str], object] = {}
        self.late: list[LateEffect] = []
        self._last_number = 100_000

    def number(self) -> int:
        """The next number of an object."""
        self._last_number += 1
        return self._last_number

    def add_app(self, name: str, *, demands_proof: bool) -> App:
        """An app with an invented secret."""
        app_id = str(self.number())
        secret = hashlib.sha256(f"secret of {app_id}".encode()).hexdigest()[:32]
        self.apps[app_id] = App(app_id, secret, name, demands_proof)
        return self.apps[app_id]

    def proof(self, token: Token) -> str:
        """HMAC-SHA256 of the token with the app's secret, in hex [D]."""
        return hmac.new(self.apps[token.app_id].secret.encode(), token.value.encode(), hashlib.sha256).hexdigest()

    def is_expired(self, token: Token) -> bool:
        """Past its time, as the server's clock has it."""
        return token.expires_at is not None and token.expires_at <= self.clock.now()

    # --- Time passes --------------------------------------------------------------------------------------------------

    def catch_up(self) -> None:
        """Facebook's scheduler publishes what is due, and late effects whose time has come are done."""
        now = self.clock.now()
        for late in [late for late in self.late if late.at is not None and late.at <= now]:
            self._do(late)
        for post in sorted(self.waiting(), key=lambda post: post.due_at or now):
            behind = timedelta(seconds=self.pages[post.page_id].publish_late)
            if post.due_at is not None and post.due_at + behind <= now:
                self.publish(post, post.due_at + behind)

    def listing_read(self, page_id: str) -> None:
        """One more listing of a page was asked for."""
        for late in [late for late in self.late if late.page_id == page_id and late.at is None]:
            late.reads -= 1
            if late.reads < 0:
                self._do(late)

    def everything_late(self) -> None:
        """All late effects are done now."""
        for late in [*self.late]:
            self._do(late)

    def _do(self, late: LateEffect) -> None:
        self.late.remove(late)
        late.work()

    # --- Posts --------------------------------------------------------------------------------------------------------

    def waiting(self, page_id: str = "") -> list[Post]:
        """Posts that the scheduler will publish."""
        return [p for p in self.posts.values() if p.due_at and not p.live_at and page_id in {"", p.page_id}]

    def live(self, page_id: str) -> list[Post]:
        """Published posts, newest first; of one moment, the one made last first."""
        posts = [post for post in self.posts.values() if post.live_at and post.page_id == page_id]
        return sorted(posts, key=lambda post: (post.live_at, post.id), reverse=True)

    def add_post(self, page_id: str, text: str, link: str, photos: tuple[str, ...], by_app: str) -> Post:
        """A post that is not live yet."""
        post = Post(f"{page_id}_{self.number()}", page_id, text, link, photos, self.clock.now(), by_app)
        self.posts[post.id] = post
        return post

    def publish(self, post: Post, at: datetime) -> None:
        """Makes it live; its photos belong to it from then on."""
        if post.live_at is None:
            post.live_at = at
        for photo in post.photos:
            self.photos[photo].story = post.id
            self.photos[photo].published = True

    def remove_post(self, post: Post) -> None:
        """Takes it off the page, with its photos."""
        del self.posts[post.id]
        for photo in post.photos:
            self.photos.pop(photo, None)

    def add_photo(self, page_id: str, content: bytes, alt_text: str, caption: str, *, temporary: bool) -> Photo:
        """A photo nobody sees yet."""
        photo = Photo(
            str(self.number()), page_id, content, alt_text, caption, self.clock.now(), published=False,
            temporary=temporary,
        )  # fmt: skip
        self.photos[photo.id] = photo
        return photo

    def public(self, page_id: str) -> Iterator[PublicPost]:
        """Live posts as the public sees them, oldest first."""
        for post in reversed(self.live(page_id)):
            photos = (self.photos[photo] for photo in post.photos if photo in self.photos)
            shown = (PublicPhoto(hashlib.sha256(p.content).hexdigest(), p.alt_text, p.caption) for p in photos)
            assert post.live_at is not None
            yield PublicPost(post.id, post.text, post.link, tuple(shown), post.live_at, post.by_app)
