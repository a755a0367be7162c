"""A stick in place of the file dialogs, and an office on its real store with something worth a backup."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from inspection import settle

from moderator_app.bootstrap import core_on
from moderator_app.words import Language, Speaker
from tests.fakes.clock import FakeClock
from tests.fakes.ids import FakeIds
from tests.services.bench import Bench
from tests.store_fixture import cheap_hasher, new_folder
from tests.ui.screens.shown_screen import Shown
from ui.places import Place, Room
from ui.theme import Theme

ENGLISH = Speaker(Language.ENGLISH)


@dataclass
class Stick:
    """Answers every file dialog with its own path."""

    path: Path | str = ""

    def where_to(self, parent: Any, say: Speaker) -> str:
        return str(self.path)

    def which(self, parent: Any, say: Speaker) -> str:
        return str(self.path)


@dataclass
class BackupRoom:
    """A screen of the room of backups over a bench, and what it wished back."""

    bench: Bench
    stick: Stick
    screen: Any = None
    wishes: list[Any] = field(default_factory=list)

    def show(self, page: Any, extra: str = "", item: str | None = None, **look: Any) -> Any:
        """Builds one of the room's screens and shows it as the window does."""
        member = self.bench.core.panel.member(self.bench.members[look.pop("member", "uno")])
        size = look.pop("size", (1366, 768))

        def build(context: Any) -> Any:
            return page(replace(context, bring_back=self.wishes.append), self.stick)

        self.shown = Shown(
            build,
            self.bench.core,
            Place(Room.BACKUPS, item, extra),
            member,
            look.get("say", ENGLISH),
            look.get("theme", Theme()),
        )
        self.screen = self.shown.at(*size)
        settle()
        return self.screen


def elsewhere(path: Path):
    """The program on another PC: an empty folder."""
    return core_on(new_folder(path), clock=FakeClock(), ids=FakeIds(5), hasher=cheap_hasher())


def with_work(bench: Bench) -> Bench:
    """Two posts, one of them with a picture."""
    bench.handed_in(bench.draft("ছবিসহ", media=(bench.picture(),)))
    bench.live(1)
    return bench


def cut_short(path: Path) -> Path:
    """The same file with its end missing."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path
