"""What changed between two texts, word by word; no piece ever begins inside a written Bangla unit or an emoji."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain

_JOINERS = frozenset("\u200c\u200d")


class PieceKind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; for LEFT_OUT the unchanged words that are not shown."""

    kind: PieceKind
    text: str


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """The way from one text to the other: SAME and REMOVED together give `before`, SAME and ADDED give `after`.

    Blanks between two changed words belong to the change, so that a changed phrase reads as one.
    """
    old, new = _words(before), _words(after)
    # Blanks are no anchors: they stand everywhere, and a match of blanks alone would tear phrases apart.
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    steps = [(op == "equal", "".join(old[i1:i2]), "".join(new[j1:j2])) for op, i1, i2, j1, j2 in matcher.get_opcodes()]
    return tuple(_pieces(steps))


def near_changes(pieces: Sequence[Piece], words: int = 6) -> tuple[Piece, ...]:
    """The pieces with long unchanged runs cut to some words beside each change; LEFT_OUT stands for the rest."""
    last = len(pieces) - 1
    cut = (_cut(piece, words, after_change=n > 0, before_change=n < last) for n, piece in enumerate(pieces))
    return tuple(chain.from_iterable(cut))


def _words(text: str) -> list[str]:
    """Words, runs of blanks and single punctuation marks; whatever is drawn with the sign before it stays with it."""
    tokens: list[str] = []
    last = ""
    for sign in text:
        kind = _kind(sign)
        if tokens and (kind == "mark" or (kind == last and kind != "point")):
            tokens[-1] += sign
        else:
            tokens.append(sign)
        last = (last or "word") if kind == "mark" else kind
    return tokens


def _kind(sign: str) -> str:
    """Letters, digits and symbols make words: an emoji of several signs stays whole within one."""
    if sign.isspace():
        return "blank"
    if sign in _JOINERS or unicodedata.category(sign).startswith("M"):
        return "mark"
    return "point" if unicodedata.category(sign).startswith("P") else "word"


def _pieces(steps: Iterable[tuple[bool, str, str]]) -> Iterator[Piece]:
    for same, old, new in steps:
        if same:
            yield Piece(PieceKind.SAME, old)
            continue
        if old:
            yield Piece(PieceKind.REMOVED, old)
        if new:
            yield Piece(PieceKind.ADDED, new)


def _cut(piece: Piece, words: int, *, after_change: bool, before_change: bool) -> Iterator[Piece]:
    parts = re.findall(r"\s*\S+(?:\s+$)?|\s+$", piece.text)
    kept = words * (after_change + before_change)
    if piece.kind is not PieceKind.SAME or len(parts) <= kept + 2:
        yield piece
        return
    head = words if after_change else 0
    tail = len(parts) - (words if before_change else 0)
    if head:
        yield Piece(PieceKind.SAME, "".join(parts[:head]))
    yield Piece(PieceKind.LEFT_OUT, "".join(parts[head:tail]))
    if tail < len(parts):
        yield Piece(PieceKind.SAME, "".join(parts[tail:]))
