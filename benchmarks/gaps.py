"""The longest time for which the window's thread was busy, in every journey of the tests and of `gap_journeys`."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.pairs import Reading

ROOT = Path(__file__).resolve().parent.parent
WISHED = 100
"""Milliseconds."""
_WRITING = "benchmarks/gap_journeys/"
Gap = tuple[float, float, str]
"""Seconds by the clock, seconds of a core, and the place."""


def longest_gap() -> list[Reading]:
    """In milliseconds: each of our own journeys, and the worst of those of the tests; the ten longest are printed."""
    only = os.environ.get("GAP_JOURNEYS", "").split()
    longest = _watched(*only) if only else _watched(_WRITING) | _watched("tests")
    worst = sorted(longest.items(), key=lambda one: one[1], reverse=True)
    for name, (seconds, worked, where) in worst[:10]:
        print(f"    {seconds * 1000:.0f} ms ({worked * 1000:.0f} of a core) at {where} in {name}", flush=True)
    tests = [gap for name, gap in longest.items() if not name.startswith(_WRITING)]
    rows = [
        Reading(f"longest gap on the GUI thread, ms: {_named(name)}", gap[0] * 1000, WISHED)
        for name, gap in longest.items()
        if name.startswith(_WRITING)
    ]
    if tests:
        whole = f"longest gap on the GUI thread in {len(tests)} journeys of the tests, ms"
        rows.append(Reading(whole, max(tests)[0] * 1000, WISHED))
    return rows


def _watched(*only: str) -> dict[str, Gap]:
    with tempfile.TemporaryDirectory() as place:
        found = Path(place) / "gaps.json"
        words = ["-m", "pytest", "-q", "-p", "no:randomly", "-p", "benchmarks.gap_watch", "-m", "journey", *only]
        left_out = [
            "--deselect",
            "tests/journeys/test_typing_survives_a_kill.py",
        ]  # the window is another process there
        subprocess.run(
            [sys.executable, *words, *left_out],
            cwd=ROOT,
            env={**os.environ, "GAP_WATCH": str(found)},
            check=True,
            stdout=None if "GAP_JOURNEYS" in os.environ else subprocess.DEVNULL,
        )
        return {name: (gap[0], gap[1], gap[2]) for name, gap in json.loads(found.read_text(encoding="utf-8")).items()}


def _named(journey: str) -> str:
    return journey.rpartition("::")[2].removeprefix("test_").replace("_", " ")
