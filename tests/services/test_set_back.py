"""A data folder that comes back as a whole, its own anchor included, and what was on its way meanwhile."""

import shutil

import pytest

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import KeyringLocked
from moderator_app.services.publishing.marking import RoundMark, rounds_of, rounds_outside
from tests.services.connecting_bench import ConnectingBench
from tests.services.sending_bench import HOUR, brought_to, connect, over_there, state
from tests.store_fixture import PASSPHRASE

S = DeliveryState


@pytest.fixture
def office(tmp_path):
    bench = ConnectingBench.working(tmp_path)
    connect(bench)
    yield bench
    bench.folder.close()


def marked(office):
    """One round that sends something."""
    mark = RoundMark(office.folder.keys, office.folder.store)
    mark.set()
    mark.set()


def image_of(office, tmp_path):
    """The whole folder, as a disk image keeps it."""
    office.core.opening.close()
    kept = shutil.copytree(office.folder.path, tmp_path / "image")
    office.core.opening.open_with(PASSPHRASE)
    return kept


def put_back(office, image):
    office.core.opening.close()
    shutil.rmtree(office.folder.path)
    shutil.copytree(image, office.folder.path)
    office.core.opening.open_with(PASSPHRASE)


def test_a_round_counts_itself_once_in_the_store_and_in_the_keyring(office):
    marked(office)
    marked(office)
    with office.folder.store.read() as unit:
        assert rounds_of(unit) == 2
    assert rounds_outside(office.folder.keys) == 2


def test_a_keyring_that_takes_no_mark_stops_no_round(office):
    office.keyring.refusal = KeyringLocked()
    marked(office)
    with office.folder.store.read() as unit:
        assert rounds_of(unit) == 1
    assert rounds_outside(office.folder.keys) == 0


def test_a_folder_put_back_as_a_whole_looks_first_for_what_was_due(office, tmp_path):
    due = brought_to(office, "সময় হয়েছে", S.READY)
    ahead = brought_to(office, "আগামী কাল", due=24 * HOUR)
    there = over_there(office)
    image = image_of(office, tmp_path)
    office.clock.go_on(minutes=90)
    marked(office)
    put_back(office, image)
    assert state(office, due) is S.SETTLING
    assert state(office, ahead) is S.APPROVED
    assert state(office, there) is S.SCHEDULED_REMOTE
    assert office.core.backups.restored_notice() is not None
    assert office.verbs()[-2:] == ["store_set_back", "deliveries_suspected"]
    assert rounds_outside(office.folder.keys) == 1


def test_it_is_noticed_once(office, tmp_path):
    image = image_of(office, tmp_path)
    marked(office)
    put_back(office, image)
    told = office.verbs().count("store_set_back")
    ready = brought_to(office, "পরে লেখা", S.READY)
    office.core.opening.close()
    office.core.opening.open_with(PASSPHRASE)
    assert office.verbs().count("store_set_back") == told == 1
    assert state(office, ready) is S.READY


def test_a_folder_that_was_only_closed_and_opened_is_not_suspected(office):
    ready = brought_to(office, "সময় হয়েছে", S.READY)
    marked(office)
    office.core.opening.close()
    office.core.opening.open_with(PASSPHRASE)
    assert state(office, ready) is S.READY
    assert "store_set_back" not in office.verbs()


def test_a_backup_brought_back_by_the_program_is_looked_through_too(office, tmp_path):
    ready = brought_to(office, "সময় হয়েছে", S.READY)
    office.core.backups.back_up(office.members["uno"], tmp_path / "office.mdbackup")
    marked(office)
    office.core.opening.close()
    office.core.restoring.restore(tmp_path / "office.mdbackup", PASSPHRASE)
    office.core.opening.open_with(PASSPHRASE)
    assert state(office, ready) is S.SETTLING
    assert office.verbs().count("store_set_back") == 0
