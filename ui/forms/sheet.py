"""A form whose fields have keys: read, filled, and told where something is wrong."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from moderator_app.words import Speaker
from ui.forms.trouble import Trouble
from ui.theme import Theme
from ui.widgets.field import ChoiceField, Field, Form, TextArea, TextField


class Sheet(Form):
    """Emits `edited` whenever something in it changes."""

    edited = Signal()

    def __init__(self, theme: Theme, columns: int = 2) -> None:
        super().__init__(theme, columns)
        self.theme = theme
        self._fields: dict[str, Field] = {}

    def line(
        self, place: str, word: str, help_line: str = "", *, secret: bool = False, whole: bool = False
    ) -> QLineEdit:
        """Adds a line of text."""
        box = TextField(self.theme, word, secret=secret)
        box.textChanged.connect(self.edited)
        self._put(place, Field(self.theme, word, box, help_line), whole=whole)
        return box

    def optional(self, place: str, say: Speaker, word: str, help_line: str = "") -> QLineEdit:
        """Adds a line of text that may stay empty, and says so in the empty box."""
        box = self.line(place, word, help_line)
        box.setPlaceholderText(say("may stay empty"))
        return box

    def area(self, place: str, word: str, help_line: str = "", lines: int = 2) -> QPlainTextEdit:
        """Adds several lines of text over all columns."""
        box = TextArea(self.theme, word, lines=lines)
        box.textChanged.connect(self.edited)
        self._put(place, Field(self.theme, word, box, help_line), whole=True)
        return box

    def choice(
        self, place: str, word: str, choices: list[tuple[object, str]], help_line: str = "", *, whole: bool = False
    ) -> ChoiceField:
        """Adds a choice of one of several."""
        box = ChoiceField(self.theme, word, choices)
        box.currentIndexChanged.connect(self.edited)
        self._put(place, Field(self.theme, word, box, help_line), whole=whole)
        return box

    def put(self, place: str, word: str, box: QWidget, help_line: str = "", *, whole: bool = True) -> None:
        """Adds any other box under its word."""
        self._put(place, Field(self.theme, word, box, help_line), whole=whole)

    def field(self, place: str) -> Field:
        """The field of a place."""
        return self._fields[place]

    def text(self, place: str) -> str:
        """What stands in a line or area."""
        box = self._fields[place].box
        if isinstance(box, QPlainTextEdit):
            return box.toPlainText()
        assert isinstance(box, QLineEdit), place
        return box.text()

    def fill(self, place: str, text: str) -> None:
        """Writes into a line or area."""
        box = self._fields[place].box
        if isinstance(box, QPlainTextEdit):
            box.setPlainText(text)
        elif isinstance(box, QLineEdit):
            box.setText(text)
            box.setCursorPosition(0)

    def show_troubles(self, troubles: Iterable[Trouble]) -> tuple[Trouble, ...]:
        """Puts each sentence under its field and the cursor into the first of them; returns those without a field."""
        found = {one.place: one.sentence for one in reversed(tuple(troubles))}
        for place, field in self._fields.items():
            field.set_error(found.get(place, ""))
        first = next((field for place, field in self._fields.items() if place in found), None)
        if first is not None:
            first.box.setFocus()
            _bring_into_view(first)
        return tuple(one for one in troubles if one.place not in self._fields)

    def _put(self, place: str, field: Field, *, whole: bool) -> None:
        self._fields[place] = field
        self.add(field, whole_row=whole)


def _bring_into_view(field: QWidget) -> None:
    """Scrolls the page so that the field with its sentence is seen."""
    above = field.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            QTimer.singleShot(0, field, partial(above.ensureWidgetVisible, field))
        above = above.parentWidget()
