"""The command line as a process of its own: odd terminals, hung-up readers, a key typed by a person."""

import os
import pty
import subprocess
import sys

import pytest

from tests.architecture.source_files import ROOT
from tests.cli.desk import files_in, locked_office, small_office
from tests.store_fixture import PASSPHRASE, recovery_key

pytestmark = pytest.mark.slow
MAIN = [sys.executable, str(ROOT / "main.py")]


def _environment(**other):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
    return {**kept, **other}


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}])
def test_bangla_comes_out_as_utf8_whatever_the_locale(locale, tmp_path):
    folder = small_office(tmp_path)
    done = subprocess.run(
        [*MAIN, "week", "--data", folder], capture_output=True, env=_environment(**locale), timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "নমুনা কার্যালয়" in done.stdout.decode("utf-8")


def test_a_refusal_comes_out_as_utf8_too(tmp_path):
    done = subprocess.run(
        [*MAIN, "week", "--data", tmp_path / "নেই"],
        capture_output=True,
        env=_environment(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"),
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "নেই" in done.stderr.decode("utf-8", "replace")
    assert b"Traceback" not in done.stderr


def test_a_reader_that_hangs_up_is_no_fault(tmp_path):
    folder = small_office(tmp_path)
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*MAIN, "week", "--data", folder],
        stdout=write,
        stderr=subprocess.PIPE,
        env=_environment(),
        timeout=60,
        check=False,
    )
    os.close(write)
    assert done.stderr == b""
    assert done.returncode == 0


def _typed(folder, typed, *words):
    """Runs a verb on a terminal on which a person types one line."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [*MAIN, *words, "--data", str(folder), "--language", "en"],
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
        start_new_session=True,
    )
    os.close(follower)
    assert process.stderr is not None
    asked = b""
    while not asked.endswith(b"key: "):  # what was typed before the question is thrown away by the terminal
        asked += process.stderr.read(1) or pytest.fail(f"nobody asked: {asked!r}")
    os.write(leader, typed.encode() + b"\n")
    out, err = process.communicate(timeout=60)
    os.close(leader)
    return process.returncode, out.decode(), err.decode()


def test_a_person_at_a_terminal_types_the_passphrase(tmp_path):
    folder = locked_office(tmp_path)
    code, out, err = _typed(folder, PASSPHRASE, "week")
    assert code == 0, err
    assert "Sample Office" in out
    assert PASSPHRASE not in out + err


def test_a_wrong_passphrase_is_refused_and_changes_nothing(tmp_path):
    folder = locked_office(tmp_path)
    before = files_in(folder)
    code, out, err = _typed(folder, "not the passphrase", "verify")
    assert (code, out) == (1, "")
    assert "does not open" in err
    assert files_in(folder) == before


def test_the_recovery_key_opens_it_and_its_use_is_logged(tmp_path):
    folder = locked_office(tmp_path)
    code, out, err = _typed(folder, recovery_key().text, "verify")
    assert code == 0, err
    assert "4 entries" in out
