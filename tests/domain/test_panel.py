from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.errors import (
    EmptyField,
    FieldTooLong,
    LastConvenor,
    MemberUnknown,
    NotInOffice,
    PanelEmpty,
    RoleMissing,
    RoleNotAllowed,
    SelfCheckNotAllowed,
    WrongOrderOfDays,
)
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import (
    ALL_ROLES,
    Action,
    ApprovalPreset,
    PanelSize,
    Role,
    check_panel,
    check_preset,
    checked_member,
    named,
    panel_size,
    require,
)
from tests.domain.samples import TODAY, member

A, R = Action, Role
MAY = {
    R.DRAFTER: {A.READ, A.PAUSE, A.DRAFT},
    R.REVIEWER: {A.READ, A.PAUSE, A.DRAFT, A.APPROVE},
    R.PUBLISHER: {A.READ, A.PAUSE, A.DRAFT, A.PUBLISH},
    R.CONVENOR: set(A),
    R.AUDITOR: {A.READ, A.PAUSE},
}


@pytest.mark.parametrize("role", list(Role))
def test_each_role_may_exactly_what_was_decided(role):
    assert {action for action in Action if member(roles=frozenset({role})).may(action)} == MAY[role]


@given(st.frozensets(st.sampled_from(list(Role))))
def test_several_roles_may_what_any_of_them_may(roles):
    allowed = {action for action in Action if member(roles=roles).may(action)}
    assert allowed == set().union(*(MAY[role] for role in roles))


def test_one_person_alone_holds_every_role_but_the_auditors():
    assert frozenset(Role) - {Role.AUDITOR} == ALL_ROLES


def test_a_member_acts_only_while_in_office_and_within_the_roles():
    leaving = member(roles=frozenset({R.DRAFTER}), to_on=TODAY)
    require(leaving, A.DRAFT, TODAY)
    with pytest.raises(NotInOffice) as gone:
        require(leaving, A.DRAFT, TODAY + timedelta(days=1))
    assert gone.value.fields == {"name": leaving.name}
    with pytest.raises(NotInOffice):
        require(leaving, A.DRAFT, date(2025, 12, 31))
    with pytest.raises(RoleNotAllowed) as refused:
        require(leaving, A.APPROVE, TODAY)
    assert refused.value.fields == {"action": "approve"}


def test_a_member_comes_out_cleaned():
    found = checked_member(member(name=Bilingual("  নাসরিন  আক্তার "), order_no=" ১২ ", to_on=date(2026, 1, 1)))
    assert (found.name, found.order_no) == (Bilingual("নাসরিন আক্তার"), "১২")
    assert checked_member(found) == found


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": Bilingual(" ", "Nasrin")}, EmptyField),
        ({"designation": Bilingual("")}, EmptyField),
        ({"order_no": "১" * 201}, FieldTooLong),
        ({"roles": frozenset()}, RoleMissing),
        ({"to_on": date(2025, 12, 31)}, WrongOrderOfDays),
    ],
)
def test_a_faulty_member_is_refused(change, refusal):
    with pytest.raises(refusal):
        checked_member(member(**change))


def test_a_panel_is_one_person_or_three_to_five_and_the_rest_only_warns():
    sizes = [panel_size(n) for n in range(1, 8)]
    fits, two, six = PanelSize.AS_DIRECTED, PanelSize.TWO, PanelSize.SIX_OR_MORE
    assert sizes == [fits, two, fits, fits, fits, six, six]


def test_only_members_in_office_make_the_panel():
    gone = member(to_on=TODAY - timedelta(days=1))
    drafter = member(roles=frozenset({R.DRAFTER}))
    assert check_panel([gone, member()], TODAY) is PanelSize.AS_DIRECTED
    assert check_panel([member(), drafter], TODAY) is PanelSize.TWO
    with pytest.raises(PanelEmpty):
        check_panel([gone], TODAY)
    with pytest.raises(LastConvenor):
        check_panel([gone, drafter], TODAY)


def test_self_check_belongs_to_an_office_of_exactly_one_member():
    check_preset(ApprovalPreset.SELF_CHECK, 1)
    check_preset(ApprovalPreset.ONE_OTHER, 1)
    check_preset(ApprovalPreset.TWO_OTHERS, 4)
    for members in (0, 2, 3):
        with pytest.raises(SelfCheckNotAllowed) as refused:
            check_preset(ApprovalPreset.SELF_CHECK, members)
        assert refused.value.fields == {"members": members}


def test_a_member_is_found_by_id_or_by_a_name_however_it_is_typed():
    nasrin = replace(member(), id="id-1", name=Bilingual("নাসরিন সুলতানা", "Nasrin Sultana"))
    tanvir = replace(member(), id="id-2", name=Bilingual("তানভীর"))
    for typed in ("id-1", "নাসরিন  সুলতানা", " nasrin SULTANA "):
        assert named([tanvir, nasrin], typed) is nasrin
    for typed in ("", "Nasrin", "id-3"):
        with pytest.raises(MemberUnknown):
            named([nasrin, tanvir], typed)
    with pytest.raises(MemberUnknown):
        named([tanvir, replace(nasrin, name=tanvir.name)], "তানভীর")
