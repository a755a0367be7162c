"""What the pages of connecting show, every text already said. Knows no Qt."""

from dataclasses import dataclass, field
from enum import IntEnum

from moderator_app.ports import Offered
from moderator_app.words.connecting import RightWords
from moderator_app.words.errors import ErrorWords
from ui.widgets.page_face import PageFace
from ui.widgets.states import StateLook


class Stage(IntEnum):
    """The steps as people see them."""

    KEYS = 0
    PAGE = 1
    TRIAL = 2


@dataclass(frozen=True, slots=True)
class KeyField:
    """Something to type; what is secret is never shown."""

    key: str
    word: str
    help: str
    secret: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class Start:
    """The account that is to be connected. `refusal` says why this member may not, or why it cannot be done here.

    Without fields the account is published by hand only.
    """

    face: PageFace
    kind: str
    look: StateLook
    word: str
    standing: str
    connected: bool
    fields: tuple[KeyField, ...]
    rights: tuple[RightWords, ...]
    refusal: str = ""
    in_demo: bool = False
    connectable: bool = True
    """Whether a real office could connect such a page."""


@dataclass(frozen=True, slots=True)
class RightLine:
    """A right beside whether the token carries it."""

    words: RightWords
    has: bool
    state: str


@dataclass(frozen=True, slots=True)
class OfferLine:
    """A page that the keys open; `refused` says why it cannot be taken ("" where it can)."""

    offered: Offered = field(repr=False)
    name: str
    second: str
    end: str
    rights: tuple[RightLine, ...]
    refused: str = ""
    missing: bool = False
    ours: bool = False


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the trial: passed (True), where it ended (False), or not come to (None)."""

    words: str
    passed: bool | None


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of the trial: connected, or what is wrong."""

    steps: tuple[StepLine, ...]
    fault: ErrorWords | None = None
    detail: str = ""
    sentence: str = ""
    until: str = ""
