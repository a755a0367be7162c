"""Draws the program's icon in the sizes that desktops ask for: PNG for Linux, one .ico for Windows."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "resources" / "icons" / "app.svg"
SIDES = (16, 24, 32, 48, 64, 128, 256)


def draw_icons(folder: Path) -> dict[int, Path]:
    """The pictures by their side in pixels; the .ico lies beside them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication(["icons"])
    renderer = QSvgRenderer(str(DRAWING))
    folder.mkdir(parents=True, exist_ok=True)
    pictures: dict[int, Path] = {}
    for side in SIDES:
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        pictures[side] = folder / f"{side}.png"
        image.save(str(pictures[side]))
    largest, *others = (Image.open(pictures[side]) for side in reversed(SIDES))
    largest.save(folder / "moderator-desk.ico", sizes=[(side, side) for side in SIDES], append_images=others)
    del application
    return pictures
