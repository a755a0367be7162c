"""The recovery key: an age X25519 identity for paper. The store keeps only its public half."""

import unicodedata
from typing import Any, cast

import pyrage  # pyright: ignore[reportMissingTypeStubs]  # the wheel carries no types; `_age` is used as Any

from moderator_app.domain.errors import BadRecoveryKey, WrongKey
from moderator_app.ports import RecoveryKey

_age = cast(Any, pyrage)
_PREFIX = "AGE-SECRET-KEY-1"
_BARE_PREFIX = "AGESECRETKEY1"
_GROUP = 4


def new_recovery_key() -> RecoveryKey:
    """A fresh key: the prefix, then groups that end with whole ones of four."""
    identity = _age.x25519.Identity.generate()
    secret = str(identity).removeprefix(_PREFIX)
    first = len(secret) % _GROUP
    groups = [secret[:first]] if first else []
    groups += [secret[n : n + _GROUP] for n in range(first, len(secret), _GROUP)]
    return RecoveryKey(" ".join([_PREFIX, *groups]), str(identity.to_public()))


def looks_like_recovery_key(typed: str) -> bool:
    """Whether someone typed (or began to type) a recovery key rather than a passphrase."""
    return _bare(typed).startswith(_BARE_PREFIX)


def seal_for(recipient: str, secret: bytes) -> bytes:
    """Encrypts to the public half. Raises BadRecoveryKey when that is none."""
    try:
        return bytes(_age.encrypt(secret, [_age.x25519.Recipient.from_str(recipient)]))
    except _age.RecipientError as error:
        raise BadRecoveryKey() from error


def unseal_with(typed: str, sealed: bytes) -> bytes:
    """Decrypts with a typed key: any case, with or without blanks and dashes.

    Raises:
        BadRecoveryKey: it is mistyped or cut off; the key carries its own checksum.
        WrongKey: a good key, but not this store's.
    """
    try:
        return bytes(_age.decrypt(sealed, [identity_of(typed)]))
    except _age.DecryptError as error:
        raise WrongKey() from error


def identity_of(typed: str) -> Any:
    """The typed key as the library takes it. Raises BadRecoveryKey."""
    try:
        return _age.x25519.Identity.from_str(_PREFIX + _bare(typed).removeprefix(_BARE_PREFIX))
    except _age.IdentityError as error:
        raise BadRecoveryKey() from error


def _bare(typed: str) -> str:
    """Letters and Latin digits only, capital."""
    form = unicodedata.normalize("NFKC", typed)
    folded = (str(unicodedata.decimal(c)) if c.isdecimal() else c for c in form)
    return "".join(c for c in folded if c.isalnum()).upper()
