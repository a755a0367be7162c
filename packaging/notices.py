"""The licences of everything the frozen program carries, as one text: each library's own file, and what lacks one."""

import re
import sys
import sysconfig
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "packaging" / "licences"
RESOURCES = ROOT / "resources" / "licences"
BOOTLOADER = "pyinstaller"
_LICENCE = re.compile(r"(?:.*/)?[^/]*\.dist-info/(?:licen[cs]es/.+|(?:licen[cs]e|copying|notice)[^/]*)", re.IGNORECASE)
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
_LINE = "=" * 100

WITHOUT_A_FILE = {
    "pyside6-essentials": ("LGPL-3.0", "GPL-3.0"),
    "shiboken6": ("LGPL-3.0", "GPL-3.0"),
}
"""Their wheels name a licence and carry no text; Qt itself is in the first. Both are linked dynamically: a person may
put other builds of these libraries in the place of the ones beside the program."""

INSIDE_A_WHEEL = {
    "SQLCipher, compiled into sqlcipher3": "SQLCipher",
    "OpenSSL, compiled into sqlcipher3 and cryptography": "Apache-2.0",
    "qpdf, beside pikepdf": "Apache-2.0",
    "typst, compiled into the library of the same name": "Apache-2.0",
}
"""Compiled into a wheel without a word in its own licence files."""


class NoticeMissing(Exception):
    """A library that is carried along brings no licence text, and none is kept for it here."""


def carried(lock: str) -> list[str]:
    """The names that a lock file pins."""
    return _PIN.findall(lock)


def notices() -> str:
    """The whole text. Raises NoticeMissing."""
    parts = [_own()]
    for name in _libraries():
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # belongs to another system
        parts.append(_part(_title(found), _texts(name, found)))
    parts += [_part(what, [_kept(text)]) for what, text in INSIDE_A_WHEEL.items()]
    parts.append(_part(f"Python {sys.version.split()[0]}", [_pythons()]))
    parts.append(_part("The start of the program, from PyInstaller", _texts(BOOTLOADER, distribution(BOOTLOADER))))
    parts += [
        _part(f"Resource: {path.stem}", [path.read_text(encoding="utf-8")]) for path in sorted(RESOURCES.glob("*.txt"))
    ]
    return "\n".join(parts)


def _libraries() -> list[str]:
    locks = ("run", "windows") if sys.platform == "win32" else ("run",)
    return [name for lock in locks for name in carried((ROOT / "requirements" / f"{lock}.txt").read_text("utf-8"))]


def _own() -> str:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    return f"Moderator Desk\n\n{licence}\nThe program carries the works of others; each keeps its own licence, below.\n"


def _title(found: Distribution) -> str:
    words = found.metadata
    named = words.get("License-Expression") or words.get("License") or ""
    licence = f" ({named})" if named and "\n" not in named else ""
    return f"{words['Name']} {found.version}{licence}"


def _texts(name: str, found: Distribution) -> list[str]:
    kept = [_kept(text) for text in WITHOUT_A_FILE.get(name, ())]
    own = [
        Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
        for file in sorted(found.files or (), key=str)
        if _LICENCE.fullmatch(file.as_posix()) and Path(str(file.locate())).is_file()
    ]
    if not own and not kept:
        raise NoticeMissing(name)
    return own + kept


def _kept(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def _pythons() -> str:
    """Python's own licence; Debian's Python keeps it as a copyright file."""
    short = sysconfig.get_python_version()
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",  # Windows
        Path(f"/usr/share/doc/python{short}/copyright"),
    )
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise NoticeMissing("Python")
    return found.read_text(encoding="utf-8", errors="replace")


def _part(title: str, texts: list[str]) -> str:
    return "\n".join((_LINE, title, _LINE, "", *(f"{text.rstrip()}\n" for text in texts)))
