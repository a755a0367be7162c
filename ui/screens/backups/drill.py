"""The restore drill: which backup, the paper key if it is at hand, and the result line by line."""

from PySide6.QtWidgets import QLineEdit, QWidget

from moderator_app.domain.errors import Cancelled, ModeratorError
from ui.background import Ticket, run, run_long
from ui.backups.check_lines import CheckLines
from ui.backups.files import BackupFiles, SystemBackupFiles
from ui.context import ScreenContext
from ui.forms.sheet import Sheet
from ui.roles import Role, Type
from ui.screens.backups.presenter import BackupsPresenter
from ui.screens.backups.state import Drilled
from ui.widgets.banner import ProgressStrip, sentence_line
from ui.widgets.button import ButtonParts, filled, secondary
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.field import ChoiceField
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import Divider, clear, column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import ShapeView

_WIDTH = 860


class DrillPage(Screen):
    """What comes of it stands under the button; a drill that failed says so as an error."""

    def __init__(self, context: ScreenContext, files: BackupFiles | None = None) -> None:
        super().__init__()
        self._context = context
        self._theme, self._say = context.theme, context.say
        self._files = files or SystemBackupFiles()
        self._presenter = BackupsPresenter(context.say, context.core, context.actor)
        self._ticket: Ticket | None = None
        self._build()
        run(self, self._presenter.choices, self._choices_came, self._failed)

    def title(self) -> str:
        return self._say("Restore drill")

    def shows_back(self) -> bool:
        return True

    def leaving(self) -> None:
        self._cancel()

    # ------------------------------------------------------------ the page

    def _build(self) -> None:
        theme, say = self._theme, self._say
        px = theme.px
        card = Card(theme)
        card.setMaximumWidth(px(_WIDTH))
        inside = card.add_padded(14)
        about = say(
            "The backup is brought back into a folder of its own, everything in it is counted and checked, and the"
            " folder is thrown away. The office's store is not touched, and everyone can go on working."
        )
        inside.addWidget(WrappedLabel(theme, about))
        inside.addWidget(self._make_sheet())
        self.go = filled(theme, say("Start the drill"), ButtonParts("list-checks"))
        self.go.clicked.connect(lambda _=False: self.start())
        buttons = row(0)
        buttons.addWidget(self.go)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        self.progress = ProgressStrip(theme, say)
        self.progress.cancelled.connect(self._cancel)
        inside.addWidget(self.progress)
        self._result = column(px(12))
        inside.addLayout(self._result)
        lines = column(0, self)
        lines.addWidget(card)
        lines.addStretch(1)

    def _make_sheet(self) -> Sheet:
        theme, say = self._theme, self._say
        self.sheet = Sheet(theme, 1)
        self.which = ChoiceField(theme, say("Backup"))
        self.browse = secondary(theme, say("Choose a file…"), ButtonParts("folder-open"))
        self.browse.clicked.connect(lambda _=False: self._browse())
        holder = QWidget()
        beside = row(theme.px(10), holder)
        beside.addWidget(self.which, 1)
        beside.addWidget(self.browse)
        self.sheet.put("file", say("Backup"), holder)
        self.key: QLineEdit = self.sheet.line(
            "key",
            say("Recovery key (proves the paper key too)"),
            say("With the key from the envelope the drill also proves that the paper opens the backup."),
            secret=True,
        )
        self.key.setPlaceholderText(say("may stay empty"))
        self.key.returnPressed.connect(self.go_if_ready)
        return self.sheet

    def _choices_came(self, choices: tuple[tuple[str, str], ...]) -> None:
        self.which.set_choices([*choices] or [("", self._say("no copy on this PC"))])
        if choices and self._context.place.item:
            self.which.choose(self._context.place.item)
        self.which.setEnabled(bool(choices))
        self._judge()
        (self.go if choices else self.browse).setFocus()

    def _browse(self) -> None:
        path = self._files.which(self, self._say)
        if path:
            self.choose(path)

    def choose(self, path: str) -> None:
        """Takes this file."""
        here = [(self.which.itemData(n), self.which.itemText(n)) for n in range(self.which.count())]
        self.which.set_choices([(path, path), *((own, words) for own, words in here if own and own != path)])
        self.which.choose(path)
        self.which.setEnabled(True)
        self._judge()

    def _judge(self) -> None:
        self.go.refuse("" if self.which.value() else self._say("Choose a backup first."))

    # ------------------------------------------------------------ the drill

    def go_if_ready(self) -> None:
        """Enter in the key's field."""
        if self.go.isEnabled():
            self.start()

    def start(self) -> None:
        """Runs the drill of what is chosen."""
        path, typed = str(self.which.value() or ""), self.key.text()
        clear(self._result)
        self.sheet.show_troubles(())
        self.sheet.setEnabled(False)
        self.go.setEnabled(False)
        self.progress.begin(self._say("The drill is under way…"))
        work = self._presenter.drill
        self._ticket = run_long(
            self, lambda ticket: work(path, typed, ticket), self._drilled, self._failed, self.progress.advance
        )

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _end(self) -> None:
        self._ticket = None
        self.progress.finish()
        self.sheet.setEnabled(True)
        self._judge()

    def _drilled(self, drilled: Drilled) -> None:
        self._end()
        self.key.clear()
        theme = self._theme
        clear(self._result)
        self._result.addWidget(Divider(theme))
        answer = row(theme.px(12))
        answer.addWidget(ShapeView(theme, drilled.look.shape, drilled.look.role, 24))
        answer.addWidget(WrappedLabel(theme, drilled.sentence, Type.SECTION), 1)
        self._result.addLayout(answer)
        self._result.addWidget(CheckLines(theme, drilled.lines))

    def _failed(self, error: ModeratorError) -> None:
        self._end()
        theme, say = self._theme, self._say
        clear(self._result)
        if isinstance(error, Cancelled):
            words = say("Stopped. Nothing was left behind, and it does not count as a drill.")
            self._result.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, words))
            return
        found = self._presenter.trouble(error)
        if self.sheet.show_troubles((found,)):
            detail = str(error.fields.get("detail", ""))
            self._result.addWidget(ErrorPanel(theme, say, found.words, detail=detail))
        elif found.place == "file":
            words = say("The drill failed, and the log says so. Make a new backup today.")
            self._result.addWidget(sentence_line(theme, Shape.SQUARE_CROSS, Role.DANGER, words))
