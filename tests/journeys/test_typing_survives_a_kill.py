"""The process is killed while someone types: at most the last two seconds of keystrokes are gone."""

import os
import subprocess
import sys
import time
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
from tests.journeys.typing_desk import WRITER, typed_text
from tests.store_fixture import cheap_hasher

pytestmark = [pytest.mark.slow, pytest.mark.journey, pytest.mark.skipif(os.name != "posix", reason="kills with -9")]

ROOT = Path(__file__).resolve().parents[2]
AT_MOST_LOST = 2.0
TYPING_FOR = (2.4, 3.1, 3.9)
"""Seconds of typing before the kill; they fall differently between two of the composer's writes."""


@pytest.fixture
def office(tmp_path):
    """An office of one member who may sign in."""
    folder = tmp_path / "office"
    core = build_core(folder, clock=FakeClock(), hasher=cheap_hasher())
    core.opening.make_demo()
    core.sign_in.found(Founder(Bilingual(WRITER.name), Bilingual(WRITER.designation), WRITER.pin, WRITER.pin))
    core.opening.close()
    return folder


def typed_until_killed(folder: Path, seconds: float) -> list[tuple[int, float]]:
    """Starts the program, lets it type, kills it; brings (characters, when) of every key, and the kill at the end."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.typing_desk", str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
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


@pytest.mark.parametrize("seconds", TYPING_FOR)
def test_what_was_typed_before_a_sudden_death_is_offered_back(office, seconds):
    *keys, (_, killed_at) = typed_until_killed(office, seconds)
    core = build_core(office, clock=FakeClock(), hasher=cheap_hasher())
    assert core.opening.open_by_itself()
    [offer] = core.journal.offered(core.panel.view().members[0].id)
    core.activity.verify()
    core.opening.close()
    kept = len(offer.draft.text)
    assert offer.draft.text == typed_text(kept)
    owed = max((count for count, at in keys if at <= killed_at - AT_MOST_LOST), default=0)
    assert 0 < owed <= kept <= keys[-1][0] + 1


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
