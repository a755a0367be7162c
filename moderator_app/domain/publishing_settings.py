"""What an office may set about publishing by itself, and what holds where it set nothing."""

from dataclasses import dataclass
from datetime import timedelta

from moderator_app.domain.errors import OutOfBounds

FRESH_MINUTES = (15, 48 * 60)
SPACING_MINUTES = (0, 120)


@dataclass(frozen=True, slots=True)
class PublishingSettings:
    """`fresh_minutes`: how late a post may still go out by itself; `spacing_minutes` lie between late posts of a page.

    `hand_over`: the platform's own timer is used where it has one, so that this PC may be off.
    """

    fresh_minutes: int = 180
    spacing_minutes: int = 10
    hand_over: bool = True

    @property
    def fresh_for(self) -> timedelta:
        """How late a post may still go out by itself."""
        return timedelta(minutes=self.fresh_minutes)

    @property
    def spacing(self) -> timedelta:
        """What lies at least between two late posts of a page."""
        return timedelta(minutes=self.spacing_minutes)


def checked_publishing(settings: PublishingSettings) -> PublishingSettings:
    """Lets settings pass that make sense.

    Raises:
        OutOfBounds: a number outside its bounds.
    """
    for value, (least, most) in (
        (settings.fresh_minutes, FRESH_MINUTES),
        (settings.spacing_minutes, SPACING_MINUTES),
    ):
        if not least <= value <= most:
            raise OutOfBounds(least=least, most=most)
    return settings
