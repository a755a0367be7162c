"""A page as typed into the first steps. Knows no Qt."""

from dataclasses import dataclass
from datetime import date

from moderator_app.domain.errors import ModeratorError, WrongLink, WrongOrderOfDays
from moderator_app.domain.fields import NAME_LIMIT, required, web_address
from moderator_app.domain.ids import PageId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.pages import Page, PageKind, Platform, checked_page
from moderator_app.words import Speaker
from ui.forms.trouble import Reading, Trouble, optional_day, place_of, trouble

_PAGE_PLACES: tuple[tuple[type[ModeratorError], str], ...] = ((WrongLink, "url"), (WrongOrderOfDays, "first_on"))


@dataclass(frozen=True, slots=True)
class TypedPage:
    """The fields of the first page; days are as typed."""

    name_bn: str = ""
    name_en: str = ""
    platform: Platform = Platform.FACEBOOK
    kind: PageKind = PageKind.PAGE
    url: str = ""
    order_no: str = ""
    order_on: str = ""
    first_on: str = ""


def read_page(
    say: Speaker, typed: TypedPage, page_id: PageId, today: date, mark: int
) -> tuple[Page | None, tuple[Trouble, ...]]:
    """The page that was typed, or every trouble of the form; an empty first day means today."""
    reading = Reading(say)
    reading.take("page_name", lambda: required("page_name", typed.name_bn), "")
    reading.take("url", lambda: web_address(typed.url), "")
    order_on = reading.take("order_on", lambda: optional_day(typed.order_on), None)
    first_on = reading.take("first_on", lambda: optional_day(typed.first_on) or today, today)
    if reading.troubles:
        return None, tuple(reading.troubles)
    page = Page(
        page_id,
        Bilingual(typed.name_bn, typed.name_en),
        typed.platform,
        typed.kind,
        typed.url,
        first_on,
        order_no=typed.order_no,
        order_on=order_on,
        mark=mark,
    )
    try:
        return checked_page(page), ()
    except ModeratorError as error:
        return None, (page_trouble(say, error, typed),)


def page_trouble(say: Speaker, error: ModeratorError, typed: TypedPage) -> Trouble:
    """An error of a page at the field it belongs to."""
    place = place_of(error, _PAGE_PLACES)
    too_long = place == "page_name" and len(typed.name_en) > NAME_LIMIT
    return trouble(say, error, "page_name_en" if too_long else place)
