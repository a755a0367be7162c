"""Binds the words to the language and digits someone chose, Qt's own texts (menus, dialogs) included."""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from moderator_app.domain.appearance import Appearance
from moderator_app.words import Digits, Language, Speaker, mark


def speaker_of(appearance: Appearance) -> Speaker:
    """The speaker for what was chosen."""
    return Speaker(Language(appearance.language), Digits(appearance.digits))


class QtWords(QTranslator):
    """Gives Qt the words for its own menus and dialogs; English stays as Qt has it."""

    def __init__(self, say: Speaker) -> None:
        super().__init__()
        self._say = say
        self.asked: set[str] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: N803 - Qt's own name
        if self._say.language is Language.ENGLISH:
            return sourceText
        plain = sourceText.replace("&", "")
        return self._say(plain) if plain in _QT_TEXTS else sourceText


class QtLanguage:
    """Holds the one translator of the program, and changes it."""

    def __init__(self) -> None:
        self._current: QtWords | None = None

    def speak(self, say: Speaker) -> None:
        """From now on Qt's own texts and number formats are in this language."""
        if self._current is not None:
            QCoreApplication.removeTranslator(self._current)
        self._current = QtWords(say)
        QCoreApplication.installTranslator(self._current)
        bangla = say.language is Language.BANGLA
        QLocale.setDefault(
            QLocale(QLocale.Language.Bengali, QLocale.Country.Bangladesh)
            if bangla
            else QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
        )


_QT_TEXTS = frozenset({
    mark("Undo"), mark("Redo"), mark("Cut"), mark("Copy"), mark("Paste"), mark("Delete"), mark("Select All"),
    mark("Copy Link Location"), mark("Insert Unicode control character"),
    mark("OK"), mark("Cancel"), mark("Yes"), mark("No"), mark("Yes to All"), mark("No to All"), mark("Save"),
    mark("Save All"), mark("Open"), mark("Close"), mark("Apply"), mark("Reset"), mark("Help"), mark("Discard"),
    mark("Don't Save"), mark("Close without Saving"), mark("Retry"), mark("Ignore"), mark("Abort"),
    mark("Restore Defaults"), mark("Show Details..."), mark("Hide Details..."),
    mark("Look in:"), mark("Directory:"), mark("File name:"), mark("Files of type:"), mark("Choose"),
    mark("Save As"), mark("Open Directory"), mark("Find Directory"), mark("All Files (*)"), mark("Back"),
    mark("Forward"), mark("Parent Directory"), mark("Create New Folder"), mark("New Folder"), mark("Rename"),
    mark("Show hidden files"), mark("List View"), mark("Detail View"), mark("Name"), mark("Size"), mark("Type"),
    mark("Kind"), mark("Date Modified"), mark("Computer"), mark("My Computer"), mark("Remove"), mark("Recent Places"),
    mark("Sidebar"), mark("Go back"), mark("Go forward"), mark("Go to the parent directory"),
    mark("Create a New Folder"), mark("Change to list view mode"), mark("Change to detail view mode"),
    mark("List of places and bookmarks"), mark("Files"), mark("Directories"), mark("Folder"), mark("File"),
    mark("File Folder"), mark("Drive"), mark("Unknown"), mark("New"), mark("Step up"), mark("Step down"), mark("Menu"),
    mark("Minimize"), mark("Maximize"), mark("Restore"), mark("Move"), mark("Left edge"), mark("Right edge"),
    mark("Page left"), mark("Page right"), mark("Page up"), mark("Page down"), mark("Top"), mark("Bottom"),
    mark("Scroll here"), mark("Scroll up"), mark("Scroll down"), mark("Scroll left"), mark("Scroll right"),
    mark("Select Color"), mark("Basic colors"), mark("Custom colors"), mark("Add to Custom Colors"),
    mark("Pick Screen Color"), mark("Hue:"), mark("Sat:"), mark("Val:"), mark("Red:"), mark("Green:"), mark("Blue:"),
    mark("HTML:"), mark("Alpha channel:"),
})  # fmt: skip
"""Qt's texts that can come up in this program, without their mnemonic signs."""
