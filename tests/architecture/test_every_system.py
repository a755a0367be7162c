"""Written on Linux, meant for Windows too: what only Unix has is used nowhere, or only where it was looked for."""

import subprocess
import sys

import pytest

from tests.architecture.source_files import ROOT, name_of, python_files
from tests.architecture.test_habits import _imports

UNIX_MODULES = {"crypt", "fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
FILE_NAME_SIGNS = set('<>:"|?*')

_UNIX_NAMES = {
    "os": "getuid geteuid getgid fork statvfs fchmod fchown chown posix_fadvise mkfifo killpg O_NOFOLLOW O_DIRECTORY",
    "signal": "SIGKILL SIGHUP SIGALRM",
    "socket": "AF_UNIX",
    "time": "tzset clock_gettime CLOCK_BOOTTIME",
}
_WITHOUT_UNIX = f"""
import sys
import main

wiring = main.load_wiring()  # the libraries have looked at the system they are on
for module, names in {_UNIX_NAMES!r}.items():
    for name in names.split():
        if hasattr(__import__(module), name):
            delattr(__import__(module), name)

sys.exit(main.command_line(sys.argv[1:], lambda: wiring, main.open_window))
"""
"""`main.py`, with everything taken out of Python that Windows never had."""


def test_no_module_of_unix_alone_is_imported():
    found = {
        (name_of(path), name) for path, name in _imports("moderator_app", "ui") if name.split(".")[0] in UNIX_MODULES
    }
    assert found == set()


@pytest.mark.slow
def test_the_self_test_passes_where_nothing_of_unix_is_left():
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT_UNIX, "selftest", "--language", "en"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("in order") >= 8


def test_no_file_of_the_repository_has_a_name_that_windows_refuses():
    names = [path.name for path in python_files("moderator_app", "ui", "tests")]
    names += [path.name for path in (ROOT / "resources").rglob("*")]
    assert [name for name in names if FILE_NAME_SIGNS & set(name)] == []
    assert len({name_of(path).lower() for path in python_files(".")}) == len(python_files("."))
