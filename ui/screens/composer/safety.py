"""The line at the left of the bottom bar: how safe what was typed is at this moment."""

from datetime import datetime

from moderator_app.words import Speaker
from ui.screens.composer import bar as looks
from ui.screens.composer.bar import ComposerBar


class SafetyLine:
    """Says one of six things; times are on the Dhaka clock."""

    def __init__(self, bar: ComposerBar, say: Speaker) -> None:
        self._bar = bar
        self._say = say

    def nothing_typed(self) -> None:
        self._bar.show_status(looks.QUIET, self._say("What you type is kept by itself"))

    def keeping(self) -> None:
        self._bar.show_status(looks.QUIET, self._say("Keeping …"))

    def draft_kept(self, at: datetime) -> None:
        self._bar.show_status(looks.KEPT, self._say("Draft kept {time}", time=self._say.clock(at)))

    def caught(self, at: datetime) -> None:
        """In the journal, not yet a draft."""
        self._bar.show_status(looks.CAUGHT, self._say("Safe since {time}, not yet a draft", time=self._say.clock(at)))

    def caught_only(self) -> None:
        """In the journal; the draft was refused."""
        self._bar.show_status(looks.CAUGHT, self._say("Safe, not yet a draft"))

    def after_refusal(self, at: datetime, empty: bool, saved: bool) -> None:
        """Something was refused; `empty`: nothing was typed, `saved`: the draft stands as it is."""
        if empty:
            self.nothing_typed()
        else:
            (self.draft_kept if saved else self.caught)(at)

    def not_safe(self) -> None:
        self._bar.show_status(looks.FAILED, self._say("Not safe yet"))
