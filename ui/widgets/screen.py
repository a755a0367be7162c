"""What every screen is: a widget that tells the window its title, header, bottom bar and banners."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Screen(QWidget):
    """The work area of one place. Everything below may be overridden; nothing must.

    Header widgets, bar and banners are made once and kept by the screen; the window lends them a place and deletes
    them with the screen. Emit `header_changed` when title, subtitle, actions, banners or bar are other than before.
    """

    header_changed = Signal()

    def title(self) -> str:
        """The page title, said."""
        return ""

    def subtitle(self) -> str:
        """The muted line beside the title."""
        return ""

    def header_state(self) -> QWidget | None:
        """A state pill beside the title."""
        return None

    def header_actions(self) -> Sequence[QWidget]:
        """Buttons at the right of the header, the filled one last; the window adds help before it."""
        return ()

    def bottom_bar(self) -> QWidget | None:
        """What stands in the bar at the bottom; the bar appears only if there is something."""
        return None

    def banners(self) -> Sequence[QWidget]:
        """At most two are shown, the first ones."""
        return ()

    def shows_back(self) -> bool:
        """Whether the header carries a back button."""
        return False

    def fills_height(self) -> bool:
        """True where the screen scrolls its own parts; the window then scrolls only what has no room at all."""
        return False

    def heard(self, fact: object) -> None:
        """Something changed in the core: ask again if it concerns this screen."""

    def leaving(self) -> None:
        """The screen is about to be replaced: keep what was typed."""

    def made(self) -> str | None:
        """The item that came into being here, asked after `leaving`: whoever comes back finds it, not an empty page."""
        return None
