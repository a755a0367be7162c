"""Ten thousand rows of a file become drafts, with their words for the search and their marks for likeness."""

import csv
import itertools
import tempfile
from pathlib import Path

from benchmarks.likeness import office_texts
from benchmarks.pairs import Reading, timed
from tests.services.bench import Bench

ROWS = 10_000
SECONDS = 10.0


def bringing_in() -> list[Reading]:
    """Once: the store is another afterwards."""
    with tempfile.TemporaryDirectory(prefix="moderator-desk-bench-") as place:
        office, file = Bench.working(Path(place)), Path(place) / "posts.csv"
        _write(file)
        previews = []
        looked = timed(lambda: previews.append(office.core.importing.look(office.members["ict"], file)))
        made = timed(lambda: office.core.importing.make(office.members["ict"], previews[0]))
        office.folder.close()
    return [
        Reading(f"a file of {ROWS:,} rows looked at, seconds", looked, SECONDS),
        Reading(f"{ROWS:,} rows of a file made drafts, seconds", made, SECONDS),
    ]


def _write(file: Path) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["title", "text", "page", "date", "time"])
        for number, text in enumerate(itertools.islice(office_texts(), ROWS)):
            when = f"{1 + number % 28:02}/{1 + number % 12:02}/2027"
            table.writerow([f"পোস্ট {number}", text, "facebook", when, "11:00"])
