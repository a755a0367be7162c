"""What is said of a row of a file of posts: why a cell cannot be taken, and the columns by name.

The keys are the values of the rules' enumerations (words may not know the rules); a test compares the two.
"""

from collections.abc import Iterable
from typing import Protocol

from moderator_app.words.speaker import Speaker, mark


class Fault(Protocol):
    """A fault of a cell, as the rules tell it; without a column it stands under no head."""

    @property
    def column(self) -> str | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def found(self) -> str: ...


COLUMNS = {
    "text": mark("Text"),
    "title": mark("Title"),
    "purpose": mark("Purpose"),
    "pages": mark("Pages"),
    "date": mark("Date"),
    "time": mark("Time"),
    "link": mark("Link"),
}
CELL_FAULTS = {
    "empty": mark("The post has no text."),
    "too_long": mark("The text is longer than any page takes."),
    "not_a_purpose": mark("None of the seven purposes is called so: “{found}”."),
    "no_such_page": mark("The office keeps no page of this name: “{found}”."),
    "page_unclear": mark("More than one page is called so: “{found}”."),
    "not_a_date": mark("No day of the calendar: “{found}”. Write it as 16/12/2026 or 2026-12-16."),
    "not_a_time": mark("No time of the day: “{found}”. Write it as 17:30, on the 24-hour clock."),
    "time_missing": mark("A day without a time; write the time, or leave both empty."),
    "date_missing": mark("A time without a day; write the day, or leave both empty."),
    "passed": mark("This time has gone by: “{found}”."),
    "not_a_link": mark("No web address: “{found}”. It begins with https://."),
    "under_no_head": mark("This stands under no head and would be lost: “{found}”."),
}
_MOST = 60


def fault_words(say: Speaker, fault: Fault) -> str:
    """Why a cell cannot be taken, and what is wanted."""
    found = " ".join(fault.found.split())
    return say(CELL_FAULTS[fault.kind], found=found if len(found) <= _MOST else f"{found[:_MOST]}…")


def row_reason(say: Speaker, faults: Iterable[Fault]) -> str:
    """All faults of a row in one line, each with its column."""
    return " ".join(_with_column(say, fault) for fault in faults)


def _with_column(say: Speaker, fault: Fault) -> str:
    words = fault_words(say, fault)
    return say("{column}: {words}", column=say(COLUMNS[fault.column]), words=words) if fault.column else words
