"""The week board of an office with 10,000 posts: from the accepted PIN until its rows are painted.

The floor is the SQL asked on the way, on a bare connection to the same encrypted file, and one repaint of the window.
"""

import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtGui import QPaintEvent

from benchmarks.big_store import big_office
from benchmarks.pairs import Ratio, measure, timed
from benchmarks.recorded_sql import Recorded, recorded
from moderator_app.bootstrap import core_on
from moderator_app.domain.appearance import Appearance
from moderator_app.domain.panel import Member
from tests.store.raw_file import key_of
from tests.store_fixture import PASSPHRASE, cheap_hasher
from tests.ui.inspection import application, show, wait_for
from ui.application import make_window, stop
from ui.screens.this_week.board import BoardTable
from ui.shell.sign_in import SignInPage

POSTS = 10_000
WISHED = 3.0


@contextmanager
def _told_when_painted(loop: QEventLoop) -> Generator[None]:
    """Ends the loop when the board was painted with its rows in it; an event filter would cost twenty milliseconds."""
    plainly = BoardTable.paintEvent

    def painted(table: BoardTable, event: QPaintEvent) -> None:
        plainly(table, event)
        if table.model().rowCount():
            loop.quit()

    BoardTable.paintEvent = painted
    try:
        yield
    finally:
        BoardTable.paintEvent = plainly


def board() -> Ratio:
    """Signing in again and again at one window."""
    application()
    office = big_office(POSTS)
    with tempfile.TemporaryDirectory() as place:
        key = Path(place) / "desk.key"
        office.folder.open_with(PASSPHRASE)
        key.write_text(key_of(office.folder.store).hex(), encoding="ascii")
        office.folder.close()
        window = make_window(
            lambda: core_on(office.folder, clock=office.clock, hasher=cheap_hasher()), Appearance(), key
        )
        show(window)
        window.begin()
        member: Member | None = None

        def gate() -> SignInPage | None:
            return window.findChild(SignInPage)

        def until_painted() -> float:
            wait_for(lambda: gate() is not None and window.desk is None)
            page, loop = gate(), QEventLoop()
            assert page is not None
            assert member is not None
            with _told_when_painted(loop):
                began = time.perf_counter()
                page.entered_desk.emit(member)
                loop.exec()
                took = time.perf_counter() - began
            wait_for(lambda: window.desk is not None)
            window.lock()
            return took

        wait_for(lambda: gate() is not None)
        assert window.core is not None
        member = window.core.panel.member(office.members["uno"])
        until_painted()
        with recorded(office.folder.store) as sql:
            until_painted()
        sql.open()
        found = measure(
            f"week board at {POSTS:,} posts, PIN accepted to rows painted, against its SQL and one repaint",
            WISHED,
            lambda: _floor(window, sql),
            until_painted,
        )
        window.close()
        stop(window)
    return found


def _floor(window: QObject, sql: Recorded) -> float:
    return timed(sql.ask_again) + timed(window.repaint)
