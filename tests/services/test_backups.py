"""Backups by hand, kept copies, restores and drills, on the real store."""

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.backups import BackupWhy
from moderator_app.domain.errors import StoreBusy
from moderator_app.domain.lines import PostQuery
from tests.fakes.clock import FakeClock
from tests.fakes.ids import FakeIds
from tests.services.bench import Bench
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder, recovery_key


@pytest.fixture
def office(bench):
    """An office with a picture, and two posts."""
    bench.handed_in(bench.draft("ছবিসহ", media=(bench.picture(),)))
    bench.live(1)
    return bench


@pytest.fixture
def backup(office, tmp_path):
    return office.core.backups.back_up(office.members["ict"], tmp_path).path


def elsewhere(path):
    """The program on another PC: an empty folder."""
    return core_on(new_folder(path), clock=FakeClock(), ids=FakeIds(5), hasher=cheap_hasher())


def content(core):
    """What a member would notice."""
    return core.drafting.lines(PostQuery()), core.accounts.all(), core.panel.view(), core.office.get()


def test_a_backup_by_hand_comes_back_whole_on_another_pc_with_only_the_paper(office, backup, tmp_path):
    before = content(office.core)
    head = office.core.activity.verify()
    office.folder.close()
    there = elsewhere(tmp_path / "new" / "folder")
    preview = there.restoring.look(backup, recovery_key().text)
    assert (preview.facts.counts.posts, preview.facts.counts.pictures, preview.present) == (2, 1, None)
    restored = there.restoring.restore(backup, recovery_key().text, "আর একটি বাক্য", "আর একটি বাক্য")
    assert restored.put_aside is None
    there.opening.open_with("আর একটি বাক্য")
    assert content(there) == before
    assert there.activity.verify().media == head.media == 1
    assert there.backups.restored_notice() is not None
    there.opening.close()
    there.opening.open_with(recovery_key().text)
    there.opening.close()


def test_a_store_gets_itself_back_and_what_stood_there_is_put_aside(office, backup):
    before = content(office.core)
    office.live(2)
    with pytest.raises(StoreBusy):
        office.core.restoring.restore(backup, PASSPHRASE)
    office.folder.close()
    preview = office.core.restoring.look(backup, PASSPHRASE)
    assert preview.present.same
    assert preview.present.posts == 1
    assert preview.present.entries > 3
    restored = office.core.restoring.restore(backup, PASSPHRASE)
    after = office.again()
    after.folder.open_with(PASSPHRASE)
    assert content(after.core) == before
    after.core.activity.verify()
    after.folder.close()
    aside = new_folder(restored.put_aside)
    aside.open_with(PASSPHRASE)
    assert core_on(aside, clock=FakeClock(), hasher=cheap_hasher()).activity.verify().media == 1
    with aside.store.read() as unit:
        assert unit.posts.count(PostQuery()) == 3
    aside.close()
    assert [copy.why for copy in after.core.restoring.copies()] == [BackupWhy.BEFORE_RESTORE]
    names = sorted(path.name for path in after.folder.path.iterdir())
    assert names == [
        restored.put_aside.name, "copies", "desk.anchor", "desk.db", "desk.keys", "desk.lock", "media",
    ]  # fmt: skip
