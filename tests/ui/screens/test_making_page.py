import pypdfium2
import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, show, wait_for
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from moderator_app.bootstrap import core_on
from moderator_app.domain.appearance import Scheme
from moderator_app.domain.errors import KeyringLocked
from moderator_app.ports import FolderState
from moderator_app.words import Language, Speaker
from tests.fakes.clock import NOON, FakeClock
from tests.fakes.ids import FakeIds
from tests.fakes.keyring import FakeKeyring
from tests.fakes.pins import PlainPins
from tests.store_fixture import new_folder
from tests.ui.screens.start_office import ENGLISH, LIGHT, fresh_core, gate_context
from ui.forms.drafts import drafts_of
from ui.forms.key_paper import key_paper
from ui.forms.key_sheet import pdf_of, save_pdf
from ui.forms.qr import qr_squares
from ui.screens.making import build
from ui.screens.making.key_step import KeyStep
from ui.screens.making.passphrase_step import PassphraseStep
from ui.screens.making.presenter import Step, Typed
from ui.screens.making.type_back_step import TypeBackStep
from ui.screens.making.view import MakingPage
from ui.theme import Theme, dress
from ui.widgets.error_panel import ErrorPanel

PHRASE = "shapla doyel ilish"


class PaperInHand:
    """Prints and saves without asking anybody."""

    def __init__(self, path="") -> None:
        self.printed = []
        self.path = path

    def print(self, parent, paper) -> bool:
        self.printed.append(paper)
        return True

    def where_to_save(self, parent, theme, say) -> str:
        return self.path


@pytest.fixture
def opened():
    made = []

    def make(folder, say=ENGLISH, theme=LIGHT, way=None, core=None):
        dress(QApplication.instance() or QApplication([]), theme)
        core = core or fresh_core(folder)
        done = []
        page = MakingPage(gate_context(core, theme, say, done), way or PaperInHand())
        made.append((page, core))
        show(page)
        settle()
        return page, core, done

    yield make
    for page, core in made:
        dispose(page)
        core.opening.close()


def to_the_key(page):
    assert isinstance(page.step, PassphraseStep)
    for place in ("passphrase", "repeated"):
        QTest.keyClicks(page.step.sheet.field(place).box, PHRASE)
    QTest.keyClick(page.step.sheet.field("repeated").box, Qt.Key.Key_Return)
    wait_for(lambda: isinstance(page.step, KeyStep))


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_store_is_made_from_the_first_key_press_to_the_last(opened, tmp_path):
    way = PaperInHand()
    page, core, done = opened(tmp_path / "office", way=way)
    to_the_key(page)
    press(page.step.print_button)
    press(page.next)
    assert isinstance(page.step, TypeBackStep)
    QTest.keyClicks(page.step.box, way.printed[0].groups[-1])
    press(page.next)
    wait_for(lambda: bool(done))
    assert core.opening.state() is FolderState.OPEN
    assert drafts_of(core.opening) == {}


def test_errors_stand_at_their_field_and_keep_what_was_typed(opened, tmp_path):
    page, _core, done = opened(tmp_path / "office")
    QTest.keyClicks(page.step.sheet.field("passphrase").box, PHRASE)
    press(page.next)
    assert "not typed the same" in page.step.sheet.field("repeated").error()
    assert page.step.sheet.text("passphrase") == PHRASE
    QTest.keyClicks(page.step.sheet.field("repeated").box, PHRASE)
    press(page.next)
    wait_for(lambda: isinstance(page.step, KeyStep))
    press(page.next)
    QTest.keyClicks(page.step.box, "WRONG")
    press(page.next)
    wait_for(lambda: bool(page.step.sheet.field("recovery_group").error()))
    assert page.step.box.text() == "WRONG"
    assert done == []


def test_another_language_keeps_the_step_and_the_key(opened, tmp_path):
    page, core, _done = opened(tmp_path / "office")
    to_the_key(page)
    key = page._typed.recovery
    again, _core, _ = opened(tmp_path / "office", say=Speaker(Language.BANGLA), core=core)
    assert isinstance(again.step, KeyStep)
    assert again._typed.recovery == key
    press(again.back)
    assert again.step.typed() == (PHRASE, PHRASE)


def test_a_folder_that_cannot_be_used_is_said_at_once(opened, tmp_path):
    (tmp_path / "office").write_text("not a folder")
    page, _core, _done = opened(tmp_path / "office")
    assert page.findChild(ErrorPanel).accessibleName().startswith("Not a folder")


def test_the_passphrase_is_hidden_until_one_asks_to_see_it(opened, tmp_path):
    page, _core, _done = opened(tmp_path / "office")
    box = page.step.sheet.field("passphrase").box
    hidden = box.echoMode()
    press(page.step.show_typing)
    assert (hidden, box.echoMode()) == (box.EchoMode.Password, box.EchoMode.Normal)


def test_the_key_cannot_reach_the_clipboard(opened, tmp_path):
    page, _core, _done = opened(tmp_path / "office")
    to_the_key(page)
    labels = page.step.findChildren(QLabel)
    groups = [label for label in labels if label.text() in page._typed.recovery.text.split()]
    assert len(groups) == len(page._typed.recovery.text.split())
    assert not any(label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse for label in labels)


def test_the_saved_pdf_is_one_page_that_only_its_owner_reads(opened, tmp_path):
    path = tmp_path / "key.pdf"
    page, _core, _done = opened(tmp_path / "office", way=PaperInHand(str(path)))
    to_the_key(page)
    press(page.step.save_button)
    settle()
    assert len(pypdfium2.PdfDocument(path)) == 1
    assert path.stat().st_mode & 0o077 == 0


def test_a_folder_that_takes_no_pdf_is_said(opened, tmp_path):
    page, _core, _done = opened(tmp_path / "office", way=PaperInHand(str(tmp_path / "no such folder" / "key.pdf")))
    to_the_key(page)
    press(page.step.save_button)
    settle()
    assert page.findChild(ErrorPanel).accessibleName().startswith("Nothing can be written there")


def test_the_pdf_bears_the_groups_as_text(tmp_path):
    core = fresh_core(tmp_path / "office")
    recovery = core.opening.new_recovery_key()
    data = pdf_of(key_paper(ENGLISH, recovery, NOON))
    save_pdf(str(tmp_path / "key.pdf"), data)
    text = pypdfium2.PdfDocument(tmp_path / "key.pdf")[0].get_textpage().get_text_range()
    assert all(group in text for group in recovery.text.split())


def test_the_code_is_a_square_with_its_three_corners():
    squares = qr_squares("AGE-SECRET-KEY-1" + "Q" * 58)
    side = len(squares)
    assert all(len(line) == side for line in squares)
    assert all(squares[y][x] for y, x in ((0, 0), (0, side - 1), (side - 1, 0)))


def with_keyring(folder, keyring):
    data_folder = new_folder(folder, keyring)
    return core_on(data_folder, clock=FakeClock(), ids=FakeIds(1), hasher=PlainPins())


def test_where_the_keyring_works_two_steps_make_the_store(opened, tmp_path):
    core = with_keyring(tmp_path / "office", FakeKeyring())
    page, _core, done = opened(tmp_path / "office", core=core)
    assert isinstance(page.step, KeyStep)
    assert not page.back.isVisible()
    group = page._typed.recovery.last_group
    press(page.next)
    QTest.keyClicks(page.step.box, group)
    press(page.next)
    wait_for(lambda: bool(done))
    core.opening.close()
    assert core.opening.open_by_itself()


def test_someone_may_want_a_passphrase_beside_the_keyring(opened, tmp_path):
    core = with_keyring(tmp_path / "office", FakeKeyring())
    page, _core, done = opened(tmp_path / "office", core=core)
    key = page._typed.recovery
    press(page.also)
    press(page.also)
    assert isinstance(page.step, KeyStep)
    press(page.also)
    to_the_key(page)
    assert page._typed.recovery == key
    press(page.next)
    QTest.keyClicks(page.step.box, key.last_group)
    press(page.next)
    wait_for(lambda: bool(done))
    core.opening.close()
    core.opening.open_with(PHRASE)


def test_the_keyring_can_be_asked_again(opened, tmp_path):
    keyring = FakeKeyring(KeyringLocked(seconds=30))
    page, _core, _done = opened(tmp_path / "office", core=with_keyring(tmp_path / "office", keyring))
    assert isinstance(page.step, PassphraseStep)
    keyring.refusal = None
    press(page.step.again)
    wait_for(lambda: isinstance(page.step, KeyStep))
    assert keyring.asked == ["check", "check"]


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("also", [False, True])
def test_the_steps_with_a_keyring_are_well_shown(opened, tmp_path, language, also):
    for scale in (100, 150):
        core = with_keyring(tmp_path / f"{scale}", FakeKeyring())
        page, _core, _done = opened(tmp_path, say=Speaker(language), theme=Theme(scale=scale), core=core)
        if also:
            press(page.also)
        show(page, 1366, 704)
        assert_nothing_clipped(page)
        assert_reachable(page)


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "size"), [(100, (1366, 704)), (150, (1366, 704)), (100, (1024, 704))])
def test_every_step_is_well_shown(opened, tmp_path, language, scale, size):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    core = fresh_core(tmp_path / "office")
    recovery = core.opening.new_recovery_key()
    for step in Step:
        drafts_of(core.opening)["making"] = Typed(step, PHRASE, PHRASE, recovery)
        page, _core, _done = opened(tmp_path / "office", say=Speaker(language), theme=theme, core=core)
        show(page, *size)
        assert_nothing_clipped(page)
        assert_reachable(page)


def test_the_gate_is_built_for_the_window(tmp_path):
    core = fresh_core(tmp_path / "office")
    page = build(gate_context(core, Theme(), ENGLISH, []))
    settle()
    assert isinstance(page, MakingPage)
    dispose(page)
