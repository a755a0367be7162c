"""The posts of one day, all of them with their whole titles."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QDialog, QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.calendar.state import Chip, DayCell
from ui.theme import Theme
from ui.widgets.button import secondary
from ui.widgets.card import Card
from ui.widgets.cell_model import CellModel
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.layout import column, row
from ui.widgets.table import TWO_LINES, Cell, Table

_WIDTH, _MOST_ROWS = 620, 8
_STATE, _TIME = 168, 76
_AROUND = 200
"""What stands above and below the rows, the window's own frame included."""


class DayList(QDialog):
    """Enter or a click opens a post, a button below moves the chosen one (`move_asked`, Chip); Escape leaves."""

    move_asked = Signal(object)

    def __init__(
        self, parent: QWidget, theme: Theme, say: Speaker, day: DayCell, open_post: Callable[[Chip], None]
    ) -> None:
        super().__init__(parent)
        px = theme.px
        self._open_post = open_post
        self.setModal(True)
        self.setWindowTitle(day.name)
        self.setAccessibleName(day.name)
        self.model = CellModel((say("State"), say("Time"), say("Post")), self)
        self.model.set_rows([_cells(chip) for chip in day.chips], day.chips)
        self.table = Table(theme, day.name, TWO_LINES)
        self.table.setModel(self.model)
        self.table.size_columns(_STATE, _TIME, 0)
        fit = (parent.window().height() - px(_AROUND)) // px(TWO_LINES)
        shown = max(2, min(len(day.chips), _MOST_ROWS, fit))
        self.table.setFixedHeight(px(36) + shown * px(TWO_LINES) + 2)
        self.table.activated.connect(self._open)
        self.table.clicked.connect(self._open)
        lines = column(px(12), self)
        lines.setContentsMargins(px(20), px(16), px(20), px(16))
        head = row(px(8))
        head.addWidget(ElidedLabel(theme, day.name, Type.SECTION), 1)
        count = say.count("{n} post", "{n} posts", day.total)
        head.addWidget(Label(theme, count, Type.BODY, Role.MUTED))
        lines.addLayout(head)
        card = Card(theme)
        card.add(self.table)
        lines.addWidget(card)
        self.leave = secondary(theme, say("Close"))
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        self.move_post = secondary(theme, say("Move…"))
        self.move_post.setAutoDefault(False)
        self.move_post.clicked.connect(self._move)
        foot = row(px(12))
        foot.addWidget(self.move_post)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        lines.addLayout(foot)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.selectRow(0)
        self._chosen()
        self.setFixedWidth(min(px(_WIDTH), max(px(320), parent.window().width() - px(40))))
        self.table.setFocus()

    def _chip_here(self) -> Chip | None:
        chip = self.model.key(self.table.currentIndex().row())
        return chip if isinstance(chip, Chip) else None

    def _chosen(self, *_rows: object) -> None:
        chip = self._chip_here()
        self.move_post.refuse(chip.fixed if chip is not None else "")

    def _move(self) -> None:
        chip = self._chip_here()
        if chip is not None:
            self.accept()
            self.move_asked.emit(chip)

    def _open(self, index: QModelIndex) -> None:
        chip = self.model.key(index.row())
        if isinstance(chip, Chip) and self.isVisible():
            self.accept()
            self._open_post(chip)


def _cells(chip: Chip) -> tuple[Cell, ...]:
    return (
        Cell(chip.word, state=chip.look),
        Cell(chip.clock),
        Cell(chip.title, chip.page, mark=chip.face),
    )
