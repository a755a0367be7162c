from datetime import date, datetime

import pytest

from moderator_app.domain.fields import TEXT_LIMIT
from moderator_app.domain.ids import PageId
from moderator_app.domain.importing import (
    Around,
    CellFaultKind,
    Column,
    ReadRow,
    TableRow,
    fingerprint,
    page_names,
    read_row,
    read_rows,
)
from moderator_app.domain.office import Bilingual
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.domain.purposes import Purpose
from moderator_app.zone import DHAKA

ONE, TWO = PageId("one"), PageId("two")
AROUND = Around(
    {"সচেতনতা": Purpose.AWARENESS},
    {"এক, দুই ও তিন": (ONE,), "two": (TWO,), "both": (ONE, TWO)},
    datetime(2026, 10, 6, 12, 0, tzinfo=DHAKA),
)
C, K = Column, CellFaultKind


def row(number=2, beyond="", **cells):
    return TableRow(number, {Column(name): text for name, text in cells.items()}, beyond)


def read(**cells) -> ReadRow:
    return read_row(row(**cells), AROUND)


def faults(**cells):
    return [(fault.column, fault.kind) for fault in read(**cells).faults]


def test_a_whole_row_is_a_draft_with_its_planned_time():
    found = read(
        title=" শুনানি ", text="লেখা\r\nআরও", purpose="সচেতনতা:", pages="TWO; এক, দুই ও তিন", date="১4/10/২০২৬",
        time="১৭:30", link="https://example.gov.bd/a",
    )  # fmt: skip
    draft = found.draft
    assert draft is not None
    assert found.is_new
    assert draft.text == "শুনানি\n\nলেখা\nআরও"
    assert (draft.purpose, draft.page_ids, draft.link) == (Purpose.AWARENESS, (TWO, ONE), "https://example.gov.bd/a")
    assert draft.planned_at == datetime(2026, 10, 14, 17, 30, tzinfo=DHAKA)


def test_only_the_text_must_be_there():
    draft = read(text="লেখা").draft
    assert draft is not None
    assert (draft.purpose, draft.page_ids, draft.planned_at, draft.link) == (None, (), None, "")


def test_a_name_with_a_comma_in_it_is_one_page_and_the_same_page_counts_once():
    assert read(text="ক", pages="এক, দুই ও তিন").draft.page_ids == (ONE,)
    assert read(text="ক", pages="two | Two\nTWO, two").draft.page_ids == (TWO,)


@pytest.mark.parametrize(
    "cells",
    [
        {"date": "2026-12-24", "time": "11:00:00"},
        {"date": "2026-12-24T11:00"},
        {"date": "24.12.2026 11:00"},
        {"date": "২৪-১২-২০২৬", "time": "১১.০০"},
    ],
)
def test_days_and_times_are_read_as_spreadsheets_write_them(cells):
    assert read(text="ক", **cells).draft.planned_at == datetime(2026, 12, 24, 11, 0, tzinfo=DHAKA)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, [(C.TEXT, K.EMPTY)]),
        ({"text": " \x00 "}, [(C.TEXT, K.EMPTY)]),
        ({"text": "ক" * (TEXT_LIMIT + 1)}, [(C.TEXT, K.TOO_LONG)]),
        ({"text": "ক", "purpose": "সভা"}, [(C.PURPOSE, K.NOT_A_PURPOSE)]),
        ({"text": "ক", "pages": "two; নেই"}, [(C.PAGES, K.NO_SUCH_PAGE)]),
        ({"text": "ক", "pages": "both"}, [(C.PAGES, K.PAGE_UNCLEAR)]),
        ({"text": "ক", "date": "৩১/০২/২০২৭", "time": "11:00"}, [(C.DATE, K.NOT_A_DATE)]),
        ({"text": "ক", "date": "২৪/১২/২০২৬", "time": "5 PM"}, [(C.TIME, K.NOT_A_TIME)]),
        ({"text": "ক", "date": "২৪/১২/২০২৬"}, [(C.TIME, K.TIME_MISSING)]),
        ({"text": "ক", "time": "11:00"}, [(C.DATE, K.DATE_MISSING)]),
        ({"text": "ক", "date": "৬/১০/২০২৬", "time": "12:00"}, [(C.DATE, K.PASSED)]),
        ({"text": "ক", "link": "example"}, [(C.LINK, K.NOT_A_LINK)]),
        ({"text": "ক", "beyond": "হারানো"}, [(None, K.UNDER_NO_HEAD)]),
        ({"date": "আজ", "link": "x"}, [(C.TEXT, K.EMPTY), (C.DATE, K.NOT_A_DATE), (C.TIME, K.TIME_MISSING),
                                        (C.LINK, K.NOT_A_LINK)]),
    ],
)  # fmt: skip
def test_every_fault_of_a_row_is_told_with_its_column(cells, expected):
    found = read(**cells)
    assert found.draft is None
    assert not found.is_new
    assert [(fault.column, fault.kind) for fault in found.faults] == expected


def test_the_second_of_two_equal_rows_tells_where_the_first_stands():
    again = read_rows([row(2, text="ক"), row(3, text="খ"), row(4, text=" ক "), row(5)], AROUND)
    assert [r.earlier_row for r in again] == [0, 0, 2, 0]
    assert [r.is_new for r in again] == [True, True, False, False]


def test_a_fingerprint_follows_what_is_said_and_not_the_order_of_pages():
    one, other = read(text="ক", pages="two;এক, দুই ও তিন"), read(text="ক", pages="এক, দুই ও তিন|two")
    assert one.draft.page_ids != other.draft.page_ids
    assert one.fingerprint == other.fingerprint == fingerprint(one.draft) != read(text="খ").fingerprint


def test_pages_are_known_by_either_name_while_they_are_kept():
    def page(page_id, bn, en, last_on=None):
        name = Bilingual(bn, en)
        return Page(PageId(page_id), name, Platform.FACEBOOK, PageKind.PAGE, "https://x.org", date(2025, 1, 1), last_on)

    pages = [page("1", "জেলা  পেজ", "District"), page("2", "জেলা পেজ", ""), page("3", "গেছে", "Gone", date(2026, 1, 1))]
    assert page_names(pages, date(2026, 10, 6)) == {"জেলা পেজ": ("1", "2"), "district": ("1",)}
