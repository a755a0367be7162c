"""Which file of days is meant, asked in the desktop's own dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

AskFile = Callable[[QWidget, str, str], str]


def ask_source(parent: QWidget, question: str, _name: str) -> str:
    """The file that a person chose to be read, "" for none."""
    return QFileDialog.getOpenFileName(parent, question, _documents(), "CSV (*.csv *.txt *.tsv)")[0]


def ask_target(parent: QWidget, question: str, name: str) -> str:
    """Where a person wants the file to stand, "" for nowhere."""
    return QFileDialog.getSaveFileName(parent, question, str(Path(_documents()) / name), "CSV (*.csv)")[0]


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
