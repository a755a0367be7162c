"""Step two: the recovery key, in groups of four and as a QR code, to be printed."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.making.presenter import GROUP, Paper, group_places
from ui.screens.making.qr import QrPicture
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import ButtonParts, link, secondary
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.shapes import Shape

_A_ROW = 5


class KeyGroups(QWidget):
    """The groups with their numbers, four a row. They cannot be selected: the key goes to paper."""

    def __init__(self, theme: Theme, say: Speaker, groups: tuple[str, ...]) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        grid = QGridLayout(self)
        grid.setContentsMargins(px(16), px(10), px(16), px(10))
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(2))
        for number, (group, (down, across)) in enumerate(zip(groups, group_places(groups, _A_ROW), strict=True)):
            grid.addWidget(Label(theme, say.number(number + 1), Type.TINY, Role.MUTED), down, across * 2)
            word = Label(theme, group, Type.SECTION)
            word.setAccessibleName(" ".join(group))
            span = 2 * _A_ROW - 1 if len(group) > GROUP else 1
            grid.addWidget(word, down, across * 2 + 1, 1, span)
            grid.setColumnStretch(across * 2 + 1, 1)
        self.setAccessibleName(say("Recovery key"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(Role.INPUT), 1))
        painter.setBrush(self._theme.colour(Role.SUNKEN))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class KeyStep(QWidget):
    """Emits `print_asked` and `save_asked`."""

    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, theme: Theme, say: Speaker, paper: Paper) -> None:
        super().__init__()
        lines = column(theme.px(12), self)
        lines.addWidget(Label(theme, say("The recovery key"), Type.STEP))
        why = say(
            "If the passphrase is forgotten, this key is the only way back; nobody, not even the makers of the program,"
            " has another. Print it, seal it in an envelope and keep it in the safe. The program keeps no copy of it."
        )
        lines.addWidget(WrappedLabel(theme, why))
        middle = row(theme.px(16))
        middle.addWidget(KeyGroups(theme, say, paper.groups), 1)
        middle.addWidget(QrPicture(theme, paper.code, say("The recovery key as a QR code")))
        lines.addLayout(middle)
        self.print_button = secondary(theme, say("Print"), ButtonParts(icon="printer"))
        self.print_button.clicked.connect(self.print_asked)
        self.save_button = link(theme, say("Save as PDF…"), style=Type.BODY)
        self.save_button.clicked.connect(self.save_asked)
        buttons = row(theme.px(12))
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        danger = say(
            "A PDF on this PC opens the store for anyone who finds it. Only where there is no printer: save it to a USB"
            " stick, print it elsewhere and delete it."
        )
        lines.addWidget(sentence_line(theme, Shape.TRIANGLE, Role.WARNING, danger))

    def begin(self) -> None:
        """Puts the focus on what comes next."""
        self.print_button.setFocus()
