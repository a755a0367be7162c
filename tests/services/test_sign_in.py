"""Who is at the desk: PINs, one-time codes, and waiting after wrong ones."""

from datetime import date, timedelta

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.errors import (
    EmptyField,
    NoPinYet,
    NotInOffice,
    NotTheSame,
    PinAlreadySet,
    PinTooShort,
    PinTooSimple,
    RoleNotAllowed,
    StoreExists,
    WrongCode,
    WrongPin,
)
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import Member, Role
from moderator_app.services.sign_in import Founder
from tests.fakes.clock import FakeClock
from tests.services.bench import FIRST_ON, NAME, PIN
from tests.store_fixture import cheap_hasher, open_folder


def _wrong(bench, key="uno", tries=1, pin="111222"):
    for _ in range(tries):
        with pytest.raises(WrongPin) as refused:
            bench.core.sign_in.enter(bench.members[key], pin)
    return refused.value.fields["wait"]


def test_a_store_has_one_founder(founded):
    with pytest.raises(StoreExists):
        founded.core.sign_in.found(Founder(NAME, NAME, PIN, PIN))


@pytest.mark.parametrize(
    ("name", "pin", "repeated", "error"),
    [
        ("", PIN, PIN, EmptyField),
        ("নাম", "12345", "12345", PinTooShort),
        ("নাম", "123456", "123456", PinTooSimple),
        ("নাম", "৬৬৬৬৬৬", "৬৬৬৬৬৬", PinTooSimple),
        ("নাম", PIN, "246811", NotTheSame),
    ],
)
def test_a_founder_without_name_or_sound_pin_is_refused(name, pin, repeated, error, tmp_path):
    folder = open_folder(tmp_path)
    core = core_on(folder, clock=FakeClock(), hasher=cheap_hasher())
    with pytest.raises(error):
        core.sign_in.found(Founder(Bilingual(name), NAME, pin, repeated))
    assert core.sign_in.seats() == ()
    assert core.activity.entries() == ()
    folder.close()


def test_bangla_digits_are_the_same_pin(founded):
    assert founded.core.sign_in.enter(founded.members["uno"], "২৪৬৮১০").id == founded.members["uno"]


def test_wrong_pins_make_the_next_try_wait_longer_and_longer(founded):
    assert _wrong(founded, tries=2) == 0
    assert _wrong(founded) == 5
    with pytest.raises(WrongPin):  # the right one comes too soon as well
        founded.core.sign_in.enter(founded.members["uno"], PIN)
    founded.clock.go_on(seconds=5)
    assert _wrong(founded) == 10
    founded.clock.go_on(seconds=10)
    founded.core.sign_in.enter(founded.members["uno"], PIN)
    assert _wrong(founded) == 0


def test_setting_the_pcs_clock_shortens_no_wait(founded):
    _wrong(founded, tries=3)
    founded.clock.jump_to(founded.clock.now() + timedelta(days=3))
    with pytest.raises(WrongPin):
        founded.core.sign_in.enter(founded.members["uno"], PIN)


def test_a_restart_begins_the_whole_wait_anew(founded):
    _wrong(founded, tries=3)
    founded.clock.go_on(seconds=4)
    again = founded.again()
    with pytest.raises(WrongPin) as refused:
        again.core.sign_in.enter(founded.members["uno"], PIN)
    assert refused.value.fields["wait"] == 5
    again.clock.go_on(seconds=5)
    again.core.sign_in.enter(founded.members["uno"], PIN)


def test_wrong_tries_are_logged_without_what_was_typed(founded):
    _wrong(founded, pin="777123")
    (entry,) = [e for e in founded.core.activity.entries() if e.verb == "pin_refused"]
    assert (entry.actor, dict(entry.data)) == ("system", {"failures": 1})
    assert "777123" not in str(founded.core.activity.entries())


def test_a_wait_is_each_members_own(bench):
    _wrong(bench, "ict", tries=3)
    bench.core.sign_in.enter(bench.members["land"], PIN)


def test_a_new_member_sets_the_pin_with_the_code_once(bench):
    member = Member(bench.core.panel.new_id(), Bilingual("নতুন"), NAME, frozenset({Role.DRAFTER}), FIRST_ON)
    code = bench.core.panel.add(bench.members["uno"], member).code
    with pytest.raises(NoPinYet):
        bench.core.sign_in.enter(member.id, code)
    with pytest.raises(WrongCode):
        bench.core.sign_in.set_first_pin(member.id, "0000 0000", PIN, PIN)
    with pytest.raises(PinTooShort):
        bench.core.sign_in.set_first_pin(member.id, code, "1", "1")
    assert bench.core.sign_in.set_first_pin(member.id, code.replace(" ", "-"), PIN, PIN).id == member.id
    with pytest.raises(PinAlreadySet):
        bench.core.sign_in.set_first_pin(member.id, code, "135791", "135791")


def test_wrong_codes_wait_as_wrong_pins_do(bench):
    code = bench.core.sign_in.hand_code(bench.members["uno"], bench.members["ict"])
    for _ in range(3):
        with pytest.raises(WrongCode):
            bench.core.sign_in.set_first_pin(bench.members["ict"], "0000 0000", PIN, PIN)
    with pytest.raises(WrongPin):
        bench.core.sign_in.set_first_pin(bench.members["ict"], code, PIN, PIN)
    bench.clock.go_on(seconds=5)
    bench.core.sign_in.set_first_pin(bench.members["ict"], code, PIN, PIN)


def test_a_new_code_takes_the_place_of_a_forgotten_pin_and_of_the_old_code(bench):
    first = bench.core.sign_in.hand_code(bench.members["uno"], bench.members["ict"])
    second = bench.core.sign_in.hand_code(bench.members["uno"], bench.members["ict"])
    with pytest.raises(NoPinYet):
        bench.core.sign_in.enter(bench.members["ict"], PIN)
    with pytest.raises(WrongCode):
        bench.core.sign_in.set_first_pin(bench.members["ict"], first, PIN, PIN)
    bench.core.sign_in.set_first_pin(bench.members["ict"], second, "135791", "135791")
    bench.core.sign_in.enter(bench.members["ict"], "135791")
    with pytest.raises(WrongPin):
        bench.core.sign_in.enter(bench.members["ict"], PIN)


def test_only_the_convenor_hands_out_codes(bench):
    with pytest.raises(RoleNotAllowed):
        bench.core.sign_in.hand_code(bench.members["ict"], bench.members["land"])


def test_who_left_or_has_not_begun_may_not_sign_in_and_has_no_seat(bench):
    bench.core.panel.end(bench.members["uno"], bench.members["ict"], date(2026, 2, 10))
    bench.core.sign_in.enter(bench.members["ict"], PIN)  # the last day counts
    bench.clock.go_on(days=1)
    with pytest.raises(NotInOffice):
        bench.core.sign_in.enter(bench.members["ict"], PIN)
    assert bench.members["ict"] not in [seat.member.id for seat in bench.core.sign_in.seats()]


def test_leaving_the_desk_is_logged(bench):
    bench.core.sign_in.leave(bench.members["ict"])
    assert bench.verbs()[-1] == "signed_out"
