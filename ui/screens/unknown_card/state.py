"""What the card shows, every text already said. Knows no Qt."""

from dataclasses import dataclass, field
from enum import Enum, auto

from moderator_app.domain.ids import DeliveryId, MediaHash, PostId
from moderator_app.domain.sending import RemotePost
from moderator_app.domain.text_diff import Piece
from ui.widgets.page_face import PageFace
from ui.widgets.states import StateLook


class Answer(Enum):
    """What a person may say."""

    THIS_IS_IT = auto()
    ONCE_MORE = auto()
    TRY_AGAIN = auto()
    DROP = auto()
    BY_HAND = auto()
    MEND = auto()
    LEAVE = auto()
    TAKE_BACK = auto()
    SETTLED = auto()


@dataclass(frozen=True, slots=True)
class AnswerBox:
    """One answer: its line, its consequence, and the words of the filled button that repeat it."""

    answer: Answer
    title: str
    consequence: str
    button: str


@dataclass(frozen=True, slots=True)
class SentPicture:
    """A picture that was sent; a video has only its name."""

    hash: MediaHash
    name: str
    alt: str
    video: bool


@dataclass(frozen=True, slots=True)
class CardState:
    """The whole card but for what the page shows. `asks` is the title: a question where an outcome is not known.

    `refused` says why this member may not decide ("" where they may); `over` that there is nothing to decide any more.
    """

    delivery_id: DeliveryId
    post_id: PostId
    asks: str
    look: StateLook
    word: str
    sentence: str
    detail: str
    face: PageFace
    kind: str
    address: str
    when: str
    text: str
    link: str
    pictures: tuple[SentPicture, ...]
    tried: tuple[str, ...]
    answers: tuple[AnswerBox, ...]
    refused: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class SeenItem:
    """A post of the page. `pieces` mark how its words differ from ours, where it is almost the same."""

    post: RemotePost
    when: str
    text: str
    like: StateLook | None
    like_word: str
    note: str
    pieces: tuple[Piece, ...] = field(default=())
    taken: bool = False


@dataclass(frozen=True, slots=True)
class LookState:
    """What the page shows. `clean`: it was read whole, so what is not among its posts was not there at `when`."""

    items: tuple[SeenItem, ...]
    clean: bool
    when: str
    hindrance: str
