"""What is shown of backups, every text already said. Knows no Qt."""

from dataclasses import dataclass, field

from ui.widgets.shapes import StateLook


@dataclass(frozen=True, slots=True)
class CheckLine:
    """What was looked at, how it stands and what was found."""

    name: str
    look: StateLook
    word: str
    found: str


@dataclass(frozen=True, slots=True)
class CountLine:
    """How many of a kind the backup holds."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class BackupLook:
    """A backup before it is brought back: whose it is, from when, what comes back and what is put aside.

    `missing` tells of pictures that nobody has.
    """

    office: str
    made: str
    file: str
    counts: tuple[CountLine, ...]
    put_aside: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class BringBack:
    """A backup that someone wants back, on its way to the gate; "" for what was not chosen or typed.

    `at_once`: it was looked at and confirmed already. `newest_good`: the newest kept copy that holds is meant.
    """

    path: str = ""
    typed: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)
    repeated: str = field(default="", repr=False)
    at_once: bool = False
    newest_good: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """A backup that was proved. `when` is short, `consequence` what bringing it back means here.

    `needs_passphrase`: the key must be sealed anew here; with `keyring` the passphrase may stay empty.
    """

    look: BackupLook
    when: str
    path: str
    needs_passphrase: bool
    keyring: bool
    consequence: str
