"""Which characters the bundled fonts can draw, and what stands for those they cannot.

Under PDF/A a character without a glyph stops the whole paper, and posts may hold anything.
"""

import struct
import unicodedata
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

from moderator_app.resource_files import resource

MISSING_SIGN = "◻"
"""Drawn for every character that no bundled font has; U+25FB stands in Noto Emoji."""

_VARIATION_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
_UNICODE_TABLES = {(3, 10), (3, 1), (0, 3), (0, 4)}


def font_folder() -> Path:
    """The bundled fonts."""
    return resource("fonts")


def tidy(text: str) -> str:
    """NFC, no control characters, no lone surrogates, no invisible characters that the fonts do not know."""
    sound = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    return "".join(filter(None, map(_tidy_character, sound)))


def uncovered(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters of tidied texts that no bundled font has, in code point order."""
    return tuple(sorted({c for text in texts for c in tidy(text)} - _covered() - _VARIATION_SELECTORS))


def drawable(text: str, missing: Collection[str]) -> str:
    """The tidied text with the missing sign for every missing character."""
    return "".join(MISSING_SIGN if c in missing else c for c in tidy(text))


@cache
def _tidy_character(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    if category == "Cf" and character not in _covered():
        return ""
    return character


@cache
def _covered() -> frozenset[str]:
    return frozenset(chr(code) for font in font_folder().glob("*.ttf") for code in _code_points(font.read_bytes()))


def _code_points(font: bytes) -> set[int]:
    """The code points of a TrueType font's character map (`cmap`, formats 4 and 12)."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    found: set[int] = set()
    for n in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * n)
        if (platform, encoding) in _UNICODE_TABLES:
            found |= _map_at(font, start + offset)
    return found


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for n in range(count):
        name, _, offset, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * n)
        if name == tag:
            return int(offset)
    raise ValueError(tag)


def _map_at(font: bytes, at: int) -> set[int]:
    (form,) = struct.unpack_from(">H", font, at)
    if form == 12:
        (groups,) = struct.unpack_from(">L", font, at + 12)
        spans = [struct.unpack_from(">LL", font, at + 16 + 12 * n) for n in range(groups)]
    elif form == 4:
        (doubled,) = struct.unpack_from(">H", font, at + 6)
        ends = struct.unpack_from(f">{doubled // 2}H", font, at + 14)
        starts = struct.unpack_from(f">{doubled // 2}H", font, at + 16 + doubled)
        spans = list(zip(starts, ends, strict=True))
    else:
        spans = []
    return {code for first, last in spans for code in range(first, last + 1)} - {0xFFFF}
