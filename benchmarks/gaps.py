"""The longest time for which the window's thread was busy, in every journey of the tests."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.pairs import Reading

ROOT = Path(__file__).resolve().parent.parent


def longest_gap() -> Reading:
    """In milliseconds; the ten longest are printed with the place where the program stood."""
    with tempfile.TemporaryDirectory() as place:
        found = Path(place) / "gaps.json"
        words = ["-m", "pytest", "-q", "-p", "no:randomly", "-p", "benchmarks.gap_watch", "-m", "journey", "tests"]
        left_out = [
            "--deselect",
            "tests/journeys/test_typing_survives_a_kill.py",
        ]  # the window is another process there
        subprocess.run(
            [sys.executable, *words, *left_out],
            cwd=ROOT,
            env={**os.environ, "GAP_WATCH": str(found)},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        longest: dict[str, tuple[float, str]] = json.loads(found.read_text(encoding="utf-8"))
    worst = sorted(((seconds, name, where) for name, (seconds, where) in longest.items()), reverse=True)
    for seconds, name, where in worst[:10]:
        print(f"    {seconds * 1000:.0f} ms at {where} in {name}", flush=True)
    return Reading(f"longest gap on the GUI thread in {len(worst)} journeys, ms", worst[0][0] * 1000, 100)
