"""The composer: writing one post for the pages of the office, without ever losing a keystroke.

It may know the context, the widgets, and the drafting and journal services through its presenter.
Publishing, approving and the lists of posts must never be here.
"""

from PySide6.QtWidgets import QWidget

from ui.context import ScreenContext


def build(context: ScreenContext) -> QWidget:
    """The screen that writes the post of the place (no item: a new one)."""
    from ui.screens.composer.findings import Findings
    from ui.screens.composer.taken_off import TakenOff
    from ui.screens.composer.talk import Talk
    from ui.screens.composer.view import ComposerScreen

    screen = ComposerScreen(context)
    findings = Findings(context, screen.sheet, screen.keeper)
    findings.asks.connect(screen.columns.show_look)
    findings.led.connect(screen.columns.show_writing)
    screen.preview.add_below(findings)
    strip = screen.sheet.media.layout()
    assert strip is not None
    strip.addWidget(TakenOff(context.theme, context.say, screen.sheet, screen.keeper))
    screen.preview.add_below(Talk(context, lambda: screen.sheet.editor.textCursor().selectedText()))
    return screen
