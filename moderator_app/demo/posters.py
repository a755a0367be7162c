"""Posters for the demo's posts: plain shapes in calm colours, without text, the same bytes every time."""

import io
from collections.abc import Callable

from PIL import Image, ImageDraw

SIZE = (1080, 810)
_WIDTH, _HEIGHT = SIZE
_GROUNDS = ("#0f4c5c", "#1d6f42", "#7a3e48", "#3d3f7d", "#8a5a12", "#2f4858", "#5b4a8a")
_INKS = ("#f4d58d", "#f7f3e3", "#f2a65a", "#bfe3c0", "#f6c6c0", "#9fd3e6", "#ffe28a")

Draw = ImageDraw.ImageDraw
Figure = Callable[[Draw, str], None]


def poster(figure: str, number: int) -> bytes:
    """A PNG of a figure on a ground; `number` chooses the colours.

    Raises:
        KeyError: no figure has that name.
    """
    picture = Image.new("RGB", SIZE, _GROUNDS[number % len(_GROUNDS)])
    draw = ImageDraw.Draw(picture)
    ink = _INKS[number * 3 % len(_INKS)]
    draw.rectangle((36, 36, _WIDTH - 36, _HEIGHT - 36), outline=ink, width=6)
    draw.rectangle((36, _HEIGHT - 130, _WIDTH - 36, _HEIGHT - 36), fill=ink)
    _FIGURES[figure](draw, ink)
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=1)
    return file.getvalue()


def figures() -> frozenset[str]:
    """The names of all figures."""
    return frozenset(_FIGURES)


def _disc(draw: Draw, x: int, y: int, radius: int, ink: str) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)


def _bars(draw: Draw, ink: str) -> None:
    for n, height in enumerate((180, 320, 250, 400, 300)):
        draw.rectangle((210 + n * 140, 580 - height, 300 + n * 140, 580), fill=ink)


def _grid(draw: Draw, ink: str) -> None:
    for n in range(4):
        x, y = 270 + n % 2 * 290, 120 + n // 2 * 250
        draw.rounded_rectangle((x, y, x + 250, y + 210), 24, fill=ink)


def _sun(draw: Draw, ink: str) -> None:
    _disc(draw, _WIDTH // 2, 350, 190, "#d64545")
    draw.arc((300, 110, 780, 590), 0, 360, fill=ink, width=10)


def _moon(draw: Draw, ink: str) -> None:
    _disc(draw, 500, 340, 200, ink)
    _disc(draw, 590, 300, 170, "#22304f")
    for x, y in ((760, 180), (830, 330), (720, 480)):
        _disc(draw, x, y, 14, ink)


def _snow(draw: Draw, ink: str) -> None:
    for x, y in ((300, 220), (540, 340), (780, 220), (400, 500), (680, 500)):
        for dx, dy in ((80, 0), (40, 69), (40, -69)):
            draw.line((x - dx, y - dy, x + dx, y + dy), fill=ink, width=10)


def _drop(draw: Draw, ink: str) -> None:
    draw.polygon([(540, 120), (400, 400), (680, 400)], fill=ink)
    _disc(draw, 540, 430, 148, ink)


def _wave(draw: Draw, ink: str) -> None:
    for row in range(3):
        for n in range(6):
            x, y = 120 + n * 145, 200 + row * 130
            draw.arc((x, y, x + 145, y + 110), 180 if n % 2 else 0, 360 if n % 2 else 180, fill=ink, width=16)


def _leaf(draw: Draw, ink: str) -> None:
    for n in range(4):
        y = 180 + n * 100
        draw.ellipse((330, y, 530, y + 76), fill=ink)
        draw.ellipse((550, y, 750, y + 76), fill=ink)
    draw.line((540, 150, 540, 620), fill=ink, width=16)


def _people(draw: Draw, ink: str) -> None:
    for x, y, size in ((340, 260, 80), (740, 260, 80), (540, 330, 60)):
        _disc(draw, x, y, size, ink)
        draw.pieslice((x - size * 2, y + size, x + size * 2, y + size * 5), 180, 360, fill=ink)


def _shield(draw: Draw, ink: str) -> None:
    draw.polygon([(340, 140), (740, 140), (740, 380), (540, 620), (340, 380)], fill=ink)
    draw.line([(440, 350), (520, 430), (650, 260)], fill="#22304f", width=28)


def _road(draw: Draw, ink: str) -> None:
    draw.polygon([(250, 640), (830, 640), (600, 140), (480, 140)], fill=ink)
    for y in (180, 300, 440, 560):
        draw.rectangle((532, y, 548, y + 60), fill="#22304f")


def _cross(draw: Draw, ink: str) -> None:
    draw.rectangle((480, 140, 600, 600), fill=ink)
    draw.rectangle((310, 310, 770, 430), fill=ink)


def _book(draw: Draw, ink: str) -> None:
    draw.polygon([(540, 220), (240, 170), (240, 520), (540, 580)], fill=ink)
    draw.polygon([(552, 220), (852, 170), (852, 520), (552, 580)], fill=ink)


def _minar(draw: Draw, ink: str) -> None:
    _disc(draw, 540, 330, 170, "#d64545")
    for x, top in ((300, 330), (410, 260), (520, 170), (640, 260), (750, 330)):
        draw.rectangle((x, top, x + 34, 600), fill=ink)


_FIGURES: dict[str, Figure] = {
    "bars": _bars,
    "book": _book,
    "cross": _cross,
    "drop": _drop,
    "grid": _grid,
    "leaf": _leaf,
    "minar": _minar,
    "moon": _moon,
    "people": _people,
    "road": _road,
    "shield": _shield,
    "snow": _snow,
    "sun": _sun,
    "wave": _wave,
}
