"""Scheme and text size bound together: pixels, colours and fonts as the widgets ask for them."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from moderator_app.resource_files import resource
from ui.palette import PALETTES, Palette
from ui.roles import Role, Scheme, Type
from ui.stylesheet import stylesheet

FAMILY = "Noto Sans Bengali"
MEDIUM = 500
BOLD = 600


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
        font = QFont(FAMILY)
        font.setPixelSize(self.px(style.pixels))
        font.setWeight(QFont.Weight(weight or style.weight))
        return font

    def line(self, style: Type = Type.BODY) -> int:
        """The height in pixels that one line of this style needs so that no conjunct is clipped."""
        return self.px(style.line)


def qt_palette(theme: Theme) -> QPalette:
    """Qt's palette from the table, so that a widget nobody styled matches too."""
    qt = QPalette()
    for role, ours in _QT_ROLES.items():
        qt.setColor(role, theme.colour(ours))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        qt.setColor(QPalette.ColorGroup.Disabled, role, theme.colour(Role.MUTED))
    return qt


def dress(app: QApplication, theme: Theme) -> None:
    """Gives the whole program its fonts, style, colours and style sheet; calling it again changes them at once."""
    from ui.style import DeskStyle

    style = app.style()
    if isinstance(style, DeskStyle):
        style.set_accent(theme.colour(Role.ACCENT))
    else:
        app.setStyle(DeskStyle(theme.colour(Role.ACCENT)))
    dress_lightly(app, theme)


def dress_lightly(app: QApplication, theme: Theme) -> None:
    """As `dress`, without the style of its own: touching QStyle costs a tenth of the time to first paint."""
    load_fonts()
    if app.style().name() != "fusion" and not app.styleSheet():
        app.setStyle("Fusion")
    app.setFont(theme.font())
    app.setPalette(qt_palette(theme))
    app.setStyleSheet(stylesheet(theme.scheme, theme.scale))


@cache
def load_fonts() -> bool:
    """Registers the bundled fonts, once a process; says whether the program's own family is there."""
    for path in sorted(resource("fonts").glob("*-[456]00.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    return FAMILY in QFontDatabase.families()


_QT_ROLES = {
    QPalette.ColorRole.Window: Role.WINDOW,
    QPalette.ColorRole.WindowText: Role.TEXT,
    QPalette.ColorRole.Base: Role.SURFACE,
    QPalette.ColorRole.AlternateBase: Role.SUNKEN,
    QPalette.ColorRole.Text: Role.TEXT,
    QPalette.ColorRole.Button: Role.SURFACE,
    QPalette.ColorRole.ButtonText: Role.TEXT,
    QPalette.ColorRole.BrightText: Role.DANGER,
    QPalette.ColorRole.Highlight: Role.ACCENT_FILL,
    QPalette.ColorRole.HighlightedText: Role.ON_ACCENT,
    QPalette.ColorRole.PlaceholderText: Role.MUTED,
    QPalette.ColorRole.ToolTipBase: Role.SURFACE,
    QPalette.ColorRole.ToolTipText: Role.TEXT,
    QPalette.ColorRole.Link: Role.ACCENT,
    QPalette.ColorRole.LinkVisited: Role.ACCENT,
    QPalette.ColorRole.Light: Role.SURFACE,
    QPalette.ColorRole.Midlight: Role.LINE,
    QPalette.ColorRole.Mid: Role.BORDER,
    QPalette.ColorRole.Dark: Role.INPUT,
    QPalette.ColorRole.Shadow: Role.INPUT,
    QPalette.ColorRole.Accent: Role.ACCENT,
}
