"""What stands for a page or a member where there is no picture: letters on a colour. Knows no Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# One written Bangla unit: a letter, conjuncts joined by hasanta, then its vowel sign and marks.
_UNIT = re.compile(
    "[\u0985-\u09b9\u09ce\u09dc-\u09df](?:\u09cd[\u0995-\u09b9\u09dc-\u09df])*[\u09bc\u09be-\u09cc\u0981-\u0983]*"
)


@dataclass(frozen=True, slots=True)
class PageFace:
    """Letters and the index of one of the five colours; `name` is the page's or member's whole name."""

    letters: str
    colour: int
    name: str


def letters_of(name: str) -> str:
    """The letters of a mark: the first written unit of a Bangla name, two initials of a Latin one."""
    word = name.strip()
    unit = _UNIT.match(word)
    if unit:
        return unit.group()
    return "".join(part[0] for part in word.split()[:2]).upper()


def faces_of(names: Sequence[str]) -> tuple[PageFace, ...]:
    """The faces of an office's pages in their order: told apart by a later word where first words are the same."""
    taken: set[str] = set()
    faces: list[PageFace] = []
    for number, name in enumerate(names):
        options = [letters_of(name), *(letters_of(word) for word in name.split()[1:])]
        letters = next((option for option in options if option and option not in taken), options[0])
        taken.add(letters)
        faces.append(PageFace(letters, number % 5, name))
    return tuple(faces)
