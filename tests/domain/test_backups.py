"""Which kept copies stay, when a backup is due, and what files are called."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.backups import (
    BackupWhy,
    CopyAge,
    copy_is_due,
    file_name,
    is_due,
    kept_name,
    read_kept_name,
    to_let_go,
)
from moderator_app.domain.office import Bilingual
from moderator_app.zone import dhaka_day

NOON = datetime(2026, 2, 10, 6, tzinfo=UTC)
W = BackupWhy
moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
copies = st.lists(st.tuples(moments, st.sampled_from(list(W))), max_size=60).map(
    lambda drawn: [CopyAge(str(number), at, why) for number, (at, why) in enumerate(drawn)]
)


def staying(given_copies):
    gone = to_let_go(given_copies)
    return [copy for copy in given_copies if copy.name not in gone]


def daily(days, first=NOON):
    """A copy a day, newest first."""
    return [CopyAge(f"{n:04}", first - timedelta(days=n), W.DAILY) for n in range(days)]


@given(copies)
def test_the_newest_copy_always_stays_and_there_are_never_many(given_copies):
    kept = staying(given_copies)
    assert to_let_go(given_copies) <= {copy.name for copy in given_copies}
    if given_copies:
        newest = max(copy.made_at for copy in given_copies)
        assert any(copy.made_at == newest for copy in kept)
    assert sum(copy.why is W.DAILY for copy in kept) <= 27
    assert sum(copy.why is W.BEFORE_UPGRADE for copy in kept) <= 3
    assert sum(copy.why is W.BEFORE_RESTORE for copy in kept) <= 3
    assert [copy for copy in given_copies if copy.why is W.BY_HAND] == [c for c in kept if c.why is W.BY_HAND]


@given(copies)
def test_letting_go_twice_lets_go_of_nothing_more(given_copies):
    assert to_let_go(staying(given_copies)) == frozenset()


@given(copies)
def test_of_each_of_the_last_seven_days_that_have_one_a_copy_stays(given_copies):
    days = sorted({dhaka_day(copy.made_at) for copy in given_copies if copy.why is W.DAILY}, reverse=True)[:7]
    kept = {dhaka_day(copy.made_at) for copy in staying(given_copies) if copy.why is W.DAILY}
    assert set(days) <= kept


def test_a_year_of_daily_copies_leaves_days_weeks_and_months():
    kept = staying(daily(400))
    days = sorted((dhaka_day(copy.made_at) for copy in kept), reverse=True)
    assert days[:7] == [date(2026, 2, 10) - timedelta(days=n) for n in range(7)]
    assert 7 + 6 + 10 <= len(kept) <= 27
    assert days[-1] <= date(2025, 3, 31)


def test_of_two_copies_of_a_day_in_dhaka_the_newer_stays():
    late = CopyAge("late", datetime(2026, 2, 9, 17, 59, tzinfo=UTC), W.DAILY)
    early = CopyAge("early", datetime(2026, 2, 8, 18, 1, tzinfo=UTC), W.DAILY)
    assert to_let_go([early, late]) == {"early"}


def test_three_before_an_upgrade_and_three_before_a_restore_stay():
    upgrades = [CopyAge(f"u{n}", NOON - timedelta(hours=n), W.BEFORE_UPGRADE) for n in range(5)]
    restores = [CopyAge(f"r{n}", NOON - timedelta(days=40, hours=n), W.BEFORE_RESTORE) for n in range(4)]
    assert to_let_go([*upgrades, *restores]) == {"u3", "u4", "r3"}


@pytest.mark.parametrize(
    ("last", "entries", "due"),
    [
        (None, 0, False),
        (None, 1, True),
        ((NOON - timedelta(days=1), 5), 5, False),
        ((NOON - timedelta(days=1), 5), 6, True),
        ((NOON - timedelta(hours=2), 5), 6, False),
        ((NOON + timedelta(days=3), 5), 6, True),
    ],
)
def test_a_copy_is_due_on_a_day_without_one_where_something_was_logged(last, entries, due):
    assert copy_is_due(last, entries, NOON) is due


@pytest.mark.parametrize(
    ("last", "since", "due"),
    [
        (None, None, False),
        (None, NOON - timedelta(days=30), False),
        (None, NOON - timedelta(days=31), True),
        (NOON - timedelta(days=30), NOON - timedelta(days=300), False),
        (NOON - timedelta(days=31), NOON - timedelta(days=300), True),
    ],
)
def test_after_thirty_one_days_one_is_due(last, since, due):
    assert is_due(last, since, NOON) is due


@given(moments, st.sampled_from(list(W)))
def test_the_name_of_a_kept_copy_tells_when_and_why(at, why):
    assert read_kept_name(kept_name(at, why)) == (at.replace(microsecond=0), why)


@pytest.mark.parametrize(
    "name", ["x", "x.desk-backup", "20260210T060000Z-daily", "20260210T060000Z-weekly.desk-backup", "media"]
)
def test_another_file_is_no_kept_copy(name):
    assert read_kept_name(name) is None


@pytest.mark.parametrize(
    ("office", "name"),
    [
        (Bilingual("নমুনা", "Sample Office"), "Sample-Office-2026-02-10.desk-backup"),
        (Bilingual("নমুনা উপজেলা"), "নমুনা-উপজেলা-2026-02-10.desk-backup"),
        (Bilingual("ক", '../a:b\\c*?"<>|%\n'), "a-b-c-2026-02-10.desk-backup"),
        (Bilingual("ক", "Upazila Office, Namunapur (north)"), "Upazila-Office-Namunapur-north-2026-02-10.desk-backup"),
        (Bilingual(""), "2026-02-10.desk-backup"),
        (Bilingual("x" * 300), "x" * 60 + "-2026-02-10.desk-backup"),
    ],
)
def test_a_backup_is_called_by_office_and_day(office, name):
    assert file_name(office, date(2026, 2, 10)) == name
