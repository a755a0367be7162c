"""Backups by hand, kept copies, restores and drills, on the real store."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.backups import BackupWhy
from moderator_app.domain.errors import (
    BackupDamaged,
    BadRecoveryKey,
    Cancelled,
    KeyringLocked,
    NoKey,
    NotABackup,
    NotTheSame,
    PassphraseTooShort,
    RoleNotAllowed,
    StoreBusy,
    StoreDamaged,
    WrongKey,
)
from moderator_app.domain.lines import PostQuery
from moderator_app.ports import FolderState, RestoreWish
from moderator_app.services.sign_in import Founder
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.ids import FakeIds
from tests.fakes.keyring import FakeKeyring
from tests.services.bench import NAME, PIN, Bench
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder, recovery_key

OTHER_PASSPHRASE = "আর একটি বাক্য"


@pytest.fixture
def office(bench):
    """An office with a picture, and two posts."""
    bench.handed_in(bench.draft("ছবিসহ", media=(bench.picture(),)))
    bench.live(1)
    return bench


@pytest.fixture
def backup(office, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    return office.core.backups.back_up(office.members["ict"], stick).path


def program_at(path: Path):
    """The program on a folder, with nothing of another in memory."""
    return core_on(new_folder(path), clock=FakeClock(), ids=FakeIds(5), hasher=cheap_hasher())


def content(core):
    """What a member would notice."""
    return core.drafting.lines(PostQuery()), core.accounts.all(), core.panel.view(), core.office.get()


def files_in(folder: Path):
    return {path.relative_to(folder): path.stat().st_size for path in folder.rglob("*") if path.is_file()}


def test_a_backup_by_hand_comes_back_whole_on_another_pc_with_only_the_paper(office, backup, tmp_path):
    before = content(office.core)
    office.folder.close()
    there = program_at(tmp_path / "new" / "folder")
    preview = there.restoring.look(backup, recovery_key().text.lower())
    assert (preview.facts.counts.posts, preview.facts.counts.pictures, preview.present) == (2, 1, None)
    assert not (tmp_path / "new").exists()
    restored = there.restoring.restore(backup, recovery_key().text, OTHER_PASSPHRASE, OTHER_PASSPHRASE)
    assert (restored.put_aside, restored.only_recovery) == (None, False)
    there.opening.open_with(OTHER_PASSPHRASE)
    assert content(there) == before
    proved = there.activity.verify()
    assert (proved.media, proved.head.seq) == (1, preview.facts.head.seq + 1)
    there.opening.close()
    there.opening.open_with(recovery_key().text)
    there.opening.close()
    with pytest.raises(WrongKey):
        there.opening.open_with(PASSPHRASE)


def test_a_store_gets_itself_back_and_what_stood_there_is_put_aside(office, backup):
    before = content(office.core)
    office.live(2)
    with pytest.raises(StoreBusy):
        office.core.restoring.restore(backup, PASSPHRASE)
    office.folder.close()
    present = office.core.restoring.look(backup, PASSPHRASE).present
    assert (present.same, present.posts) == (True, 1)
    assert present.entries > 3
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
    assert sorted(path.name for path in after.folder.path.iterdir()) == sorted(
        [restored.put_aside.name, "copies", "desk.anchor", "desk.db", "desk.keys", "desk.lock", "media"]
    )


def test_the_copy_made_before_a_restore_brings_the_newer_office_back(office, backup):
    office.live(2)
    newest = content(office.core)
    office.folder.close()
    office.core.restoring.restore(backup, PASSPHRASE)
    (copy,) = office.core.restoring.copies()
    office.core.restoring.restore(copy.path, PASSPHRASE)
    after = office.again()
    after.folder.open_with(PASSPHRASE)
    assert content(after.core) == newest
    assert after.core.activity.verify().media == 1
    assert after.core.restoring.copies()[0].why is BackupWhy.BEFORE_RESTORE


def test_another_offices_store_goes_aside_with_its_copies(office, backup, tmp_path):
    office.folder.close()
    folder = new_folder(tmp_path / "other")
    folder.make(PASSPHRASE, folder.new_recovery_key().recipient)
    other = Bench(
        core_on(folder, clock=FakeClock(), ids=FakeIds(9), hasher=cheap_hasher()), FakeClock(), folder, {}, {}
    )
    other.core.sign_in.found(Founder(NAME, NAME, PIN, PIN))
    other.core.backups.copy_if_due()
    other.folder.close()
    with pytest.raises(WrongKey):
        other.core.restoring.look(backup, PASSPHRASE)
    preview = other.core.restoring.look(backup, recovery_key().text)
    assert preview.present.same is False
    assert preview.present.entries is None
    restored = other.core.restoring.restore(backup, recovery_key().text, OTHER_PASSPHRASE, OTHER_PASSPHRASE)
    assert (restored.put_aside / "copies").is_dir()
    assert not (other.folder.path / "copies").exists()
    other.folder.open_with(OTHER_PASSPHRASE)
    assert other.core.activity.verify().media == 1
    other.folder.close()


def test_nothing_is_done_with_the_wrong_words(office, backup, tmp_path):
    office.folder.close()
    before = files_in(office.folder.path)
    restoring = office.core.restoring
    for typed, refusal in (("", NoKey), ("falsch", WrongKey), ("AGE-SECRET-KEY-1 ABC", BadRecoveryKey)):
        with pytest.raises(refusal):
            restoring.restore(backup, typed)
    with pytest.raises(WrongKey):
        restoring.look(backup, office.folder.new_recovery_key().text)
    with pytest.raises(NotTheSame):
        restoring.restore(backup, PASSPHRASE, OTHER_PASSPHRASE, "anders")
    with pytest.raises(PassphraseTooShort):
        restoring.restore(backup, PASSPHRASE, "kurz", "kurz")
    for nothing in (tmp_path / "gone.desk-backup", tmp_path, office.folder.path / "desk.keys"):
        with pytest.raises(NotABackup):
            restoring.restore(nothing, PASSPHRASE)
    assert files_in(office.folder.path) == before


def test_whoever_looks_on_may_stop_it_and_nothing_is_left(office, backup, tmp_path):
    def stop(share: float) -> None:
        if share > 0.5:
            raise Cancelled

    before = files_in(tmp_path)
    with pytest.raises(Cancelled):
        office.core.backups.back_up(office.members["ict"], tmp_path / "stick", stop)
    with pytest.raises(Cancelled):
        office.core.backups.drill(office.members["ict"], backup, watch=stop)
    office.folder.close()
    with pytest.raises(Cancelled):
        office.core.restoring.restore(backup, PASSPHRASE, watch=stop)
    assert {path for path in files_in(tmp_path) if "-wal" not in path.name and "-shm" not in path.name} == {
        path for path in before if "-wal" not in path.name and "-shm" not in path.name
    }


def test_progress_only_grows_and_ends_with_the_whole(office, backup, tmp_path):
    told: list[float] = []
    office.core.backups.back_up(office.members["ict"], tmp_path / "stick", told.append)
    assert told == sorted(told)
    assert told[-1] == 1
    told.clear()
    office.folder.close()
    office.core.restoring.restore(backup, PASSPHRASE, watch=told.append)
    assert told == sorted(told)
    assert told[-1] == 1


# ---------------------------------------------------------------- kept copies


def test_a_day_with_a_change_keeps_one_copy(office):
    backups = office.core.backups
    copy = backups.copy_if_due()
    assert copy.why is BackupWhy.DAILY
    assert copy.counts.posts == 2
    assert backups.copy_if_due() is None
    office.clock.go_on(days=1)
    assert backups.copy_if_due() is None, "nothing changed since"
    office.live(2)
    second = backups.copy_if_due()
    assert [kept.path for kept in backups.standing().copies] == [second.path, copy.path]
    assert backups.standing().last_copy_at == office.clock.now()
    assert len(list((copy.path.parent / "media").rglob("*.age"))) == 1


@pytest.mark.slow
def test_copies_grow_few_and_the_newest_stays(office):
    for _ in range(12):
        office.clock.go_on(days=1)
        office.handed_in()
        assert office.core.backups.copy_if_due()
    copies = office.core.backups.standing().copies
    assert 7 <= len(copies) < 12
    assert copies[0].made_at == office.clock.now()


def test_a_kept_copy_brings_pictures_from_beside_it(office):
    copy = office.core.backups.copy_if_due()
    office.folder.close()
    shutil.rmtree(office.folder.path / "media")
    preview = office.core.restoring.look(copy.path, PASSPHRASE)
    assert preview.lost_pictures == 0
    office.core.restoring.restore(copy.path, PASSPHRASE)
    after = office.again()
    after.folder.open_with(PASSPHRASE)
    assert after.core.activity.verify().media == 1


def test_pictures_that_nobody_has_any_more_are_told_and_the_rest_comes_back(office, tmp_path):
    copy = office.core.backups.copy_if_due()
    carried = Path(shutil.copy(copy.path, tmp_path / copy.path.name))
    shutil.rmtree(copy.path.parent / "media")
    shutil.rmtree(office.folder.path / "media")
    with pytest.raises(BackupDamaged):
        office.core.backups.drill(office.members["ict"], carried)
    office.folder.close()
    there = program_at(tmp_path / "new")
    assert there.restoring.look(carried, recovery_key().text).lost_pictures == 1
    assert there.restoring.restore(carried, recovery_key().text).only_recovery
    there.opening.open_with(recovery_key().text)
    assert len(there.drafting.lines(PostQuery())) == 2
    there.opening.close()


def test_a_picture_that_is_damaged_does_not_hold_up_a_backup_and_is_named_in_it(office, tmp_path):
    (picture,) = (office.folder.path / "media").rglob("*.age")
    picture.write_bytes(picture.read_bytes()[:-1])
    made = office.core.backups.back_up(office.members["ict"], tmp_path / "b.desk-backup")
    assert [str(media) for media in made.facts.missing] == [picture.stem]
    assert office.core.backups.drill(office.members["ict"], made.path) == made.facts


def test_a_damaged_store_is_offered_its_newest_good_copy(office):
    office.core.backups.copy_if_due()
    before = content(office.core)
    office.clock.go_on(days=1)
    office.live(2)
    newest = office.core.backups.copy_if_due()
    office.folder.close()
    data = bytearray(newest.path.read_bytes())
    data[-100] ^= 1
    newest.path.write_bytes(data)
    (office.folder.path / "desk.db").write_bytes(b"\x00" * 100_000)
    with pytest.raises(StoreDamaged):
        office.folder.open_with(PASSPHRASE)
    with pytest.raises(NoKey):
        office.core.restoring.newest_good_copy()
    good = office.core.restoring.newest_good_copy(PASSPHRASE)
    assert good.path.name < newest.path.name
    assert good.present.same
    assert good.present.entries is None
    office.core.restoring.restore(good.path, PASSPHRASE)
    after = office.again()
    after.folder.open_with(PASSPHRASE)
    assert content(after.core) == before
    after.core.activity.verify()


def test_a_store_whose_file_is_gone_is_told_as_damaged_not_as_an_empty_folder(office):
    office.core.backups.copy_if_due()
    office.folder.close()
    (office.folder.path / "desk.db").unlink()
    with pytest.raises(StoreDamaged):
        office.folder.state()
    good = office.core.restoring.newest_good_copy(PASSPHRASE)
    office.core.restoring.restore(good.path, PASSPHRASE)
    assert office.folder.state() is FolderState.LOCKED


# ---------------------------------------------------------------- standing and drill


def test_backup_and_drill_are_asked_for_after_a_month(office, backup):
    assert not office.core.backups.standing().backup_due
    assert not office.core.backups.standing().drill_due
    office.clock.go_on(days=31)
    standing = office.core.backups.standing()
    assert standing.backup_due
    assert standing.drill_due
    facts = office.core.backups.drill(office.members["land"], backup)
    assert facts.counts.posts == 2
    standing = office.core.backups.standing()
    assert not standing.drill_due
    assert standing.last_drill_at == office.clock.now()
    assert standing.last_backup_at == NOON
    last = office.core.activity.entries(0, 5000)[-1]
    assert (last.verb, last.data["by_paper"], last.data["pictures"]) == ("restore_drilled", False, 1)


def test_a_drill_with_the_paper_proves_the_paper(office, backup):
    office.core.backups.drill(office.members["ict"], backup, recovery_key().text)
    assert office.core.activity.entries(0, 5000)[-1].data["by_paper"] is True
    with pytest.raises(WrongKey):
        office.core.backups.drill(office.members["ict"], backup, office.folder.new_recovery_key().text)
    assert office.verbs()[-1] == "restore_drilled"


def test_a_drill_that_fails_is_logged_and_counts_as_none(office, backup):
    backup.write_bytes(backup.read_bytes()[:-1])
    with pytest.raises(BackupDamaged):
        office.core.backups.drill(office.members["land"], backup)
    last = office.core.activity.entries(0, 5000)[-1]
    assert (last.verb, last.data) == ("restore_drill_failed", {"file": backup.name, "reason": "backup_damaged"})
    assert office.core.backups.standing().last_drill_at is None


def test_copies_of_one_moment_do_not_take_each_others_place(office, backup):
    office.folder.close()
    for _ in range(3):
        office.core.restoring.restore(backup, PASSPHRASE)
    assert len(office.core.restoring.copies()) == 3


# ---------------------------------------------------------------- the store knows that it was restored


def test_a_restore_is_told_until_the_convenor_has_seen_it(office, backup):
    assert office.core.backups.restored_notice() is None
    office.folder.close()
    office.clock.go_on(hours=3)
    office.core.restoring.restore(backup, PASSPHRASE)
    after = office.again()
    after.folder.open_with(PASSPHRASE)
    notice = after.core.backups.restored_notice()
    assert (notice.restored_at, notice.backup_at) == (NOON + timedelta(hours=3), NOON)
    with pytest.raises(RoleNotAllowed):
        after.core.backups.acknowledge_restore(after.members["land"])
    after.core.backups.acknowledge_restore(after.members["uno"])
    assert after.core.backups.restored_notice() is None
    assert after.verbs()[-2:] == ["store_restored", "restore_acknowledged"]
    after.core.backups.acknowledge_restore(after.members["uno"])
    assert after.verbs().count("restore_acknowledged") == 1


def test_a_database_put_back_by_hand_is_noticed_at_the_next_opening(office, tmp_path):
    old = tmp_path / "desk.db"
    office.folder.close()
    shutil.copy(office.folder.path / "desk.db", old)
    office.core.opening.open_with(PASSPHRASE)
    office.live(2)
    seen = office.core.activity.verify().head
    office.core.opening.close()
    shutil.copy(old, office.folder.path / "desk.db")
    office.core.opening.open_with(PASSPHRASE)
    notice = office.core.backups.restored_notice()
    assert notice.backup_at is None
    last = office.core.activity.entries(0, 5000)[-1]
    assert (last.verb, last.data) == ("store_set_back", {"seen_entry": seen.seq, "seen_hash": seen.hash})
    office.core.activity.verify()
    office.core.backups.acknowledge_restore(office.members["uno"])
    office.core.opening.close()
    office.core.opening.open_with(PASSPHRASE)
    assert office.core.backups.restored_notice() is None, "noticed once"


def test_a_restored_store_that_is_laid_over_with_the_one_put_aside_is_noticed_though_its_log_is_longer(office, backup):
    office.folder.close()
    aside = office.core.restoring.restore(backup, PASSPHRASE).put_aside
    after = office.again()
    after.core.opening.open_with(PASSPHRASE)
    after.core.opening.close()
    shutil.copy(aside / "desk.db", office.folder.path / "desk.db")
    anchor = office.folder.path / "desk.anchor"
    kept = anchor.read_text(encoding="utf-8")
    anchor.write_text(kept.replace(kept[kept.index('"seq"') : kept.index('"hash"')], '"seq": 0, '), encoding="utf-8")
    after.core.opening.open_with(PASSPHRASE)
    assert after.core.backups.restored_notice().backup_at is None


def test_reading_beside_a_window_notes_nothing(office):
    office.core.backups.copy_if_due()
    reader = program_at(office.folder.path)
    reader.opening.open_with(PASSPHRASE, writing=False)
    assert reader.backups.standing().copies[0].counts is None
    reader.opening.close()


def test_a_backup_made_before_the_recovery_key_was_renewed_still_opens_with_the_old_paper(office, backup, tmp_path):
    fresh = office.folder.new_recovery_key()
    office.folder.keys.set_recovery(fresh, office.clock.now())
    later = office.core.backups.back_up(office.members["ict"], tmp_path / "later.desk-backup").path
    office.folder.close()
    there = program_at(tmp_path / "new")
    assert there.restoring.look(backup, recovery_key().text).facts.counts.posts == 2
    assert there.restoring.look(later, fresh.text).facts.counts.posts == 2
    with pytest.raises(WrongKey):
        there.restoring.look(later, recovery_key().text)
    office.core.restoring.restore(backup, PASSPHRASE)
    office.folder.open_with(fresh.text)
    office.folder.close()


def test_the_name_of_a_member_is_noted_as_unproven(office, backup):
    office.folder.close()
    wish = RestoreWish(backup, PASSPHRASE, named=office.members["land"])
    office.core.restoring.carry_out(wish)
    office.folder.open_with(PASSPHRASE)
    last = office.core.activity.entries(0, 5000)[-1]
    assert (last.verb, last.actor) == ("store_restored", "command line")
    assert (last.data["named"], last.data["by_paper"]) == (office.members["land"], False)


def test_where_a_keyring_works_it_opens_what_came_back(office, backup, tmp_path):
    office.folder.close()
    keyring = FakeKeyring()
    folder = new_folder(tmp_path / "new", keyring)
    there = core_on(folder, clock=FakeClock(), hasher=cheap_hasher())
    assert not there.restoring.restore(backup, recovery_key().text).only_recovery
    assert len(keyring.kept) == 1
    assert there.opening.open_by_itself()
    assert there.activity.entries(0, 5000)[-1].data["by_paper"] is True
    there.opening.close()


def test_a_keyring_that_refuses_does_not_hold_up_a_restore(office, backup, tmp_path):
    office.folder.close()
    folder = new_folder(tmp_path / "new", FakeKeyring(KeyringLocked(seconds=1)))
    there = core_on(folder, clock=FakeClock(), hasher=cheap_hasher())
    assert there.restoring.restore(backup, recovery_key().text).only_recovery
    assert there.restoring.copies() == ()
