"""One call of the program: what was typed, the language, the terminal, and the office's store opened to be read."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from moderator_app.cli.grammar import Typed
from moderator_app.cli.terminal import Terminal
from moderator_app.core import Core
from moderator_app.demo.making import DemoOffice
from moderator_app.domain.errors import StoreMissing
from moderator_app.ports import FolderState
from moderator_app.system.file_errors import told_of_files
from moderator_app.words import Digits, Language, Speaker
from moderator_app.words.errors import error_words

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


LoadCore = Callable[[Path | None], Core]
"""Builds the front desk of a data folder (None: this login's own)."""


class Wiring(Protocol):
    """What `moderator_app/bootstrap.py` knows; `main.py` hands it in, for no room knows the wiring."""

    def build_core(self, data_dir: Path | None = None) -> Core: ...
    def make_demo(self, folder: Path, today: date) -> DemoOffice: ...


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything a verb works with."""

    typed: Typed
    wiring: Wiring
    terminal: Terminal
    say: Speaker

    @contextmanager
    def office(self, *, writing: bool = False) -> Generator[Core]:
        """The office's front desk with its store opened to be read, beside a window too; closed at the end.

        With `writing` it is opened for changes, and refused while a window has it open (StoreBusy).

        Raises:
            StoreRefused: there is no store, or it cannot be opened; nothing was changed.
        """
        core = self.wiring.build_core(self.typed.path("data"))
        try:
            with told_of_files(core.opening.folder):
                state = core.opening.state()
            if state is FolderState.EMPTY:
                raise StoreMissing(path=str(core.opening.folder))
            if not core.opening.open_by_itself(self.typed.path("key-file"), writing=writing):
                self._say_why(core)
                core.opening.open_with(self.terminal.ask_key(self.say), writing=writing)
            yield core
        finally:
            core.opening.close()

    def _say_why(self, core: Core) -> None:
        """Why a key must be typed, though the keyring should have had it; JSON on the standard output stays whole."""
        trouble = core.opening.keyring_trouble
        if trouble is not None:
            self.terminal.refuse(error_words(self.say, trouble).sentence)


def speaker_for(typed: Typed, wiring: Wiring) -> Speaker:
    """Speaks the language that was asked for, else that of the folder's window, else Bangla."""
    appearance = wiring.build_core(typed.path("data")).opening.appearance()
    wished = typed.values.get("language", "")
    language = Language(wished) if wished in tuple(Language) else Language(appearance.language)
    return Speaker(language, Digits(appearance.digits))
