"""Reviewing a long queue."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.inspection import settle, wait_for
from tests.ui.screens.writing_desk import NASRIN, TEXT
from ui.places import Place, Room
from ui.screens import review

pytestmark = pytest.mark.journey

POSTS = 55


def test_walking_a_long_queue_commenting_and_approving(office, shown):
    uses = tuple(office.attach(number, "পোস্টার") for number in range(3))
    first = office.draft()
    for number in range(POSTS):
        at = first.planned_at + timedelta(hours=2 * number)
        office.hand_in(replace(first, text=f"পোস্ট {number}\n\n{TEXT}", media=uses[: number % 4], planned_at=at))
    one = shown(review.build, Place(Room.REVIEW), NASRIN)
    wait_for(lambda: one.screen.model.rowCount() == POSTS)
    for _ in range(50):
        QTest.keyClick(one.frame, Qt.Key.Key_J)
        settle()
    for _ in range(10):
        QTest.keyClick(one.frame, Qt.Key.Key_K)
        settle()
    for tick in one.screen.detail.signing.ticks:
        tick.click()
    QTest.mouseClick(one.screen.detail.verdict.approve, Qt.MouseButton.LeftButton)
    wait_for(lambda: one.screen.model.rowCount() == POSTS - 1)
    settle()
