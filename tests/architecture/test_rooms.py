"""What import-linter cannot see: door signs, sizes, names, and the one file that starts the program."""

import ast
import re

import pytest

from tests.architecture.source_files import ROOT, name_of, python_files, tree_of

PRODUCT = ("moderator_app", "ui")
MOST_LINES = 350
ON_ONE_PAGE_BY_PLAN = {
    "moderator_app/domain/errors.py",  # one tree of errors, drawn at its top
    "moderator_app/words/errors.py",  # the words of that tree, one table
    "moderator_app/ports.py",  # what the core needs from outside, on one page
}
MOST_LINES_OF_MAIN = 60
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc"}


def _packages():
    return [path for path in python_files(*PRODUCT) if path.name == "__init__.py"]


def _sentences(text: str) -> int:
    return len(re.findall(r"\.(?=\s+[A-Z`]|\s*\n\s*\n|\s*$)", text))


@pytest.mark.parametrize("door", _packages(), ids=name_of)
def test_every_package_has_a_door_sign_of_three_sentences(door):
    sign = ast.get_docstring(tree_of(door))
    assert sign, f"{name_of(door)} has no door sign"
    assert _sentences(sign) >= 3, f"{name_of(door)}: what lives here; what it may know; what must never be here"


def test_every_folder_with_code_is_a_package():
    folders = {path.parent for path in python_files(*PRODUCT) if "versions" not in path.parts}
    assert [name_of(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_no_file_is_longer_than_a_person_reads_at_once():
    long = {
        name_of(path): lines
        for path in python_files(*PRODUCT, "packaging", "benchmarks")
        if not ("migrations" in path.parts or name_of(path) in ON_ONE_PAGE_BY_PLAN)
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_no_module_has_a_name_that_says_nothing():
    found = [
        name_of(path)
        for path in python_files(*PRODUCT, "tests", "packaging", "benchmarks")
        if NAMES_THAT_SAY_NOTHING & {*path.with_suffix("").relative_to(ROOT).parts}
    ]
    assert found == []


def test_main_is_short_and_imports_the_wiring_inside_a_function():
    path = ROOT / "main.py"
    assert len(path.read_text(encoding="utf-8").splitlines()) < MOST_LINES_OF_MAIN
    at_the_top = [node for node in tree_of(path).body if isinstance(node, ast.Import | ast.ImportFrom)]
    imported = {node.module if isinstance(node, ast.ImportFrom) else node.names[0].name for node in at_the_top}
    assert not {name for name in imported if name and name.startswith(("moderator_app.bootstrap", "ui", "PySide6"))}


def test_no_room_knows_the_wiring():
    knows = {
        name_of(path)
        for path in python_files(*PRODUCT)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.module == "moderator_app.bootstrap"
    }
    assert knows == set()


def test_only_the_application_imports_screens():
    knows = {
        name_of(path)
        for path in python_files("ui")
        if "screens" not in path.relative_to(ROOT / "ui").parts
        for node in ast.walk(tree_of(path))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ui.screens"))
    }
    assert knows <= {"ui/application.py"}
