"""The page that brings a backup back: one card, the form in it, and what happened above it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from moderator_app.domain.errors import Cancelled, ModeratorError
from moderator_app.words.errors import ErrorWords
from ui.background import Ticket, run_long
from ui.backups.files import BackupFiles, SystemBackupFiles
from ui.backups.form import BringBackForm
from ui.backups.presenter import RestorePresenter
from ui.backups.state import BringBack
from ui.context import GateContext
from ui.roles import Type
from ui.widgets.button import link
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column, row

_WIDTH = 760


class RestorePage(QWidget):
    """What was confirmed at the desk is brought back at once; else somebody chooses here."""

    def __init__(self, context: GateContext, wish: BringBack, files: BackupFiles | None = None) -> None:
        super().__init__()
        self._context = context
        self._theme, self._say = context.theme, context.say
        self._presenter = RestorePresenter(context.say, context.core)
        self._ticket: Ticket | None = None
        self._build(wish, files or SystemBackupFiles())
        self.form.begin(wish)
        if wish.at_once:
            self._restore(wish)
        elif wish.newest_good:
            self.form.find_newest_good()

    def _build(self, wish: BringBack, files: BackupFiles) -> None:
        theme, say = self._theme, self._say
        px = theme.px
        lines = column(px(12), self)
        lines.addStretch(1)
        title = Label(theme, say("Bring a backup back"), Type.TITLE)
        lines.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        if wish.newest_good:
            lines.addLayout(self._centred(ErrorPanel(theme, say, self._damaged())))
        card = Card(theme)
        inside = column(px(12))
        inside.setContentsMargins(px(24), px(16), px(24), px(16))
        inside.addWidget(WrappedLabel(theme, self._about(wish)))
        self.form = BringBackForm(theme, say, self._presenter, files, calm=True)
        self.form.wanted.connect(self._wanted)
        inside.addWidget(self.form)
        self.turn_back = link(
            theme, say("Try to open the store again") if wish.newest_good else say("Back"), style=Type.BODY
        )
        self.turn_back.clicked.connect(lambda _=False: self._context.done())
        below = row(0)
        below.addStretch(1)
        below.addWidget(self.turn_back)
        inside.addLayout(below)
        card.body.addLayout(inside)
        lines.addLayout(self._centred(card))
        lines.addStretch(2)

    def _centred(self, widget: QWidget) -> QHBoxLayout:
        widget.setMaximumWidth(self._theme.px(_WIDTH))
        across = row(0)
        across.addStretch(1)
        across.addWidget(widget, 1000)
        across.addStretch(1)
        return across

    def _damaged(self) -> ErrorWords:
        say = self._say
        return ErrorWords(
            say("The store is damaged"),
            say("The office's store on this PC cannot be read any more."),
            say("Bring back the newest copy that is whole. The damaged files are put aside, not deleted."),
        )

    def _about(self, wish: BringBack) -> str:
        if wish.newest_good:
            return self._say("The program looks for the newest copy on this PC that is whole. You may choose another.")
        return self._say(
            "Choose a backup from a stick or a folder and look at it first. Until it is proved to be whole, nothing is"
            " changed on this PC."
        )

    # ------------------------------------------------------------ bringing back

    def _wanted(self, wish: object) -> None:
        if isinstance(wish, BringBack):
            self._restore(wish)

    def _restore(self, wish: BringBack) -> None:
        if self._ticket is not None:
            return
        self.form.work(self._say("The backup is being brought back…"))
        self.turn_back.setEnabled(False)
        self._context.hold(True)
        self.form.progress.cancelled.connect(self._cancel)
        work = self._presenter.restore
        self._ticket = run_long(
            self, lambda ticket: work(wish, ticket), self._restored, self._failed, self.form.progress.advance
        )

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _restored(self, told: str) -> None:
        self._ticket = None
        self._context.hold(False)
        self._context.tell(told)
        self._context.done()

    def _failed(self, error: ModeratorError) -> None:
        self._ticket = None
        self._context.hold(False)
        self.turn_back.setEnabled(True)
        if isinstance(error, Cancelled):
            self.form.rest()
        else:
            self.form.show_trouble(self._presenter.trouble(error), str(error.fields.get("detail", "")))
