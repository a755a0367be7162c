"""Videos from the file a member chose to the folder a publisher takes: byte for byte, bound by the approval."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import (
    Cancelled,
    FileEmpty,
    FileVanished,
    MediaDamaged,
    MediaMixed,
    PictureRefused,
    RoleNotAllowed,
    TooManyVideos,
    VideoKindNotTaken,
    VideoNotWhole,
    VideoTooBigForPage,
    VideoTooLongForPage,
    WrongMove,
)
from moderator_app.domain.lines import PostQuery
from moderator_app.domain.pages import Platform
from moderator_app.domain.panel import Role
from moderator_app.domain.posts import MediaUse
from moderator_app.files.chosen_file import OpenedFile
from moderator_app.platforms.mastodon.knowledge import Mastodon
from tests.files.video_samples import mp4, webm

FILM = mp4(play=b"place of the camera: 23.7,90.4 " * 5_000)


def film_file(tmp_path, data=FILM, name="মেলা.mp4"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def film(bench, tmp_path, data=FILM, alt="মেলায় মানুষের ভিড়"):
    kept = bench.core.attaching.attach_file(bench.members["ict"], film_file(tmp_path, data))
    return MediaUse(kept.hash, alt)


def kept_files(bench):
    return sorted(path for path in (bench.folder.path / "media").rglob("*") if path.is_file())


def test_a_video_is_kept_once_as_it_is_with_what_can_be_told_of_it(bench, tmp_path):
    me, shares = bench.members["ict"], []
    kept = bench.core.attaching.attach_file(me, film_file(tmp_path), shares.append)
    assert (kept.kind, kept.width, kept.height, kept.seconds, kept.size) == ("mp4", 1280, 720, 42, len(FILM))
    assert (kept.name, kept.added_by, kept.is_video) == ("মেলা.mp4", me, True)
    assert shares[-1] == 1.0
    again = bench.core.attaching.attach_file(me, film_file(tmp_path, name="copy.avi"))
    assert again == kept
    assert bench.core.media.find(me, kept.hash) == kept
    assert bench.verbs().count("video_added") == 1
    assert len(kept_files(bench)) == 1
    assert b"23.7,90.4" not in kept_files(bench)[0].read_bytes()


def test_a_chosen_picture_is_cleaned_as_ever(bench, tmp_path):
    path = tmp_path / "poster.mp4"
    file = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(file, "PNG")
    path.write_bytes(file.getvalue())
    me = bench.members["ict"]
    assert not bench.core.attaching.is_video(me, path)
    kept = bench.core.attaching.attach_file(me, path)
    assert (kept.kind, kept.width, kept.seconds, kept.is_video) == ("png", 64, 0, False)


def test_whoever_may_not_draft_adds_no_video_and_is_not_even_told_what_it_is(bench, tmp_path):
    bench.seat("auditor", Role.AUDITOR)
    for act in (bench.core.attaching.attach_file, bench.core.attaching.is_video):
        with pytest.raises(RoleNotAllowed):
            act(bench.members["auditor"], film_file(tmp_path))
    assert kept_files(bench) == []


@pytest.mark.parametrize(
    ("data", "error"), [(b"", FileEmpty), (FILM[:-1], VideoNotWhole), (b"MZ\x90\0" + bytes(90), PictureRefused)]
)
def test_what_is_no_whole_video_is_refused_and_nothing_is_kept(bench, tmp_path, data, error):
    with pytest.raises(error):
        bench.core.attaching.attach_file(bench.members["ict"], film_file(tmp_path, data))
    assert kept_files(bench) == []
    assert "video_added" not in bench.verbs()


def test_a_stick_pulled_out_midway_keeps_nothing_and_leaves_the_draft_as_it_is(bench, tmp_path, monkeypatch):
    me = bench.members["ict"]
    post = bench.core.drafting.save(me, None, 0, bench.draft())
    read, calls = OpenedFile.read, []

    def pulled_out(self, size=-1, /):
        calls.append(size)
        if len(calls) > 5:
            raise FileVanished(name=self.name)
        return read(self, size)

    monkeypatch.setattr(OpenedFile, "read", pulled_out)
    with pytest.raises(FileVanished):
        bench.core.attaching.attach_file(me, film_file(tmp_path))
    assert len(calls) > 5
    assert kept_files(bench) == []
    assert bench.core.drafting.open(me, post.id).post == post


def test_whoever_watches_may_stop_it_and_nothing_is_kept(bench, tmp_path):
    def stop(share):
        raise Cancelled()

    with pytest.raises(Cancelled):
        bench.core.attaching.attach_file(bench.members["ict"], film_file(tmp_path), stop)
    assert kept_files(bench) == []


def test_a_video_goes_from_draft_to_folder_byte_for_byte(bench, tmp_path):
    use = film(bench, tmp_path)
    post = bench.approved(bench.draft(media=(use,)))
    delivery_id = bench.opened(post.id)
    me, kit = bench.members["ict"], bench.core.manual_kit
    folder = kit.pictures_folder(me, delivery_id)
    assert (folder / "01.mp4").read_bytes() == FILM
    assert "ভিড়" in (folder / "01-alt.txt").read_text(encoding="utf-8-sig")
    stick = tmp_path / "stick"
    stick.mkdir()
    assert (kit.save_into(me, delivery_id, stick) / "01.mp4").read_bytes() == FILM
    bench.claim(delivery_id)
    assert not folder.exists()


def test_a_damaged_video_leaves_no_half_folder(bench, tmp_path):
    post = bench.approved(bench.draft(media=(film(bench, tmp_path),)))
    delivery_id = bench.opened(post.id)
    (sealed,) = kept_files(bench)
    sealed.write_bytes(sealed.read_bytes()[:-40])
    stick = tmp_path / "stick"
    stick.mkdir()
    with pytest.raises(MediaDamaged):
        bench.core.manual_kit.save_into(bench.members["ict"], delivery_id, stick)
    assert list(stick.iterdir()) == []
    with pytest.raises(MediaDamaged):
        bench.core.activity.verify()


@pytest.mark.parametrize("what", ["another video", "another text for it", "taken off"])
def test_a_change_of_the_video_voids_the_approval(bench, tmp_path, what):
    use = film(bench, tmp_path)
    post = bench.approved(bench.draft(media=(use,)))
    changed = {
        "another video": (film(bench, tmp_path, mp4(seconds=43)),),
        "another text for it": (replace(use, alt_text="আরেক কথা"),),
        "taken off": (),
    }[what]
    present = bench.core.drafting.open(bench.members["ict"], post.id).post
    draft = replace(present.draft, media=changed)
    bench.core.drafting.save(bench.members["ict"], post.id, present.revision, draft)
    assert bench.delivery(post.id).state is DeliveryState.DRAFT
    with pytest.raises(WrongMove):
        bench.opened(post.id)


def test_a_page_that_takes_no_such_video_is_named_while_writing_and_at_hand_in(bench, tmp_path):
    bench.register("mastodon", platform=Platform.MASTODON, url="https://mastodon.example/@office")
    bench.register("x", platform=Platform.X, url="https://x.com/office")
    cases = {
        "beside a picture": ((bench.picture(), film(bench, tmp_path)), [MediaMixed, MediaMixed]),
        "a webm": ((film(bench, tmp_path, webm()),), [VideoKindNotTaken]),
        "long": ((film(bench, tmp_path, mp4(seconds=141)),), [VideoTooLongForPage]),
        "two": (
            (film(bench, tmp_path), film(bench, tmp_path, mp4(seconds=3))),
            [TooManyVideos, TooManyVideos],
        ),
        "a film": ((film(bench, tmp_path),), []),
        "none": ((), []),
    }
    for name, (media, wanted) in cases.items():
        draft = bench.draft("নমুনা", media=media)
        found = bench.core.attaching.hindrances(draft)
        assert [type(error) for error in found] == wanted, name
        if wanted:
            with pytest.raises(wanted[0]):
                bench.core.drafting.submit(bench.members["ict"], None, 0, draft)
    assert bench.core.drafting.count(PostQuery()) == 0


def test_a_video_too_big_for_a_page_is_told_with_the_pages_limit(bench, tmp_path, monkeypatch):
    rule = replace(Mastodon.media_rule, video_size=100_000)
    monkeypatch.setattr(Mastodon, "media_rule", rule)
    bench.register("mastodon", platform=Platform.MASTODON, url="https://mastodon.example/@office")
    with pytest.raises(VideoTooBigForPage) as told:
        bench.handed_in(bench.draft(media=(film(bench, tmp_path),)))
    assert told.value.fields["limit"] == 0


def test_the_library_lists_and_finds_a_video(bench, tmp_path):
    use = film(bench, tmp_path)
    bench.handed_in(bench.draft(media=(use,)))
    (line,) = bench.core.media.lines(bench.members["uno"], "মেলা ভিড়")
    assert (line.file.hash, line.file.is_video, line.posts) == (use.hash, True, 1)
    after = bench.core.media.describe(bench.members["uno"], use.hash, "তথ্য শাখা", "মৌখিক সম্মতি", "ভিড়")
    assert (after.seconds, after.photographer) == (42, "তথ্য শাখা")
    assert bench.core.activity.verify().media == 1
