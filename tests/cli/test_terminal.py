import errno
import io
import sys

import pytest

from moderator_app.cli.terminal import Terminal
from moderator_app.domain.errors import DiskFull


class Pipe(io.StringIO):
    """A stream whose reader behaves as one system or another says."""

    name = "<stdout>"

    def __init__(self, fault: int) -> None:
        super().__init__()
        self._fault = fault

    def flush(self) -> None:
        raise OSError(self._fault, "the pipe")


@pytest.mark.parametrize("fault", [errno.EPIPE, errno.EINVAL], ids=["Linux", "Windows"])
def test_a_reader_that_hung_up_stops_nothing(fault, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Pipe(fault))
    Terminal().answer("a line nobody reads")
    assert sys.stdout.getvalue() == "a line nobody reads\n"


def test_a_full_disk_behind_the_stream_is_told(monkeypatch):
    monkeypatch.setattr(sys, "stdout", Pipe(errno.ENOSPC))
    monkeypatch.setattr(sys, "stderr", Pipe(errno.ENOSPC))
    with pytest.raises(DiskFull) as full:
        Terminal().answer("a line")
    assert full.value.fields == {"path": "<stdout>"}
    Terminal().refuse("a sentence nobody reads")


def test_a_program_without_streams_says_nothing(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    terminal = Terminal()
    terminal.answer("a line")
    terminal.refuse("another")
    assert sys.stdout is None
