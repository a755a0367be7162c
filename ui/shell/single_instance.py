"""One window a data folder: a second start shows the first window and ends.

Nothing crosses but "show yourself" and "shown": no argument, no file name, nothing that could be carried out.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.shell.meeting_point import is_own_socket, meeting_point

PLEASE, DONE = b"show yourself\n", b"shown\n"
_PATIENCE = 2_000
"""Milliseconds that a second start waits for the first window: one that hangs longer cannot show itself."""


def shown_elsewhere(folder: Path) -> bool:
    """Asks the window that is open on this folder, if any, to show itself; waits at most two seconds for it."""
    point = meeting_point(folder)
    if not point or not is_own_socket(point):
        return False
    socket = QLocalSocket()
    socket.connectToServer(point)
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(PLEASE)
    answer = b""
    while len(answer) < len(DONE) and socket.waitForReadyRead(_PATIENCE):
        answer += bytes(socket.readAll().data())
    socket.abort()
    return answer == DONE


class Doorkeeper(QObject):
    """Waits at the meeting point of a folder, without a timer; tells `asked` for each second start."""

    asked = Signal()

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
            socket.readyRead.connect(lambda one=socket: self._heard(one))

    def _heard(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() < len(PLEASE):
            return
        if bytes(socket.readAll().data()) != PLEASE:
            socket.abort()
            return
        self.asked.emit()
        socket.write(DONE)
        socket.flush()


def _is_answered(point: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(point)
    answered = socket.waitForConnected(_PATIENCE)
    socket.abort()
    return answered
