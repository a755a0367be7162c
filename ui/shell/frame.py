"""The frame around every screen: navigation, header, banners, work area, bottom bar."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.shell.nav import NavPane
from ui.theme import Theme
from ui.widgets.button import icon_button
from ui.widgets.label import ElidedLabel
from ui.widgets.layout import ScrollPage, column, row
from ui.widgets.screen import Screen

HEADER, BAR, COMPOSER_BAR = 64, 64, 72
WIDEST = 1480
RAIL_UNDER = 1100


class _Filling(QHBoxLayout):
    """Takes the height that is there; the page around it scrolls only where even the least does not fit."""

    def hasHeightForWidth(self) -> bool:
        return False


class _Bar(QWidget):
    """Header or bottom bar: a ground and one hairline."""

    def __init__(self, theme: Theme, ground: Role, *, line_below: bool) -> None:
        super().__init__()
        self._theme = theme
        self._ground = ground
        self._below = line_below

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour(self._ground))
        y = self.height() - 1 if self._below else 0
        painter.fillRect(QRectF(0, y, self.width(), 1), self._theme.colour(Role.BORDER))


class Frame(QWidget):
    """Shows one screen at a time; asks it for header, banners and bar, and again when it says so."""

    back_asked = Signal()
    help_asked = Signal()

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._theme = theme
        self._say = say
        self._screen: Screen | None = None
        self._loaned: dict[int, QWidget] = {}
        self._notices: dict[str, QWidget] = {}
        self.nav = NavPane(theme, say)
        across = row(0, self)
        across.addWidget(self.nav)
        self._main = column(0)
        across.addLayout(self._main, 1)
        self._header = _Bar(theme, Role.WINDOW, line_below=True)
        self._header.setFixedHeight(theme.px(HEADER))
        self._header_row = row(theme.px(12), self._header)
        self._banners = column(theme.px(8))
        self._work = column(0)
        self._bar = _Bar(theme, Role.SURFACE, line_below=False)
        self._bar_row = row(0, self._bar)
        self._main.addWidget(self._header)
        self._main.addLayout(self._banners)
        self._main.addLayout(self._work, 1)
        self._main.addWidget(self._bar)
        self._holder: QWidget | None = None
        self._bar.hide()

    def current(self) -> Screen | None:
        """The screen that is shown."""
        return self._screen

    def show_screen(self, screen: Screen) -> None:
        """Puts a screen in place of the one before, which is told and then deleted."""
        self.clear_screen()
        self._screen = screen
        centred = QWidget()
        self._holder = ScrollPage(centred)
        self._work.addWidget(self._holder)
        # Last, for every widget it stands in anew is styled anew with all its children.
        self._hold(screen, centred)
        screen.header_changed.connect(self._dress)
        self._dress()

    def set_notice(self, about: str, notice: QWidget | None) -> None:
        """A banner that stands above those of every screen, one for each thing it is about; None for none."""
        old = self._notices.pop(about, None)
        if old is not None:
            self._banners.removeWidget(old)
            old.hide()
            old.deleteLater()
        if notice is not None:
            self._notices[about] = notice
        if self._screen is not None:
            self._fill_banners(self._screen)

    def clear_screen(self) -> None:
        """Lets the screen go."""
        if self._screen is not None:
            self._screen.leaving()
            self._screen.header_changed.disconnect(self._dress)
        for widget in self._loaned.values():
            widget.hide()
            widget.deleteLater()
        self._loaned.clear()
        if self._holder is not None:
            self._holder.hide()
            self._work.removeWidget(self._holder)
            self._holder.deleteLater()
        self._screen = self._holder = None

    def _hold(self, screen: Screen, centred: QWidget) -> None:
        px = self._theme.px
        screen.setMaximumWidth(max(px(WIDEST), WIDEST))
        line = _Filling(centred) if screen.fills_height() else QHBoxLayout(centred)
        bottom = px(12) if screen.bottom_bar() is not None else px(16)
        line.setContentsMargins(px(20), px(16), px(20), bottom)
        line.addWidget(screen, 1)

    def _dress(self) -> None:
        if self._screen is None:
            return
        self._borrow(self._screen)
        self._fill_header(self._screen)
        self._fill_banners(self._screen)
        _let_go(self._bar_row)
        bar = self._screen.bottom_bar()
        self._bar.setVisible(bar is not None)
        if bar is not None:
            px = self._theme.px
            self._bar_row.setContentsMargins(px(20), 1, px(20), 0)
            self._bar.setFixedHeight(max(px(BAR), bar.sizeHint().height() + px(16)))
            self._bar_row.addWidget(bar, 1)
            bar.show()

    def _borrow(self, screen: Screen) -> None:
        loans = [screen.header_state(), screen.bottom_bar(), *screen.header_actions(), *screen.banners()]
        self._loaned |= {id(widget): widget for widget in loans if widget is not None}

    def _fill_header(self, screen: Screen) -> None:
        px = self._theme.px
        _let_go(self._header_row)
        self._header_row.setContentsMargins(px(20), 0, px(20), 1)
        if screen.shows_back():
            back = icon_button(self._theme, "chevron-left", self._say("Back"), "Alt+Left")
            back.setShortcut(QKeySequence())  # the desk's own, which works in every room
            back.setProperty("frame_made", True)
            back.clicked.connect(self.back_asked)
            self._header_row.addWidget(back)
        title = ElidedLabel(self._theme, screen.title(), Type.TITLE)
        title.setProperty("frame_made", True)
        title.setMaximumWidth(title.sizeHint().width() + 2)
        title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # the subtitle gives way first
        self._header_row.addWidget(title)
        state = screen.header_state()
        if state is not None:
            self._header_row.addWidget(state)
            state.show()
        subtitle = ElidedLabel(self._theme, screen.subtitle(), Type.BODY, Role.MUTED)
        subtitle.setProperty("frame_made", True)
        subtitle.setMaximumWidth(subtitle.sizeHint().width() + 2)
        self._header_row.addWidget(subtitle, 500)
        subtitle.setVisible(bool(subtitle.text()))
        self._header_row.addStretch(1)
        actions = list(screen.header_actions())
        for action in actions[:-1]:
            self._header_row.addWidget(action)
        help_button = icon_button(self._theme, "circle-help", self._say("Help"), "F1")
        help_button.setProperty("frame_made", True)
        help_button.clicked.connect(self.help_asked)
        self._header_row.addWidget(help_button)
        if actions:
            self._header_row.addWidget(actions[-1])
        for action in actions:
            action.show()

    def _fill_banners(self, screen: Screen) -> None:
        px = self._theme.px
        _let_go(self._banners)
        desks = [*self._notices.values()]
        shown = [*desks, *screen.banners()][: max(2, len(desks) + 1)]
        self._banners.setContentsMargins(px(20), px(12) if shown else 0, px(20), 0)
        for banner in shown:
            self._banners.addWidget(banner)
            banner.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.nav.set_rail(rail=self.width() < self._theme.px(RAIL_UNDER))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour(Role.WINDOW))


def _let_go(layout: QLayout) -> None:
    """Takes widgets out without deleting those that belong to the screen; what the frame made itself goes."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is None:
            continue
        widget.hide()
        if widget.property("frame_made"):
            widget.deleteLater()
