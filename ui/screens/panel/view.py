"""The panel register: a table of members, and beside it how many there should be and who must have seen a post."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import MemberId
from moderator_app.events import Fact, OfficeChanged
from moderator_app.words.errors import ErrorWords, error_words
from ui.background import run
from ui.context import ScreenContext
from ui.forms.code_note import CodeNote
from ui.forms.preset_boxes import PresetBoxes
from ui.forms.trouble import Trouble
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.panel.member_table import MemberTable
from ui.screens.panel.presenter import Kept, MemberLine, PanelPresenter, PanelState
from ui.widgets.banner import sentence_line
from ui.widgets.button import ButtonParts, filled, secondary
from ui.widgets.card import Card
from ui.widgets.dialog import ConfirmDialog
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.label import Label
from ui.widgets.layout import clear, column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_RIGHT, _BESIDE_FROM = 360, 1040


class PanelScreen(Screen):
    """The member whose row is selected is whom the buttons under the table act on; Enter opens the row."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._theme, self._say = context.theme, context.say
        self._presenter = PanelPresenter(context.say, context.core, context.actor)
        self._in_office = 0
        self.presets: PresetBoxes | None = None
        self.add = filled(self._theme, self._say("Add a member"), ButtonParts(icon="user-plus"))
        self.add.refuse(self._presenter.reason())
        self.add.clicked.connect(lambda _=False: self._context.navigate(Place(Room.PANEL, None, "new")))
        self.order = secondary(self._theme, self._say("Print the office order"), ButtonParts(icon="printer"))
        self.order.clicked.connect(lambda _=False: self._context.navigate(Place(Room.PANEL, None, "order")))
        self._build()
        self._ask()

    def title(self) -> str:
        return self._say("Panel")

    def subtitle(self) -> str:
        return self._say.count("{n} member in office", "{n} members in office", self._in_office)

    def header_actions(self) -> Sequence[QWidget]:
        return (self.order, self.add)

    def heard(self, fact: object) -> None:
        if isinstance(fact, Fact) and isinstance(fact, OfficeChanged):
            self._ask()

    # ------------------------------------------------------------ the page

    def _build(self) -> None:
        px = self._theme.px
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(px(16))
        left = column(px(16))
        self._above = column(px(12))
        left.addLayout(self._above)
        left.addWidget(self._table_card())
        left.addWidget(self._others_card())
        left.addStretch(1)
        self._across.addLayout(left, 1)
        self._side = QWidget()
        side = column(px(16), self._side)
        self._preset_card = Card(self._theme, self._say("Approval"))
        side.addWidget(self._preset_card)
        side.addStretch(1)
        self._across.addWidget(self._side)
        self._arrange()

    def _table_card(self) -> Card:
        theme, say = self._theme, self._say
        card = Card(theme)
        self.table = MemberTable(theme, say, say("Members of the panel"))
        card.add(self.table)
        self.change = secondary(theme, say("Open"), ButtonParts(icon="pencil"), 32)
        self.change.clicked.connect(lambda _=False: self._open())
        self.new_code = secondary(theme, say("New one-time code"), ButtonParts(icon="key-round"), 32)
        self.new_code.clicked.connect(lambda _=False: self._ask_new_code())
        self.last_day = secondary(theme, say("Set the last day"), ButtonParts(icon="log-out"), 32)
        self.last_day.clicked.connect(lambda _=False: self._open("last_day"))
        card.set_foot(self.change, self.new_code, self.last_day, None)
        return card

    def _others_card(self) -> Card:
        theme, say = self._theme, self._say
        self._others = Card(theme, say("Not in office"))
        stays = say("they left, or have not begun; all of theirs stays")
        self._others.add_head(Label(theme, stays, Type.SMALL, Role.MUTED))
        self.others = MemberTable(theme, say, say("Members not in office"))
        self._others.add(self.others)
        self._others.hide()
        for one, other in ((self.table, self.others), (self.others, self.table)):
            one.activated.connect(partial(self._activated, one))
            one.selectionModel().selectionChanged.connect(partial(self._selected, one, other))
        return self._others

    def _arrange(self) -> None:
        px = self._theme.px
        beside = self.width() >= px(_BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._side.setMaximumWidth(px(_RIGHT) if beside else 16_777_215)
        self._side.setMinimumWidth(px(_RIGHT) if beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # ------------------------------------------------------------ what is shown

    def _ask(self) -> None:
        run(self, self._presenter.load, self._show, self._failed)

    def _show(self, state: PanelState) -> None:
        before = self._chosen()
        present = [line for line in state.lines if line.in_office]
        others = [line for line in state.lines if not line.in_office]
        self._in_office = state.in_office
        self.table.show_lines(present)
        self.others.show_lines(others)
        self._others.setVisible(bool(others))
        gone = next((n for n, line in enumerate(others) if before and line.id == before.id), None)
        if gone is not None:
            self.others.selectRow(gone)
        else:
            self.table.selectRow(next((n for n, line in enumerate(present) if before and line.id == before.id), 0))
        self._judge_buttons()
        self._show_presets(state)
        self.header_changed.emit()

    def _show_presets(self, state: PanelState) -> None:
        theme, say = self._theme, self._say
        clear(self._preset_card.body)
        inside = self._preset_card.add_padded(10)
        if state.notice:
            inside.addWidget(sentence_line(theme, Shape.TRIANGLE, Role.WARNING, state.notice))
        self.presets = PresetBoxes(theme, say, state.in_office, state.preset if state.preset_confirmed else None)
        inside.addWidget(self.presets)
        self.keep_preset = secondary(theme, say("Keep this way"))
        self.keep_preset.clicked.connect(lambda _=False: self._choose_preset())
        reason = self._presenter.reason()
        self.keep_preset.refuse(reason)
        for box in self.presets.boxes:
            box.setEnabled(not reason)
        buttons = row(0)
        buttons.addWidget(self.keep_preset)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        if reason:
            inside.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, reason))

    # ------------------------------------------------------------ the selected member

    def _chosen(self) -> MemberLine | None:
        return self.table.chosen() or self.others.chosen()

    def _selected(self, one: MemberTable, other: MemberTable, _now: QItemSelection, _before: QItemSelection) -> None:
        """One member is selected, in whichever table."""
        if one.chosen() is not None:
            other.clearSelection()
        self._judge_buttons()

    def _judge_buttons(self) -> None:
        line, nobody = self._chosen(), self._say("Choose a member first.")
        reason = self._presenter.reason() if line is not None else nobody
        self.change.refuse("" if line is not None else nobody)
        self.last_day.refuse(reason)
        if not reason and line is not None and not line.in_office:
            reason = self._say("Only who is in office signs in.")
        self.new_code.refuse(reason)

    def _activated(self, table: MemberTable, index: QModelIndex) -> None:
        table.selectRow(index.row())
        self._open()

    def _open(self, extra: str = "") -> None:
        line = self._chosen()
        if line is not None:
            self._context.navigate(Place(Room.PANEL, line.id, extra))

    def _ask_new_code(self) -> None:
        line, say = self._chosen(), self._say
        if line is None:
            return
        sentence = say(
            "{name} can no longer sign in with the old PIN and sets a new one with the code. This is logged.",
            name=line.name,
        )
        title = say("Hand out a new one-time code?")
        dialog = ConfirmDialog(self, self._theme, say, title, sentence, say("Make the code"), harmful=True)
        dialog.accepted.connect(lambda: self._make_code(line.id))
        dialog.open()

    def _make_code(self, member_id: MemberId) -> None:
        run(self, lambda: self._presenter.new_code(member_id), self._code_made, self._failed)

    def _code_made(self, kept: Kept) -> None:
        if kept.troubles:
            self._show_error(kept.troubles[0].words)
            return
        clear(self._above)
        note = CodeNote(self._theme, self._say, kept.name, kept.code)
        note.handed_over.connect(lambda: clear(self._above))
        self._above.addWidget(note)
        note.done.setFocus()

    # ------------------------------------------------------------ approval, errors

    def _choose_preset(self) -> None:
        preset = self.presets.preset() if self.presets else None
        if preset is not None:
            run(self, lambda: self._presenter.choose_preset(preset), self._preset_kept, self._failed)

    def _preset_kept(self, troubles: tuple[Trouble, ...]) -> None:
        if troubles:
            self._show_error(troubles[0].words)

    def _failed(self, error: ModeratorError) -> None:
        self._show_error(error_words(self._say, error), str(error.fields.get("detail", "")))

    def _show_error(self, words: ErrorWords, detail: str = "") -> None:
        clear(self._above)
        self._above.addWidget(ErrorPanel(self._theme, self._say, words, detail=detail))
