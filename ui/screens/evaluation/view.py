"""Duties and results at the left, the paper at the right, and saving both papers at the bottom."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QWidget

from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.errors import Cancelled, ModeratorError
from moderator_app.domain.evaluation import Evaluation
from moderator_app.events import OfficeChanged, PagesChanged, PostChanged, WeekNoted
from moderator_app.words import Language
from moderator_app.words.errors import error_sentence
from ui.background import Ticket, run, run_long
from ui.context import ScreenContext
from ui.papers.bar import PaperBar
from ui.papers.card import PaperCard
from ui.papers.drawing import PaperDrawer
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.evaluation.presenter import EvaluationPresenter, Paper, ShortWeek
from ui.screens.evaluation.results import DutiesCard, ShortWeeksCard
from ui.widgets.banner import Banner
from ui.widgets.button import secondary
from ui.widgets.empty import EmptyState
from ui.widgets.field import ChoiceField
from ui.widgets.layout import column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

TWO_COLUMNS_FROM, PAPER_HEIGHT = 960, 620
_ALL = 40
_DRAWN_FROM = (OfficeChanged, PagesChanged, PostChanged, WeekNoted)
AskFolder = Callable[[QWidget, str], str]


def ask_folder(parent: QWidget, question: str) -> str:
    """The folder that a person chose, "" where they chose none."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return QFileDialog.getExistingDirectory(parent, question, documents)


class EvaluationView(Screen):
    """The draft of one quarter. It writes nothing until someone saves the papers."""

    def __init__(self, context: ScreenContext, ask: AskFolder = ask_folder) -> None:
        super().__init__()
        self._context, self._ask = context, ask
        self._say, self._theme = context.say, context.theme
        self._presenter = EvaluationPresenter(context.core.evaluations, context.say)
        self._evaluation: Evaluation | None = None
        self._paper: Paper | None = None
        self._under_way: Ticket | None = None
        self._is_empty = False
        self._banner: Banner | None = None
        self._language = context.say.language
        self._make_controls()
        self._build()
        run(self, self._presenter.quarters, self._take_quarters, self._failed)

    def title(self) -> str:
        return self._say("Quarterly evaluation")

    def header_actions(self) -> Sequence[QWidget]:
        return () if self._is_empty else (self.quarter,)

    def banners(self) -> Sequence[QWidget]:
        return (self._banner,) if self._banner else ()

    def bottom_bar(self) -> QWidget | None:
        return None if self._is_empty else self.bar

    def heard(self, fact: object) -> None:
        if isinstance(fact, _DRAWN_FROM):
            self._choose()

    def leaving(self) -> None:
        self._stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # building

    def _make_controls(self) -> None:
        self.quarter = ChoiceField(self._theme, self._say("Quarter"))
        self.quarter.setMinimumWidth(self._theme.px(330))
        self.bar = PaperBar(self._theme, self._say, self._say("Save both PDFs"))
        self.bar.language.changed.connect(self._switch)
        self.bar.save.clicked.connect(self._ask_folder)
        self.bar.cancelled.connect(self._cancel)

    def _build(self) -> None:
        say, theme = self._say, self._theme
        self._sides = QHBoxLayout(self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(theme.px(16))
        self._left = QWidget()
        left = column(theme.px(12), self._left)
        self.duties = DutiesCard(theme, say)
        self.duties.list_wanted.connect(self._open_list)
        self.short = ShortWeeksCard(theme, say)
        self.short.week_wanted.connect(self._open_week)
        left.addWidget(self.duties)
        left.addWidget(self.short)
        left.addStretch(1)
        self.paper = PaperCard(theme, say)
        self._drawer = PaperDrawer(self.paper)
        self._drawer.failed.connect(self._not_drawn)
        self.paper.large_changed.connect(self._show_large)
        self._sides.addWidget(self._left, 63)
        self._sides.addWidget(self.paper, 37)

    def _show_large(self, large: object) -> None:
        self._left.setVisible(not large)

    def _arrange(self) -> None:
        beside = self.width() >= self._theme.px(TWO_COLUMNS_FROM)
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.duties.rows.set_least(6 if beside else _ALL)
        self.short.rows.set_least(2 if beside else _ALL)
        self.paper.setMinimumHeight(0 if beside else self._theme.px(PAPER_HEIGHT))

    # drawing up and printing

    def _take_quarters(self, quarters: tuple[FiscalQuarter, ...]) -> None:
        chosen = self._presenter.first_choice(quarters, self._context.place.item)
        if chosen is None:
            self._show_nothing()
            return
        self.quarter.set_choices([(q, self._presenter.quarter_words(q)) for q in quarters])
        self.quarter.choose(chosen)
        self.quarter.currentIndexChanged.connect(self._choose)
        self._choose()

    def _show_nothing(self) -> None:
        say = self._say
        words = say("Set up the office and its pages first; then each quarter's evaluation stands here.")
        steps = secondary(self._theme, say("To the first steps"))
        steps.clicked.connect(lambda: self._context.navigate(Place(Room.WELCOME)))
        self._is_empty = True
        self._left.hide()
        self.paper.hide()
        self._sides.addWidget(EmptyState(self._theme, Shape.DASHED_CIRCLE, words, steps))
        self.header_changed.emit()

    def _choose(self) -> None:
        quarter = self.quarter.value()
        if not isinstance(quarter, FiscalQuarter):
            return
        self._stop()
        self._evaluation = None
        self.bar.begin(self._say("Drawing up the evaluation…"), can_cancel=True)
        self._under_way = run(self, lambda: self._presenter.draw_up(quarter), self._take, self._failed)

    def _take(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        self.duties.show_lines(self._presenter.duties(evaluation))
        weeks = self._presenter.short_weeks(evaluation)
        summary = self._presenter.short_week_count(weeks) if weeks else self._say("No week fell short")
        self.short.show_weeks(weeks, summary)
        self._print()

    def _print(self) -> None:
        evaluation, language = self._evaluation, self._language
        if evaluation is None:
            self._choose()
            return
        self._stop()
        words = self._say("The paper is being printed…")
        self.bar.begin(words, can_cancel=True)
        self.paper.say_instead(words)
        work = self._presenter.paper
        self._under_way = run_long(self, lambda _t: work(evaluation, language), self._take_paper, self._failed)

    def _take_paper(self, paper: Paper) -> None:
        self._under_way = None
        self._paper = paper
        self._finish()
        self._drawer.show(paper.pages, lambda page, width: self._presenter.picture(paper, page, width))

    def _not_drawn(self, error: object) -> None:
        if isinstance(error, ModeratorError):
            self._failed(error)

    def _switch(self, language: object) -> None:
        self._language = Language(str(language))
        self._print()

    def _stop(self) -> None:
        """Nobody waits for what is under way any more; the paper that was shown is let go."""
        if self._under_way is not None:
            self._under_way.cancel()
        self._under_way = self._paper = None
        self._drawer.forget()

    def _cancel(self) -> None:
        self._stop()
        self.paper.say_instead(self._say("The printing was stopped. Choose a copy below to print it again."))
        self._finish()

    def _finish(self) -> None:
        state = self._presenter.state_line(self._evaluation) if self._evaluation else ""
        self.bar.finish(state, may_save=self._evaluation is not None)

    # opening lists

    def _open_list(self, page_id: object) -> None:
        if self._evaluation is not None:
            extra = f"quarter:{self._evaluation.quarter.code}:{page_id or ''}"
            self._context.navigate(Place(Room.POSTS, extra=extra))

    def _open_week(self, week: object) -> None:
        if isinstance(week, ShortWeek):
            extra = f"week:{week.week.first_on.isoformat()}"
            self._context.navigate(Place(Room.THIS_WEEK, week.page_id, extra))

    # saving

    def _ask_folder(self) -> None:
        folder = self._ask(self, self._say("Where should both PDFs stand?"))
        if folder:
            self.save_into(Path(folder))

    def save_into(self, folder: Path) -> None:
        """Saves both papers into a folder and says so."""
        evaluation = self._evaluation
        if evaluation is None:
            return
        self.bar.begin(self._say("Saving both PDFs…"))
        run_long(self, lambda _t: self._presenter.save(evaluation, folder), self._saved, self._not_saved)

    def _saved(self, paths: tuple[Path, ...]) -> None:
        self._finish()
        folder, names = paths[0].parent, ", ".join(path.name for path in paths)
        action = secondary(self._theme, self._say("Open the folder"))
        action.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        words = self._say("Both PDFs are saved: {names}", names=names)
        self._announce(Banner(self._theme, Shape.CIRCLE_TICK, Role.SUCCESS, words, action))

    def _not_saved(self, error: ModeratorError) -> None:
        self._finish()
        action = secondary(self._theme, self._say("Choose another folder"))
        action.clicked.connect(self._ask_folder)
        words = error_sentence(self._say, error)
        self._announce(Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, words, action))

    def _failed(self, error: ModeratorError) -> None:
        if isinstance(error, Cancelled):  # a paper that nobody waits for any more
            return
        self._finish()
        words = error_sentence(self._say, error)
        if self._evaluation is None:
            self.duties.show_lines(())
            self.short.show_weeks((), "")
        if self._paper is None:
            self.paper.say_instead(words)
        self._announce(Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, words))

    def _announce(self, banner: Banner) -> None:
        self._banner = banner
        self.header_changed.emit()
