"""What holds for this PC alone: starting by itself, the tray, where the data lies."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from moderator_app.ports import AutostartState
from ui.context import ScreenContext
from ui.roles import Role, Type
from ui.screens.settings.lines import setting_line
from ui.screens.settings.presenter import SettingsState
from ui.widgets.button import SMALL, ButtonParts, secondary
from ui.widgets.card import Card
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column, row


class PcCard(Card):
    """`autostart_chosen` and `tray_chosen` carry yes or no."""

    autostart_chosen = Signal(object)
    tray_chosen = Signal(object)

    def __init__(self, context: ScreenContext, state: SettingsState) -> None:
        super().__init__(context.theme, context.say("This PC"))
        self._say = context.say
        lines = self.add_padded(14)
        lines.addWidget(self._autostart_line(state.autostart))
        lines.addWidget(self._tray_line(stays=context.appearance.stays_in_tray))
        lines.addWidget(self._folder(state.folder))

    def show_autostart(self, state: AutostartState) -> None:
        """What holds now."""
        self.autostart.choose(state is AutostartState.ON)

    def _autostart_line(self, state: AutostartState) -> QWidget:
        say = self._say
        name = say("Start with the PC")
        self.autostart = self._switch(name, chosen=state is AutostartState.ON)
        self.autostart.changed.connect(self.autostart_chosen)
        unavailable = state is AutostartState.UNAVAILABLE
        self.autostart.setEnabled(not unavailable)
        help_line = say("The program starts after the login, into the tray; where there is none, its window opens.")
        if unavailable:
            help_line = say("The program knows no way to start by itself on this system.")
        return setting_line(self.theme, name, help_line, self.autostart)

    def _tray_line(self, *, stays: bool) -> QWidget:
        say = self._say
        name = say("Stay in the tray when closed")
        there = QSystemTrayIcon.isSystemTrayAvailable()
        self.tray = self._switch(name, chosen=stays)
        self.tray.changed.connect(self.tray_chosen)
        self.tray.setEnabled(there)
        help_line = say("Closing the window then locks the desk; reminders still come.")
        if not there:
            help_line = say("This desktop shows no tray; closing the window ends the program, and its reminders.")
        return setting_line(self.theme, name, help_line, self.tray)

    def _switch(self, name: str, *, chosen: bool) -> SegmentedSwitch:
        answers = [Segment(False, self._say("No")), Segment(True, self._say("Yes"))]
        return SegmentedSwitch(self.theme, name, answers, chosen)

    def _folder(self, path: str) -> QWidget:
        theme, say = self.theme, self._say
        holder = QWidget()
        folder = WrappedLabel(theme, path, Type.SMALL, Role.MUTED)
        folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = column(0)
        words.addWidget(Label(theme, say("Data folder"), Type.BODY, weight=500))
        words.addWidget(folder)
        self.copy = secondary(theme, say("Copy"), ButtonParts(icon="copy"), SMALL)
        self.copy.setAccessibleName(say("Copy the path of the data folder"))
        self.copy.clicked.connect(lambda _=False: self._copy(path))
        line = row(theme.px(12), holder)
        line.addLayout(words, 1)
        line.addWidget(self.copy)
        return holder

    def _copy(self, path: str) -> None:
        QApplication.clipboard().setText(path)
        self.copy.set_words(self._say("Copied"))
