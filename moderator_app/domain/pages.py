"""The account register: the office's pages, IDs, groups, channels and sites, with their orders and administrators."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from moderator_app.domain.errors import WrongOrderOfDays
from moderator_app.domain.fields import optional, required, web_address
from moderator_app.domain.ids import PageId
from moderator_app.domain.office import Bilingual


class Platform(StrEnum):
    """Where an account lives."""

    FACEBOOK = "facebook"
    TELEGRAM = "telegram"
    MASTODON = "mastodon"
    WORDPRESS = "wordpress"
    X = "x"
    YOUTUBE = "youtube"
    INSTAGRAM = "instagram"
    LINKEDIN = "linkedin"


class PageKind(StrEnum):
    """What an account is. A Facebook page has no password of its own; an ID (a profile) has one."""

    PAGE = "page"
    PROFILE = "profile"
    GROUP = "group"
    CHANNEL = "channel"
    SITE = "site"


class Naming(StrEnum):
    """Whose name the account bears; the directive wants the office's."""

    OFFICE = "office"
    POSITION = "position"
    PERSON = "person"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Administrator:
    """A person with power over the account: named in the office order, found on the account, or both.

    `two_factor` tells whether their sign-in asks for a second factor (None: nobody looked).
    """

    name: str
    in_order: bool
    on_page: bool
    two_factor: bool | None = None

    @property
    def matched(self) -> bool:
        """Whether order and account agree."""
        return self.in_order == self.on_page


@dataclass(frozen=True, slots=True)
class Page:
    """An account of the office. `page` in every output means its id.

    It owes its weekly minimum from `first_on` to `last_on` (both included; None: still kept).
    `mark` is one of the five colours of its mark, 0 to 4. `portal_linked` tells whether the office's own web site
    links to it (None: nobody looked); `reviewed_on` is the last review of who has access.
    """

    id: PageId
    name: Bilingual
    platform: Platform
    kind: PageKind
    url: str
    first_on: date
    last_on: date | None = None
    order_no: str = ""
    order_on: date | None = None
    owner_profile: str = ""
    naming: Naming = Naming.UNKNOWN
    administrators: tuple[Administrator, ...] = field(default=())
    mark: int = 0
    rename_plan: str = ""
    portal_linked: bool | None = None
    portal_checked_on: date | None = None
    recovery_contacts: tuple[str, ...] = field(default=())
    reviewed_on: date | None = None

    def kept_on(self, day: date) -> bool:
        """Whether the office keeps the account that day."""
        return self.first_on <= day and (self.last_on is None or day <= self.last_on)


MARK_COLOURS = 5


def checked_page(page: Page) -> Page:
    """The page with every field cleaned.

    Raises:
        EmptyField: no Bangla name, or an administrator without a name.
        FieldTooLong: a field is longer than a line.
        WrongLink: the address is no web address.
        WrongOrderOfDays: the last day lies before the first.
    """
    if page.last_on is not None and page.last_on < page.first_on:
        raise WrongOrderOfDays(first=page.first_on, last=page.last_on)
    return Page(
        id=page.id,
        name=Bilingual(required("page_name", page.name.bn), optional("page_name", page.name.en)),
        platform=page.platform,
        kind=page.kind,
        url=web_address(page.url),
        first_on=page.first_on,
        last_on=page.last_on,
        order_no=optional("order_no", page.order_no),
        order_on=page.order_on,
        owner_profile=optional("owner_profile", page.owner_profile),
        naming=page.naming,
        administrators=tuple(replace(a, name=required("administrator_name", a.name)) for a in page.administrators),
        mark=page.mark % MARK_COLOURS,
        rename_plan=optional("rename_plan", page.rename_plan),
        portal_linked=page.portal_linked,
        portal_checked_on=page.portal_checked_on,
        recovery_contacts=tuple(
            line for line in (optional("recovery_contact", raw) for raw in page.recovery_contacts) if line
        ),
        reviewed_on=page.reviewed_on,
    )
