from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.day_merge import (
    MOVED_AT_MOST,
    UNKEPT,
    ChangeKind,
    Column,
    ReadDay,
    compared,
    lacking,
    meaning,
    merged,
)
from moderator_app.domain.days import DayClass, SpecialDay
from moderator_app.domain.ids import DayId
from moderator_app.domain.office import Bilingual

ALL = frozenset(Column)
MAY = SpecialDay(
    UNKEPT, date(2027, 5, 1), Bilingual("মে দিবস", "May Day"), DayClass.KA, source="পরিপত্র", seed="may/2027"
)
LIBRARY = SpecialDay(UNKEPT, MAY.on, Bilingual("মে দিবস", "Labour Day"), closed=True, source="library", seed="may/2027")


def eid(number: int, day: int, **other) -> SpecialDay:
    whole = SpecialDay(
        DayId(f"eid-{number}"),
        date(2027, 3, day),
        Bilingual("ঈদুল ফিতর", "Eid al-Fitr"),
        closed=True,
        moon=True,
        provisional=True,
        seed=f"eid-{number}/2027",
    )
    return replace(whole, **other)


def read(*days: SpecialDay) -> list[ReadDay]:
    return [ReadDay(2 + n, replace(day, id=UNKEPT, seed="")) for n, day in enumerate(days)]


def test_the_same_day_from_two_sources_is_one_with_both_sources():
    (day,) = merged([MAY, LIBRARY])
    assert day.name == MAY.name
    assert day.day_class is DayClass.KA
    assert day.closed
    assert day.source == "পরিপত্র; library"
    (other_way,) = merged([LIBRARY, MAY])
    assert other_way.day_class is DayClass.KA
    assert other_way.name.en == "Labour Day"


def test_a_kept_and_a_cancelled_day_of_one_date_stay_two_the_kept_one_first():
    kept = SpecialDay(UNKEPT, date(2026, 8, 5), Bilingual("জুলাই গণ-অভ্যুত্থান দিবস"), seed="july/2026")
    gone = SpecialDay(UNKEPT, kept.on, Bilingual("জন্মবার্ষিকী"), cancelled=True, seed="birthday/2026")
    assert merged([gone, MAY, kept]) == (kept, gone, MAY)


def test_names_mean_the_same_whatever_their_case_blanks_and_marks():
    assert meaning(Bilingual("মে  দিবস", "MAY-DAY")) == meaning(Bilingual("মে দিবস।", "May day"))
    assert meaning(Bilingual("!?")) == {"!?"}, "a name of marks alone says those"


def test_a_seed_that_was_edited_moved_or_cancelled_is_not_lacking():
    renamed = replace(MAY, id=DayId("1"), name=Bilingual("শ্রমিক দিবস"))
    moved = replace(MAY, id=DayId("1"), on=date(2027, 5, 2))
    cancelled = replace(MAY, id=DayId("1"), cancelled=True)
    assert all(lacking([day], [MAY]) == () for day in (renamed, moved, cancelled))


def test_a_day_that_the_office_wrote_itself_is_not_seeded_a_second_time():
    own = SpecialDay(DayId("1"), MAY.on, Bilingual("শ্রমিক দিবস", "may day"))
    assert lacking([own], [MAY]) == ()
    assert lacking([replace(own, on=date(2027, 5, 2))], [MAY]) == (MAY,)
    assert lacking([], [MAY]) == (MAY,)


def test_a_file_is_new_changed_or_the_same_row_by_row():
    present = [replace(MAY, id=DayId("1"))]
    victory = SpecialDay(UNKEPT, date(2026, 12, 16), Bilingual("বিজয় দিবস"))
    new, changed = compared(present, read(victory, replace(MAY, closed=True)), ALL)
    assert (new.row, new.kind, new.before) == (2, ChangeKind.NEW, None)
    assert (changed.row, changed.kind, changed.before) == (3, ChangeKind.CHANGED, present[0])
    assert changed.day == replace(present[0], closed=True), "its id and its seed stay"
    (same,) = compared(present, read(MAY), ALL)
    assert same.kind is ChangeKind.SAME


def test_what_the_file_has_no_column_for_stays_as_it_was():
    present = [eid(1, 10, day_class=DayClass.GA, cancelled=True, source="গেজেট")]
    bare = SpecialDay(UNKEPT, present[0].on, present[0].name)
    (same,) = compared(present, read(bare), frozenset({Column.DATE, Column.NAME_BN}))
    assert same.kind is ChangeKind.SAME
    (changed,) = compared(present, read(bare), ALL)
    assert changed.day == replace(present[0], day_class=DayClass.NONE, closed=False, moon=False, provisional=False,
                                  cancelled=False)  # fmt: skip
    assert changed.day.source == "গেজেট", "a source is not lost to an empty cell"


def test_an_eid_that_the_moon_moved_by_a_day_is_changed_and_not_doubled():
    present = [eid(1, 10), eid(2, 11), eid(3, 12)]
    wished = [eid(n, 10 + n, provisional=False) for n in (1, 2, 3)]
    changes = compared(present, read(*wished), ALL)
    assert {change.kind for change in changes} == {ChangeKind.CHANGED}
    assert sorted(change.day.on.day for change in changes) == [11, 12, 13]
    assert len({change.day.id for change in changes}) == 3


def test_a_day_of_another_year_or_one_that_does_not_hang_on_the_moon_is_never_taken_for_moved():
    far = eid(1, 10, on=date(2027, 3, 10) + MOVED_AT_MOST + timedelta(days=1))
    (change,) = compared([eid(1, 10)], read(far), ALL)
    assert change.kind is ChangeKind.NEW
    (change,) = compared([replace(MAY, id=DayId("1"))], read(replace(MAY, on=date(2027, 5, 2))), ALL)
    assert change.kind is ChangeKind.NEW


def test_two_rows_never_answer_to_the_same_day_of_the_office():
    first, second = compared([replace(MAY, id=DayId("1"))], read(MAY, MAY), ALL)
    assert [first.kind, second.kind] == [ChangeKind.SAME, ChangeKind.NEW]


days_near = st.builds(
    lambda n, name, closed: SpecialDay(UNKEPT, date(2027, 3, 1) + timedelta(days=n), Bilingual(name), closed=closed,
                                       moon=True),
    st.integers(0, 30), st.sampled_from(["ক", "খ", "গ"]), st.booleans(),
)  # fmt: skip


@given(
    st.lists(days_near, max_size=10, unique_by=lambda d: (d.on, d.name)),
    st.lists(days_near, max_size=10, unique_by=lambda d: (d.on, d.name)),
)
def test_taking_a_file_over_twice_changes_nothing_the_second_time(there, wished):
    present = {DayId(str(n)): replace(day, id=DayId(str(n))) for n, day in enumerate(there)}
    for number, change in enumerate(compared(tuple(present.values()), read(*wished), ALL)):
        kept = change.day if change.before else replace(change.day, id=DayId(f"new-{number}"))
        present[kept.id] = kept
    again = compared(tuple(present.values()), read(*wished), ALL)
    assert {change.kind for change in again} <= {ChangeKind.SAME}
