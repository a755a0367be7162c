"""What a PIN must be, and how long the desk waits after wrong ones."""

import unicodedata
from itertools import pairwise

from moderator_app.domain.errors import NotTheSame, PinTooShort, PinTooSimple

PIN_MINIMUM = 6
_FREE_TRIES = 3
_FIRST_WAIT_SECONDS = 5
_LONGEST_WAIT_SECONDS = 900


def check_new_pin(pin: str, repeated: str) -> None:
    """Lets a PIN or passphrase pass that can guard a name.

    Raises:
        PinTooShort: fewer than six characters.
        PinTooSimple: one character repeated, or digits in a row.
        NotTheSame: the two differ.
    """
    plain = unicodedata.normalize("NFKC", pin)
    if len(plain) < PIN_MINIMUM:
        raise PinTooShort(minimum=PIN_MINIMUM)
    if len(set(plain)) == 1 or _is_row(plain):
        raise PinTooSimple()
    if plain != unicodedata.normalize("NFKC", repeated):
        raise NotTheSame(field="pin")


def wait_seconds(failures: int) -> int:
    """How long the next try must wait: nothing for three, then 5 s, doubling, at most a quarter of an hour."""
    if failures < _FREE_TRIES:
        return 0
    return min(_FIRST_WAIT_SECONDS * 2 ** min(failures - _FREE_TRIES, 10), _LONGEST_WAIT_SECONDS)


def _is_row(text: str) -> bool:
    if not text.isdecimal():
        return False
    values = [int(c) for c in text]
    steps = {b - a for a, b in pairwise(values)}
    return steps in ({1}, {-1})
