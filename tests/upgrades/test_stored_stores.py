"""Stores as earlier versions left them on disk, one folder a form: each opens with everything in it.

A folder under `stores/` is made once, by the last version that writes its form, and never again.
"""

import os
import shutil
from datetime import date, time
from pathlib import Path

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.backups import BackupWhy
from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.errors import DiskFull
from moderator_app.domain.heartbeat import AwakeSpan
from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.domain.posts import Origin
from moderator_app.store.upgrade import REVISIONS
from tests.fakes.clock import NOON, FakeClock
from tests.services.bench import PIN
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder

STORES = Path(__file__).parent / "stores"
BEATS = {"0001": None, "0002": AwakeSpan(NOON, NOON), "0003": AwakeSpan(NOON, NOON), "0004": AwakeSpan(NOON, NOON)}
"""The last heartbeat that a stored store holds."""
_FIRST, _LAST = Week(date(2026, 2, 1)), Week(date(2026, 3, 1))
pytestmark = pytest.mark.slow


@pytest.fixture(params=sorted(path.name for path in STORES.iterdir()))
def form(request):
    return request.param


@pytest.fixture
def core(form, tmp_path):
    folder = new_folder(Path(shutil.copytree(STORES / form, tmp_path / "office")))
    folder.open_with(PASSPHRASE)
    yield core_on(folder, clock=FakeClock(), hasher=cheap_hasher())
    folder.close()


def test_every_earlier_form_has_its_stored_store():
    assert sorted(path.name for path in STORES.iterdir()) == list(REVISIONS[:-1])


def test_a_stored_store_comes_up_whole_and_its_people_go_on(core, form):
    assert core.activity.verify().media == 1
    with core.opening._room.store.read() as unit:
        posts = unit.posts.lines(PostQuery(PostFilter.ALL), 0, 10)
        assert {line.title for line in posts} == {"প্রকাশিত পোস্ট", "অনুমোদিত, অপেক্ষায়", "যাচাইয়ের অপেক্ষায়"}
        assert unit.posts.count(PostQuery(PostFilter.LIVE)) == 1
        (note,) = unit.weeks.between(Week(date(2026, 2, 1)), Week(date(2026, 2, 1)))
        assert note.reason == "বিদ্যুৎ ছিল না"
        assert unit.office.settings().lock_minutes == 10
        assert unit.heartbeats.last() == BEATS[form]
        assert {line.origin for line in posts} == {Origin.DESK}
        assert {line.owner_id for line in posts} == {None}
        assert {member.email for member in unit.members.all()} == {""}
        (page,) = unit.pages.all()
        assert (page.recovery_contacts, page.portal_linked, page.rename_plan) == ((), None, "")
        assert unit.office.get().reply_days is None
        assert unit.office.reminder_settings().remind_at == (time(11) if form >= "0003" else time(10))
        assert unit.office.mail_account() is None
        assert len(unit.roster.duties(_FIRST, _LAST)) == len(unit.series.all()) == (1 if form >= "0003" else 0)
    seats = core.sign_in.seats()
    assert len(seats) == 3
    member = core.sign_in.enter(seats[1].member.id, PIN)
    (offered,) = core.journal.offered(member.id)
    assert offered.draft.text == "অসমাপ্ত লেখা"


def test_the_store_as_it_was_is_kept_as_a_copy_that_comes_back(core, form):
    (copy,) = core.backups.standing().copies
    assert copy.why is BackupWhy.BEFORE_UPGRADE
    assert copy.counts.posts == 3
    member = core.sign_in.seats()[0].member.id
    assert core.backups.drill(member, copy.path).schema == form
    core.opening.close()
    preview = core.restoring.look(copy.path, PASSPHRASE)
    assert preview.older_form
    assert preview.present.same
    core.restoring.restore(copy.path, PASSPHRASE)
    core.opening.open_with(PASSPHRASE)
    assert core.activity.verify().media == 1
    assert core.backups.restored_notice() is not None


@pytest.mark.skipif(os.name != "posix", reason="the system's own limit of a file's size")
@pytest.mark.parametrize("form", REVISIONS[:-1])
def test_without_room_for_the_copy_the_store_is_not_upgraded(form, tmp_path):
    import resource

    folder = new_folder(Path(shutil.copytree(STORES / form, tmp_path / "office")))
    before = (folder.path / "desk.db").read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, hard))
    try:
        with pytest.raises(DiskFull):
            folder.open_with(PASSPHRASE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (folder.path / "desk.db").read_bytes() == before
    folder.open_with(PASSPHRASE)
    folder.close()
