from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.bd_calendar import Week, bangla_date, week_of
from moderator_app.words import Digits, Language, Speaker, mark
from moderator_app.words.catalogue import catalogue

BANGLA, ENGLISH = Speaker(), Speaker(Language.ENGLISH)
LATIN = Speaker(Language.BANGLA, Digits.LATIN)
ELEVEN = datetime(2026, 10, 11, 5, 0, tzinfo=UTC)  # Sunday, 11:00 in Dhaka
DAY = date(2026, 10, 11)


def test_the_office_speaks_bangla_with_bangla_digits_by_default():
    assert Speaker() == Speaker(Language.BANGLA, Digits.BANGLA)


def test_a_moment_is_written_with_weekday_date_and_part_of_the_day():
    assert BANGLA.moment(ELEVEN) == "রবি ১১ অক্টোবর ২০২৬, সকাল ১১:০০"
    assert ENGLISH.moment(ELEVEN) == "Sun 11 October 2026, 11:00 am"
    assert LATIN.moment(ELEVEN) == "রবি 11 অক্টোবর 2026, সকাল 11:00"
    assert BANGLA.short_moment(ELEVEN) == "রবি ১১ অক্টোবর, সকাল ১১:০০"


def test_days_are_written_long_plain_and_short():
    assert BANGLA.day(DAY) == "রবি ১১ অক্টোবর ২০২৬"
    assert BANGLA.plain_day(DAY) == "১১ অক্টোবর ২০২৬"
    assert BANGLA.short_day(DAY) == "রবি ১১ অক্টোবর"
    assert BANGLA.month(DAY) == "অক্টোবর ২০২৬"
    assert (ENGLISH.day(DAY), ENGLISH.month(DAY)) == ("Sun 11 October 2026", "October 2026")


def test_the_week_runs_from_sunday_to_saturday_in_its_short_names():
    days = week_of(DAY).days
    assert " ".join(BANGLA.weekday(d) for d in days) == "রবি সোম মঙ্গল বুধ বৃহ শুক্র শনি"
    assert " ".join(ENGLISH.weekday(d) for d in days) == "Sun Mon Tue Wed Thu Fri Sat"


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        (0, "রাত ১২:০৫"), (3, "রাত ৩:০৫"), (4, "ভোর ৪:০৫"), (6, "সকাল ৬:০৫"), (11, "সকাল ১১:০৫"), (12, "দুপুর ১২:০৫"),
        (15, "বিকাল ৩:০৫"), (18, "সন্ধ্যা ৬:০৫"), (20, "রাত ৮:০৫"), (23, "রাত ১১:০৫"),
    ],
)  # fmt: skip
def test_each_part_of_the_day_has_its_word(hour, said):
    at = datetime(2026, 10, 10, 18, 5, tzinfo=UTC) + timedelta(hours=hour)
    assert BANGLA.time(at) == said


def test_english_times_say_am_and_pm_and_the_clock_has_24_hours():
    evening = datetime(2026, 10, 11, 12, 30, tzinfo=UTC)
    midnight = datetime(2026, 10, 10, 18, 0, tzinfo=UTC)
    assert (ENGLISH.time(evening), ENGLISH.time(midnight)) == ("6:30 pm", "12:00 am")
    assert (BANGLA.clock(evening), ENGLISH.clock(midnight)) == ("১৮:৩০", "00:00")


def test_a_time_without_a_zone_is_never_written():
    with pytest.raises(ValueError):
        BANGLA.moment(datetime(2026, 10, 11, 11))


@pytest.mark.parametrize(
    ("first", "last", "bangla", "english"),
    [
        (date(2026, 10, 4), date(2026, 10, 10), "রবি ৪ – শনি ১০ অক্টোবর ২০২৬", "Sun 4 – Sat 10 October 2026"),
        (
            date(2026, 9, 27), date(2026, 10, 3),
            "রবি ২৭ সেপ্টেম্বর – শনি ৩ অক্টোবর ২০২৬", "Sun 27 September – Sat 3 October 2026",
        ),
        (
            date(2026, 12, 27), date(2027, 1, 2),
            "রবি ২৭ ডিসেম্বর ২০২৬ – শনি ২ জানুয়ারি ২০২৭", "Sun 27 December 2026 – Sat 2 January 2027",
        ),
    ],
)  # fmt: skip
def test_a_range_says_month_and_year_once_where_both_days_share_them(first, last, bangla, english):
    assert (BANGLA.day_range(first, last), ENGLISH.day_range(first, last)) == (bangla, english)


@pytest.mark.parametrize(
    ("sunday", "said"),
    [
        (date(2026, 10, 4), "১৯–২৫ আশ্বিন ১৪৩৩"),
        (date(2026, 10, 11), "২৬ আশ্বিন – ১ কার্তিক ১৪৩৩"),
        (date(2026, 4, 12), "২৯ চৈত্র ১৪৩২ – ৫ বৈশাখ ১৪৩৩"),
    ],
)
def test_the_bangla_week_is_written_the_same_way(sunday, said):
    week = Week(sunday)
    assert BANGLA.bangla_day_range(bangla_date(week.first_on), bangla_date(week.last_on)) == said


@pytest.mark.parametrize(
    ("day", "bangla", "english"),
    [
        (date(2026, 2, 21), "৮ ফাল্গুন ১৪৩২", "8 Falgun 1432"),
        (date(2026, 3, 26), "১২ চৈত্র ১৪৩২", "12 Choitro 1432"),
        (date(2026, 5, 8), "২৫ বৈশাখ ১৪৩৩", "25 Boishakh 1433"),
        (date(2026, 5, 25), "১১ জ্যৈষ্ঠ ১৪৩৩", "11 Joishtho 1433"),
        (date(2026, 12, 16), "১ পৌষ ১৪৩৩", "1 Poush 1433"),
        (date(2025, 7, 1), "১৭ আষাঢ় ১৪৩২", "17 Asharh 1432"),
        (date(2025, 11, 1), "১৬ কার্তিক ১৪৩২", "16 Kartik 1432"),
        (date(2026, 1, 17), "৩ মাঘ ১৪৩২", "3 Magh 1432"),
    ],
)
def test_the_fixed_points_of_the_bangla_calendar_are_written_as_gazetted(day, bangla, english):
    assert BANGLA.bangla_day(bangla_date(day)) == bangla
    assert ENGLISH.bangla_day(bangla_date(day)) == english


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), "আশ্বিন–কার্তিক ১৪৩৩"),
        (date(2026, 4, 1), date(2026, 4, 30), "চৈত্র ১৪৩২ – বৈশাখ ১৪৩৩"),
        (date(2026, 5, 1), date(2026, 5, 9), "বৈশাখ ১৪৩৩"),
    ],
)
def test_the_bangla_months_of_a_span_are_named_once(first, last, said):
    assert BANGLA.bangla_months(bangla_date(first), bangla_date(last)) == said


def test_a_day_in_the_calendar_is_written_short_and_heads_its_column_in_full():
    day = date(2026, 10, 8)
    assert (BANGLA.month_day(day), ENGLISH.month_day(day)) == ("৮ অক্টোবর", "8 October")
    assert BANGLA.bangla_month_day(bangla_date(day)) == "২৩ আশ্বিন"
    assert (BANGLA.weekday_head(day), ENGLISH.weekday_head(day)) == ("বৃহস্পতি", "Thu")
    assert BANGLA.weekday_head(date(2026, 10, 4)) == "রবি"


def test_numbers_take_the_readers_digits_and_lakh_grouping():
    assert [s.number(1234567) for s in (BANGLA, LATIN, ENGLISH)] == ["১২,৩৪,৫৬৭", "12,34,567", "12,34,567"]


def test_english_always_shows_latin_digits():
    assert Speaker(Language.ENGLISH, Digits.BANGLA).number(2026) == "2,026"


def test_fields_are_filled_by_their_kind_and_strings_stay_as_they_are():
    said = ENGLISH("{n} · {on} · {at} · {memo}", n=1234, on=DAY, at=ELEVEN, memo="05.42.0000.123")
    assert said == "1,234 · 11 October 2026 · Sun 11 October 2026, 11:00 am · 05.42.0000.123"


def test_a_field_with_braces_in_it_is_never_read_as_a_field():
    assert ENGLISH("{title}", title="{n} {0}") == "{n} {0}"


def test_a_text_without_fields_stays_as_it_is():
    assert ENGLISH("100% of {all}") == "100% of {all}"
    assert mark("Save") == "Save"


def test_a_text_that_depends_on_a_number_shows_it():
    assert ENGLISH.count("{n} post", "{n} posts", 1) == "1 post"
    assert ENGLISH.count("{n} post on {page}", "{n} posts on {page}", 2000, page="P") == "2,000 posts on P"


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_hundred_per_cent_is_only_said_of_all(part, whole):
    shown = ENGLISH.percent(min(part, whole), whole)
    assert (shown == "100%") == (part >= whole)


def test_a_share_of_nothing_is_a_dash():
    assert BANGLA.percent(0, 0) == "–"
    assert BANGLA.percent(2, 3) == "৬৬%"


def test_english_needs_no_catalogue_and_bangla_has_one():
    assert catalogue(Language.ENGLISH).gettext("Save") == "Save"
    assert catalogue(Language.BANGLA) is catalogue(Language.BANGLA)
