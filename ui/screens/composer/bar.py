"""The bottom bar: what is kept, when the post goes out, and handing it in."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from moderator_app.words import Speaker
from ui.names import short_name
from ui.roles import Role
from ui.theme import Theme
from ui.widgets.button import TWO_LINES, ButtonParts, filled, secondary
from ui.widgets.layout import row
from ui.widgets.page_face import PageFace
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import StateLabel
from ui.widgets.states import StateLook

KEPT = StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, "")
CAUGHT = StateLook(Shape.CIRCLE_TICK_HOLLOW, Role.INFO, "")
FAILED = StateLook(Shape.TRIANGLE, Role.DANGER, "")
QUIET = StateLook(Shape.DASHED_CIRCLE, Role.MUTED, "")
_NAMED = 2
_HEIGHT = 56  # the bar is 72 high with its margins


class ComposerBar(QWidget):
    """Status at the left, the time's button and the filled one at the right; two rows where it is narrow."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._theme, self._say = theme, say
        px = theme.px
        self.status = StateLabel(theme, QUIET.shape, "", QUIET.role)
        self._shown = (QUIET, "")
        self.time = secondary(
            theme, say("Choose a time"), ButtonParts(icon="clock", second=" ", trailing_icon="chevron-down"), TWO_LINES
        )
        self.send = filled(theme, say("Hand in for review"), ButtonParts(key="Ctrl+Enter", second=" "), TWO_LINES)
        self._line = row(px(12), self)
        self._line.addWidget(self.status, 1)
        self._right = QWidget()
        right = row(px(12), self._right)
        right.addStretch(1)
        right.addWidget(self.time)
        right.addWidget(self.send)
        self._line.addWidget(self._right)
        self.setMinimumHeight(px(_HEIGHT))

    def set_narrow(self, *, narrow: bool) -> bool:
        """Stacks status over buttons; says whether that is a change."""
        wished = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() == wished:
            return False
        self._line.setDirection(wished)
        self._line.setSpacing(self._theme.px(4 if narrow else 12))
        above = self._theme.px(6 if narrow else 0)
        self._line.setContentsMargins(0, above, 0, above)
        self._line.invalidate()
        self.setMinimumHeight(max(self._theme.px(_HEIGHT), self._line.sizeHint().height()))
        return True

    def wide_width(self) -> int:
        """How wide the bar is when everything stands in one row."""
        parts = (self.status, self.time, self.send)
        return sum(part.sizeHint().width() for part in parts) + 2 * self._theme.px(12)

    def show_status(self, look: StateLook, words: str) -> None:
        self._shown = (look, words)
        self.status.show_state(look, words)

    def showEvent(self, event: QShowEvent) -> None:
        """The window's style gives a label its first colours when it is shown; ours come after."""
        super().showEvent(event)
        self.status.show_state(*self._shown)

    def show_time(self, at: datetime | None, *, usual: bool) -> None:
        """The planned time with its zone under it; `usual` tells that it is the next empty one."""
        say = self._say
        if at is None:
            self.time.set_words(say("Time later"), say("Once approved it waits in stock"))
        elif usual:
            self.time.set_words(say.short_moment(at), say("Next usual time · Dhaka (UTC+6)"))
        else:
            self.time.set_words(say.short_moment(at), say("Dhaka time (UTC+6)"))

    def show_pages(self, faces: Sequence[PageFace], *, only_time: bool, timed: bool = True) -> None:
        """Marks and names of the pages on the filled button; `timed`: a time of publishing is chosen."""
        say = self._say
        names = [short_name(face.name) for face in faces]
        if not names:
            where = say("Choose a page")
        elif len(names) == 1:
            where = names[0]
        elif len(names) == _NAMED:
            where = say("{one} and {other}", one=names[0], other=names[1])
        else:
            where = say.count("{first} and {n} more", "{first} and {n} more", len(names) - 1, first=names[0])
        self.send.set_marks(faces)
        kept = say("Keep the new time") if timed else say("Keep without a time")
        self.send.set_words(kept if only_time else say("Hand in for review"), where)
