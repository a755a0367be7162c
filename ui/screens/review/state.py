"""What the review screen shows, every text already said. Knows no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from moderator_app.domain.checklist import CheckItem
from moderator_app.domain.ids import MediaHash, PageId, PostId
from moderator_app.domain.text_diff import Piece
from ui.finding_words import FindingWords
from ui.likeness_words import LikenessWords
from ui.widgets.comment_line import CommentLine
from ui.widgets.page_face import PageFace
from ui.widgets.states import StateLook


@dataclass(frozen=True, slots=True)
class QueueLine:
    """A post that waits; `for_me` when this member may approve it now; `talk` tells how many comments are open."""

    post_id: PostId
    look: StateLook
    word: str
    day: str
    title: str
    second: str
    face: PageFace | None
    for_me: bool
    talk: str = ""


@dataclass(frozen=True, slots=True)
class QueueState:
    """What waits, soonest planned first."""

    lines: tuple[QueueLine, ...]
    subtitle: str


@dataclass(frozen=True, slots=True)
class PictureState:
    """A picture or video as it goes out: sizes in pixels; `alt` is its alternative text, "" where there is none.

    `video` is what is told of a video, "" for a picture.
    """

    hash: MediaHash
    width: int
    height: int
    name: str
    alt: str
    video: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What goes out the same on some pages: each page's face and what kind of page it is."""

    pages: tuple[tuple[PageFace, str], ...]
    when: str
    text: str
    link: str
    measure: str
    pictures: tuple[PictureState, ...]
    state: tuple[StateLook, str] | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What is other than before: pieces of the text, and sentences on the rest."""

    head: str
    pieces: tuple[Piece, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Powers:
    """Why each action is refused; "" where it is allowed. `releases`: holding means letting go here."""

    approve: str = ""
    ask: str = ""
    hold: str = ""
    reject: str = ""
    releases: bool = False


@dataclass(frozen=True, slots=True)
class DetailState:
    """One post as its reviewer must see it; `hashes` is what an approval binds, `signing` what is signed with it.

    `to_note`: this member's own approval was voided, and they have not seen it yet.
    """

    post_id: PostId
    title: str
    version: str
    when: str
    written_by: str
    state: tuple[StateLook, str]
    reason: str
    parts: tuple[Part, ...]
    changes: Changes
    checks: tuple[tuple[StateLook, str], ...]
    approvals: str
    approved_by: tuple[str, ...]
    needs_declaration: bool
    powers: Powers
    hashes: Mapping[PageId, str] = field(default_factory=dict[PageId, str])
    signing: tuple[tuple[CheckItem, str], ...] = ()
    voided: tuple[str, ...] = ()
    to_note: bool = False
    comments: tuple[CommentLine, ...] = ()
    comments_open: str = ""
    comments_refused: str = ""
    alike: tuple[LikenessWords, ...] = ()
    findings: tuple[FindingWords, ...] = ()
