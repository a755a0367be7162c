"""The names of the state shapes, and how one state is shown; without Qt, so that presenters may name them."""

from dataclasses import dataclass
from enum import Enum, auto

from ui.roles import Role


class Shape(Enum):
    """One silhouette a kind of state, told apart without colour."""

    DASHED_CIRCLE = auto()
    HALF_CIRCLE = auto()
    CIRCLE_BACK = auto()
    CIRCLE_HOLD = auto()
    SOLID_CIRCLE = auto()
    RING_DOT = auto()
    RING_SENDING = auto()
    CLOCK = auto()
    HEXAGON_HOLLOW = auto()
    HEXAGON = auto()
    SQUARE_ARROW = auto()
    CIRCLE_TICK_HOLLOW = auto()
    CIRCLE_TICK = auto()
    SQUARE_TICK = auto()
    SQUARE_CROSS = auto()
    SHIELD = auto()
    TRIANGLE = auto()
    CIRCLE_MINUS = auto()
    CIRCLE_SLASH = auto()
    CIRCLE_PAUSE = auto()
    RING_ARROW = auto()
    SQUARE_MINUS = auto()
    SQUARE_SLASH = auto()
    SQUARE_LINES = auto()
    INFO = auto()


@dataclass(frozen=True, slots=True)
class StateLook:
    """How one state is shown: always a word, a shape and a colour."""

    shape: Shape
    role: Role
    word: str
