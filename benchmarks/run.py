"""Measures and writes `benchmarks/RESULTS.md` (`make bench`)."""

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.board import board
from benchmarks.bringing_in import bringing_in
from benchmarks.deliveries import deliveries
from benchmarks.first_paint import first_paint
from benchmarks.frozen_start import frozen_start
from benchmarks.gaps import longest_gap
from benchmarks.likeness import likeness
from benchmarks.lists import lists
from benchmarks.month_turn import month_turn
from benchmarks.pairs import PAIRS, Ratio, Reading
from benchmarks.paper import paper
from benchmarks.rest import at_rest
from benchmarks.simulation import Section, simulation
from benchmarks.storm import storm
from benchmarks.ticks import ticks

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"
_LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "typst")


def main() -> int:
    """Runs every measure in turn; words on the command line name those that are wanted, and nothing is written then."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    wanted = set(sys.argv[1:])
    rows: list[Ratio | Reading] = []
    sections: list[Section] = []
    measures = (
        first_paint,
        frozen_start,
        board,
        lists,
        likeness,
        bringing_in,
        month_turn,
        paper,
        at_rest,
        ticks,
        deliveries,
        longest_gap,
        simulation,
        storm,
    )
    for measured in measures:
        if wanted and measured.__name__ not in wanted:
            continue
        found = measured()
        if isinstance(found, Section):
            sections.append(found)
            print("\n".join(found.lines), flush=True)
            continue
        for row in found if isinstance(found, list) else [found]:
            rows.append(row)
            print(_row(row), flush=True)
    if wanted:
        return 0
    RESULTS.write_text(_report(rows, sections), encoding="utf-8")
    return 0


def _report(rows: list[Ratio | Reading], sections: list[Section]) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    machine = f"{platform.machine()}, Python {platform.python_version()}, {versions}"
    lines = [
        "# Measured speeds",
        "",
        f"Medians of {PAIRS} alternating pairs in one run. {machine}.",
        "",
        "Times in seconds, unless a row says otherwise.",
        "",
        "| what | floor | program | ratio | wanted |",
        "|---|---|---|---|---|",
        *(_row(row) for row in rows),
        "",
        *(line for section in sections for line in section.lines),
    ]
    return "\n".join(lines)


def _row(row: Ratio | Reading) -> str:
    if isinstance(row, Reading):
        return f"| {row.name} | – | {row.ours:.3g} | – | ≤ {row.wished:g} |"
    return f"| {row.name} | {row.floor:.3f} | {row.ours:.3f} | {row.ratio:.2f}× | ≤ {row.wished:g}× |"


if __name__ == "__main__":
    sys.exit(main())
