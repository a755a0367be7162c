"""The bundled fonts, made known to Qt."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from moderator_app.resource_files import resource

FAMILY = "Noto Sans Bengali"
_FIRST_FONTS = ("NotoSansBengali-400.ttf", "NotoSansBengali-600.ttf")


@cache
def load_fonts() -> bool:
    """Registers the bundled fonts, once a process; says whether the program's own family is there."""
    load_first_fonts()
    for path in sorted(resource("fonts").glob("*-[456]00.ttf")):
        if path.name not in _FIRST_FONTS:
            QFontDatabase.addApplicationFont(str(path))
    return FAMILY in QFontDatabase.families()


@cache
def load_first_fonts() -> None:
    """Registers, once a process, the two fonts of the first paint: the others take four times as long."""
    for name in _FIRST_FONTS:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))
