"""A person with a screen reader, in Bangla: the program as a process on a real display, seen over AT-SPI alone."""

import sys

import pytest

from moderator_app.words import Language, Speaker
from tests.architecture.source_files import ROOT
from tests.desktop.offices import DESIGNATION, PIN, SECOND, office_of_two
from tests.desktop.reader import ENABLED, PASSWORD_TEXT, Reader
from tests.desktop.screen import accessibility, desktop_session, running

pytestmark = [pytest.mark.slow, pytest.mark.journey]

BANGLA, ENGLISH = Speaker(Language.BANGLA), Speaker(Language.ENGLISH)


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """Someone who listens to the program from outside, from its first page on."""
    folder = tmp_path_factory.mktemp("listened")
    office = office_of_two(folder)
    with (
        desktop_session(folder) as session,
        accessibility(session) as env,
        running(sys.executable, ROOT / "main.py", "--data", office, env=env, cwd=ROOT) as program,
    ):
        listening = Reader(env["DBUS_SESSION_BUS_ADDRESS"])
        listening.program = program
        yield listening
        listening.close()


def nameless(reader: Reader) -> list[str]:
    return [f"{one.role} {one.path}" for one in reader.shown() if one.can_be_used and not one.name.strip()]


def seat_of(member, designation, say) -> str:
    return f"{say.name(member)}, {say.name(designation)}"


def test_a_person_who_listens_signs_in_and_walks_through_the_desk(reader):
    """One walk, for each step stands on the one before."""
    say = BANGLA
    reader.wait_for(say("Who is at the desk?"))
    (program,) = reader.programs()
    assert program.name == "moderator-desk"
    assert reader.shown()[1].name == say("Moderator Desk")  # the window, below the program itself
    assert nameless(reader) == []

    # The language switch is pressed from outside, and the whole page speaks English; then Bangla again.
    reader.press(reader.wait_for("English"))
    reader.wait_for(ENGLISH("Who is at the desk?"))
    assert nameless(reader) == []
    reader.press(reader.wait_for("বাংলা"))
    reader.wait_for(say("Who is at the desk?"))

    # The seat, the PIN, and the button that goes in.
    reader.press(reader.wait_for(seat_of(SECOND, DESIGNATION, say)))
    pin = reader.wait_for(say("PIN of {name}", name=say.name(SECOND)), "text")
    reader.write(pin, PIN)
    assert PIN not in reader.text_of(pin)
    assert reader.number_of_role(pin) == PASSWORD_TEXT
    reader.press(reader.wait_for(say("Sign in"), "push button"))

    # The desk: every room is named, every control that can be reached has a name, and a room opens by its name.
    reader.wait_for(say("Lock the desk"))
    assert nameless(reader) == []
    reader.press(reader.wait_for(say("Panel"), "check box"))
    reader.wait_for(seat_of(SECOND, DESIGNATION, say))
    assert nameless(reader) == []
    lock = reader.wait_for(say("Lock the desk"))
    assert lock.has(ENABLED)
    reader.press(lock)
    reader.wait_for(say("Who is at the desk?"))
    assert reader.program.poll() is None
