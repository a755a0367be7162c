"""Which shape, colour and word the register uses for an account's standing, naming and administrators. Knows no Qt."""

from datetime import date

from moderator_app.domain.page_concerns import NOT_LOOKED_AT, PageConcern, review_due
from moderator_app.domain.pages import Administrator, Naming, Page
from moderator_app.words import mark
from ui.roles import Role
from ui.widgets.shapes import Shape, StateLook
from ui.widgets.states import PAGE_STATES

MATCHED = StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("Matches"))
OUTSIDE = StateLook(Shape.SQUARE_CROSS, Role.DANGER, mark("Outside the order"))
NOT_ON_PAGE = StateLook(Shape.TRIANGLE, Role.WARNING, mark("Not on the page"))
SECURED = StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("On"))
NOT_SECURED = StateLook(Shape.TRIANGLE, Role.WARNING, mark("Off"))
NOT_KNOWN = StateLook(Shape.HEXAGON, Role.UNKNOWN, mark("Unknown so far"))
TWO_FACTOR_LOOKS: dict[bool | None, StateLook] = {True: SECURED, False: NOT_SECURED, None: NOT_KNOWN}
PORTAL_LOOKS: dict[bool | None, StateLook] = {
    True: StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("Linked")),
    False: StateLook(Shape.TRIANGLE, Role.WARNING, mark("Not linked")),
    None: StateLook(Shape.DASHED_CIRCLE, Role.MUTED, mark("Not looked at yet")),
}
REVIEW_DUE = StateLook(Shape.TRIANGLE, Role.WARNING, mark("Review due"))
NO_LONGER_KEPT = StateLook(Shape.CIRCLE_SLASH, Role.MUTED, mark("No longer kept"))
_RENAME = StateLook(Shape.TRIANGLE, Role.WARNING, mark("Plan a new name"))
NAMING_LOOKS = {
    Naming.OFFICE: StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("In the office's name")),
    Naming.POSITION: _RENAME,
    Naming.PERSON: _RENAME,
    Naming.UNKNOWN: StateLook(Shape.DASHED_CIRCLE, Role.MUTED, mark("Not looked at yet")),
}


def standing_look(page: Page, today: date) -> StateLook:
    """How an account is run: by hand while no platform is connected, or not any more."""
    return NO_LONGER_KEPT if page.last_on is not None and page.last_on < today else PAGE_STATES["by_hand"]


def person_look(person: Administrator) -> StateLook:
    """Whether order and account agree on a person; power outside the order is the worse disagreement."""
    if person.matched:
        return MATCHED
    return OUTSIDE if person.on_page else NOT_ON_PAGE


def people_look(page: Page) -> StateLook | None:
    """The worst of an account's administrators; None while nobody is recorded."""
    looks = {person_look(a) for a in page.administrators}
    return next((look for look in (OUTSIDE, NOT_ON_PAGE, MATCHED) if look in looks), None)


def secured_look(page: Page) -> StateLook | None:
    """The worst second factor of those on the page; None while nobody is recorded there."""
    found = {a.two_factor for a in page.administrators if a.on_page}
    return next((TWO_FACTOR_LOOKS[state] for state in (False, None, True) if state in found), None)


def review_look(page: Page, today: date) -> StateLook | None:
    """A sign where the access review is due; None while it is not."""
    return REVIEW_DUE if page.kept_on(today) and review_due(page, today) else None


def concern_look(concern: PageConcern) -> tuple[Shape, Role]:
    """How pressing a concern is: power outside the order, a finding, or something nobody looked at."""
    if concern is PageConcern.OUTSIDE_ORDER:
        return Shape.SQUARE_CROSS, Role.DANGER
    return (Shape.DASHED_CIRCLE, Role.MUTED) if concern in NOT_LOOKED_AT else (Shape.TRIANGLE, Role.WARNING)
