"""The files of the repository as the architecture tests read them."""

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_NOT_OURS = {"build", "dist", "__pycache__"}


def files(*suffixes: str, under: str = ".") -> list[Path]:
    """Every file of the repository below a folder, optionally only those with these suffixes; caches are left out."""
    return sorted(path for path in _walk(ROOT / under) if not suffixes or path.suffix in suffixes)


def python_files(*folders: str) -> list[Path]:
    return [path for folder in folders for path in files(".py", under=folder)]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=name_of(path))


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name == ".ci" or not (name in _NOT_OURS or name.startswith("."))]
        yield from (Path(here, name) for name in names)
