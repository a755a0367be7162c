"""The filters above a long list: some choices, from and to which day, and words to look for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.forms.trouble import Trouble
from ui.roles import Role
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.field import ChoiceField, SearchField, TextField, mark_invalid
from ui.widgets.flow import flow_box
from ui.widgets.layout import clear, column
from ui.widgets.shapes import Shape

CHOICE_WIDTH, DAY_WIDTH = 168, 158
_CHOICE_LETTERS = 8
_PAUSE_MILLISECONDS = 350
"""After the last key of a text or day; a choice asks at once."""


@dataclass(frozen=True, slots=True)
class Choices:
    """A filter that is chosen: its name, and what may be chosen, all first."""

    name: str
    values: Sequence[tuple[object, str]]


class FilterRow(QWidget):
    """`changed` when something else is wanted; Ctrl+F goes to the words."""

    changed = Signal()

    def __init__(
        self, theme: Theme, say: Speaker, choices: Mapping[str, Choices], search: str, pause: int = _PAUSE_MILLISECONDS
    ) -> None:
        super().__init__()
        self._theme = theme
        self._later = QTimer(self, singleShot=True, interval=pause)
        self._later.timeout.connect(self.changed)
        self.choices = {key: ChoiceField(theme, choice.name, choice.values) for key, choice in choices.items()}
        self.first = TextField(theme, say("From which day"), say("From dd/mm/yyyy"))
        self.last = TextField(theme, say("To which day"), say("To dd/mm/yyyy"))
        self.text = SearchField(theme, search)
        box, tools = flow_box(theme.px(8))
        for control in (self.text, *self.choices.values(), self.first, self.last):
            tools.addWidget(control)
        for day in (self.first, self.last):
            day.setFixedWidth(theme.px(DAY_WIDTH))
        self._trouble = column(0)
        lines = column(theme.px(2), self)
        lines.addWidget(box)
        lines.addLayout(self._trouble)
        for choice in self.choices.values():
            choice.narrow(_CHOICE_LETTERS)
            choice.setMinimumWidth(theme.px(CHOICE_WIDTH))
            choice.currentIndexChanged.connect(self._now)
        for typed in (self.first, self.last, self.text):
            typed.textChanged.connect(lambda _text="": self._later.start())
            typed.returnPressed.connect(self._now)
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_F), self).activated.connect(self.text.setFocus)

    def value(self, key: str) -> str | None:
        """The plain text of what is chosen, None for all."""
        chosen = self.choices[key].value()
        return None if chosen is None else str(chosen)

    def is_empty(self) -> bool:
        """Whether everything is asked for."""
        typed = any(box.text().strip() for box in (self.first, self.last, self.text))
        return not typed and all(box.value() is None for box in self.choices.values())

    def reset(self) -> None:
        """Asks for everything."""
        boxes = (*self.choices.values(), self.first, self.last, self.text)
        for widget in boxes:
            widget.blockSignals(True)
        for choice in self.choices.values():
            choice.choose(None)
        for typed in (self.first, self.last, self.text):
            typed.clear()
        for widget in boxes:
            widget.blockSignals(False)
        self._now()

    def show_troubles(self, troubles: Iterable[Trouble]) -> None:
        """The first of them in words under the filters; every day that is meant is marked."""
        found = tuple(troubles)
        places = {trouble.place for trouble in found}
        for place, box in (("first", self.first), ("last", self.last)):
            mark_invalid(box, place in places)
            box.setAccessibleDescription(next((t.sentence for t in found if t.place == place), ""))
        clear(self._trouble)
        if found:
            line = sentence_line(self._theme, Shape.SQUARE_CROSS, Role.DANGER, found[0].sentence)
            line.setContentsMargins(0, self._theme.px(4), 0, 0)
            self._trouble.addWidget(line)

    def _now(self, _index: int = 0) -> None:
        self._later.stop()
        self.changed.emit()
