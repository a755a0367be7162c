"""The secrets of a page in a real keyring: kept while it is connected, refused where that is locked, in no backup."""

from dataclasses import replace

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.errors import KeyringLocked, SecretTooLong
from moderator_app.system.vault.keyring_vault import KeyringVault
from tests.fakes.clock import FakeClock
from tests.fakes.connecting import OURS, FakeChannels, FakeConnecting
from tests.fakes.ids import FakeIds
from tests.fakes.mail import FakeMailer, InlineSender
from tests.services.bench import Bench
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder

pytestmark = pytest.mark.slow


@pytest.fixture
def office(keyring, tmp_path):
    """An office with one page, over this login's own keyring."""
    bench = Bench.working(tmp_path)
    bench.folder.close()
    folder = new_folder(bench.folder.path, KeyringVault())
    folder.open_with(PASSPHRASE)
    core = core_on(
        folder,
        clock=FakeClock(),
        ids=FakeIds(),
        hasher=cheap_hasher(),
        mailer=FakeMailer(),
        sender=InlineSender(),
        channels=FakeChannels(FakeConnecting()),
    )
    yield core, bench.members["uno"], bench.pages["facebook"]
    core.opening.close()


def test_the_secrets_live_in_the_keyring_as_long_as_the_connection(office, keyring, tmp_path):
    core, uno, page = office
    core.connecting.connect(uno, page, OURS)
    assert len([e for e in keyring.entries() if e.startswith(f"page-{page}-")]) == 2
    assert core.health.check_now(uno, page).light.value == "working"
    backup = core.backups.back_up(uno, tmp_path / "stick.desk-backup").path
    assert OURS.token.encode() not in backup.read_bytes()
    core.connecting.disconnect(uno, page)
    assert keyring.entries() == []


@pytest.mark.parametrize(
    ("offered", "locked", "refusal"),
    [(OURS, True, KeyringLocked), (replace(OURS, token="t" * 1201), False, SecretTooLong)],
)
def test_what_the_keyring_does_not_take_is_not_connected(office, keyring, offered, locked, refusal):
    core, uno, page = office
    if locked:
        keyring.lock()
    with pytest.raises(refusal):
        core.connecting.connect(uno, page, offered)
    assert core.health.lights()[page].connection is None
    if not locked:
        assert keyring.entries() == []
