import subprocess
import sys
from datetime import date

import pytest

from moderator_app.domain.day_merge import UNKEPT
from moderator_app.domain.days import DayClass
from moderator_app.system.holiday_seed import LibraryDays

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def seeds():
    return LibraryDays().seeds(date(2026, 7, 1), date(2028, 6, 30), TODAY)


def of_day(seeds, *on):
    return [day for day in seeds if day.on == date(*on)]


def test_the_days_lie_in_the_span_in_order_each_once_with_names_and_source(seeds):
    assert [d.on for d in seeds] == sorted(d.on for d in seeds)
    assert date(2026, 7, 1) <= seeds[0].on
    assert seeds[-1].on <= date(2028, 6, 30)
    keys = [d.seed for d in seeds]
    assert len(keys) == len(set(keys))
    assert all(d.id == UNKEPT and d.name.bn and d.name.en and d.source for d in seeds)


def test_the_starter_set_and_the_library_say_one_day_once(seeds):
    (mother_language,) = of_day(seeds, 2027, 2, 21)
    assert mother_language.closed
    assert mother_language.day_class is DayClass.KA
    assert "holidays" in mother_language.source
    assert "পরিপত্র" in mother_language.source


def test_the_starter_set_stands_in_every_fiscal_year(seeds):
    for year in (2026, 2027):
        fixed = [(year, 12, 14), (year, 12, 16), (year + 1, 2, 21), (year + 1, 3, 25), (year + 1, 3, 26)]
        fixed += [(year + 1, 4, 14), (year + 1, 5, 1)]
        assert all(any(not d.cancelled for d in of_day(seeds, *day)) for day in fixed)


def test_genocide_day_and_intellectuals_day_are_working_days(seeds):
    assert not any(d.closed for day in ((2027, 3, 25), (2026, 12, 14)) for d in of_day(seeds, *day))


def test_the_eight_days_cancelled_in_october_2024_are_there_as_cancelled_with_their_source(seeds):
    dates = [(2026, 8, 5), (2026, 8, 8), (2026, 8, 15), (2026, 10, 18), (2026, 11, 4), (2026, 12, 12)]
    dates += [(2027, 3, 7), (2027, 3, 17)]
    for day in dates:
        cancelled = [d for d in of_day(seeds, *day) if d.cancelled and "১৬ অক্টোবর ২০২৪" in d.source]
        assert len(cancelled) == 1
        assert not cancelled[0].closed


def test_the_fifth_of_august_holds_the_uprising_day_and_the_cancelled_birthday(seeds):
    kept, gone = of_day(seeds, 2026, 8, 5)
    assert (kept.closed, kept.cancelled, kept.day_class) == (True, False, DayClass.KA)
    assert gone.cancelled


def test_no_day_is_cancelled_before_the_state_cancelled_it():
    past = LibraryDays().seeds(date(2023, 7, 1), date(2024, 10, 15), TODAY)
    assert not any(d.cancelled for d in past)
    assert any(d.seed == "national_mourning_day/2024" for d in past), "the library kept it as a holiday then"


def test_days_on_the_moon_are_provisional_until_they_are_over(seeds):
    (past,) = of_day(seeds, 2026, 8, 26)
    assert (past.moon, past.provisional) == (True, False)
    coming = [d for d in seeds if d.moon and d.on >= TODAY]
    assert len(coming) > 15
    assert all(d.provisional for d in coming)
    assert not any("আনুমানিক" in d.name.bn or "estimated" in d.name.en for d in seeds)
    assert not any(d.provisional for d in seeds if not d.moon)


def test_the_three_days_of_an_eid_keep_keys_of_their_own(seeds):
    eid = [d.seed for d in seeds if d.seed.startswith("eid_al_fitr") and d.on.year == 2027]
    assert eid == ["eid_al_fitr-1/2027", "eid_al_fitr-2/2027", "eid_al_fitr-3/2027"]


def test_two_holidays_on_one_date_are_two_days_with_their_own_english_names():
    shared = LibraryDays().seeds(date(2025, 3, 28), date(2025, 3, 28), TODAY)
    assert {(d.name.bn, d.name.en) for d in shared} == {
        ("জুমাতুল বিদা", "Jumu'atul-Wida"),
        ("শবে কদর", "Laylat al-Qadr"),
    }


def test_the_library_is_not_loaded_before_someone_asks_for_days():
    code = "import sys, moderator_app.system.holiday_seed; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
