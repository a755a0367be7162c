"""What the first paint shows while the desk is being opened: the card of the sign-in page, as one drawing.

No other widget is needed for it, and no pen, brush or flag of Qt: the first touch of one makes every enum of the
namespace `Qt`, which takes longer than all the rest of the first paint.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from moderator_app.domain.appearance import Appearance
from moderator_app.words import Speaker
from ui.fonts import FAMILY, load_first_fonts
from ui.palette import PALETTES

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="{family}">
<rect width="{width}" height="{height}" fill="{colour.window}"/>
<rect x="20" y="14" width="36" height="36" rx="6" fill="{colour.accent_fill}"/>
<g transform="translate(28 22) scale(0.8333)" fill="none" stroke="{colour.on_accent}" stroke-width="1.75"
 stroke-linecap="round" stroke-linejoin="round">
<path d="M10 18v-7"/><path d="M14 18v-7"/><path d="M18 18v-7"/><path d="M6 18v-7"/><path d="M3 22h18"/>
<path d="M11.119 2.205a2 2 0 0 1 1.762 0l7.84 3.846A.5.5 0 0 1 20.5 7h-17a.5.5 0 0 1-.22-.949z"/></g>
<text x="68" y="35.5" font-size="16" font-weight="600" fill="{colour.text}">{name}</text>
<g transform="translate({left} {top})">
<rect x="0.5" y="0.5" width="459" height="259" rx="8" fill="{colour.surface}" stroke="{colour.border}"/>
<path d="M1 44.5h458" stroke="{colour.line}"/>
<text x="17" y="26.5" font-size="16" font-weight="600" fill="{colour.text}">{title}</text>
<path d="M245 134A15 15 0 1 1 230 119" fill="none" stroke="{colour.muted}" stroke-width="4.25"
 stroke-linecap="round"/><circle cx="230" cy="134" r="6" fill="{colour.muted}"/>
<text x="230" y="179.5" font-size="15" text-anchor="middle" fill="{colour.muted}">{sentence}</text>
</g></svg>"""
"""In design pixels; the house is the icon `landmark`."""


class WaitingPage(QWidget):
    """Nothing to press yet; everything stands where the page after it will have it."""

    painted = Signal()
    """Told once, when the first picture stands on the screen."""

    def __init__(self, appearance: Appearance, say: Speaker) -> None:
        super().__init__()
        load_first_fonts()
        self._appearance = appearance
        self._name = say("Moderator Desk")
        self._title = say("Sign in")
        self._sentence = say("The desk is being opened…")
        self._told = False
        self.setAccessibleName(self._sentence)

    def paintEvent(self, event: "QPaintEvent") -> None:
        painter = QPainter(self)
        QSvgRenderer(QByteArray(self._drawing().encode())).render(painter, QRectF(self.rect()))
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self, self.painted.emit)

    def _drawing(self) -> str:
        width = self.width() * 100 / self._appearance.text_size
        height = self.height() * 100 / self._appearance.text_size
        return _DRAWING.format(
            width=width,
            height=height,
            left=(width - 460) // 2,
            top=72 + (height - 72 - 260 - 20) * 2 // 5,
            family=FAMILY,
            colour=PALETTES[self._appearance.scheme],
            name=_escaped(self._name),
            title=_escaped(self._title),
            sentence=_escaped(self._sentence),
        )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
