import os
from datetime import date, datetime, time
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from moderator_app.domain.errors import (
    Cancelled,
    InputRefused,
    NotAPostTable,
    TableEmpty,
    TableHeadTwice,
    TableOld,
    TableTooBig,
    TableTooLong,
    TableUnread,
    TableWithoutText,
)
from moderator_app.domain.importing import Column, TableRow
from moderator_app.files import post_table
from moderator_app.files.post_table import LARGEST, MOST_ROWS, CsvAndXlsxPosts, read_posts
from moderator_app.files.workbook_reading import MOST_COLUMNS
from moderator_app.words import Language
from tests.files.workbooks import saved, with_part, workbook

FILES = CsvAndXlsxPosts()
SHEET = "xl/worksheets/sheet1.xml"
HEADS = ["লেখা", "পেজ", "তারিখ", "সময়"]
ROW = ["পোস্ট, এক", "আমাদের পেজ", "১৬/১২/২০২৬", "১১:০০"]


def of(text: str):
    return read_posts(text.encode(), "posts.csv")


def cells(table):
    return [dict(row.cells) for row in table.rows]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_codings_separators_and_ends_of_line_are_read(coding, separator, end):
    text = end.join([separator.join(HEADS), separator.join(f'"{cell}"' for cell in ROW), ""])
    table = read_posts(text.encode(coding), "posts.csv")
    (found,) = cells(table)
    assert list(found.values()) == ROW
    assert table.rows[0].row == 2


def test_heads_stand_in_any_order_in_either_language_below_a_title():
    table = of("অক্টোবরের পোস্ট,,\n\nTIME,Sl,Post_Text:\n১০:৩০,৭,কথা\n")
    assert cells(table) == [{Column.TIME: "১০:৩০", Column.TEXT: "কথা"}]
    assert (table.rows[0].row, table.ignored) == (4, ())


def test_columns_that_nobody_knows_are_named_and_left_out():
    assert of("text,রং,মন্তব্য\nক,লাল,আহা\n").ignored == ("রং", "মন্তব্য")


def test_a_cell_under_no_head_is_told():
    (row,) = of("text,date\nক,,হারানো\n").rows
    assert row.beyond == "হারানো"


def test_the_same_rows_stand_in_a_workbook_with_real_dates_and_times():
    data = workbook(
        ["text", "date", "time", "pages"],
        ["এক", date(2026, 12, 16), time(17, 30), 7],
        ["দুই", datetime(2026, 12, 16, 9, 5), "১১:০০", 7.5],
        [None, None, "  ", None],
        ["তিন", "16/12/২০২৬", None, True],
    )
    table = read_posts(data, "posts.xlsx")
    assert [list(c.values()) for c in cells(table)] == [
        ["এক", "2026-12-16", "17:30", "7"],
        ["দুই", "2026-12-16 09:05", "১১:০০", "7.5"],
        ["তিন", "16/12/২০২৬", "", "True"],
    ]
    assert [row.row for row in table.rows] == [2, 3, 5]


def test_formulas_are_text_and_never_evaluated():
    (csv_row,) = cells(of('text\n"=HYPERLINK(""http://x.example"")"\n'))
    (row,) = cells(read_posts(workbook(["text"], ["=1+1"]), "posts.xlsx"))
    assert (csv_row[Column.TEXT], row[Column.TEXT]) == ('=HYPERLINK("http://x.example")', "=1+1")


def test_what_is_merged_downwards_stands_in_each_of_its_rows():
    data = workbook(
        ["পোস্টের তালিকা", None, None],
        ["text", "date", "time"],
        ["এক", date(2026, 12, 16), time(9)],
        ["দুই", None, time(10)],
        [None, None, None],
        ["তিন", None, time(11)],
        merged=("A1:C1", "B3:B6"),
    )
    table = read_posts(data, "posts.xlsx")
    assert [c[Column.DATE] for c in cells(table)] == ["2026-12-16"] * 3
    assert [row.row for row in table.rows] == [3, 4, 6]


def test_the_first_visible_sheet_is_read():
    book = Workbook()
    book.active.append(["গোপন"])
    book.active.sheet_state = "hidden"
    book.create_sheet("পোস্ট").append(["text"])
    book["পোস্ট"].append(["এক"])
    assert cells(read_posts(saved(book), "posts.xlsx")) == [{Column.TEXT: "এক"}]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", TableEmpty),
        (b" \r\n ", TableEmpty),
        (b"\xef\xbb\xbf", TableEmpty),
        (b"text\n\n", TableEmpty),
        (b"name,date\nx,y\n", TableWithoutText),
        ("text,লেখা\nx,y\n".encode(), TableHeadTwice),
        (b"\x89PNG\r\n\x1a\n\0\0", NotAPostTable),
        (b"%PDF-1.7\n\xff\xfe\x00", NotAPostTable),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), TableOld),
        (b"PK\x03\x04" + bytes(100), NotAPostTable),
        (b"text\nx\0y\n", NotAPostTable),
        ("text\nপোস্ট".encode("utf-16-le"), NotAPostTable),
        (b"text\n\xff\xfe", NotAPostTable),
        (b'text\n"' + b"x" * 140_000, NotAPostTable),
    ],
)
def test_what_is_no_table_of_posts_is_refused_by_its_bytes(data, error):
    with pytest.raises(error):
        read_posts(data, "posts.xlsx")


def test_a_lone_surrogate_in_a_workbook_is_refused_in_plain_words():
    data = workbook(["text"], ["ক"])
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    sheet += b'<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row><row r="2">'
    sheet += b'<c r="A2" t="inlineStr"><is><t>&#xD83D; x</t></is></c></row></sheetData></worksheet>'
    broken = with_part(data, SHEET, sheet)
    with pytest.raises(NotAPostTable):
        read_posts(broken, "posts.xlsx")


def test_a_cut_off_workbook_is_refused():
    data = workbook(["text"], *(["পোস্ট"] for _ in range(200)))
    for share in (0.1, 0.5, 0.9, 0.99):
        with pytest.raises(NotAPostTable):
            read_posts(data[: int(len(data) * share)], "posts.xlsx")


def test_entities_that_unfold_are_not_unfolded():
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    bomb += b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    bomb += b'<c r="A1" t="inlineStr"><is><t>text</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>&b;</t>'
    bomb += b"</is></c></row></sheetData></worksheet>"
    with pytest.raises(NotAPostTable):
        read_posts(with_part(workbook(["text"], ["ক"]), SHEET, bomb), "posts.xlsx")


def test_a_workbook_that_unfolds_beyond_measure_is_refused_before_it_is_read():
    data = workbook(["text"], ["ক"])
    with pytest.raises(TableTooBig):
        read_posts(with_part(data, "xl/sharedStrings.xml", bytes(51_000_000)), "posts.xlsx")
    with pytest.raises(TableTooBig):
        read_posts(with_part(data, "xl/styles.xml", bytes(51_000_000)), "posts.xlsx")


def test_a_sheet_with_its_last_row_at_the_end_of_the_world_is_refused_and_not_walked():
    book = Workbook()
    book.active["A1"] = "text"
    book.active["A2"] = "এক"
    book.active["A1048576"] = "শেষ"
    with pytest.raises(TableTooLong):
        read_posts(saved(book), "posts.xlsx")


def test_columns_far_to_the_right_are_not_looked_at():
    book = Workbook()
    book.active["A1"] = "text"
    book.active["A2"] = "এক"
    book.active.cell(2, MOST_COLUMNS + 40, "দূরে")
    assert [row.beyond for row in read_posts(saved(book), "posts.xlsx").rows] == [""]


def test_a_file_with_more_rows_than_are_taken_is_refused():
    whole = "text\n" + "ক\n" * MOST_ROWS
    assert len(of(whole).rows) == MOST_ROWS
    with pytest.raises(TableTooLong):
        of(whole + "ক\n")


def test_a_large_file_is_not_read_whole(tmp_path):
    path = tmp_path / "posts.csv"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    with pytest.raises(TableTooBig) as refusal:
        FILES.read(path)
    assert refusal.value.fields == {"name": "posts.csv", "limit": LARGEST // 1_000_000}


def test_a_file_that_is_gone_or_a_folder_is_told_so(tmp_path):
    for path in (tmp_path / "gone.csv", tmp_path, tmp_path / "a\0b.csv"):
        with pytest.raises(TableUnread):
            FILES.read(path)


def test_a_stick_that_is_pulled_while_it_is_read_is_told_so(tmp_path, monkeypatch):
    path = tmp_path / "posts.csv"
    path.write_text("text\nক\n", encoding="utf-8")

    def gone(self, mode):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(type(path), "open", gone)
    with pytest.raises(TableUnread):
        FILES.read(path)


def test_a_pipe_is_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "posts.csv")
    with pytest.raises(TableUnread):
        FILES.read(tmp_path / "posts.csv")


def test_reading_can_be_stopped(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text("text\n" + "ক\n" * 3_000, encoding="utf-8")
    shares = []

    def watch(share):
        shares.append(share)
        if len(shares) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        FILES.read(path, watch)
    assert shares == sorted(shares)


@pytest.mark.parametrize("language", list(Language))
def test_what_stays_behind_is_read_back_and_runs_in_no_spreadsheet(language):
    rows = [(TableRow(7, {Column.TEXT: "=cmd|x", Column.DATE: "৩১/০২/২০২৭"}), "কারণ: “-”"), (TableRow(9, {}), "@কারণ")]
    data = FILES.written(rows, language)
    lines = data.decode("utf-8-sig").splitlines()
    assert "'=cmd|x" in lines[1]
    assert "'@কারণ" in lines[2]
    table = read_posts(data, "mend.csv")
    assert table.ignored == ()
    assert table.rows[0].cells[Column.TEXT] == "=cmd|x"
    assert table.rows[0].cells[Column.DATE] == "৩১/০২/২০২৭"
    assert len(table.rows) == 1, "a row of which only number and reason are left holds nothing"


@pytest.mark.parametrize("language", list(Language))
def test_a_sample_is_read_whole(language):
    table = read_posts(FILES.sample([{Column.TEXT: "লেখা"}], language), "sample.csv")
    assert table.rows[0].cells == dict.fromkeys(Column, "") | {Column.TEXT: "লেখা"}


# ---------------------------------------------------------------- anything at all

_TOKENS = (
    "text", "লেখা", "date", "তারিখ", "পেজ", " সময় ", "\ufefflink", "sep=;", "১৬/১২/২০২৬", "১১:০০", "=1+1", "'", "\0", "x",
    "\u200b", "\u09cd", "\U0001f600", "\x85", "\u2028", "\x1a", "ক", " ", "\v", '""', '"', '"',
    ",", ",", ",", ",", ";", ";", "\t", "\n", "\n", "\n", "\r", "\r\n", "\r\n",
)  # fmt: skip
_CODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252")
_BEGINNINGS = ("", "text,date\n", "লেখা;তারিখ\r\n", "x\n\nপেজ\ttext\n")


def _anything(data: bytes) -> None:
    """Rows or a refusal that has words; never anything else."""
    try:
        table = read_posts(data, "x")
    except InputRefused:
        return
    assert table.rows
    for row in table.rows:
        "".join((*row.cells.values(), row.beyond)).encode()


@pytest.mark.slow
@settings(max_examples=16_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.binary(min_size=1, max_size=40))
def test_sixteen_thousand_tables_are_read_or_refused(dice):
    beginning, coding = _BEGINNINGS[dice[0] % 4], _CODINGS[dice[0] // 4 % 8]
    _anything((beginning + "".join(_TOKENS[n % len(_TOKENS)] for n in dice[1:])).encode(coding, "ignore"))


@pytest.mark.slow
@settings(max_examples=4_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=200))
def test_four_thousand_heaps_of_bytes_are_read_or_refused(data):
    _anything(data)


_SOUND = workbook(["text", "date"], ["ক", date(2026, 12, 16)], merged=("B2:B3",))


@pytest.mark.slow
@settings(max_examples=400, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, len(_SOUND) - 1), st.integers(0, 255)), max_size=6), st.integers(0, 40))
def test_workbooks_with_bytes_exchanged_are_read_or_refused(changes, cut):
    data = bytearray(_SOUND)
    for place, byte in changes:
        data[place] = byte
    _anything(bytes(data[: len(data) - cut]))


@pytest.mark.slow
@settings(max_examples=300, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from([SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "[Content_Types].xml"]),
    st.one_of(st.binary(max_size=80), st.text(max_size=80).map(lambda t: f"<worksheet><row r='{t}'/>".encode())),
)
def test_workbooks_with_a_part_exchanged_are_read_or_refused(name, content):
    _anything(with_part(_SOUND, name, content))


def test_the_test_workbooks_are_sound():
    assert load_workbook(BytesIO(_SOUND)).active["A1"].value == "text"
    assert post_table.LARGEST < 200_000_000
