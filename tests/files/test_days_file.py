import os
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moderator_app.domain.day_faults import DaysFileFault, DaysRead, FaultKind
from moderator_app.domain.day_merge import UNKEPT, ChangeKind, Column, ReadDay, compared
from moderator_app.domain.days import DayClass, SpecialDay
from moderator_app.domain.errors import NotADaysFile
from moderator_app.domain.ids import DayId
from moderator_app.domain.office import Bilingual
from moderator_app.files.days_file import LARGEST, CsvDaysFiles, read_days
from moderator_app.files.days_rows import MOST_ROWS
from moderator_app.words import Language

FILES = CsvDaysFiles()
VICTORY = SpecialDay(
    UNKEPT, date(2026, 12, 16), Bilingual("বিজয় দিবস", "Victory Day"), DayClass.KA, closed=True, source="পরিপত্র"
)
EID = SpecialDay(UNKEPT, date(2027, 3, 10), Bilingual("ঈদুল ফিতর"), closed=True, moon=True, provisional=True)
GONE = SpecialDay(UNKEPT, date(2026, 11, 4), Bilingual("সংবিধান দিবস"), DayClass.GA, cancelled=True)


def of(text: str) -> DaysRead:
    return read_days(text.encode(), "days.csv")


def faults(text: str) -> list[tuple[FaultKind, int, str, str]]:
    return [(f.kind, f.row, f.column, f.found) for f in of(text).faults]


def days(read: DaysRead) -> list[SpecialDay]:
    assert read.faults == ()
    return [row.day for row in read.days]


@pytest.mark.parametrize("language", list(Language))
def test_what_is_written_is_read_back_whole(language, tmp_path):
    data = FILES.written([VICTORY, EID, GONE], language)
    (tmp_path / "দিন.csv").write_bytes(data)
    read = FILES.read(tmp_path / "দিন.csv")
    assert days(read) == [VICTORY, EID, GONE]
    assert read.columns == frozenset(Column)
    assert [row.row for row in read.days] == [2, 3, 4]
    assert data.startswith(b"\xef\xbb\xbf"), "Excel reads Bangla only so"


def test_the_heads_are_in_the_language_that_was_asked_for():
    assert "তারিখ" in FILES.written([], Language.BANGLA).decode()
    assert '"date","name"' in FILES.written([], Language.ENGLISH).decode()


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_codings_separators_and_ends_of_line_of_every_spreadsheet_are_read(coding, separator, end):
    text = end.join([separator.join(["নাম", "তারিখ", "ছুটি"]), separator.join(["বিজয় দিবস", "১৬/১২/২০২৬", "হ্যাঁ"]), ""])
    data = text.encode(coding)
    if coding == "utf-16-le":
        data = b"\xff\xfe" + data
    elif coding == "utf-16-be":
        data = b"\xfe\xff" + data
    (day,) = days(read_days(data, "x.csv"))
    assert (day.on, day.name.bn, day.closed) == (date(2026, 12, 16), "বিজয় দিবস", True)


def test_a_line_that_names_the_separator_is_no_row():
    read = of("sep=;\ndate;name\n2026-12-16;বিজয়, দিবস\n")
    assert days(read)[0].name.bn == "বিজয়, দিবস"
    assert read.days[0].row == 3


@pytest.mark.parametrize(
    "text", ["2026-12-16", "16/12/2026", "১৬-১২-২০২৬", "১৬.12.২০২6", "২০২৬/১২/১৬", " 16/12/2026 "]
)  # fmt: skip
def test_days_are_read_as_people_write_them(text):
    assert days(of(f"date,name\n{text},ক\n"))[0].on == date(2026, 12, 16)


@pytest.mark.parametrize(
    ("text", "value"),
    [("হ্যাঁ", True), ("Yes", True), ("1", True), ("১", True), ("TRUE", True), ("না", False), ("no", False), ("0", False),
     ("", False), ("-", False)],
)  # fmt: skip
def test_yes_and_no_are_understood_in_both_languages(text, value):
    assert days(of(f"date,name,moon\n2026-12-16,ক,{text}\n"))[0].moon is value


@pytest.mark.parametrize(
    ("text", "value"), [("ক", DayClass.KA), ("খ শ্রেণি", DayClass.KHA), ("GA", DayClass.GA), ("", DayClass.NONE)]
)
def test_the_class_is_understood_in_both_languages(text, value):
    assert days(of(f"date,name,class\n2026-12-16,ক,{text}\n"))[0].day_class is value


def test_heads_are_understood_in_any_order_case_and_language():
    read = of("Source,SHRENI,Name\n")
    assert [f.found or f.column for f in read.faults] == ["SHRENI", "তারিখ / date"]
    (day,) = days(of("উৎস,Class,DATE,Name_BN,ইংরেজি নাম\nগেজেট,খ,2026-12-16,বিজয়,Victory\n"))
    assert (day.source, day.day_class, day.name.en) == ("গেজেট", DayClass.KHA, "Victory")


def test_blank_rows_are_passed_over_and_rows_keep_their_number():
    read = of("\n\ndate,name\n\n2026-12-16,ক\n , \n2026-12-17,খ\n\n")
    assert [row.row for row in read.days] == [5, 7]


def test_every_fault_is_told_with_its_row_its_column_and_what_stands_there():
    text = (
        "তারিখ,নাম,শ্রেণি,ছুটি\n"
        "31/02/2026,ক,ক,হ্যাঁ\n"
        ",খ,,\n"
        "2026-12-16,,ঘ,হয়তো\n"
        "2026-12-17,গ,,না,উপচে\n"
        "2026-12-18,ঙ,,না\n"
        f"2026-12-19,{'চ' * 201},,\n"
        "2026-12-18,ঙ,,না\n"
    )
    assert faults(text) == [
        (FaultKind.NOT_A_DATE, 2, "তারিখ", "31/02/2026"),
        (FaultKind.CELL_EMPTY, 3, "তারিখ", ""),
        (FaultKind.NOT_A_CLASS, 4, "শ্রেণি", "ঘ"),
        (FaultKind.NOT_YES_OR_NO, 4, "ছুটি", "হয়তো"),
        (FaultKind.CELL_EMPTY, 4, "নাম", ""),
        (FaultKind.CELL_WITHOUT_HEAD, 5, "5", "উপচে"),
        (FaultKind.CELL_TOO_LONG, 7, "নাম", "চ" * 60 + "…"),
        (FaultKind.DAY_TWICE, 8, "তারিখ", "ঙ"),
    ]
    assert of(text).faults[-1].earlier_row == 6
    assert [row.row for row in of(text).days] == [6], "the good row can still be taken"


def test_columns_that_nobody_knows_are_named_and_no_row_is_taken():
    read = of("date,name,রং,Budget\n2026-12-16,ক,লাল,5\nx,খ,,\n")
    assert [(f.kind, f.found, f.column) for f in read.faults] == [
        (FaultKind.COLUMN_UNKNOWN, "", "রং"),
        (FaultKind.COLUMN_UNKNOWN, "", "Budget"),
        (FaultKind.NOT_A_DATE, "x", "date"),
    ]
    assert read.days == ()


def test_a_column_that_stands_twice_or_is_missing_is_named():
    assert faults("date,নাম,name\n") == [(FaultKind.COLUMN_TWICE, 1, "name", "")]
    assert faults("class\nক\n")[:2] == [
        (FaultKind.COLUMN_MISSING, 1, "তারিখ / date", ""),
        (FaultKind.COLUMN_MISSING, 1, "নাম / name", ""),
    ]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", FaultKind.EMPTY_FILE),
        (b"\xef\xbb\xbf", FaultKind.EMPTY_FILE),
        (" \r\n,,,\n".encode("utf-16"), FaultKind.EMPTY_FILE),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), FaultKind.NOT_TEXT),
        (b"PK\x03\x04 a workbook under another name", FaultKind.NOT_TEXT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FaultKind.NOT_TEXT),
        (b"date,name\n2026-12-16,\0\n", FaultKind.NOT_TEXT),
        ("তারিখ".encode("utf-16-le"), FaultKind.NOT_TEXT),
        (b"\xff\xfea", FaultKind.NOT_TEXT),
        (b'"' + b"a" * 200_000, FaultKind.NOT_TEXT),
        (b"a" * (LARGEST + 1), FaultKind.TOO_BIG),
    ],
)
def test_what_is_no_table_of_days_is_one_fault_of_the_file(data, kind):
    assert read_days(data, "x.csv") == DaysRead("x.csv", faults=(DaysFileFault(kind),))


def test_a_megabyte_of_junk_is_told_and_nothing_is_taken():
    junk = bytes((n * 7919 + n // 251) % 256 for n in range(1_000_000))
    assert read_days(junk, "x").days == ()
    letters = "".join(chr(0x0980 + n * 31 % 96) for n in range(330_000)).encode()
    assert [f.kind for f in read_days(letters, "x").faults] == [FaultKind.NOT_TEXT]


def test_an_open_quotation_mark_ends_the_reading_with_its_row():
    assert faults('date,name\n2026-12-16,ক\n2026-12-17,"' + "খ" * 200_000)[-1][:2] == (FaultKind.ROW_UNREADABLE, 3)


def test_ten_thousand_rows_are_read_and_far_too_many_are_refused():
    start = date(2000, 1, 1)
    rows = [f"{start + timedelta(days=n)},দিন {n}" for n in range(10_000)]
    assert len(days(of("\n".join(["date,name", *rows])))) == 10_000
    many = of("date,name\n" + "2026-12-16,ক\n" * (MOST_ROWS + 5))
    assert many.faults[-1].kind is FaultKind.TOO_BIG
    assert many.days == ()


@pytest.mark.parametrize("formula", ["=cmd|'/c calc'!Z9", "+1", "-1", "@SUM(Z9)", "\u200b=1"])
def test_a_formula_stays_text_and_is_written_so_that_no_spreadsheet_runs_it(formula):
    (day,) = days(of(f'date,name\n2026-12-16,"{formula}"\n'))
    data = FILES.written([day], Language.BANGLA).decode("utf-8-sig")
    assert f'"\'{day.name.bn}"' in data
    assert days(read_days(data.encode(), "x")) == [day]


def test_an_apostrophe_that_belongs_to_the_name_stays():
    assert days(of("date,name\n2026-12-16,'৭১ দিবস\n"))[0].name.bn == "'৭১ দিবস"


def test_a_file_that_is_not_there_or_a_folder_is_refused_by_name(tmp_path):
    for path in (tmp_path / "no.csv", tmp_path, tmp_path / "a\0b"):
        with pytest.raises(NotADaysFile) as caught:
            FILES.read(path)
        assert caught.value.fields["name"] == path.name


def test_the_same_file_twice_changes_nothing():
    read = read_days(FILES.written([VICTORY, EID, GONE], Language.ENGLISH), "x")
    kept = [replace(row.day, id=DayId(str(n))) for n, row in enumerate(read.days)]
    assert {c.kind for c in compared(kept, read.days, read.columns)} == {ChangeKind.SAME}


names = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(str.strip)
some_days = st.builds(
    SpecialDay,
    st.just(UNKEPT),
    st.dates(date(1972, 1, 1), date(2199, 12, 31)),
    st.builds(Bilingual, names),
    st.sampled_from(DayClass),
    closed=st.booleans(),
    moon=st.booleans(),
    cancelled=st.booleans(),
)
cells = st.one_of(
    st.sampled_from(["তারিখ", "name", "ছুটি", "class", "2026-12-16", "৩১/০২/২০২৬", "হ্যাঁ", "", "ক", '"', "=1", "x" * 300]),
    st.text(max_size=8),
)
tables = st.tuples(
    st.lists(st.lists(cells, max_size=6), max_size=8),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
).map(lambda t: "\n".join(t[1].join(row) for row in t[0]).encode(t[2], "surrogatepass"))


def is_faults_or_days(data: bytes) -> None:
    read = read_days(data, "x")
    assert read.faults or read.days or read.columns
    assert all(isinstance(row, ReadDay) and row.row > 0 and row.day.name.bn for row in read.days)
    assert all(isinstance(fault, DaysFileFault) and fault.row >= 0 for fault in read.faults)
    rows = {row.row for row in read.days}
    assert not rows & {fault.row for fault in read.faults}


@given(st.one_of(st.binary(max_size=300), tables))
def test_whatever_the_bytes_are_there_are_only_faults_and_days(data):
    is_faults_or_days(data)


@pytest.mark.slow
@settings(max_examples=2_000, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.one_of(st.binary(max_size=200), tables))
def test_two_thousand_odd_files_are_only_faults_and_days(data):
    is_faults_or_days(data)


@given(st.lists(some_days, max_size=5), st.sampled_from(Language))
def test_days_of_any_name_come_back_from_the_file_as_they_are(wished, language):
    read = read_days(FILES.written(wished, language), "x")
    for row in read.days:
        assert any(row.day.on == day.on and row.day.closed == day.closed for day in wished)
    again = read_days(FILES.written([row.day for row in read.days], language), "x")
    assert [row.day for row in again.days] == [row.day for row in read.days]


@pytest.mark.parametrize("open_cell", ['"বিজয় দিবস,', '"বিজয় দিবস'])
def test_a_quotation_mark_that_nobody_closed_swallows_no_day_in_silence(open_cell):
    text = f"date,name\n2026-12-14,শহীদ বুদ্ধিজীবী দিবস\n2026-12-16,{open_cell}\n2026-12-25,বড়দিন\n"
    assert faults(text) == [(FaultKind.ROW_UNREADABLE, 3, "", "")]
    assert [row.row for row in of(text).days] == [2]


def test_a_line_break_inside_a_cell_and_a_last_row_without_one_are_no_open_quotation_mark():
    read = of('date,name,source\n2026-12-16,"বিজয়\nদিবস","ক\r\nখ"')
    assert [day.name.bn for day in days(read)] == ["বিজয় দিবস"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes with a name")
def test_a_pipe_is_no_file_of_days_and_nobody_waits_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotADaysFile):
        FILES.read(tmp_path / "pipe")
