"""Tests that pass here pass everywhere: what tests/conftest.py promises."""

import os
import socket
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase

from moderator_app.words import Digits, Language, Speaker
from moderator_app.zone import in_dhaka


def test_the_network_beyond_this_machine_is_out_of_reach():
    with socket.socket() as outside, pytest.raises(RuntimeError, match=r"192\.0\.2\.1"):
        outside.connect(("192.0.2.1", 80))
    with pytest.raises(RuntimeError, match=r"example\.org"):
        socket.create_connection(("example.org", 443), timeout=1)


def test_this_machine_is_within_reach():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as here:
        assert here.getpeername() == server.getsockname()


def test_the_machine_stands_in_another_zone_than_dhaka():
    summer = datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert time.localtime(summer.timestamp()).tm_hour == 8
    assert in_dhaka(summer).utcoffset() == timedelta(hours=6)


def test_only_the_bundled_fonts_are_there(qapp):
    real = set(QFontDatabase.families()) - {"Monospace", "Sans Serif", "Serif"}  # these three are fontconfig's aliases
    assert "Noto Sans Bengali" in real
    assert {family for family in real if not family.startswith(("Noto Sans Bengali", "Noto Emoji"))} == set()


def test_nothing_is_written_into_a_persons_home():
    assert "moderator-desk-tests-" in str(Path.home())
    assert {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"}.isdisjoint(os.environ)


def test_a_text_without_translation_is_noticed():
    with pytest.raises(AssertionError, match="nobody translated this"):
        Speaker(Language.BANGLA, Digits.BANGLA)("nobody translated this")
