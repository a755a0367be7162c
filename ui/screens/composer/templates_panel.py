"""Putting a template into the text: a panel to search and choose from; its words go in as one step of undo."""

from functools import cached_property, partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.fields import plain
from moderator_app.domain.posts import title_of
from moderator_app.domain.templates import Template, TemplateKind, insertion
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from ui import background
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.composer.blanks_line import BlanksLine, from_qt, to_qt
from ui.screens.composer.sheet import WritingSheet
from ui.template_kinds import KINDS
from ui.theme import Theme
from ui.widgets.button import ButtonParts, link
from ui.widgets.cell_model import CellModel
from ui.widgets.field import TextField
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column
from ui.widgets.table import TWO_LINES, Cell, Table
from ui.widgets.whole_rows import WholeRows

_WIDTH, _HEIGHT = 440, 420


class TemplatesPanel(QFrame):
    """A panel above its button; Escape closes it. `chosen` carries a template, `rooms` asks for the list of them."""

    chosen = Signal(object)
    rooms = Signal()

    def __init__(self, theme: Theme, say: Speaker, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme, self._say = theme, say
        self._all: tuple[Template, ...] = ()
        self._lines: tuple[Template, ...] = ()
        px = theme.px
        self.setAccessibleName(say("Put in a template"))
        self.setFixedSize(px(_WIDTH), px(_HEIGHT))
        lines = column(px(8), self)
        lines.setContentsMargins(px(14), px(14), px(14), px(12))
        self.search = TextField(theme, say("Search templates"), say("Search templates"))
        self.search.textChanged.connect(lambda _text="": self._follow())
        self.search.returnPressed.connect(lambda: self._take(self.table.currentIndex()))
        self.search.installEventFilter(self)
        lines.addWidget(self.search)
        self._cells = CellModel([say("Name")], self)
        self.table = Table(theme, say("Templates"), TWO_LINES)
        self.table.setModel(self._cells)
        self.table.horizontalHeader().hide()
        self.table.size_columns(0)
        self.table.clicked.connect(self._take)
        self.table.activated.connect(self._take)
        self.stack = QStackedWidget()
        self.stack.addWidget(WholeRows(self.table))
        self.none = WrappedLabel(theme, "", Type.BODY, Role.MUTED)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.stack.addWidget(self.none)
        lines.addWidget(self.stack, 1)
        hint = say("Arrow keys choose, Enter puts it in. Signatures and hashtags go to the end.")
        lines.addWidget(WrappedLabel(theme, hint, Type.SMALL, Role.MUTED))
        self.room = link(theme, say("Go to the templates"))
        self.room.clicked.connect(self._to_room)
        lines.addWidget(self.room, 0, Qt.AlignmentFlag.AlignLeft)

    def open_at(self, button: QWidget, templates: tuple[Template, ...]) -> None:
        """Opens above a button."""
        self._all = templates
        self.search.clear()
        self._follow()
        window = button.window().geometry()
        spot = button.mapToGlobal(QPoint(0, 0))
        x = max(window.left() + 4, min(spot.x(), window.right() - self.width() - 4))
        self.move(x, max(window.top(), spot.y() - self.height() - self._theme.px(6)))
        self.show()
        self.search.setFocus()

    def _follow(self) -> None:
        say = self._say
        words = plain(self.search.text()).split()
        self._lines = tuple(
            t for t in self._all if all(w in plain(f"{t.name} {t.text} {say(KINDS[t.kind])}") for w in words)
        )
        rows = [
            [Cell(t.name, say("{where}: {what}", where=say(KINDS[t.kind]), what=title_of(t.text)))] for t in self._lines
        ]
        self._cells.set_rows(rows)
        self.stack.setCurrentIndex(0 if rows else 1)
        empty = say("No template fits. All of them stand under Posts, Templates.")
        self.none.set_plain(empty if self._all else say("The office has no templates yet."))
        if rows:
            self.table.selectRow(0)

    def _cell(self, template: Template) -> Cell:
        say = self._say
        about = say("{where}: {what}", where=say(KINDS[template.kind]), what=title_of(template.text))
        return Cell(template.name, about)

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.hide()
            self.chosen.emit(self._lines[index.row()])

    def _to_room(self) -> None:
        self.hide()
        self.rooms.emit()

    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        """The arrows move the choice while one goes on typing in the search."""
        if isinstance(arg__2, QKeyEvent) and arg__2.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(arg__2.key(), 0)
            if step and self._lines:
                self.table.selectRow(min(max(0, self.table.currentIndex().row() + step), len(self._lines) - 1))
                return True
        return False

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour(Role.INPUT), 1))
        painter.setBrush(self._theme.colour(Role.SURFACE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class TemplateHelp(QObject):
    """The composer's button, panel and line of blanks; the sheet gives them a place."""

    def __init__(self, context: ScreenContext, sheet: WritingSheet) -> None:
        super().__init__(sheet)
        self._context, self._sheet = context, sheet
        theme, say = context.theme, context.say
        self.button = link(theme, say("Template"), ButtonParts(icon="file-text", key="Ctrl+T"))
        self.button.clicked.connect(self._ask)
        self.blanks = BlanksLine(theme, say, sheet.editor)
        sheet.under_text.take(self.button, self.blanks)
        sheet.blank_asked.connect(self.blanks.show_first)
        sheet.changed.connect(self.blanks.follow)

    @cached_property
    def panel(self) -> TemplatesPanel:
        """Made when it is wanted first: opening the composer is work enough."""
        panel = TemplatesPanel(self._context.theme, self._context.say, self._sheet)
        panel.chosen.connect(self.put_in)
        panel.rooms.connect(lambda: self._context.navigate(Place(Room.POSTS, extra="templates")))
        return panel

    def _ask(self) -> None:
        core, actor = self._context.core, self._context.actor.id
        background.run(self, partial(core.templates.all, actor), self._open, self._failed)

    def _open(self, templates: tuple[Template, ...]) -> None:
        self.panel.open_at(self.button, tuple(t for t in templates if not t.retired))

    def _failed(self, error: ModeratorError) -> None:
        self.panel.open_at(self.button, ())
        self.panel.none.set_plain(error_sentence(self._context.say, error))

    def put_in(self, template: Template) -> None:
        """Puts the words in as one step of undo, and marks their first blank."""
        editor = self._sheet.editor
        text, cursor = editor.toPlainText(), editor.textCursor()
        here = from_qt(text, cursor.selectionStart())
        found = insertion(text, here, template.kind, template.text)
        cursor.beginEditBlock()
        if template.kind.at_end:
            cursor.setPosition(to_qt(text, found.place))
        cursor.insertText(found.words)
        cursor.endEditBlock()
        editor.setTextCursor(cursor)
        editor.ensureCursorVisible()
        editor.setFocus()
        if template.kind is not TemplateKind.HASHTAGS and found.words:
            self.blanks.show_first(found.place)
