"""What the command line says of the keyring: in the self-test, and where a key must be typed all the same."""

from types import SimpleNamespace

import pytest

from moderator_app.cli.grammar import read
from moderator_app.cli.selftest import _key_sources
from moderator_app.cli.visit import Visit
from moderator_app.domain.errors import KeyringLocked, KeyringMissing, NoKey
from moderator_app.words import Language, Speaker
from tests.fakes.keyring import FakeKeyring
from tests.services.test_keys import core_at
from tests.store_fixture import recovery_key

ENGLISH = Speaker(Language.ENGLISH)


class NobodyAtTheTerminal:
    def __init__(self):
        self.refused = []

    def refuse(self, text):
        self.refused.append(text)

    def ask_key(self, say):
        raise NoKey


@pytest.mark.parametrize(
    ("keyring", "said"),
    [
        (FakeKeyring(), "the keyring of this login"),
        (
            FakeKeyring(KeyringMissing()),
            "not the keyring: This PC has no keyring of its own that the program may trust.",
        ),
        (FakeKeyring(KeyringLocked(seconds=30)), "not the keyring: The keyring of this PC is locked"),
    ],
)
def test_the_self_test_says_truly_whether_the_keyring_can_be_used(tmp_path, keyring, said):
    field = SimpleNamespace(core=core_at(tmp_path / "office", keyring))
    assert said in _key_sources(ENGLISH, field)
    assert keyring.kept == {}


def test_the_terminal_says_why_a_key_must_be_typed(tmp_path):
    keyring = FakeKeyring()
    made = core_at(tmp_path / "office", keyring)
    made.opening.make(_making())
    made.opening.close()
    keyring.refusal = KeyringLocked(seconds=30)
    terminal = NobodyAtTheTerminal()
    wiring = SimpleNamespace(build_core=lambda _path: made)
    visit = Visit(read(["week", "--data", str(tmp_path / "office")]), wiring, terminal, ENGLISH)
    with pytest.raises(NoKey), visit.office():
        pass
    assert terminal.refused == ["The keyring of this PC is locked, and nobody unlocked it."]


def _making():
    from moderator_app.services.opening import Making

    key = recovery_key()
    return Making("", "", key, key.last_group, in_keyring=True)
