"""An office comes back through the window: with only the paper key, over a damaged store, and from the desk."""

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from moderator_app.words import Language, Speaker
from tests.fakes.clock import FakeClock
from tests.journeys import rooms
from tests.journeys.hands import Hands, settle
from tests.journeys.rooms import Someone
from tests.journeys.the_desk import Program
from tests.services.bench import NAME, PIN, Bench
from tests.store_fixture import PASSPHRASE, cheap_hasher, recovery_key
from ui.places import Room

pytestmark = [pytest.mark.slow, pytest.mark.journey]

CONVENOR = Someone("First", NAME.english, PIN)
NEW = "shapla doyel ilish"


@pytest.fixture
def office(tmp_path):
    """An office with two posts, one of them with a picture, and a copy of the day."""
    bench = Bench.working(tmp_path)
    bench.handed_in(bench.draft("ছবিসহ", media=(bench.picture(),)))
    bench.live(1)
    bench.core.backups.copy_if_due()
    yield bench
    bench.folder.close()


@pytest.fixture
def opened():
    runs = []

    def run(folder):
        program = Program(folder, FakeClock(), language="en", hasher=cheap_hasher())
        runs.append(program)
        hands = Hands(Speaker(Language.ENGLISH))
        hands.press("English")
        settle()
        return program, hands

    yield run
    for program in runs:
        program.close()


def unlock(hands):
    hands.write("Passphrase or recovery key", PASSPHRASE)
    hands.press("Open the desk")


def test_an_office_comes_back_on_another_pc_with_only_the_paper_key(office, opened, tmp_path, monkeypatch):
    made = office.core.backups.back_up(office.members["ict"], tmp_path)
    office.folder.close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(made.path), ""))
    program, hands = opened(tmp_path / "another pc")
    hands.press("There is a backup: bring it back")
    hands.press("Choose a file…")
    hands.write("Recovery key or passphrase", recovery_key().text)
    hands.press("Look at it")
    hands.wait_to_see(NAME.english)
    hands.write("New passphrase of this office", NEW)
    hands.write("Passphrase once more", NEW)
    hands.press("Bring back the backup of 10 February 2026, 12:00")
    hands.wait_to_see("The office is back as it was in the backup of Tue 10 February 2026, 12:00 pm.")
    rooms.sit_down(hands, CONVENOR)
    hands.wait_to_see("Posts that went out after that may not be recorded here")
    assert len(program.window.core.board.week().rows) == 1
    hands.press("I have compared them")
    hands.wait_until(lambda: not hands.sees("Posts that went out after that may not be recorded here"))
    assert program.window.core.backups.restored_notice() is None


def test_a_damaged_store_offers_its_newest_copy_and_comes_up(office, opened):
    office.folder.close()
    file = office.folder.path / "desk.db"
    file.write_bytes(file.read_bytes()[:4096] + b"\0" * 65536)
    program, hands = opened(office.folder.path)
    unlock(hands)
    hands.wait_to_see("The office's store on this PC cannot be read any more.")
    hands.press("Bring back the backup of 10 February 2026, 12:00")
    hands.wait_to_see("The office is back as it was")
    rooms.sit_down(hands, CONVENOR)
    hands.wait_until(lambda: program.window.desk is not None)
    assert program.window.core.activity.verify()


def test_the_convenor_takes_the_office_back_to_a_copy_from_the_desk(office, opened):
    office.live(2)
    office.folder.close()
    program, hands = opened(office.folder.path)
    unlock(hands)
    rooms.sit_down(hands, CONVENOR)
    hands.go_to("Backups")
    hands.press("Bring back…")
    hands.write("Recovery key or passphrase", PASSPHRASE)
    hands.press("Look at it")
    hands.press("Bring back the backup of 10 February 2026, 12:00")
    hands.press("Bring back")
    hands.wait_to_see("What stood here before lies in")
    assert program.window.desk is None
    assert not hands.named(QLineEdit, "Recovery key or passphrase")
    rooms.sit_down(hands, CONVENOR)
    hands.wait_until(lambda: program.window.desk is not None)
    assert program.window.desk.place.room is not Room.BACKUPS
    assert [entry.verb for entry in program.window.core.activity.entries(0, 500)].count("store_restored") == 1
