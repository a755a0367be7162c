"""The short way in English: sign in, write, hand in, approve with the keyboard."""

import pytest
from PySide6.QtCore import Qt

from moderator_app.bootstrap import build_core
from moderator_app.domain.office import Bilingual
from moderator_app.domain.pages import Page, PageKind, Platform
from moderator_app.domain.panel import Member, Role
from moderator_app.domain.shown import Shown
from moderator_app.services.sign_in import Founder
from moderator_app.words import Language, Speaker
from tests.fakes.clock import NOON, FakeClock
from tests.journeys import rooms
from tests.journeys.hands import CONTROL, Hands
from tests.journeys.rooms import Someone
from tests.journeys.the_desk import Program
from tests.store_fixture import cheap_hasher
from ui.places import Room

pytestmark = [pytest.mark.slow, pytest.mark.journey]

NASRIN = Someone("Nasrin Sultana", "Executive Officer", "740193")
TANVIR = Someone("Tanvir Hasan", "Programmer", "285016")
TITLE = "Special week of birth registration"


@pytest.fixture
def program(tmp_path):
    """An office of two with one page; the window speaks English, as was chosen before."""
    core = build_core(tmp_path, clock=FakeClock(), hasher=cheap_hasher())
    core.opening.make_demo()
    names, posts = Bilingual("নাসরিন সুলতানা", NASRIN.name), Bilingual("উপজেলা নির্বাহী কর্মকর্তা", NASRIN.designation)
    founder = core.sign_in.found(Founder(names, posts, NASRIN.pin, NASRIN.pin)).id
    names, posts = Bilingual("তানভীর হাসান", TANVIR.name), Bilingual("সহকারী প্রোগ্রামার", TANVIR.designation)
    roles = frozenset({Role.DRAFTER, Role.REVIEWER})
    added = core.panel.add(founder, Member(core.panel.new_id(), names, posts, roles, NOON.date()))
    core.sign_in.set_first_pin(added.member.id, added.code, TANVIR.pin, TANVIR.pin)
    page = Bilingual("উপজেলা প্রশাসন, নমুনাপুর", "Upazila Administration, Namunapur")
    address = "https://www.facebook.com/namunapur.upazila"
    core.accounts.save(
        founder, Page(core.accounts.new_id(), page, Platform.FACEBOOK, PageKind.PAGE, address, NOON.date())
    )
    core.opening.close()
    run = Program(tmp_path, FakeClock(), hasher=cheap_hasher())
    Hands(Speaker(Language.BANGLA)).press("English")
    yield run
    run.close()


def test_a_post_is_written_handed_in_and_approved_in_english(program):
    say = Speaker(Language.ENGLISH)
    hands = Hands(say)
    rooms.sit_down(hands, TANVIR)
    hands.wait_until(lambda: program.window.desk is not None)
    hands.key(Qt.Key.Key_N, CONTROL)
    rooms.write_a_post(hands, TITLE, "Raising awareness", "Upazila Administration, Namunapur")
    hands.key(Qt.Key.Key_Return, CONTROL)
    hands.wait_until(lambda: program.window.desk.place.extra.startswith("handed:"))
    hands.key(Qt.Key.Key_L, CONTROL)
    rooms.sit_down(hands, NASRIN)
    hands.go_to("Review")
    assert program.window.desk.place.room is Room.REVIEW
    rooms.approve(hands, TITLE)
    board = program.window.core.board.week()
    assert [line.shown for line in board.queue] == [Shown.SCHEDULED]
