"""Folders that cannot be opened: the window and the command line say so in a sentence, and touch nothing."""

import os
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from moderator_app.domain.errors import (
    FolderHoldsOther,
    FolderIsFile,
    ModeratorError,
    StoreBusy,
    StoreDamaged,
    StoreNewer,
    WrongKey,
)
from moderator_app.store.sqlcipher import connect
from moderator_app.words import Language, Speaker
from moderator_app.words.errors import error_sentence, error_words
from tests.cli.desk import KEY_FILE, call, files_in, locked_office, office_in, small_office
from tests.fakes.clock import FakeClock
from tests.journeys.hands import Hands
from tests.journeys.the_desk import Program
from tests.store_fixture import PASSPHRASE, cheap_hasher

pytestmark = pytest.mark.journey

SAY = Speaker(Language.BANGLA)


@pytest.fixture
def window():
    running = []

    def open_on(folder: Path) -> Hands:
        running.append(Program(folder, FakeClock(), hasher=cheap_hasher()))
        return Hands(SAY)

    yield open_on
    for one in running:
        one.close()


def cut_keys(folder: Path) -> ModeratorError:
    keys = folder / "desk.keys"
    keys.write_bytes(keys.read_bytes()[:100])
    return StoreDamaged(path=str(keys))


def no_keys(folder: Path) -> ModeratorError:
    (folder / "desk.keys").unlink()
    return StoreDamaged(path=str(folder / "desk.keys"))


def changed_byte(folder: Path) -> ModeratorError:
    with (folder / "desk.db").open("r+b") as file:
        file.seek(2_000)
        byte = file.read(1)[0]
        file.seek(2_000)
        file.write(bytes([byte ^ 1]))
    return StoreDamaged(path=str(folder / "desk.db"))


def emptied(folder: Path) -> ModeratorError:
    (folder / "desk.db").write_bytes(b"")
    return StoreDamaged(path=str(folder / "desk.db"))


def newer(folder: Path) -> ModeratorError:
    key = bytes.fromhex((folder / KEY_FILE).read_text().strip())
    connection = connect(folder / "desk.db", key, writing=True)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    return StoreNewer(found="9999")


def other_key(folder: Path) -> ModeratorError:
    (folder / KEY_FILE).write_text("0" * 64 + "\n")
    return WrongKey()


@pytest.mark.parametrize("damage", [cut_keys, no_keys, changed_byte, emptied, newer, other_key])
def test_a_damaged_store_is_told_in_the_window_and_on_the_command_line(damage, window, tmp_path):
    folder = small_office(tmp_path)
    error = damage(folder)
    before = files_in(folder)
    hands = window(folder)
    if isinstance(error, StoreDamaged):  # the window leads to the newest good copy instead of naming a file
        hands.wait_to_see(SAY("The office's store on this PC cannot be read any more."))
        assert hands.there_is(QAbstractButton, SAY("Try to open the store again"))
    else:
        hands.wait_to_see(error_words(SAY, error).sentence)
        hands.wait_to_see(error_words(SAY, error).next_step)
        assert hands.there_is(QAbstractButton, SAY("Try again"))
    for language in Language:
        answer = call("week", "--data", folder, "--language", language.value)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.strip() == error_sentence(Speaker(language), error)
    after = files_in(folder)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) <= {"desk.lock"}


def test_a_byte_changed_anywhere_is_found_by_verify_and_ends_no_window(window, tmp_path):
    folder = small_office(tmp_path)
    whole = (folder / "desk.db").read_bytes()
    for place in range(5_000, len(whole), len(whole) // 6):
        (folder / "desk.db").write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        answer = call("verify", "--data", folder, "--language", "en")
        assert answer.code == 1, place
        assert answer.err.strip(), place
    hands = window(folder)
    hands.wait_until(lambda: bool(hands.texts()))
    assert (folder / "desk.db").read_bytes() != whole


def test_a_file_in_the_place_of_the_folder_is_told(window, tmp_path):
    path = tmp_path / "office"
    path.write_text("not a folder")
    hands = window(path)
    error = FolderIsFile(path=str(path))
    hands.wait_to_see(error_words(SAY, error).sentence)
    answer = call("verify", "--data", path, "--language", "bn")
    assert (answer.code, answer.err.strip()) == (1, error_sentence(SAY, error))
    assert path.read_text() == "not a folder"


def test_a_folder_that_holds_something_else_is_told(window, tmp_path):
    (tmp_path / "letters.txt").write_text("of somebody")
    hands = window(tmp_path)
    error = FolderHoldsOther(path=str(tmp_path), found="letters.txt")
    hands.wait_to_see(error_words(SAY, error).sentence)
    assert files_in(tmp_path) == {"letters.txt": b"of somebody"}


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder that takes no files from anybody")
def test_a_folder_that_takes_no_files_is_told_before_the_recovery_key_is_made(window):
    hands = window(Path("/proc/office"))
    hands.write(SAY("Passphrase"), PASSPHRASE)
    hands.write(SAY("Passphrase once more"), PASSPHRASE)
    hands.press(SAY("On to the recovery key"))
    hands.wait_until(lambda: any("/proc/office" in text for text in hands.texts()))


def test_a_second_window_is_told_that_the_first_has_the_folder(window, tmp_path):
    folder = small_office(tmp_path)
    first = office_in(folder)
    try:
        hands = window(folder)
        hands.wait_to_see(error_words(SAY, StoreBusy(path=str(folder))).sentence)
    finally:
        first.opening.close()
    hands.press(SAY("Try again"))
    hands.wait_to_see(SAY("Who is at the desk?"))


def test_a_wrong_passphrase_changes_nothing_and_the_right_one_still_opens(window, tmp_path):
    folder = locked_office(tmp_path)
    before = files_in(folder)
    hands = window(folder)
    name = SAY("Passphrase or recovery key")
    for wrong in ("নদীর ধারে ৮টি নৌকা", "AGE-SECRET-KEY-1QQQQ"):
        hands.write(name, wrong)
        hands.press(SAY("Open the desk"))
        hands.find(QLineEdit, name)
        assert files_in(folder) == before
        assert hands.find(QLineEdit, name).accessibleDescription()
    hands.write(name, PASSPHRASE)
    hands.press(SAY("Open the desk"))
    hands.wait_to_see(SAY("Who is at the desk?"))


@pytest.mark.parametrize(
    "rubbish", [b"\xff\xfe\x00", b"[1, 2", b'{"language": ["bn"], "text_size": "1e9"}', b"9" * 5_000]
)
def test_rubbish_about_the_look_keeps_nobody_out(rubbish, window, tmp_path):
    folder = small_office(tmp_path)
    (folder / "appearance.json").write_bytes(rubbish)
    hands = window(folder)
    hands.wait_to_see(SAY("Who is at the desk?"))
    assert (folder / "appearance.json").read_bytes() == rubbish
    assert call("week", "--data", folder).code == 0


def test_a_zone_far_from_dhaka_changes_no_day(monkeypatch, tmp_path):
    folder = small_office(tmp_path)
    said = set()
    home = os.environ["TZ"]
    try:
        for zone in ("UTC0", "LINT-14", "AOE12", "IST-5:30", "no zone at all"):
            os.environ["TZ"] = zone
            time.tzset()
            said.add(call("week", "--data", folder, "--language", "en").out)
    finally:
        os.environ["TZ"] = home
        time.tzset()
    assert len(said) == 1
