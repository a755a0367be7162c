"""Where the command line reads and writes: UTF-8 whatever the terminal says, and a typed key only where a person is."""

import errno
import getpass
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO, final

from moderator_app.domain.errors import DiskFull, NoKey
from moderator_app.words import Speaker

_HUNG_UP = (errno.EPIPE, errno.EINVAL)
"""What Linux says when the reader of a pipe has gone, and what Windows says."""


@final
class Terminal:
    """Results go to the standard output, sentences about refusals to the standard error."""

    def __init__(self) -> None:
        """Sets both streams to UTF-8; what a terminal cannot show never stops the program."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="replace")

    def answer(self, text: str) -> None:
        """Writes a result. Raises DiskFull: the file behind the stream took not all of it."""
        _write(sys.stdout, text)

    def refuse(self, text: str) -> None:
        """Writes why something was not done; where even that cannot be written, the exit code alone tells."""
        with suppress(DiskFull):
            _write(sys.stderr, text)

    def ask_key(self, say: Speaker) -> str:
        """A passphrase or recovery key, typed unseen.

        Raises:
            NoKey: nobody sits at a terminal, or nothing was typed.
        """
        if not sys.stdin or not sys.stdin.isatty():
            raise NoKey()
        try:
            typed = getpass.getpass(say("Passphrase or recovery key: "))
        except (EOFError, KeyboardInterrupt):
            raise NoKey() from None
        if not typed.strip():
            raise NoKey()
        return typed

    def ask_yes(self, question: str) -> bool:
        """Whether a person at the terminal typed yes; never where nobody sits."""
        if not sys.stdin or not sys.stdin.isatty():
            return False
        _write(sys.stderr, question)
        return sys.stdin.readline().strip().casefold() in {"yes", "y", "হ্যাঁ", "হ্যা"}


def _write(stream: TextIO | None, text: str) -> None:
    """A reader that hung up (`| head`) is no fault of ours, and neither is a program without streams."""
    if stream is None:
        return
    try:
        stream.write(f"{text}\n")
        stream.flush()
    except OSError as error:
        with suppress(OSError, ValueError):  # else the rest is tried once more, and fails, at the end of the program
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if error.errno not in _HUNG_UP:
            raise DiskFull(path=stream.name) from error
