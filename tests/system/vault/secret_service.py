"""A real Secret Service of a test's own: a bus and a keyring daemon in a fresh home, ended by their ids."""

import os
import subprocess
from contextlib import closing
from pathlib import Path
from typing import final

import secretstorage

BUS = "DBUS_SESSION_BUS_ADDRESS"

_BUS_SETTINGS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir={place}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@final
class SecretServiceOfATest:
    """Nothing runs until `start_bus`; `close` ends exactly what was started."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._started: list[subprocess.Popen[bytes]] = []
        self._keyring: subprocess.Popen[bytes] | None = None
        self._environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        self.address = ""

    def start_bus(self) -> str:
        """A bus that starts no service by itself; its address."""
        for name, variable in (("home", "HOME"), ("run", "XDG_RUNTIME_DIR")):
            folder = self._place / name
            folder.mkdir(mode=0o700)
            self._environment[variable] = str(folder)
        settings = self._place / "bus.conf"
        settings.write_text(_BUS_SETTINGS.format(place=self._place), encoding="utf-8")
        bus = self._start("dbus-daemon", f"--config-file={settings}", "--nofork", "--print-address=1")
        assert bus.stdout is not None
        self.address = bus.stdout.readline().decode().strip()
        self._environment[BUS] = self.address
        return self.address

    def start_keyring(self) -> "SecretServiceOfATest":
        """gnome-keyring with an unlocked collection of this login."""
        daemon = self._start("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets")
        assert daemon.stdin is not None
        assert daemon.stdout is not None
        daemon.stdin.write(b"the login's own password")
        daemon.stdin.close()
        daemon.stdout.readline()  # its address comes when it is on the bus
        self._keyring = daemon
        return self

    def lock(self) -> None:
        """Locks the collection, as a screen lock does."""
        with closing(secretstorage.dbus_init()) as bus:
            secretstorage.Collection(bus).lock()

    def entries(self) -> list[str]:
        """The names of our entries."""
        with closing(secretstorage.dbus_init()) as bus:
            items = secretstorage.Collection(bus).search_items({"service": "moderator-desk"})
            return sorted(item.get_attributes()["username"] for item in items)

    @property
    def keyring_id(self) -> int:
        """The process id of the keyring daemon."""
        assert self._keyring is not None
        return self._keyring.pid

    def end_keyring(self) -> None:
        """The daemon dies; what it kept stays in the home."""
        assert self._keyring is not None
        self._keyring.kill()
        self._keyring.wait(5)

    def close(self) -> None:
        for process in reversed(self._started):
            process.terminate()
        for process in reversed(self._started):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()

    def _start(self, *command: str) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(
            command,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._started.append(process)
        return process
