"""Only the operating system's own class is taken, chosen by the platform's name."""

import sys

import pytest
from keyring.backends import SecretService, fail, null

from moderator_app.domain.errors import KeyringMissing
from moderator_app.system.vault.own_keyring import checked, own_class, own_keyring


@pytest.mark.parametrize(
    ("platform", "module", "name"),
    [
        ("linux", "keyring.backends.SecretService", "Keyring"),
        ("darwin", "keyring.backends.macOS", "Keyring"),
        ("win32", "keyring.backends.Windows", "WinVaultKeyring"),
    ],
)
def test_each_platform_has_its_own_class_by_name(platform, module, name):
    own = own_class(platform)
    assert (own.module, own.name) == (module, name)


def test_naming_a_class_loads_nothing():
    before = set(sys.modules)
    for platform in ("linux", "darwin", "win32"):
        own_class(platform)
    assert set(sys.modules) == before


def test_secrets_do_not_roam_on_windows():
    assert own_class("win32").settings == (("persist", "local machine"),)


@pytest.mark.parametrize("platform", ["", "cygwin", "freebsd14"])
def test_a_platform_without_a_class_of_ours_has_no_keyring(platform):
    with pytest.raises(KeyringMissing):
        own_class(platform)


class Lookalike(SecretService.Keyring):
    """A subclass, as a plug-in could bring it."""


Lookalike.__qualname__ = "Keyring"


@pytest.mark.parametrize("offered", [null.Keyring, fail.Keyring, Lookalike])
def test_an_object_of_any_other_class_is_refused(offered):
    with pytest.raises(KeyringMissing):
        checked(offered(), own_class("linux"))


def test_a_class_put_in_the_place_of_the_own_one_is_refused(monkeypatch):
    monkeypatch.setattr(SecretService, "Keyring", null.Keyring)
    with pytest.raises(KeyringMissing):
        own_keyring("linux")


def test_nothing_the_environment_put_on_the_object_stays(monkeypatch):
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/org/freedesktop/secrets/collection/session")
    monkeypatch.setenv("KEYRING_PROPERTY_APPID", "another")
    assert vars(own_keyring("linux")) == {}
    assert vars(SecretService.Keyring()) != {}
