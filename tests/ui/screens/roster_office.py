"""An office with a panel of three on the start office's store, and what the tests of the roster do with it."""

import atexit
import functools
import shutil
import tempfile
from datetime import date
from pathlib import Path

from inspection import dispose, settle, show
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moderator_app.bootstrap import core_on
from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.roster import DutyKey
from moderator_app.services.roster import RotationWish
from moderator_app.store.store_files import SqlStoreFiles
from moderator_app.system.data_folder import EncryptedDataFolder
from tests.fakes.clock import FakeClock
from tests.fakes.ids import FakeIds
from tests.fakes.pins import PlainPins
from tests.ui.screens.start_office import ENGLISH, LIGHT, NOW, StartOffice, start_office
from ui.places import Place, Room
from ui.screens.roster import build
from ui.theme import dress
from ui.widgets.layout import ScrollPage

YEAR = 2026
WEEK = Week(date(2026, 10, 4))  # the start office's clock stands on Tuesday, 6 October 2026
NEXT = WEEK.next
ROSTER = Place(Room.ROSTER)


@functools.cache
def _template() -> Path:
    place = Path(tempfile.mkdtemp(prefix="moderator-desk-roster-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    made = start_office(place / "office").with_profile().with_panel().with_page()
    made.folder.close()
    return place / "office"


def _copied(path: Path) -> StartOffice:
    """Made once a process, then copied."""
    shutil.copytree(_template(), path)
    folder = EncryptedDataFolder(path, SqlStoreFiles())
    assert folder.open_by_itself()
    core = core_on(folder, clock=FakeClock(NOW), ids=FakeIds(7), hasher=PlainPins())
    return StartOffice(core, folder, core.panel.view().members[0])


class RosterOffice:
    """`tanvir` founded it, `nasrin` drafts and reviews, `shafiq` drafts and publishes."""

    def __init__(self, path):
        self.start: StartOffice = _copied(path)
        self.core = self.start.core
        self.tanvir, self.nasrin, self.shafiq = (m.id for m in self.core.panel.view().members)
        self.pages = []

    def member(self, member_id):
        return self.core.panel.member(member_id)

    def deal_out(self, *, by_page=False):
        desk = self.core.roster
        return desk.rotate(self.tanvir, desk.preview(self.tanvir, RotationWish(YEAR, by_page)))

    def name(self, week, main, standby=None, page_id=None):
        return self.core.roster.set_duty(self.tanvir, DutyKey(week, page_id), main, standby)

    def duty(self, week, page=None):
        return self.core.roster.fiscal_year(self.tanvir).duty(week, page)

    def second_page(self):
        self.start.with_page()
        return self.core.accounts.all()

    def opened(self, place=ROSTER, actor=None, say=ENGLISH, theme=LIGHT, size=(1114, 640), make=build):
        dress(QApplication.instance() or QApplication([]), theme)
        who = self.member(actor or self.tanvir)
        screen = make(self.start.context(theme, say, place, actor=who))
        page = screen if screen.fills_height() else ScrollPage(screen)
        self.pages.append(page)
        show(page, *size)
        for action in screen.header_actions():
            action.setParent(screen)
        settle()
        return screen

    def close(self):
        for page in self.pages:
            dispose(page)
        self.start.folder.close()


def press(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    settle()


def said(screen):
    """What the banner of a screen says."""
    return " ".join(banner.accessibleName() for banner in screen.banners())
