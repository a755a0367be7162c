"""Locking happens on Linux; this walks what every pinned library asks for on Windows."""

import re
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REQUIREMENTS = Path(__file__).resolve().parent.parent.parent / "requirements"
WINDOWS = {
    "os_name": "nt",
    "sys_platform": "win32",
    "platform_system": "Windows",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "python_version": "3.11",
    "python_full_version": "3.11.9",
    "extra": "",
}


def pinned():
    texts = (REQUIREMENTS / f"{name}.txt" for name in ("run", "setup", "test", "package", "windows"))
    return {canonicalize_name(name) for text in texts for name in re.findall(r"(?m)^([\w.-]+)==", text.read_text())}


def asked_for(name):
    try:
        wanted = map(Requirement, requires(name) or ())
    except PackageNotFoundError:
        return set()  # not installed here: the packager's tools, or Windows' own
    return {canonicalize_name(one.name) for one in wanted if one.marker is None or one.marker.evaluate(WINDOWS)}


def test_everything_that_windows_asks_for_is_pinned():
    missing = {f"{name} asks for {one}" for name in pinned() for one in asked_for(name) - pinned()}
    assert missing == set()


def test_the_walk_sees_what_linux_does_not_ask_for():
    assert "tzdata" in asked_for("tzlocal")
    assert "pywin32-ctypes" in asked_for("keyring")
