"""One window a data folder: a second start shows the first window, or sends it to a place, and ends.

Nothing crosses but one line of a fixed set and "shown": no file name, nothing that could be carried out.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.shell.meeting_point import is_own_socket, meeting_point
from ui.shell.named_places import COMMAND_PLACES

PLEASE, STAY, DONE = b"show yourself\n", b"stay where you are\n", b"shown\n"
WISHES = {PLEASE: "", **{f"go to {name}\n".encode(): name for name in COMMAND_PLACES}}
"""Every line that is understood, with the name of the place that is wished for."""
LONGEST = max(len(line) for line in (STAY, *WISHES))
_PATIENCE = 2_000
"""Milliseconds that a second start waits for the first window: one that hangs longer cannot show itself. So long, too,
the first waits for the end of a line that was begun."""


def shown_elsewhere(folder: Path, place: str = "", *, hidden: bool = False) -> bool:
    """Asks the window that is open on this folder, if any, to show itself; waits at most two seconds for it.

    Args:
        folder: the data folder.
        place: one of `COMMAND_PLACES`, or empty for wherever the window is.
        hidden: the window may stay as it is, seen or not.
    """
    point = meeting_point(folder)
    if not point or not is_own_socket(point):
        return False
    socket = QLocalSocket()
    socket.connectToServer(point)
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(STAY if hidden else _wish(place))
    answer = b""
    while len(answer) < len(DONE) and socket.waitForReadyRead(_PATIENCE):
        answer += bytes(socket.readAll().data())
    socket.abort()
    return answer == DONE


class Doorkeeper(QObject):
    """Waits at the meeting point of a folder; tells `asked` for each second start, with the place's name or ""."""

    asked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._came)

    def wait_at(self, folder: Path) -> bool:
        """Begins to wait. False where another window waits already, or no place can be had.

        A socket that a killed program left behind is taken away: nobody answers on it.
        """
        point = meeting_point(folder)
        if not point or _is_answered(point):
            return False
        QLocalServer.removeServer(point)
        return self._server.listen(point)

    def leave(self) -> None:
        """Waits no more; the socket is taken away."""
        self._server.close()

    def _came(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:  # pyright: ignore[reportUnnecessaryComparison] - None when nobody waits
            socket.disconnected.connect(socket.deleteLater)
            socket.setReadBufferSize(LONGEST + 1)
            socket.readyRead.connect(lambda one=socket: self._heard(one))
            QTimer.singleShot(_PATIENCE, socket, socket.abort)

    def _heard(self, socket: QLocalSocket) -> None:
        begun = bytes(socket.peek(LONGEST + 1).data())
        if b"\n" not in begun and len(begun) <= LONGEST:
            return  # the rest of the line is still on its way
        line = bytes(socket.readAll().data())
        if line not in WISHES and line != STAY:
            socket.abort()
            return
        if line in WISHES:
            self.asked.emit(WISHES[line])
        socket.write(DONE)
        socket.flush()


def _wish(place: str) -> bytes:
    return f"go to {place}\n".encode() if place else PLEASE


def _is_answered(point: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(point)
    answered = socket.waitForConnected(_PATIENCE)
    socket.abort()
    return answered
