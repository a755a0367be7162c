"""PINs, passphrases and one-time codes of members: argon2id over the NFKC form of what is typed."""

import secrets
import unicodedata
from typing import final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

CODE_DIGITS = 8


@final
class Argon2PinHasher:
    """Hashes with the library's present defaults (about 0.1 s), or with cheaper ones where a test asks for it."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """Takes another hasher only for tests."""
        self._hasher = hasher or PasswordHasher()

    def hash(self, typed: str) -> str:
        return self._hasher.hash(plain_form(typed))

    def matches(self, hashed: str, typed: str) -> bool:
        """False too for an empty or unreadable hash."""
        try:
            return self._hasher.verify(hashed, plain_form(typed))
        except (VerificationError, InvalidHashError):
            return False

    def new_code(self) -> str:
        """Eight random digits in two groups, to be read out; a blank typed or not makes no difference."""
        digits = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
        return f"{digits[:4]} {digits[4:]}"


def plain_form(typed: str) -> str:
    """One spelling for what looks alike: NFKC, Bangla digits as Latin ones, and no blanks in what is all digits."""
    form = unicodedata.normalize("NFKC", typed).strip()
    folded = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in form)
    bare = folded.replace(" ", "").replace("-", "")
    return bare if bare.isdecimal() else folded
