"""What a screen is given to work with, and nothing more."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from moderator_app.domain.panel import Member
from moderator_app.domain.settings import Appearance
from moderator_app.words import Speaker
from ui.fact_bridge import FactBridge
from ui.places import Place
from ui.theme import Theme

if TYPE_CHECKING:
    from moderator_app.core import Core


@dataclass(frozen=True, slots=True)
class ScreenContext:
    """For screens behind the sign-in page.

    `place` is where the screen stands (its item, if it was opened for one); `navigate` leads elsewhere and keeps the
    way back; `restyle` keeps and shows another language, digits, scheme or text size at once. Facts also reach
    `Screen.heard`. Slow things go through `ui.background.run`.
    """

    core: "Core"
    say: Speaker
    theme: Theme
    actor: Member
    place: Place
    navigate: Callable[[Place], None]
    back: Callable[[], None]
    facts: FactBridge
    appearance: Appearance
    restyle: Callable[[Appearance], None]


@dataclass(frozen=True, slots=True)
class GateContext:
    """For the pages before sign-in: making the store, and naming its founder. `done` goes on to the next gate."""

    core: "Core"
    say: Speaker
    theme: Theme
    done: Callable[[], None]


ScreenFactory = Callable[[ScreenContext], QWidget]
GateFactory = Callable[[GateContext], QWidget]
