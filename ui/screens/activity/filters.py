"""The filters above the log: whose, of which kind, from and to which day, with which text."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from moderator_app.domain.log_kinds import LogKind
from moderator_app.words import Speaker
from ui.forms.trouble import Trouble
from ui.roles import Role
from ui.screens.activity.presenter import TypedFilter
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.field import ChoiceField, SearchField, TextField, mark_invalid
from ui.widgets.flow import flow_box
from ui.widgets.layout import clear, column
from ui.widgets.shapes import Shape

_PAUSE_MILLISECONDS = 350
"""After the last key of a text or day; a choice asks at once."""


class Filters(QWidget):
    """`changed` when something else is wanted."""

    changed = Signal()

    def __init__(self, theme: Theme, say: Speaker, kinds: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self._theme = theme
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._later.timeout.connect(self.changed)
        self.people = ChoiceField(theme, say("Member"), [(None, say("Everyone"))])
        self.kinds = ChoiceField(theme, say("Kind"), kinds)
        self.first = TextField(theme, say("From which day"), say("From dd/mm/yyyy"))
        self.last = TextField(theme, say("To which day"), say("To dd/mm/yyyy"))
        self.text = SearchField(theme, say("Search in the log"))
        box, tools = flow_box(theme.px(8))
        for control in (self.people, self.kinds, self.first, self.last, self.text):
            tools.addWidget(control)
        for day in (self.first, self.last):
            day.setFixedWidth(theme.px(164))
        self.people.setFixedWidth(theme.px(174))
        self.kinds.setMinimumWidth(theme.px(174))
        self._trouble = column(0)
        lines = column(theme.px(2), self)
        lines.addWidget(box)
        lines.addLayout(self._trouble)
        for choice in (self.people, self.kinds):
            choice.currentIndexChanged.connect(self._now)
        for typed in (self.first, self.last, self.text):
            typed.textChanged.connect(lambda _text="": self._later.start())
            typed.returnPressed.connect(self._now)
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_F), self).activated.connect(self.text.setFocus)

    def typed(self) -> TypedFilter:
        """What stands in the filters."""
        actor, kind = self.people.value(), self.kinds.value()
        return TypedFilter(
            None if actor is None else str(actor),
            None if kind is None else LogKind(str(kind)),  # a choice gives its plain text back
            self.first.text(),
            self.last.text(),
            self.text.text(),
        )

    def reset(self) -> None:
        """Asks for everything."""
        for widget in (self.people, self.kinds, self.first, self.last, self.text):
            widget.blockSignals(True)
        self.people.choose(None)
        self.kinds.choose(None)
        for typed in (self.first, self.last, self.text):
            typed.clear()
        for widget in (self.people, self.kinds, self.first, self.last, self.text):
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
