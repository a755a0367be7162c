from datetime import date

import pytest

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.errors import (
    NothingThere,
    NotInOffice,
    SwapAlreadyAsked,
    SwapAnswered,
    SwapNotForYou,
    SwapNotFree,
    SwapNotTheirs,
    SwapNotYours,
    SwapOutdated,
    SwapPast,
    SwapWithSelf,
)
from moderator_app.domain.roster import DutyKey, SwapState
from moderator_app.events import RosterChanged

WEEK = Week(date(2026, 2, 15))  # the bench's clock stands in the week before
GIVE, TAKE = DutyKey(WEEK), DutyKey(WEEK.next)


@pytest.fixture
def planned(bench):
    """`ict` is on duty in the coming week, `land` in the one after; `uno` stands by."""
    uno, ict, land = (bench.members[k] for k in ("uno", "ict", "land"))
    bench.core.roster.set_duty(uno, GIVE, ict, uno)
    bench.core.roster.set_duty(uno, TAKE, land, uno)
    return bench


def mains(bench):
    view = bench.core.roster.fiscal_year(bench.members["uno"])
    return [view.duty(week, None).main_id for week in (WEEK, WEEK.next)]


def ask(bench, take=TAKE):
    return bench.core.swaps.ask(bench.members["ict"], bench.members["land"], GIVE, take)


def test_a_swap_changes_nothing_until_the_other_side_accepts(planned):
    ict, land = planned.members["ict"], planned.members["land"]
    swap = ask(planned)
    assert mains(planned) == [ict, land]
    assert planned.core.roster.fiscal_year(ict).swaps == (swap,)
    heard = []
    planned.core.bus.subscribe(heard.append)
    accepted = planned.core.swaps.accept(land, swap.id)
    assert (accepted.state, accepted.answered_at) == (SwapState.ACCEPTED, planned.clock.now())
    assert mains(planned) == [land, ict]
    assert [type(f) for f in heard] == [RosterChanged]
    view = planned.core.roster.fiscal_year(ict)
    assert view.swaps == ()
    assert all(duty.by_hand for duty in view.duties)
    assert planned.verbs()[-2:] == ["swap_asked", "swap_accepted"]


def test_a_week_may_be_given_away_for_nothing_in_return(planned):
    swap = ask(planned, take=None)
    planned.core.swaps.accept(planned.members["land"], swap.id)
    assert mains(planned) == [planned.members["land"]] * 2


def test_declined_and_withdrawn_leave_the_roster_as_it_is(planned):
    ict, land = planned.members["ict"], planned.members["land"]
    swap = ask(planned)
    assert planned.core.swaps.decline(land, swap.id).state is SwapState.DECLINED
    again = ask(planned)
    assert planned.core.swaps.withdraw(ict, again.id).state is SwapState.WITHDRAWN
    assert mains(planned) == [ict, land]
    for answered in (swap, again):
        with pytest.raises(SwapAnswered):
            planned.core.swaps.accept(land, answered.id)


def test_only_who_was_asked_answers_and_only_who_asked_takes_it_back(planned):
    swap, desk = ask(planned), planned.core.swaps
    for refused in (
        lambda: desk.accept(planned.members["ict"], swap.id),
        lambda: desk.accept(planned.members["uno"], swap.id),
        lambda: desk.decline(planned.members["ict"], swap.id),
        lambda: desk.withdraw(planned.members["land"], swap.id),
    ):
        with pytest.raises(SwapNotForYou):
            refused()


def test_what_cannot_be_asked_says_why_and_keeps_nothing(planned):
    uno, ict, land = (planned.members[k] for k in ("uno", "ict", "land"))
    desk, before = planned.core.swaps, planned.verbs()
    for error, refused in (
        (SwapWithSelf, lambda: desk.ask(ict, ict, GIVE)),
        (SwapNotYours, lambda: desk.ask(land, ict, GIVE)),
        (SwapNotYours, lambda: desk.ask(ict, land, DutyKey(WEEK.previous))),
        (SwapNotTheirs, lambda: desk.ask(ict, uno, GIVE, TAKE)),
        (SwapNotTheirs, lambda: desk.ask(ict, land, GIVE, DutyKey(WEEK.next.next))),
        (NothingThere, lambda: desk.ask(ict, "nobody", GIVE)),
        (NothingThere, lambda: desk.accept(ict, "none")),
    ):
        with pytest.raises(error):
            refused()
    assert planned.verbs() == before


def test_a_week_that_is_over_cannot_be_swapped(planned):
    planned.clock.go_on(days=14)
    with pytest.raises(SwapPast):
        ask(planned, take=None)


def test_nobody_is_asked_to_take_over_a_week_of_their_leave(planned):
    land = planned.members["land"]
    planned.core.leaves.add(land, land, WEEK.first_on, WEEK.first_on)
    with pytest.raises(SwapNotFree):
        ask(planned)


def test_a_duty_is_in_one_open_question_at_a_time(planned):
    ask(planned)
    with pytest.raises(SwapAlreadyAsked):
        planned.core.swaps.ask(planned.members["land"], planned.members["ict"], TAKE)


def test_a_question_about_a_week_that_is_over_waits_no_longer(planned):
    swap = ask(planned)
    planned.clock.go_on(days=14)
    assert planned.core.roster.fiscal_year(planned.members["uno"]).swaps == ()
    with pytest.raises(SwapPast):
        planned.core.swaps.accept(planned.members["land"], swap.id)


def test_at_acceptance_both_duties_must_still_be_as_they_were(planned):
    uno, land = planned.members["uno"], planned.members["land"]
    swap = ask(planned)
    planned.core.roster.set_duty(uno, TAKE, uno, None)
    with pytest.raises(SwapOutdated):
        planned.core.swaps.accept(land, swap.id)
    planned.core.roster.clear_duty(uno, TAKE)
    with pytest.raises(SwapOutdated):
        planned.core.swaps.accept(land, swap.id)
    assert mains_of_first(planned) == planned.members["ict"]


def mains_of_first(bench):
    return bench.core.roster.fiscal_year(bench.members["uno"]).duty(WEEK, None).main_id


def test_leave_that_came_in_between_is_looked_at_again(planned):
    ict = planned.members["ict"]
    swap = ask(planned)
    planned.core.leaves.add(ict, ict, WEEK.next.first_on, WEEK.next.last_on)
    with pytest.raises(SwapNotFree):
        planned.core.swaps.accept(planned.members["land"], swap.id)


@pytest.mark.parametrize("take", [TAKE, None])
def test_a_swap_cannot_be_accepted_after_the_asker_left(planned, take):
    swap = ask(planned, take)
    planned.core.panel.end(planned.members["uno"], planned.members["ict"], date(2026, 2, 9))
    with pytest.raises(NotInOffice):
        planned.core.swaps.accept(planned.members["land"], swap.id)
    assert planned.core.swaps.decline(planned.members["land"], swap.id).state is SwapState.DECLINED
