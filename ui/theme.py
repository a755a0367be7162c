"""Scheme and text size bound together: pixels, colours and fonts as the widgets ask for them."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ui.fonts import FAMILY, load_fonts
from ui.palette import PALETTES, Palette
from ui.roles import Role, Scheme, Type


@dataclass(frozen=True, slots=True)
class Theme:
    """How everything looks: `scale` is the text size in per cent and multiplies row heights with it."""

    scheme: Scheme = Scheme.LIGHT
    scale: int = 100

    @property
    def palette(self) -> Palette:
        return PALETTES[self.scheme]

    def px(self, size: float) -> int:
        """A length of the design in the chosen text size."""
        return round(size * self.scale / 100)

    def colour(self, role: Role) -> QColor:
        return QColor(self.palette.of(role))

    def font(self, style: Type = Type.BODY, weight: int | None = None) -> QFont:
        return QFont(_font(self.px(style.pixels), weight or style.weight))

    def written_in(self, role: Role) -> QPalette:
        """The palette of a text that stands on the window, in a colour of its own."""
        return _written_in(self.palette.of(role))

    def line(self, style: Type = Type.BODY) -> int:
        """The height in pixels that one line of this style needs so that no conjunct is clipped."""
        return self.px(style.line)


@cache
def _font(pixels: int, weight: int) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return font


@cache
def _written_in(colour: str) -> QPalette:
    palette = QPalette()
    palette.setResolveMask(0)
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    return palette


_WORN = "moderator desk dress"


def dress(app: QApplication, theme: Theme) -> None:
    """Gives the whole program its fonts, style, colours and style sheet; calling it again changes them at once.

    What is worn already is not put on again: a style sheet looks every widget through. What it needs is imported only
    here: the first paint does without.
    """
    wished = f"{theme.scheme} {theme.scale}"
    if app.property(_WORN) == wished:
        return
    app.setProperty(_WORN, wished)
    from ui.qt_palette import qt_palette
    from ui.style import DeskStyle
    from ui.stylesheet import stylesheet

    style = app.style()
    if isinstance(style, DeskStyle):
        style.set_accent(theme.colour(Role.ACCENT))
    else:
        app.setStyle(DeskStyle(theme.colour(Role.ACCENT)))
    load_fonts()
    app.setFont(theme.font())
    app.setPalette(qt_palette(theme))
    app.setStyleSheet(stylesheet(theme.scheme, theme.scale))
