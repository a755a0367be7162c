"""Qt's own palette, filled from the table of colours."""

from PySide6.QtGui import QPalette

from ui.roles import Role
from ui.theme import Theme


def qt_palette(theme: Theme) -> QPalette:
    """Qt's palette from the table, so that a widget nobody styled matches too."""
    qt = QPalette()
    for role, ours in _QT_ROLES.items():
        qt.setColor(role, theme.colour(ours))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        qt.setColor(QPalette.ColorGroup.Disabled, role, theme.colour(Role.MUTED))
    return qt


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
