"""Trouble while a post is written or claimed: a sentence is said, and nothing that was typed is lost."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QTextEdit

from moderator_app.domain.appearance import Appearance
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import (
    DiskFull,
    EditedMeanwhile,
    FieldTooLong,
    FileVanished,
    PictureRefused,
    TimeBeforeApproval,
    TimeInFuture,
)
from moderator_app.domain.fields import TEXT_LIMIT
from moderator_app.domain.lines import PostQuery
from moderator_app.domain.posts import Draft
from moderator_app.words import Language, Speaker
from moderator_app.words.errors import error_sentence, error_words
from tests.cli.desk import small_office
from tests.fakes.clock import FakeClock
from tests.journeys import rooms
from tests.journeys.hands import CONTROL, Hands, settle
from tests.journeys.rooms import Someone
from tests.journeys.the_desk import Program
from tests.services.bench import Bench
from tests.store_fixture import cheap_hasher
from ui.places import Place, Room

pytestmark = pytest.mark.journey

SAY = Speaker(Language.BANGLA)
WRITER = Someone("নমুনা কার্যালয়", "নমুনা কার্যালয়", "246810")
TEXT = "আগামী রবিবার গণশুনানি হবে।"


@pytest.fixture
def program(tmp_path):
    run = Program(small_office(tmp_path), FakeClock(), hasher=cheap_hasher())
    rooms.sit_down(Hands(SAY), WRITER, alone=True)
    Hands(SAY).wait_until(lambda: run.window.desk is not None)
    yield run
    run.close()


@pytest.fixture
def hands(program):
    """At an empty composer."""
    pair = Hands(SAY)
    pair.key(Qt.Key.Key_N, CONTROL)
    pair.find(QTextEdit, SAY("Text of the post"))
    return pair


def kept(program):
    core = program.window.core
    return [core.drafting.open(_me(core), line.post_id).post for line in core.drafting.lines(PostQuery())]


def _me(core):
    return core.panel.view().members[0].id


def paste(hands: Hands, text: str) -> QTextEdit:
    editor = hands.find(QTextEdit, SAY("Text of the post"))
    QGuiApplication.clipboard().setText(text)
    hands.click(editor.viewport())
    hands.key(Qt.Key.Key_V, CONTROL)
    return editor


@pytest.mark.parametrize(
    "rubbish",
    [
        "".join(chr(n) for n in range(32)) + "\x7f\x85\u2028\u2029\ufeff\ufffe\uffff",
        "আগে \ud83d মাঝে \ude00\ud83d পরে",
        "\u202e\u2066\u200b\u200c\u200d" * 50,
    ],
    ids=["control characters", "lone surrogates", "marks without width"],
)
def test_rubbish_from_the_clipboard_is_kept_without_a_fault(rubbish, program, hands):
    editor = paste(hands, f"{TEXT}\n{rubbish}")
    hands.key(Qt.Key.Key_S, CONTROL)
    hands.wait_until(lambda: len(kept(program)) == 1)
    [post] = kept(program)
    assert post.draft.text.startswith(TEXT)
    post.draft.text.encode("utf-8")
    assert not {"\x00", "\x1b"} & set(post.draft.text)
    assert editor.toPlainText().startswith(TEXT)


def test_a_long_text_that_is_kept_while_it_still_comes_in_is_kept_whole(program, hands):
    chapter = "পাতা " * 12_000
    editor = paste(hands, chapter)
    assert len(editor.toPlainText()) < len(chapter), "it still comes in"
    hands.key(Qt.Key.Key_S, CONTROL)
    hands.wait_until(lambda: len(kept(program)) == 1)
    assert [post.draft.text for post in kept(program)] == [chapter.strip()]
    assert editor.toPlainText() == chapter
    editor.undo()
    assert editor.toPlainText() == "", "one step takes all of it back"


def test_a_whole_book_from_the_clipboard_is_refused_in_words_and_stays_in_the_editor(program, hands):
    book = "পাতা " * 40_000
    editor = paste(hands, book)
    hands.key(Qt.Key.Key_S, CONTROL)
    hands.wait_to_see(error_words(SAY, FieldTooLong(field="post_text", limit=TEXT_LIMIT)).sentence)
    assert editor.toPlainText() == book
    core = program.window.core
    assert [entry.draft.text for entry in core.journal.offered(_me(core))] == [book]
    assert kept(program) == []


@pytest.mark.skipif(os.name != "posix", reason="the system's own limit of a file's size")
def test_a_full_disk_is_said_and_the_same_key_keeps_the_draft_once_there_is_room(program, hands):
    import resource

    hands.write(SAY("Text of the post"), TEXT)
    settle()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, hard))
    words = error_words(SAY, DiskFull(path=str(program.window.core.opening.folder / "desk.db")))
    try:
        hands.key(Qt.Key.Key_S, CONTROL)
        hands.wait_to_see(words.sentence)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert hands.find(QTextEdit, SAY("Text of the post")).toPlainText() == TEXT
    assert kept(program) == []
    hands.key(Qt.Key.Key_S, CONTROL)
    hands.wait_until(lambda: [post.draft.text for post in kept(program)] == [TEXT])
    program.window.core.activity.verify()


def test_a_picture_that_went_away_before_it_was_read_is_named(program, hands, monkeypatch, tmp_path):
    there, gone = tmp_path / "আছে.png", tmp_path / "নেই.png"
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    assert image.save(str(there))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(gone), str(there)], ""))
    hands.write(SAY("Text of the post"), TEXT)
    hands.press(SAY("Add pictures or a video"))
    hands.wait_to_see(error_words(SAY, FileVanished(name=gone.name)).sentence)
    assert hands.there_is(QAbstractButton, SAY("Picture {n}", n=1))
    assert not hands.there_is(QAbstractButton, SAY("Picture {n}", n=2))


def test_when_another_member_saved_the_same_post_both_texts_stay(program, hands):
    core = program.window.core
    me = _me(core)
    post = core.drafting.save(me, None, 0, Draft(text=TEXT))
    program.window.desk.navigate(Place(Room.POSTS, post.id))
    settle()
    hands.write(SAY("Text of the post"), f"{TEXT} আমার কথা")
    core.drafting.save(me, post.id, post.revision, Draft(text=f"{TEXT} তাঁর কথা"))
    hands.key(Qt.Key.Key_S, CONTROL)
    hands.wait_to_see(error_words(SAY, EditedMeanwhile()).sentence)
    hands.press(SAY("Keep mine as a new draft"))
    hands.wait_until(lambda: len(kept(program)) == 2)
    assert {post.draft.text for post in kept(program)} == {f"{TEXT} আমার কথা", f"{TEXT} তাঁর কথা"}


def test_a_clock_set_back_between_approval_and_claim_refuses_in_words_and_breaks_nothing(tmp_path):
    bench = Bench.working(tmp_path)
    post = bench.approved()
    approved_at = bench.clock.now()
    kit = bench.opened(post.id)
    bench.clock.jump_to(approved_at - timedelta(hours=2))
    for at, kind in ((bench.clock.now(), TimeBeforeApproval), (approved_at, TimeInFuture)):
        with pytest.raises(kind) as refusal:
            bench.claim(kit, at=at)
        assert error_sentence(SAY, refusal.value)
    bench.core.activity.verify()
    assert bench.delivery(post.id).state is DeliveryState.MANUAL_OPEN
    bench.clock.jump_to(approved_at + timedelta(minutes=1))
    bench.claim(kit)
    assert bench.delivery(post.id).live_at == bench.clock.now()
    bench.core.activity.verify()
    bench.folder.close()


def test_a_full_disk_while_an_approval_is_written_leaves_it_ungiven(tmp_path):
    resource = pytest.importorskip("resource")
    bench = Bench.working(tmp_path)
    post = bench.handed_in()
    before = len(bench.verbs())
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, hard))
    try:
        with pytest.raises(DiskFull):
            bench.approve(post.id)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert bench.delivery(post.id).state is DeliveryState.DRAFT
    assert len(bench.verbs()) == before
    bench.core.activity.verify()
    bench.approve(post.id)
    assert bench.delivery(post.id).state is DeliveryState.MANUAL_READY
    bench.folder.close()


def test_pictures_that_are_broken_or_bombs_are_refused_and_leave_nothing(tmp_path):
    bench = Bench.working(tmp_path)
    whole = Path(tmp_path / "p.png")
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(whole))
    for data in (b"", b"\x89PNG\r\n\x1a\n", whole.read_bytes()[:200], b"GIF89a" + b"\0" * 50, b"\xff\xd8\xff" * 9):
        with pytest.raises(PictureRefused):
            bench.core.drafting.attach(bench.members["ict"], data, "ছবি.png")
    assert bench.core.activity.verify().media == 0
    bench.folder.close()


def test_whoever_locks_the_desk_while_writing_comes_back_to_the_same_text(program, hands):
    hands.write(SAY("Text of the post"), TEXT)
    hands.key(Qt.Key.Key_L, CONTROL)
    rooms.sit_down(hands, WRITER, alone=True)
    hands.wait_until(lambda: program.window.desk is not None)
    editor = hands.find(QTextEdit, SAY("Text of the post"))
    hands.wait_until(lambda: editor.toPlainText() == TEXT)
    hands.go_to(SAY("Review"))
    hands.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    editor = hands.find(QTextEdit, SAY("Text of the post"))
    hands.wait_until(lambda: editor.toPlainText() == TEXT)
    assert len(kept(program)) == 1


def test_another_language_while_writing_keeps_the_text_on_the_page(program, hands):
    hands.write(SAY("Text of the post"), TEXT)
    program.window.restyle(Appearance(language="en"))
    editor = hands.find(QTextEdit, "Text of the post")
    hands.wait_until(lambda: editor.toPlainText() == TEXT)
    assert len(kept(program)) == 1


def test_the_key_for_back_works_whatever_has_the_focus(program):
    hands = Hands(SAY)
    at_first = program.window.desk.place
    hands.go_to(SAY("Review"))
    hands.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert program.window.desk.place == at_first
