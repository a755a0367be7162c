"""Twenty thousand hostile videos: the look tells what it sees or that it is broken, and nothing else."""

import io

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from moderator_app.domain.errors import FileEmpty, FileTooBig, VideoNotWhole
from moderator_app.domain.media import VIDEO_KINDS
from moderator_app.files.chosen_file import opened
from tests.files.test_pictures_fuzzed import mutated, mutation
from tests.files.video_samples import avi, mp4, mpg, old_mov, webm, wmv

CASES = 20_000
SEEDS = (
    mp4(),
    mp4(version=1),
    mp4(brand=b"qt  "),
    old_mov(),
    webm(),
    webm(b"matroska", promised=-1),
    avi(),
    wmv(),
    mpg(),
)


def outcome(data):
    """What was seen, checked; None where it was refused. Any other error is the failure of the test."""
    try:
        chosen = opened(io.BytesIO(data), "ভিডিও.mp4")
    except (FileEmpty, FileTooBig, VideoNotWhole):
        return None
    assert chosen.read() == data
    if chosen.video is not None:
        assert chosen.video.kind in VIDEO_KINDS
        assert 0 <= chosen.video.seconds <= 360_000
        assert 0 <= chosen.video.width <= 65_535
        assert 0 <= chosen.video.height <= 65_535
    return chosen


def without_end(cases):
    return settings(
        max_examples=cases,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )


CHANGES = st.lists(mutation, min_size=1, max_size=3)


@without_end(60)
@given(CHANGES)
def test_a_changed_video_is_told_or_refused_in_words(changes):
    for seed in SEEDS:
        outcome(mutated(seed, changes))


@pytest.mark.slow
def test_twenty_thousand_changed_videos_are_told_or_refused_and_nothing_else_happens():
    seen = {"a video": 0, "another file": 0, "refused": 0}

    @without_end(-(-CASES // len(SEEDS)))
    @given(CHANGES)
    def one(changes):
        for seed in SEEDS:
            chosen = outcome(mutated(seed, changes))
            seen["refused" if chosen is None else "a video" if chosen.video else "another file"] += 1

    one()
    assert sum(seen.values()) >= CASES
    assert min(seen.values()) > CASES // 50, seen


@without_end(300)
@given(st.sampled_from([seed[:12] for seed in SEEDS]), st.binary(max_size=300))
def test_any_bytes_behind_an_honest_beginning_are_told_or_refused(beginning, rest):
    outcome(beginning + rest)
