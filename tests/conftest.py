"""The same small world for every test: no screen or network, a fresh home, the bundled fonts, a zone far from Dhaka."""

import atexit
import gc
import gettext
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from ipaddress import ip_address
from pathlib import Path

import pytest
from hypothesis import settings

from moderator_app.words.catalogue import catalogue
from moderator_app.words.language import Language

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "resources" / "fonts"
HOME = Path(tempfile.mkdtemp(prefix="moderator-desk-tests-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)

FONT_SETTINGS = f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{FONTS}</dir>
  <cachedir>{HOME / "font-cache"}</cachedir>
  <match target="pattern"><edit name="family" mode="append_last"><string>Noto Sans Bengali</string></edit></match>
</fontconfig>
"""


def _folder(name: str) -> str:
    folder = HOME / name
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return str(folder)


def _set_the_scene() -> None:
    """Before Qt, the fonts or a child process looks at the environment; children inherit all of it."""
    (HOME / "fonts.conf").write_text(FONT_SETTINGS, encoding="utf-8")
    os.environ.update(
        QT_QPA_PLATFORM="offscreen",
        FONTCONFIG_FILE=str(HOME / "fonts.conf"),
        HOME=_folder("home"),
        XDG_CONFIG_HOME=_folder("config"),
        XDG_DATA_HOME=_folder("data"),
        XDG_CACHE_HOME=_folder("cache"),
        XDG_STATE_HOME=_folder("state"),
        XDG_RUNTIME_DIR=_folder("runtime"),
        LC_ALL="C.UTF-8",
        TZ="EST5EDT,M3.2.0,M11.1.0",  # New York's rule spelled out, so that it needs no zone database
    )
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "LANGUAGE", "SOURCE_DATE_EPOCH"):
        os.environ.pop(name, None)
    if hasattr(time, "tzset"):  # Windows has none; its zone stays
        time.tzset()


_set_the_scene()
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")


class NetworkTouched(RuntimeError):
    """A test reached for the network beyond this machine."""


def _is_here(host: object) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(str(host)).is_loopback
    except ValueError:
        return False


_HERE_ALONE = getattr(socket, "AF_UNIX", None)  # Windows' Python has no such sockets


def _guard_the_network() -> None:
    """Sockets reach this machine only; names are not asked for. Child processes of the tests open none."""
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def refuse_elsewhere(host: object) -> None:
        if not _is_here(host):
            raise NetworkTouched(f"a test reached for {host}")

    def guarded_connect(self, address):
        if self.family != _HERE_ALONE:
            refuse_elsewhere(address[0])
        return connect(self, address)

    def guarded_connect_ex(self, address):
        if self.family != _HERE_ALONE:
            refuse_elsewhere(address[0])
        return connect_ex(self, address)

    def guarded_getaddrinfo(host, *args, **kwargs):
        refuse_elsewhere("localhost" if host in {None, ""} else host)
        return getaddrinfo(host, *args, **kwargs)

    socket.socket.connect = guarded_connect
    socket.socket.connect_ex = guarded_connect_ex
    socket.getaddrinfo = guarded_getaddrinfo


_guard_the_network()


class Untranslated(AssertionError):
    """The program said a text in Bangla that no catalogue holds."""


class _NoMoreCatalogues(gettext.NullTranslations):
    """Asked when every catalogue was; the program itself would show the English source."""

    def gettext(self, message: str) -> str:
        raise Untranslated(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        raise Untranslated(msgid1)


def _make_the_words_complete() -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        subprocess.run([sys.executable, ROOT / "packaging" / "compile_words.py"], check=True)
    if any((ROOT / "resources" / "i18n" / "bn").glob("*.mo")):
        catalogue(Language.BANGLA).add_fallback(_NoMoreCatalogues())


_make_the_words_complete()


@pytest.fixture(autouse=True)
def garbage_collected():
    """Once a test opened the background door, nobody but the GUI thread collects garbage; between tests this does."""
    yield
    if not gc.isenabled() and gc.get_count()[0] > gc.get_threshold()[0]:
        gc.collect(1)
