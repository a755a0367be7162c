"""Which call a request is, by name.

Faults name these: debug_token, me, accounts, page_read, post_read, photo_read, feed, photos, published_posts,
feed_read, scheduled_posts, insights, post_edit, delete, unknown.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.fakes.graph_server import access, changing, reading
from tests.fakes.graph_server.errors import GraphError, known, not_found
from tests.fakes.graph_server.wire import Request
from tests.fakes.graph_server.world import World

Json = dict[str, object]
_VERSION = re.compile(r"v\d+\.\d+")
_LISTINGS = {"published_posts": "published_posts", "posts": "published_posts", "feed": "feed_read"}
LISTINGS = frozenset({*_LISTINGS.values(), "scheduled_posts"})


@dataclass(frozen=True)
class Route:
    """A call by name, the page it is about ("" when none), the node and edge of its path, and its version."""

    call: str
    page: str
    node: str
    edge: str
    version: str


def route(world: World, request: Request) -> Route:
    """By method and path alone, so that a fault may strike before the body is read."""
    parts = [part for part in request.path.split("/") if part]
    version = parts.pop(0) if parts and _VERSION.fullmatch(parts[0]) else ""
    node, edge = (parts[0] if parts else ""), (parts[1] if len(parts) > 1 else "")
    photo = world.photos.get(node)
    page = photo.page_id if photo else node.partition("_")[0]
    page = page if page in world.pages else ""
    return Route(_name(world, request.method, node, edge), page, node, edge, version)


def _name(world: World, method: str, node: str, edge: str) -> str:  # noqa: PLR0911 - a table, one row a call
    match method, node, edge:
        case (("GET" | "POST"), "debug_token", ""):
            return node
        case "GET", "me", "":
            return node
        case "POST", "debug_token", "":  # the field `method` makes it a GET [F: the vendor's PHP library]
            return node
        case "GET", "me", "accounts":
            return "accounts"
        case "POST", _, "feed" | "photos":
            return edge
        case "GET", _, "insights":
            return "insights"
        case "GET", _, ("scheduled_posts" | "published_posts" | "posts" | "feed"):
            return _LISTINGS.get(edge, edge)
        case "GET", _, "":
            return "page_read" if node in world.pages else "photo_read" if node in world.photos else "post_read"
        case "POST", _, "":
            return "post_edit"
        case "DELETE", _, "":
            return "delete"
        case _:
            return "unknown"


def work(world: World, taken: Route, request: Request) -> Callable[[], Json]:
    """What the call does when it is done, which may be later than it was asked for.

    The returned function raises GraphError.
    """
    return lambda: _done(world, taken, request)


def _done(world: World, taken: Route, request: Request) -> Json:  # noqa: PLR0911 - a table, one row a call
    world.catch_up()
    if taken.call == "debug_token":
        if request.method == "POST" and request.form.get("method", "").upper() != "GET":
            raise GraphError(2500, "Unknown path components: /debug_token", status=400)
        return reading.debug_token(world, request)
    token = access.token_of(world, request)
    if taken.node == "me" and taken.call in {"me", "accounts"}:
        return (reading.me if taken.call == "me" else reading.accounts)(world, token, request)
    node = token.page_id if taken.node == "me" else taken.node
    match taken.call:
        case "feed" | "photos":
            made = changing.make_post if taken.call == "feed" else changing.make_photo
            return made(world, _page(world, node, "post"), token, request)
        case "published_posts" | "feed_read" | "scheduled_posts":
            return reading.listing(world, _page(world, node, "get"), token, request, taken.edge)
        case "insights":
            target = world.pages.get(node) or reading.found_post(world, node, "get")
            return reading.insights(world, target, token, request)
        case "page_read":
            return reading.page(world, world.pages[node], token, request)
        case "photo_read":
            return reading.photo(world.photos[node], token, request)
        case "post_read":
            return reading.post(world, reading.found_post(world, node, "get"), token, request)
        case "post_edit":
            return changing.change_post(world, reading.found_post(world, node, "post"), token, request)
        case "delete":
            target = world.photos.get(node) or reading.found_post(world, node, "delete")
            return changing.delete(world, target, token)
        case _:
            raise GraphError(2500, f"Unknown path components: /{taken.edge}", status=400)


def _page(world: World, node: str, verb: str):
    if node in world.pages:
        return world.pages[node]
    if not node:
        raise known(210)
    raise not_found(verb, node)
