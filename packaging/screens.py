"""Draws every screen as a picture: both languages, light and dark, at two window heights (`make screens OUT=dir`).

Usage: `python packaging/screens.py --out DIR [--only NAME] [--scale 150] [--language bn] [--scheme light]`.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SIZES = ((1366, 768), (1366, 697))


def wanted(arguments: argparse.Namespace) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Every combination of language, scheme and size that was asked for."""
    for language in (arguments.language,) if arguments.language else ("bn", "en"):
        for scheme in (arguments.scheme,) if arguments.scheme else ("light", "dark"):
            for size in ((arguments.width, arguments.height),) if arguments.height else SIZES:
                yield language, scheme, size


def say_what_matters(_kind: object, _context: object, message: str) -> None:
    """Qt's own remarks, but for the one that every window of an offscreen screen makes."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="", help="only screens whose name contains this")
    parser.add_argument("--scale", type=int, default=100)
    parser.add_argument("--language", default="")
    parser.add_argument("--scheme", default="")
    parser.add_argument("--width", type=int, default=1366)
    parser.add_argument("--height", type=int, default=0)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)

    from PySide6.QtCore import qInstallMessageHandler
    from screen_gallery import Studio

    qInstallMessageHandler(say_what_matters)
    studio = Studio(with_demo=arguments.only != "widgets")
    for language, scheme, size in wanted(arguments):
        for picture in studio.screens(language, scheme, arguments.scale, arguments.only):
            target = arguments.out / f"{picture.name}-{language}-{scheme}-{size[1]}.png"
            studio.draw(picture, size, target)
            print(target.name)
    studio.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
