"""Texts on screen: one line that is never clipped, one that is elided, and a paragraph with room for conjuncts."""

from html import escape
from math import ceil

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.roles import Role, Type
from ui.theme import Theme

LINE_HEIGHT = 117
"""Per cent of the font's own line (1.325 em) a wrapped line takes: 1.55 em, where ink of deep conjuncts needs 1.23."""


class Label(QLabel):
    """One line of plain text in a style and role; it takes the room its words need."""

    def __init__(
        self, theme: Theme, text: str = "", style: Type = Type.BODY, role: Role = Role.TEXT, weight: int | None = None
    ) -> None:
        super().__init__()
        self.theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(style, weight))
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        self.setMinimumHeight(theme.line(style))
        self.set_role(role)
        self.setText(text)

    def set_role(self, role: Role) -> None:
        self.setPalette(self.theme.written_in(role))


class ElidedLabel(Label):
    """One line that gives way with "…" and tells the whole text in its tooltip; for titles, never for state words."""

    def __init__(
        self, theme: Theme, text: str = "", style: Type = Type.BODY, role: Role = Role.TEXT, weight: int | None = None
    ) -> None:
        super().__init__(theme, text, style, role, weight)
        self._elided: tuple[tuple[str, int, QFont], str] = ("", 0, QFont()), ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(theme.px(40))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 1, max(hint.height(), self.minimumHeight()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.sizeHint().height())

    def shown_text(self) -> str:
        """The text as it stands on screen, with "…" where it gave way."""
        asked = (self.text(), self.width(), self.font())
        if asked != self._elided[0]:
            self._elided = asked, self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        return self._elided[1]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.shown_text() != self.text() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), int(self.alignment()), self.shown_text())


class WrappedLabel(QLabel):
    """A paragraph; every line is 1.55 times its font size high, so that no conjunct touches the next line."""

    def __init__(
        self, theme: Theme, text: str = "", style: Type = Type.BODY, role: Role = Role.TEXT, weight: int | None = None
    ) -> None:
        super().__init__()
        self._theme = theme
        self._plain = ""
        self._measured: tuple[tuple[int, str, QFont, QMargins] | None, int] = (None, 0)
        self.setFont(theme.font(style, weight))
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self._line = theme.line(style)
        self.setMinimumHeight(self._line)
        self.set_role(role)
        self.set_plain(text)

    def heightForWidth(self, arg__1: int) -> int:
        # Layouts ask again and again for the same width.
        asked = (arg__1, self.text(), self.font(), self.contentsMargins())
        if asked != self._measured[0]:
            self._measured = asked, self._height(arg__1)
        return self._measured[1]

    def _height(self, width: int) -> int:
        # QLabel measures rich text no wider than it likes it, and so keeps room for lines that are not there.
        margins = self.contentsMargins()
        measured = QTextDocument()
        measured.setDocumentMargin(0)
        measured.setDefaultFont(self.font())
        measured.setHtml(self.text())
        measured.setTextWidth(max(1, width - margins.left() - margins.right()))
        return max(self._line, ceil(measured.size().height()) + margins.top() + margins.bottom())

    def set_role(self, role: Role) -> None:
        self.setPalette(self._theme.written_in(role))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    def _take_room(self) -> None:
        # Scroll areas and aligned items ask for no height by width: the label itself says how high it must be.
        needed = self.heightForWidth(self.width()) if self.text() else 0
        if max(needed, self._line) != self.minimumHeight():
            self.setMinimumHeight(max(needed, self._line))

    @property
    def plain(self) -> str:
        return self._plain

    def set_plain(self, text: str) -> None:
        """Shows plain text; line breaks stay."""
        self._plain = text
        body = escape(text).replace("\n", "<br>")
        self.setText(f'<p style="line-height:{LINE_HEIGHT}%; margin:0">{body}</p>' if text else "")
        self.setAccessibleName(text)
        self._take_room()

    def set_rich(self, html: str, plain: str) -> None:
        """Shows marked-up text (bold words in a sentence); `plain` is what a screen reader says."""
        self._plain = plain
        self.setText(f'<p style="line-height:{LINE_HEIGHT}%; margin:0">{html}</p>')
        self.setAccessibleName(plain)
        self._take_room()
