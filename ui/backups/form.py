"""Choosing a backup, opening it, looking at what it holds; the last button says that it is wanted back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from moderator_app.domain.errors import Cancelled, ModeratorError
from moderator_app.words import Speaker
from ui.background import Ticket, run, run_long
from ui.backups.files import BackupFiles
from ui.backups.look_panel import BackupLookPanel
from ui.backups.presenter import RestorePresenter
from ui.backups.state import BringBack, Looked
from ui.forms.sheet import Sheet
from ui.forms.trouble import Trouble
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.banner import ProgressStrip, sentence_line
from ui.widgets.button import ButtonParts, danger, filled, link, secondary
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.field import ChoiceField
from ui.widgets.layout import clear, column, row
from ui.widgets.shapes import Shape


class BringBackForm(QWidget):
    """Emits `wanted` with a `BringBack` once a backup was looked at; `show_trouble` puts a refusal where it belongs."""

    wanted = Signal(object)
    looked_at = Signal(object)

    def __init__(
        self, theme: Theme, say: Speaker, presenter: RestorePresenter, files: BackupFiles, *, calm: bool = False
    ) -> None:
        """Nothing is asked yet.

        Args:
            theme: the look.
            say: the speaker.
            presenter: looks at backups.
            files: the dialogs of the system.
            calm: nothing that works is lost by bringing back here: the last button is the filled one.
        """
        super().__init__()
        self._calm = calm
        self._newest = False
        self._theme, self._say = theme, say
        self._presenter, self._files = presenter, files
        self._wished = ""
        self._looked: Looked | None = None
        self._ticket: Ticket | None = None
        self._build()

    # ------------------------------------------------------------ the page

    def _build(self) -> None:
        theme, say = self._theme, self._say
        px = theme.px
        lines = column(px(14), self)
        self.progress = ProgressStrip(theme, say)
        self.progress.cancelled.connect(self.stop)
        self.sheet = Sheet(theme, 1)
        self.which = ChoiceField(theme, say("Backup"))
        self.browse = secondary(theme, say("Choose a file…"), ButtonParts("folder-open"))
        self.browse.clicked.connect(lambda _=False: self._browse())
        self.sheet.put("file", say("Backup"), _beside(theme, self.which, self.browse))
        self.key: QLineEdit = self.sheet.line(
            "key",
            say("Recovery key or passphrase"),
            say("The key from the sealed envelope. It may stay empty where this PC's own key opens the backup."),
            secret=True,
        )
        self.key.returnPressed.connect(self.look_at_it)
        lines.addWidget(self.sheet)
        self.look = filled(theme, say("Look at it"), ButtonParts("eye"))
        self.look.clicked.connect(lambda _=False: self.look_at_it())
        lines.addLayout(_left(self.look))
        lines.addWidget(self.progress)
        self._below = column(px(12))
        lines.addLayout(self._below)
        lines.addWidget(self._make_last())
        self.which.currentIndexChanged.connect(self._other_chosen)
        self.key.textChanged.connect(self._forget)

    def _make_last(self) -> QWidget:
        theme, say = self._theme, self._say
        self._last = QWidget()
        inside = column(theme.px(12), self._last)
        self.phrases = Sheet(theme, 2)
        rule = say("At least eight characters. Three or four words are easy to remember.")
        self.phrase: QLineEdit = self.phrases.line(
            "passphrase", say("New passphrase of this office"), rule, secret=True
        )
        self.phrases.line("repeated", say("Passphrase once more"), secret=True)
        kept = say("The keyring of this login keeps the key, so the passphrase may stay empty.")
        self.keyring = sentence_line(theme, Shape.INFO, Role.INFO, kept)
        inside.addWidget(self.keyring)
        inside.addWidget(self.phrases)
        make = filled if self._calm else danger
        self.bring = make(theme, say("Bring back"), ButtonParts("archive-restore"))
        self.bring.clicked.connect(lambda _=False: self._want())
        self.another = link(theme, say("Choose another"), style=Type.BODY)
        self.another.clicked.connect(lambda _=False: self._choose_another())
        inside.addLayout(_left(self.bring, self.another))
        self._last.hide()
        return self._last

    # ------------------------------------------------------------ choosing

    def begin(self, wish: BringBack) -> None:
        """Fills in what is known already and asks for the copies on this PC."""
        self._wished = wish.path
        self._newest = wish.newest_good
        self.key.setText(wish.typed)
        run(self, self._presenter.choices, self._choices_came, self._failed)

    def _choices_came(self, choices: tuple[tuple[str, str], ...]) -> None:
        known = [*choices]
        if self._wished and self._wished not in {path for path, _words in known}:
            known.insert(0, (self._wished, self._wished))
        self.which.blockSignals(True)
        self.which.set_choices([*known] or [("", self._say("no copy on this PC"))])
        self.which.choose(self._wished or (known[0][0] if known else ""))
        self.which.blockSignals(False)
        self._judge()
        self.which.setEnabled(bool(known))
        (self.key if known else self.browse).setFocus()

    def _browse(self) -> None:
        path = self._files.which(self, self._say)
        if path:
            self.choose(path)

    def choose(self, path: str) -> None:
        """Takes this file."""
        self._wished = path
        self._newest = False
        self._forget()
        here = [(self.which.itemData(n), self.which.itemText(n)) for n in range(self.which.count())]
        self._choices_came(tuple((str(own), words) for own, words in here if own and own != path))

    def _path(self) -> str:
        return str(self.which.value() or "")

    def _judge(self) -> None:
        self.look.refuse("" if self._path() else self._say("Choose a backup first."))

    def _other_chosen(self) -> None:
        self._newest = False
        self._forget()

    def _choose_another(self) -> None:
        self._newest = False
        self._forget()
        self.which.setFocus()

    def _forget(self) -> None:
        """What was looked at is not what is chosen any more."""
        self.stop()
        self._looked = None
        self._last.hide()
        self.sheet.show()
        self.look.show()
        clear(self._below)
        self.sheet.show_troubles(())
        self._judge()

    # ------------------------------------------------------------ looking

    def look_at_it(self) -> None:
        """Proves the chosen backup and shows what it would bring back."""
        path, typed = self._path(), self.key.text()
        if not path or self._ticket is not None:
            return
        if self._newest:
            self.find_newest_good()
            return
        self._forget()
        self._work(self._say("The backup is being proved…"))
        work = self._presenter.look
        self._ticket = run_long(
            self, lambda ticket: work(path, typed, ticket), self.show_looked, self._failed, self.progress.advance
        )

    def find_newest_good(self) -> None:
        """Looks for the newest kept copy that holds, and shows it."""
        typed = self.key.text()
        self._forget()
        self._work(self._say("The newest copy that is whole is being looked for…"))
        work = self._presenter.newest_good
        self._ticket = run_long(
            self, lambda ticket: work(typed, ticket), self._newest_came, self._failed, self.progress.advance
        )

    def _newest_came(self, looked: Looked | None) -> None:
        if looked is None:
            self.rest()
            words = self._say("No copy on this PC holds. Choose a backup from the stick in the safe.")
            self._below.addWidget(sentence_line(self._theme, Shape.TRIANGLE, Role.WARNING, words))
            return
        self.which.blockSignals(True)
        self.which.choose(looked.path)
        self.which.blockSignals(False)
        self.show_looked(looked)

    def show_looked(self, looked: Looked) -> None:
        """Shows what a backup would bring back, and the button that wants it."""
        self.rest()
        self._looked = looked
        self.sheet.hide()
        self.look.hide()
        clear(self._below)
        self._below.addWidget(BackupLookPanel(self._theme, looked.look))
        self.keyring.hide()
        self.phrases.setVisible(looked.needs_passphrase)
        self.bring.set_words(self._say("Bring back the backup of {when}", when=looked.when))
        self._last.show()
        if looked.needs_passphrase:
            self.keyring.setVisible(looked.keyring)
            self.phrase.setFocus()
        else:
            self.bring.setFocus()
        self.looked_at.emit(looked)

    def looked(self) -> Looked | None:
        """What is shown, None before anything was looked at."""
        return self._looked

    def _want(self) -> None:
        if self._looked is None:
            return
        passphrase, repeated = (self.phrases.text(place) for place in ("passphrase", "repeated"))
        wish = BringBack(self._looked.path, self.key.text(), passphrase, repeated)
        found = self._presenter.lacks(self._looked, wish)
        self.phrases.show_troubles((found,) if found else ())
        if found is None:
            self.wanted.emit(wish)

    # ------------------------------------------------------------ busy, and what went wrong

    def stop(self) -> None:
        """Nobody waits for what is under way."""
        if self._ticket is not None:
            self._ticket.cancel()

    def work(self, word: str, *, can_cancel: bool = True) -> None:
        """Something long is under way: nothing more can be pressed."""
        self._work(word, can_cancel=can_cancel)
        clear(self._below)

    def _work(self, word: str, *, can_cancel: bool = True) -> None:
        self.progress.begin(word, can_cancel=can_cancel)
        for part in (self.sheet, self.look, self.phrases, self.bring, self.another):
            part.setEnabled(False)

    def rest(self) -> None:
        """Nothing is under way any more."""
        self._ticket = None
        self.progress.finish()
        for part in (self.sheet, self.look, self.phrases, self.bring, self.another):
            part.setEnabled(True)
        self._judge()

    def _failed(self, error: ModeratorError) -> None:
        self.rest()
        if not isinstance(error, Cancelled):
            self.show_trouble(self._presenter.trouble(error), str(error.fields.get("detail", "")))

    def show_trouble(self, found: Trouble, detail: str = "") -> None:
        """Puts a refusal at its field, or under the button where it belongs to none."""
        self.rest()
        homeless = self.sheet.show_troubles((found,))
        if homeless and self._last.isVisibleTo(self):
            homeless = self.phrases.show_troubles(homeless)
        if homeless:
            clear(self._below)
            self._below.addWidget(ErrorPanel(self._theme, self._say, found.words, detail=detail))


def _beside(theme: Theme, wide: QWidget, narrow: QWidget) -> QWidget:
    holder = QWidget()
    line = row(theme.px(10), holder)
    line.addWidget(wide, 1)
    line.addWidget(narrow)
    return holder


def _left(*buttons: QWidget) -> QHBoxLayout:
    line = row(16)
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return line
