"""The right column of the home screen: the pages and how they are run, and what goes out next."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.this_week.state import PageItem, QueueFoot, QueueItem, Target
from ui.theme import Theme
from ui.widgets.button import SMALL, ButtonParts, link, secondary
from ui.widgets.card import HEAD, Card
from ui.widgets.label import ElidedLabel, Label, WrappedLabel
from ui.widgets.layout import clear, column, row
from ui.widgets.page_mark import PageMark
from ui.widgets.rows import Row, two_lines
from ui.widgets.state_shape import StateLabel

Go = Callable[[Target], None]
QUEUE_ROW = 57


class PagesCard(Card):
    """The kept pages and how each is run."""

    def __init__(self, theme: Theme, say: Speaker, go: Go) -> None:
        super().__init__(theme, say("How the pages are run"))
        self._go = go
        self._lines = column(0)
        self.body.addLayout(self._lines)
        self._say = say

    def show_pages(self, pages: Sequence[PageItem]) -> None:
        clear(self._lines)
        theme = self.theme
        for number, page in enumerate(pages):
            name = f"{page.face.name}, {page.second}, {page.word}"
            line = Row(theme, name, last=number == len(pages) - 1)
            line.inside.addWidget(PageMark(theme, page.face, 28))
            line.inside.addLayout(two_lines(theme, page.face.name, page.second), 1)
            line.inside.addWidget(StateLabel(theme, page.look.shape, page.word, page.look.role))
            line.clicked.connect(lambda _=False, target=page.target: self._go(target))
            self._lines.addWidget(line)
        if not pages:
            self._lines.addWidget(_quiet(theme, self._say("The office's pages stand here.")))


class QueueCard(Card):
    """What goes out next, soonest first, and how publishing stands; its head leads to the pause and to the queue."""

    def __init__(self, theme: Theme, say: Speaker, go: Go) -> None:
        super().__init__(theme, say("Publishing queue"))
        self._go = go
        self._say = say
        self._rows: list[Row] = []
        self._lines = column(0)
        self.body.addLayout(self._lines)
        self._rest = column(0)
        self.body.addLayout(self._rest, 1)
        self.whole = link(theme, say("Whole queue"))
        self.whole.clicked.connect(lambda _=False: self._go(Target(Place(Room.POSTS, None, "queue"))))
        self.pause = secondary(theme, say("Pause all"), ButtonParts(icon="pause"), SMALL)
        self.pause.clicked.connect(lambda _=False: self._go(Target(Place(Room.POSTS, None, self._wanted))))
        self.add_head(self.pause)
        self._wanted = "pause"
        self._stands = column(0)
        holder = QWidget()
        holder.setLayout(self._stands)
        self._foot_strip = self.set_foot(holder, None, self.whole)

    def show_queue(self, items: Sequence[QueueItem], foot: QueueFoot) -> None:
        clear(self._lines)
        clear(self._stands)
        self._stands.addWidget(StateLabel(self.theme, foot.look.shape, foot.word, foot.look.role))
        self.whole.setToolTip(foot.following)
        self._wanted = "queue" if foot.paused else "pause"
        self.pause.set_words(self._say("To the pause") if foot.paused else self._say("Pause all"))
        clear(self._rest)
        self._rows = [self._row(item) for item in items]
        for line in self._rows:
            self._lines.addWidget(line)
        if not items:
            words = self._say("Approved posts stand here until they are published.")
            self._rest.addWidget(_quiet(self.theme, words))
            self._rest.addStretch(1)

    def fit(self, room: int | None, *, foot: bool = True) -> None:
        """Shows as many rows as `room` pixels of height hold, two at least; all of them without a limit.

        In a low window the `foot` gives way first.
        """
        px = self.theme.px
        self._foot_strip.setVisible(foot)
        beside = (2 if foot else 1) * px(HEAD)
        rows = len(self._rows) if room is None else max(2, (room - beside) // px(QUEUE_ROW))
        for number, line in enumerate(self._rows):
            line.setVisible(number < rows)

    def _row(self, item: QueueItem) -> Row:
        theme = self.theme
        line = Row(theme, f"{item.when}, {item.title}, {item.face.name}, {item.word}", QUEUE_ROW)
        line.setToolTip(item.when)
        when = column(0)
        when.addStretch()
        when.addWidget(Label(theme, item.day, Type.SMALL, weight=600))
        when.addWidget(Label(theme, item.time, Type.SMALL, Role.MUTED))
        when.addStretch()
        holder = QWidget()
        holder.setLayout(when)
        holder.setMinimumWidth(theme.px(80))
        line.inside.addWidget(holder)
        what = column(0)
        what.addStretch()
        what.addWidget(ElidedLabel(theme, item.title, weight=500))
        below = row(theme.px(8))
        below.addWidget(PageMark(theme, item.face, 18))
        below.addWidget(StateLabel(theme, item.look.shape, item.word, item.look.role, Type.SMALL, 14), 1)
        what.addLayout(below)
        what.addStretch()
        line.inside.addLayout(what, 1)
        line.clicked.connect(lambda _=False, target=item.target: self._go(target))
        return line


def _quiet(theme: Theme, words: str) -> WrappedLabel:
    """What will stand in a card too narrow for an empty state."""
    label = WrappedLabel(theme, words, Type.BODY, Role.MUTED)
    px = theme.px
    label.setContentsMargins(px(16), px(14), px(16), px(14))
    return label
