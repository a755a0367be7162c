"""A page is connected step by step: refused before anything is stored, and wholly forgotten when disconnected."""

import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from moderator_app.domain.connections import Light, secret_name
from moderator_app.domain.delivery import DeliveryState, Route
from moderator_app.domain.errors import (
    Cancelled,
    ChannelUnreachable,
    ConnectByHandOnly,
    ConnectInDemo,
    ConnectNotVisible,
    ConnectOtherPage,
    ConnectRightsMissing,
    ConnectTaken,
    DiskFull,
    KeyringLocked,
    KeyringMissing,
    NothingThere,
    RoleNotAllowed,
    SecretTooLong,
)
from moderator_app.domain.pages import Platform
from moderator_app.domain.sending import SendAnswer, SendOutcome
from moderator_app.services.connecting import ConnectingDesk, ConnectStep
from tests.fakes.connecting import OTHER, OURS, TYPED
from tests.services.connecting_bench import ConnectingBench
from tests.store.raw_file import raw


@pytest.fixture
def bench(tmp_path):
    made = ConnectingBench.working(tmp_path)
    yield made
    made.core.opening.close()


def nothing_kept(bench):
    return bench.connection() is None and bench.keyring.kept == {} and "page_connected" not in bench.verbs()


# ---------------------------------------------------------------- connecting


def test_the_fields_to_type_are_those_of_the_platform(bench):
    assert [f.key for f in bench.core.connecting.fields(bench.page)] == ["app_id", "app_secret", "token"]
    channel = bench.register("news", platform=Platform.TELEGRAM, url="https://t.me/sample")
    assert bench.core.connecting.fields(channel.id) == ()


def test_the_page_of_the_register_is_offered_first(bench):
    found = bench.core.connecting.offers(bench.members["uno"], bench.page, TYPED)
    assert found == (OURS, OTHER)
    assert bench.remote.typed == TYPED


def test_a_connected_page_has_its_secrets_in_the_keyring_alone(bench, caplog):
    caplog.set_level(logging.DEBUG)
    bench.connect()
    kept = bench.keyring.kept
    assert sorted(kept.values()) == ["EAApage-token", "shhh"]
    assert {kept[name] for name in kept if secret_name(bench.page, "token") in name} == {"EAApage-token"}
    connection = bench.connection()
    assert (connection.remote_id, connection.remote_name, connection.connected_by) == (
        "104",
        "Sample Office",
        bench.members["uno"],
    )
    assert connection.checked_at == bench.clock.now()
    assert bench.light().light is Light.WORKING
    with raw(bench.folder.store) as file:
        names = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        dumped = str([file.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names])
    assert "Sample Office" in dumped
    for secret in ("EAApage-token", "shhh"):
        assert secret not in dumped + caplog.text + repr(OURS) + repr(bench.remote.tried)


def test_every_step_is_told_in_its_order(bench):
    told = []
    bench.connect(passed=told.append)
    assert told == list(ConnectStep)


REFUSED = {
    "another page": (ConnectOtherPage, OTHER, None, ConnectStep.OPENED),
    "rights missing": (
        ConnectRightsMissing,
        replace(OURS, missing=("pages_manage_posts",)),
        None,
        ConnectStep.THE_PAGE,
    ),
    "not visible": (
        ConnectNotVisible,
        OURS,
        lambda b: setattr(b.remote, "answer", SendAnswer(SendOutcome.BLOCKED, fault="token_dead", detail="(#200)")),
        ConnectStep.RIGHTS,
    ),
    "outcome of the trial not known": (
        ConnectNotVisible,
        OURS,
        lambda b: setattr(b.remote, "answer", SendAnswer(SendOutcome.UNKNOWN)),
        ConnectStep.RIGHTS,
    ),
    "nobody answers": (
        ChannelUnreachable,
        OURS,
        lambda b: setattr(b.remote, "refusal", ChannelUnreachable(detail="timed out")),
        ConnectStep.RIGHTS,
    ),
    "a token over the limit": (SecretTooLong, replace(OURS, token="t" * 1201), None, ConnectStep.VISIBLE),
    "an over-long app secret": (SecretTooLong, replace(OURS, app_secret="s" * 1201), None, ConnectStep.VISIBLE),
    "a locked keyring": (
        KeyringLocked,
        OURS,
        lambda b: setattr(b.keyring, "refusal", KeyringLocked(seconds=30)),
        ConnectStep.VISIBLE,
    ),
    "no keyring": (
        KeyringMissing,
        OURS,
        lambda b: setattr(b.keyring, "refusal", KeyringMissing()),
        ConnectStep.VISIBLE,
    ),
    "a keyring that loses": (KeyringMissing, OURS, lambda b: setattr(b.keyring, "loses", True), ConnectStep.VISIBLE),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_stores_nothing_and_names_the_last_step_that_was_passed(bench, name):
    error, offered, arrange, last = REFUSED[name]
    told = []
    if arrange is not None:
        arrange(bench)
    with pytest.raises(error):
        bench.connect(offered, passed=told.append)
    bench.keyring.refusal = None
    assert told[-1] is last
    assert nothing_kept(bench)


def test_a_trial_that_fails_tells_why(bench):
    bench.remote.answer = SendAnswer(SendOutcome.ASK, fault="page_limited", detail="(#368) …")
    with pytest.raises(ConnectNotVisible) as refused:
        bench.connect()
    assert refused.value.fields == {"fault": "page_limited", "detail": "(#368) …"}


def test_a_page_is_connected_under_one_entry_of_the_register_only(bench):
    bench.connect()
    twin = bench.register("twin")
    with pytest.raises(ConnectTaken):
        bench.core.connecting.connect(bench.members["uno"], twin.id, OURS)
    bench.connect()  # anew under its own is fine


def test_where_the_store_cannot_be_written_the_secrets_go_away_again(bench, monkeypatch):
    def full(*_arguments, **_named):
        raise DiskFull(path="x")

    monkeypatch.setattr("moderator_app.services.workroom.Acting.log", full)
    with pytest.raises(DiskFull):
        bench.connect()
    assert bench.keyring.kept == {}
    assert bench.connection() is None


def test_connecting_anew_that_fails_leaves_the_connection_that_was_there(bench, monkeypatch):
    bench.connect()
    before, kept = bench.connection(), dict(bench.keyring.kept)

    def full(*_arguments, **_named):
        raise DiskFull(path="x")

    monkeypatch.setattr("moderator_app.services.workroom.Acting.log", full)
    with pytest.raises(DiskFull):
        bench.connect(replace(OURS, token="EAAnew", app_secret=""))
    assert (bench.connection(), bench.keyring.kept) == (before, kept)


@pytest.mark.parametrize("step", [s for s in ConnectStep if s is not ConnectStep.KEPT])
def test_whoever_stops_it_between_two_steps_has_stored_nothing(bench, step):
    def stop(passed):
        if passed is step:
            raise Cancelled()

    with pytest.raises(Cancelled):
        bench.connect(passed=stop)
    assert nothing_kept(bench)


def test_connecting_anew_replaces_the_secrets_and_ends_a_fault(bench):
    bench.connect()
    with bench.folder.store.write() as unit:
        unit.connections.put(replace(bench.connection(), fault="token_dead", told="fault token_dead"))
    bench.connect(replace(OURS, token="EAAnew", app_secret=""))
    assert list(bench.keyring.kept.values()) == ["EAAnew"]
    assert (bench.connection().fault, bench.connection().told) == ("", "")


def test_no_question_is_asked_inside_a_transaction(bench):
    def write():
        with bench.folder.store.write() as unit:
            unit.pages.all()

    bench.remote.before = write
    bench.core.connecting.offers(bench.members["uno"], bench.page, TYPED)
    bench.connect()
    bench.core.health.check_now(bench.members["uno"], bench.page)


def test_a_platform_without_a_channel_is_by_hand_only(bench):
    channel = bench.register("news", platform=Platform.TELEGRAM, url="https://t.me/sample")
    with pytest.raises(ConnectByHandOnly):
        bench.core.connecting.offers(bench.members["uno"], channel.id, TYPED)


def test_a_demo_office_connects_nothing_and_asks_nobody(bench):
    desk = ConnectingDesk(bench.core.connecting._room, None)
    assert (desk.in_demo, desk.fields(bench.page)) == (True, ())
    for ask in (
        lambda: desk.offers(bench.members["uno"], bench.page, TYPED),
        lambda: desk.connect(bench.members["uno"], bench.page, OURS),
    ):
        with pytest.raises(ConnectInDemo):
            ask()
    assert (bench.remote.typed, bench.remote.tried) == ({}, [])


def test_only_the_convenor_connects_and_disconnects(bench):
    bench.connect()
    for ask in (
        lambda who: bench.core.connecting.offers(who, bench.page, TYPED),
        lambda who: bench.core.connecting.connect(who, bench.page, OURS),
        lambda who: bench.core.connecting.disconnect(who, bench.page),
    ):
        with pytest.raises(RoleNotAllowed):
            ask(bench.members["ict"])
    assert bench.connection() is not None


# ---------------------------------------------------------------- disconnecting


def on_its_way(bench, text, state, route=Route.DIRECT):
    """A post that the program would bring out."""
    post = bench.approved(bench.draft(text))
    seen = bench.delivery(post.id)
    with bench.folder.store.write() as unit:
        delivery = replace(seen, state=DeliveryState.APPROVED, route=route)
        unit.deliveries.save(delivery, seen)
    if state is not DeliveryState.APPROVED:
        with bench.folder.store.write() as unit:
            unit.deliveries.save(delivery.moved(state), delivery)
    return post.id


def test_a_disconnected_page_is_forgotten_and_by_hand_again(bench):
    bench.connect()
    bench.core.connecting.disconnect(bench.members["uno"], bench.page)
    assert (bench.connection(), bench.keyring.kept) == (None, {})
    assert bench.light().light is Light.BY_HAND
    assert bench.verbs()[-1] == "page_disconnected"
    with pytest.raises(NothingThere):
        bench.core.connecting.disconnect(bench.members["uno"], bench.page)


def test_what_waited_for_the_program_waits_for_a_person_instead(bench):
    bench.connect()
    planned = on_its_way(bench, "পরে", DeliveryState.APPROVED)
    due = on_its_way(bench, "এখন", DeliveryState.READY)
    waiting = bench.core.connecting.disconnect(bench.members["uno"], bench.page)
    assert len(waiting.here) == 2
    assert waiting.over_there == ()
    states = {one: bench.delivery(one) for one in (planned, due)}
    assert {d.route for d in states.values()} == {Route.MANUAL}
    assert states[planned].state is DeliveryState.APPROVED
    assert states[due].state is DeliveryState.MANUAL_READY


def test_what_lies_with_the_platform_is_named_and_left(bench):
    bench.connect()
    handed = on_its_way(bench, "জমা", DeliveryState.HANDOVER, Route.HAND_OVER)
    with bench.folder.store.write() as unit:
        seen = unit.deliveries.of_post(handed)[0]
        unit.deliveries.save(seen.moved(DeliveryState.SCHEDULED_REMOTE), seen)
    told = bench.core.connecting.waiting(bench.page)
    waiting = bench.core.connecting.disconnect(bench.members["uno"], bench.page)
    assert waiting == told
    assert [line.title for line in waiting.over_there] == ["জমা"]
    assert bench.delivery(handed).state is DeliveryState.SCHEDULED_REMOTE


def test_behind_a_locked_keyring_nothing_is_disconnected(bench):
    bench.connect()
    bench.keyring.refusal = KeyringLocked(seconds=30)
    with pytest.raises(KeyringLocked):
        bench.core.connecting.disconnect(bench.members["uno"], bench.page)
    bench.keyring.refusal = None
    assert bench.connection() is not None
    assert len(bench.keyring.kept) == 2


def test_where_no_keyring_is_any_more_a_page_can_still_be_disconnected(bench):
    bench.connect()
    bench.keyring.refusal = KeyringMissing()
    bench.core.connecting.disconnect(bench.members["uno"], bench.page)
    assert bench.connection() is None


def test_a_disconnecting_that_fails_brings_the_secrets_back(bench, monkeypatch):
    bench.connect()
    kept = dict(bench.keyring.kept)

    def full(*_arguments, **_named):
        raise DiskFull(path="x")

    monkeypatch.setattr("moderator_app.services.workroom.Acting.log", full)
    with pytest.raises(DiskFull):
        bench.core.connecting.disconnect(bench.members["uno"], bench.page)
    assert bench.keyring.kept == kept
    assert bench.connection() is not None


def test_a_time_that_was_set_is_kept(bench):
    bench.connect()
    planned = on_its_way(bench, "পরে", DeliveryState.APPROVED)
    due_at = bench.delivery(planned).due_at
    bench.core.connecting.disconnect(bench.members["uno"], bench.page)
    assert bench.delivery(planned).due_at == due_at == bench.clock.now() + timedelta(days=1)
