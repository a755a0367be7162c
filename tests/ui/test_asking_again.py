"""A screen asks once at a time, once more where it was wished meanwhile, and never while nobody looks."""

import pytest
from inspection import application, dispose, show
from PySide6.QtWidgets import QWidget

from ui.asking_again import AFTER_A_FAULT, AskingAgain


@pytest.fixture
def asking():
    application()
    screen, begun = QWidget(), []
    found = AskingAgain(screen, lambda: begun.append(1))
    found.begun, found.screen = begun, screen
    yield found
    dispose(screen)


def test_wishes_that_come_while_one_is_under_way_become_one_more(asking):
    for _ in range(4):
        asking.ask()
    assert len(asking.begun) == 1
    asking.answered(60)
    assert len(asking.begun) == 2
    asking.answered(60)
    assert len(asking.begun) == 2
    assert not asking.under_way


def test_it_looks_again_after_a_while_but_not_while_hidden(asking):
    asking.ask()
    asking.answered(60)
    assert not asking.timer.isActive()
    show(asking.screen, 100, 100)
    asking.ask()
    asking.answered(90)
    assert asking.timer.interval() == 90_000
    asking.pause()
    assert not asking.timer.isActive()
    asking.ask()
    asking.failed()
    assert asking.timer.interval() == AFTER_A_FAULT * 1000
