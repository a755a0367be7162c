"""The core is a program that runs without a screen: it starts where PySide6 cannot be imported."""

import json
import subprocess
import sys

import pytest

from tests.architecture.source_files import ROOT, python_files

NO_QT = """
import sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6", "PyQt6", "ui"}:
            raise ImportError(f"{name} cannot be imported here")
        return None

sys.meta_path.insert(0, NoQt())
"""


def _run_without_qt(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", NO_QT + script], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


def _modules() -> list[str]:
    paths = [path.relative_to(ROOT).with_suffix("") for path in python_files("moderator_app")]
    names = [".".join(path.parts).removesuffix(".__init__") for path in paths]
    return [name for name in names if ".migrations." not in name]


@pytest.mark.slow
def test_every_module_of_the_core_is_imported_without_qt():
    done = _run_without_qt(f"import importlib\nfor name in {_modules()!r}:\n    importlib.import_module(name)\n")
    assert done.returncode == 0, done.stderr


def test_the_block_on_qt_holds():
    done = _run_without_qt("import PySide6")
    assert "cannot be imported here" in done.stderr


def _command_line(*arguments: str) -> subprocess.CompletedProcess[str]:
    argv = ["main.py", *arguments]
    return _run_without_qt(f"import runpy\nsys.argv = {argv!r}\nrunpy.run_path('main.py', run_name='__main__')\n")


@pytest.mark.slow
def test_the_command_line_keeps_an_office_without_qt(tmp_path):
    office = str(tmp_path / "office")
    made = _command_line("demo", office, "--today", "2026-02-10")
    assert made.returncode == 0, made.stderr
    week = _command_line("week", "--data", office, "--json")
    assert week.returncode == 0, week.stderr
    assert json.loads(week.stdout)["week_start"] == "2026-02-08"
