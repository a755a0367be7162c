"""Compiles every catalogue under `resources/i18n` (`make words`); set-up calls it."""

import os
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

I18N = Path(__file__).resolve().parent.parent / "resources" / "i18n"


def main() -> int:
    """Writes `area.mo` beside every `area.po` that is newer, fuzzy entries left out; an orphaned `area.mo` goes."""
    for compiled in I18N.glob("*/*.mo"):
        if not compiled.with_suffix(".po").exists():
            compiled.unlink()
    for source in sorted(I18N.glob("*/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parent.name)
        fresh = target.with_suffix(f".{os.getpid()}.new")
        with fresh.open("wb") as stream:
            write_mo(stream, catalogue)
        fresh.replace(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
