"""A screen and a session of a test's own: Xvfb, a bus, the accessibility bus, and programs on them."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.desktop.private_bus import private_bus

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")


@contextmanager
def running(*command: str | Path, env: Mapping[str, str], **how: object) -> Iterator[subprocess.Popen]:
    """A process of the test's own, ended by its number at the end, however the test went."""
    with subprocess.Popen([str(word) for word in command], env=dict(env), **how) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    process.kill()


@contextmanager
def x_screen(width: int = 1366, height: int = 768) -> Iterator[str]:
    """A display that nobody else uses; gives its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"]
    with running(*command, env=os.environ, pass_fds=(write,), stderr=subprocess.DEVNULL):
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        assert number, "no display came up"
        yield f":{number}"


@contextmanager
def desktop_session(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of a login with a display, a bus and a runtime folder, whose path is short, as a socket's is."""
    with ExitStack() as stack:
        runtime = stack.enter_context(TemporaryDirectory())
        display = stack.enter_context(x_screen())
        address = stack.enter_context(private_bus(folder))
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "PYTEST", "COV_"))}
        yield {
            **kept,
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "XDG_RUNTIME_DIR": runtime,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_SESSION_TYPE": "x11",
        }


@contextmanager
def accessibility(session: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The same session with a screen reader's bus; programs started in it are seen from outside."""
    env = {**session, "QT_ACCESSIBILITY": "1", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "NO_AT_BRIDGE": "0"}
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with running(LAUNCHER, "--launch-immediately", env=env, **silent):
        yield env
