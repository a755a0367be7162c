from collections import Counter
from datetime import date, timedelta
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.ids import LeaveId, MemberId, PageId
from moderator_app.domain.panel import Role
from moderator_app.domain.roster import Duty, DutyKey, Leave
from moderator_app.domain.rotation import WeeksServed, days_there, is_free, rotated, weeks_served, working_days
from tests.domain.samples import member

FIRST = Week(date(2025, 7, 6))


def weeks(count: int, first: Week = FIRST) -> list[Week]:
    found = [first]
    while len(found) < count:
        found.append(found[-1].next)
    return found


YEAR = weeks(52)


def people(count: int, **other):
    return [member(id=MemberId(f"m{n}"), from_on=date(2025, 1, 1), **other) for n in range(count)]


def away(number: int, first: date, days: int = 7) -> Leave:
    return Leave(LeaveId(f"{number}-{first}"), MemberId(f"m{number}"), first, first + timedelta(days - 1))


def mains(duties):
    return [d.main_id for d in duties]


leaves_of_three = st.lists(
    st.builds(
        lambda who, start, days: away(who, FIRST.first_on + timedelta(start), days),
        st.integers(0, 2),
        st.integers(0, 360),
        st.integers(1, 60),
    ),
    max_size=8,
)
panels = st.integers(1, 6)


def test_three_members_take_turns_and_stand_by_for_each_other_equally():
    duties = rotated(weeks(6), people(3), [], None)
    assert mains(duties) == ["m0", "m1", "m2", "m0", "m1", "m2"]
    assert Counter(d.standby_id for d in duties) == {"m0": 2, "m1": 2, "m2": 2}
    assert all(d.main_id != d.standby_id and not d.by_hand for d in duties)


@given(panels, st.integers(1, 60))
def test_without_leave_nobody_is_ever_more_than_one_week_ahead(size, count):
    team = people(size)
    duties = rotated(weeks(count), team, [], None)
    for end in range(1, count + 1):
        so_far = [sum(d.main_id == m.id for d in duties[:end]) for m in team]
        assert max(so_far) - min(so_far) <= 1
        stood = [sum(d.standby_id == m.id for d in duties[:end]) for m in team]
        assert max(stood) - min(stood) <= 2


@given(panels, st.integers(1, 7), st.integers(1, 30))
def test_by_page_the_weeks_on_all_pages_are_counted_together(size, pages, count):
    team = people(size)
    duties = rotated(weeks(count), team, [], [PageId(f"p{n}") for n in range(pages)])
    assert len(duties) == pages * count
    for end in range(1, count + 1):
        so_far = [sum(d.main_id == m.id for d in duties[: end * pages]) for m in team]
        assert max(so_far) - min(so_far) <= 1
    for n in range(count):
        of_week = Counter(mains(duties[n * pages : (n + 1) * pages]))
        assert max(of_week.values()) <= -(-pages // size), "two pages only if there are more pages than people"


@settings(max_examples=30)
@given(leaves_of_three, st.integers(2, 5), st.sampled_from([1, 2, 5]))
def test_a_lead_of_more_than_one_week_was_gained_while_the_other_was_not_free(leaves, size, pages):
    team = people(size)
    page_ids = None if pages == 1 else [PageId(f"p{n}") for n in range(pages)]
    duties = rotated(YEAR, team, leaves, page_ids)
    for ahead, behind in permutations(team, 2):
        lead, gained = 0, 0
        for n, week in enumerate(YEAR):
            of_week = mains(duties[n * pages : (n + 1) * pages])
            lead += of_week.count(ahead.id) - of_week.count(behind.id)
            gained += 0 if is_free(behind, week, leaves) else of_week.count(ahead.id)
            assert lead <= 1 + gained


@settings(max_examples=30)
@given(leaves_of_three, st.integers(2, 5))
def test_nobody_is_on_duty_on_leave_while_another_is_free_nor_three_weeks_running(leaves, size):
    team = {m.id: m for m in people(size)}
    duties = rotated(YEAR, list(team.values()), leaves, None)
    for n, duty in enumerate(duties):
        free = [m for m in team.values() if is_free(m, duty.key.week, leaves)]
        if free:
            assert team[duty.main_id] in free
        if len(free) > 1:
            assert team[duty.standby_id] in free
            assert len(set(mains(duties[n - 2 : n + 1]))) > 1 or n < 2
        assert duty.main_id is None or duty.main_id != duty.standby_id


def test_leave_is_made_up_afterwards_two_weeks_in_a_row_at_most():
    leave = away(0, FIRST.first_on, 7 * 6)
    duties = rotated(weeks(18), people(3), [leave], None)
    assert mains(duties)[:6] == ["m1", "m2"] * 3
    assert mains(duties)[6:12] == ["m0", "m0", "m1", "m0", "m2", "m0"]
    assert Counter(mains(duties)) == {"m0": 6, "m1": 6, "m2": 6}


def test_a_single_day_of_leave_is_enough_not_to_be_free_and_a_friday_is_not():
    team = people(2)
    wednesday, friday = away(0, date(2025, 7, 9), 1), away(0, date(2025, 7, 11), 2)
    assert mains(rotated(weeks(1), team, [wednesday], None)) == ["m1"]
    assert mains(rotated(weeks(1), team, [friday], None)) == ["m0"]
    assert len(days_there(team[0], FIRST, [wednesday])) == 4
    assert working_days(FIRST)[0] == date(2025, 7, 6)


def test_where_nobody_is_free_whoever_is_there_longest_is_on_duty():
    team = people(2)
    leaves = [away(0, date(2025, 7, 6), 3), away(1, date(2025, 7, 8), 1)]
    (duty,) = rotated(weeks(1), team, leaves, None)
    assert (duty.main_id, duty.standby_id) == ("m1", "m0")


def test_where_nobody_is_there_at_all_the_duty_names_nobody():
    whole_year = [away(n, date(2025, 7, 1), 400) for n in range(2)]
    assert rotated(weeks(2), people(2), whole_year, None) == tuple(Duty(DutyKey(w)) for w in weeks(2))
    assert rotated(weeks(1), [], [], None) == (Duty(DutyKey(FIRST)),)


def test_one_person_keeps_every_week_and_nobody_stands_by():
    duties = rotated(weeks(4), people(1), [away(0, date(2025, 7, 14), 1)], None)
    assert [(d.main_id, d.standby_id) for d in duties] == [("m0", None)] * 4


def test_without_pages_and_without_weeks_there_is_nothing_to_deal():
    assert rotated(weeks(3), people(3), [], []) == ()
    assert rotated([], people(3), [], None, keep=[Duty(DutyKey(FIRST), MemberId("m0"))]) == ()


def test_who_may_not_draft_is_left_out():
    team = [*people(2), member(id=MemberId("auditor"), roles=frozenset({Role.AUDITOR}))]
    duties = rotated(YEAR, team, [], None)
    assert {d.main_id for d in duties} == {d.standby_id for d in duties} == {"m0", "m1"}
    assert not is_free(team[2], FIRST, [])


@given(st.integers(1, 40), panels)
def test_who_joins_later_begins_with_the_fewest_and_pays_nothing_back(start, size):
    team = [*people(size), member(id=MemberId("new"), from_on=YEAR[start].first_on)]
    duties = rotated(YEAR, team, [], None)
    before = Counter(mains(duties[:start]))
    credit = min(before.get(m.id, 0) for m in team[:size])
    for end in range(start, 53):
        standing = Counter(mains(duties[:end]))
        standing["new"] += credit
        assert max(standing[m.id] for m in team) - min(standing[m.id] for m in team) <= 1
    assert "new" not in before


def test_who_joins_while_all_others_are_away_begins_where_they_stand():
    team = [*people(1), member(id=MemberId("new"), from_on=YEAR[4].first_on)]
    duties = rotated(weeks(8), team, [away(0, YEAR[4].first_on, 14)], None)
    assert mains(duties) == ["m0"] * 4 + ["new", "new", "m0", "m0"]


def test_who_has_left_is_dealt_nothing_more():
    team = [*people(2), member(id=MemberId("gone"), from_on=date(2025, 1, 1), to_on=YEAR[2].first_on)]
    duties = rotated(weeks(12), team, [], None)
    assert "gone" not in mains(duties)[2:]
    assert Counter(mains(duties))["m0"] in (5, 6)


def test_kept_duties_stay_and_count():
    mine = [Duty(DutyKey(w), MemberId("m0"), by_hand=True) for w in weeks(3)]
    duties = rotated(weeks(9), people(3), [], None, keep=mine)
    assert [d.key.week for d in duties] == weeks(9)[3:]
    assert Counter(mains(duties)) == {"m1": 3, "m2": 3}


def test_weeks_before_the_first_to_fill_are_only_counted():
    past = [Duty(DutyKey(FIRST), MemberId("m0"), MemberId("m1"))]
    duties = rotated(weeks(4), people(2), [], None, keep=past, fill_from=weeks(3)[2])
    assert [(d.key.week, d.main_id) for d in duties] == [(weeks(3)[2], "m1"), (weeks(4)[3], "m0")]


def test_who_was_on_duty_in_the_weeks_just_before_is_not_so_again_at_once():
    before = [Duty(DutyKey(FIRST.previous), MemberId("m0")), Duty(DutyKey(FIRST.previous.previous), None)]
    assert mains(rotated(weeks(2), people(2), [], None, keep=before)) == ["m1", "m0"]


def test_a_kept_duty_for_all_pages_covers_each_page_and_a_pages_own_only_itself():
    pages = [PageId("p0"), PageId("p1")]
    for_all = Duty(DutyKey(FIRST), MemberId("stranger"), MemberId("stranger"))
    own = Duty(DutyKey(FIRST.next, pages[0]), MemberId("m0"))
    duties = rotated(weeks(2), people(2), [], pages, keep=[for_all, own])
    assert [(d.key, d.main_id) for d in duties] == [(DutyKey(FIRST.next, pages[1]), "m1")]


def test_the_pages_go_round_among_the_members():
    duties = rotated(weeks(4), people(2), [], [PageId("p0"), PageId("p1")])
    on_first = [d.main_id for d in duties if d.key.page_id == "p0"]
    assert Counter(on_first) == {"m0": 2, "m1": 2}


@pytest.mark.parametrize("size", [2, 3])
def test_nobody_is_on_duty_two_weeks_running_where_another_is_equal(size):
    duties = rotated(YEAR, people(size), [], None)
    assert all(one.main_id != two.main_id for one, two in pairwise(duties))


def test_what_each_member_served_is_counted_as_main_and_as_standby():
    duties = [Duty(DutyKey(FIRST), MemberId("a"), MemberId("b")), Duty(DutyKey(FIRST.next), MemberId("a"))]
    assert weeks_served([*duties, Duty(DutyKey(FIRST), None)]) == {"a": WeeksServed(2, 0), "b": WeeksServed(0, 1)}
