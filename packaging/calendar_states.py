"""The calendar at work, for the pictures: chips carried, moved and refused, its menus, days with names."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from moderator_app.domain.days import Closure, SpecialDay
from moderator_app.domain.office import Bilingual
from ui.places import Place, Room

if TYPE_CHECKING:
    from moderator_app.core import Core

MONTH = Place(Room.CALENDAR, "month:2026-10-06")
WEEK = Place(Room.CALENDAR, "week:2026-10-06")
LIST = Place(Room.CALENDAR, "list:2026-10-06")
MOVED_TO, OVER, CANCELLED = date(2026, 10, 9), date(2026, 10, 5), date(2026, 10, 18)


def _special(day: date, bn: str, en: str, **other: Any) -> SpecialDay:
    return replace(SpecialDay(id=f"shown-{day}", on=day, name=Bilingual(bn, en)), **other)


def with_names(core: "Core") -> None:
    """Days whose names are invented or commonly known; pictures only."""
    with core.opening._room.store.write() as unit:  # noqa: SLF001 - the service of days asks for more than a picture needs
        for day in (
            _special(date(2026, 10, 8), "সেবা দিবস", "Service Day"),
            _special(CANCELLED, "পুরোনো দিবস", "Former Day", cancelled=True),
            _special(date(2026, 10, 20), "দুর্গাপূজা", "Durga Puja", closed=True, moon=True, provisional=True),
            _special(date(2026, 10, 22), "জাতীয় নিরাপদ সড়ক দিবস", "National Road Safety Day"),
        ):
            unit.days.put_day(day)
        unit.days.put_closure(Closure("shown", date(2026, 10, 27), date(2026, 10, 28), "ভবন মেরামত"))


def _named(place: Place) -> Callable[["Core"], Place]:
    def find(core: "Core") -> Place:
        with_names(core)
        return place

    return find


def _centre(table: Any, day: date, part: int | None = None) -> QPoint:
    index = table.weeks.index_of(day)
    if part is None:
        return table.visualRect(index).center()
    return table.parts_of(index, table.day_at(index))[part].rect.center().toPoint()


def _movable(table: Any) -> date:
    """The last day whose first chip can be moved; what was moved for a picture before lies on other days."""
    cells = [cell for row in table.weeks.rows() for cell in row.days if cell.chips and not cell.chips[0].fixed]
    return cells[-1].day


def _drag_to(day: date, *, drop: bool = False) -> Callable[[Any], None]:
    def press(page: Any) -> None:
        table, view = page.table, page.table.viewport()
        left, start, end = (
            Qt.MouseButton.LeftButton,
            _centre(page.table, _movable(page.table), 0),
            _centre(page.table, day),
        )
        QTest.mousePress(view, left, pos=start)
        for pos in (start + QPoint(20, 20), (start + end) / 2, end):
            QTest.mouseMove(view, pos)
        if drop:
            QTest.mouseRelease(view, left, pos=end)
        table.viewport().update()

    return press


def _picked_up(page: Any) -> None:
    table = page.table
    table.setFocus()
    table.stand_on(table.weeks.index_of(_movable(table)), 0)
    table.pick_up()
    table.carry_to(MOVED_TO)


def _asked_where(page: Any) -> None:
    page._ask_where(page.table.day_at(page.table.weeks.index_of(_movable(page.table))).chips[0])  # noqa: SLF001 - as the menu does


def _menu(page: Any) -> None:
    table = page.table
    table.stand_on(table.weeks.index_of(_movable(table)), 0)
    table.menu_asked.emit(table.chip_here(), table.viewport().mapToGlobal(_centre(table, _movable(table), 0)))


def _open_today(page: Any) -> None:
    page.table.day_opened.emit(page.table.day_here())


def _chosen_chip(page: Any) -> None:
    page.table.stand_on(page.table.currentIndex(), 1)


def _nothing(_page: Any) -> None:
    """The place alone is the picture."""


CALENDAR: dict[str, tuple[Callable[["Core"], Place], Callable[[Any], None]]] = {
    "calendar-day": (lambda _core: Place(Room.CALENDAR), _open_today),
    "calendar-chip": (lambda _core: Place(Room.CALENDAR), _chosen_chip),
    "calendar-empty": (lambda _core: Place(Room.CALENDAR), lambda page: page.tools.after.click()),
    "calendar-days": (_named(MONTH), _nothing),
    "calendar-days-week": (_named(Place(Room.CALENDAR, "week:2026-10-20")), _nothing),
    "calendar-days-list": (_named(LIST), _nothing),
    "calendar-dragging": (_named(MONTH), _drag_to(MOVED_TO)),
    "calendar-dragging-week": (_named(WEEK), _drag_to(MOVED_TO)),
    "calendar-dragging-over": (_named(MONTH), _drag_to(OVER)),
    "calendar-dragging-cancelled": (_named(MONTH), _drag_to(CANCELLED)),
    "calendar-picked-up": (_named(MONTH), _picked_up),
    "calendar-menu": (_named(MONTH), _menu),
    "calendar-where": (_named(MONTH), _asked_where),
    "calendar-moved": (_named(MONTH), _drag_to(MOVED_TO, drop=True)),
    "calendar-moved-cancelled": (_named(MONTH), _drag_to(CANCELLED, drop=True)),
}
"""Pictures by name: the place, and what is pressed there. The moved ones come last: the others are drawn before."""
