"""Which shape, colour and word the register uses for an account's standing, naming and administrators. Knows no Qt."""

from datetime import date

from moderator_app.domain.pages import Administrator, Naming, Page
from moderator_app.words import mark
from ui.roles import Role
from ui.widgets.shapes import Shape, StateLook
from ui.widgets.states import PAGE_STATES

MATCHED = StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("Matches"))
OUTSIDE = StateLook(Shape.SQUARE_CROSS, Role.DANGER, mark("Outside the order"))
NOT_ON_PAGE = StateLook(Shape.TRIANGLE, Role.WARNING, mark("Not on the page"))
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
