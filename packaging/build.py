"""Builds the program for people without Python: `python packaging/build.py freeze|deb|start`.

freeze  one folder with everything in it: build/package/dist/moderator-desk, on Linux and on Windows
deb     the Debian package of that folder, and what it weighs
start   how long the frozen program takes to its first paint, against the source
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "package"
PROGRAM = OUT / "dist" / "moderator-desk"
_HERE = ROOT / "packaging"
_A_DAY_IN_2026 = 1_767_225_600  # where there is no history to ask, for example in a source archive
sys.path[:0] = [str(ROOT), str(_HERE), str(_HERE / "linux")]


def freeze() -> None:
    """Freezes the program; the same source on the same machine gives the same files."""
    from icons import draw_icons
    from notices import notices

    subprocess.run([sys.executable, str(_HERE / "compile_words.py")], check=True)
    draw_icons(OUT / "icons")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    places = ["--distpath", str(OUT / "dist"), "--workpath", str(OUT / "work")]
    settled = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(epoch()), "PYINSTALLER_CONFIG_DIR": str(OUT / "cache")}
    for leftover in ("dist", "work"):
        shutil.rmtree(OUT / leftover, ignore_errors=True)
    subprocess.run(
        [*command, *places, str(_HERE / "moderator-desk.spec")], cwd=ROOT, env={**os.environ, **settled}, check=True
    )
    (PROGRAM / "THIRD-PARTY.txt").write_text(notices(), encoding="utf-8")
    print(f"{PROGRAM.relative_to(ROOT)}: {megabytes(PROGRAM):.0f} MB")


def deb() -> None:
    """Packs the frozen folder for Debian."""
    from deb_tree import Parts, describe, lay_out, pack, settle
    from icons import DRAWING, SIDES

    from moderator_app import __version__

    root = OUT / "tree"
    shutil.rmtree(root, ignore_errors=True)
    notices = PROGRAM / "THIRD-PARTY.txt"
    pictures = {side: OUT / "icons" / f"{side}.png" for side in SIDES}
    parts = Parts(PROGRAM, pictures, DRAWING, notices.read_text(encoding="utf-8"), __version__)
    lay_out(parts, root)
    built = describe(parts, root)
    settle(root, epoch())
    for older in OUT.glob("*.deb"):
        older.unlink()
    target = OUT / f"moderator-desk_{built.version}_{built.architecture}.deb"
    pack(root, target, epoch())
    shutil.rmtree(root)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1e6:.0f} MB, libc {built.libc} or newer")


def start() -> None:
    """Measures, prints, and keeps the line beside the package."""
    from benchmarks.frozen_start import frozen_start

    (measured,) = frozen_start()
    line = f"{measured.name}: source {measured.floor:.3f} s, frozen {measured.ours:.3f} s, {measured.ratio:.2f}×"
    (OUT / "start-time.txt").write_text(line + "\n", encoding="utf-8")
    print(line)


def epoch() -> int:
    """The time that everything in the package bears: the last change of the source, in seconds since 1970."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        return int(os.environ["SOURCE_DATE_EPOCH"])
    asked = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return int(asked.stdout) if asked.returncode == 0 and asked.stdout.strip() else _A_DAY_IN_2026


def megabytes(folder: Path) -> float:
    """What the files of a folder weigh, links not counted."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6


STEPS = {"freeze": freeze, "deb": deb, "start": start}


if __name__ == "__main__":
    if len(sys.argv) < 2 or not set(sys.argv[1:]) <= set(STEPS):
        sys.exit(__doc__)
    for step in sys.argv[1:]:
        STEPS[step]()
