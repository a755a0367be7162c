"""What the frozen program's files need of the system: read from the files themselves, compared with what is named."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_LIBC = re.compile(r"GLIBC_(\d+(?:\.\d+)+)")
_ELF = b"\x7fELF"


def programs_in(folder: Path) -> list[Path]:
    """Every executable and library of a folder, links left out."""
    found: list[Path] = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as stream:
                if stream.read(4) == _ELF:
                    found.append(path)
    return found


def needed_by(dynamic: str) -> set[str]:
    """The libraries that `readelf --dynamic` names."""
    return set(_NEEDED.findall(dynamic))


def newest_libc(versions: str) -> str:
    """The newest version of libc's symbols that `readelf --version-info` names."""
    found = {tuple(map(int, text.split("."))) for text in _LIBC.findall(versions)}
    return ".".join(map(str, max(found, default=(0,))))


def system_libraries(folder: Path, programs: Iterable[Path]) -> set[str]:
    """What the files need and the folder does not carry."""
    carried = {path.name for path in folder.rglob("*")}
    return {name for path in programs for name in needed_by(_readelf("--dynamic", path))} - carried


def libc_of(programs: Iterable[Path]) -> str:
    """The oldest libc that all of them run on."""
    return newest_libc("\n".join(_readelf("--version-info", path) for path in programs))


def packages_of(libraries: Iterable[str]) -> dict[str, str]:
    """The Debian package of each library on this machine; an empty name where none owns it."""
    cache = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    places = _places(cache)
    return {name: _owner(places[name]) if name in places else "" for name in sorted(libraries)}


def _places(cache: str) -> dict[str, str]:
    places: dict[str, str] = {}
    for name, place in re.findall(r"^\s+(\S+) \(.*\) => (\S+)$", cache, re.MULTILINE):
        places.setdefault(name, place)
    return places


def _owner(place: str) -> str:
    """The package that brought a file; Debian's later releases call some of them `…t64`, and answer to both names."""
    for name in (place, str(Path(place).resolve()), place.removeprefix("/usr"), f"/usr{place}"):
        asked = subprocess.run(["dpkg", "-S", name], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            return asked.stdout.split(":")[0].removesuffix("t64")
    return ""


def _readelf(what: str, path: Path) -> str:
    return subprocess.run(["readelf", "--wide", what, str(path)], capture_output=True, text=True, check=True).stdout
