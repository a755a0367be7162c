"""What members do at the desk, room by room, by pressing what is on the screen."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextEdit, QWidget

from tests.journeys.hands import Hands
from ui.widgets.page_mark import PagePill
from ui.widgets.rows import Row


@dataclass(frozen=True)
class Someone:
    """A member as the office knows them; the PIN is the one they choose."""

    name: str
    designation: str
    pin: str


def make_the_store(hands: Hands, passphrase: str) -> tuple[str, ...]:
    """Passphrase twice, the recovery key read from the screen, its last group typed back; brings the groups."""
    say = hands.say
    hands.write(say("Passphrase"), passphrase)
    hands.write(say("Passphrase once more"), passphrase)
    hands.press(say("On to the recovery key"))
    key = hands.find(QWidget, say("Recovery key"))
    groups = tuple(label.text() for label in key.findChildren(QLabel) if label.accessibleName())
    hands.press(say("It is on paper"))
    hands.write(say("Last group of the recovery key"), groups[-1])
    hands.press(say("Make the store"))
    return groups


def name_the_founder(hands: Hands, founder: Someone) -> None:
    say = hands.say
    hands.write(say("Your name in Bangla"), founder.name)
    hands.write(say("Designation in Bangla"), founder.designation)
    hands.write(say("Your PIN"), founder.pin)
    hands.write(say("PIN once more"), founder.pin)
    hands.press(say("Begin"))


def sit_down(hands: Hands, who: Someone, *, alone: bool = False) -> None:
    """With the PIN; whoever is the only member, or has just locked the desk, is chosen already."""
    say = hands.say
    if not alone:
        hands.press(f"{who.name}, {who.designation}")
    hands.write(say("PIN of {name}", name=who.name), who.pin)
    hands.press(say("Sign in"))


def sit_down_first(hands: Hands, who: Someone, code: str) -> None:
    """With the one-time code, setting a PIN of one's own."""
    say = hands.say
    hands.press(f"{who.name}, {who.designation}")
    hands.write(say("One-time code"), code)
    hands.write(say("Your new PIN"), who.pin)
    hands.write(say("The new PIN once more"), who.pin)
    hands.press(say("Set the PIN and sign in"))


def add_member(hands: Hands, who: Someone, *roles: str) -> str:
    """In the second of the first steps; brings the one-time code that stands on the screen."""
    say = hands.say
    hands.press(say("Add a member"))
    hands.write(say("Name in Bangla"), who.name)
    hands.write(say("Designation in Bangla"), who.designation)
    for role in roles:
        hands.press(role)
    hands.press(say("Add to the panel"))
    code = hands.find(QLabel, f"{say('One-time code for {name}', name=who.name)}: ", begins=True).text()
    hands.press(say("I have handed it over"))
    return code


def keep_the_profile(hands: Hands, name: str, place: str, first_on: str) -> None:
    say = hands.say
    hands.write(say("Name in Bangla"), name)
    hands.write(say("Place in Bangla"), place)
    hands.write(say("Counts from"), first_on)
    hands.press(say("Keep the profile"))


def add_the_page(hands: Hands, name: str, address: str, first_on: str) -> None:
    say = hands.say
    hands.choose(say("Platform"), say("Facebook"))
    hands.write(say("Name in Bangla"), name)
    hands.write(say("Address of the page"), address)
    hands.write(say("Kept since"), first_on)
    hands.press(say("Add the page"))


def write_a_post(hands: Hands, text: str, purpose: str, page: str) -> QTextEdit:
    """The text and the purpose; the page is chosen where it is not yet."""
    say = hands.say
    editor = hands.write(say("Text of the post"), text)
    hands.choose(say("Purpose"), purpose)
    pill = hands.find(PagePill, page)
    if not pill.isChecked():
        hands.click(pill)
    assert isinstance(editor, QTextEdit)
    return editor


def approve(hands: Hands, title: str) -> None:
    """The post in the list, the points signed by their keys, the key A."""
    say = hands.say
    hands.click_row(say("Posts that wait for review"), title)
    assert not hands.find(QAbstractButton, say("Approve"), enabled=False).isEnabled()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):  # the fourth only where there are pictures
        hands.key(key)
    assert hands.find(QAbstractButton, say("Approve")).isEnabled()
    hands.key(Qt.Key.Key_A)
    hands.wait_to_see(say("Approved: {title}", title=title))


def rows(hands: Hands) -> list[str]:
    """The names of every row on the screen."""
    return [row.accessibleName() for row in hands.all_of(Row)]


def only_entry(folder: Path) -> Path:
    """What stands in a folder, where it is one thing."""
    [entry] = folder.iterdir()
    return entry
