"""Posts written by earlier versions are found as alike, too."""

import shutil
from pathlib import Path

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.likeness import Likeness
from moderator_app.domain.lines import PostQuery
from tests.fakes.clock import FakeClock
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder

STORES = Path(__file__).parent / "stores"
pytestmark = pytest.mark.slow


@pytest.mark.parametrize("form", sorted(path.name for path in STORES.iterdir()))
def test_a_post_of_an_earlier_form_is_found_by_its_text_and_its_picture(form, tmp_path):
    folder = new_folder(Path(shutil.copytree(STORES / form, tmp_path / "office")))
    folder.open_with(PASSPHRASE)
    core = core_on(folder, clock=FakeClock(), hasher=cheap_hasher())
    member = core.sign_in.seats()[0].member.id
    posts = [core.drafting.open(member, line.post_id).post for line in core.drafting.lines(PostQuery())]
    found = {post.id: core.likeness.of_draft(member, None, post.draft) for post in posts}
    for post in posts:
        assert (Likeness.SAME_TEXT, post.id) in {(alike.kind, alike.post_id) for alike in found[post.id]}
    with_picture = [post for post in posts if post.draft.media]
    assert all(Likeness.SAME_PICTURE in {alike.kind for alike in found[post.id]} for post in with_picture)
    assert with_picture
    folder.close()
