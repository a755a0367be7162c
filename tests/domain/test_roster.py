from datetime import date, timedelta

import pytest

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.ids import LeaveId, MemberId
from moderator_app.domain.roster import Duty, DutyKey, Leave, duty_of, holder_on, weeks_of_year
from tests.domain.samples import JOY, KAMAL, NASRIN, OTHER_PAGE, PAGE, RUMA, SUNDAY, TODAY, member

WEEK = Week(SUNDAY)
PANEL = (member(), member(id=KAMAL), member(id=RUMA))


def leave(member_id: MemberId, first: date = SUNDAY, last: date = SUNDAY + timedelta(6)) -> Leave:
    return Leave(LeaveId(f"leave-{member_id}"), member_id, first, last)


def duty(main: MemberId | None = NASRIN, standby: MemberId | None = KAMAL, page_id=None, week: Week = WEEK) -> Duty:
    return Duty(DutyKey(week, page_id), main, standby)


def test_a_pages_own_duty_beats_the_one_for_all_pages():
    for_all, own = duty(), duty(KAMAL, None, PAGE)
    assert duty_of([for_all, own], PAGE, WEEK) is own
    assert duty_of([own, for_all], OTHER_PAGE, WEEK) is for_all
    assert duty_of([for_all, own], None, WEEK) is for_all


def test_a_pages_own_duty_that_was_vacated_still_beats_the_one_for_all():
    vacated = duty(None, None, PAGE)
    assert duty_of([duty(), vacated], PAGE, WEEK) is vacated


def test_a_week_nobody_planned_has_no_duty():
    assert duty_of([duty(week=WEEK.next), duty(page_id=OTHER_PAGE)], PAGE, WEEK) is None
    assert holder_on(None, TODAY, PANEL, []) is None


@pytest.mark.parametrize(
    ("away", "holder"), [((), NASRIN), ((NASRIN,), KAMAL), ((KAMAL,), NASRIN), ((NASRIN, KAMAL), None)]
)
def test_the_main_keeps_the_duty_unless_away_and_then_the_standby(away, holder):
    found = holder_on(duty(), TODAY, PANEL, [leave(m) for m in away])
    assert (found.id if found else None) == holder


def test_leave_counts_only_on_its_days_both_ends_included():
    two_days = leave(NASRIN, TODAY, TODAY + timedelta(1))
    found = [holder_on(duty(), TODAY + timedelta(n), PANEL, [two_days]) for n in (-1, 0, 1, 2)]
    assert [m.id for m in found if m] == [NASRIN, KAMAL, KAMAL, NASRIN]


def test_who_has_left_or_not_begun_or_was_never_seated_holds_nothing():
    gone = member(to_on=TODAY - timedelta(1))
    coming = member(id=KAMAL, from_on=TODAY + timedelta(1))
    assert holder_on(duty(), TODAY, (gone, coming), []) is None
    assert holder_on(duty(JOY, None), TODAY, PANEL, []) is None
    assert holder_on(duty(None, RUMA), TODAY, PANEL, []) == PANEL[2]


def test_two_spans_touch_where_they_share_a_day():
    away = leave(NASRIN, TODAY, TODAY + timedelta(2))
    assert away.touches(TODAY - timedelta(3), TODAY)
    assert away.touches(TODAY + timedelta(2), TODAY + timedelta(9))
    assert not away.touches(TODAY - timedelta(3), TODAY - timedelta(1))
    assert not away.touches(TODAY + timedelta(3), TODAY + timedelta(3))


def test_a_fiscal_year_has_the_weeks_whose_sunday_falls_in_it():
    year = weeks_of_year(2026)
    assert (year[0].first_on, year[-1].first_on) == (date(2026, 7, 5), date(2027, 6, 27))
    assert [one.next for one in year[:-1]] == list(year[1:])
    assert weeks_of_year(2027)[0] == year[-1].next
