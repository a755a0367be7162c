"""One call of the program: what was typed, the language, the terminal, and the office's store opened to be read."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from moderator_app.cli.grammar import Typed
from moderator_app.cli.terminal import Terminal
from moderator_app.core import Core
from moderator_app.domain.errors import StoreMissing
from moderator_app.ports import Clock, FolderState, Ids
from moderator_app.words import Digits, Language, Speaker

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


class LoadCore(Protocol):
    """Builds the front desk of a data folder (None: this login's own); `main.py` hands it in."""

    def __call__(self, data_dir: Path | None, *, clock: Clock | None = None, ids: Ids | None = None) -> Core: ...


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything a verb works with."""

    typed: Typed
    load_core: LoadCore
    terminal: Terminal
    say: Speaker

    @property
    def data(self) -> Path | None:
        """The data folder that was named."""
        return data_named(self.typed)

    @contextmanager
    def office(self) -> Generator[Core]:
        """The office's front desk with its store opened to be read, beside a window too; closed at the end.

        Raises:
            StoreRefused: there is no store, or it cannot be opened; nothing was changed.
        """
        core = self.load_core(self.data)
        try:
            if core.opening.state() is FolderState.EMPTY:
                raise StoreMissing(path=str(core.opening.folder))
            key_file = self.typed.values.get("key-file")
            if not core.opening.open_by_itself(Path(key_file) if key_file else None, writing=False):
                core.opening.open_with(self.terminal.ask_key(self.say), writing=False)
            yield core
        finally:
            core.opening.close()


def data_named(typed: Typed) -> Path | None:
    """The data folder of a command line."""
    named = typed.values.get("data", "")
    return Path(named) if named.strip() else None


def speaker_for(typed: Typed, load_core: LoadCore) -> Speaker:
    """Speaks the language that was asked for, else that of the folder's window, else Bangla."""
    appearance = load_core(data_named(typed)).opening.appearance()
    wished = typed.values.get("language", "")
    language = Language(wished) if wished in tuple(Language) else Language(appearance.language)
    return Speaker(language, Digits(appearance.digits))
