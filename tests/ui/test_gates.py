"""The pages before the desk, and the settings, are well shown in both languages and sizes."""

import pytest
from fake_core import fake_core
from inspection import application, assert_nothing_clipped, assert_well_shown, dispose, settle, show

from moderator_app.domain.appearance import Appearance
from moderator_app.domain.errors import (
    KeyNotInKeyring,
    KeyringLocked,
    KeyringMissing,
    PinTooSimple,
    WrongKey,
    WrongRecovery,
)
from moderator_app.domain.office import Bilingual
from moderator_app.words import Language, Speaker
from moderator_app.words.errors import error_sentence
from ui import background
from ui.roles import Role
from ui.shell.gate import GatePage
from ui.shell.gates import error_page
from ui.shell.keys import KeysDialog
from ui.shell.pin_forgotten import PinForgotten
from ui.shell.sign_in import SignInPage
from ui.shell.unlock import UnlockPage
from ui.shell.waiting import WaitingPage
from ui.theme import Theme, dress


@pytest.fixture(autouse=True)
def door():
    application()
    yield
    background.close()


def in_gate(make):
    def build(theme, say):
        gate = GatePage(theme, say)
        gate.show_page(make(theme, say))
        return gate

    return build


def keyring_refuses(trouble):
    """The unlock page of a store whose key should have come from the keyring."""

    def build(theme, say):
        opening = fake_core("locked").opening
        opening.keyring_trouble = trouble
        return UnlockPage(theme, say, opening)

    return build


def pin_forgotten(theme, say):
    page = PinForgotten(theme, say)
    page.begin(say.name(Bilingual("মোছাম্মৎ ফাতেমা-তুজ-জোহরা চৌধুরী", "Mosammat Fatema-Tuz-Zohra Chowdhury")))
    page.show_key_error(error_sentence(say, WrongRecovery(wait=300)))
    page.show_pin_error(error_sentence(say, PinTooSimple()))
    return page


PAGES = {
    "unlock": lambda theme, say: UnlockPage(theme, say, fake_core("locked").opening),
    "unlock, keyring locked": keyring_refuses(KeyringLocked(seconds=30)),
    "unlock, no keyring": keyring_refuses(KeyringMissing()),
    "unlock, another login": keyring_refuses(KeyNotInKeyring()),
    "PIN forgotten": pin_forgotten,
    "error": lambda theme, say: error_page(theme, say, WrongKey(), lambda: None),
}


@pytest.mark.parametrize("name", list(PAGES))
def test_a_gate_is_well_shown(name):
    assert_well_shown(in_gate(PAGES[name]), 1024, 700)


def test_the_waiting_page_paints_its_card_and_says_to_a_screen_reader_what_is_waited_for():
    theme, say = Theme(), Speaker(Language.ENGLISH)
    page = WaitingPage(Appearance(), say)
    show(page, 1024, 700)
    picture = page.grab().toImage()
    assert picture.pixelColor(512, 600) == theme.colour(Role.WINDOW)
    assert picture.pixelColor(512, 420) == theme.colour(Role.SURFACE)
    assert picture.pixelColor(24, 20) == theme.colour(Role.ACCENT_FILL)
    assert page.accessibleName() == "The desk is being opened…"
    dispose(page)


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("member", ["0", "2"])
def test_the_sign_in_page_is_well_shown_with_its_errors(language, scale, member):
    theme, say = Theme(scale=scale), Speaker(language)
    dress(application(), theme)
    page = SignInPage(theme, say, fake_core().sign_in)
    gate = GatePage(theme, say)
    gate.show_page(page)
    show(gate, 1024, 700)
    settle()
    page.presenter.choose(member)
    page.pin.box.setText("1")
    page.go.click()
    settle()
    assert page.pin.error() or page.repeated.error()
    assert_nothing_clipped(gate)
    dispose(gate)


def test_the_list_of_keys_is_well_shown():
    def build(theme, say):
        return KeysDialog(None, theme, say)

    assert_well_shown(build, 900, 700)
