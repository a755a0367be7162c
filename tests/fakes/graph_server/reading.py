"""The calls that change nothing: tokens, pages, posts, photos, listings and insights."""

import base64
import re
from datetime import datetime
from urllib.parse import urlencode

from tests.fakes.graph_server import access, errors
from tests.fakes.graph_server.errors import known, no_field, not_found
from tests.fakes.graph_server.times import written
from tests.fakes.graph_server.wire import Request
from tests.fakes.graph_server.world import SITE, TASKS, Page, Photo, Post, Token, World

Json = dict[str, object]
POST_METRICS = (
    "post_media_view", "post_total_media_view_unique", "post_clicks", "post_reactions_like_total",
    "post_reactions_love_total", "post_reactions_wow_total", "post_reactions_haha_total", "post_reactions_sorry_total",
    "post_reactions_anger_total", "post_reactions_by_type_total",
)  # fmt: skip
PAGE_METRICS = ("page_follows", "page_media_view", "page_post_engagements", "page_daily_follows_unique")


def debug_token(world: World, request: Request) -> Json:
    """Asked by an app's token, or by a token of the same app [D]; the page's own token too [F].

    Any call may be made as a POST that names its method in the form, as the vendor's own libraries did [F].
    """
    if request.method == "POST" and request.form.get("method", "").upper() != "GET":
        raise not_found("post", "debug_token")
    asking = access.token_of(world, request)
    wished = request.values.get("input_token", "")
    if not wished:
        raise errors.GraphError(100, "(#100) The parameter input_token is required")
    told = access.debugged(world, wished)
    if "app_id" in told and told["app_id"] != asking.app_id:
        raise errors.GraphError(100, "(#100) The App_id in the input_token did not match the Viewing App")
    return {"data": told}


def me(world: World, token: Token, request: Request) -> Json:
    """The person or page a token stands for."""
    if token.kind == "page":
        return page(world, world.pages[token.page_id], token, request)
    if token.kind == "app":
        raise errors.NO_TOKEN
    return _chosen({"id": token.user_id, "name": world.users[token.user_id]}, _fields(request, "id,name"), "User")


def accounts(world: World, token: Token, request: Request) -> Json:
    """The pages a person may manage through the app, each with its token."""
    if token.kind != "user":
        raise no_field("accounts", "Page")
    if "pages_show_list" not in token.scopes:
        raise known(10)
    asked = _fields(request, "id,name,access_token")
    rows = [
        _chosen(_of_page(p) | {"access_token": own.value, "tasks": list(TASKS)}, asked, "Page")
        for own in world.tokens.values()
        if own.kind == "page" and own.user_id == token.user_id and access.has(token, "pages_show_list", own.page_id)
        for p in [world.pages[own.page_id]]
    ]
    return {"data": rows}


def page(world: World, shown: Page, token: Token, request: Request) -> Json:
    """The page itself."""
    asked = _fields(request, "id,name")
    values = _of_page(shown)
    if token.kind == "page" and token.page_id == shown.id:
        values |= {"access_token": token.value}
    return _chosen(values, asked, "Page")


def _of_page(shown: Page) -> Json:
    values: Json = {"id": shown.id, "name": shown.name, "link": f"{SITE}/{shown.id}", "is_published": True}
    return values | {
        "username": "", "verification_status": "not_verified", "followers_count": 1200, "fan_count": 1100,
    }  # fmt: skip


def post(world: World, shown: Post, token: Token, request: Request) -> Json:
    """One post, live or waiting."""
    access.need(token, shown.page_id, "pages_read_engagement", error=known(10))
    return _chosen(_of_post(world, shown), _fields(request, "id,created_time,message"), "Post")


def photo(shown: Photo, token: Token, request: Request) -> Json:
    """One photo; `page_story_id` is told once it stands in a published post [I]."""
    access.need(token, shown.page_id, "pages_read_engagement", error=known(10))
    values: Json = {"id": shown.id, "created_time": written(shown.made_at), "alt_text": shown.alt_text}
    values |= {"alt_text_custom": shown.alt_text, "name": shown.caption, "link": f"{SITE}/photo/?fbid={shown.id}"}
    values["page_story_id"] = shown.story or None
    return _chosen(values, _fields(request, "id,created_time"), "Photo")


def listing(world: World, shown: Page, token: Token, request: Request, edge: str) -> Json:
    """Posts of a page, newest first (scheduled ones: the next first), a page of them at a time."""
    access.need(token, shown.id, "pages_read_engagement", error=known(10))
    world.listing_read(shown.id)
    if edge == "scheduled_posts":
        access.need(token, shown.id, "pages_manage_posts", error=known(200))
        posts = sorted(world.waiting(shown.id), key=lambda each: (each.due_at, each.id))
    else:
        posts = world.live(shown.id)
    now = world.clock.now()
    posts = [each for each in posts if _in_time(each, request) and not _lagging(each, now)]
    return _paged(world, posts, request)


def insights(world: World, node: Post | Page, token: Token, request: Request) -> Json:
    """Numbers; one unknown or retired metric refuses the whole call [F]."""
    page_id = node.id if isinstance(node, Page) else node.page_id
    access.need(token, page_id, "read_insights", "pages_read_engagement", error=known(10))
    possible = PAGE_METRICS if isinstance(node, Page) else POST_METRICS
    wished = [name for name in request.values.get("metric", "").split(",") if name]
    if not wished or any(name not in possible for name in wished):
        raise errors.BAD_METRIC
    period = request.values.get("period", "day" if isinstance(node, Page) else "lifetime")
    rows = [_metric(world, node.id, name, period) for name in wished if (node.id, name) in world.metrics]
    return {"data": rows, "paging": {"previous": f"{SITE}/x", "next": f"{SITE}/y"}}


def _metric(world: World, node: str, name: str, period: str) -> Json:
    value: Json = {"value": world.metrics[node, name]}
    if period != "lifetime":
        value["end_time"] = written(world.clock.now())
    return {
        "name": name, "period": period, "values": [value], "title": name.replace("_", " ").capitalize(),
        "description": "", "id": f"{node}/insights/{name}/{period}",
    }  # fmt: skip


def _of_post(world: World, shown: Post) -> Json:
    number = shown.id.partition("_")[2]
    values: Json = {
        "id": shown.id,
        "message": shown.text or None,
        "created_time": written(shown.live_at or shown.made_at),
        "updated_time": written(shown.live_at or shown.made_at),
        "permalink_url": f"{SITE}/{shown.page_id}/posts/{number}",
        "is_published": shown.live_at is not None,
        "from": {"id": shown.page_id, "name": world.pages[shown.page_id].name},
        "status_type": "added_photos" if shown.photos else "mobile_status_update",
        "is_hidden": False,
        "story": None,
        "scheduled_publish_time": int(shown.due_at.timestamp()) if shown.due_at and not shown.live_at else None,
        "attachments": {"data": _attachments(world, shown)} if shown.photos or shown.link else None,
        "application": None,
    }
    if shown.by_app:
        app = world.apps[shown.by_app]
        values["application"] = {"id": app.id, "name": app.name, "link": f"{SITE}/games/?app_id={app.id}"}
    return values


def _attachments(world: World, shown: Post) -> list[Json]:
    rows = [_of_photo(world.photos[each]) for each in shown.photos if each in world.photos]
    if len(rows) > 1:
        url = f"{SITE}/{shown.page_id}/posts/{shown.id.partition('_')[2]}"
        return [{"type": "album", "media_type": "album", "url": url, "subattachments": {"data": rows}}]
    if rows:
        return rows
    return [{"type": "share", "media_type": "link", "url": shown.link, "unshimmed_url": shown.link}]


def _of_photo(shown: Photo) -> Json:
    link = f"{SITE}/photo/?fbid={shown.id}"
    inner = {"id": shown.id, "url": link}
    return {"type": "photo", "media_type": "photo", "target": inner, "url": link, "description": shown.caption}


def _in_time(each: Post, request: Request) -> bool:
    at = (each.live_at or each.made_at).timestamp()
    since, until = request.values.get("since", ""), request.values.get("until", "")
    return at >= _moment(since, 0.0) and at <= _moment(until, float("inf"))


def _moment(text: str, otherwise: float) -> float:
    if not text:
        return otherwise
    return float(text) if text.isdigit() else datetime.fromisoformat(text).timestamp()


def _lagging(each: Post, now: datetime) -> bool:
    if each.lag_until is not None and now < each.lag_until:
        return True
    if each.lag_reads > 0:
        each.lag_reads -= 1
        return True
    return False


def _paged(world: World, posts: list[Post], request: Request) -> Json:
    limit = min(100, max(1, int(request.values.get("limit", "25"))))
    ids = [each.id for each in posts]
    begin = _place(ids, request.values.get("after", "")) + 1
    rows = posts[begin : begin + limit]
    asked = _fields(request, "id,created_time,message")
    told: Json = {"data": [_chosen(_of_post(world, each), asked, "PagePost") for each in rows]}
    if rows:
        paging: Json = {"cursors": {"before": _cursor(rows[0].id), "after": _cursor(rows[-1].id)}}
        if begin + limit < len(posts):
            paging["next"] = _next(request, rows[-1].id)
        told["paging"] = paging
    return told


def _next(request: Request, last: str) -> str:
    """The whole address of the next page; Graph writes the token into it [F], so that following it gives it away."""
    kept = {name: value for name, value in request.query.items() if name != "after"}
    query = urlencode({"access_token": access.bearer(request), **kept, "after": _cursor(last)})
    return f"http://{request.headers.get('host', '')}{request.path}?{query}"


def _cursor(node: str) -> str:
    return base64.urlsafe_b64encode(node.encode()).decode()


def _place(ids: list[str], cursor: str) -> int:
    if not cursor:
        return -1
    node = base64.urlsafe_b64decode(cursor).decode()
    return ids.index(node) if node in ids else -1


def _fields(request: Request, usual: str) -> list[str]:
    """Names of the wished fields; what stands in braces or behind a dot belongs to the name before it."""
    names, depth, name = [], 0, ""
    for letter in request.values.get("fields", usual) + ",":
        depth += letter in "{("
        if letter == "," and not depth:
            names.append(re.split(r"[.{(]", name)[0].strip())
            name = ""
        else:
            name += letter
        depth -= letter in "})"
    return [each for each in names if each]


def _chosen(values: Json, asked: list[str], node: str) -> Json:
    for name in asked:
        if name not in values:
            raise no_field(name, node)
    return {name: values[name] for name in dict.fromkeys([*asked, "id"]) if values.get(name) is not None}


def found_post(world: World, node: str, verb: str) -> Post:
    """Raises 100/33 when there is none."""
    if node not in world.posts:
        raise not_found(verb, node)
    return world.posts[node]
