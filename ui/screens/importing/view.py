"""The page of a file of posts: choose it, look at its rows, make drafts of the good ones."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from moderator_app.domain.errors import Cancelled, ModeratorError
from moderator_app.ports import Watch
from moderator_app.words.errors import error_sentence, error_words
from ui.background import Ticket, run, run_long
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.importing.asking import AskFile, ask_source, ask_target
from ui.screens.importing.presenter import FileState, ImportPresenter, Which
from ui.screens.importing.rows_panel import RowsPanel
from ui.widgets.banner import Banner, ProgressStrip
from ui.widgets.button import ButtonParts, Kind, filled, link, secondary
from ui.widgets.empty import EmptyState
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.layout import clear, column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

T = TypeVar("T")
_REFUSED, _LOOKING = 1, 2
"""Pages of the stack; the first one asks for a file."""


class ImportScreen(Screen):
    """Nothing is changed before someone presses; what was made stays, whatever stops the rest."""

    def __init__(self, context: ScreenContext, source: AskFile = ask_source, target: AskFile = ask_target) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = ImportPresenter(context.core, context.say, context.actor)
        self._ask_source, self._ask_target = source, target
        self._state: FileState | None = None
        self._ticket: Ticket | None = None
        self._banners: list[Banner] = []
        self._make_buttons()
        self._build()
        self._judge()
        path = context.place.extra.partition(":")[2]
        if path:
            self.look(path)

    # ------------------------------------------------------------ what the window asks

    def title(self) -> str:
        return self._say("Posts from a file")

    def subtitle(self) -> str:
        return self._state.preview.table.name if self._state else ""

    def header_actions(self) -> Sequence[QWidget]:
        return (self.sample, self.choose, self.go)

    def banners(self) -> Sequence[QWidget]:
        return tuple(self._banners)

    def shows_back(self) -> bool:
        return True

    def fills_height(self) -> bool:
        return True

    def leaving(self) -> None:
        self._cancel()

    # ------------------------------------------------------------ building

    def _make_buttons(self) -> None:
        theme, say = self._theme, self._say
        self.choose = filled(theme, say("Choose a file"), ButtonParts(icon="upload", key="Ctrl+O"))
        self.choose.clicked.connect(lambda _=False: self._choose())
        self.sample = secondary(theme, say("Sample file"), ButtonParts(icon="download"))
        self.sample.clicked.connect(lambda _=False: self._save_sample())
        self.go = secondary(theme, say("Make the drafts"), ButtonParts(icon="check", key="Ctrl+Enter"))
        self.go.clicked.connect(lambda _=False: self._make())

    def _build(self) -> None:
        theme, say = self._theme, self._say
        whole = column(theme.px(8), self)
        self.progress = ProgressStrip(theme, say)
        self.progress.cancelled.connect(self._cancel)
        whole.addWidget(self.progress)
        self.stack = QStackedWidget()
        teach = say(
            "Choose a CSV or XLSX file with one post in each row. Only the column “text” must be there; title, purpose,"
            " pages, date, time and link may be. Good rows become drafts, nothing is handed in."
        )
        self.stack.addWidget(EmptyState(theme, Shape.DASHED_CIRCLE, teach))
        refused = QWidget()
        self._refused = column(0, refused)
        self.stack.addWidget(refused)
        self.panel = RowsPanel(theme, say, self._presenter)
        self.panel.judged.connect(self._judge)
        self.panel.failed.connect(self._failed)
        self.panel.save.clicked.connect(lambda _=False: self._save_faulty())
        self.stack.addWidget(self.panel)
        whole.addWidget(self.stack, 1)

    # ------------------------------------------------------------ looking

    def _choose(self) -> None:
        path = self._ask_source(self, self._say("Which file of posts?"), "")
        if path:
            self.look(path)

    def look(self, path: str) -> None:
        """Reads a file and shows its rows."""
        presenter = self._presenter
        self._work(
            self._say("The file is being read…"),
            lambda ticket: presenter.look(Path(path), _watching(ticket)),
            self._looked,
            self._not_read,
        )

    def _looked(self, state: FileState) -> None:
        self.progress.finish()
        self._banners = [self._banner(Shape.INFO, Role.INFO, words) for words in (state.before, state.ignored) if words]
        self.panel.again.setChecked(False)
        self._take(state)
        self.panel.show_rows(Which.FAULTY if state.count(Which.FAULTY) and not state.count(Which.NEW) else Which.ALL)
        self.panel.table.setFocus()

    def _take(self, state: FileState) -> None:
        self._state, self._ticket = state, None
        self.panel.take(state)
        self.stack.setCurrentIndex(_LOOKING)
        self.choose.set_words(self._say("Another file"))
        self._judge()
        self.header_changed.emit()

    def _not_read(self, error: ModeratorError) -> None:
        self._stopped()
        if isinstance(error, Cancelled):
            return
        self._state, self._banners = None, []
        clear(self._refused)
        detail = str(error.fields.get("detail", ""))
        self._refused.addWidget(ErrorPanel(self._theme, self._say, error_words(self._say, error), detail=detail))
        self._refused.addStretch(1)
        self.stack.setCurrentIndex(_REFUSED)
        self._judge()
        self.header_changed.emit()

    # ------------------------------------------------------------ doing

    def _judge(self) -> None:
        """What may be pressed, and why not; the next step is the filled button."""
        say, state, reason = self._say, self._state, self._presenter.reason()
        busy = self._ticket is not None
        wanted = state.count(Which.NEW) if state else 0
        if state and self.panel.again.isChecked():
            wanted += state.count(Which.KNOWN)
        none = say("No row of the file would become a draft.") if state else say("Choose a file first.")
        self.go.refuse(reason or ("" if wanted else none))
        self.go.set_words(say.count("Make {n} draft", "Make {n} drafts", wanted) if wanted else say("Make the drafts"))
        self.go.set_kind(Kind.FILLED if wanted else Kind.SECONDARY)
        self.choose.set_kind(Kind.SECONDARY if wanted else Kind.FILLED)
        self.choose.refuse(reason)
        self.sample.refuse(reason)
        faulty = state.count(Which.FAULTY) if state else 0
        self.panel.save.refuse("" if faulty else say("No row is faulty."))
        for button in (self.go, self.choose):
            button.setEnabled(button.isEnabled() and not busy)

    def _make(self) -> None:
        state, again, presenter = self._state, self.panel.again.isChecked(), self._presenter
        if state is not None:
            self._work(
                self._say("The drafts are being made…"),
                lambda ticket: presenter.make(state, _watching(ticket), again=again),
                self._made,
                self._not_made,
            )

    def _made(self, done: tuple[str, FileState]) -> None:
        self.progress.finish()
        told, state = done
        to_posts = link(self._theme, self._say("To the drafts"))
        to_posts.clicked.connect(lambda _=False: self._context.navigate(Place(Room.POSTS)))
        self._banners = [Banner(self._theme, Shape.CIRCLE_TICK, Role.SUCCESS, told, to_posts)]
        self.panel.again.setChecked(False)
        self._take(state)
        self.panel.show_rows(Which.FAULTY if state.count(Which.FAULTY) else Which.ALL)

    def _not_made(self, error: ModeratorError) -> None:
        """What was made until then stays; the rows that are left are shown anew."""
        self._stopped()
        stopped = self._say("Stopped. The drafts made until then stay; make the others whenever you like.")
        cancelled = isinstance(error, Cancelled)
        shape, role = (Shape.INFO, Role.INFO) if cancelled else (Shape.SQUARE_CROSS, Role.DANGER)
        self._banners = [self._banner(shape, role, stopped if cancelled else error_sentence(self._say, error))]
        state = self._state
        if state is not None:
            run(self, lambda: self._presenter.look_again(state), self._looked_again, self._failed)
        self.header_changed.emit()

    def _looked_again(self, state: FileState) -> None:
        self._take(state)
        self.panel.ask()

    def _save_faulty(self) -> None:
        state = self._state
        if state is not None:
            name = self._presenter.faulty_name(state)
            self._write(name, lambda target: self._presenter.save_faulty(state, target))

    def _save_sample(self) -> None:
        self._write(self._presenter.sample_name(), self._presenter.save_sample)

    def _write(self, name: str, work: Callable[[Path], str]) -> None:
        chosen = self._ask_target(self, self._say("Where should the file stand?"), name)
        if chosen:
            path = Path(chosen)
            target = path if path.suffix else path.with_suffix(".csv")
            run(self, lambda: work(target), self._told, self._failed)

    def _told(self, sentence: str) -> None:
        self._banners = [self._banner(Shape.CIRCLE_TICK, Role.SUCCESS, sentence)]
        self.header_changed.emit()

    def _failed(self, error: ModeratorError) -> None:
        self._banners = [self._banner(Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))]
        self.header_changed.emit()

    def _banner(self, shape: Shape, role: Role, words: str) -> Banner:
        return Banner(self._theme, shape, role, words)

    # ------------------------------------------------------------ long work

    def _work(
        self,
        word: str,
        work: Callable[[Ticket], T],
        done: Callable[[T], None],
        failed: Callable[[ModeratorError], None],
    ) -> None:
        self.progress.begin(word)
        self._ticket = run_long(self, work, done, failed, self.progress.advance)
        self._judge()

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    def _stopped(self) -> None:
        self.progress.finish()
        self._ticket = None
        self._judge()


def _watching(ticket: Ticket) -> Watch:
    """Tells the strip how much is done, and stops where nobody wants it any more."""

    def watch(share: float) -> None:
        ticket.check()
        ticket.report(share)

    return watch
