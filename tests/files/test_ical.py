from datetime import UTC, date, datetime, timedelta

import icalendar

from moderator_app.files.ical import ical_file
from moderator_app.files.writing import AtomicFileWriter
from moderator_app.ports import CalendarEntry

MADE_AT = datetime(2026, 10, 6, 5, 0, 0, 123456, tzinfo=UTC)
SUNDAY = date(2026, 10, 4)
LONG = "দায়িত্বে: নাসরিন সুলতানা, মহিলা বিষয়ক কর্মকর্তা; উপজেলা প্রশাসন, নমুনাপুর (ফেসবুক পেজ) ক্ষ্ণ্ম"


def entry(number: int, **other) -> CalendarEntry:
    first = SUNDAY + timedelta(weeks=number)
    values = {"uid": f"duty-{first}-all@office", "title": LONG, "text": f"{LONG}\nনোট: {LONG}"}
    return CalendarEntry(first_on=first, last_on=first + timedelta(6), **{**values, **other})


def events(data: bytes):
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def test_what_is_written_is_read_back_whole_with_its_bangla():
    found = events(ical_file("দায়িত্ব-তালিকা", [entry(n) for n in range(3)], MADE_AT))
    assert [e.decoded("dtstart") for e in found] == [SUNDAY + timedelta(weeks=n) for n in range(3)]
    assert [e.decoded("dtend") - e.decoded("dtstart") for e in found] == [timedelta(days=7)] * 3
    assert {str(e["summary"]) for e in found} == {LONG}
    assert {str(e["description"]) for e in found} == {f"{LONG}\nনোট: {LONG}"}
    assert len({str(e["uid"]) for e in found}) == 3
    assert {e.decoded("dtstamp") for e in found} == {MADE_AT.replace(microsecond=0)}


def test_lines_are_folded_at_75_bytes_with_crlf_and_never_inside_a_character():
    data = ical_file("দায়িত্ব-তালিকা", [entry(0)], MADE_AT)
    lines = data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75
    for line in lines:
        line.decode("utf-8")
    assert sum(line.startswith(b" ") for line in lines) > 5


def test_whole_days_carry_no_zone_and_make_nobody_busy():
    text = ical_file("দায়িত্ব-তালিকা", [entry(0)], MADE_AT).decode()
    assert "DTSTART;VALUE=DATE:20261004\r\n" in text
    assert "DTEND;VALUE=DATE:20261011\r\n" in text
    assert "DTSTAMP:20261006T050000Z\r\n" in text
    assert "TRANSP:TRANSPARENT\r\n" in text
    assert "TZID" not in text
    assert "PRODID:-//Moderator Desk//" in text


def test_the_same_roster_gives_the_same_bytes_and_none_an_empty_calendar():
    assert ical_file("x", [entry(1)], MADE_AT) == ical_file("x", [entry(1)], MADE_AT)
    assert events(ical_file("x", [], MADE_AT)) == []


def test_a_note_with_commas_semicolons_and_lines_that_look_like_the_format_stays_a_note():
    nasty = "ক, খ; গ\\ন\nEND:VEVENT\nBEGIN:VEVENT"
    (found,) = events(ical_file("x", [entry(0, text=nasty)], MADE_AT))
    assert str(found["description"]) == nasty


def test_it_is_written_whole_over_an_older_file(tmp_path):
    path = tmp_path / "duty.ics"
    for number in (1, 3):
        AtomicFileWriter().write(path, ical_file("x", [entry(n) for n in range(number)], MADE_AT))
    assert len(events(path.read_bytes())) == 3
    assert [p.name for p in tmp_path.iterdir()] == ["duty.ics"]
