"""Makes a demo office in an empty folder: everything through the services, or nothing at all."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import final

from moderator_app.core import Core
from moderator_app.demo.calendar import DemoCalendar
from moderator_app.demo.clock import DemoClock, looked_at
from moderator_app.demo.desk import Desk
from moderator_app.demo.duties import Duties
from moderator_app.demo.last_days import LastDays
from moderator_app.demo.library import Library
from moderator_app.demo.marker import write_marker
from moderator_app.demo.past import Past
from moderator_app.demo.people import People
from moderator_app.demo.seeded_ids import SeededIds
from moderator_app.demo.texts import last_texts, office_data, post_texts
from moderator_app.demo.timeline import Timeline
from moderator_app.domain.errors import FolderIsFile, FolderNotEmpty
from moderator_app.domain.office import Bilingual
from moderator_app.system.file_errors import told_of_files
from moderator_app.system.folder_contents import DEMO_KEY_FILE


@dataclass(frozen=True, slots=True)
class DemoOffice:
    """A demo office that was made: where, its key, who works there, and the PIN of them all."""

    folder: Path
    key_file: Path
    today: date
    members: tuple[Bilingual, ...]
    pin: str


@final
class DemoMaker:
    """A clock and ids that make the same day come out as the same office; `core` must be built on both."""

    def __init__(self, today: date) -> None:
        """Stands on the morning of the office's first day."""
        self.calendar = DemoCalendar(today)
        self.clock = DemoClock(self.calendar.moment(self.calendar.first_on, 8, 50))
        self.ids = SeededIds(today)

    def make(self, core: Core) -> DemoOffice:
        """Fills the core's data folder with the office's life and closes its store.

        Raises:
            FolderIsFile, FolderNotEmpty, FolderNotWritable, DiskFull: the folder cannot take it; nothing is left.
        """
        folder = core.opening.folder
        with emptied_on_failure(folder):
            try:
                core.opening.make_demo()
                people = self._live(core)
            finally:
                core.opening.close()
            with told_of_files(folder):
                write_marker(folder, self.calendar.today)
        members = tuple(Bilingual(*row["name"]) for row in office_data()["member"])
        return DemoOffice(folder, folder / DEMO_KEY_FILE, self.calendar.today, members, people.pin)

    def _live(self, core: Core) -> People:
        data = office_data()
        people = People(core, data, self.calendar)
        timeline = Timeline(self.clock)
        desk = Desk(core, self.clock, people, data["page"])
        people.found()
        first_on = self.calendar.first_on
        timeline.at(self.calendar.moment(first_on, 9), people.set_up)
        timeline.at(self.calendar.moment(self.calendar.channel_registered_on, 9), people.open_channel)
        timeline.at(self.calendar.moment(self.calendar.ago(9), 10), people.put_days)
        Past(desk, timeline, self.calendar, data, Library(post_texts(), data["feasts"])).put_down()
        Duties(core, people, timeline, self.calendar, data).put_down()
        LastDays(desk, timeline, self.calendar, data, last_texts()).put_down()
        timeline.run(looked_at(self.calendar.today))
        desk.beat()
        return people


@contextmanager
def emptied_on_failure(folder: Path) -> Generator[None]:
    """Refuses a folder that holds anything, and leaves things as they were on any failure.

    Raises:
        FolderIsFile, FolderNotEmpty, FolderNotWritable: the folder cannot be used.
    """
    with told_of_files(folder):
        if folder.exists() and not folder.is_dir():
            raise FolderIsFile(path=str(folder))
        if folder.is_dir() and any(folder.iterdir()):
            raise FolderNotEmpty(path=str(folder))
        made = _first_missing(folder)
    whole = False
    try:
        yield
        whole = True
    finally:
        if not whole:
            _take_away(folder, made)


def _first_missing(folder: Path) -> Path | None:
    """The topmost folder of the path that does not stand yet."""
    missing = [place for place in (folder.absolute(), *folder.absolute().parents) if not place.exists()]
    return missing[-1] if missing else None


def _take_away(folder: Path, made: Path | None) -> None:
    if made is not None:
        shutil.rmtree(made, ignore_errors=True)
        return
    for inside in folder.iterdir():
        if inside.is_dir() and not inside.is_symlink():
            shutil.rmtree(inside, ignore_errors=True)
        else:
            inside.unlink(missing_ok=True)
