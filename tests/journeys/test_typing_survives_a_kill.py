"""The process is killed while someone types: at most the last two seconds of keystrokes are gone."""

import os
import random
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit

from moderator_app.bootstrap import build_core
from moderator_app.domain.office import Bilingual
from moderator_app.services.sign_in import Founder
from moderator_app.words import Language, Speaker
from tests.fakes.clock import FakeClock
from tests.journeys import rooms
from tests.journeys.hands import CONTROL, Hands
from tests.journeys.the_desk import Program
from tests.journeys.typing_desk import FAST, OF_A_PERSON, WRITER, typed_text
from tests.store_fixture import cheap_hasher

pytestmark = [pytest.mark.slow, pytest.mark.journey, pytest.mark.skipif(os.name != "posix", reason="kills with -9")]

ROOT = Path(__file__).resolve().parents[2]
AT_MOST_LOST = 2.0
TYPING_FOR = 3.1
"""Seconds of typing before the kill."""
DEATHS, AT_ONCE = 50, 6


@pytest.fixture
def office(tmp_path):
    """An office of one member who may sign in."""
    folder = tmp_path / "office"
    core = build_core(folder, clock=FakeClock(), hasher=cheap_hasher())
    core.opening.make_demo()
    core.sign_in.found(Founder(Bilingual(WRITER.name), Bilingual(WRITER.designation), WRITER.pin, WRITER.pin))
    core.opening.close()
    return folder


def typing(folder: Path, pace: int) -> list[str]:
    return [sys.executable, "-m", "tests.journeys.typing_desk", str(folder), str(pace)]


def typed_until_killed(folder: Path, seconds: float, pace: int = FAST) -> list[tuple[int, float]]:
    """Starts the program, lets it type, kills it; brings (characters, when) of every key, and the kill at the end."""
    child = subprocess.Popen(typing(folder, pace), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    keys: list[tuple[int, float]] = []
    for line in child.stdout:
        count, at = line.split()
        keys.append((int(count), float(at)))
        if keys[-1][1] - keys[0][1] >= seconds:
            break
    killed_at = time.monotonic()
    child.kill()
    rest = [line.split() for line in child.stdout.read().splitlines()]
    child.wait()
    child.stdout.close()
    assert keys, "the program ended before it typed anything"
    return [*keys, *((int(count), float(at)) for count, at in rest if float(at) <= killed_at), (0, killed_at)]


def test_what_was_typed_very_fast_before_a_sudden_death_is_offered_back(office):
    *keys, (_, killed_at) = typed_until_killed(office, TYPING_FOR)
    assert seconds_lost(office, keys, killed_at) <= AT_MOST_LOST


def test_fifty_people_at_their_own_pace_lose_two_seconds_at_most(office, tmp_path):
    chance = random.Random(20260213)  # noqa: S311 - no secret hangs on it
    waiting = [chance.uniform(0.2, 5.0) for _ in range(DEATHS)]
    lost = []
    with ThreadPoolExecutor(AT_ONCE) as desks:
        places = [shutil.copytree(office, tmp_path / f"desk-{n}") for n in range(DEATHS)]
        for place, (*keys, (_, killed_at)) in zip(
            places, desks.map(lambda place, s: typed_until_killed(place, s, OF_A_PERSON), places, waiting), strict=True
        ):
            lost.append(seconds_lost(place, keys, killed_at))
    assert max(lost) <= AT_MOST_LOST
    assert min(lost) < AT_MOST_LOST / 2


def seconds_lost(office: Path, keys: list[tuple[int, float]], killed_at: float) -> float:
    """How long before the kill the first key was struck that is gone; 0 when none is. What is kept must be right."""
    core = build_core(office, clock=FakeClock(), hasher=cheap_hasher())
    assert core.opening.open_by_itself()
    offers = core.journal.offered(core.panel.view().members[0].id)
    core.activity.verify()
    core.opening.close()
    text = offers[0].draft.text if offers else ""
    assert text == typed_text(len(text))
    assert len(text) <= keys[-1][0] + 1  # a key may be kept before its line was said
    return max((killed_at - at for count, at in keys if count > len(text)), default=0.0)


def test_the_window_offers_it_and_brings_it_back(office):
    typed_until_killed(office, 1.8)
    hands = Hands(Speaker(Language.BANGLA))
    program = Program(office, FakeClock(), hasher=cheap_hasher())
    rooms.sit_down(hands, WRITER, alone=True)
    hands.wait_until(lambda: program.window.desk is not None)
    hands.key(Qt.Key.Key_N, CONTROL)
    hands.press(hands.say("Bring it back"))
    text = hands.find(QTextEdit, hands.say("Text of the post")).toPlainText()
    program.close()
    assert text
    assert text == typed_text(len(text))
