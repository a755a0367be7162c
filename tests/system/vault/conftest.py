"""A Secret Service for one test; the test's own process asks it through its environment."""

import pytest

from tests.system.vault.secret_service import BUS, SecretServiceOfATest


@pytest.fixture
def bus(tmp_path, monkeypatch):
    """A session bus on which nobody offers a keyring yet."""
    place = tmp_path / "login"
    place.mkdir(mode=0o700)
    service = SecretServiceOfATest(place)
    try:
        monkeypatch.setenv(BUS, service.start_bus())
        yield service
    finally:
        service.close()


@pytest.fixture
def keyring(bus):
    """A real keyring, unlocked."""
    return bus.start_keyring()
