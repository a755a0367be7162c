"""What the content check finds in the post that is being written: underlined there, told here; a press leads to it.

It holds nothing back: what it wants explained is handed in with a written reason, and the reason is written here.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from moderator_app.domain.checking import Finding, Level, Moment, utf16_span
from moderator_app.domain.errors import FindingNotExplained
from moderator_app.domain.explaining import ASKED_OF_WRITER, Explanation, Reason
from moderator_app.domain.ids import PostId
from moderator_app.services.checking import CheckedText
from ui import background
from ui.context import ScreenContext
from ui.finding_words import finding_words, text_name
from ui.names import short_name
from ui.roles import Role, Type
from ui.screens.composer.keeping import Keeper
from ui.screens.composer.sheet import WritingSheet
from ui.widgets.button import Button
from ui.widgets.finding_note import FindingNote
from ui.widgets.label import Label
from ui.widgets.layout import ScrollPage, clear, column
from ui.widgets.states import CHECK_LEVELS

_CHECK_AFTER = 300
_HIGHEST = 260
_MOST_TOLD = 30
_LINES = {
    Level.NOTE: QTextCharFormat.UnderlineStyle.DotLine,
    Level.EXPLAIN: QTextCharFormat.UnderlineStyle.DashUnderline,
    Level.STOP: QTextCharFormat.UnderlineStyle.SingleUnderline,
}
"""The level is told by the line too, not by its colour alone."""


class Findings(QWidget):
    """Follows a sheet; shows nothing while nothing is found. `asks`: a reason is missing; `led`: away to the text."""

    asks = Signal()
    led = Signal()

    def __init__(self, context: ScreenContext, sheet: WritingSheet, keeper: Keeper) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._checking = context.core.checking
        self._sheet, self._editor, self._keeper = sheet, sheet.editor, keeper
        self._texts: tuple[CheckedText, ...] = ()
        self._reasons: dict[tuple[str, str], str] = {}
        self.jumps: list[Button] = []
        self.notes: list[FindingNote] = []
        inside = QWidget()
        lines = column(self._theme.px(6), inside)
        lines.addWidget(Label(self._theme, self._say("Content check"), Type.SECTION))
        self._list = column(self._theme.px(10))
        lines.addLayout(self._list)
        lines.addStretch(1)
        column(0, self).addWidget(ScrollPage(inside))
        self.setMaximumHeight(self._theme.px(_HIGHEST))
        self.hide()
        self._soon = QTimer(self, singleShot=True, interval=_CHECK_AFTER)
        self._soon.timeout.connect(self._check)
        sheet.changed.connect(self._soon.start)
        sheet.tabs.changed.connect(self.look_again)
        keeper.began.connect(self._soon.start)
        keeper.refused.connect(self._refused)
        self._ask_reasons()

    @property
    def found(self) -> tuple[Finding, ...]:
        """Everything that was found, in the order of the texts."""
        return tuple(finding for text in self._texts for finding in text.found)

    def look_again(self, _tab: object = None) -> None:
        """Another text stands in the editor: marks of the one before must not stay."""
        self._editor.setExtraSelections([])
        self._soon.start()

    # ------------------------------------------------------------ reasons

    def _ask_reasons(self) -> None:
        """Reasons of earlier versions are proposed again."""
        post_id, core, actor = self._context.place.item, self._context.core, self._context.actor.id
        if post_id is not None:
            asked = PostId(post_id)
            background.run(
                self,
                lambda: core.reviewing.explanations(actor, asked),
                self._take_reasons,
                lambda _error: None,  # the composer itself says why the post cannot be opened
            )

    def _take_reasons(self, given: tuple[Explanation, ...]) -> None:
        before = {(e.reason.rule, e.reason.words): e.reason.text for e in given if e.moment is Moment.SUBMIT}
        self._reasons = before | self._reasons
        self._tell()

    def _hand_over(self) -> None:
        """Reasons go along with the hand-in."""
        known = self._reasons.items()
        self._keeper.presenter.reasons = tuple(Reason(rule, words, text) for (rule, words), text in known)

    def _write(self, note: FindingNote, text: str) -> None:
        self._reasons[note.finding.key] = text
        note.field.set_error("")
        self._hand_over()

    def _refused(self, error: object) -> None:
        """Leads to the first reason that is missing."""
        if not isinstance(error, FindingNotExplained):
            return
        self._check()
        for note in self.notes:
            if note.reason is not None and not note.reason.text().strip():
                self.asks.emit()
                note.field.set_error(self._say("Write why it may stand."))
                note.reason.setFocus()
                return

    # ------------------------------------------------------------ looking

    def _check(self) -> None:
        if self._sheet.writing is None:
            return
        texts = tuple(text for text in self._checking.texts(self._sheet.writing.draft()) if text.found)
        self._underline()
        if texts != self._texts:
            self._texts = texts
            self._tell()

    def _underline(self) -> None:
        text = self._editor.toPlainText()
        marks: list[QTextEdit.ExtraSelection] = []
        for finding in self._checking.text(text, self._sheet.tab):
            mark = QTextEdit.ExtraSelection()
            shape = QTextCharFormat()
            shape.setUnderlineStyle(_LINES[finding.level])
            shape.setUnderlineColor(self._theme.colour(CHECK_LEVELS[finding.level.value].role))
            if finding.level is Level.STOP:
                shape.setBackground(self._theme.colour(Role.DANGER_SOFT))
            mark.format = shape  # pyright: ignore[reportAttributeAccessIssue] - the stubs leave the field out
            mark.cursor = self._cursor(text, finding)  # pyright: ignore[reportAttributeAccessIssue] - as above
            marks.append(mark)
        self._editor.setExtraSelections(marks)

    def _tell(self) -> None:
        clear(self._list)
        self.jumps, self.notes = [], []
        pairs = [(text, finding) for text in self._texts for finding in text.found]
        asked: set[tuple[str, str]] = set()
        for text, finding in pairs[:_MOST_TOLD]:
            self._list.addWidget(self._note(text, finding, asked))
        if len(pairs) > _MOST_TOLD:
            more = self._say("{n} more", n=len(pairs) - _MOST_TOLD)
            self._list.addWidget(Label(self._theme, more, Type.SMALL, Role.MUTED))
        self.setVisible(bool(pairs))
        self._hand_over()

    def _note(self, text: CheckedText, finding: Finding, asked: set[tuple[str, str]]) -> QWidget:
        key = (finding.rule, finding.words)
        wants = finding.level in ASKED_OF_WRITER and key not in asked
        asked.add(key)
        ask = self._say("Why it may stand") if wants else ""
        told = finding_words(self._say, finding, where=self._where(text), ask=ask)
        note = FindingNote(self._theme, self._say, told, leads=True, text=self._reasons.get(key, ""))
        note.wanted.connect(lambda: self._lead_to(text, finding))
        note.written.connect(lambda typed="": self._write(note, typed))
        self.notes.append(note)
        if note.jump is not None:
            self.jumps.append(note.jump)
        return note

    def _where(self, text: CheckedText) -> str:
        writing = self._sheet.writing
        if writing is None:
            return ""
        pill = self._sheet.pills.get(text.page_id) if text.page_id is not None else None
        return text_name(self._say, text, writing.draft(), short_name(pill.accessibleName()) if pill else "")

    def _lead_to(self, text: CheckedText, finding: Finding) -> None:
        self.led.emit()
        if text.media is not None and self._sheet.writing is not None:
            hashes = [use.hash for use in self._sheet.writing.media]
            self._sheet.media.open_alt(hashes.index(text.media))
            return
        self._sheet.open_tab(text.page_id)
        self.look_again()
        self._editor.setTextCursor(self._cursor(self._editor.toPlainText(), finding))
        self._editor.ensureCursorVisible()
        self._editor.setFocus()

    def _cursor(self, text: str, finding: Finding) -> QTextCursor:
        start, end = utf16_span(text, finding.start, finding.end)
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor
