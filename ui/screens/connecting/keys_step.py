"""Step one: what the platform asks for is typed or pasted; what is secret is never shown."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.connecting.state import KeyField, Start
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import ButtonParts, secondary
from ui.widgets.card import Card
from ui.widgets.field import Field, TextField
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import StateLabel


class KeysStep(Card):
    """Emits `edited` while someone types, and `entered` on Enter in the last field."""

    edited = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, say: Speaker, start: Start, typed: Mapping[str, str]) -> None:
        super().__init__(theme)
        self._say = say
        self.setAccessibleName(say("The keys of the page"))
        self.boxes: dict[str, QLineEdit] = {}
        self.fields: dict[str, Field] = {}
        self._optional = {field.key for field in start.fields if field.optional}
        inside = self.add_padded(14)
        inside.addWidget(Label(theme, say("Paste the keys of the office's app"), Type.STEP))
        if start.connected:
            now = row(theme.px(10))
            now.addWidget(StateLabel(theme, start.look.shape, start.word, start.look.role))
            now.addStretch(1)
            inside.addLayout(now)
            inside.addWidget(WrappedLabel(theme, start.standing, Type.STATE, Role.MUTED, 400))
        for key_field in start.fields:
            inside.addWidget(self._line(key_field, typed.get(key_field.key, "")))
        safe = say(
            "They go into the keyring of this login alone. They are never shown, and stand in no backup and no log."
        )
        inside.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, safe))
        boxes = list(self.boxes.values())
        for number, box in enumerate(boxes):
            box.returnPressed.connect(boxes[number + 1].setFocus if number + 1 < len(boxes) else self.entered.emit)

    def typed(self) -> dict[str, str]:
        """What stands in the fields, without the blanks that come along with a copy."""
        return {key: "".join(box.text().split()) for key, box in self.boxes.items()}

    def missing(self) -> bool:
        """Whether something that is wanted is still empty."""
        return any(not text for key, text in self.typed().items() if key not in self._optional)

    def begin(self) -> None:
        """Puts the cursor where typing goes on."""
        empty = (box for box in self.boxes.values() if not box.text())
        next(empty, next(iter(self.boxes.values()))).setFocus()

    def _line(self, key_field: KeyField, text: str) -> QWidget:
        theme, say = self.theme, self._say
        box = TextField(theme, key_field.word, secret=key_field.secret)
        box.setText(text)
        box.textChanged.connect(partial(self._changed, key_field.key))
        self.boxes[key_field.key] = box
        paste = secondary(theme, say("Paste"), ButtonParts(icon="clipboard-check"))
        paste.setAccessibleName(say("Paste: {field}", field=key_field.word))
        paste.clicked.connect(lambda _=False, key=key_field.key: self._paste(key))
        holder = QWidget()
        line = row(theme.px(8), holder)
        line.addWidget(box, 1)
        line.addWidget(paste)
        help_line = key_field.help
        if key_field.optional:
            help_line = f"{help_line} {say('May stay empty.')}".strip()
        self.fields[key_field.key] = Field(theme, key_field.word, holder, help_line)
        self.fields[key_field.key].word.setBuddy(box)
        return self.fields[key_field.key]

    def _paste(self, key: str) -> None:
        box = self.boxes[key]
        box.setText("".join(QGuiApplication.clipboard().text().split()))
        box.setFocus()

    def _changed(self, key: str, _text: str) -> None:
        box = self.boxes[key]
        if box.echoMode() is QLineEdit.EchoMode.Password:
            count = len("".join(box.text().split()))
            told = self._say.count("{n} character stands here.", "{n} characters stand here.", count) if count else ""
            box.setToolTip(told)
            box.setAccessibleDescription(told)
        self.edited.emit()
