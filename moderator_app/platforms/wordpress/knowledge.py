"""A site of the office: a post is any address below the registered one that is not a list or a back room."""

import re

from moderator_app.domain.media_rules import MediaRule
from moderator_app.domain.pages import Page
from moderator_app.platforms.kit.lengths import code_points
from moderator_app.platforms.kit.reading import of_page, other_host
from moderator_app.platforms.kit.web_link import WebLink, address, read_web_link
from moderator_app.ports import LinkReading

_TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "igsh", "mibextid", "mc_cid", "mc_eid", "ref", "ref_src"}
    | {"ref_url", "rdid", "share_url", "_gl", "_ga", "si", "amp", "preview", "preview_id", "preview_nonce"}
)
_TRACKING_STARTS = ("utm_", "__", "hsa_", "_hs")
_POST_FIELDS = ("p", "page_id", "attachment_id")
_BACK_ROOMS = ("wp-admin", "wp-login.php", "wp-json", "feed", "xmlrpc.php", "wp-content")
_LISTS = ("category", "tag", "author", "page")
_FRONT = (("index.php",), ("index.html",))
_DATE_ARCHIVE = re.compile(r"[0-9]{4}(/[0-9]{1,2}){0,2}")


class WordPress:
    """A site. Any address of it shows its page, for the host is the office's own."""

    text_limit: int | None = None
    media_rule = MediaRule(videos=None)
    caption_limit: int | None = None
    link_in_text = True

    def read_link(self, page: Page, link: WebLink) -> LinkReading:
        """Judges a link; `www.` before the host makes no difference, nor does the scheme."""
        base = read_web_link(page.url)
        query = tuple((key, value) for key, value in link.query if not _tracks(key))
        plain = address(link.place, link.path, query, secure=base.secure or link.secure, slash=link.slash)
        if _site(link) != _site(base):
            return other_host(plain, link.place)
        depth = len(base.path)
        if link.path[:depth] != base.path:
            return of_page(plain, "/".join((link.place, *link.path)), same=False)
        return of_page(plain, "", same=True, is_post=_is_post(link.path[depth:], query))

    def composer_link(self, page: Page, text: str) -> str:
        del text
        return page.url

    def text_length(self, text: str) -> int:
        return code_points(text)


def _site(link: WebLink) -> str:
    return link.place.removeprefix("www.")


def _tracks(name: str) -> bool:
    return name.casefold() in _TRACKING or name.casefold().startswith(_TRACKING_STARTS)


def _is_post(rest: tuple[str, ...], query: tuple[tuple[str, str], ...]) -> bool:
    if not rest or rest in _FRONT:
        return any(key in _POST_FIELDS and value.isdigit() for key, value in query)
    return not _DATE_ARCHIVE.fullmatch("/".join(rest)) and rest[0] not in _BACK_ROOMS and rest[0] not in _LISTS
