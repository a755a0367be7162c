"""The calendar of a real office in October 2026, and the hands that press, drag and walk in it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import count

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from moderator_app.domain.days import SpecialDay
from moderator_app.domain.office import Bilingual
from moderator_app.domain.posts import Post
from moderator_app.zone import DHAKA
from tests.ui.screens.writing_desk import ADMIN, TANVIR, WritingOffice
from ui.places import Place, Room

MONTH, WEEK = Place(Room.CALENDAR), Place(Room.CALENDAR, "week:2026-10-06")
TODAY = date(2026, 10, 6)
_NUMBERS = count()


@dataclass(frozen=True)
class AtWork:
    """The office, and the post that is moved about."""

    office: WritingOffice
    post: Post

    def __getattr__(self, name):
        return getattr(self.office, name)


def october(day, hour=11, minute=0):
    return datetime(2026, 10, day, hour, minute, tzinfo=DHAKA)


def on(day, month=10):
    return date(2026, month, day)


def name_day(office, day, name="দিবস", **other):
    special = SpecialDay(f"day-{next(_NUMBERS)}", day, Bilingual(name, "A Day"))
    with office.folder.store.write() as unit:
        unit.days.put_day(replace(special, **other))


def planned(office, post):
    return office.core.drafting.open(TANVIR, post.id).post.draft.planned_at


def live_post(office, title, at):
    """A post that went out on the first page, today."""
    post = office.hand_in(office.draft(text=title, planned_at=at, page_ids=(ADMIN,)))
    office.approve(post)
    delivery = office.core.drafting.open(TANVIR, post.id).deliveries[0]
    office.core.manual_kit.open(TANVIR, delivery.id)
    return post


def part_centre(table, day, part=0):
    index = table.weeks.index_of(day)
    return table.parts_of(index, table.day_at(index))[part].rect.center().toPoint()


def cell_centre(table, day):
    return QRectF(table.visualRect(table.weeks.index_of(day))).center().toPoint()


def grab(table, day, part=0):
    """Presses on a chip and goes a little way, as a hand does."""
    at = part_centre(table, day, part)
    QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(table.viewport(), at + QPoint(6, 6))
    QTest.mouseMove(table.viewport(), at + QPoint(18, 18))


def over(table, day):
    QTest.mouseMove(table.viewport(), cell_centre(table, day))


def let_go(table, day):
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=cell_centre(table, day))


def stand(one, day, part=-1):
    table = one.screen.table
    table.setFocus()
    table.stand_on(table.weeks.index_of(day), part)
    return table


def press(widget, *keys):
    for key in keys:
        QTest.keyClick(widget, *key) if isinstance(key, tuple) else QTest.keyClick(widget, key)
