"""The room of the backups: one question with its answer, the copies, and the ways to drill and to bring back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from moderator_app.domain.errors import Cancelled, ModeratorError
from moderator_app.words.errors import error_words
from ui.background import Ticket, run, run_long
from ui.backups.files import BackupFiles, SystemBackupFiles, on_one_disk
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.backups.cards import CopiesCard, StandingCard, bring_back_card, drill_card
from ui.screens.backups.presenter import BackupsPresenter
from ui.screens.backups.state import BackupsState, Made
from ui.widgets.banner import ProgressStrip, sentence_line
from ui.widgets.button import ButtonParts, filled, secondary
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import clear, column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_RIGHT, _BESIDE_FROM = 360, 1040
_AROUND = 64 + 3 * 16 + 12
"""Header, margins and gaps above and below the two cards, in design pixels."""


class BackupsRoom(Screen):
    """Asks again on every fact: the day's own copy may have been made meanwhile."""

    def __init__(self, context: ScreenContext, files: BackupFiles | None = None) -> None:
        super().__init__()
        self._context = context
        self._theme, self._say = context.theme, context.say
        self._files = files or SystemBackupFiles()
        self._presenter = BackupsPresenter(context.say, context.core, context.actor)
        self._state: BackupsState | None = None
        self._ticket: Ticket | None = None
        self.take = filled(self._theme, self._say("Back up"), ButtonParts(icon="hard-drive-download"))
        self.take.clicked.connect(lambda _=False: self._ask_where())
        self._build()
        self._ask()

    def title(self) -> str:
        return self._say("Backups")

    def header_actions(self) -> Sequence[QWidget]:
        return (self.take,)

    def heard(self, fact: object) -> None:
        self._ask()

    def leaving(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # ------------------------------------------------------------ the page

    def _build(self) -> None:
        theme, say = self._theme, self._say
        px = theme.px
        lines = column(px(12), self)
        self.progress = ProgressStrip(theme, say)
        self.progress.cancelled.connect(self._cancel)
        lines.addWidget(self.progress)
        self._above = column(px(12))
        lines.addLayout(self._above)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(px(16))
        lines.addLayout(self._across)
        lines.addStretch(1)
        self.standing, self.copies = StandingCard(theme, say), CopiesCard(theme, say)
        left = column(px(16))
        left.addWidget(self.standing)
        left.addWidget(self.copies)
        left.addStretch(1)
        self._across.addLayout(left, 1)
        self._across.addWidget(self._make_side())
        self.standing.hide()
        self.copies.hide()

    def _make_side(self) -> QWidget:
        theme, say = self._theme, self._say
        self._side = QWidget()
        inside = column(theme.px(16), self._side)
        self.drill, self.back = drill_card(theme, say), bring_back_card(theme, say)
        self.back.refuse(self._presenter.restore_reason())
        for card, extra in ((self.drill, "drill"), (self.back, "restore")):
            card.asked.connect(lambda extra=extra: self._context.navigate(Place(Room.BACKUPS, self._chosen(), extra)))
            inside.addWidget(card)
        inside.addStretch(1)
        return self._side

    def _chosen(self) -> str | None:
        """The path of the copy whose row is selected."""
        number = self.copies.table.currentIndex().row()
        copies = self._state.copies if self._state else ()
        return copies[number].key if 0 <= number < len(copies) else None

    def _arrange(self) -> None:
        px = self._theme.px
        beside = self.width() >= px(_BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._side.setMaximumWidth(px(_RIGHT) if beside else 16_777_215)
        self._side.setMinimumWidth(px(_RIGHT) if beside else 0)
        wide = self.width() - (px(_RIGHT) + px(16) if beside else 0)
        self.copies.arrange(wide)
        room = self.window().height() - px(_AROUND) - self.standing.heightForWidth(wide)
        self.copies.fit(room if beside else 0)

    # ------------------------------------------------------------ what is shown

    def _ask(self) -> None:
        run(self, self._presenter.load, self._show, self._failed)

    def _show(self, state: BackupsState) -> None:
        self._state = state
        self.standing.show_state(state)
        self.copies.show_state(state)
        self.standing.show()
        self.copies.show()
        self._arrange()

    def _failed(self, error: ModeratorError) -> None:
        if isinstance(error, Cancelled):
            words = self._say("Stopped. Nothing was left behind.")
            self._tell(sentence_line(self._theme, Shape.INFO, Role.INFO, words))
            return
        words = error_words(self._say, error)
        self._tell(ErrorPanel(self._theme, self._say, words, detail=str(error.fields.get("detail", ""))))

    def _tell(self, *told: QWidget) -> None:
        clear(self._above)
        for widget in told:
            self._above.addWidget(widget)

    # ------------------------------------------------------------ backing up

    def _ask_where(self) -> None:
        folder = self._files.where_to(self, self._say)
        if folder:
            self.back_up(Path(folder))

    def back_up(self, target: Path) -> None:
        """Makes a backup in a folder or on a stick; afterwards says what it holds and what to do with the stick."""
        clear(self._above)
        self.take.setEnabled(False)
        self.progress.begin(self._say("The backup is being made…"))
        work = self._presenter.back_up
        self._ticket = run_long(
            self, lambda ticket: work(target, ticket), self._made, self._not_made, self.progress.advance
        )

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _end(self) -> None:
        self._ticket = None
        self.progress.finish()
        self.take.setEnabled(True)

    def _made(self, made: Made) -> None:
        self._end()
        self._tell(self._made_card(made))
        self._ask()

    def _not_made(self, error: ModeratorError) -> None:
        self._end()
        self._failed(error)

    def _keep_it(self) -> str:
        return self._say(
            "Remove the stick safely, lay it into the safe, and not beside this PC. It opens only with the recovery key"
            " from the envelope."
        )

    def _made_card(self, made: Made) -> Card:
        theme, say = self._theme, self._say
        card = Card(theme)
        inside = card.add_padded(6)
        inside.addWidget(sentence_line(theme, Shape.CIRCLE_TICK, Role.SUCCESS, made.title))
        inside.addWidget(WrappedLabel(theme, made.holds))
        if on_one_disk(made.path, str(self._context.core.opening.folder)):
            words = say(
                "It lies on this PC's own disk and is lost with it: copy it to a stick and lay that into the safe."
            )
            inside.addWidget(sentence_line(theme, Shape.TRIANGLE, Role.WARNING, words))
        else:
            inside.addWidget(WrappedLabel(theme, self._keep_it()))
        self.open_folder = secondary(theme, say("Open the folder"), ButtonParts("folder-open"), 32)
        folder = QUrl.fromLocalFile(str(Path(made.path).parent))
        self.open_folder.clicked.connect(lambda _=False: QDesktopServices.openUrl(folder))
        line = row(0)
        line.addWidget(self.open_folder)
        line.addStretch(1)
        inside.addLayout(line)
        return card
