"""Reads what a page shows and what Facebook keeps for it; a read that was not whole and in order says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import final
from urllib.parse import parse_qs, urlsplit

from moderator_app.domain.sending import Listing, RemotePost, SendOutcome
from moderator_app.platforms.facebook.answers import Heard, Json, moment, object_of, rows_of, text_of
from moderator_app.platforms.facebook.api import Graph
from moderator_app.platforms.facebook.faults import GONE
from moderator_app.ports import Account

WINDOW = timedelta(minutes=15)
"""For so long a post that was sent may still turn up."""
_MOST_PAGES = 40
_A_PAGE = "50"
_FIELDS = (
    "id,message,created_time,permalink_url,is_published,scheduled_publish_time,application,"
    "attachments{media_type,type,url,unshimmed_url,target,subattachments}"
)


@dataclass(frozen=True, slots=True)
class Look:
    """What asking for one post came to; `gone` only where Facebook says that there is no such thing."""

    post: RemotePost | None = None
    gone: bool = False
    fault: str = ""
    detail: str = ""
    server_at: datetime | None = None

    def is_gone_after(self, removed: Heard) -> bool:
        """Whether a post was taken away: nothing shows it, and Facebook said so here or when it was deleted.

        Of what was deleted Facebook may also say that a right is missing, which alone proves nothing.
        """
        said = removed.outcome is SendOutcome.CONFIRMED and removed.told.get("success") is True
        return self.post is None and (self.gone or said)


@final
class FacebookReading:
    """Fulfils the port `ReadingBack`."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    @property
    def window(self) -> timedelta:
        return WINDOW

    def published(self, account: Account, since: datetime) -> Listing:
        """What the page shows since a time, newest first."""
        begin = {"since": str(int(since.timestamp()))}
        return self._listed(account, f"{account.remote_id}/published_posts", begin)

    def scheduled(self, account: Account) -> Listing:
        """What Facebook will publish later."""
        return self._listed(account, f"{account.remote_id}/scheduled_posts", {}, later=True)

    def one(self, account: Account, remote_id: str) -> RemotePost | None:
        """One post, or the post in which a photo stands; None where there is none or nobody can tell."""
        return self.look(account, remote_id).post

    def look(self, account: Account, remote_id: str) -> Look:
        """One post; of a photo, the post that its `page_story_id` proves (its absence proves nothing)."""
        if "_" not in remote_id:
            photo = self._graph.read(account, remote_id, {"fields": "id,page_story_id"})
            story = text_of(photo.told.get("page_story_id"))
            if photo.outcome is not SendOutcome.CONFIRMED:
                return _no_look(photo)
            if not story:
                return Look(server_at=photo.server_at)
            remote_id = story
        said = self._graph.read(account, remote_id, {"fields": _FIELDS})
        if said.outcome is not SendOutcome.CONFIRMED or not said.told.get("id"):
            return _no_look(said)
        return Look(_post(said.told, account), server_at=said.server_at)

    def _listed(self, account: Account, path: str, begin: Mapping[str, str], *, later: bool = False) -> Listing:
        """Every page of it. The next one's address holds the token, so it is asked for by its cursor instead."""
        posts: dict[str, RemotePost] = {}
        query = {"fields": _FIELDS, "limit": _A_PAGE, **begin}
        seen: set[str] = set()
        for _ in range(_MOST_PAGES):
            said = self._graph.read(account, path, query)
            found = [_post(row, account, later=later) for row in rows_of(said.told.get("data"))]
            posts |= {post.remote_id: post for post in found}
            if not _is_whole(said, found):
                return _unclean(posts.values(), said)
            paging = object_of(said.told.get("paging"))
            if not paging.get("next"):
                return Listing(tuple(posts.values()), clean=True, server_at=said.server_at)
            after = text_of(object_of(paging.get("cursors")).get("after"))
            if not after or after in seen:
                return _unclean(posts.values(), said)
            seen.add(after)
            query = {**query, "after": after}
        return Listing(tuple(posts.values()), clean=False, fault="facebook.listing_unread")


def _is_whole(said: Heard, found: list[RemotePost]) -> bool:
    in_order = said.outcome is SendOutcome.CONFIRMED and isinstance(said.told.get("data"), list)
    return in_order and all(post.remote_id for post in found)


def _unclean(posts: Iterable[RemotePost], said: Heard) -> Listing:
    return Listing(
        tuple(posts),
        clean=False,
        fault=said.fault or "facebook.listing_unread",
        detail=said.detail,
        server_at=said.server_at,
        wait_until=said.wait_until,
    )


def _no_look(said: Heard) -> Look:
    error = said.error
    gone = error is not None and error.code == 100 and error.subcode == GONE
    fault = said.fault or "facebook.no_answer"
    return Look(None, gone, fault, said.detail, said.server_at)


def _post(row: Json, account: Account, *, later: bool = False) -> RemotePost:
    published = row.get("is_published") is not False and not later
    attached = rows_of(object_of(row.get("attachments")).get("data"))
    due = moment(row.get("scheduled_publish_time"))
    app = text_of(object_of(row.get("application")).get("id"))
    return RemotePost(
        text_of(row.get("id")),
        text_of(row.get("message")),
        _link(attached),
        text_of(row.get("permalink_url")),
        published,
        moment(row.get("created_time")) if published else due,
        (app == account.app_id) if account.app_id else None,
        sum(_pictures(each) for each in attached),
    )


def _kind(attached: Json) -> str:
    return text_of(attached.get("media_type")) or text_of(attached.get("type"))


def _pictures(attached: Json) -> int:
    within = rows_of(object_of(attached.get("subattachments")).get("data"))
    return sum(_pictures(each) for each in within) if within else int(_kind(attached) == "photo")


def _link(attached: list[Json]) -> str:
    """The address that a post shares; Facebook's own detour for it (`l.php?u=…`) is left out."""
    for each in attached:
        if _kind(each) in {"link", "share"}:
            url = text_of(each.get("unshimmed_url")) or text_of(each.get("url"))
            return next(iter(parse_qs(urlsplit(url).query).get("u", ())), url) if "/l.php?" in url else url
    return ""
