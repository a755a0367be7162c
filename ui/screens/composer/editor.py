"""The field in which a post is written: plain text only, room for conjuncts, pictures pasted or dropped."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QImageWriter, QTextBlockFormat, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit

from moderator_app.domain.media import VIDEO_KINDS
from ui.roles import Type
from ui.theme import Theme

AT_ONCE = 4_000
"""Characters of a pasted text that are laid out in one go."""
LINE_HEIGHT = 127
"""Per cent of the font's own line (1.325 em): 27 px at 16 px."""
MEDIA_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".m4v", ".mpeg", *(f".{kind}" for kind in VIDEO_KINDS)})
"""What is taken for files of pictures and videos when it is dropped; what they are is seen by their bytes."""


class PostEditor(QTextEdit):
    """Tab leaves it. `pictures` carries a list of paths, `pasted` the PNG bytes of one picture."""

    pictures = Signal(object)
    pasted = Signal(object)

    def __init__(self, theme: Theme, name: str, hint: str) -> None:
        super().__init__()
        self._theme = theme
        self._rest: list[str] = []
        self._waiting: list[Callable[[], None]] = []
        self._into: tuple[QTextCursor, bool] | None = None
        self.setAcceptRichText(False)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)
        self.setFont(theme.font(Type.EDITOR))
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._least = theme.px(27 * 4 + 16)
        self.setMinimumHeight(self._least)

    def sizeHint(self) -> QSize:
        """Four lines; it takes all the room there is, but never pushes pictures and their texts out of sight."""
        return QSize(super().sizeHint().width(), self._least)

    def new_page(self, text: str) -> QTextDocument:
        """A document of its own with its own undo; show it with `setDocument`."""
        document = QTextDocument(self)
        document.setDefaultFont(self._theme.font(Type.EDITOR))
        document.setDocumentMargin(self._theme.px(8))
        fill(document, text)
        return document

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(source.hasText() or source.hasImage() or _picture_paths(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        paths = _picture_paths(source)
        if paths:
            self.pictures.emit(paths)
        elif source.hasImage() and not source.hasText():
            self.pasted.emit(_png(source.imageData()))
        elif source.hasText() and len(source.text()) <= AT_ONCE:
            self.insertPlainText(source.text())
        elif source.hasText():
            self._pour(source.text())

    def _pour(self, text: str) -> None:
        """Puts a long text in piece by piece, so that the window goes on; one step of undo takes all of it back."""
        self.pour_out()
        cursor, was_locked = self.textCursor(), self.isReadOnly()
        cursor.beginEditBlock()
        cursor.insertText(text[:AT_ONCE])
        cursor.endEditBlock()
        self._rest = [text[at : at + AT_ONCE] for at in range(AT_ONCE, len(text), AT_ONCE)]
        self._into = cursor, was_locked
        self.setReadOnly(True)
        QTimer.singleShot(0, self, self._next_piece)

    def _next_piece(self) -> None:
        if self._rest:
            self._put(self._rest.pop(0))
            QTimer.singleShot(0, self, self._next_piece)

    def when_whole(self, done: Callable[[], None]) -> None:
        """Calls once nothing of a long text is still to come, at once as a rule: nothing half is kept or handed in."""
        if self._rest:
            self._waiting.append(done)
        else:
            done()

    def pour_out(self) -> None:
        """Whatever of a long text is still to come stands in the field now; for those who cannot wait."""
        rest, self._rest = self._rest, []
        if rest:
            self._put("".join(rest))

    def _put(self, piece: str) -> None:
        assert self._into is not None, "something is being put in"
        cursor, was_locked = self._into
        cursor.joinPreviousEditBlock()
        cursor.insertText(piece)
        cursor.endEditBlock()
        if self._rest:
            return
        self._into = None
        self.setReadOnly(was_locked)
        if self.document() is cursor.document():
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        waiting, self._waiting = self._waiting, []
        for done in waiting:
            done()


def fill(document: QTextDocument, text: str) -> None:
    """Puts a text in, without a way back to what stood there before."""
    document.setUndoRedoEnabled(False)
    document.setPlainText(text)
    lines = QTextBlockFormat()
    lines.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(lines)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def replace_text(document: QTextDocument, text: str) -> None:
    """Puts a text in that undo can take back."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText(text)


def _picture_paths(source: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return paths if paths and all(path.suffix.lower() in MEDIA_ENDINGS for path in paths) else []


def picture_paths(source: QMimeData) -> list[Path]:
    """The files of pictures and videos that are dragged or pasted; none if anything else is among them."""
    return _picture_paths(source)


def _png(image: object) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if isinstance(image, QImage):
        QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    buffer.close()
    return bytes(data.data())


__all__ = ["MEDIA_ENDINGS", "PostEditor", "fill", "picture_paths", "replace_text"]
