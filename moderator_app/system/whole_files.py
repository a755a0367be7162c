"""Small files that are written whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, text: str, *, private: bool = False) -> None:
    """Writes to a name beside it, makes it safe on the disk, renames. Raises OSError; nothing is left behind then.

    A `private` file is its owner's alone from its first byte on.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            if private:
                fresh.chmod(0o600)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)  # noqa: PTH105 - the documented atomic one on every system
    except OSError:
        with suppress(OSError):
            fresh.unlink()
        raise
