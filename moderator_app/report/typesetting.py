"""The one place that knows typst: bundled fonts only, no packages, archive and accessibility standards."""

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache

import typst

from moderator_app.domain.errors import ReportFailed
from moderator_app.report.glyphs import MISSING_SIGN, drawable, font_folder, in_text_font, tidy, uncovered
from moderator_app.report.sheet import Sheet, all_strings, as_text, with_strings
from moderator_app.resource_files import resource

FONT_FAMILIES: tuple[str, ...] = ("Noto Sans Bengali", "Noto Emoji")
"""The paper's text, and what it lacks: the one place that names the families."""

_UNDRAWN = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_TRIES = 8
_COMPILATIONS_REMEMBERED = 10
_log = logging.getLogger(__name__)


def typeset(
    template: str,
    write: Callable[[Sequence[str]], Sheet],
    at: datetime,
    files: Mapping[str, str],
) -> bytes:
    """The PDF of a paper, PDF/A-3a and PDF/UA-1.

    Args:
        template: file name in `resources/report_templates`.
        write: makes what the paper says; it is told the characters that no bundled font has, to say so. They are
            replaced by the missing sign.
        at: the time stamp of the file.
        files: further texts, which the template reads by name and may attach; they are not changed.

    Raises:
        ReportFailed: typst refused the paper.
    """
    missing = set(uncovered(all_strings(write(()))))
    try:
        return _drawn(template, write, missing, at, files)
    finally:
        _forget()


def _drawn(
    template: str,
    write: Callable[[Sequence[str]], Sheet],
    missing: set[str],
    at: datetime,
    files: Mapping[str, str],
) -> bytes:
    for _ in range(_TRIES):
        try:
            pdf = _compiled(template, _ready(write(sorted(missing)), missing), at, files)
        except RuntimeError as error:  # typst's own error is one; a missing file is told as a plain one
            message = error.message if isinstance(error, typst.TypstError) else str(error)
            undrawn = _undrawn(message) - missing
            if not undrawn:
                _log.exception("typst refused %s", template)
                raise ReportFailed(detail=message) from error
            missing |= undrawn
        else:
            if missing:
                _log.warning("no glyph on %s for %s", template, ", ".join(f"U+{ord(c):04X}" for c in sorted(missing)))
            return pdf
    raise ReportFailed(detail=f"no glyphs for {sorted(missing)}")


def _compiled(template: str, sheet: Sheet, at: datetime, files: Mapping[str, str]) -> bytes:
    folder = resource("report_templates")
    compiler = typst.Compiler(
        folder / template,
        root=folder,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"sheet": as_text(sheet), **files},
    )
    pdf, warnings = compiler.compile_with_warnings(
        format="pdf",
        pdf_standards=["a-3a", "ua-1"],
        timestamp=int(at.timestamp()),
    )
    for warning in warnings:
        _log.warning("typst on %s: %s", template, warning.message)
    assert isinstance(pdf, bytes)
    return pdf


def _forget() -> None:
    """Lets typst drop what it remembers of a paper, after ten further compilations.

    Each paper of 300 posts would else hold 60 MB.
    """
    for _ in range(_COMPILATIONS_REMEMBERED + 1):
        typst.Compiler(b"", font_paths=_fonts()).compile(format="pdf")


def _ready(sheet: Sheet, missing: set[str]) -> Sheet:
    shown = {name: with_strings(part, lambda text: drawable(text, missing)) for name, part in sheet.items()}
    return {**shown, "fonts": list(FONT_FAMILIES)}


def _undrawn(message: str) -> set[str]:
    """The characters typst named, but for those of the text font: giving up one of these would empty every word."""
    found = _UNDRAWN.search(message)
    if not found:
        return set()
    text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1])
    return {c for c in tidy(text) if c != MISSING_SIGN and not in_text_font(c)}


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])
