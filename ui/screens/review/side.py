"""Beside the preview: what changed, the list to go through, who has approved."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from moderator_app.domain.explaining import Reason
from moderator_app.words import Speaker
from ui.finding_words import FindingWords
from ui.likeness_words import LikenessWords
from ui.roles import Role, Type
from ui.screens.review.state import Changes, DetailState
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import link
from ui.widgets.field import Field, TextArea
from ui.widgets.finding_note import FindingNote
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import Divider, clear, column, row
from ui.widgets.shapes import Shape
from ui.widgets.word_changes import WordChanges

_ALIKE = 3


class Side(QWidget):
    """What is written here belongs to exactly what is shown: other content takes it away.

    `asked_for` carries the post that somebody wants to see beside this one.
    """

    changed = Signal()
    asked_for = Signal(object)

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._theme = theme
        self._say = say
        px = theme.px
        lines = column(px(10), self)
        lines.setContentsMargins(px(18), px(12), px(18), px(16))
        self._changes = column(px(8))
        lines.addLayout(self._changes)
        lines.addWidget(Divider(theme))
        self.notes: list[FindingNote] = []
        self._found = column(px(10))
        lines.addLayout(self._found)
        self._checks = column(px(6))
        lines.addLayout(self._checks)
        self.declaration = TextArea(theme, say("Declaration"), say("For example: I compared it with the letter."), 2)
        self.declaration.textChanged.connect(self.changed.emit)
        self.declaration_field = Field(theme, say("Your written declaration"), self.declaration)
        lines.addWidget(self.declaration_field)
        lines.addWidget(Divider(theme))
        self._approvals = column(px(4))
        lines.addLayout(self._approvals)
        self.lock_note = WrappedLabel(theme, "", Type.SMALL, Role.MUTED)
        self.lock_note.hide()
        lines.addWidget(self.lock_note)
        lines.addStretch(1)

    def show_state(self, state: DetailState, *, same: bool) -> None:
        """`same`: nothing of the content is other than what is on screen, so the declaration stays."""
        self._show_changes(state.changes)
        self._show_checks(state)
        self._show_findings(state.findings, same=same)
        self._show_approvals(state)
        self.declaration_field.setVisible(state.needs_declaration)
        if not same:
            self.declaration.clear()

    def reasons(self) -> tuple[Reason, ...]:
        """What was written beside what the content check stops at."""
        asked = [(note.finding, note.reason.text()) for note in self.notes if note.reason is not None]
        return tuple(Reason(finding.rule, finding.words, text) for finding, text in asked)

    def lacks_reason(self) -> bool:
        """Whether a reason that is asked for is not written yet."""
        return any(not reason.text.strip() for reason in self.reasons())

    def _show_findings(self, findings: Sequence[FindingWords], *, same: bool) -> None:
        typed = {note.finding.key: note.reason.text() for note in self.notes if note.reason is not None} if same else {}
        clear(self._found)
        self.notes = [FindingNote(self._theme, self._say, one, text=typed.get(one.key, "")) for one in findings]
        if findings:
            self._found.addLayout(self._head(self._say("Content check"), ""))
        for note in self.notes:
            note.written.connect(lambda _text="": self.changed.emit())
            self._found.addWidget(note)

    def _show_changes(self, changes: Changes) -> None:
        clear(self._changes)
        self._changes.addLayout(self._head(self._say("What changed"), changes.head))
        if changes.pieces:
            self._changes.addWidget(WordChanges(self._theme, self._say, changes.pieces))
        for note in changes.notes:
            self._changes.addWidget(WrappedLabel(self._theme, note, Type.SMALL, Role.MUTED))

    def _show_checks(self, state: DetailState) -> None:
        clear(self._checks)
        self._checks.addLayout(self._head(self._say("Checklist"), ""))
        for look, words in state.checks:
            line = sentence_line(self._theme, look.shape, look.role, words)
            line.setAccessibleName(f"{self._say(look.word)}: {words}")
            self._checks.addWidget(line)
        for alike in state.alike[:_ALIKE]:
            self._checks.addWidget(self._alike(alike))

    def _alike(self, alike: LikenessWords) -> QWidget:
        """Another post that this one is like, and the way there."""
        line = sentence_line(self._theme, Shape.TRIANGLE, Role.WARNING, alike.words)
        line.setAccessibleName(alike.words)
        away = link(self._theme, self._say("Look at it"))
        away.setAccessibleDescription(alike.words)
        away.clicked.connect(lambda _=False: self.asked_for.emit(alike.post_id))
        holder = QWidget()
        lines = column(0, holder)
        lines.addWidget(line)
        lines.addWidget(away, 0, Qt.AlignmentFlag.AlignRight)
        return holder

    def _show_approvals(self, state: DetailState) -> None:
        clear(self._approvals)
        self._approvals.addLayout(self._head(self._say("Approvals"), state.approvals))
        for words in state.approved_by:
            self._approvals.addWidget(WrappedLabel(self._theme, words, Type.SMALL))
        for words in state.voided:
            self._approvals.addWidget(sentence_line(self._theme, Shape.CIRCLE_SLASH, Role.WARNING, words))

    def _head(self, title: str, end: str) -> QHBoxLayout:
        line = row(self._theme.px(8))
        line.addWidget(Label(self._theme, title, Type.STATE))
        line.addStretch(1)
        line.addWidget(Label(self._theme, end, Type.SMALL, Role.MUTED))
        return line
