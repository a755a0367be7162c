from dataclasses import replace
from datetime import date

import pytest

from moderator_app.domain.errors import LeaveNotYours, LeaveOverlaps, NothingThere, WrongOrderOfDays
from moderator_app.domain.lines import LogQuery
from moderator_app.domain.log_kinds import LogKind
from moderator_app.events import RosterChanged
from moderator_app.words import Speaker

FIRST, LAST = date(2026, 2, 15), date(2026, 2, 19)


def kept(bench):
    return bench.core.roster.fiscal_year(bench.members["uno"]).leaves


def test_a_member_puts_down_leave_changes_it_and_takes_it_back(bench):
    ict, desk = bench.members["ict"], bench.core.leaves
    heard = []
    bench.core.bus.subscribe(heard.append)
    leave = desk.add(ict, ict, FIRST, LAST, " ঈদের  ছুটি ")
    assert (kept(bench), leave.note) == ((leave,), "ঈদের ছুটি")
    longer = desk.change(ict, replace(leave, last_on=date(2026, 2, 26)))
    assert kept(bench) == (longer,)
    desk.remove(ict, leave.id)
    assert kept(bench) == ()
    assert [type(f) for f in heard] == [RosterChanged] * 3
    assert bench.verbs()[-3:] == ["leave_put_down", "leave_changed", "leave_removed"]


def test_the_convenor_puts_down_leave_of_others_and_they_not_of_each_other(bench):
    uno, ict, land = (bench.members[k] for k in ("uno", "ict", "land"))
    leave = bench.core.leaves.add(uno, ict, FIRST, LAST)
    for refused in (
        lambda: bench.core.leaves.add(land, ict, date(2026, 3, 1), date(2026, 3, 1)),
        lambda: bench.core.leaves.change(land, replace(leave, note="কিছু")),
        lambda: bench.core.leaves.remove(land, leave.id),
    ):
        with pytest.raises(LeaveNotYours):
            refused()
    assert kept(bench) == (leave,)
    bench.core.leaves.remove(uno, leave.id)


def test_leave_that_is_over_may_be_put_down_and_overlapping_leave_says_which(bench):
    ict = bench.members["ict"]
    bench.core.leaves.add(ict, ict, date(2025, 8, 1), date(2025, 8, 5))
    with pytest.raises(LeaveOverlaps) as refused:
        bench.core.leaves.add(ict, ict, date(2025, 8, 5), date(2025, 8, 9))
    assert refused.value.fields["first"] == date(2025, 8, 1)
    with pytest.raises(WrongOrderOfDays):
        bench.core.leaves.add(ict, ict, LAST, FIRST)
    assert len(kept(bench)) == 1


def test_leave_that_is_gone_or_anothers_is_not_changed(bench):
    uno, ict, land = (bench.members[k] for k in ("uno", "ict", "land"))
    leave = bench.core.leaves.add(ict, ict, FIRST, LAST)
    with pytest.raises(NothingThere):
        bench.core.leaves.change(uno, replace(leave, member_id=land))
    bench.core.leaves.remove(ict, leave.id)
    with pytest.raises(NothingThere):
        bench.core.leaves.remove(ict, leave.id)
    with pytest.raises(NothingThere):
        bench.core.leaves.change(ict, leave)


def test_the_log_says_the_days_of_the_leave(bench):
    uno, ict = bench.members["uno"], bench.members["ict"]
    bench.core.leaves.add(uno, ict, FIRST, LAST)
    newest = bench.core.activity.find(uno, LogQuery(kind=LogKind.PANEL), Speaker())[:1]
    (line,) = bench.core.activity.read(uno, newest, Speaker())
    assert (line.what, line.about) == ("ছুটি লিখেছেন", "সদস্য ict")
    assert line.detail == "রবি ১৫ – বৃহ ১৯ ফেব্রুয়ারি ২০২৬"
