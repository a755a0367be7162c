"""`posts.csv`: every post of an evaluation as a table that any spreadsheet opens rightly.

UTF-8 with a byte order mark (Excel reads Bangla only so), comma, CRLF, every cell in quotation marks. Columns, the same
in both languages, so that tables of many offices can be put under each other:

    number            line of the annex, from 1
    live_on           day in Dhaka, YYYY-MM-DD
    live_at           time in Dhaka, HH:MM, 24 hours
    week_first_on     Sunday of the week in which it counts
    page_id           id of the account, as in evaluation.json
    page              its Bangla name
    platform          key of the platform, as in evaluation.json
    post_id           a post on several accounts has one line each, with the same id
    purpose           one of the seven keys; empty where none was chosen
    title             as it stands in the program
    author            Bangla name
    checkers          Bangla names of those who approved, "; " between them
    check             second_member, self_declared or not_checked
    link              the confirmed link
    witnessed         yes: the link does not show its page, a member saw the post there
    pictures          how many
    pictures_with_alt of them with alternative text
    counts            yes or no
    reason            why: live or removed

A cell that a spreadsheet would run as a formula gets an apostrophe before it.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from moderator_app.domain.bd_calendar import dhaka_day, week_of
from moderator_app.domain.evaluation import EntryFacts, Evaluation, PageFacts
from moderator_app.domain.ids import PageId
from moderator_app.zone import in_dhaka

COLUMNS = (
    "number", "live_on", "live_at", "week_first_on", "page_id", "page", "platform", "post_id", "purpose", "title",
    "author", "checkers", "check", "link", "witnessed", "pictures", "pictures_with_alt", "counts", "reason",
)  # fmt: skip

_BYTE_ORDER_MARK = "\ufeff"
_RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_STRIPPED = ("\t", "\r", "\n")
_BLANKS = " \t\r\n\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


def posts_csv(evaluation: Evaluation) -> bytes:
    """The table of an evaluation's posts; the same bytes for the same data."""
    pages = {page.page_id: page for page in evaluation.pages}
    return table_csv(COLUMNS, (_cells(entry, pages) for entry in evaluation.entries))


def table_csv(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Any table as a file of this kind."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([defused(cell) for cell in cells] for cells in rows)
    return (_BYTE_ORDER_MARK + out.getvalue()).encode()


def defused(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would take it for a formula."""
    dangerous = cell.startswith(_STRIPPED) or cell.lstrip(_BLANKS).startswith(_RUNS)
    return f"'{cell}" if dangerous else cell


def _cells(entry: EntryFacts, pages: Mapping[PageId, PageFacts]) -> tuple[str, ...]:
    day = dhaka_day(entry.live_at)
    page = pages.get(entry.page_id)
    return (
        str(entry.number),
        day.isoformat(),
        in_dhaka(entry.live_at).strftime("%H:%M"),
        week_of(day).first_on.isoformat(),
        entry.page_id,
        page.name.bn if page else "",
        page.platform.value if page else "",
        entry.post_id,
        entry.purpose.value if entry.purpose else "",
        entry.title,
        entry.author.bn,
        "; ".join(name.bn for name in entry.approvers),
        entry.check.value,
        entry.link,
        _yes_no(yes=entry.witnessed),
        str(entry.pictures),
        str(entry.pictures_with_alt),
        _yes_no(yes=entry.counts),
        entry.reason.value,
    )


def _yes_no(*, yes: bool) -> str:
    return "yes" if yes else "no"
