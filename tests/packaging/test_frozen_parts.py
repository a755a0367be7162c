from importlib.util import find_spec
from pathlib import Path

import pytest
from frozen_parts import HOLIDAY_WORDS, goes_along, is_the_systems


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "PySide6/Qt6Core.dll",
        "resources/fonts/NotoSansBengali-400.ttf",
        "moderator_app/store/migrations/env.py",
        "typst/_typst.abi3.so",
    ],
)
def test_what_a_window_needs_goes_along(place):
    assert goes_along(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6\\plugins\\tls\\qopensslbackend.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/translations/qtbase_de.qm",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "libQt6EglFsKmsSupport.so.6",
        "PySide6/opengl32sw.dll",
    ],
)
def test_what_nothing_uses_stays_out(place):
    assert not goes_along(place)


def test_the_systems_libraries_are_asked_for_and_not_carried():
    assert is_the_systems("BINARY", "/lib/x86_64-linux-gnu/libssl.so.3")
    assert is_the_systems("BINARY", "/usr/lib/x86_64-linux-gnu/libxcb.so.1")


def test_python_and_the_wheels_are_carried_wherever_they_lie():
    assert not is_the_systems("BINARY", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0")
    assert not is_the_systems("EXTENSION", "/usr/lib/python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so")
    assert not is_the_systems("BINARY", "/somewhere/site-packages/pillow.libs/libtiff.so.6")


def test_the_words_of_the_holidays_lie_where_the_recipe_looks_for_them():
    library = Path(find_spec("holidays").origin).parent
    assert all((library / part).stat().st_size > 0 for part in HOLIDAY_WORDS)
