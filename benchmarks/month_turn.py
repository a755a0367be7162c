"""The calendar with 5,000 posts in the visible quarter: from the press on "next" until the month is painted.

The floor is the SQL asked on the way, on a bare connection to the same encrypted file, and one repaint of a month
without posts.
"""

import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject

from benchmarks.big_store import full_quarter
from benchmarks.pairs import Ratio, measure, timed
from benchmarks.recorded_sql import recorded
from moderator_app.domain.appearance import Appearance
from moderator_app.words import Speaker
from tests.services.bench import Bench
from tests.store_fixture import PASSPHRASE
from tests.ui.inspection import application, settle, show, wait_for
from ui.context import ScreenContext
from ui.fact_bridge import FactBridge
from ui.places import Place, Room
from ui.screens import calendar
from ui.screens.calendar.model import CalendarModel
from ui.screens.calendar.view import CalendarScreen
from ui.shell.frame import Frame
from ui.theme import Theme, dress

POSTS = 5_000
WISHED = 3.0
BEFORE, AFTER = date(2026, 1, 15), date(2026, 2, 15)


class _Painted(QObject):
    """Ends the loop when a table was painted with a day of the wanted month in it."""

    def __init__(self, loop: QEventLoop, model: CalendarModel, day: date) -> None:
        super().__init__()
        self._loop, self._model, self._day = loop, model, day

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() is QEvent.Type.Paint and self._model.index_of(self._day).isValid():
            self._loop.quit()
        return False


def month_turn() -> Ratio:
    """Turning from January to February again and again."""
    office = full_quarter(POSTS)
    office.folder.open_with(PASSPHRASE)
    office = office.again()
    with tempfile.TemporaryDirectory() as place:
        empty_office = Bench.working(Path(place))
        full, empty = _shown(office), _shown(empty_office)
        with recorded(office.folder.store) as sql:
            _turn(full)
        sql.open()
        found = measure(
            f"calendar with {POSTS:,} posts in the quarter, next month pressed to painted, "
            "against its SQL and one repaint of an empty month",
            WISHED,
            lambda: timed(sql.ask_again) + timed(empty.screen.table.viewport().repaint),
            lambda: _turn(full),
        )
        for one in (full, empty):
            one.frame.close()
        empty_office.folder.close()
    office.folder.close()
    return found


@dataclass(frozen=True)
class _Window:
    """The calendar in the window's frame."""

    frame: Frame
    screen: CalendarScreen


def _shown(office: Bench) -> _Window:
    theme, say = Theme(), Speaker()
    dress(application(), theme)
    frame = Frame(theme, say)
    context = ScreenContext(
        core=office.core,
        say=say,
        theme=theme,
        actor=office.core.panel.member(office.members["uno"]),
        place=Place(Room.CALENDAR, f"month:{BEFORE}"),
        navigate=lambda _place: None,
        back=lambda: None,
        facts=FactBridge(),
        appearance=Appearance(),
        restyle=lambda _appearance: None,
    )
    screen = calendar.build(context)
    assert isinstance(screen, CalendarScreen)
    frame.show_screen(screen)
    show(frame)
    settle()
    return _Window(frame, screen)


def _turn(window: _Window) -> float:
    """Seconds; afterwards it stands on the month before again."""
    screen = window.screen
    loop = QEventLoop()
    watch = _Painted(loop, screen.model, AFTER)
    screen.table.viewport().installEventFilter(watch)
    began = time.perf_counter()
    screen.tools.after.click()
    loop.exec()
    took = time.perf_counter() - began
    screen.table.viewport().removeEventFilter(watch)
    screen.tools.before.click()
    wait_for(lambda: screen.model.index_of(BEFORE).isValid() and not screen.asking.under_way)
    settle()
    return took
