"""Starts and stops the window: the order of things, and the one place that knows every screen."""

import logging
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from moderator_app import PROGRAM
from moderator_app.cli.start import Start
from moderator_app.domain.appearance import Appearance
from ui.imports import plain_imports
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from moderator_app.core import Core
    from moderator_app.domain.ids import MemberId
    from moderator_app.services.backups import RestoredNotice
    from ui.context import ScreenContext
    from ui.places import Place, Room
    from ui.shell.registry import Registry

_log = logging.getLogger(__name__)
LoadCore = Callable[[], "Core"]


def registry() -> "Registry":
    """Every room of the program; called after the first paint, so that no screen is loaded before it."""
    from ui.places import Room
    from ui.screens import (
        activity,
        backups,
        calendar,
        days,
        evaluation,
        founder,
        making,
        manual_kit,
        media,
        panel,
        restore,
        review,
        roster,
        settings,
        this_week,
        welcome,
    )
    from ui.shell.registry import Registry

    return Registry(
        screens={
            Room.THIS_WEEK: this_week.build,
            Room.POSTS: _posts,
            Room.CALENDAR: calendar.build,
            Room.ROSTER: roster.build,
            Room.REVIEW: review.build,
            Room.EVALUATION: evaluation.build,
            Room.PAGES: _pages,
            Room.PANEL: panel.build,
            Room.DAYS: days.build,
            Room.MEDIA: media.build,
            Room.ACTIVITY: activity.build,
            Room.BACKUPS: backups.build,
            Room.SETTINGS: settings.build,
            Room.WELCOME: welcome.build,
        },
        make_store=making.build,
        found=founder.build,
        restore=restore.build,
        home=_home,
        counts=_counts,
        restored=_restored,
        kit=manual_kit.build,
    )


def _posts(context: "ScreenContext") -> QWidget:
    """One post being written where the place names one or asks for a new one; the list of posts otherwise.

    `kit:<delivery>` also opens that delivery's kit, `elsewhere` records a post that is on its page already, `series`
    is about recurring posts, `templates` about the office's templates, `import` brings posts in from a file,
    `versions` shows those of one post, `unknown:<delivery>` asks what became of one that was sent,
    `queue` is what goes out next, `pause` the page that stops it, `missed` the times that were slept through.
    """
    from moderator_app.domain.ids import DeliveryId
    from ui.screens import (
        composer,
        elsewhere,
        importing,
        missed_times,
        posts,
        queue,
        series,
        templates,
        unknown_card,
        versions,
    )

    kind, _, rest = context.place.extra.partition(":")
    if kind == "kit":
        context.open_kit(DeliveryId(rest))
    pages = {
        "elsewhere": elsewhere,
        "series": series,
        "templates": templates,
        "import": importing,
        "queue": queue,
        "pause": queue,
        "missed": missed_times,
        "unknown": unknown_card,
    }
    if kind in pages:
        return pages[kind].build(context)
    if kind == "versions" and context.place.item:
        return versions.build(context)
    return composer.build(context) if context.place.item or kind == "new" else posts.build(context)


def _pages(context: "ScreenContext") -> QWidget:
    """The account register; `connect` lets the program publish on the page that the place names."""
    from ui.screens import connecting, pages

    if context.place.extra == "connect" and context.place.item:
        return connecting.build(context)
    return pages.build(context)


def _home(core: "Core", member_id: "MemberId") -> "Room | Place":
    """Where unsaved text waits, it is offered first; then the first steps until they are done; then what was slept
    through, to whoever decides on it; then the week.

    What killed kits left behind goes before anything else.
    """
    from moderator_app.domain.panel import Action
    from ui.places import Place, Room

    core.manual_kit.clear_left_over()
    if core.journal.offered(member_id):
        return Room.POSTS
    if core.office.welcome().next_step:
        return Room.WELCOME
    if core.panel.member(member_id).may(Action.PUBLISH) and core.missed.waiting(member_id):
        return Place(Room.POSTS, None, "missed")
    return Room.THIS_WEEK


def _counts(core: "Core", member_id: "MemberId") -> "Mapping[Room, int]":
    """What waits for this member in a room."""
    from ui.places import Room

    return {Room.REVIEW: sum(1 for item in core.reviewing.queue(member_id) if item.waits_for_member)}


def _restored(core: "Core") -> "RestoredNotice | None":
    """What is to be told of a store that was brought back."""
    return core.backups.restored_notice()


def make_window(load_core: LoadCore, appearance: Appearance, key_file: Path | None = None) -> MainWindow:
    """The window, dressed and waiting; `begin` loads the core. Needs a QApplication."""

    def load() -> "tuple[Core, Registry]":
        from ui.collecting import spare_what_is_loaded

        with plain_imports():
            # Loaded here so that the window need not wait for it later.
            from ui.shell import presence  # noqa: F401 # pyright: ignore[reportUnusedImport] - see above

            loaded = load_core(), registry()
        spare_what_is_loaded()
        return loaded

    return MainWindow(load, appearance, key_file)


def open_window(
    load_core: LoadCore, appearance: Appearance | None = None, start: Start | None = None, folder: Path | None = None
) -> int:
    """Runs the window until it is closed; returns the exit code.

    A window that is already open on the same data folder is shown instead, at the place that was asked for; without a
    folder none is looked for.
    """
    wish = start or Start()
    app = QApplication(sys.argv[:1])
    app.setApplicationName(PROGRAM)
    app.setDesktopFileName(PROGRAM)
    sys.excepthook = _border
    look = appearance or Appearance()
    if folder is not None and _is_open_elsewhere(folder, look, wish):
        return 0
    window = make_window(load_core, look, wish.key_file)
    window.resize(1366, 768)
    window.gate_shown.connect(lambda: _be_present(app, window, folder))
    window.gate_shown.connect(partial(keep_time, window))
    window.gate_shown.connect(partial(_go_where_asked, window, [wish]))
    if wish.hidden:
        app.setQuitOnLastWindowClosed(False)
        window.begin()
    else:
        window.painted.connect(window.begin)
        window.show()
    code = app.exec()
    stop(window)
    return code


def _is_open_elsewhere(folder: Path, appearance: Appearance, wish: Start) -> bool:
    """Shows the window that is open on this folder, and says so; nothing is loaded where no window can be."""
    from ui.shell.meeting_point import somebody_may_be_there

    if not somebody_may_be_there(folder):
        return False
    from ui.shell.single_instance import shown_elsewhere

    if not shown_elsewhere(folder, wish.place, hidden=wish.hidden):
        return False
    from moderator_app.cli.terminal import Terminal
    from ui.text import speaker_of

    say = speaker_of(appearance)
    stayed = say("Moderator Desk is already open on this folder.")
    shown = say("Moderator Desk is already open on this folder; its window was brought to the front.")
    Terminal().answer(stayed if wish.hidden else shown)
    return True


def _be_present(app: QApplication, window: MainWindow, folder: Path | None) -> None:
    """Icon, tray and meeting point come once the first page stands."""
    if window.presence is None:
        with plain_imports():  # the core may have failed before it was loaded
            from ui.shell.presence import Presence
        window.presence = Presence(app, window, folder)


def _go_where_asked(window: MainWindow, wishes: list[Start], gate: object) -> None:
    """Once, when the first page stands: the place is kept until somebody signs in, a hidden start needs a tray."""
    if not wishes or window.presence is None:
        return
    wish = wishes.pop()
    if wish.place:
        window.presence.open_named(wish.place)
    if wish.hidden:
        window.presence.begin_hidden(needs_a_hand=gate != "sign_in")


def keep_time(window: MainWindow, gate: object) -> None:
    """The heartbeat begins with the first gate behind which the store is open."""
    if gate not in {"sign_in", "found"} or window.core is None:
        return
    if window.ticking is None:
        with plain_imports():
            from ui.shell.last_check import LastCheck
            from ui.shell.pc_time import PcTimeWatch
            from ui.shell.ticking import Ticking
        window.ticking = Ticking(window.core, window)
        LastCheck(window, window.ticking)
        PcTimeWatch(window)
    window.ticking.start()


def stop(window: MainWindow) -> None:
    """Ends in order: nothing is heard, the threads behind the door and the heartbeat end, the store is closed."""
    from ui import background

    if window.presence is not None:
        window.presence.leave()
    window.facts.stop()
    background.close()
    if window.ticking is not None:
        window.ticking.stop()
    if window.core is not None:
        window.core.notices.close()
        window.core.mail.close()
        window.core.health.close()
        window.core.publishing.close()
        window.core.opening.close()


def _border(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """One of the four borders: a fault in a slot is written down and the window lives on."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, fault, trace)
        return
    _log.critical("a fault reached the border", exc_info=(kind, fault, trace))
