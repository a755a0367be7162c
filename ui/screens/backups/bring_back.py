"""Choosing what to bring back, while the desk still stands; bringing it back happens at the gate."""

from dataclasses import replace

from ui.backups.files import BackupFiles, SystemBackupFiles
from ui.backups.form import BringBackForm
from ui.backups.presenter import RestorePresenter
from ui.backups.state import BringBack
from ui.context import ScreenContext
from ui.roles import Role
from ui.screens.backups.presenter import BackupsPresenter
from ui.widgets.banner import sentence_line
from ui.widgets.card import Card
from ui.widgets.dialog import ConfirmDialog
from ui.widgets.layout import column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_WIDTH = 860


class BringBackPage(Screen):
    """Looks at a backup and asks once more; then the desk is left, and the gate brings it back."""

    def __init__(self, context: ScreenContext, files: BackupFiles | None = None) -> None:
        super().__init__()
        self._context = context
        self._theme, self._say = context.theme, context.say
        self.dialog: ConfirmDialog | None = None
        presenter = RestorePresenter(context.say, context.core)
        self.form = BringBackForm(self._theme, self._say, presenter, files or SystemBackupFiles())
        self.form.wanted.connect(self._wanted)
        reason = BackupsPresenter(context.say, context.core, context.actor).restore_reason()
        card = Card(self._theme)
        card.setMaximumWidth(self._theme.px(_WIDTH))
        inside = card.add_padded(14)
        if reason:
            inside.addWidget(sentence_line(self._theme, Shape.INFO, Role.INFO, reason))
        inside.addWidget(self.form)
        self.form.setEnabled(not reason)
        lines = column(0, self)
        lines.addWidget(card)
        lines.addStretch(1)
        self.form.begin(BringBack(context.place.item or ""))

    def title(self) -> str:
        return self._say("Bring a backup back")

    def shows_back(self) -> bool:
        return True

    def leaving(self) -> None:
        self.form.stop()

    def _wanted(self, wish: object) -> None:
        looked = self.form.looked()
        if looked is None or not isinstance(wish, BringBack):
            return
        say = self._say
        title = say("Bring this backup back?")
        self.dialog = ConfirmDialog(self, self._theme, say, title, looked.consequence, say("Bring back"), harmful=True)
        self.dialog.accepted.connect(lambda: self._context.bring_back(replace(wish, at_once=True)))
        self.dialog.open()
