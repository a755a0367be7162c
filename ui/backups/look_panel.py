"""A backup before it is brought back: whose, from when, and its figures beside those of this PC."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from moderator_app.words import Speaker
from ui.backups.state import BackupLook
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import Divider, column
from ui.widgets.shapes import Shape

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BackupLookPanel(QWidget):
    """What comes back, line by line, and what is put aside."""

    def __init__(self, theme: Theme, say: Speaker, look: BackupLook) -> None:
        super().__init__()
        lines = column(theme.px(10), self)
        head = column(0)
        head.addWidget(WrappedLabel(theme, look.office, Type.SECTION))
        head.addWidget(WrappedLabel(theme, look.made, Type.BODY))
        head.addWidget(WrappedLabel(theme, look.file, Type.SMALL, Role.MUTED))
        lines.addLayout(head)
        lines.addWidget(Divider(theme))
        lines.addLayout(_counts(theme, say, look))
        if look.put_aside:
            lines.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, look.put_aside))
        self.setAccessibleName(f"{look.office}, {look.made}")


def _counts(theme: Theme, say: Speaker, look: BackupLook) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(24))
    grid.setVerticalSpacing(theme.px(4))
    beside = any(line.here for line in look.counts)
    heads = ["", say("Comes back"), *([say("Stands here now")] if beside else [])]
    for place, head in enumerate(heads):
        grid.addWidget(Label(theme, head, Type.SMALL, Role.MUTED), 0, place, _RIGHT)
    for number, line in enumerate(look.counts, 1):
        grid.addWidget(Label(theme, line.name), number, 0)
        grid.addWidget(Label(theme, line.in_backup, weight=600), number, 1, _RIGHT)
        if beside:
            grid.addWidget(Label(theme, line.here, Type.BODY, Role.MUTED), number, 2, _RIGHT)
    grid.setColumnStretch(len(heads), 1)
    return grid
