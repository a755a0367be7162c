"""What was moved since the calendar was opened, step by step: taken back and done again, each by the service first."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import PostId
from moderator_app.services.moving import Moved
from ui.background import run
from ui.screens.calendar.presenter import CalendarPresenter
from ui.screens.calendar.state import Done


class _Step(QUndoCommand):
    """A move. The service has done it, or taken it back, before the stack is told."""

    def __init__(self, moved: Moved) -> None:
        super().__init__()
        self.moved = moved
        self.back: Moved | None = None


class MoveHistory(QObject):
    """Moves, one after the other. `done` carries a `Done`, `failed` a `ModeratorError`."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, presenter: CalendarPresenter, parent: QObject) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._stack = QUndoStack(self)
        self._steps: list[_Step] = []  # as the stack holds them: Python keeps them alive
        self._revisions: dict[PostId, int] = {}
        self._waiting: deque[Callable[[], bool]] = deque()
        self._busy = False

    def move(self, post_id: PostId, at: datetime) -> None:
        """Gives a post another time."""
        self._line_up(lambda: self._ask(lambda: self._presenter.move(post_id, at), self._moved))

    def undo(self) -> None:
        """Takes the last move back, if there is one."""
        self._line_up(self._undo)

    def redo(self) -> None:
        """Does again what was taken back last."""
        self._line_up(self._redo)

    def can_undo(self) -> bool:
        return self._stack.canUndo()

    def _line_up(self, step: Callable[[], bool]) -> None:
        self._waiting.append(step)
        self._next()

    def _next(self) -> None:
        while self._waiting and not self._busy:
            self._busy = self._waiting.popleft()()

    def _undo(self) -> bool:
        if not self._stack.canUndo():
            return False
        step = self._steps[self._stack.index() - 1]
        return self._ask(lambda: self._presenter.take_back(self._fresh(step.moved)), self._undone, step)

    def _redo(self) -> bool:
        if not self._stack.canRedo():
            return False
        step = self._steps[self._stack.index()]
        assert step.back is not None, "only what was taken back is done again"
        back = step.back
        return self._ask(lambda: self._presenter.take_back(self._fresh(back)), self._redone, step)

    def _fresh(self, moved: Moved) -> Moved:
        """Our own later steps on the same post do not count as somebody else's."""
        return replace(moved, revision=self._revisions.get(moved.post_id, moved.revision))

    def _ask(self, work: Callable[[], Moved], then: Callable[[Moved], None], step: _Step | None = None) -> bool:
        def both() -> tuple[Moved, Done]:
            moved = work()
            return moved, self._presenter.done(moved)

        def take(found: tuple[Moved, Done]) -> None:
            moved, done = found
            self._revisions[moved.post_id] = moved.revision
            then(moved)
            self._busy = False
            self.done.emit(done)
            self._next()

        run(self, both, take, lambda error: self._fail(error, step))
        return True

    def _fail(self, error: ModeratorError, step: _Step | None) -> None:
        """A step that cannot be taken any more is forgotten."""
        if step is not None:
            step.setObsolete(True)
            if step in self._steps[: self._stack.index()]:
                self._stack.undo()
            else:
                self._stack.redo()
            self._steps.remove(step)
        self._busy = False
        self.failed.emit(error)
        self._next()

    def _moved(self, moved: Moved) -> None:
        step = _Step(moved)
        del self._steps[self._stack.index() :]
        self._steps.append(step)
        self._stack.push(step)

    def _undone(self, back: Moved) -> None:
        self._steps[self._stack.index() - 1].back = back
        self._stack.undo()

    def _redone(self, again: Moved) -> None:
        self._steps[self._stack.index()].moved = again
        self._stack.redo()
