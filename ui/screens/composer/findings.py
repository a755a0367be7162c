"""What the content check finds in the text that is being written: underlined there, told here; a press leads to it.

It holds nothing back: a finding helps to judge.
"""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from moderator_app.domain.checking import Finding, utf16_span
from moderator_app.services.checking import Checking
from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.button import Button, ButtonParts, link
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import ScrollPage, clear, column, row
from ui.widgets.state_shape import ShapeView
from ui.widgets.states import CHECK_LEVELS

_CHECK_AFTER = 300
_HIGHEST = 240
_MOST_TOLD = 30


class Findings(QWidget):
    """Follows an editor; shows nothing while nothing is found."""

    def __init__(self, theme: Theme, say: Speaker, checking: Checking, editor: QTextEdit) -> None:
        super().__init__()
        self._theme, self._say, self._checking, self._editor = theme, say, checking, editor
        self.found: tuple[Finding, ...] = ()
        self.jumps: list[Button] = []
        inside = QWidget()
        lines = column(theme.px(6), inside)
        lines.addWidget(Label(theme, say("Content check"), Type.SECTION))
        self._list = column(theme.px(10))
        lines.addLayout(self._list)
        lines.addStretch(1)
        column(0, self).addWidget(ScrollPage(inside))
        self.setMaximumHeight(theme.px(_HIGHEST))
        self.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_CHECK_AFTER)
        self._soon.timeout.connect(self._check)
        editor.textChanged.connect(self._soon.start)

    def look_again(self, _tab: object = None) -> None:
        """Another text stands in the editor: marks of the one before must not stay."""
        self._editor.setExtraSelections([])
        self._soon.start()

    def _check(self) -> None:
        text = self._editor.toPlainText()
        found = self._checking.text(text)
        self._underline(text, found)
        if found != self.found:
            self.found = found
            self._tell(found)

    def _underline(self, text: str, found: Sequence[Finding]) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        for finding in found:
            mark = QTextEdit.ExtraSelection()
            shape = QTextCharFormat()
            shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            shape.setUnderlineColor(self._theme.colour(CHECK_LEVELS[finding.level.value].role))
            mark.format = shape  # pyright: ignore[reportAttributeAccessIssue] - the stubs leave the field out
            mark.cursor = self._cursor(text, finding)  # pyright: ignore[reportAttributeAccessIssue] - as above
            marks.append(mark)
        self._editor.setExtraSelections(marks)

    def _tell(self, found: Sequence[Finding]) -> None:
        clear(self._list)
        self.jumps = []
        for finding in found[:_MOST_TOLD]:
            self._list.addWidget(self._line(finding))
        if len(found) > _MOST_TOLD:
            more = self._say("{n} more", n=len(found) - _MOST_TOLD)
            self._list.addWidget(Label(self._theme, more, Type.SMALL, Role.MUTED))
        self.setVisible(bool(found))

    def _line(self, finding: Finding) -> QWidget:
        theme, say = self._theme, self._say
        look = CHECK_LEVELS[finding.level.value]
        holder = QWidget()
        whole = row(theme.px(8), holder)
        whole.addWidget(ShapeView(theme, look.shape, look.role, 16))
        lines = column(theme.px(2))
        head = say("{level}: “{words}”", level=say(look.word), words=finding.words)
        jump = link(theme, head, ButtonParts(icon="search"))
        jump.setAccessibleDescription(f"{say.name(finding.why)} {say.name(finding.to_do)}")
        jump.clicked.connect(lambda: self._lead_to(finding))
        self.jumps.append(jump)
        lines.addWidget(jump)
        why = say.name(finding.why)
        if finding.clause:
            why = say("Clause {clause}: {why}", clause=finding.clause, why=why)
        lines.addWidget(WrappedLabel(theme, why, Type.SMALL))
        lines.addWidget(WrappedLabel(theme, say.name(finding.to_do), Type.SMALL, Role.MUTED))
        whole.addLayout(lines, 1)
        return holder

    def _lead_to(self, finding: Finding) -> None:
        self._editor.setTextCursor(self._cursor(self._editor.toPlainText(), finding))
        self._editor.ensureCursorVisible()
        self._editor.setFocus()

    def _cursor(self, text: str, finding: Finding) -> QTextCursor:
        start, end = utf16_span(text, finding.start, finding.end)
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor
