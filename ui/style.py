"""Fusion with our focus ring: two pixels of accent, two pixels outside a control, inside a row or cell."""

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from shiboken6 import Shiboken

RING = 2
GAP = 2
_RADIUS = 8


class DeskStyle(QProxyStyle):
    """Fusion that paints focus as a ring of the accent colour."""

    def __init__(self, accent: QColor) -> None:
        super().__init__("Fusion")
        self._accent = accent

    def set_accent(self, accent: QColor) -> None:
        self._accent = accent

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element is QStyle.PrimitiveElement.PE_FrameFocusRect:
            rect = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - the stubs leave QStyleOption.rect out
            self._ring(painter, rect)
            return
        super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element is QStyle.ControlElement.CE_FocusFrame:
            self.drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, widget)
            return
        super().drawControl(element, option, painter, widget)

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return RING + GAP
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's own name
    ) -> int:
        if hint is QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        if hint is QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returnData)

    def _ring(self, painter: QPainter, rect: QRectF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._accent, RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = RING / 2
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
        painter.restore()


class FocusRing(QObject):
    """Moves one frame to whatever button or box holds the focus; fields and lists show theirs themselves."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._frame = QFocusFrame(window)

    def follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """To be connected to `QApplication.focusChanged`."""
        ringed = new if isinstance(new, QAbstractButton) and not new.property("ring_inside") else None
        if not Shiboken.isValid(self._frame):  # it lives in the parent of what it rings, and goes with it
            self._frame = QFocusFrame(self._window)
        self._frame.setWidget(ringed)  # pyright: ignore[reportArgumentType] - None takes the frame away; the stubs forget it
