"""What a passphrase of the store must be."""

import unicodedata

from moderator_app.domain.errors import PassphraseTooShort

PASSPHRASE_MINIMUM = 8


def plain_passphrase(typed: str) -> str:
    """The form in which a passphrase is measured and used: one form, however a keyboard writes it (NFKC)."""
    return unicodedata.normalize("NFKC", typed)


def check_long_enough(typed: str) -> None:
    """Lets a passphrase pass that can guard a store. Raises PassphraseTooShort below eight characters."""
    if len(plain_passphrase(typed)) < PASSPHRASE_MINIMUM:
        raise PassphraseTooShort(minimum=PASSPHRASE_MINIMUM)
