import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.errors import EmptyField, FieldTooLong, WrongDate, WrongEmail, WrongLink, WrongTime
from moderator_app.domain.fields import calendar_day, clean_line, email_address, moment, optional, required, web_address


@given(st.text())
def test_a_cleaned_line_is_composed_trimmed_printable_and_stays_so(text):
    line = clean_line(text)
    assert line == line.strip() == unicodedata.normalize("NFC", line) == clean_line(line)
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} for c in line)
    line.encode("utf-8")


def test_line_breaks_and_tabs_become_single_blanks_and_joiners_stay():
    assert clean_line("  ক\r\n\tখ \x00 গ ") == "ক খ গ"
    assert clean_line("র\u200d্যাব") == "র\u200d্যাব"


def test_a_required_line_must_hold_something_within_its_limit():
    assert required("name", " নাম ") == "নাম"
    with pytest.raises(EmptyField) as empty:
        required("name", "\n\t")
    assert empty.value.fields == {"field": "name"}
    with pytest.raises(FieldTooLong) as long:
        required("name", "ক" * 201)
    assert long.value.fields == {"field": "name", "limit": 200}


@pytest.mark.parametrize("text", ["\u200b", "\u200c\u200d", "\u2066 \u2069", "\ufeff"])
def test_marks_that_nobody_sees_are_no_name(text):
    with pytest.raises(EmptyField):
        required("day_name", text)
    assert required("day_name", f"ক্ষ{text}") == clean_line(f"ক্ষ{text}")


def test_an_optional_line_may_be_empty_and_exactly_as_long_as_its_limit():
    assert optional("web", "  ") == ""
    assert optional("web", "ক" * 5, limit=5) == "ক" * 5
    with pytest.raises(FieldTooLong):
        optional("web", "ক" * 6, limit=5)


@pytest.mark.parametrize(
    "text",
    ["https://example.org", "HTTP://Example.org/a?b=c#d", "https://নমুনা.বাংলা/খবর", "http://127.0.0.1:8080/", "https://example.org./"],
)  # fmt: skip
def test_web_addresses_pass(text):
    assert web_address(f"  {text}\n") == text


@pytest.mark.parametrize(
    "text",
    [
        "", "example.org", "ftp://example.org", "javascript:alert(1)", "https://", "https://localhost", "https:///path",
        "https://example.org/a b", "https://a@example.org/", "https://facebook.com@evil.example/", "https://[::1",
        "https://example.org:99999/", "https://example.org:x/", "https://.", "https://a..b", "https://.org",
        "//example.org",
        "https://example.org:0/",
    ],
)  # fmt: skip
def test_anything_else_is_no_web_address(text):
    with pytest.raises(WrongLink) as refused:
        web_address(text)
    assert refused.value.fields == {"link": text}


@given(st.text())
def test_no_text_makes_the_link_border_fall_over(text):
    for candidate in (text, f"https://{text}", f"https://example.org/{text}"):
        try:
            assert web_address(candidate) == clean_line(candidate)
        except WrongLink:
            continue


@pytest.mark.parametrize("text", ["office@example.org", "a.b+c@mail.example.org"])
def test_mail_addresses_pass_and_so_does_none(text):
    assert email_address(f" {text} ") == text
    assert email_address("  ") == ""


@pytest.mark.parametrize("text", ["a", "@example.org", "a@b", "a@b@c.d", "a b@example.org"])
def test_anything_else_is_no_mail_address(text):
    with pytest.raises(WrongEmail):
        email_address(text)


@pytest.mark.parametrize(
    "text",
    ["2026-10-06", "6/10/2026", "06-10-2026", "6.10.2026", "2026/10/6", "৬/১০/২০২৬", "২০২৬-১০-০৬", " ২০২6-1০-6 "],
)
def test_a_day_is_read_in_both_orders_and_both_digits(text):
    assert calendar_day(text) == date(2026, 10, 6)


@pytest.mark.parametrize(
    "text",
    [
        "", "today", "2026", "2026-10", "2026-13-01", "2026-02-30", "29/02/2026", "6/10/26", "10-2026-06",
        "2026-10-6-1",
        "+2026-10-06", "-1-1-2026", "0001-01-01", "9999-12-31", "1971-12-31", "2200-01-01", f"{'1' * 5000}/10/2026",
    ],
)  # fmt: skip
def test_a_day_that_does_not_exist_or_is_no_offices_is_refused(text):
    with pytest.raises(WrongDate) as refused:
        calendar_day(text)
    assert refused.value.fields == {"value": text}


@given(st.dates(date(1972, 1, 1), date(2199, 12, 31)))
def test_every_day_of_an_office_reads_back(day):
    assert calendar_day(day.isoformat()) == day
    assert calendar_day(f"{day.day}/{day.month}/{day.year}") == day


@pytest.mark.parametrize(
    "text", ["2026-11-22T11:05", "2026-11-22 11:05", "২০২৬-১১-২২T১১:০৫", " 22/11/2026t11.05 ", "২২/১১/২০২৬ 11:০৫"]
)
def test_a_moment_is_read_in_dhaka_whatever_the_pcs_zone(text):
    assert moment(text) == datetime(2026, 11, 22, 5, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", WrongDate), ("11:05", WrongDate), ("2026-13-01T11:05", WrongDate), ("2026-11-22", WrongTime),
        ("2026-11-22T", WrongTime), ("2026-11-22T24:00", WrongTime), ("2026-11-22T11:05:00Z", WrongTime),
        ("2026-11-22T11:05+06:00", WrongTime),
    ],
)  # fmt: skip
def test_what_is_no_moment_is_refused_with_all_that_was_written(text, fault):
    with pytest.raises(fault) as refused:
        moment(text)
    assert refused.value.fields == {"value": text}


@given(st.text())
def test_no_text_makes_the_moment_border_fall_over(text):
    try:
        assert moment(text).utcoffset() == timedelta(hours=6)
    except (WrongDate, WrongTime):
        return


@given(st.text())
def test_no_text_makes_the_date_border_fall_over(text):
    try:
        calendar_day(text)
    except WrongDate:
        return
