"""The cards of the room: how safe the work is, the kept copies, the drill, and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from moderator_app.words import Speaker
from ui.backups.check_lines import CheckLines
from ui.roles import Role, Type
from ui.screens.backups.state import BackupsState, CopyLine
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import Button, ButtonParts, danger, secondary
from ui.widgets.card import HEAD, Card
from ui.widgets.cell_model import CellModel
from ui.widgets.empty import EmptyState
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import Divider, clear, column, row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import ShapeView
from ui.widgets.table import ONE_LINE, Cell, Table
from ui.widgets.whole_rows import WholeRows

_ALL_COLUMNS_FROM, _LEAST = 640, 4


class StandingCard(Card):
    """The one question of the room and its answer, with what it rests on."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme, say("Is the office's work safe if this PC breaks today?"))
        self._inside = self.add_padded(12)

    def show_state(self, state: BackupsState) -> None:
        theme = self.theme
        clear(self._inside)
        answer = row(theme.px(14))
        answer.addWidget(ShapeView(theme, state.look.shape, state.look.role, 28), 0, Qt.AlignmentFlag.AlignTop)
        words = column(0)
        words.addWidget(Label(theme, state.word, Type.STEP, state.look.role))
        words.addWidget(WrappedLabel(theme, state.sentence))
        answer.addLayout(words, 1)
        self._inside.addLayout(answer)
        self._inside.addWidget(Divider(theme))
        self._inside.addWidget(CheckLines(theme, state.checks))


class CopiesCard(Card):
    """The copies on this PC; the row that is selected is what the drill's button under the table takes."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme, say("Copies on this PC"))
        self._say = say
        heads = [say("When"), say("Why"), say("What it holds"), say("Size")]
        self.table = Table(theme, say("Copies on this PC"))
        self._model = CellModel(heads, self.table)
        self.table.setModel(self._model)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = WholeRows(self.table, least=3)
        self.add(self.rows)
        self._blank = column(0)
        self.body.addLayout(self._blank)
        self._note = WrappedLabel(theme, "", Type.SMALL, Role.MUTED)
        self._strip = strip = self.set_foot(self._note)
        strip.setMinimumHeight(theme.px(36))
        strip.setMaximumHeight(16_777_215)
        inside = strip.layout()
        assert inside is not None
        inside.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))

    def show_state(self, state: BackupsState) -> None:
        before = self._model.key(self.table.currentIndex().row()) if self.table.currentIndex().isValid() else None
        count = self._say.count("{n} copy", "{n} copies", len(state.copies)) if state.copies else ""
        self.set_count(count)
        self._model.set_rows([_cells(line) for line in state.copies], [line.key for line in state.copies])
        self.rows.setVisible(bool(state.copies))
        self._note.set_plain(state.copies_note)
        clear(self._blank)
        if state.copies:
            keys = [line.key for line in state.copies]
            self.table.selectRow(keys.index(str(before)) if before in keys else 0)
        else:
            words = self._say("The program makes a copy each day by itself. The first one stands here soon.")
            self._blank.addWidget(EmptyState(self.theme, Shape.DASHED_CIRCLE, words))

    def fit(self, room: int) -> None:
        """Shows as many whole rows as `room` pixels of height hold beside head and foot, four at least."""
        px = self.theme.px
        rows = max(_LEAST, (room - px(HEAD) - px(36) - self._strip.sizeHint().height()) // px(ONE_LINE))
        self.rows.setMaximumHeight(px(36) + rows * px(ONE_LINE))

    def arrange(self, width: int) -> None:
        """Leaves out what a narrow window has no room for; `width` in pixels."""
        whole = width >= self.theme.px(_ALL_COLUMNS_FROM)
        self.table.setColumnHidden(2, not whole)
        self.table.size_columns(*((210, 150, 0, 104) if whole else (0, 150, 0, 104)))


def _cells(line: CopyLine) -> Sequence[Cell]:
    return (Cell(line.when), Cell(line.why), Cell(line.holds, muted=True), Cell(line.size, right=True))


class _Side(Card):
    """A few sentences and one button, with the reason under it where it is greyed."""

    asked = Signal()

    def __init__(self, theme: Theme, title: str, sentence: str, button: Button) -> None:
        super().__init__(theme, title)
        inside = self.add_padded(12)
        inside.addWidget(WrappedLabel(theme, sentence))
        self.button = button
        button.clicked.connect(lambda _=False: self.asked.emit())
        line = row(0)
        line.addWidget(button)
        line.addStretch(1)
        inside.addLayout(line)
        self._below = column(0)
        inside.addLayout(self._below)

    def refuse(self, reason: str) -> None:
        """Greys the button and says why; "" allows it."""
        self.button.refuse(reason)
        clear(self._below)
        if reason:
            self._below.addWidget(sentence_line(self.theme, Shape.INFO, Role.INFO, reason))


def drill_card(theme: Theme, say: Speaker) -> _Side:
    """The way to the restore drill."""
    sentence = say(
        "A backup that was never tried is only a hope. The drill brings one back into a folder of its own, counts and"
        " checks everything in it and throws it away. The office's store is not touched."
    )
    return _Side(
        theme, say("Restore drill"), sentence, secondary(theme, say("Run a drill"), ButtonParts("list-checks"))
    )


def bring_back_card(theme: Theme, say: Speaker) -> _Side:
    """The way to bringing a backup back."""
    sentence = say(
        "Puts the office back to the state of a backup. What stands here now is put aside, not deleted; everyone"
        " signs in again afterwards."
    )
    button = danger(theme, say("Bring back…"), ButtonParts("archive-restore"))
    return _Side(theme, say("Bring a backup back"), sentence, button)
