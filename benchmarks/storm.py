"""A storm over an office that publishes: three seeds, each 300 deliveries on six pages and fifty deaths of the process.

And one calm run in which nothing fails and nobody is killed.
"""

import tempfile
from pathlib import Path

from benchmarks.simulation import Section
from tests.faults.publishing_storm import KILLS, PAGES, POSTS, Aftermath
from tests.faults.publishing_storm import storm as storm_of

SEEDS = (20260210, 7, 1971)


def storm() -> Section:
    """Counts of the three storms together, and of the calm."""
    storms = [_run(seed) for seed in SEEDS]
    calm = _run(SEEDS[0], kills=0, faults=False)
    seen = sum(len(one.visible_unknowns) for one in storms)
    settled = sum(round(one.settled_share * len(one.visible_unknowns)) for one in storms)
    rows = [
        (f"deliveries, in {len(storms)} storms on {PAGES} pages each", sum(len(one.told) for one in storms)),
        ("deaths of the process (kill -9)", sum(one.kills for one in storms)),
        ("of those, found afterwards in the middle of a call", sum(one.found_armed for one in storms)),
        ("faults of the network and of the platform", sum(sum(one.faults.values()) for one in storms)),
        ("went out by themselves", sum(len(one.told) - len(one.asked) for one in storms)),
        ("in front of a person, with what was tried", sum(len(one.asked) for one in storms)),
        ("twice on a page (must be 0)", sum(len(one.doubled) for one in storms)),
        ("lost, or left halfway (must be 0)", sum(len(one.lost) + len(one.unfinished) for one in storms)),
        ("tokens in an address (must be 0)", sum(len(one.leaks) for one in storms)),
        ("unknown outcomes of posts that the page shows", seen),
        ("of those, settled without a person (must be 95 %)", f"{settled} ({settled / max(seen, 1):.1%})"),
        (f"without faults: of {len(calm.told)}, in front of a person (must be 0)", len(calm.asked)),
        ("seconds for each storm", ", ".join(f"{one.seconds:.0f}" for one in storms)),
    ]
    table = (f"| {what} | {number} |" for what, number in rows)
    return Section(("## A storm over publishing", "", "| what | count |", "|---|---|", *table, ""))


def _run(seed: int, *, kills: int = KILLS, faults: bool = True) -> Aftermath:
    with tempfile.TemporaryDirectory(prefix="moderator-desk-storm-") as place:
        return storm_of(Path(place), seed, posts=POSTS, kills=kills, faults=faults)


if __name__ == "__main__":
    print("\n".join(storm().lines))
