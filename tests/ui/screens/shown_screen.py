"""A screen shown as the window shows it, with what it asked the window to do."""

from dataclasses import dataclass, field
from typing import Any

from moderator_app.domain.appearance import Appearance
from moderator_app.words import Speaker
from tests.fakes.desk_core import TANVIR
from tests.ui.inspection import application, settle
from ui.context import ScreenContext
from ui.fact_bridge import FactBridge
from ui.places import Place
from ui.shell.frame import Frame
from ui.theme import Theme, dress


@dataclass
class Shown:
    """A screen in the window's frame, and where it led."""

    build: Any
    core: Any
    place: Place
    actor: Any = TANVIR
    say: Speaker = field(default_factory=Speaker)
    theme: Theme = field(default_factory=Theme)
    facts: FactBridge = field(default_factory=FactBridge)

    def __post_init__(self):
        dress(application(), self.theme)
        self.went: list = []
        self.kits: list = []
        self.backs = 0
        context = ScreenContext(
            core=self.core,
            say=self.say,
            theme=self.theme,
            actor=self.actor,
            place=self.place,
            navigate=self.went.append,
            back=self._back,
            facts=self.facts,
            appearance=Appearance(),
            restyle=lambda _appearance: None,
            open_kit=self.kits.append,
        )
        self.frame = Frame(self.theme, self.say)
        self.screen = self.build(context)
        self.frame.show_screen(self.screen)

    def _back(self):
        self.backs += 1

    def at(self, width=1366, height=768):
        """Shows the frame at a size and waits until everything was answered."""
        self.frame.resize(width, height)
        self.frame.show()
        self.frame.activateWindow()
        settle()
        return self.screen
