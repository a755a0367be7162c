"""Asks for the file to bring in, and where a file should stand; tests give their own."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

AskFile = Callable[[QWidget, str, str], str]
"""Takes the parent, the question and a proposed name; returns a path, or "" where nobody chose one."""


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def ask_source(parent: QWidget, question: str, _name: str) -> str:
    """An existing file."""
    kinds = "CSV, XLSX (*.csv *.txt *.tsv *.xlsx *.xlsm *.xls);;* (*)"
    return QFileDialog.getOpenFileName(parent, question, _documents(), kinds)[0]


def ask_target(parent: QWidget, question: str, name: str) -> str:
    """A file to write."""
    return QFileDialog.getSaveFileName(parent, question, str(Path(_documents()) / name), "CSV (*.csv)")[0]
