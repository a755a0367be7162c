"""What a screen is given to work with, and nothing more."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from moderator_app.domain.appearance import Appearance
from moderator_app.domain.ids import DeliveryId
from moderator_app.domain.panel import Member
from moderator_app.words import Speaker
from ui.backups.state import BringBack
from ui.fact_bridge import FactBridge
from ui.places import Place
from ui.theme import Theme

if TYPE_CHECKING:
    from moderator_app.core import Core


def _no_kit_here(_delivery_id: DeliveryId) -> None:
    """Stands in where a screen is shown outside the window."""


def _no_gate_here(_wish: object) -> None:
    """Stands in where a page is shown outside the window."""


@dataclass(frozen=True, slots=True)
class ScreenContext:
    """For screens behind the sign-in page.

    `place` is where the screen stands (its item, if it was opened for one); `navigate` leads elsewhere and keeps the
    way back; `restyle` keeps and shows another language, digits, scheme or text size at once. `open_kit` opens the
    manual kit of a delivery in its own window (or brings it to the front). `bring_back` leaves the desk and brings a
    backup back at the gate. Facts also reach `Screen.heard`. Slow
    things go through `ui.background.run`.
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
    open_kit: Callable[[DeliveryId], None] = _no_kit_here
    bring_back: Callable[[BringBack], None] = _no_gate_here


@dataclass(frozen=True, slots=True)
class GateContext:
    """For the pages before sign-in: making the store, naming its founder, bringing a backup back.

    `done` goes on to the next gate, `bring_back` to the page that brings a backup back. `tell` keeps a sentence for the
    sign-in page. While `hold(True)` holds, the page is not built anew in another language.
    """

    core: "Core"
    say: Speaker
    theme: Theme
    done: Callable[[], None]
    bring_back: Callable[[BringBack], None] = _no_gate_here
    tell: Callable[[str], None] = _no_gate_here
    hold: Callable[[bool], None] = _no_gate_here


ScreenFactory = Callable[[ScreenContext], QWidget]
KitFactory = Callable[[ScreenContext, DeliveryId], QWidget]
GateFactory = Callable[[GateContext], QWidget]
RestoreFactory = Callable[[GateContext, BringBack], QWidget]
