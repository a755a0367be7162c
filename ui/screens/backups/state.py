"""What the room of the backups shows, every text already said. Knows no Qt."""

from dataclasses import dataclass

from ui.backups.state import CheckLine
from ui.widgets.shapes import StateLook


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A copy that the program keeps; `key` is its path."""

    key: str
    when: str
    why: str
    holds: str
    size: str


@dataclass(frozen=True, slots=True)
class BackupsState:
    """Everything in the room, read at one moment. `copies_note` says how copies are kept."""

    look: StateLook
    word: str
    sentence: str
    checks: tuple[CheckLine, ...]
    copies: tuple[CopyLine, ...]
    copies_note: str


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was just made."""

    path: str
    title: str
    holds: str


@dataclass(frozen=True, slots=True)
class Drilled:
    """How a restore drill came out, line by line."""

    look: StateLook
    sentence: str
    lines: tuple[CheckLine, ...]
