"""The choice of who must have seen a post."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moderator_app.domain.panel import ApprovalPreset
from moderator_app.words import Speaker
from ui.forms.preset_words import PRESET_CONSEQUENCES, PRESET_WORDS, approvers_notice, presets_for
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.choice import ChoiceBox, choice_group
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column


class PresetBoxes(QWidget):
    """Only the ways that this panel may choose; emits `chosen` when another one is."""

    chosen = Signal()

    def __init__(self, theme: Theme, say: Speaker, members: int, preset: ApprovalPreset | None) -> None:
        super().__init__()
        self._say = say
        self._members = members
        self._presets = presets_for(members)
        self.boxes = [ChoiceBox(theme, say(PRESET_WORDS[p]), say(PRESET_CONSEQUENCES[p])) for p in self._presets]
        start = self._presets.index(preset) if preset in self._presets else None
        self._group = choice_group(self, self.boxes, start)
        lines = column(theme.px(8), self)
        lines.addWidget(Label(theme, say("Who must have seen a post before it goes out"), Type.STATE, Role.MUTED, 500))
        for box in self.boxes:
            lines.addWidget(box)
        self.notice = WrappedLabel(theme, "", Type.SMALL, Role.WARNING)
        lines.addWidget(self.notice)
        self._group.idClicked.connect(self._changed)
        self._judge()

    def preset(self) -> ApprovalPreset | None:
        """What is chosen; None while nothing is."""
        number = self._group.checkedId()
        return self._presets[number] if number >= 0 else None

    def _changed(self, _number: int) -> None:
        self._judge()
        self.chosen.emit()

    def _judge(self) -> None:
        sentence = approvers_notice(self._say, self.preset(), self._members)
        self.notice.set_plain(sentence)
        self.notice.setVisible(bool(sentence))
