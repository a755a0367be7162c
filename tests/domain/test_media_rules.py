"""What pages take of pictures and videos in one post."""

from datetime import UTC, datetime

import pytest

from moderator_app.domain.errors import (
    MediaMixed,
    TooManyVideos,
    VideoKindNotTaken,
    VideoTooBigForPage,
    VideoTooLongForPage,
)
from moderator_app.domain.ids import MediaHash, MemberId
from moderator_app.domain.lines import MediaFile
from moderator_app.domain.media import VIDEO_KINDS, Medium, medium_of
from moderator_app.domain.media_rules import MediaRule, media_hindrance
from moderator_app.domain.office import Bilingual

PAGE = Bilingual("উপজেলা", "Upazila")


def file(kind="jpg", size=1_000, seconds=0):
    now = datetime(2026, 2, 1, tzinfo=UTC)
    return MediaFile(MediaHash("1"), kind, 1280, 720, size, "x", MemberId("m"), now, seconds=seconds)


def test_an_ending_tells_the_medium():
    assert {medium_of(kind) for kind in VIDEO_KINDS} == {Medium.VIDEO}
    assert {medium_of(kind) for kind in ("jpg", "png", "")} == {Medium.PICTURE}
    assert file("mp4").is_video
    assert not file("png").is_video


@pytest.mark.parametrize(
    ("rule", "media"),
    [
        (MediaRule(mixed=False), []),
        (MediaRule(mixed=False), [file(), file()]),
        (MediaRule(mixed=False), [file("mp4")]),
        (MediaRule(), [file(), file("mov"), file()]),
        (MediaRule(videos=None), [file("avi")] * 20),
        (MediaRule(videos=2), [file("mp4")] * 2),
        (MediaRule(video_size=1_000, video_seconds=140, video_kinds=("mp4",)), [file("mp4", 1_000, 140)]),
        (MediaRule(video_size=1, video_kinds=()), [file("jpg", 5_000_000)]),
    ],
)
def test_a_page_takes_what_its_rule_allows(rule, media):
    assert media_hindrance(rule, PAGE, media) is None


@pytest.mark.parametrize(
    ("rule", "media", "error", "fields"),
    [
        (MediaRule(mixed=False), [file(), file("mp4")], MediaMixed, {}),
        (MediaRule(), [file("mp4"), file("mov")], TooManyVideos, {"limit": 1}),
        (
            MediaRule(video_kinds=("mp4", "mov")),
            [file(), file("webm")],
            VideoKindNotTaken,
            {"kind": "WEBM", "kinds": "MP4, MOV"},
        ),
        (MediaRule(video_size=512_000_000), [file("mp4", 512_000_001)], VideoTooBigForPage, {"limit": 512}),
        (MediaRule(video_seconds=140), [file("mp4", seconds=141)], VideoTooLongForPage, {"limit": 140}),
        (MediaRule(videos=2, video_size=9), [file("mp4", 9), file("mp4", 10)], VideoTooBigForPage, {"limit": 0}),
    ],
)
def test_what_a_page_would_not_take_is_said_for_the_page(rule, media, error, fields):
    found = media_hindrance(rule, PAGE, media)
    assert isinstance(found, error)
    assert found.fields == {"page": PAGE} | fields
