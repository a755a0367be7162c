"""The whole way of a large video (kept, proved, in the kit, backed up, brought back) never stands in memory."""

import subprocess
import sys

import pytest

MOST = 60
"""Megabytes: what the libraries themselves ask for on the way."""

WALK = """
import os, pathlib, resource, sys, time

from tests.files.video_samples import avi
from tests.services.bench import Bench
from tests.services.test_backups import OTHER_PASSPHRASE, program_at
from tests.services.test_attaching import film
from moderator_app.domain.posts import MediaUse
from tests.store_fixture import recovery_key

folder, size = pathlib.Path(sys.argv[1]), int(sys.argv[2])


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def told(what):
    global begun
    print(what, round(time.perf_counter() - begun, 1), "s", round(peak()), "MB", file=sys.stderr)
    begun = time.perf_counter()


bench = Bench.working(folder)
me, core = bench.members["ict"], bench.core
small = film(bench, folder)
stick = folder / "stick"
stick.mkdir()
core.backups.back_up(me, stick).path.unlink()
path = folder / "film.mp4"
path.write_bytes(avi()[:12])
os.truncate(path, size)
before, begun = peak(), time.perf_counter()
kept = core.attaching.attach_file(me, path)
told("kept")
delivery_id = bench.opened(bench.approved(bench.draft(media=(MediaUse(kept.hash, "দীর্ঘ ভিডিও"),))).id)
copy = core.manual_kit.pictures_folder(me, delivery_id) / "01.avi"
assert copy.stat().st_size == size
told("kit")
core.manual_kit.close(delivery_id)
core.activity.verify()
told("verified")
backup = core.backups.back_up(me, stick).path
told("backed up")
bench.folder.close()
there = program_at(folder / "new")
there.restoring.restore(backup, recovery_key().text, OTHER_PASSPHRASE, OTHER_PASSPHRASE)
told("brought back")
there.opening.open_with(OTHER_PASSPHRASE)
assert there.activity.verify().media == 2
there.opening.close()
print(peak() - before)
"""


@pytest.mark.slow
def test_a_large_video_never_stands_in_memory_from_the_stick_to_the_restored_office(tmp_path):
    words = [sys.executable, "-c", WALK, str(tmp_path), "300000000"]
    run = subprocess.run(words, capture_output=True, text=True, timeout=500, check=True)
    assert float(run.stdout) < MOST, run.stdout + run.stderr
