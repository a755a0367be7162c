"""The store's key and its wrappings: one random key, sealed by a passphrase and to the recovery key (`desk.keys`).

The file holds nothing that opens the store by itself. `key_id` tells a wrong key from a damaged store before the store
is touched; a hash of 256 random bits gives nothing away.
"""

import hashlib
import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from moderator_app.domain.errors import BadKeyFile, BadRecoveryKey, PassphraseTooShort, StoreDamaged, WrongKey
from moderator_app.system.recovery_key import seal_for, unseal_with

FORMAT = 1
KEY_BYTES = 32
PASSPHRASE_MINIMUM = 8
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
        for wrapping in self._of("recovery"):
            return str(wrapping["recipient"])
        raise BadRecoveryKey()

    def fits(self, key: bytes) -> bool:
        """Whether the key is the store's."""
        return secrets.compare_digest(self.key_id, key_id_of(key))

    def by_passphrase(self, passphrase: str) -> bytes:
        """The store's key. Raises WrongKey when the passphrase opens none of the wrappings."""
        for wrapping in self._of("passphrase"):
            sealing = _derived(passphrase, b64decode(wrapping["salt"]), WrappingCost(**wrapping["cost"]))
            try:
                return AESGCM(sealing).decrypt(b64decode(wrapping["nonce"]), b64decode(wrapping["sealed"]), _PURPOSE)
            except InvalidTag:
                continue
        raise WrongKey()

    def by_recovery_key(self, typed: str) -> bytes:
        """The store's key. Raises WrongKey or BadRecoveryKey."""
        for wrapping in self._of("recovery"):
            return unseal_with(typed, b64decode(wrapping["sealed"]))
        raise WrongKey()

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
    if len(unicodedata.normalize("NFKC", passphrase)) < PASSPHRASE_MINIMUM:
        raise PassphraseTooShort(minimum=PASSPHRASE_MINIMUM)
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(_derived(passphrase, salt, cost)).encrypt(nonce, key, _PURPOSE)
    return {
        "kind": "passphrase",
        "cost": {"passes": cost.passes, "memory": cost.memory, "lanes": cost.lanes},
        "salt": _text(salt),
        "nonce": _text(nonce),
        "sealed": _text(sealed),
    }


def recovery_wrapping(key: bytes, recipient: str) -> Wrapping:
    """The key sealed to the recovery key's public half. Raises BadRecoveryKey when that is none."""
    return {"kind": "recovery", "recipient": recipient, "sealed": _text(seal_for(recipient, key))}


def wrappings_text(key: bytes, *wrappings: Wrapping) -> str:
    """What goes into `desk.keys`."""
    tree = {"format": FORMAT, "key_id": key_id_of(key), "wrappings": [dict(wrapping) for wrapping in wrappings]}
    return json.dumps(tree, indent=1, sort_keys=True) + "\n"


def read_wrappings(path: Path) -> KeyWrappings:
    """What `desk.keys` holds. Raises StoreDamaged when it is missing or cannot be read."""
    try:
        tree = cast(dict[str, Any], json.loads(path.read_text(encoding="utf-8")))
        if tree["format"] != FORMAT:
            raise StoreDamaged(path=str(path))
        return KeyWrappings(str(tree["key_id"]), tuple(dict(wrapping) for wrapping in tree["wrappings"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreDamaged(path=str(path)) from error


def read_key_file(path: Path) -> bytes:
    """The key in a key file: 64 hexadecimal digits, blanks around them allowed. Raises BadKeyFile."""
    try:
        text = path.read_text(encoding="ascii").strip()
        key = bytes.fromhex(text)
    except (OSError, ValueError) as error:
        raise BadKeyFile(path=str(path)) from error
    if len(key) != KEY_BYTES or len(text) != 2 * KEY_BYTES:
        raise BadKeyFile(path=str(path))
    return key


def _derived(passphrase: str, salt: bytes, cost: WrappingCost) -> bytes:
    plain = unicodedata.normalize("NFKC", passphrase).encode()
    return hash_secret_raw(plain, salt, cost.passes, cost.memory, cost.lanes, KEY_BYTES, Type.ID)


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")
