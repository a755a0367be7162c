"""The vault over Windows' own class, with the calls of its Credential Manager played by hand."""

import sys
from types import ModuleType

import pytest

from moderator_app.domain.errors import KeyringMissing
from moderator_app.system.vault.keyring_vault import KeyringVault

CLASS = "keyring.backends.Windows"
NOT_FOUND, ACCESS_DENIED = 1168, 5
KEY = "0123456789abcdef" * 4


class WinError(Exception):
    def __init__(self, winerror, funcname):
        super().__init__(winerror, funcname)
        self.winerror, self.funcname = winerror, funcname


class CredentialManager(ModuleType):
    """What `win32cred` offers, over a dictionary."""

    CRED_TYPE_GENERIC = 1
    CRED_PERSIST_SESSION, CRED_PERSIST_LOCAL_MACHINE, CRED_PERSIST_ENTERPRISE = 1, 2, 3

    def __init__(self):
        super().__init__("win32cred")
        self.kept = {}
        self.denied = False

    def CredWrite(self, credential, flags):
        blob = credential["CredentialBlob"].encode("utf-16-le")
        self.kept[credential["TargetName"]] = {**credential, "CredentialBlob": blob}

    def CredRead(self, Type, TargetName):
        if self.denied:
            raise WinError(ACCESS_DENIED, "CredRead")
        if TargetName not in self.kept:
            raise WinError(NOT_FOUND, "CredRead")
        return self.kept[TargetName]

    def CredDelete(self, Type, TargetName):
        del self.kept[TargetName]


@pytest.fixture
def manager(monkeypatch):
    cred, types = CredentialManager(), ModuleType("pywintypes")
    types.error = WinError
    package = ModuleType("win32ctypes.pywin32")
    package.win32cred, package.pywintypes = cred, types
    whole = ModuleType("win32ctypes")
    whole.pywin32 = package
    for name, module in (("win32ctypes", whole), ("win32ctypes.pywin32", package)):
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setitem(sys.modules, CLASS, None)
    monkeypatch.delitem(sys.modules, CLASS)  # the class is loaded anew over what is played here, and gone afterwards
    return cred


def test_secrets_are_kept_by_name_read_and_taken_away(manager):
    vault = KeyringVault(platform="win32")
    vault.check()
    assert manager.kept == {}
    for name in ("store", "page"):
        vault.put(name, f"{name} {KEY}")
    assert [vault.get(name) for name in ("store", "page", "none")] == [f"store {KEY}", f"page {KEY}", None]
    vault.remove("store")
    vault.remove("store")
    assert (vault.get("store"), vault.get("page")) == (None, f"page {KEY}")


def test_secrets_stay_on_this_pc(manager):
    vault = KeyringVault(platform="win32")
    vault.put("store", KEY)
    vault.put("page", KEY)
    assert {credential["Persist"] for credential in manager.kept.values()} == {manager.CRED_PERSIST_LOCAL_MACHINE}


def test_the_environment_lets_no_secret_roam(manager, monkeypatch):
    monkeypatch.setenv("KEYRING_PROPERTY_PERSIST", "enterprise")
    KeyringVault(platform="win32").put("store", KEY)
    assert {credential["Persist"] for credential in manager.kept.values()} == {manager.CRED_PERSIST_LOCAL_MACHINE}


def test_a_manager_that_refuses_is_told_as_no_keyring(manager):
    manager.denied = True
    with pytest.raises(KeyringMissing):
        KeyringVault(platform="win32").get("store")
