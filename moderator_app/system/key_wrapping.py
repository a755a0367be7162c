"""The store's key and its wrappings: one random key, sealed by a passphrase and to the recovery key (`desk.keys`).

The file holds nothing that opens the store by itself. `key_id` tells a wrong key from a damaged store before the store
is touched; a hash of 256 random bits gives nothing away.
"""

import hashlib
import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from string import hexdigits
from typing import Any, cast

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from moderator_app.domain.errors import BadKeyFile, BadRecoveryKey, StoreDamaged, WrongKey
from moderator_app.domain.passphrases import check_long_enough, plain_passphrase
from moderator_app.ports import KeyKind
from moderator_app.system.recovery_key import seal_for, unseal_with

FORMAT = 1
PASSPHRASE, RECOVERY, KEYRING = KeyKind.PASSPHRASE.value, KeyKind.RECOVERY.value, KeyKind.KEYRING.value
KEY_BYTES = 32
_KEY_FILE_LIMIT = 1024
_NONCE_BYTES, _SALT_BYTES = 12, 16
_PURPOSE = b"moderator-desk store key, format 1"


@dataclass(frozen=True, slots=True)
class WrappingCost:
    """What trying a passphrase costs: argon2id passes, memory in KiB, lanes (RFC 9106, second choice)."""

    passes: int = 3
    memory: int = 64 * 1024
    lanes: int = 4


Wrapping = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KeyWrappings:
    """Everything `desk.keys` holds."""

    key_id: str
    wrappings: tuple[Wrapping, ...]

    @property
    def recovery_recipient(self) -> str:
        """The public half of the recovery key that opens this store. Raises BadRecoveryKey where there is none."""
        for wrapping in self._of(RECOVERY):
            return str(wrapping["recipient"])
        raise BadRecoveryKey()

    def fits(self, key: bytes) -> bool:
        """Whether the key is the store's."""
        return secrets.compare_digest(self.key_id, key_id_of(key))

    def by_passphrase(self, passphrase: str) -> bytes:
        """The store's key. Raises WrongKey when the passphrase opens none of the wrappings."""
        for wrapping in self._of(PASSPHRASE):
            sealing = _derived(passphrase, b64decode(wrapping["salt"]), WrappingCost(**wrapping["cost"]))
            try:
                return AESGCM(sealing).decrypt(b64decode(wrapping["nonce"]), b64decode(wrapping["sealed"]), _PURPOSE)
            except InvalidTag:
                continue
        raise WrongKey()

    def by_recovery_key(self, typed: str) -> bytes:
        """The store's key. Raises WrongKey or BadRecoveryKey."""
        for wrapping in self._of(RECOVERY):
            return unseal_with(typed, b64decode(wrapping["sealed"]))
        raise WrongKey()

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Each wrapping's kind, and the moment at which it was made (ISO 8601, empty where nobody put it down)."""
        return tuple((str(wrapping["kind"]), str(wrapping.get("made_at", ""))) for wrapping in self.wrappings)

    def has(self, kind: str) -> bool:
        """Whether there is a wrapping of a kind."""
        return bool(self._of(kind))

    def with_one(self, wrapping: Wrapping) -> "KeyWrappings":
        """The same with this wrapping in the place of all of its kind."""
        return KeyWrappings(self.key_id, (*self.without(str(wrapping["kind"])).wrappings, wrapping))

    def without(self, kind: str) -> "KeyWrappings":
        """The same without the wrappings of a kind."""
        return KeyWrappings(self.key_id, tuple(w for w in self.wrappings if w["kind"] != kind))

    def text(self) -> str:
        """What goes into `desk.keys`."""
        tree = {"format": FORMAT, "key_id": self.key_id, "wrappings": [dict(wrapping) for wrapping in self.wrappings]}
        return json.dumps(tree, indent=1, sort_keys=True) + "\n"

    def _of(self, kind: str) -> list[Wrapping]:
        return [wrapping for wrapping in self.wrappings if wrapping["kind"] == kind]


def new_key() -> bytes:
    """A fresh random key."""
    return secrets.token_bytes(KEY_BYTES)


def key_id_of(key: bytes) -> str:
    """What the key is known by."""
    return hashlib.sha256(_PURPOSE + b"\x00" + key).hexdigest()[:32]


def passphrase_wrapping(key: bytes, passphrase: str, cost: WrappingCost) -> Wrapping:
    """The key sealed by a passphrase (NFKC). Raises PassphraseTooShort."""
    check_long_enough(passphrase)
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(_derived(passphrase, salt, cost)).encrypt(nonce, key, _PURPOSE)
    return {
        "kind": PASSPHRASE,
        "cost": {"passes": cost.passes, "memory": cost.memory, "lanes": cost.lanes},
        "salt": _text(salt),
        "nonce": _text(nonce),
        "sealed": _text(sealed),
    }


def recovery_wrapping(key: bytes, recipient: str) -> Wrapping:
    """The key sealed to the recovery key's public half. Raises BadRecoveryKey when that is none."""
    return {"kind": RECOVERY, "recipient": recipient, "sealed": _text(seal_for(recipient, key))}


def wrappings_text(key: bytes, *wrappings: Wrapping) -> str:
    """What goes into `desk.keys` of a new store."""
    return KeyWrappings(key_id_of(key), wrappings).text()


def keyring_wrapping() -> Wrapping:
    """Only says that the key stands in the keyring of a login, under the name `key_id`."""
    return {"kind": KEYRING}


def made(wrapping: Wrapping, at: datetime | None) -> Wrapping:
    """The wrapping with the moment at which it was made, where that is known."""
    return wrapping if at is None else {**wrapping, "made_at": at.isoformat()}


def read_wrappings(path: Path) -> KeyWrappings:
    """What `desk.keys` holds. Raises StoreDamaged when it is missing or cannot be read."""
    try:
        tree = cast(dict[str, Any], json.loads(path.read_text(encoding="utf-8")))
        if tree["format"] != FORMAT:
            raise StoreDamaged(path=str(path))
        return KeyWrappings(str(tree["key_id"]), tuple(dict(wrapping) for wrapping in tree["wrappings"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreDamaged(path=str(path)) from error


def key_of_digits(text: str) -> bytes:
    """A key written as 64 hexadecimal digits. Raises ValueError, which does not repeat them."""
    if len(text) != 2 * KEY_BYTES or not set(text) <= set(hexdigits):
        raise ValueError("not a key")
    return bytes.fromhex(text)


def read_key_file(path: Path) -> bytes:
    """The key in a key file: 64 hexadecimal digits, blanks around them allowed. Raises BadKeyFile."""
    try:
        with path.open("rb") as file:  # a wrong file may have no end
            return key_of_digits(file.read(_KEY_FILE_LIMIT).decode("ascii").strip())
    except (OSError, ValueError):
        raise BadKeyFile(path=str(path)) from None


def _derived(passphrase: str, salt: bytes, cost: WrappingCost) -> bytes:
    plain = plain_passphrase(passphrase).encode()
    return hash_secret_raw(plain, salt, cost.passes, cost.memory, cost.lanes, KEY_BYTES, Type.ID)


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")
