"""Puts a proved store into its place and the one that stood there aside; a kill at any moment heals at the next start.

Before the mark is written nothing was touched. From the mark on the way leads only forward: every step looks at what
is still to be moved, so it can be done again from anywhere.
"""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from moderator_app.domain.errors import StoreDamaged
from moderator_app.domain.store_names import ANCHOR, DATABASE, MEDIA
from moderator_app.system.file_errors import told_of_files
from moderator_app.system.folder_contents import (
    COPIES_FOLDER,
    DEMO_KEY_FILE,
    DEMO_MARK_FILE,
    DEMO_NOTICE_FILE,
    DEMO_RECOVERY_FILE,
    KEYS_FILE,
)
from moderator_app.system.store_making import settle
from moderator_app.system.whole_files import write_whole

MARK = "desk.restoring"
ASIDE = "before-restore-"
COMING = ".desk-coming"
_OF_A_STORE = (f"{DATABASE}-wal", f"{DATABASE}-shm", DATABASE, ANCHOR, KEYS_FILE, MEDIA)
_OF_A_KEY = (DEMO_KEY_FILE, DEMO_NOTICE_FILE, DEMO_RECOVERY_FILE, DEMO_MARK_FILE, COPIES_FOLDER)
"""What belongs to one store's key only: it goes with the store where another one comes."""

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is moved: `old` into the folder `aside` of the data folder, `new` out of the folder `COMING`."""

    aside: str
    old: tuple[str, ...]
    new: tuple[str, ...]


def put_in_place(
    home: Path, staged: Path, now: datetime, *, same_key: bool, step: Step = lambda _: None
) -> Path | None:
    """Swaps the stores; tells the folder with the old one, if there was one.

    Args:
        home: the data folder, locked by the caller.
        staged: the folder with everything of the new store, inside the data folder; it is gone afterwards.
        now: names the folder of the old store.
        same_key: whether both are the same store; another one's demo key and kept copies are put aside too.
        step: told before each step; for tests that die there.

    Raises:
        FolderNotWritable, DiskFull: nothing was touched, or the next opening goes on.
    """
    with told_of_files(home):
        leaving = _OF_A_STORE if same_key else (*_OF_A_STORE, *_OF_A_KEY)
        old = tuple(name for name in leaving if (home / name).exists())
        new = tuple(sorted((entry.name for entry in staged.iterdir()), key=lambda name: name == DATABASE))
        plan = _Plan(_free_name(home, now) if old else "", old, new)
        step("coming")
        if (home / COMING).exists():  # left by a kill before the mark
            shutil.rmtree(home / COMING)
        for folder in (*(entry for entry in staged.rglob("*") if entry.is_dir()), staged):
            settle(folder)
        staged.rename(home / COMING)
        settle(home)
        step("mark")
        write_whole(home / MARK, json.dumps({"aside": plan.aside, "old": plan.old, "new": plan.new}) + "\n")
        settle(home)
        _carry_out(home, plan, step)
    return home / plan.aside if plan.aside else None


def is_under_way(home: Path) -> bool:
    """Whether a swap has begun and not ended."""
    return (home / MARK).exists()


def heal(home: Path, step: Step = lambda _: None) -> None:
    """Ends a swap that was cut off, or takes away what one left before it began; the caller holds the lock.

    Raises:
        StoreDamaged: the mark cannot be read; nothing was touched.
        FolderNotWritable: it could not go on.
    """
    with told_of_files(home):
        if is_under_way(home):
            _carry_out(home, _read_plan(home / MARK), step)
        elif (home / COMING).exists():
            shutil.rmtree(home / COMING)


def _carry_out(home: Path, plan: _Plan, step: Step) -> None:
    coming = home / COMING
    if plan.aside:
        (home / plan.aside).mkdir(mode=0o700, exist_ok=True)
    for name in plan.old:
        if not (home / plan.aside / name).exists():
            step(f"aside {name}")
            (home / name).rename(home / plan.aside / name)
    if plan.aside:
        settle(home / plan.aside)
    settle(home)
    for name in plan.new:
        if (coming / name).exists():
            step(f"in {name}")
            (coming / name).rename(home / name)
    settle(home)
    step("unmark")
    (home / MARK).unlink()
    settle(home)
    step("sweep")
    if coming.exists():
        shutil.rmtree(coming)


def _read_plan(mark: Path) -> _Plan:
    try:
        tree = cast(Mapping[str, Any], json.loads(mark.read_text(encoding="utf-8")))
        plan = _Plan(str(tree["aside"]), tuple(map(str, tree["old"])), tuple(map(str, tree["new"])))
    except (ValueError, KeyError, TypeError) as error:
        raise StoreDamaged(path=str(mark)) from error
    if any(Path(name).name != name for name in (*plan.old, *plan.new, *filter(None, [plan.aside]))):
        raise StoreDamaged(path=str(mark))
    return plan


def _free_name(home: Path, now: datetime) -> str:
    stamp = f"{ASIDE}{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    names = (stamp, *(f"{stamp}-{n}" for n in range(2, 1000)))
    return next(name for name in names if not (home / name).exists())
