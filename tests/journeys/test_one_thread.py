"""A fresh office is taken from the empty folder to its two papers in the real window."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractItemView, QFileDialog

from moderator_app.bootstrap import build_core
from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.errors import LinkOtherHost
from moderator_app.words import Language, Speaker
from moderator_app.words.errors import error_sentence
from moderator_app.words.quarters import short_quarter_name
from tests.fakes.clock import FakeClock
from tests.journeys import rooms
from tests.journeys.hands import Hands
from tests.journeys.rooms import Someone
from tests.journeys.the_desk import OpenedElsewhere, Program
from tests.report.printed import attachments, texts
from ui.places import Room
from ui.screens.this_week.model import COUNT, FIRST_DAY

pytestmark = [pytest.mark.slow, pytest.mark.journey]

PASSPHRASE = "নদীর ধারে সাতটি নৌকা"
NASRIN = Someone("নাসরিন সুলতানা", "উপজেলা নির্বাহী কর্মকর্তা", "740193")
TANVIR = Someone("তানভীর হাসান", "সহকারী প্রোগ্রামার", "285016")
FARHANA = Someone("ফারহানা ইয়াসমিন", "সমাজসেবা কর্মকর্তা", "951374")
PAGE = "উপজেলা প্রশাসন, নমুনাপুর"
ADDRESS = "https://www.facebook.com/namunapur.upazila"
TITLE = "জন্মনিবন্ধনের বিশেষ সেবা সপ্তাহ"
TEXT = f"{TITLE}\nআগামী রবিবার থেকে সকল ইউনিয়ন পরিষদে আবেদন নেওয়া হবে। সকাল ৯:০০ থেকে বিকাল ৪:০০ 🙂"
ALT = "ইউনিয়ন পরিষদের সামনে সেবা নিতে আসা মানুষের সারি"
FIRST_SLOT = datetime(2026, 2, 11, 5, tzinfo=UTC)
"""Wednesday, eleven o'clock in Dhaka: the next usual time after Tuesday noon."""


@pytest.fixture
def elsewhere():
    opened = OpenedElsewhere()
    yield opened
    opened.close()


@pytest.fixture
def program(tmp_path):
    running = []

    def start(**seams):
        running.append(Program(tmp_path / "office", FakeClock(), **seams))
        return running[-1]

    yield start
    for one in running:
        one.close()


def picture(path: Path) -> Path:
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(path), "JPG")
    return path


def first_steps(hands: Hands) -> tuple[str, str]:
    """The first four of the five steps; brings the one-time codes of the two further members."""
    say = hands.say
    rooms.keep_the_profile(hands, "উপজেলা প্রশাসন", "নমুনাপুর", "০১/০২/২০২৬")
    codes = (
        rooms.add_member(hands, TANVIR, say("Reviewer"), say("Publisher")),
        rooms.add_member(hands, FARHANA, say("Reviewer")),
    )
    hands.press(say("One other member"))
    hands.press(say("The panel stands"))
    rooms.add_the_page(hands, PAGE, ADDRESS, "০৮/০২/২০২৬")
    hands.press(say("Keep these times"))
    return codes


def test_a_fresh_office_goes_the_whole_way_to_its_two_papers(tmp_path, monkeypatch, elsewhere, program):
    say = Speaker(Language.BANGLA)
    hands, run = Hands(say), program()
    clock = run.clock

    # The store, its founder, the first steps.
    groups = rooms.make_the_store(hands, PASSPHRASE)
    rooms.name_the_founder(hands, NASRIN)
    rooms.sit_down(hands, NASRIN, alone=True)
    code, _ = first_steps(hands)

    # The first post, with a picture and the offered time.
    hands.press(say("Write the first post"))
    editor = rooms.write_a_post(hands, TEXT, say("Easier services and innovation"), PAGE)
    assert editor.toPlainText() == TEXT
    source = picture(tmp_path / "সারি.jpg")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(source)], ""))
    hands.press(say("Add pictures or a video"))
    hands.write(say("Alternative text of the picture"), ALT)
    hands.press(say.short_moment(FIRST_SLOT), begins=True)
    hands.press(say.short_moment(FIRST_SLOT))
    hands.press(say("Hand in for review"), begins=True)
    hands.wait_until(lambda: run.window.desk.place.room is Room.POSTS and not run.window.desk.place.item)
    hands.press(say("Lock the desk"))

    # The second member looks and approves.
    rooms.sit_down_first(hands, TANVIR, code)
    hands.go_to(say("Review"))
    rooms.approve(hands, TITLE)

    # The time comes, with the program awake: by hand, step by step.
    hands.press(say("Lock the desk"))
    hands.wait_until(lambda: run.window.desk is None)
    clock.go_on(days=1, minutes=-62)
    run.window.core.heartbeat.beat()
    clock.go_on(minutes=5)
    run.window.core.heartbeat.beat()
    rooms.sit_down(hands, TANVIR, alone=True)
    hands.go_to(say("This week"))
    hands.wait_until(lambda: any(TITLE in row and say("By hand") in row for row in rooms.rows(hands)))
    hands.press(f"{say('Open kit')}, {TITLE}")
    hands.press(say("Copy the text"))
    assert QGuiApplication.clipboard().text() == TEXT
    hands.press(say("Open the folder"))
    folder = Path(QUrl(elsewhere.addresses[-1]).toLocalFile())
    assert sorted(entry.name for entry in folder.iterdir()) == ["01-alt.txt", "01.jpg", "text.txt"]
    assert (folder / "text.txt").read_text(encoding="utf-8-sig").splitlines() == TEXT.splitlines()
    assert not QImage(str(folder / "01.jpg")).isNull()
    assert (folder / "01-alt.txt").read_text(encoding="utf-8-sig").strip() == ALT
    hands.press(say("Open the page"))
    assert elsewhere.addresses[-1] == ADDRESS
    clock.go_on(minutes=4)
    hands.write(say("Link of the published post"), "https://facebook.example.net/namunapur.upazila/posts/1029384756")
    hands.press(say("Confirm"))
    hands.wait_to_see(error_sentence(say, LinkOtherHost(host="facebook.example.net", page=PAGE)))
    hands.write(say("Link of the published post"), f"{ADDRESS}/posts/1029384756")
    hands.write(say("Day it went out"), "১১/০২/২০২৬")
    hands.write(say("Time it went out"), "১১:০৫")
    hands.press(say("Confirm"))
    hands.wait_to_see(
        say(
            "Confirmed: the post is live on {page} since {at}.",
            page=PAGE,
            at=say.moment(datetime(2026, 2, 11, 5, 5, tzinfo=UTC)),
        )
    )
    hands.press(say("Close"))
    assert not folder.exists()

    # The board counts it.
    board = hands.find(QAbstractItemView, say("Week board")).model()
    hands.wait_until(lambda: f"{say('Live')}: {TITLE}" in str(board.index(0, FIRST_DAY + 3).data()))
    [line] = run.window.core.board.week().rows
    assert (line.page_week.count.live, line.page_week.minimum) == (1, 2)
    counted = say("{live} of {minimum} live, {scheduled} scheduled", live=1, minimum=2, scheduled=0)
    assert str(board.index(0, COUNT).data()) == counted

    # The quarter's two papers.
    hands.go_to(say("Evaluation"))
    quarter = FiscalQuarter.of(date(2026, 2, 11))
    hands.choose(say("Quarter"), short_quarter_name(say, quarter))
    papers = tmp_path / "papers"
    papers.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(papers))
    hands.press(say("Save both PDFs"))
    hands.wait_until(lambda: len(list(papers.iterdir())) == 2)
    pdfs = [path.read_bytes() for path in sorted(papers.glob("*.pdf"))]
    bangla, english = (attachments(pdf) for pdf in pdfs)
    assert bangla["evaluation.json"] == english["evaluation.json"]
    counted_posts = json.loads(bangla["evaluation.json"])["entries"]
    assert [(post["title"], post["check"], post["counts"]) for post in counted_posts] == [
        (TITLE, "second_member", True)
    ]
    assert all(any("1029384756" in page for page in texts(pdf)) for pdf in pdfs)
    run.window.core.activity.verify()
    run.close()

    # What was printed for the safe opens the store, and all of it is still there.
    again = build_core(tmp_path / "office", clock=clock)
    again.opening.open_with("".join(groups))
    assert again.board.week().rows[0].page_week.count.live == 1
    again.activity.verify()
    again.opening.close()
