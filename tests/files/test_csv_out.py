import csv
import io
from dataclasses import replace

import pytest

from moderator_app.domain.office import Bilingual
from moderator_app.files.csv_out import COLUMNS, defused, posts_csv
from tests.report import sample


def _rows(evaluation) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(posts_csv(evaluation).decode("utf-8-sig"), newline="")))


def test_a_spreadsheet_is_told_that_the_table_is_utf_8():
    data = posts_csv(sample.empty())
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig") == ",".join(f'"{name}"' for name in COLUMNS) + "\r\n"


def test_every_post_has_its_line():
    rich = sample.rich()
    rows = _rows(rich)
    assert [row["number"] for row in rows] == [str(n) for n in range(1, len(rich.entries) + 1)]
    assert rows[0] == {
        "number": "1", "live_on": "2026-01-05", "live_at": "09:00", "week_first_on": "2026-01-04", "page_id": "page-1",
        "page": "উপজেলা প্রশাসন, নমুনাপুর", "platform": "facebook", "post_id": "post-0000", "purpose": "awareness",
        "title": "ভূমি উন্নয়ন কর অনলাইনে পরিশোধের নিয়ম", "author": "মাহবুবা খানম", "checkers": "তানভীর হাসান",
        "check": "second_member", "link": rich.entries[0].link, "witnessed": "yes", "pictures": "0",
        "pictures_with_alt": "0", "counts": "yes", "reason": "live",
    }  # fmt: skip


def test_the_counted_lines_of_the_table_are_the_counted_posts():
    rich = sample.rich()
    counted = [row for row in _rows(rich) if row["counts"] == "yes"]
    assert len(counted) == sum(page.posts for page in rich.pages)


@pytest.mark.parametrize(
    "cell", ["=1+1", "+880", "-1", "@SUM(A:A)", "\t=1", "\r=1", "\n=1", "  =1+1", "＝1", "\ufeff=1", "\u200b=1"]
)
def test_a_cell_that_would_run_is_defused(cell):
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "ভূমি", "a=b", "১+১", "https://example.org/?a=-1", "'quoted"])
def test_an_ordinary_cell_stays_as_it_is(cell):
    assert defused(cell) == cell


def test_quotes_commas_and_line_ends_stay_in_their_cell():
    rich = sample.rich()
    entry = replace(rich.entries[0], title='a "b", c\nd', author=Bilingual("=cmd()"))
    (row,) = _rows(replace(rich, entries=(entry,)))
    assert (row["title"], row["author"]) == ('a "b", c\nd', "'=cmd()")


def test_a_post_of_an_unknown_account_keeps_its_id():
    rich = replace(sample.rich(), pages=())
    assert _rows(rich)[0]["page"] == ""
    assert _rows(rich)[0]["page_id"] == "page-1"
