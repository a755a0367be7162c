"""The calls that change a page: new posts and photos, edits, publishing by id, deleting."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from tests.fakes.graph_server import access, errors
from tests.fakes.graph_server.errors import GraphError, known
from tests.fakes.graph_server.wire import Request
from tests.fakes.graph_server.world import Page, Photo, Post, Token, World

Json = dict[str, object]
SOONEST, LATEST = timedelta(minutes=10), timedelta(days=30)
MOST_BYTES = 4 * 1024 * 1024
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def make_post(world: World, page: Page, token: Token, request: Request) -> Json:
    """POST /{page}/feed."""
    access.need(token, page.id, "pages_manage_posts", "pages_read_engagement", error=known(200))
    values = request.values
    text, link = values.get("message", ""), values.get("link", "")
    photos = _attached(world, page, values)
    if not (text.strip() or link or photos):
        raise errors.NO_MESSAGE
    due = _due(world, page, values)
    if page.refuses_duplicates and any(_same(post, text, link) for post in world.live(page.id)):
        raise known(506)
    post = world.add_post(page.id, text, link, photos, token.app_id)
    post.due_at, post.content_type = due, values.get("unpublished_content_type", "")
    if _yes(values, "published", otherwise=True):
        world.publish(post, world.clock.now())
    return {"id": post.id}


def make_photo(world: World, page: Page, token: Token, request: Request) -> Json:
    """POST /{page}/photos; the photo comes as the file `source`."""
    access.need(token, page.id, "pages_manage_posts", "pages_read_engagement", error=known(200))
    part = request.files.get("source")
    if part is None or not part.content.startswith(_PICTURES):
        raise errors.BAD_PHOTO
    if len(part.content) > MOST_BYTES:
        raise errors.BIG_PHOTO
    values = request.values
    published = _yes(values, "published", otherwise=True)
    due = _due(world, page, values)
    caption = values.get("caption", values.get("message", ""))
    temporary = _yes(values, "temporary", otherwise=False)
    photo = world.add_photo(page.id, part.content, values.get("alt_text_custom", ""), caption, temporary=temporary)
    if not published and due is None:
        return {"id": photo.id}
    post = world.add_post(page.id, caption, "", (photo.id,), token.app_id)
    post.due_at = due
    if published:
        world.publish(post, world.clock.now())
    return {"id": photo.id, "post_id": post.id}


def change_post(world: World, post: Post, token: Token, request: Request) -> Json:
    """POST /{post}: another text, publishing now, or another time; only the app that made it may [D]."""
    access.need(token, post.page_id, "pages_manage_posts", "pages_read_engagement", error=known(200))
    if post.by_app != token.app_id:
        raise GraphError(200, "(#200) You can only update posts made by this app", status=403)
    values = request.values
    if "scheduled_publish_time" in values:
        if post.live_at is not None:
            raise errors.TIME_ON_PUBLISHED
        post.due_at = _moment(world, values["scheduled_publish_time"])
    if "message" in values:
        post.text = values["message"]
    if _yes(values, "is_published", otherwise=False):
        world.publish(post, world.clock.now())
    return {"success": True}


def delete(world: World, node: Post | Photo, token: Token) -> Json:
    """DELETE /{post} or /{photo}."""
    access.need(token, node.page_id, "pages_manage_posts", "pages_read_engagement", error=known(200))
    if isinstance(node, Post):
        world.remove_post(node)
    else:
        world.photos.pop(node.id, None)
    return {"success": True}


def _attached(world: World, page: Page, values: Mapping[str, str]) -> tuple[str, ...]:
    """`attached_media[0]={"media_fbid":"…"}`, …, or one list of them [D]."""
    if "attached_media" in values:
        rows = json.loads(values["attached_media"])
    else:
        named = sorted(name for name in values if name.startswith("attached_media["))
        rows = [json.loads(values[name]) for name in sorted(named, key=lambda name: int(name[15:-1]))]
    photos = tuple(str(row["media_fbid"]) for row in rows)
    for photo in photos:
        kept = world.photos.get(photo)
        if kept is None or kept.page_id != page.id or kept.story:
            raise GraphError(100, "(#100) Invalid parameter: media_fbid", 0)
    return photos


def _due(world: World, page: Page, values: Mapping[str, str]) -> datetime | None:
    if "scheduled_publish_time" not in values:
        return None
    if _yes(values, "published", otherwise=True):
        raise errors.TIME_ON_PUBLISHED
    due = _moment(world, values["scheduled_publish_time"])
    if len(world.waiting(page.id)) >= page.queue_limit:
        raise errors.QUEUE_FULL
    return due


def _moment(world: World, text: str) -> datetime:
    """Unix seconds or ISO 8601; from 10 minutes to 30 days ahead [D]."""
    now = world.clock.now()
    try:
        at = datetime.fromtimestamp(int(text), now.tzinfo) if text.isdigit() else datetime.fromisoformat(text)
    except ValueError as error:
        raise GraphError(100, errors.BAD_TIME) from error
    if not now + SOONEST <= at <= now + LATEST:
        raise GraphError(100, errors.BAD_TIME)
    return at


def _same(post: Post, text: str, link: str) -> bool:
    return post.text.strip() == text.strip() and post.link == link


def _yes(values: Mapping[str, str], name: str, *, otherwise: bool) -> bool:
    text = values.get(name, "")
    return text.lower() in {"true", "1"} if text else otherwise
