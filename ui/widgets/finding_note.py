"""One finding of the content check: its level, why, what to do, what was answered, and the place to answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.finding_words import FindingWords
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.button import Button, ButtonParts, link
from ui.widgets.field import Field, TextField
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.state_shape import ShapeView


class FindingNote(QWidget):
    """`wanted` asks to be led to the words; `written` carries the reason as it is typed."""

    wanted = Signal()
    written = Signal(object)

    def __init__(
        self, theme: Theme, say: Speaker, finding: FindingWords, *, leads: bool = False, text: str = ""
    ) -> None:
        """`leads`: the head is a way to the words; `text`: the reason as it stands."""
        super().__init__()
        self.finding = finding
        self.jump: Button | None = None
        self.reason: TextField | None = None
        px = theme.px
        whole = row(px(8), self)
        whole.addWidget(ShapeView(theme, finding.look.shape, finding.look.role, 16), 0, Qt.AlignmentFlag.AlignTop)
        lines = column(px(2))
        if leads:
            self.jump = link(theme, finding.head, ButtonParts(icon="search"))
            self.jump.setAccessibleDescription(f"{finding.why} {finding.to_do}")
            self.jump.clicked.connect(self.wanted)
            lines.addWidget(self.jump, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            lines.addWidget(WrappedLabel(theme, finding.head, Type.STATE))
        if finding.where:
            lines.addWidget(WrappedLabel(theme, finding.where, Type.SMALL, Role.MUTED))
        lines.addWidget(WrappedLabel(theme, finding.why, Type.SMALL))
        lines.addWidget(WrappedLabel(theme, finding.to_do, Type.SMALL, Role.MUTED))
        for said in finding.said:
            lines.addWidget(WrappedLabel(theme, said, Type.SMALL))
        if finding.ask:
            self.reason = TextField(theme, say("{ask}: “{words}”", ask=finding.ask, words=finding.words))
            self.reason.setText(text)
            self.reason.textEdited.connect(self.written.emit)
            self.field = Field(theme, finding.ask, self.reason)
            lines.addSpacing(px(4))
            lines.addWidget(self.field)
        whole.addLayout(lines, 1)
