"""Measures and writes `benchmarks/RESULTS.md` (`make bench`)."""

import platform
import sys
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.first_paint import first_paint
from benchmarks.pairs import PAIRS, Ratio
from benchmarks.paper import paper

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"
_LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "typst")


def main() -> int:
    """Runs every measure in turn."""
    rows: list[Ratio] = []
    for measured in (first_paint, paper):
        rows.append(measured())
        print(_row(rows[-1]), flush=True)
    RESULTS.write_text(_report(rows), encoding="utf-8")
    return 0


def _report(rows: list[Ratio]) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    machine = f"{platform.machine()}, Python {platform.python_version()}, {versions}"
    lines = [
        "# Measured speeds",
        "",
        f"Medians of {PAIRS} alternating pairs in one run. {machine}.",
        "",
        "| what | floor s | program s | ratio | wanted |",
        "|---|---|---|---|---|",
        *(_row(row) for row in rows),
        "",
    ]
    return "\n".join(lines)


def _row(row: Ratio) -> str:
    return f"| {row.name} | {row.floor:.3f} | {row.ours:.3f} | {row.ratio:.2f}× | ≤ {row.wished:g}× |"


if __name__ == "__main__":
    sys.exit(main())
