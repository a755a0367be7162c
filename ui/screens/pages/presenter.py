"""What the account register shows, and what a filled-in form means. Knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, final

from moderator_app.domain.errors import EmptyField, ModeratorError, WrongLink, WrongOrderOfDays
from moderator_app.domain.fields import calendar_day
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.page_concerns import PageConcern, needs_look, page_concerns
from moderator_app.domain.pages import Administrator, Naming, Page, PageKind, Platform
from moderator_app.words import Speaker
from moderator_app.words.digits import latin_digits
from moderator_app.words.register_terms import CONCERNS
from moderator_app.words.terms import NAMINGS
from ui.page_faces import page_faces, page_kind
from ui.screens.pages.connection_presenter import ConnectionPresenter
from ui.screens.pages.looks import (
    NOT_ON_PAGE,
    OUTSIDE,
    PORTAL_LOOKS,
    people_look,
    review_look,
    secured_look,
    standing_look,
)
from ui.widgets.page_face import PageFace
from ui.widgets.states import StateLook


class AccountsPort(Protocol):
    """The part of the accounts service this screen asks."""

    def all(self) -> tuple[Page, ...]: ...
    def get(self, page_id: PageId) -> Page: ...
    def new_id(self) -> PageId: ...
    def save(self, actor: MemberId, page: Page) -> Page: ...


@dataclass(frozen=True, slots=True)
class PageValues:
    """A form as typed; days and addresses are text until they are read, recovery contacts one a line."""

    name_bn: str = ""
    name_en: str = ""
    platform: Platform = Platform.FACEBOOK
    kind: PageKind = PageKind.PAGE
    url: str = ""
    order_no: str = ""
    order_on: str = ""
    owner_profile: str = ""
    naming: Naming = Naming.UNKNOWN
    first_on: str = ""
    last_on: str = ""
    administrators: tuple[Administrator, ...] = field(default=())
    rename_plan: str = ""
    portal_linked: bool | None = None
    portal_checked_on: str = ""
    recovery_contacts: str = ""
    reviewed_on: str = ""


class FormFault(Exception):
    """An error of one field of the form; `field` is the name of the `PageValues` entry it belongs to."""

    def __init__(self, field_name: str, error: ModeratorError) -> None:
        super().__init__(field_name)
        self.field = field_name
        self.error = error


_FIELD_OF_KEY = {
    "page_name": "name_bn",
    "order_no": "order_no",
    "owner_profile": "owner_profile",
    "administrator_name": "administrators",
    "rename_plan": "rename_plan",
    "recovery_contact": "recovery_contacts",
}


@final
class PagesPresenter:
    """Asks the accounts service and puts its answers into words."""

    def __init__(
        self,
        accounts: AccountsPort,
        say: Speaker,
        actor: MemberId,
        today: Callable[[], date],
        connections: ConnectionPresenter | None = None,
    ) -> None:
        self._accounts = accounts
        self._connections = connections
        self._say = say
        self._actor = actor
        self._today = today

    def pages(self) -> tuple[Page, ...]:
        """Every account, in the order in which they were added; their lights are read along."""
        if self._connections is not None:
            self._connections.read()
        return self._accounts.all()

    def page(self, page_id: PageId) -> Page:
        """One account. Raises NothingThere for an unknown id."""
        return self._accounts.get(page_id)

    def faces(self, pages: Sequence[Page]) -> dict[PageId, PageFace]:
        """The accounts' marks, told apart from each other."""
        return page_faces(self._say, pages)

    def summary(self, pages: Sequence[Page]) -> str:
        """ "5 accounts · 3 need a look"."""
        if not pages:
            return ""
        odd = sum(1 for page in pages if needs_look(page, self._today()))
        number = self._say.count("{n} account", "{n} accounts", len(pages))
        return f"{number} · {self._say.count('{n} needs a look', '{n} need a look', odd)}" if odd else number

    def name(self, page: Page) -> str:
        """The page's name in the reader's language."""
        return self._say.name(page.name)

    def kind(self, page: Page) -> str:
        """ "Facebook page"."""
        return page_kind(self._say, page)

    def standing(self, page: Page) -> StateLook:
        """How the account is run today."""
        if self._connections is None:
            return standing_look(page, self._today())
        return self._connections.look(page, self._today())

    def access(self, page: Page) -> str:
        """What stands under that: for how long the program has access."""
        return self._connections.words(page).short if self._connections is not None else ""

    def order(self, page: Page) -> tuple[str, str]:
        """Number and day of the office order, as far as they are known; never both empty."""
        day = self._say.plain_day(page.order_on) if page.order_on else ""
        if page.order_no:
            return page.order_no, day
        return (day, "") if day else (self._say("No order recorded"), "")

    def naming(self, page: Page) -> str:
        """Whose name the account bears."""
        return self._say(NAMINGS[page.naming])

    def administrators(self, page: Page) -> str:
        """How administrators compare with the order, in one line; the worst is said."""
        say = self._say
        look = people_look(page)
        if look is None:
            return say("Not recorded")
        outside = sum(1 for a in page.administrators if a.on_page and not a.in_order)
        missing = sum(1 for a in page.administrators if a.in_order and not a.on_page)
        if look is OUTSIDE:
            return say("{n} outside the order", n=outside)
        if look is NOT_ON_PAGE:
            return say("{n} not on the page", n=missing)
        return say.count("{n} matches", "All {n} match", len(page.administrators))

    def secured(self, page: Page) -> str:
        """How many of those on the page sign in with a second factor, in one line; the worst is said."""
        say, people = self._say, [a for a in page.administrators if a.on_page]
        without = sum(1 for a in people if a.two_factor is False)
        if not people:
            return say("Not recorded")
        if without:
            return say("{n} without", n=without)
        if any(a.two_factor is None for a in people):
            return say("Unknown so far")
        return say.count("{n} has it", "All {n} have it", len(people))

    def secured_look(self, page: Page) -> StateLook | None:
        """The sign beside it."""
        return secured_look(page)

    def reviewed(self, page: Page) -> str:
        """When who has access was last looked over."""
        return self._say.plain_day(page.reviewed_on) if page.reviewed_on else self._say("Never")

    def review_look(self, page: Page) -> StateLook | None:
        """A sign where that is due again."""
        return review_look(page, self._today())

    def portal(self, page: Page) -> str:
        """Whether the web portal links to the account, and when somebody looked."""
        word = self._say(PORTAL_LOOKS[page.portal_linked].word)
        if page.portal_checked_on is None:
            return word
        return self._say("{finding}, looked at on {day}", finding=word, day=page.portal_checked_on)

    def concerns(self, page: Page) -> list[tuple[PageConcern, str]]:
        """What asks for a look, most pressing first, each as a sentence."""
        return [(one, self._say(CONCERNS[one])) for one in page_concerns(page, self._today())]

    def kept(self, page: Page) -> str:
        """Since when, and until when, the account is kept."""
        if page.last_on:
            return self._say("{first} to {last}", first=page.first_on, last=page.last_on)
        return self._say("since {first}", first=page.first_on)

    def blank(self) -> PageValues:
        """A new form; an account is kept from today on."""
        return PageValues(first_on=self._typed(self._today()))

    def values(self, page: Page) -> PageValues:
        """The form of an account as it stands."""
        return PageValues(
            page.name.bn,
            page.name.en,
            page.platform,
            page.kind,
            page.url,
            page.order_no,
            self._typed(page.order_on),
            page.owner_profile,
            page.naming,
            self._typed(page.first_on),
            self._typed(page.last_on),
            page.administrators,
            page.rename_plan,
            page.portal_linked,
            self._typed(page.portal_checked_on),
            "\n".join(page.recovery_contacts),
            self._typed(page.reviewed_on),
        )

    def save(self, page: Page | None, values: PageValues) -> Page:
        """Keeps a form, of a new account (None) or of one there is.

        Raises:
            FormFault: a field cannot be taken; what was typed stays.
            ModeratorError: it could not be kept.
        """
        read = self._read(page, values)
        try:
            return self._accounts.save(self._actor, read)
        except WrongLink as error:
            raise FormFault("url", error) from error
        except WrongOrderOfDays as error:
            raise FormFault("last_on", error) from error
        except ModeratorError as error:
            key = _FIELD_OF_KEY.get(str(error.fields.get("field", "")))
            if key is None:
                raise
            raise FormFault(key, error) from error

    def _read(self, page: Page | None, values: PageValues) -> Page:
        first_on = _day("first_on", values.first_on)
        if first_on is None:
            raise FormFault("first_on", EmptyField(field="first_on"))
        last_on = _day("last_on", values.last_on)
        return Page(
            id=page.id if page else self._accounts.new_id(),
            name=Bilingual(values.name_bn, values.name_en),
            platform=values.platform,
            kind=values.kind,
            url=values.url,
            first_on=first_on,
            last_on=last_on,
            order_no=values.order_no,
            order_on=_day("order_on", values.order_on),
            owner_profile=values.owner_profile,
            naming=values.naming,
            administrators=values.administrators,
            mark=page.mark if page else len(self._accounts.all()),
            rename_plan=values.rename_plan,
            portal_linked=values.portal_linked,
            portal_checked_on=_day("portal_checked_on", values.portal_checked_on),
            recovery_contacts=tuple(values.recovery_contacts.splitlines()),
            reviewed_on=_day("reviewed_on", values.reviewed_on),
        )

    def _typed(self, day: date | None) -> str:
        return self._say.in_digits(day.strftime("%d/%m/%Y")) if day else ""


def found(pages: Sequence[Page], words: str, named: Callable[[Page], str]) -> list[Page]:
    """The accounts whose name or address holds all the words that were typed."""
    wanted = latin_digits(words).casefold().split()
    return [p for p in pages if all(w in f"{named(p)} {p.name.bn} {p.name.en} {p.url}".casefold() for w in wanted)]


def _day(field_name: str, typed: str) -> date | None:
    if not typed.strip():
        return None
    try:
        return calendar_day(typed)
    except ModeratorError as error:
        raise FormFault(field_name, error) from error
