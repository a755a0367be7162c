"""Instagram: a post's short address does not show its account, the long one does."""

from moderator_app.domain.media_rules import MediaRule
from moderator_app.domain.pages import Page
from moderator_app.platforms.kit.lengths import utf16_units
from moderator_app.platforms.kit.reading import not_a_post, of_page, other_host, shows_no_page
from moderator_app.platforms.kit.web_link import WebLink, address, read_web_link
from moderator_app.ports import LinkReading

HOME = "www.instagram.com"
_HOSTS = ("instagram.com", "www.instagram.com", "m.instagram.com", "instagr.am", "www.instagr.am")
_ROOMS = ("p", "reel", "reels", "tv", "share", "stories", "explore", "accounts", "direct", "about")


class Instagram:
    """Accounts of Instagram."""

    text_limit: int | None = 2_200
    media_rule = MediaRule(videos=10, video_size=1_000_000_000, video_seconds=900, video_kinds=("mp4", "mov"))
    caption_limit: int | None = None
    link_in_text = True

    def read_link(self, page: Page, link: WebLink) -> LinkReading:
        if link.host not in _HOSTS or link.port is not None:
            return other_host(address(link.place, link.path, link.query), link.place)
        plain = address(HOME, link.path)
        match link.path:
            case (("p" | "reel" | "reels" | "tv"), code, *_):
                return shows_no_page(address(HOME, (link.path[0], code)))
            case ("share", _, *_):
                return shows_no_page(plain)
            case ("stories", user, number, *_) if number.isdigit():
                return of_page(plain, f"@{user}", same=_is(page, user))
            case (user, ("p" | "reel" | "tv") as kind, code, *_) if user not in _ROOMS:
                own = read_web_link(page.url).path[0] if _is(page, user) else user  # one post has one address
                return of_page(address(HOME, (own, kind, code)), f"@{user}", same=_is(page, user))
            case (user, *_) if user not in _ROOMS:
                return of_page(plain, f"@{user}", same=_is(page, user), is_post=False)
            case _:
                return not_a_post(plain)

    def composer_link(self, page: Page, text: str) -> str:
        del text
        return page.url

    def text_length(self, text: str) -> int:
        return utf16_units(text)


def _is(page: Page, user: str) -> bool:
    registered = read_web_link(page.url).path
    return bool(registered) and registered[0].casefold() == user.casefold()
