"""Builds the page of each gate between the first paint and the desk."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.panel import Member
from moderator_app.words import Speaker
from moderator_app.words.errors import error_words
from ui.backups.state import BringBack
from ui.context import GateContext
from ui.shell.registry import Registry
from ui.shell.sign_in import SignInPage
from ui.shell.unlock import UnlockPage
from ui.theme import Theme
from ui.widgets.button import secondary
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.layout import column, row

if TYPE_CHECKING:
    from moderator_app.core import Core


def _stays(_wish: BringBack) -> None:
    """Where no backup can be brought back."""


def gate_page(
    name: str,
    theme: Theme,
    say: Speaker,
    core: "Core",
    registry: Registry,
    done: Callable[[], None],
    last: Member | None,
    bring_back: Callable[[BringBack], None] = _stays,
) -> QWidget:
    """The page of a gate: `sign_in`, `unlock`, `make_store` or `found`.

    Raises:
        LookupError: the program was put together without this page.
    """
    if name == "sign_in":
        return SignInPage(theme, say, core.sign_in, last.id if last else None)
    if name == "unlock":
        page = UnlockPage(theme, say, core.opening)
        page.opened.connect(done)
        page.again.connect(done)
        page.damaged.connect(bring_back)
        return page
    factory = registry.make_store if name == "make_store" else registry.found
    if factory is None:
        raise LookupError(name)
    return factory(GateContext(core, say, theme, done, bring_back))


def error_page(theme: Theme, say: Speaker, error: ModeratorError, again: Callable[[], None]) -> QWidget:
    """What happened at a gate, why, what to do, and one button to try again."""
    page = QWidget()
    retry = secondary(theme, say("Try again"))
    retry.clicked.connect(lambda _=False: again())
    detail = str(error.fields.get("detail", ""))
    panel = ErrorPanel(theme, say, error_words(say, error), retry, detail)
    panel.setMaximumWidth(theme.px(760))
    across = row(0)
    across.addStretch(1)
    across.addWidget(panel, 1000)
    across.addStretch(1)
    lines = column(0, page)
    lines.addStretch(2)
    lines.addLayout(across)
    lines.addStretch(3)
    return page
