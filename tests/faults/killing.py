"""A copy of this process at work, killed with -9 at a chosen moment; what it told before is what it was answered."""

import os
import select
import signal
import time
import traceback
from collections.abc import Callable

Tell = Callable[[str], None]
BEGUN = "begun"


def killed_after(work: Callable[[Tell], None], seconds: float) -> list[str]:
    """Forks a copy that works, and kills it so many seconds after it began.

    A copy that is done earlier lives until then: a death after the work is one of the moments.

    Args:
        work: told `tell` for every answer it got; what it raises is printed and fails the test.
        seconds: from the moment at which the copy began.

    Returns:
        Every whole line that was told, in order.
    """
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        _be_the_copy(reader, writer, work)
    os.close(writer)
    said = b""
    while not said:
        said = os.read(reader, 65536)
    _read_until(reader, time.monotonic() + seconds)
    os.kill(pid, signal.SIGKILL)
    while more := os.read(reader, 65536):
        said += more
    os.close(reader)
    _, status = os.waitpid(pid, 0)
    lines = said.decode().split("\n")[:-1]
    assert os.WIFSIGNALED(status), "the copy ended by itself"
    assert lines[0] == BEGUN
    return lines[1:]


def seconds_until(work: Callable[[Tell], None], answer: str) -> float:
    """How long a copy works on this machine, now, before it gives an answer that begins so; it is killed then."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        _be_the_copy(reader, writer, work)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as says:
        assert says.readline() == f"{BEGUN}\n"
        begun = time.monotonic()
        assert any(line.startswith(answer) for line in says), "the copy ended without that answer"
        took = time.monotonic() - begun
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return took


def _be_the_copy(reader: int, writer: int, work: Callable[[Tell], None]) -> None:
    try:
        os.close(reader)
        os.write(writer, f"{BEGUN}\n".encode())
        work(lambda said: os.write(writer, f"{said}\n".encode()))
        signal.pause()
    except BaseException:  # noqa: BLE001 - the copy must end here, whatever happened
        traceback.print_exc()
    finally:
        os._exit(1)


def _read_until(reader: int, moment: float) -> None:
    """Passes the time until a moment; a copy that ends by itself (its pipe closes) ends it too."""
    closing = select.poll()
    closing.register(reader, 0)  # only a hang-up is told: what is said stays in the pipe
    closing.poll(max(0.0, moment - time.monotonic()) * 1000)
