from dataclasses import replace
from datetime import date

import pytest

from moderator_app.domain.day_faults import FaultKind
from moderator_app.domain.day_merge import ChangeKind
from moderator_app.domain.days import Closure, SpecialDay
from moderator_app.domain.errors import (
    ClosureOverlaps,
    DaysFileFaulty,
    EmptyField,
    FolderNotWritable,
    NotADaysFile,
    NothingThere,
    RoleNotAllowed,
)
from moderator_app.domain.lines import LogQuery
from moderator_app.domain.office import Bilingual
from moderator_app.events import DaysChanged
from moderator_app.words import Language, Speaker


@pytest.fixture
def days(bench):
    return bench.core.days


@pytest.fixture
def uno(bench):
    return bench.members["uno"]


@pytest.fixture
def victory(days, uno):
    day = SpecialDay(days.new_day_id(), date(2026, 2, 16), Bilingual("নমুনা দিবস", "Sample Day"), closed=True)
    return days.save_day(uno, day)


def last(bench):
    return bench.core.activity.entries(0, 5000)[-1]


def test_a_day_is_kept_found_in_the_book_and_logged(bench, days, uno, victory):
    assert days.year(2025).days == (victory,)
    assert days.book(victory.on, victory.on).holidays(victory.on) == (victory,)
    assert not days.book(date(2026, 2, 1), date(2026, 2, 28)).working(victory.on)
    assert (last(bench).verb, last(bench).data["name"], last(bench).data["first_on"]) == (
        "day_added", "নমুনা দিবস", "2026-02-16",
    )  # fmt: skip
    renamed = days.save_day(uno, replace(victory, name=Bilingual("অন্য দিবস")))
    assert days.year(2025).days == (renamed,)
    assert last(bench).verb == "day_changed"


def test_keeping_a_day_as_it_is_writes_nothing(bench, days, uno, victory):
    before = bench.verbs()
    days.save_day(uno, victory)
    days.restore(uno, victory.id, "")
    assert bench.verbs() == before


def test_whoever_listens_is_told_that_days_changed(bench, days, uno, victory):
    told = []
    bench.core.bus.subscribe(told.append)
    days.cancel(uno, victory.id, "পরিপত্র")
    assert told == [DaysChanged(initiator=uno)]


def test_a_cancelled_day_is_a_working_day_until_it_is_kept_again(bench, days, uno, victory):
    gone = days.cancel(uno, victory.id, " পরিপত্র ")
    assert (gone.cancelled, gone.source) == (True, "পরিপত্র")
    assert days.book(victory.on, victory.on).working(victory.on)
    assert last(bench).verb == "day_cancelled"
    assert days.restore(uno, victory.id, "").source == "পরিপত্র"
    assert not days.book(victory.on, victory.on).working(victory.on)
    assert last(bench).verb == "day_restored"


def test_a_removed_day_is_gone_and_an_unknown_one_is_said_so(bench, days, uno, victory):
    days.remove_day(uno, victory.id)
    assert days.year(2025).days == ()
    assert last(bench).verb == "day_removed"
    for refused in (
        lambda: days.remove_day(uno, victory.id),
        lambda: days.cancel(uno, victory.id, ""),
        lambda: days.confirm_moon(uno, victory.id, victory.on, ""),
        lambda: days.remove_closure(uno, days.new_closure_id()),
    ):
        with pytest.raises(NothingThere):
            refused()


def test_only_the_convenor_changes_the_list(bench, days, victory):
    ict = bench.members["ict"]
    before = bench.verbs()
    with pytest.raises(RoleNotAllowed):
        days.save_day(ict, victory)
    with pytest.raises(RoleNotAllowed):
        days.seed(ict, 2025, 2026)
    assert bench.verbs() == before


# ---------------------------------------------------------------- seeds


def test_the_known_days_of_two_years_are_put_on_the_list_once(bench, days, uno):
    assert days.this_year() == 2025
    assert days.unseeded() == (2025, 2026)
    count = days.seed(uno, 2025, 2026)
    assert count > 60
    assert len(days.year().days) + len(days.year(2026).days) == count
    assert days.unseeded() == ()
    entry = last(bench)
    assert (entry.verb, entry.data["days"]) == ("days_seeded", count)
    assert days.seed(uno, 2025, 2026) == 0
    assert last(bench) == entry, "nothing new, nothing logged"


def test_a_new_fiscal_year_is_offered_again(bench, days, uno):
    days.seed(uno, 2025, 2026)
    bench.clock.go_on(days=200)
    assert days.this_year() == 2026
    assert days.unseeded() == (2027,)


def test_seeding_again_never_touches_what_the_office_made_of_a_day(days, uno):
    days.seed(uno, 2025, 2025)
    by_seed = {d.seed: d for d in days.year(2025).days}
    victory, eid = by_seed["victory_day/2025"], by_seed["eid_al_fitr-1/2026"]
    days.cancel(uno, victory.id, "পরিপত্র")
    days.save_day(uno, replace(by_seed["may_day/2026"], name=Bilingual("শ্রমিক দিবস"), seed=""))
    days.confirm_moon(uno, eid.id, date(2026, 3, 20), "গেজেট")
    after = days.year(2025).days
    assert days.seed(uno, 2025, 2025) == 0
    assert days.year(2025).days == after
    moved = next(d for d in after if d.id == eid.id)
    assert (moved.on, moved.provisional, moved.source, moved.seed) == (
        date(2026, 3, 20), False, "গেজেট", "eid_al_fitr-1/2026",
    )  # fmt: skip


def test_a_moon_day_can_be_confirmed_where_it_is_and_keeps_its_source_without_another(bench, days, uno):
    days.seed(uno, 2025, 2025)
    eid = next(d for d in days.year(2025).days if d.provisional)
    kept = days.confirm_moon(uno, eid.id, eid.on, "  ")
    assert (kept.on, kept.provisional, kept.source) == (eid.on, False, eid.source)
    assert last(bench).verb == "moon_confirmed"


# ---------------------------------------------------------------- closures


def test_closures_are_kept_changed_and_removed(bench, days, uno):
    shut = Closure(days.new_closure_id(), date(2026, 3, 1), date(2026, 3, 3), "রং করা")
    days.save_closure(uno, shut)
    assert last(bench).verb == "closure_added"
    assert days.year(2025).closures == (shut,)
    longer = days.save_closure(uno, replace(shut, last_on=date(2026, 3, 4)))
    assert last(bench).verb == "closure_changed"
    with pytest.raises(ClosureOverlaps) as caught:
        days.save_closure(uno, Closure(days.new_closure_id(), date(2026, 3, 4), date(2026, 3, 8), "বন্যা"))
    assert caught.value.fields["reason"] == "রং করা"
    with pytest.raises(EmptyField):
        days.save_closure(uno, replace(longer, reason=" "))
    assert days.year(2025).closures == (longer,)
    days.remove_closure(uno, shut.id)
    assert last(bench).verb == "closure_removed"
    assert days.year(2025).closures == ()


# ---------------------------------------------------------------- files


def written(tmp_path, text):
    file = tmp_path / "দিন.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_is_looked_at_first_and_taken_only_then(bench, days, uno, victory, tmp_path):
    file = written(tmp_path, "date,name,holiday\n2026-02-16,নমুনা দিবস,না\n2026-03-26,স্বাধীনতা দিবস,হ্যাঁ\n")
    before = bench.verbs()
    preview = days.read_file(uno, file)
    assert [c.kind for c in preview.changes] == [ChangeKind.CHANGED, ChangeKind.NEW]
    assert bench.verbs() == before
    assert days.year(2025).days == (victory,)
    taken = days.take(uno, preview)
    assert (taken.new, taken.changed) == (1, 1)
    assert last(bench).data == {"new": 1, "changed": 1, "reason": "দিন.csv"}
    kept, new = days.year(2025).days
    assert kept == replace(victory, closed=False)
    assert (new.name.bn, new.source) == ("স্বাধীনতা দিবস", "দিন.csv")


def test_the_same_file_twice_changes_nothing(bench, days, uno, victory, tmp_path):
    target = tmp_path / "out" / "days.csv"
    assert days.export(bench.members["land"], target, 2025, Language.BANGLA) == 1
    assert last(bench).verb == "days_exported"
    before = bench.verbs()
    for _ in range(2):
        taken = days.take(uno, days.read_file(uno, target))
        assert (taken.new, taken.changed) == (0, 0)
    assert bench.verbs() == before


def test_what_another_office_exported_stands_here_as_it_stood_there(bench, days, uno, tmp_path):
    days.seed(uno, 2025, 2025)
    there = days.year(2025).days
    days.export(uno, tmp_path / "days.csv", 2025, Language.ENGLISH)
    for day in there:
        days.remove_day(uno, day.id)
    days.take(uno, days.read_file(uno, tmp_path / "days.csv"))
    here = days.year(2025).days
    assert [replace(d, id="", seed="") for d in here] == [replace(d, id="", seed="") for d in there]


def test_a_faulty_file_changes_nothing_unless_the_good_rows_are_wanted(bench, days, uno, tmp_path):
    file = written(tmp_path, "date,name\n2026-02-30,ক\n2026-03-26,খ\n")
    preview = days.read_file(uno, file)
    assert [(f.kind, f.row) for f in preview.read.faults] == [(FaultKind.NOT_A_DATE, 2)]
    before = bench.verbs()
    with pytest.raises(DaysFileFaulty):
        days.take(uno, preview)
    assert bench.verbs() == before
    assert days.take(uno, preview, only_good=True).new == 1
    assert [d.name.bn for d in days.year(2025).days] == ["খ"]


def test_a_preview_is_compared_anew_when_it_is_taken(days, uno, tmp_path):
    preview = days.read_file(uno, written(tmp_path, "date,name\n2026-03-26,খ\n"))
    days.take(uno, preview)
    assert days.take(uno, preview).new == 0, "another window took it meanwhile"
    assert len(days.year(2025).days) == 1


def test_a_file_that_is_not_there_and_a_folder_that_takes_nothing_are_said_so(bench, days, uno, tmp_path):
    with pytest.raises(NotADaysFile):
        days.read_file(uno, tmp_path / "no.csv")
    before = bench.verbs()
    with pytest.raises(FolderNotWritable):
        days.export(uno, tmp_path, 2025, Language.BANGLA)
    assert bench.verbs() == before


def test_the_log_says_which_day_and_when(bench, days, uno, victory):
    say = Speaker(Language.ENGLISH)
    numbers = bench.core.activity.find(uno, LogQuery(), say)
    (sentence,) = bench.core.activity.read(uno, numbers[:1], say)
    assert sentence.what == "added the day “নমুনা দিবস”"
    assert "16 February 2026" in sentence.detail
