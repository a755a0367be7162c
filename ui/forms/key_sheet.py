"""The recovery key as a sheet for the safe: painted on a printer or into a PDF, the same either way."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSaveFile, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from moderator_app.domain.errors import FolderNotWritable
from ui.fonts import FAMILY
from ui.forms.key_paper import GROUP, Paper, group_places
from ui.forms.qr import paint_qr, qr_squares

_INCH = 25.4
_A_ROW = 5


def set_page(device: QPagedPaintDevice) -> None:
    """A4 upright with margins of 20 mm."""
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(20, 20, 20, 20),
            QPageLayout.Unit.Millimeter,
        )
    )


def pdf_of(paper: Paper) -> bytes:
    """The sheet as a PDF with its fonts inside."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(300)
    writer.setTitle(paper.title)
    set_page(writer)
    paint_paper(writer, paper)
    buffer.close()
    return bytes(data.data())


def save_pdf(path: str, data: bytes) -> None:
    """Writes a file that only its owner may read, under a temporary name first.

    Raises:
        FolderNotWritable: nothing can be written there.
    """
    file = QSaveFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise FolderNotWritable(path=path)
    file.setPermissions(file.Permission.ReadOwner | file.Permission.WriteOwner)
    if file.write(data) != len(data) or not file.commit():
        raise FolderNotWritable(path=path)


def paint_paper(device: QPagedPaintDevice, paper: Paper) -> None:
    """Paints the sheet on one page."""
    painter = QPainter(device)
    try:
        _Sheet(painter, device.logicalDpiX() / _INCH, QRectF(painter.viewport())).paint(paper)
    finally:
        painter.end()


class _Sheet:
    """One sheet being painted from top to bottom; lengths in millimetres."""

    def __init__(self, painter: QPainter, mm: float, page: QRectF) -> None:
        self._painter = painter
        self._mm = mm
        self._page = page
        self._y = page.top()

    def paint(self, paper: Paper) -> None:
        self._line(paper.title, 18, QFont.Weight.DemiBold, after=4)
        for number, sentence in enumerate(paper.sentences):
            self._line(sentence, 11, QFont.Weight.Medium if number == 0 else QFont.Weight.Normal, after=1.5)
        self._y += 6 * self._mm
        self._groups(paper.groups)
        self._y += 8 * self._mm
        side = 46 * self._mm
        paint_qr(self._painter, QRectF(self._page.left(), self._y, side, side), qr_squares(paper.code))
        self._y += side + 14 * self._mm
        self._line(paper.footer, 10, QFont.Weight.Normal, after=0)

    def _font(self, points: float, weight: QFont.Weight) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(round(points / 72 * _INCH * self._mm))
        font.setWeight(weight)
        return font

    def _line(self, text: str, points: float, weight: QFont.Weight, after: float) -> None:
        painter = self._painter
        painter.setFont(self._font(points, weight))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        room = QRectF(self._page.left(), self._y, self._page.width(), self._page.height())
        taken = painter.boundingRect(room, flags, text)
        painter.drawText(taken, flags, text)
        self._y += taken.height() + after * self._mm

    def _groups(self, groups: tuple[str, ...]) -> None:
        painter, mm = self._painter, self._mm
        places = group_places(groups, _A_ROW)
        rows = places[-1][0] + 1
        frame = QRectF(self._page.left(), self._y, self._page.width(), (rows * 11 + 8) * mm)
        painter.setPen(QPen(Qt.GlobalColor.black, 0.4 * mm))
        painter.drawRect(frame)
        width = (frame.width() - 12 * mm) / _A_ROW
        for number, (group, (down, across)) in enumerate(zip(groups, places, strict=True)):
            room = frame.width() - 12 * mm if len(group) > GROUP else width
            cell = QRectF(frame.left() + 6 * mm + across * width, frame.top() + (4 + down * 11) * mm, room, 11 * mm)
            painter.setFont(self._font(8, QFont.Weight.Normal))
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignVCenter), f"{number + 1}.")
            painter.setFont(self._font(16, QFont.Weight.DemiBold))
            painter.drawText(cell.adjusted(7 * mm, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), group)
        self._y = frame.bottom()
