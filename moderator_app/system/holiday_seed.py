"""The days an office can begin with: public holidays from the library `holidays`, and `resources/days/starter.toml`.

What the library leaves out (Durga Puja, Janmashtami, Buddha Purnima, holidays by order) and how sure the rest is:
docs/facts.md, "Days".
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, final

from moderator_app.domain.day_merge import UNKEPT, merged
from moderator_app.domain.days import DayClass, SpecialDay
from moderator_app.domain.office import Bilingual
from moderator_app.resource_files import resource

_ESTIMATED = " (আনুমানিক)"
_ON_THE_MOON = frozenset({
    "ashura",
    "prophet_s_birthday",
    "mid_sha_ban",
    "laylat_al_qadr",
    "jumu_atul_wida",
    "eid_al_fitr",
    "eid_al_adha",
})  # fmt: skip


@final
class LibraryDays:
    """Fulfils `ports.DaySeeds`."""

    def seeds(self, first: date, last: date, today: date) -> tuple[SpecialDay, ...]:
        """The days from first to last, both included, each with its key and source and none with an id.

        A day that hangs on the moon is provisional where the library only reckons it, or where it is still to come.
        """
        years = range(first.year, last.year + 1)
        found = merged([*_starter(years), *_library(years, today)])
        return tuple(day for day in found if first <= day.on <= last)


def _starter(years: Sequence[int]) -> Iterator[SpecialDay]:
    for row in _rows():
        known: date | None = row.get("on")
        days = [known] if known else [date(year, row["month"], row["day"]) for year in years]
        for day in (day for day in days if day >= row.get("since", day)):
            yield SpecialDay(
                UNKEPT,
                day,
                Bilingual(row["bn"], row["en"]),
                DayClass(row.get("class", "none")),
                closed=row.get("closed", False),
                cancelled=row.get("cancelled", False),
                source=row["source"],
                seed=f"{row['key']}/{day.year}",
            )


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(resource("days", "starter.toml").read_text(encoding="utf-8"))["day"])


def _library(years: Sequence[int], today: date) -> Iterator[SpecialDay]:
    # Loaded only where days are asked for: half a second on an old machine.
    from holidays.countries.bangladesh import Bangladesh
    from holidays.version import __version__

    say_english = Bangladesh(language="en_US").tr
    seen: Counter[str] = Counter()
    for day, names in sorted(Bangladesh(years=years, language="bn").items()):
        for marked in names.split("; "):
            bn = marked.removesuffix(_ESTIMATED)
            english = say_english(bn)
            slug = re.sub(r"[^a-z0-9]+", "_", english.casefold()).strip("_")
            estimated = marked != bn
            moon = estimated or slug in _ON_THE_MOON
            seen[f"{slug}/{day.year}"] += 1
            time = seen[f"{slug}/{day.year}"]
            yield SpecialDay(
                UNKEPT,
                day,
                Bilingual(bn, english),
                closed=True,
                moon=moon,
                provisional=estimated or (moon and day >= today),
                source=f"ছুটির লাইব্রেরি holidays {__version__}",
                seed=f"{slug}-{time}/{day.year}" if slug.startswith("eid_") else f"{slug}/{day.year}",
            )
