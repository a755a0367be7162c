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

_FILES = ("NotoSansBengali-400.ttf", "NotoEmoji-400.ttf")  # in the order in which the paper asks them
_BREAK = "\u200b"
_VARIATION_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
_TRANSPARENT = _VARIATION_SELECTORS | frozenset("\u200b\u200c\u200d\u2060")
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
    """The tidied text with the missing sign for every missing character, and no sign bound to another font's letter."""
    return _unbound("".join(MISSING_SIGN if c in missing else c for c in tidy(text)))


def _unbound(text: str) -> str:
    """Parts a vowel sign or mark from a letter that no font has together with it ("👍ি"): one syllable, one font."""
    if not _mixed(text):
        return text
    parts: list[str] = []
    fonts: frozenset[int] = frozenset()
    for character in text:
        its = _fonts_of(character)
        if _leans(character):
            shared = fonts & its
            if not shared:
                parts.append(_BREAK)
            fonts = shared or its
        elif character not in _TRANSPARENT:
            fonts = its
        parts.append(character)
    return "".join(parts)


def _mixed(text: str) -> bool:
    return not all(map(in_text_font, text))


def in_text_font(character: str) -> bool:
    """Whether the first font has it; its letters and signs are never given up."""
    return 0 in _fonts_of(character)


@cache
def _leans(character: str) -> bool:
    """Whether a character shares a syllable with the one before it: marks, vowel signs, skin tones."""
    mark = unicodedata.category(character).startswith("M") and character not in _TRANSPARENT
    return mark or "\U0001f3fb" <= character <= "\U0001f3ff"


@cache
def _fonts_of(character: str) -> frozenset[int]:
    """Which fonts have a character, numbered in the order in which they are asked."""
    return frozenset(number for number, known in enumerate(_coverages()) if character in known)


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
    return frozenset(character for known in _coverages() for character in known)


@cache
def _coverages() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(chr, _code_points((font_folder() / name).read_bytes()))) for name in _FILES)


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
