"""Duties and results at the left, the paper at the right, and saving both papers at the bottom."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.evaluation import Evaluation
from moderator_app.events import PostChanged, WeekNoted
from moderator_app.words import Language
from moderator_app.words.errors import error_sentence
from ui.background import Ticket, run, run_long
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.evaluation.paper import PaperCard
from ui.screens.evaluation.presenter import EvaluationPresenter, Paper, ShortWeek
from ui.widgets.banner import Banner, ProgressStrip
from ui.widgets.button import ButtonParts, filled, secondary
from ui.widgets.card import Card
from ui.widgets.cell_model import CellModel
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.empty import EmptyState
from ui.widgets.field import ChoiceField
from ui.widgets.label import Label
from ui.widgets.layout import column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape
from ui.widgets.table import Cell, Table

_REDRAW_MS = 150


class EvaluationView(Screen):
    """The draft of one quarter. It writes nothing until someone saves the papers."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._say, self._theme = context.say, context.theme
        self._presenter = EvaluationPresenter(context.core.evaluations, context.say)
        self._evaluation: Evaluation | None = None
        self._paper: Paper | None = None
        self._short: list[ShortWeek] = []
        self._banner: tuple[Shape, Role, str, Path | None] | None = None
        self._language = context.say.language
        self._redraw = QTimer(self, singleShot=True, interval=_REDRAW_MS)
        self._redraw.timeout.connect(self._draw_page)
        self._make_controls()
        self._build()
        run(self, self._presenter.quarters, self._take_quarters, self._failed)

    def title(self) -> str:
        return self._say("Quarterly evaluation")

    def header_actions(self) -> Sequence[QWidget]:
        return (self.quarter,)

    def banners(self) -> Sequence[QWidget]:
        if self._banner is None:
            return ()
        shape, role, words, folder = self._banner
        action = None
        if folder is not None:
            action = secondary(self._theme, self._say("Open the folder"))
            action.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        return (Banner(self._theme, shape, role, words, action),)

    def bottom_bar(self) -> QWidget:
        return self._bar

    def fills_height(self) -> bool:
        return True

    def heard(self, fact: object) -> None:
        if isinstance(fact, PostChanged | WeekNoted) and self._evaluation is not None:
            self._choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw.start()

    # building

    def _make_controls(self) -> None:
        say, theme = self._say, self._theme
        self.quarter = ChoiceField(theme, say("Quarter"))
        self.quarter.setMinimumWidth(theme.px(330))
        self.quarter.currentIndexChanged.connect(self._choose)
        self.language = SegmentedSwitch(
            theme,
            say("Language of the paper"),
            [Segment(Language.BANGLA, say("Bangla copy")), Segment(Language.ENGLISH, say("English copy"))],
            self._language,
        )
        self.language.changed.connect(self._switch)
        self.save = filled(theme, say("Save both PDFs"), ButtonParts(icon="download", key="Ctrl+S"), 44)
        self.save.clicked.connect(self._ask_folder)
        self.save.setEnabled(False)
        self._state = Label(
            theme, say("Draft: nothing is kept or signed by looking at it"), Type.STATE, Role.MUTED, 400
        )
        self._bar = QWidget()
        line = row(theme.px(12), self._bar)
        line.addWidget(self._state)
        line.addStretch(1)
        line.addWidget(self.language)
        line.addWidget(self.save)

    def _build(self) -> None:
        say, theme = self._say, self._theme
        page = column(0, self)
        self.progress = ProgressStrip(theme, say)
        page.addWidget(self.progress)
        sides = row(theme.px(16))
        page.addLayout(sides, 1)
        left = column(theme.px(12))
        sides.addLayout(left, 59)
        self.duties_card = Card(theme, say("Duties and results"))
        self.duties_card.add_head(Label(theme, say("A result opens its list of posts"), Type.SMALL, Role.MUTED))
        self.duties = Table(theme, say("Duties and results"))
        heads = [say("No."), say("Duty"), say("Unit"), say("Target"), say("Result"), say("Share"), say("State")]
        self._duty_model = CellModel(heads, self.duties)
        self.duties.setModel(self._duty_model)
        self.duties.size_columns(52, 0, 70, 76, 76, 76, 124)
        self.duties.clicked.connect(self._open_cell)
        self.duties.activated.connect(self._open_list)
        self.duties_card.add(self.duties, 1)
        left.addWidget(self.duties_card, 62)
        self.short_card = Card(theme, say("Weeks that fell short"), " ")
        self._short_words = Label(theme, "", Type.SMALL, Role.MUTED)
        self.short_card.add_head(self._short_words)
        self.short = Table(theme, say("Weeks that fell short"))
        self._short_model = CellModel([say("State"), say("Page and week"), say("Reason")], self.short)
        self.short.setModel(self._short_model)
        self.short.size_columns(120, 0, 220)
        self.short.activated.connect(self._open_week)
        self.short_card.add(self.short, 1)
        left.addWidget(self.short_card, 38)
        self.paper = PaperCard(theme, say)
        self.paper.page_wanted.connect(self._want_page)
        sides.addWidget(self.paper, 41)

    # asking

    def _take_quarters(self, quarters: tuple[FiscalQuarter, ...]) -> None:
        chosen = self._presenter.first_choice(quarters, self._context.place.item)
        if chosen is None:
            self._show_nothing()
            return
        self.quarter.set_choices([(q, self._presenter.quarter_words(q)) for q in quarters])
        self.quarter.choose(chosen)
        self._choose()

    def _show_nothing(self) -> None:
        words = self._say("Set up the office and its pages first; then each quarter's evaluation stands here.")
        self.duties_card.add(EmptyState(self._theme, Shape.DASHED_CIRCLE, words), 1)
        self.duties.hide()
        self.short_card.hide()
        self.paper.say_instead(self._say("No paper yet."))

    def _choose(self) -> None:
        quarter = self.quarter.value()
        if not isinstance(quarter, FiscalQuarter):
            return
        self.save.setEnabled(False)
        self.progress.begin(self._say("Drawing up the evaluation…"), can_cancel=False)
        run(self, lambda: self._presenter.draw_up(quarter), self._take, self._failed)

    def _take(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        self._show_duties(evaluation)
        self._show_short(evaluation)
        self._print()

    def _show_duties(self, evaluation: Evaluation) -> None:
        lines = self._presenter.duties(evaluation)
        cells = [
            (
                Cell(line.number, muted=True),
                Cell(line.duty),
                Cell(line.unit, muted=True),
                Cell(line.target, right=True),
                Cell(line.achieved, right=True, opens=True),
                Cell(line.share, right=True),
                Cell(self._say(line.look.word), state=line.look),
            )
            for line in lines
        ]
        self._duty_model.set_rows(cells, [line.page_id for line in lines])

    def _show_short(self, evaluation: Evaluation) -> None:
        say = self._say
        self._short = self._presenter.short_weeks(evaluation)
        cells = [
            (
                Cell(say(w.look.word), state=w.look),
                Cell(w.where),
                Cell(w.reason or say("No reason written"), muted=True),
            )
            for w in self._short
        ]
        self._short_model.set_rows(cells)
        self.short_card.set_count(say.number(len(self._short)))
        words = self._presenter.short_week_count(self._short) if self._short else say("No week fell short")
        self._short_words.setText(words)

    def _print(self) -> None:
        evaluation, language = self._evaluation, self._language
        if evaluation is None:
            return
        self.paper.say_instead(self._say("The paper is being printed…"))
        run_long(self, lambda _t: self._presenter.paper(evaluation, language), self._take_paper, self._failed)

    def _take_paper(self, paper: Paper) -> None:
        self._paper = paper
        self.progress.finish()
        self.save.setEnabled(True)
        self._want_page(0)

    def _want_page(self, page: object) -> None:
        paper = self._paper
        if paper is None or not isinstance(page, int):
            return
        width = self.paper.wanted_width()
        run(
            self,
            lambda: self._presenter.picture(paper, page, width),
            lambda png: self.paper.show_page(page, paper.pages, png),
            self._failed,
        )

    def _draw_page(self) -> None:
        if self.paper.pages:
            self._want_page(self.paper.page)

    def _switch(self, language: object) -> None:
        self._language = Language(str(language))
        self._print()

    # opening lists

    def _open_cell(self, index: QModelIndex) -> None:
        if index.column() == 4:
            self._open_list(index)

    def _open_list(self, index: QModelIndex) -> None:
        if self._evaluation is None:
            return
        page_id = self._duty_model.key(index.row())
        code = self._evaluation.quarter.code
        self._context.navigate(Place(Room.POSTS, extra=f"quarter:{code}:{page_id or ''}"))

    def _open_week(self, index: QModelIndex) -> None:
        week = self._short[index.row()]
        self._context.navigate(Place(Room.THIS_WEEK, week.page_id, f"week:{week.week.first_on.isoformat()}"))

    # saving

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._say("Where should both PDFs stand?"))
        if folder:
            self.save_into(Path(folder))

    def save_into(self, folder: Path) -> None:
        """Saves both papers into a folder and says so."""
        evaluation = self._evaluation
        if evaluation is None:
            return
        self.save.setEnabled(False)
        self.progress.begin(self._say("Saving both PDFs…"), can_cancel=False)

        def work(_ticket: Ticket) -> tuple[Path, ...]:
            return self._presenter.save(evaluation, folder)

        run_long(self, work, self._saved, self._failed)

    def _saved(self, paths: tuple[Path, ...]) -> None:
        self.progress.finish()
        self.save.setEnabled(True)
        names = ", ".join(path.name for path in paths)
        words = self._say("Both PDFs are saved: {names}", names=names)
        self._banner = (Shape.CIRCLE_TICK, Role.SUCCESS, words, paths[0].parent)
        self.header_changed.emit()

    def _failed(self, error: ModeratorError) -> None:
        self.progress.finish()
        self.save.setEnabled(self._paper is not None)
        self._banner = (Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error), None)
        self.header_changed.emit()
