"""Health lights: what a check finds is kept, told once, and asked for at start and daily on the sender's thread."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from moderator_app.domain.connections import Light
from moderator_app.domain.errors import (
    ChannelUnreachable,
    ConnectSecretMissing,
    KeyringLocked,
    NothingThere,
    RoleNotAllowed,
)
from moderator_app.domain.page_health import HealthWhy
from moderator_app.domain.pages import Platform
from moderator_app.events import ConnectionsChanged
from moderator_app.ports import TokenState
from moderator_app.services.page_health import HealthDesk
from moderator_app.words import Language, Speaker
from moderator_app.words.connections import HEALTH_WORDS, health_words
from tests.fakes.connecting import OURS, RIGHTS
from tests.services.connecting_bench import ConnectingBench

DEAD = TokenState(known=True, fault="connect_secret_missing")
SILENT = TokenState(known=False)


@pytest.fixture
def bench(tmp_path):
    made = ConnectingBench.working(tmp_path)
    yield made
    made.core.opening.close()


@pytest.fixture
def connected(bench):
    bench.connect()
    return bench


def beats(bench, **later):
    bench.clock.go_on(**later)
    bench.core.heartbeat.beat()


# ---------------------------------------------------------------- lights


def test_every_page_of_the_register_has_a_light(connected):
    other = connected.register("news", platform=Platform.TELEGRAM, url="https://t.me/sample")
    lights = connected.core.health.lights()
    assert {page: health.light for page, health in lights.items()} == {
        connected.page: Light.WORKING,
        other.id: Light.BY_HAND,
    }
    assert lights[connected.page].days_left == 58


def test_a_page_whose_connector_left_asks_for_a_look_and_is_named(connected):
    uno = connected.members["uno"]
    assert [p.id for p in connected.core.health.to_rotate(uno)] == [connected.page]
    assert connected.core.health.to_rotate(connected.members["ict"]) == ()
    leaving = replace(connected.core.panel.member(uno), to_on=date(2026, 2, 9))
    with connected.folder.store.write() as unit:
        unit.members.put(leaving)
    assert (connected.light().light, connected.light().why) == (Light.LOOK_SOON, HealthWhy.PERSON_LEFT)


@pytest.mark.parametrize("language", list(Language))
def test_every_light_has_words(language):
    say = Speaker(language)
    assert set(HEALTH_WORDS) == {why.value for why in HealthWhy}
    for why in HealthWhy:
        health = type("H", (), {"why": why, "days_left": 3, "fault": ""})
        words = health_words(say, health)
        assert words.short
        assert words.sentence


def test_the_last_day_is_called_today():
    say = Speaker(Language.ENGLISH)
    health = type("H", (), {"why": HealthWhy.ENDS_SOON, "days_left": 0, "fault": ""})
    assert health_words(say, health).short == "token ends today"


# ---------------------------------------------------------------- a check


def test_a_check_keeps_what_it_found(connected):
    later = OURS.data_expires_at + timedelta(days=60)
    connected.remote.state = TokenState(known=True, rights=RIGHTS[:2], data_expires_at=later, version="v27.0")
    heard = []
    connected.core.bus.subscribe(heard.append)
    connected.clock.go_on(minutes=5)
    health = connected.core.health.check_now(connected.members["ict"], connected.page)
    kept = connected.connection()
    assert (health.light, health.days_left) == (Light.WORKING, 118)
    assert (kept.rights, kept.version, kept.checked_at) == (RIGHTS[:2], "v27.0", connected.clock.now())
    assert heard == [ConnectionsChanged(connected.page, initiator=connected.members["ict"])]
    (account,) = connected.remote.checked
    assert (account.token, account.app_secret, account.remote_id) == ("EAApage-token", "shhh", "104")


def test_a_dead_access_turns_the_light_and_leaves_the_rest_as_it_was(connected):
    before = connected.connection()
    connected.remote.state = DEAD
    health = connected.core.health.check_now(connected.members["ict"], connected.page)
    assert (health.light, health.why) == (Light.BROKEN, HealthWhy.FAULT)
    assert connected.connection().data_expires_at == before.data_expires_at
    assert connected.verbs()[-1] == "connection_lost"
    first_at = connected.connection().fault_at
    connected.clock.go_on(hours=2)
    connected.core.health.check_now(connected.members["ict"], connected.page)
    assert connected.connection().fault_at == first_at
    assert connected.verbs().count("connection_lost") == 1


def test_an_access_that_is_well_again_is_green_again(connected):
    connected.remote.state = DEAD
    connected.core.health.check_now(connected.members["ict"], connected.page)
    connected.remote.state = replace(DEAD, fault="", rights=RIGHTS)
    assert connected.core.health.check_now(connected.members["ict"], connected.page).light is Light.WORKING
    assert connected.verbs()[-1] == "connection_well"
    assert connected.connection().fault_at is None


def test_where_nobody_answers_everything_stays_as_it_was(connected):
    before = connected.connection()
    connected.remote.state = SILENT
    connected.core.health.check_now(connected.members["ict"], connected.page)
    connected.remote.refusal = ChannelUnreachable(detail="timed out")
    with pytest.raises(ChannelUnreachable):
        connected.core.health.check_now(connected.members["ict"], connected.page)
    assert connected.connection() == before


def test_a_page_connected_anew_meanwhile_is_not_judged_by_the_old_check(connected):
    def connect_anew():
        connected.remote.before = None
        connected.clock.go_on(seconds=30)
        connected.connect()

    connected.remote.before, connected.remote.state = connect_anew, DEAD
    connected.core.health.check_now(connected.members["ict"], connected.page)
    assert connected.light().light is Light.WORKING


def test_a_check_by_hand_says_why_nobody_can_be_asked(bench):
    with pytest.raises(NothingThere):
        bench.core.health.check_now(bench.members["ict"], bench.page)
    bench.connect()
    with pytest.raises(RoleNotAllowed):
        bench.core.health.check_now(bench.members["land"], bench.page)
    bench.keyring.kept.clear()
    with pytest.raises(ConnectSecretMissing):
        bench.core.health.check_now(bench.members["ict"], bench.page)


# ---------------------------------------------------------------- at start and daily


def test_the_program_checks_at_start_and_then_daily(connected):
    checks = []
    for _hour in range(72):
        beats(connected, hours=1)
        checks.append(len(connected.remote.checked))
    assert checks[0] == 1
    assert checks[-1] == 3
    assert [n for n in range(1, 72) if checks[n] > checks[n - 1]] == [24, 48]


def test_a_check_just_made_is_not_made_again_at_the_next_start(connected):
    again = HealthDesk(
        connected.core.health._room, connected.core.health._channels, connected.core.health._sender, bool
    )
    again.check_due()
    assert connected.remote.checked == []


def test_where_nobody_answers_it_is_tried_again_every_quarter_of_an_hour(connected):
    connected.remote.state = SILENT
    for _minute in range(60):
        beats(connected, minutes=2)
    assert len(connected.remote.checked) == 4  # the first hour's check is fresh enough; then at 60, 76, 92, 108


def test_a_locked_keyring_changes_no_light_and_an_emptied_one_does(connected):
    connected.keyring.refusal = KeyringLocked(seconds=30)
    beats(connected, hours=2)
    assert connected.light().light is Light.WORKING
    connected.keyring.refusal = None
    connected.keyring.kept.clear()
    beats(connected, hours=2)
    assert (connected.light().light, connected.light().fault) == (Light.BROKEN, "connect_secret_missing")


def test_a_demo_office_checks_nothing(connected):
    demo = HealthDesk(connected.core.health._room, None, connected.core.health._sender, connected._shown)
    connected.clock.go_on(days=100)
    demo.after(None)
    assert (connected.remote.checked, connected.notices) == ([], [])


# ---------------------------------------------------------------- what is told


def test_the_end_of_an_access_is_told_at_fourteen_and_at_three_days_and_when_it_is_there(connected):
    said = []
    for day in range(62):
        connected.notices.clear()
        beats(connected, days=1)
        beats(connected, hours=1)
        connected.clock.go_on(hours=-1)
        said += [(day, notice.key, notice.target) for notice in connected.notices]
    page = connected.page
    assert said == [(day, f"connection:{page}", f"connect:{page}") for day in (43, 54, 57)]


def test_a_dead_access_is_told_once_loudly(connected):
    connected.remote.state = DEAD
    beats(connected, hours=2)
    beats(connected, minutes=1)
    beats(connected, minutes=1)
    (notice,) = connected.notices
    assert "পেজ facebook" in notice.title
    assert "পেজের চাবি নেই" in notice.title
    assert "আবার যুক্ত করুন" in notice.body


def test_what_nobody_was_shown_is_told_again(connected):
    connected.remote.state, connected.takes_notices = DEAD, False
    beats(connected, hours=2)
    beats(connected, minutes=1)
    assert connected.notices == []
    connected.takes_notices = True
    beats(connected, minutes=1)
    assert len(connected.notices) == 1
