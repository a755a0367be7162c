"""Habits that no tool holds: where the clock is read, where threads live, what tests may not do."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source_files import name_of, python_files, tree_of

CLOCK = "moderator_app/system/clock.py"
BACKGROUND_DOOR = "ui/background.py"
NOW = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "QDateTime.currentDateTime"}
WAITING = {"time.sleep", "QTest.qWait", "QTest.qSleep", "qtbot.wait", "QThread.sleep", "QThread.msleep"}
OFF_THE_GUI_THREAD = {"threading.Thread", "Thread", "ThreadPoolExecutor", "QThread", "QThreadPool", "QRunnable"}


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value)
        return f"{before.split('.')[-1]}.{node.attr}" if before else node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _calls(*folders: str) -> Iterator[tuple[Path, str, ast.Call]]:
    for path in python_files(*folders):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call):
                yield path, _dotted(node.func), node


def _imports(*folders: str) -> Iterator[tuple[Path, str]]:
    for path in python_files(*folders):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((path, f"{node.module}.{alias.name}") for alias in node.names)


def _at(path: Path, call: ast.Call) -> str:
    return f"{name_of(path)}:{call.lineno}"


def test_the_clock_is_read_in_one_file():
    found = [
        _at(path, call) for path, name, call in _calls("moderator_app", "ui") if name in NOW and name_of(path) != CLOCK
    ]
    assert found == []


def test_nothing_sleeps():
    found = [_at(path, call) for path, name, call in _calls("moderator_app", "ui", "tests") if name in WAITING]
    imported = [name_of(path) for path, name in _imports("moderator_app", "ui", "tests") if name in WAITING]
    assert found + imported == []


def test_the_window_has_one_door_off_its_thread():
    found = [
        _at(path, call)
        for path, name, call in _calls("ui")
        if name_of(path) != BACKGROUND_DOOR and (name in OFF_THE_GUI_THREAD or name.endswith("processEvents"))
    ]
    assert found == []


def test_signals_carry_objects():
    """PySide6 cuts an `int` to 32 bits and copies a `dict`, both silently."""
    found = [
        _at(path, call)
        for path, name, call in _calls("ui")
        if name.split(".")[-1] == "Signal" and not all(_dotted(argument) == "object" for argument in call.args)
    ]
    assert found == []


def test_fakes_are_written_by_hand():
    assert [name_of(path) for path, name in _imports("tests") if name.startswith("unittest")] == []
