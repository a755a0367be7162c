"""What is pressed at the gates: a refusal, a forgotten PIN, the key in the keyring."""

from collections.abc import Callable
from typing import Any

from keyring_states import pin_forgotten, wrong_recovery_key
from PySide6.QtWidgets import QLineEdit

Press = Callable[[Any], None]
"""What is done on the shown page. It presses what the page itself names, hence untyped here."""


def _typed_passphrase(page: Any) -> None:
    for box in page.step.sheet.findChildren(QLineEdit):
        box.setText("তিনটি শব্দ মনে রাখি")
    page._keep()  # noqa: SLF001 - as each key does
    page.next.click()


def _sign_in_as_first(page: Any) -> None:
    page.presenter.choose(next(iter(page._rows)))  # noqa: SLF001 - the row itself


def _wrong_pin(page: Any) -> None:
    page.pin.box.setText("000000")
    page.go.click()


def _wrong_passphrase(page: Any) -> None:
    page.box.setText("ভুল পাসফ্রেজ")
    page.go.click()


GATE_STATES: dict[str, tuple[str, tuple[Press, ...]]] = {
    "make-store-refused": ("make_store", (lambda page: page.next.click(),)),
    "make-store-key": ("make_store", (_typed_passphrase,)),
    "make-store-type-back": ("make_store", (_typed_passphrase, lambda page: page.next.click())),
    "sign-in-pin": ("sign_in", (_sign_in_as_first,)),
    "make-store-keyring": ("make_store", ()),
    "make-store-keyring-also": ("make_store", (lambda page: page.also.click(),)),
    "make-store-keyring-back": ("make_store", (lambda page: page.next.click(),)),
    "sign-in-forgotten": ("sign_in", (_sign_in_as_first, pin_forgotten)),
    "sign-in-forgotten-refused": ("sign_in", (_sign_in_as_first, pin_forgotten, wrong_recovery_key)),
    "unlock-keyring-locked": ("unlock", ()),
    "sign-in-refused": ("sign_in", (_sign_in_as_first, _wrong_pin)),
    "unlock-refused": ("unlock", (_wrong_passphrase,)),
    "found-refused": ("found", (lambda page: page.go.click(),)),
}
"""Gate, and what is pressed on its page; each press waits until the one before has settled."""
