"""What in the account register asks for a look. Nothing here ever blocks: the office decides."""

from datetime import date
from enum import StrEnum

from moderator_app.domain.pages import Naming, Page

REVIEW_DAYS = 92
"""The longest quarter: access is looked over once in each."""


class PageConcern(StrEnum):
    """Why an account should be looked at, most pressing first."""

    OUTSIDE_ORDER = "outside_order"
    NOT_ON_PAGE = "not_on_page"
    NO_TWO_FACTOR = "no_two_factor"
    TWO_FACTOR_UNKNOWN = "two_factor_unknown"
    NOBODY_RECORDED = "nobody_recorded"
    PERSON_NAME = "person_name"
    POSITION_NAME = "position_name"
    NO_RENAME_PLAN = "no_rename_plan"
    NAMING_UNKNOWN = "naming_unknown"
    NEVER_REVIEWED = "never_reviewed"
    REVIEW_OLD = "review_old"
    PORTAL_NOT_LINKED = "portal_not_linked"
    PORTAL_UNKNOWN = "portal_unknown"
    NO_ORDER = "no_order"
    NO_RECOVERY_CONTACT = "no_recovery_contact"


NOT_LOOKED_AT = frozenset(
    {
        PageConcern.TWO_FACTOR_UNKNOWN,
        PageConcern.NOBODY_RECORDED,
        PageConcern.NAMING_UNKNOWN,
        PageConcern.PORTAL_UNKNOWN,
        PageConcern.NO_ORDER,
        PageConcern.NO_RECOVERY_CONTACT,
        PageConcern.NEVER_REVIEWED,
    }
)
"""Gaps of the register itself: nobody wrote it down yet. All others are findings."""


def needs_look(page: Page, today: date) -> bool:
    """Whether the register found something that should be mended; a gap of the register alone is none."""
    return any(concern not in NOT_LOOKED_AT for concern in page_concerns(page, today))


def page_concerns(page: Page, today: date) -> tuple[PageConcern, ...]:
    """What a kept account asks for, most pressing first; one that is no longer kept asks for nothing."""
    if page.last_on is not None and page.last_on < today:
        return ()
    found = {*_people(page), *_naming(page), *_papers(page, today)}
    return tuple(concern for concern in PageConcern if concern in found)


def review_due(page: Page, today: date) -> bool:
    """Whether nobody looked over who has access for longer than a quarter, or ever."""
    return page.reviewed_on is None or (today - page.reviewed_on).days > REVIEW_DAYS


def _people(page: Page) -> set[PageConcern]:
    found = {
        PageConcern.OUTSIDE_ORDER: any(a.on_page and not a.in_order for a in page.administrators),
        PageConcern.NOT_ON_PAGE: any(a.in_order and not a.on_page for a in page.administrators),
        PageConcern.NO_TWO_FACTOR: any(a.on_page and a.two_factor is False for a in page.administrators),
        PageConcern.TWO_FACTOR_UNKNOWN: any(a.on_page and a.two_factor is None for a in page.administrators),
        PageConcern.NOBODY_RECORDED: not page.administrators,
    }
    return {concern for concern, holds in found.items() if holds}


def _naming(page: Page) -> set[PageConcern]:
    named = {
        Naming.PERSON: PageConcern.PERSON_NAME,
        Naming.POSITION: PageConcern.POSITION_NAME,
        Naming.UNKNOWN: PageConcern.NAMING_UNKNOWN,
    }.get(page.naming)
    if named is None:
        return set()
    planless = page.naming is not Naming.UNKNOWN and not page.rename_plan
    return {named, PageConcern.NO_RENAME_PLAN} if planless else {named}


def _papers(page: Page, today: date) -> set[PageConcern]:
    found = {
        PageConcern.NEVER_REVIEWED: page.reviewed_on is None,
        PageConcern.REVIEW_OLD: page.reviewed_on is not None and review_due(page, today),
        PageConcern.PORTAL_NOT_LINKED: page.portal_linked is False,
        PageConcern.PORTAL_UNKNOWN: page.portal_linked is None,
        PageConcern.NO_ORDER: not page.order_no,
        PageConcern.NO_RECOVERY_CONTACT: not page.recovery_contacts,
    }
    return {concern for concern, holds in found.items() if holds}
