"""Templates of the office: ready texts with blanks, signatures, sets of hashtags."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from moderator_app.domain.errors import EmptyField, FieldTooLong
from moderator_app.domain.fields import required
from moderator_app.domain.hashtags import checked_hashtags, only_hashtags
from moderator_app.domain.ids import MemberId, TemplateId
from moderator_app.domain.posts import clean_text

TEMPLATE_NAME_LIMIT = 80
TEMPLATE_TEXT_LIMIT = 5_000


class TemplateKind(StrEnum):
    """What a template is for; SIGNATURE and HASHTAGS go to the end of a text."""

    NOTICE = "notice"
    EVENT = "event"
    SERVICE = "service"
    WARNING = "warning"
    TENDER = "tender"
    CONDOLENCE = "condolence"
    CORRECTION = "correction"
    SIGNATURE = "signature"
    HASHTAGS = "hashtags"

    @property
    def at_end(self) -> bool:
        """Whether it goes to the end of a text, wherever one is writing."""
        return self in {TemplateKind.SIGNATURE, TemplateKind.HASHTAGS}


@dataclass(frozen=True, slots=True)
class Template:
    """A ready text; a blank stands in it as `[what to write]`. Changed by `edited_by` at `edited_at` (aware UTC).

    `seed` names the program's own one from which it stems (empty: the office wrote it); `retired` ones are not offered.
    """

    id: TemplateId
    kind: TemplateKind
    name: str
    text: str
    edited_by: MemberId
    edited_at: datetime
    seed: str = ""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class SampleTemplate:
    """A template that an office can begin with; `seed` names it for good."""

    seed: str
    kind: TemplateKind
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Insertion:
    """What is to be put into a text, and where (code points)."""

    place: int
    words: str


def checked_name(name: str) -> str:
    """The cleaned name of a template.

    Raises:
        EmptyField, FieldTooLong: there is none, or it is longer than a line of a list.
    """
    return required("template_name", name, TEMPLATE_NAME_LIMIT)


def checked_text(kind: TemplateKind, text: str) -> str:
    """The cleaned text of a template.

    Raises:
        EmptyField, FieldTooLong: nothing was written, or more than a post needs.
        WrongHashtag: something in a set of hashtags is none.
    """
    clean = clean_text(text)
    if not clean:
        raise EmptyField(field="template_text")
    if len(clean) > TEMPLATE_TEXT_LIMIT:
        raise FieldTooLong(field="template_text", limit=TEMPLATE_TEXT_LIMIT)
    return checked_hashtags(clean) if kind is TemplateKind.HASHTAGS else clean


def insertion(text: str, place: int, kind: TemplateKind, words: str) -> Insertion:
    """Where a template's words go: to the place one is at, or to the end, below what stands there.

    Hashtags join a last line of hashtags; those that it holds already are left out.
    """
    if not kind.at_end:
        return Insertion(place, words)
    last = text.rstrip().rpartition("\n")[2]
    if kind is TemplateKind.HASHTAGS and only_hashtags(last):
        new = [tag for tag in words.split() if tag not in last.split()]
        return Insertion(len(text.rstrip()), "".join(f" {tag}" for tag in new))
    newlines = len(text) - len(text.rstrip("\n"))
    return Insertion(len(text), "\n" * (max(0, 2 - newlines) if text.strip() else 0) + words)
