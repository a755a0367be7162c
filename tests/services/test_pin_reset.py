"""A forgotten PIN, set anew with the recovery key from the safe."""

from dataclasses import replace
from datetime import date

import pytest

from moderator_app.domain.errors import BadRecoveryKey, NotInOffice, PinTooSimple, WrongPin, WrongRecovery
from moderator_app.system.recovery_key import new_recovery_key
from tests.services.bench import PIN
from tests.store_fixture import recovery_key

NEW = "864209"


def reset(bench, typed=None, key="ict", pin=NEW):
    return bench.core.sign_in.reset_pin_with_recovery(bench.members[key], typed or recovery_key().text, pin, pin)


def wrong(bench, times=1):
    for _ in range(times):
        with pytest.raises(WrongRecovery) as refused:
            reset(bench, new_recovery_key().text)
    return refused.value.fields["wait"]


def test_the_recovery_key_sets_a_new_pin_and_signs_in(bench):
    assert reset(bench, recovery_key().text.lower()).id == bench.members["ict"]
    assert bench.verbs()[-2:] == ["pin_reset_with_recovery_key", "signed_in"]
    bench.core.sign_in.enter(bench.members["ict"], NEW)
    with pytest.raises(WrongPin):
        bench.core.sign_in.enter(bench.members["ict"], PIN)


def test_it_ends_the_waiting_after_wrong_pins(bench):
    for _ in range(4):
        with pytest.raises(WrongPin):
            bench.core.sign_in.enter(bench.members["ict"], "111222")
    reset(bench)
    bench.core.sign_in.enter(bench.members["ict"], NEW)


def test_an_older_code_is_void_afterwards(bench):
    code = bench.core.sign_in.hand_code(bench.members["uno"], bench.members["ict"])
    reset(bench)
    credential = None
    with bench.folder.store.read() as unit:
        credential = unit.members.credential(bench.members["ict"])
    assert credential.code_hash == ""
    assert code


def test_another_office_s_key_is_refused_logged_and_waits_longer_and_longer(bench):
    assert wrong(bench, 2) == 0
    assert wrong(bench) == 5
    assert bench.verbs()[-1] == "recovery_key_refused"
    with pytest.raises(WrongRecovery) as refused:  # the right one comes too soon as well
        reset(bench)
    assert refused.value.fields["wait"] == 5
    bench.clock.go_on(seconds=5)
    assert wrong(bench) == 10
    bench.clock.go_on(seconds=10)
    reset(bench)
    assert wrong(bench) == 0


def test_a_restart_begins_the_whole_wait_anew(bench):
    wrong(bench, 3)
    bench.clock.go_on(seconds=4)
    again = bench.again()
    with pytest.raises(WrongRecovery):
        reset(again)
    again.clock.go_on(seconds=5)
    reset(again)


def test_a_mistyped_key_is_no_try(bench):
    before, text = bench.verbs(), recovery_key().text
    mistyped = text[:-1] + ("P" if text.endswith("Q") else "Q")  # a new key is made every run: it may end in either
    for _ in range(5):
        with pytest.raises(BadRecoveryKey):
            reset(bench, mistyped)
    assert bench.verbs() == before
    reset(bench)


def test_a_pin_that_cannot_be_taken_is_told_before_the_key_is_tried(bench):
    with pytest.raises(PinTooSimple):
        reset(bench, new_recovery_key().text, pin="111111")
    assert "recovery_key_refused" not in bench.verbs()


def test_who_left_the_panel_gets_no_pin(bench):
    left = replace(bench.core.panel.member(bench.members["ict"]), to_on=date(2026, 2, 9))
    bench.core.panel.change(bench.members["uno"], left)
    with pytest.raises(NotInOffice):
        reset(bench)


def test_what_was_typed_is_not_in_the_log(bench):
    wrong(bench)
    reset(bench)
    told = str(bench.core.activity.entries(0, 5000))
    assert recovery_key().last_group not in told
    assert NEW not in told


def test_after_a_renewal_the_old_paper_resets_no_pin(bench):
    keys, uno = bench.core.keys, bench.members["uno"]
    fresh = keys.new_recovery_key(uno)
    keys.renew_recovery_key(uno, fresh, fresh.last_group)
    with pytest.raises(WrongRecovery):
        reset(bench)
    reset(bench, fresh.text)
