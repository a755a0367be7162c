"""A kept video laid out for a player: byte for byte, one at a time, and gone afterwards."""

import pytest

from moderator_app.domain.errors import MediaDamaged, NothingThere
from tests.services.test_attaching import FILM, film, kept_files, mp4


def test_whoever_reads_the_posts_sees_the_video_exactly_as_it_goes_out(bench, tmp_path):
    use = film(bench, tmp_path)
    desk = bench.core.watching
    path = desk.lay_out(bench.members["land"], use.hash)
    assert path.suffix == ".mp4"
    assert path.read_bytes() == FILM
    other = film(bench, tmp_path, mp4(seconds=9))
    second = desk.lay_out(bench.members["land"], other.hash)
    assert not path.exists()
    desk.put_away()
    assert not second.exists()
    desk.put_away()


def test_what_a_killed_program_left_is_gone_at_the_next_start(bench, tmp_path):
    path = bench.core.watching.lay_out(bench.members["land"], film(bench, tmp_path).hash)
    bench.core.manual_kit.clear_left_over()
    assert not path.exists()


def test_a_picture_or_an_unknown_file_is_no_video_to_watch(bench):
    for media_hash in (bench.picture().hash, "0" * 64):
        with pytest.raises(NothingThere):
            bench.core.watching.lay_out(bench.members["land"], media_hash)


def test_a_changed_video_is_not_shown(bench, tmp_path):
    use = film(bench, tmp_path)
    (sealed,) = kept_files(bench)
    sealed.write_bytes(sealed.read_bytes()[:-30] + bytes(30))
    with pytest.raises(MediaDamaged):
        bench.core.watching.lay_out(bench.members["land"], use.hash)
