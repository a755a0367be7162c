"""The room of days in its states: a file before it is taken over, a day to confirm, the year to come, the closures."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui.places import Place, Room
from ui.screens.days.presenter import Filter

if TYPE_CHECKING:
    from moderator_app.core import Core

GOOD = "তারিখ,নাম,ইংরেজি নাম,শ্রেণি,ছুটি,উৎস\n"
GOOD += "16/12/2026,বিজয় দিবস,Victory Day,ক,হ্যাঁ,পরিপত্র ২০২৬\n"
GOOD += "০৯/০৩/২০২৭,ঈদুল ফিতর,Eid al-Fitr,,হ্যাঁ,গেজেট ২০২৭\n"
GOOD += "2026-11-21,সশস্ত্র বাহিনী দিবস,Armed Forces Day,খ,না,পরিপত্র ২০২৬\n"
FAULTY = GOOD + "৩১/০২/২০২৭,ভুল তারিখ,,ঘ,হয়তো,\n2027-03-26,,,ক,হ্যাঁ,\n16/12/2026,বিজয় দিবস,,,,\n"


def _file(text: str) -> Place:
    path = Path(tempfile.mkdtemp(prefix="moderator-desk-days-")) / "জেলা কার্যালয়ের দিন.csv"
    path.write_text(text, encoding="utf-8")
    return Place(Room.DAYS, None, f"file:{path}")


def good_file(_core: "Core") -> Place:
    """Three rows: one new, one changed, one Eid that moved."""
    return _file(GOOD)


def faulty_file(_core: "Core") -> Place:
    """The same with rows that cannot be taken."""
    return _file(FAULTY)


def no_table(_core: "Core") -> Place:
    """A picture under the name of a table."""
    path = Path(tempfile.mkdtemp(prefix="moderator-desk-days-")) / "days.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    return Place(Room.DAYS, None, f"file:{path}")


def to_confirm(core: "Core") -> Place:
    """A day that hangs on the moon."""
    years = (core.days.year(), core.days.year(core.days.this_year() + 1))
    day = next(day for year in years for day in year.days if day.provisional)
    return Place(Room.DAYS, day.id, "confirm")


def a_day(core: "Core") -> Place:
    """A plain holiday."""
    return Place(Room.DAYS, next(day for day in core.days.year().days if day.closed).id)


def next_year(core: "Core") -> Place:
    """The fiscal year to come, in which nearly every holiday is provisional."""
    return Place(Room.DAYS, None, str(core.days.this_year() + 1))


def _only_look(_page: Any) -> None:
    """Nothing is pressed."""


def show_closures(page: Any) -> None:
    """Only the closures."""
    page._choose_filter(Filter.CLOSURES)  # noqa: SLF001 - as the switch does


def _press_go(page: Any) -> None:
    page.go.click()


STATES: dict[str, tuple[Callable[["Core"], Place], Callable[[Any], None]]] = {
    "days-file": (good_file, _only_look),
    "days-faults": (faulty_file, _only_look),
    "days-no-table": (no_table, _only_look),
    "days-confirm": (to_confirm, _only_look),
    "days-one": (a_day, _only_look),
    "days-next": (next_year, _only_look),
    "days-closures": (lambda _core: Place(Room.DAYS), show_closures),
    "days-refused": (lambda _core: Place(Room.DAYS, None, "new closure"), _press_go),
}
"""Each picture is a place and what is pressed there."""
