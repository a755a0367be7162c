"""The grid of pictures: an item view over the library, painted tile by tile."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from moderator_app.domain.ids import MediaHash
from moderator_app.words import Speaker
from ui.icons import draw_icon
from ui.paged_model import PagedModel, Rows
from ui.roles import Role, Type
from ui.shelf.source import ShelfItem, ShelfSource
from ui.shelf.thumbnails import Thumbnails
from ui.shelf.video_sign import paint_video
from ui.theme import Theme
from ui.widgets.rows import paint_inner_ring
from ui.widgets.table import Cell

_TILE, _PICTURE = (172, 168), 108


class _ShelfModel(PagedModel[ShelfItem]):
    def __init__(self, source: ShelfSource, say: Speaker, parent: QObject) -> None:
        super().__init__((say("Picture"),), lambda item, _column: Cell(item.file.name, item.used), parent)
        self._source = source

    def ask(self, search: str) -> None:
        source = self._source

        def find() -> tuple[int, Rows[ShelfItem]]:
            return source.count(search), lambda offset, limit: source.items(search, offset, limit)

        self.begin(find)


class _Tile(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: _ShelfModel, thumbnails: Thumbnails, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model, self._thumbnails = theme, model, thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(_TILE[0]), self._theme.px(_TILE[1]))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, px = self._theme, self._theme.px
        rect = QRectF(option.rect).adjusted(px(4), px(4), -px(4), -px(4))  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - the stubs leave it out
        state = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - the stubs leave it out
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ground = QPainterPath()
        ground.addRoundedRect(rect, 6, 6)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillPath(ground, theme.colour(Role.ACCENT_SOFT if chosen else Role.HOVER))
        if chosen or state & QStyle.StateFlag.State_HasFocus:
            paint_inner_ring(painter, rect, theme)
        item = self._model.row_at(index.row())
        if item is not None:
            self._item(painter, rect.adjusted(px(8), px(8), -px(8), -px(6)), item)
        painter.restore()

    def _item(self, painter: QPainter, rect: QRectF, item: ShelfItem) -> None:
        theme, px = self._theme, self._theme.px
        frame = QRectF(rect.x(), rect.y(), rect.width(), px(_PICTURE) - px(8))
        painter.fillRect(frame, theme.colour(Role.HOVER))
        image = None if item.video else self._thumbnails.get(item.file.hash)
        if item.video:
            paint_video(painter, frame, theme, item.video)
        elif image is not None and not image.isNull():
            draw_whole(painter, frame, image)
        elif self._thumbnails.damaged(item.file.hash):
            side = px(28)
            spot = QRectF(frame.center().x() - side / 2, frame.center().y() - side / 2, side, side)
            draw_icon(painter, spot, "triangle-alert", theme.colour(Role.DANGER))
        lines = ((item.file.name, Type.STATE, Role.TEXT), (item.used, Type.SMALL, Role.MUTED))
        top = frame.bottom() + px(4)
        for words, style, role in lines:
            painter.setFont(theme.font(style))
            painter.setPen(theme.colour(role))
            line = QRectF(rect.x(), top, rect.width(), px(22))
            fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, int(line.width()))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), fitting)
            top += px(21)


def draw_whole(painter: QPainter, frame: QRectF, image: QImage) -> None:
    """Draws a picture as large as it fits, in the middle of a frame."""
    scale = min(frame.width() / image.width(), frame.height() / image.height())
    width, height = image.width() * scale, image.height() * scale
    painter.drawImage(QRectF(frame.center().x() - width / 2, frame.center().y() - height / 2, width, height), image)


class PictureGrid(QListView):
    """`counted` tells how many pictures fit, `stood_on` and `taken` carry an item, `failed` an error.

    Arrow keys walk over the tiles; Enter or a double click takes one.
    """

    counted = Signal(object)
    stood_on = Signal(object)
    taken = Signal(object)
    failed = Signal(object)

    def __init__(self, theme: Theme, say: Speaker, source: ShelfSource) -> None:
        super().__init__()
        self._model = _ShelfModel(source, say, self)
        self.thumbnails = Thumbnails(source.picture, self)
        self._wanted: MediaHash | None = None
        self.setAccessibleName(say("Pictures"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setFont(theme.font())
        self.setModel(self._model)
        self.setItemDelegate(_Tile(theme, self._model, self.thumbnails, self))
        self.thumbnails.arrived.connect(self.viewport().update)
        self._model.counted.connect(self._show)
        self._model.failed.connect(self.failed)
        self.selectionModel().currentChanged.connect(self._stand)
        self.activated.connect(self._take)

    def ask(self, search: str, wanted: MediaHash | None = None) -> None:
        """Shows what fits; `wanted` stays or becomes the chosen one where it is among the first."""
        self._wanted = wanted
        self._model.ask(search)

    def chosen(self) -> ShelfItem | None:
        """The tile that one stands on."""
        index = self.currentIndex()
        return self._model.row_at(index.row()) if index.isValid() else None

    def _show(self, count: int) -> None:
        self.counted.emit(count)
        if count:
            row = self._model.place_where(lambda item: item.file.hash == self._wanted) or 0
            self.setCurrentIndex(self._model.index(row, 0))

    def _stand(self, index: QModelIndex, _before: QModelIndex) -> None:
        item = self._model.row_at(index.row()) if index.isValid() else None
        if item is not None:
            self.stood_on.emit(item)

    def _take(self, index: QModelIndex) -> None:
        item = self._model.row_at(index.row())
        if item is not None:
            self.taken.emit(item)
