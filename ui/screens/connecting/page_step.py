"""Step two: which of the pages that the keys open is meant, and whether the rights suffice."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.connecting.state import OfferLine, RightLine
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceBox, choice_group
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import clear, column, row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import StateLabel


class PageStep(Card):
    """Emits `chosen` when another page is meant; the page of the register is chosen where it is the only one."""

    chosen = Signal()

    def __init__(self, theme: Theme, say: Speaker, offers: Sequence[OfferLine]) -> None:
        super().__init__(theme)
        self._say = say
        self._offers = tuple(offers)
        self.setAccessibleName(say("Which page"))
        inside = self.add_padded(12)
        inside.addWidget(Label(theme, say("Which page is it?"), Type.STEP))
        if not offers:
            none = say("The keys open no page. Make the token with the page ticked, and by one of its administrators.")
            inside.addWidget(sentence_line(theme, Shape.TRIANGLE, Role.WARNING, none))
        self.boxes = tuple(ChoiceBox(theme, line.name, line.second, end=line.end) for line in self._offers)
        for box, line in zip(self.boxes, self._offers, strict=True):
            box.setEnabled(not line.refused)
            inside.addWidget(box)
        self._group = choice_group(self, self.boxes, next((n for n, o in enumerate(self._offers) if o.ours), None))
        self._group.idClicked.connect(self._meant)
        self._rights = column(theme.px(10))
        inside.addLayout(self._rights)
        self._show_rights()

    def choice(self) -> OfferLine | None:
        """The page that is meant."""
        number = self._group.checkedId()
        return self._offers[number] if number >= 0 else None

    def begin(self) -> None:
        """Puts the focus on the page that is meant, or on the first that may be."""
        wanted = [box for box in self.boxes if box.isChecked()] or [box for box in self.boxes if box.isEnabled()]
        if wanted:
            wanted[0].setFocus()

    def _meant(self, _number: int) -> None:
        self._show_rights()

    def _show_rights(self) -> None:
        clear(self._rights)
        line, say, theme = self.choice(), self._say, self.theme
        if line is not None:
            self._rights.addWidget(Label(theme, say("Rights of the token"), Type.STATE, Role.MUTED, 500))
            for right in line.rights:
                self._rights.addWidget(self._right(right))
        self.chosen.emit()

    def _right(self, right: RightLine) -> QWidget:
        theme = self.theme
        shape, role = (Shape.CIRCLE_TICK, Role.SUCCESS) if right.has else (Shape.SQUARE_CROSS, Role.DANGER)
        holder = QWidget()
        across = row(theme.px(12), holder)
        state = StateLabel(theme, shape, right.state, role)
        state.setFixedWidth(max(state.sizeHint().width(), theme.px(92)))
        across.addWidget(state, 0, Qt.AlignmentFlag.AlignTop)
        words = column(0)
        words.addWidget(WrappedLabel(theme, f"{right.words.purpose} · {right.words.name}"))
        if not right.has:
            words.addWidget(WrappedLabel(theme, right.words.how, Type.SMALL, Role.MUTED))
        across.addLayout(words, 1)
        return holder
