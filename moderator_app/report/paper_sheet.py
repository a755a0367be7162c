"""The frame that all papers but the evaluation share: letter, blocks, signature, copies, and when it was printed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from moderator_app.domain.office import Office
from moderator_app.report.glyphs import MISSING_SIGN
from moderator_app.report.letterhead import dates, letterhead, signature
from moderator_app.report.sheet import Block, Sheet, note
from moderator_app.words import Speaker

_CODES_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the blocks of a paper; texts are said already, "" and None leave a part out.

    `memo` is the number as far as it is given (None: the paper carries none), with a line to write on where `pen`.
    """

    office: Office
    title: str
    dated_on: date
    printed_at: datetime
    heading: str
    memo: str | None = None
    pen: bool = False
    watermark: str = ""
    draft: str = ""
    subject: str = ""
    reference: str = ""
    recipients: str = ""
    copies: Sheet | None = None
    wide: bool = False
    signed: bool = True
    ending: Sequence[Block] = field(default=())


def framed(frame: Frame, blocks: Sequence[Block], say: Speaker, missing: Sequence[str]) -> Sheet:
    """The whole sheet of a paper; the characters that no font has are named at its end."""
    office = say.name(frame.office.name)
    return {
        "language": say.language.value,
        "title": f"{frame.title} – {office}",
        "author": office,
        "digits": [say.in_digits(str(digit)) for digit in range(10)],
        "page_words": say("Page {page} of {pages}", page="\n", pages="\n").split("\n"),
        "watermark": frame.watermark,
        "running_head": [f"{office}, {say.name(frame.office.place)}", frame.title],
        "wide": frame.wide,
        "letter": _letter(frame, say),
        "blocks": list(blocks),
        "signature": signature(frame.office, say) if frame.signed else None,
        "copies": frame.copies,
        "ending": [*frame.ending, *_replaced(missing, say), _printed(frame.printed_at, say)],
    }


def _letter(frame: Frame, say: Speaker) -> Sheet:
    memo = None if frame.memo is None else {"label": say("Memo no.:"), "number": frame.memo}
    return {
        "letterhead": letterhead(frame.office, say),
        "memo": memo,
        "pen": frame.pen,
        "date": dates(frame.dated_on, say),
        "heading": frame.heading,
        "draft": frame.draft,
        "subject": {"label": say("Subject:"), "text": frame.subject} if frame.subject else None,
        "reference": {"label": say("Reference:"), "text": frame.reference},
        "recipients": {"label": say("To:"), "text": frame.recipients} if frame.recipients else None,
    }


def _replaced(missing: Sequence[str], say: Speaker) -> list[Block]:
    if not missing:
        return []
    codes = ", ".join(f"U+{ord(character):04X}" for character in missing[:_CODES_SHOWN])
    more = " …" if len(missing) > _CODES_SHOWN else ""
    words = say(
        "Characters for which this paper has no glyph are printed as {sign}: {codes}.",
        sign=MISSING_SIGN,
        codes=codes + more,
    )
    return [note(words)]


def _printed(at: datetime, say: Speaker) -> Block:
    return {"kind": "printed", "text": say("Printed from the office's own record: {moment}", moment=say.moment(at))}
