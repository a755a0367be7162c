"""Choosing a picture that is kept already: a panel with the shelf of pictures and a search."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.words.errors import error_sentence
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.shelf.grid import PictureGrid
from ui.shelf.source import ShelfItem, ShelfSource
from ui.widgets.button import link
from ui.widgets.field import TextField
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column

_SIZE, _ASK_AFTER = (580, 470), 150
_WALKS = frozenset({Qt.Key.Key_Down.value, Qt.Key.Key_Up.value, Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value})


class LibraryPanel(QFrame):
    """A panel beside its button; Escape closes it. `chosen` carries a media file."""

    chosen = Signal(object)

    def __init__(self, context: ScreenContext, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme, self._say = context.theme, context.say
        theme, say, px = context.theme, context.say, context.theme.px
        self.setAccessibleName(say("Choose from the media library"))
        self.setFixedSize(px(_SIZE[0]), px(_SIZE[1]))
        lines = column(px(8), self)
        lines.setContentsMargins(px(14), px(14), px(14), px(12))
        self.search = TextField(theme, say("Search pictures and videos"), say("Search pictures and videos"))
        self._soon = QTimer(self, singleShot=True, interval=_ASK_AFTER)
        self._soon.timeout.connect(lambda: self.grid.ask(self.search.text()))
        self.search.textChanged.connect(lambda _text="": self._soon.start())
        self.search.installEventFilter(self)
        lines.addWidget(self.search)
        self.grid = PictureGrid(theme, say, ShelfSource(context.core, say, context.actor.id))
        self.grid.counted.connect(self._counted)
        self.grid.taken.connect(self._take)
        self.grid.clicked.connect(self._take_chosen)
        self.grid.failed.connect(self._failed)
        self.none = WrappedLabel(theme, "", Type.BODY, Role.MUTED)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.none)
        lines.addWidget(self.stack, 1)
        hint = say("Arrow keys choose, Enter adds the picture to the post.")
        lines.addWidget(WrappedLabel(theme, hint, Type.SMALL, Role.MUTED))
        self.room = link(theme, say("Go to media"))
        self.room.clicked.connect(self.hide)
        self.room.clicked.connect(lambda: context.navigate(Place(Room.MEDIA)))
        lines.addWidget(self.room, 0, Qt.AlignmentFlag.AlignLeft)

    def open_at(self, beside: QWidget) -> None:
        """Opens at a button, inside its window."""
        self.search.clear()
        self._soon.stop()
        self.grid.ask("")
        window = beside.window().geometry()
        spot = beside.mapToGlobal(QPoint(beside.width() - self.width(), -self.height() - self._theme.px(4)))
        x = max(window.left() + 4, min(spot.x(), window.right() - self.width() - 4))
        self.move(x, max(window.top(), min(spot.y(), window.bottom() - self.height() - 4)))
        self.show()
        self.search.setFocus()

    def _counted(self, count: int) -> None:
        self.none.set_plain(self._say("Nothing fits. New pictures and videos come from files."))
        self.stack.setCurrentIndex(0 if count else 1)

    def _take(self, item: ShelfItem | None) -> None:
        if item is not None:
            self.hide()
            self.chosen.emit(item.file)

    def _take_chosen(self) -> None:
        self._take(self.grid.chosen())

    def _failed(self, error: ModeratorError) -> None:
        self.none.set_plain(error_sentence(self._say, error))
        self.stack.setCurrentIndex(1)

    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        """From the search, Down leads into the grid and Enter takes the tile that is chosen there."""
        if isinstance(arg__2, QKeyEvent) and arg__2.type() is QEvent.Type.KeyPress and arg__2.key() in _WALKS:
            if arg__2.key() in (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value):
                self._take_chosen()
            else:
                self.grid.setFocus()
            return True
        return False

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour(Role.INPUT), 1))
        painter.setBrush(self._theme.colour(Role.SURFACE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
