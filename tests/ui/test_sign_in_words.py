"""What the sign-in page says of a wrong PIN."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from moderator_app.domain.errors import WrongPin
from moderator_app.domain.ids import MemberId
from moderator_app.words import Language, Speaker
from tests.ui.fake_core import FakeSignIn
from ui.shell.sign_in import SignInPage
from ui.theme import Theme


class _Refusing:
    """The sign-in of the fake core, with every PIN wrong."""

    def __init__(self, wait: int) -> None:
        self._wait = wait
        self.seats = FakeSignIn().seats

    def enter(self, member_id: MemberId, pin: str) -> object:
        raise WrongPin(wait=self._wait)

    def set_first_pin(self, member_id: MemberId, code: str, pin: str, repeated: str) -> object:
        raise AssertionError(member_id)


@pytest.mark.parametrize(("wait", "said"), [(0, "The PIN does not fit. Try again"), (5, "Wait 5 seconds")])
def test_a_wait_is_named_only_where_there_is_one(qtbot: QtBot, wait: int, said: str) -> None:
    page = SignInPage(Theme(), Speaker(Language.ENGLISH), _Refusing(wait))  # pyright: ignore[reportArgumentType] - it never lets anyone in
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: bool(page.findChildren(QWidget)) and bool(page.presenter._seats))
    page.presenter.choose(page.presenter._seats[0].member_id)
    page.presenter.enter("000000")
    qtbot.waitUntil(lambda: said in page.pin.error())
