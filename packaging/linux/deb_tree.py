"""Lays out the Debian package as a folder, every file with the same time and rights whoever builds it, and packs it."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from deb_control import NAME, Built, control, named_packages
from library_needs import libc_of, packages_of, programs_in, system_libraries

HERE = Path(__file__).resolve().parent


class NeedUnnamed(Exception):
    """A file of the program needs a library whose package the control file does not name."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What goes into the package."""

    program: Path
    """The frozen folder."""
    icons: Mapping[int, Path]
    """Pictures of the icon by their side in pixels."""
    icon: Path
    """The icon as a drawing."""
    copyright: str
    version: str


def lay_out(parts: Parts, root: Path) -> None:
    """Makes the package's tree in a folder that does not exist yet, but for `DEBIAN`."""
    shutil.copytree(parts.program, root / "usr/lib" / NAME, symlinks=True)
    link = root / "usr/bin" / NAME
    link.parent.mkdir(parents=True)
    link.symlink_to(f"../lib/{NAME}/{NAME}")
    _copy(HERE / f"{NAME}.desktop", root / "usr/share/applications" / f"{NAME}.desktop")
    hicolor = root / "usr/share/icons/hicolor"
    _copy(parts.icon, hicolor / "scalable/apps" / f"{NAME}.svg")
    for side, picture in parts.icons.items():
        _copy(picture, hicolor / f"{side}x{side}/apps" / f"{NAME}.png")
    notices = root / "usr/share/doc" / NAME / "copyright"
    notices.parent.mkdir(parents=True)
    notices.write_text(parts.copyright, encoding="utf-8")


def describe(parts: Parts, root: Path) -> Built:
    """Writes `DEBIAN`: the control file and the sums of the files. Raises NeedUnnamed."""
    programs = programs_in(root)
    owners = packages_of(system_libraries(root, programs))
    unnamed = {library: owner for library, owner in owners.items() if owner not in named_packages()}
    if unnamed:
        raise NeedUnnamed(", ".join(f"{library} ({owner or 'no package'})" for library, owner in unnamed.items()))
    files = [path for path in _everything(root) if path.is_file() and not path.is_symlink()]
    built = Built(
        parts.version, _architecture(), libc_of(programs), sum(-(-path.stat().st_size // 1024) for path in files)
    )
    sums = "".join(f"{_md5(path)}  {path.relative_to(root)}\n" for path in files)
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN/control").write_text(control(built), encoding="utf-8")
    (root / "DEBIAN/md5sums").write_text(sums, encoding="utf-8")
    return built


def settle(root: Path, epoch: int) -> None:
    """One time and plain rights for everything: readable by all, programs and libraries of the program executable."""
    for path in (*_everything(root), root):
        if path.is_symlink():
            os.utime(path, (epoch, epoch), follow_symlinks=False)
            continue
        path.chmod(0o755 if path.is_dir() or path.name == NAME else 0o644)
        os.utime(path, (epoch, epoch))


def pack(root: Path, target: Path, epoch: int) -> None:
    """Packs the tree; the same tree gives the same bytes."""
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(target)],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _everything(root: Path) -> Iterator[Path]:
    yield from sorted(root.rglob("*"))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _md5(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _architecture() -> str:
    return subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()
