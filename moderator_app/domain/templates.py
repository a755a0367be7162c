"""Templates of the office: ready texts with blanks, signatures, sets of hashtags."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from moderator_app.domain.ids import MemberId, TemplateId


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
