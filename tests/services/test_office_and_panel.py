"""Office profile, panel, accounts: what is refused, what only warns, and what never disappears."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from moderator_app.domain.errors import (
    EmptyField,
    LastConvenor,
    NothingThere,
    OutOfBounds,
    PanelEmpty,
    RoleMissing,
    RoleNotAllowed,
    SelfCheckNotAllowed,
    WrongEmail,
    WrongLink,
    WrongLockMinutes,
    WrongOrderOfDays,
)
from moderator_app.domain.ids import MemberId, OfficeId, PageId
from moderator_app.domain.office import Bilingual, Signatory
from moderator_app.domain.panel import ALL_ROLES, ApprovalPreset, Member, PanelSize, Role
from moderator_app.domain.publishing_settings import PublishingSettings
from moderator_app.domain.settings import LOCK_MINUTES_DEFAULT
from moderator_app.events import OfficeChanged, PagesChanged
from moderator_app.services.office import WelcomeStep
from tests.services.bench import FIRST_ON, NAME

TODAY = date(2026, 2, 10)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"name": Bilingual("  ")}, EmptyField),
        ({"place": Bilingual("")}, EmptyField),
        ({"web": "nowhere"}, WrongLink),
        ({"signatory": Signatory(NAME, NAME, email="nobody")}, WrongEmail),
        ({"first_on": TODAY + timedelta(days=1)}, WrongOrderOfDays),
    ],
)
def test_an_office_with_a_wrong_field_is_not_kept(change, error, founded):
    with pytest.raises(error):
        founded.set_office(**change)
    assert founded.core.office.get() is None


def test_the_office_keeps_its_id_for_good(founded):
    first = founded.set_office()
    again = founded.set_office(id=OfficeId("another"), name=Bilingual("নতুন নাম"))
    assert again.id == first.id
    assert founded.core.office.get().name.bn == "নতুন নাম"


def test_welcome_steps_tick_themselves(founded):
    assert founded.core.office.welcome().done == frozenset()
    founded.set_office()
    assert founded.core.office.welcome().done == {WelcomeStep.OFFICE}


@pytest.mark.parametrize(
    ("others", "size"),
    [(0, PanelSize.AS_DIRECTED), (1, PanelSize.TWO), (2, PanelSize.AS_DIRECTED), (5, PanelSize.SIX_OR_MORE)],
)
def test_two_and_six_members_only_warn(others, size, founded):
    for n in range(others):
        founded.seat(f"m{n}", Role.DRAFTER)
    view = founded.core.panel.view()
    assert (view.in_office, view.size) == (others + 1, size)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"name": Bilingual("")}, EmptyField),
        ({"designation": Bilingual(" ")}, EmptyField),
        ({"roles": frozenset()}, RoleMissing),
        ({"to_on": FIRST_ON - timedelta(days=1)}, WrongOrderOfDays),
    ],
)
def test_a_member_with_a_wrong_field_is_not_added(change, error, founded):
    member = replace(Member(MemberId("new"), NAME, NAME, frozenset({Role.DRAFTER}), FIRST_ON), **change)
    with pytest.raises(error):
        founded.core.panel.add(founded.members["uno"], member)
    assert len(founded.core.panel.view().members) == 1


def test_the_panel_is_never_left_empty_or_without_convenor(bench):
    uno = bench.members["uno"]
    with pytest.raises(LastConvenor):
        bench.core.panel.end(uno, uno, TODAY)  # nobody could mend it tomorrow
    with pytest.raises(LastConvenor):
        bench.core.panel.end(uno, uno, TODAY + timedelta(days=30))
    with pytest.raises(LastConvenor):
        bench.core.panel.change(uno, replace(bench.core.panel.member(uno), roles=frozenset({Role.DRAFTER})))
    assert bench.core.panel.member(uno).to_on is None


def test_a_panel_of_nobody_is_refused(founded):
    uno = founded.members["uno"]
    with pytest.raises(PanelEmpty):
        founded.core.panel.end(uno, uno, TODAY)
    later = replace(founded.core.panel.member(uno), from_on=TODAY + timedelta(days=1))
    with pytest.raises(PanelEmpty):
        founded.core.panel.change(uno, later)
    assert founded.core.panel.member(uno).from_on == TODAY


def test_who_leaves_stays_in_the_register(bench):
    bench.core.panel.end(bench.members["uno"], bench.members["ict"], TODAY - timedelta(days=1))
    view = bench.core.panel.view()
    assert view.in_office == 2
    assert bench.members["ict"] in [m.id for m in view.members]


def test_the_convenors_chair_can_be_handed_over(bench):
    uno, land = bench.members["uno"], bench.members["land"]
    bench.core.panel.change(uno, replace(bench.core.panel.member(land), roles=ALL_ROLES))
    bench.core.panel.end(uno, uno, TODAY)
    bench.clock.go_on(days=1)
    bench.core.office.set_preset(land, ApprovalPreset.TWO_OTHERS)
    assert bench.core.office.settings().preset is ApprovalPreset.TWO_OTHERS


def test_an_unknown_member_or_page_is_not_found(bench):
    with pytest.raises(NothingThere):
        bench.core.panel.member(MemberId("none"))
    with pytest.raises(NothingThere):
        bench.core.panel.change(
            bench.members["uno"], replace(bench.core.panel.member(bench.members["ict"]), id=MemberId("none"))
        )
    with pytest.raises(NothingThere):
        bench.core.accounts.get(PageId("none"))


def test_self_check_in_a_panel_of_three_is_refused(bench):
    with pytest.raises(SelfCheckNotAllowed):
        bench.core.office.set_preset(bench.members["uno"], ApprovalPreset.SELF_CHECK)
    assert bench.core.office.settings().preset is ApprovalPreset.ONE_OTHER


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"name": Bilingual("")}, EmptyField),
        ({"url": "facebook"}, WrongLink),
        ({"url": ""}, WrongLink),
        ({"last_on": FIRST_ON - timedelta(days=1)}, WrongOrderOfDays),
    ],
)
def test_an_account_with_a_wrong_field_is_not_kept(change, error, bench):
    with pytest.raises(error):
        bench.register("second", **change)
    assert len(bench.core.accounts.all()) == 1


def test_an_account_given_up_stays_in_the_register(bench):
    page = bench.core.accounts.get(bench.pages["facebook"])
    bench.core.accounts.save(bench.members["uno"], replace(page, last_on=TODAY - timedelta(days=1)))
    assert bench.core.accounts.kept() == ()
    assert len(bench.core.accounts.all()) == 1
    assert bench.verbs()[-1] == "page_changed"


def test_slots_are_kept_sorted_and_once(bench):
    slots = bench.core.office.settings().slots
    bench.core.office.set_slots(bench.members["uno"], (slots[1], slots[0], slots[1]))
    assert bench.core.office.settings().slots == slots
    assert bench.core.office.settings().slots_confirmed


def test_facts_are_told_after_the_change_with_their_initiator(bench):
    heard = []
    bench.core.bus.subscribe(heard.append)
    bench.register("second")
    bench.set_office()
    with pytest.raises(EmptyField):
        bench.set_office(name=Bilingual(""))
    uno = bench.members["uno"]
    assert heard == [PagesChanged(initiator=uno), OfficeChanged(initiator=uno)]


def test_the_convenor_chooses_after_how_many_minutes_the_desk_locks(bench):
    bench.core.office.set_lock_minutes(bench.members["uno"], 5)
    assert bench.core.office.settings().lock_minutes == 5
    assert bench.verbs()[-1] == "lock_minutes_chosen"


@pytest.mark.parametrize("minutes", [0, 3, 120])
def test_the_desk_locks_after_an_offered_time_only(bench, minutes):
    with pytest.raises(WrongLockMinutes):
        bench.core.office.set_lock_minutes(bench.members["uno"], minutes)
    with pytest.raises(RoleNotAllowed):
        bench.core.office.set_lock_minutes(bench.members["ict"], 5)
    assert bench.core.office.settings().lock_minutes == LOCK_MINUTES_DEFAULT


def test_the_convenor_sets_how_late_and_how_far_apart_posts_go_out(bench):
    wanted = PublishingSettings(60, 5, hand_over=False)
    bench.core.office.set_publishing(bench.members["uno"], wanted)
    assert bench.core.office.publishing() == wanted
    assert bench.verbs()[-1] == "publishing_set"
    with pytest.raises(OutOfBounds):
        bench.core.office.set_publishing(bench.members["uno"], PublishingSettings(1))
    with pytest.raises(RoleNotAllowed):
        bench.core.office.set_publishing(bench.members["ict"], wanted)
