"""The recovery key on paper: groups of four, a QR code, and what to do with it, in both languages on one page.

The sheet is made in memory and belongs on a printer; nothing of it is kept.
"""

import io
from typing import final

import segno

from moderator_app.ports import RecoveryKey
from moderator_app.report.compact import compacted
from moderator_app.report.sheet import Sheet, item
from moderator_app.report.typesetting import typeset
from moderator_app.words import Language, Speaker


@final
class TypstRecoveryPrinter:
    """Fulfils `ports.RecoveryPrinter`. The sheet bears no time and no office, so the same key gives the same bytes."""

    def print(self, key: RecoveryKey) -> bytes:
        """One page of PDF. Raises ReportFailed."""
        groups = key.text.split()
        return compacted(typeset("recovery.typ", lambda _: _sheet(groups), None, {"qr": _qr_code("".join(groups))}))


def _qr_code(text: str) -> str:
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=4, xmldecl=False, svgns=True)
    return out.getvalue().decode()


def _sheet(groups: list[str]) -> Sheet:
    bangla, english = Speaker(Language.BANGLA), Speaker(Language.ENGLISH)
    both = (bangla, english)
    return {
        "language": bangla.language.value,
        "title": _twice(*(say("Recovery key of Moderator Desk") for say in both)),
        "author": "",
        "digits": [],
        "watermark": "",
        "groups": groups,
        "qr_alt": _twice(*(say("QR code of the recovery key") for say in both)),
        "columns": [_column(say) for say in both],
        "lines": [_twice(*words) for words in zip(*(_pen_lines(say) for say in both), strict=True)],
    }


def _column(say: Speaker) -> Sheet:
    return {
        "language": say.language.value,
        "heading": say("Recovery key of Moderator Desk"),
        "warning": say("Secret. Whoever holds this page can read everything in the office's store and its backups."),
        "items": [item(number, text, say) for number, text in enumerate(_steps(say), start=1)],
    }


def _steps(say: Speaker) -> tuple[str, ...]:
    return (
        say("Print this page once. Do not save, photograph or send it."),
        say("Fill in the lines below, put the page into an envelope and seal it with a signature across the flap."),
        say("Keep the envelope in the office safe and enter it in the safe's register."),
        say("When the passphrase is forgotten, or a backup must be opened on another PC: type all groups in order."),
        say("If the seal is ever found broken, tell the convenor at once."),
    )


def _pen_lines(say: Speaker) -> tuple[str, ...]:
    return (say("Office"), say("Date"), say("Sealed by"), say("Kept at"))


def _twice(bangla: str, english: str) -> str:
    return f"{bangla} / {english}"
