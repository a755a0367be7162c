"""Sheet and preview beside each other where there is room, one of them at a time where there is not."""

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.theme import Theme
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.layout import ScrollPage, column, row

ONE_COLUMN_UNDER = 976
"""What is left of a window of 1100 beside its narrow navigation and margins."""
_WRITING, _LOOK = "writing", "look"


class Columns(QWidget):
    """Sixty to forty; under the width a switch leads from one to the other."""

    def __init__(self, theme: Theme, say: Speaker, sheet: QWidget, preview: QWidget) -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        self._left, self._right = ScrollPage(sheet), preview
        self.switch = SegmentedSwitch(
            theme, say("View"), [Segment(_WRITING, say("Writing")), Segment(_LOOK, say("How it will look"))]
        )
        self.switch.changed.connect(lambda _value="": self._arrange())
        whole = column(px(12), self)
        whole.addWidget(self.switch)
        across = row(px(20))
        across.addWidget(self._left, 62)
        across.addWidget(self._right, 38)
        whole.addLayout(across, 1)

    def show_writing(self) -> None:
        """Leads to the sheet."""
        self.switch.choose(_WRITING)
        self._arrange()

    def show_look(self) -> None:
        """Leads to the preview and what stands under it."""
        self.switch.choose(_LOOK)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < self._theme.px(ONE_COLUMN_UNDER)
        looking = self.switch.value() == _LOOK
        self.switch.setVisible(narrow)
        self._left.setVisible(not narrow or not looking)
        self._right.setVisible(not narrow or looking)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()
