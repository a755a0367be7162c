"""What the forecasts are made of agrees with what the store counts, week by week."""

from datetime import timedelta

from moderator_app.bootstrap import build_core
from moderator_app.domain.bd_calendar import Week, week_of
from moderator_app.domain.cadence import WeekState
from moderator_app.services.week_outlook import lost_weeks
from tests.demo.offices import TODAY, copied_demo


def test_the_forecast_and_the_counts_of_the_store_never_disagree_in_half_a_year_of_a_demo_office(tmp_path):
    core = build_core(copied_demo(tmp_path))
    core.opening.open_by_itself()
    seen = set()
    for n in range(-26, 3):
        for row in core.board.week(TODAY + timedelta(weeks=n)).rows:
            assert row.forecast is not None
            assert row.forecast.page_week == row.page_week
            seen.add(row.page_week.state)
    core.opening.close()
    assert {WeekState.MET, WeekState.MISSED, WeekState.AT_RISK} <= seen


def test_what_lived_is_what_the_weeks_count_and_what_is_gone_counts_no_more(bench):
    first, _ = bench.live(1), bench.live(2)
    week = week_of(bench.clock.now().date())
    with bench.folder.store.read() as unit:
        assert dict(unit.deliveries.lived(week, week)) == {(bench.pages["facebook"], week): 2}
    bench.core.manual_kit.removed(bench.members["ict"], bench.delivery(first.id).id, "gone")
    with bench.folder.store.read() as unit:
        lived = unit.deliveries.lived(week.previous, week.next)
        counted = unit.deliveries.counts((week,), bench.clock.now())
        assert (
            dict(lived) == {key: count.live for key, count in counted.items()} == {(bench.pages["facebook"], week): 1}
        )


def test_lost_weeks_begin_with_the_page_and_end_with_the_week_before_this_one(bench):
    with bench.folder.store.read() as unit:
        weeks = [lost.week for lost in lost_weeks(unit, bench.clock.now())]
    this = week_of(bench.clock.now().date())
    assert weeks[0] == Week(week_of(bench.core.office.get().first_on).next.first_on)  # its first week was not whole
    assert weeks[-1] == this.previous
    assert weeks == sorted(weeks)
