"""The reviewer's word: approve, ask for changes, hold or release, reject; a reason is asked for in place."""

from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from moderator_app.words import Speaker
from moderator_app.words.clauses import provenance, ready_reasons
from ui.roles import Role, Type
from ui.screens.review.state import Powers
from ui.theme import Theme
from ui.widgets.button import MAIN, Button, ButtonParts, Kind, danger, filled, link, secondary
from ui.widgets.field import Field, TextArea
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column, row


class Verb(Enum):
    """What needs a written reason."""

    ASK = auto()
    HOLD = auto()
    REJECT = auto()


class Actions(QWidget):
    """Emits what was decided; reasons come with it. A refused action is greyed, with the reason above."""

    approved = Signal()
    released = Signal()
    reasoned = Signal(object)

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._theme = theme
        self._say = say
        self._verb = Verb.ASK
        self._powers = Powers()
        pages = column(0, self)
        self._pages = (self._decide(), self._explain())
        for page in self._pages:
            pages.addWidget(page)
        self._turn(explaining=False)

    def show_powers(self, powers: Powers, *, waits_for: str) -> None:
        """`waits_for` says what must be done before approving, "" when nothing: the tooltip, for it stands above."""
        self._powers = powers
        reason = powers.approve or waits_for
        self.approve.refuse(reason)
        self.ask.refuse(powers.ask)
        self.hold.refuse(powers.hold)
        self.reject.refuse(powers.reject)
        self.hold.set_words(self._say("Release") if powers.releases else self._say("Hold"))
        self.why.set_plain(reason)
        self.why.setVisible(bool(powers.approve))

    def start(self) -> None:
        """Back to the four buttons; what was typed is thrown away because it was sent, or belongs to another post."""
        self.reason.clear()
        self.reason_field.set_error("")
        self._turn(explaining=False)

    def show_error(self, words: str) -> None:
        """A fault of the reason; what was typed stays."""
        self.reason_field.set_error(words)
        self.reason.setFocus()

    def explaining(self) -> bool:
        """Whether a reason is being written."""
        return self._pages[1].isVisibleTo(self)

    def _decide(self) -> QWidget:
        theme, say, px = self._theme, self._say, self._theme.px
        page = QWidget()
        lines = column(px(6), page)
        lines.setContentsMargins(px(18), px(10), px(18), px(10))
        self.why = WrappedLabel(theme, "", Type.SMALL, Role.MUTED)
        lines.addWidget(self.why)
        buttons = row(px(12))
        self.approve = filled(theme, say("Approve"), ButtonParts(icon="check", key="A"), MAIN)
        self.approve.clicked.connect(self.approved.emit)
        self.ask = secondary(theme, say("Ask changes"), ButtonParts(icon="undo-2", key="C"), MAIN)
        self.ask.clicked.connect(lambda: self._open(Verb.ASK))
        self.hold = link(theme, say("Hold"), ButtonParts(key="H"), Type.BODY)
        self.hold.clicked.connect(self._hold)
        self.reject = danger(theme, say("Reject"), ButtonParts(icon="x", key="R"))
        self.reject.clicked.connect(lambda: self._open(Verb.REJECT))
        buttons.addWidget(self.approve)
        buttons.addWidget(self.ask)
        buttons.addStretch(1)
        buttons.addWidget(self.hold)
        buttons.addWidget(self.reject)
        lines.addLayout(buttons)
        return page

    def _explain(self) -> QWidget:
        theme, say, px = self._theme, self._say, self._theme.px
        page = QWidget()
        lines = column(px(8), page)
        lines.setContentsMargins(px(18), px(10), px(18), px(10))
        self.reason = TextArea(theme, say("Reason"), "", 2)
        self.reason_field = Field(theme, say("What should be changed"), self.reason, provenance(say))
        lines.addWidget(self.reason_field)
        buttons = row(px(12))
        self.send = Button(theme, say("Send back"), Kind.SECONDARY, ButtonParts(key="Ctrl+Enter"))
        self.send.clicked.connect(lambda: self.reasoned.emit((self._verb, self.reason.toPlainText())))
        self.leave = link(theme, say("Leave it"), ButtonParts(key="Esc"), Type.BODY)
        self.leave.clicked.connect(lambda: self._turn(explaining=False))
        buttons.addWidget(self.send)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        self.ready_button = self._ready_reasons()
        buttons.addWidget(self.ready_button)
        lines.addLayout(buttons)
        return page

    def _take_reason(self, chosen: QAction) -> None:
        """Puts the chosen words before what was typed; they can be changed there."""
        typed = self.reason.toPlainText().strip()
        self.reason.setPlainText(f"{chosen.text()}. {typed}")
        self.reason.moveCursor(QTextCursor.MoveOperation.End)
        self.reason.setFocus()

    def _ready_reasons(self) -> Button:
        self.ready = QMenu(self)
        self.ready.setFont(self._theme.font())
        for words in ready_reasons(self._say):
            self.ready.addAction(words)
        self.ready.triggered.connect(self._take_reason)
        button = link(self._theme, self._say("Ready reasons"), ButtonParts(icon="list-checks"), Type.BODY)
        button.clicked.connect(lambda: self.ready.popup(button.mapToGlobal(button.rect().topLeft())))
        return button

    def _hold(self) -> None:
        if self._powers.releases:
            self.released.emit()
        else:
            self._open(Verb.HOLD)

    def _open(self, verb: Verb) -> None:
        say = self._say
        self._verb = verb
        words: dict[Verb, tuple[str, str]] = {
            Verb.ASK: (say("What should be changed"), say("Send back")),
            Verb.HOLD: (say("Why it is held"), say("Hold it")),
            Verb.REJECT: (say("Why it is rejected for good"), say("Reject it")),
        }
        asked, button = words[verb]
        self.reason_field.word.setText(asked)
        self.reason.setAccessibleName(asked)
        self.send.set_words(button)
        self.send.set_kind(Kind.DANGER if verb is Verb.REJECT else Kind.SECONDARY)
        self._turn(explaining=True)
        self.reason.setFocus()

    def _turn(self, *, explaining: bool) -> None:
        self._pages[0].setVisible(not explaining)
        self._pages[1].setVisible(explaining)
