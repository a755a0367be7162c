"""The dialogs that lead to paper: the printer's own, and where to save the PDF."""

from typing import Protocol

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from moderator_app.words import Speaker
from ui.forms.key_paper import Paper
from ui.forms.key_sheet import paint_paper, set_page
from ui.theme import Theme
from ui.widgets.dialog import ConfirmDialog


class PaperWay(Protocol):
    """How the sheet leaves the program."""

    def print(self, parent: QWidget, paper: Paper) -> bool: ...
    def where_to_save(self, parent: QWidget, theme: Theme, say: Speaker) -> str: ...


class SystemPaper:
    """The printer and the file dialog of this PC."""

    def print(self, parent: QWidget, paper: Paper) -> bool:
        """Asks for a printer and prints; says whether a sheet was sent."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(paper.title)
        set_page(printer)
        if not QPrintDialog(printer, parent).exec():
            return False
        paint_paper(printer, paper)
        return True

    def where_to_save(self, parent: QWidget, theme: Theme, say: Speaker) -> str:
        """Warns once more, then asks for a path; "" when it was left."""
        title = say("Save the recovery key as a file?")
        sentence = say("Whoever finds the file can open the office's store. Delete it as soon as it is printed.")
        if not ConfirmDialog(parent, theme, say, title, sentence, say("Save it"), harmful=True).exec():
            return ""
        path, _kind = QFileDialog.getSaveFileName(parent, title, "recovery-key.pdf", "PDF (*.pdf)")
        return path
