"""What a link must be before a post counts as live with it."""

from moderator_app.domain.errors import (
    LinkAlreadyUsed,
    LinkNeedsWitness,
    LinkNotAPost,
    LinkOtherHost,
    LinkOtherPage,
)
from moderator_app.domain.ids import DeliveryId
from moderator_app.domain.pages import Page
from moderator_app.ports import LinkReading, LinkVerdict, Unit


def check_link(reading: LinkReading, page: Page, *, witnessed: bool) -> None:
    """Lets a link pass that leads to a post of the page, or of which a person saw that it does.

    Raises:
        LinkOtherHost, LinkOtherPage, LinkNotAPost: it does not.
        LinkNeedsWitness: it does not show its page, and nobody said to have seen the post there.
    """
    if reading.verdict is LinkVerdict.OTHER_HOST:
        raise LinkOtherHost(host=reading.found, page=page.name)
    if reading.verdict is LinkVerdict.OTHER_PAGE:
        raise LinkOtherPage(found=reading.found, page=page.name)
    if reading.verdict is LinkVerdict.NOT_A_POST:
        raise LinkNotAPost(page=page.name)
    if reading.verdict is LinkVerdict.SHOWS_NO_PAGE and not witnessed:
        raise LinkNeedsWitness(page=page.name)


def check_unused(unit: Unit, link: str, own: DeliveryId | None = None) -> None:
    """Lets a link pass with which no other delivery than one's own was confirmed. Raises LinkAlreadyUsed."""
    other = unit.deliveries.by_permalink(link)
    if other is not None and other.delivery.id != own:
        raise LinkAlreadyUsed(title=other.title)
