"""The mail account's password in a real keyring: kept, used, gone with the account, and in no backup."""

from dataclasses import replace

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.errors import KeyringLocked, MailPasswordMissing
from moderator_app.domain.office import Bilingual
from moderator_app.services.sign_in import Founder
from moderator_app.system.vault.keyring_vault import KeyringVault
from tests.fakes.clock import FakeClock
from tests.fakes.ids import FakeIds
from tests.fakes.mail import FakeMailer, InlineSender
from tests.services.bench import NAME, PIN
from tests.services.mail_bench import ACCOUNT, PASSWORD
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder, recovery_key
from tests.store_fixture import open_folder as closed_store


@pytest.fixture
def office(keyring, tmp_path):
    """An office with its founder, over this login's own keyring; and the mailer that hears the password."""
    made = closed_store(tmp_path)
    made.close()
    folder = new_folder(made.path, KeyringVault())
    folder.open_with(PASSPHRASE)
    mailer = FakeMailer()
    core = core_on(
        folder, clock=FakeClock(), ids=FakeIds(), hasher=cheap_hasher(), mailer=mailer, sender=InlineSender()
    )
    founder = core.sign_in.found(Founder(Bilingual("প্রথম জন", "First"), NAME, PIN, PIN))
    core.panel.change(founder.id, replace(founder, email="uno@example.org"))
    yield core, founder.id, mailer
    core.opening.close()


def test_the_password_lives_in_the_keyring_as_long_as_the_account(office, keyring, tmp_path):
    core, uno, mailer = office
    core.mail.set_account(uno, ACCOUNT, PASSWORD)
    (entry,) = keyring.entries()
    assert entry.startswith("mail-")
    assert core.mail.test(uno).fault is None
    assert mailer.asked[-1][1] == PASSWORD
    keyring.lock()
    assert isinstance(core.mail.test(uno).fault, KeyringLocked)
    with pytest.raises(KeyringLocked):
        core.mail.remove_account(uno)
    keyring.end_keyring()
    keyring.start_keyring()
    core.mail.remove_account(uno)
    assert keyring.entries() == []


def test_a_store_brought_back_elsewhere_asks_for_the_password_again(office, keyring, tmp_path):
    core, uno, mailer = office
    core.mail.set_account(uno, ACCOUNT, PASSWORD)
    backup = core.backups.back_up(uno, tmp_path / "office.desk-backup").path
    other = new_folder(tmp_path / "other", KeyringVault())
    again = core_on(
        other, clock=FakeClock(), ids=FakeIds(9), hasher=cheap_hasher(), mailer=mailer, sender=InlineSender()
    )
    KeyringVault().remove(keyring.entries()[0])  # another PC, whose keyring never heard of it
    again.restoring.restore(backup, recovery_key().text, PASSPHRASE, PASSPHRASE)
    if not again.opening.open_by_itself():
        again.opening.open_with(PASSPHRASE)
    assert again.mail.account() == ACCOUNT
    assert isinstance(again.mail.test(uno).fault, MailPasswordMissing)
    again.opening.close()
