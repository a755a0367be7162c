"""Keys of one letter work under a Bangla keyboard layout too: what is meant is the key, not the sign that it types.

Under such a layout Qt is told a Bangla sign and finds no shortcut. Which key it was is known by its place: the scan
code, which is the same in every layout. X and Wayland count as evdev does, plus 8 (XKB, `keycodes/evdev`); Windows has
the scan codes of set 1. Where a writing aid sends signs without a key (Windows' VK_PACKET), the sign is read as
phonetic layouts have it: Probhat, XKB `in(ben_probhat)`.
"""

import sys
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QWidget


def _placed(rows: Mapping[int, str]) -> dict[int, str]:
    return {first + n: key for first, keys in rows.items() for n, key in enumerate(keys)}


EVDEV = _placed({10: "1234567890", 24: "QWERTYUIOP", 38: "ASDFGHJKL", 52: "ZXCVBNM"})
SET_1 = _placed({0x02: "1234567890", 0x10: "QWERTYUIOP", 0x1E: "ASDFGHJKL", 0x2C: "ZXCVBNM"})
_PACKET = 0xE7
_DIGITS = {digit: str(n) for n, digit in enumerate("০১২৩৪৫৬৭৮৯")}
_PHONETIC = {
    **dict(zip("দূীরটএুিওপ", "QWERTYUIOP", strict=True)),
    **dict(zip("াসডতগহজকল", "ASDFGHJKL", strict=True)),
    **dict(zip("শচআবনম", "XCVBNM", strict=True)),
    "আ": "A",  # what the letter a gives in phonetic writing aids
}


def letter_of(event: QKeyEvent, windows: bool = sys.platform == "win32") -> str:
    """The Latin letter or digit of the key that typed a sign of another script; "" for any other key."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    sign = event.text()
    if not plain or not sign or sign.isascii():
        return ""
    scan, packet = event.nativeScanCode(), windows and event.nativeVirtualKey() == _PACKET
    placed = "" if packet else (SET_1 if windows else EVDEV).get(scan, "")
    return _DIGITS.get(sign) or placed or ("" if scan and not packet else _PHONETIC.get(sign, ""))


class LetterKeys(QObject):
    """Presses what a key means on a screen, wherever the focus is, but never while something is being written."""

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._watched: list[QWidget] = []
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._screen and kind is QEvent.Type.Show:
            self._watch()
        elif watched is self._screen and kind is QEvent.Type.Hide:
            self._rest()
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is not self._screen:
            letter = letter_of(event)
            return bool(letter) and self._press(QKeySequence(letter))
        return False

    def _watch(self) -> None:
        """Lists search for what is typed and so take every letter; all else leaves letters to the window."""
        self._rest()
        self._watched = [self._screen.window(), *self._screen.findChildren(QAbstractItemView)]
        for widget in self._watched:
            widget.installEventFilter(self)

    def _rest(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []

    def _press(self, wanted: QKeySequence) -> bool:
        for button in self._screen.window().findChildren(QAbstractButton):
            if button.shortcut() == wanted and button.isVisible() and button.isEnabled():
                button.click()
                return True
        for shortcut in self._screen.findChildren(QShortcut):
            if shortcut.key() == wanted and shortcut.isEnabled():
                shortcut.activated.emit()
                return True
        return False
