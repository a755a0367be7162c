"""A page that shows one paper as it will be printed, with what may be typed for it at the left, and saves it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QWidget

from moderator_app.domain.errors import Cancelled, ModeratorError
from moderator_app.events import OfficeChanged, PagesChanged, RosterChanged
from moderator_app.services.papers import PrintedPaper
from moderator_app.words import Language
from moderator_app.words.errors import error_sentence
from ui.background import Ticket, run_long
from ui.context import ScreenContext
from ui.papers.bar import PaperBar
from ui.papers.card import PaperCard
from ui.papers.drawing import PaperDrawer
from ui.roles import Role
from ui.widgets.banner import Banner
from ui.widgets.button import secondary
from ui.widgets.layout import column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

TWO_COLUMNS_FROM, FIELDS, PAPER_HEIGHT, TYPING_PAUSE = 900, 400, 640, 450
AskFile = Callable[[QWidget, str, str], str]


def ask_file(parent: QWidget, question: str, name: str) -> str:
    """The file that a person chose for a PDF, "" where they chose none."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return QFileDialog.getSaveFileName(parent, question, str(Path(documents) / name), "PDF (*.pdf)")[0]


class PaperPage(Screen):
    """What is looked at is what is saved: the same bytes.

    A page of its own says what is drawn (`work`), and calls `begin` when it is ready to.
    """

    def __init__(self, context: ScreenContext, ask: AskFile = ask_file) -> None:
        super().__init__()
        self._context, self._ask = context, ask
        self._say, self._theme = context.say, context.theme
        self._language = context.say.language
        self._paper: PrintedPaper | None = None
        self._under_way: Ticket | None = None
        self._banner: Banner | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self.redraw)
        self._left: QWidget | None = None
        self._make()

    def begin(self, fields: QWidget | None = None) -> None:
        """Puts what may be typed at the left of the paper, and prints it for the first time."""
        if fields is not None:
            self._left = QWidget()
            inside = column(0, self._left)
            inside.addWidget(fields)
            inside.addStretch(1)
            self._sides.insertWidget(0, self._left)
            self._arrange()
        self.redraw()

    # what a page of its own says

    def work(self, language: Language) -> Callable[[], PrintedPaper] | None:
        """What prints the paper, for the background; None where something typed cannot be taken."""
        raise NotImplementedError

    def state_line(self, paper: PrintedPaper) -> str:
        """What the paper is worth."""
        return self._say.count("{n} printed page", "{n} printed pages", paper.pages)

    def refused(self, error: ModeratorError) -> bool:
        """Puts an error under the field it belongs to; False where it belongs to none."""
        _ = error
        return False

    # what the window asks

    def shows_back(self) -> bool:
        return True

    def banners(self) -> Sequence[QWidget]:
        return (self._banner,) if self._banner else ()

    def bottom_bar(self) -> QWidget | None:
        return self.bar

    def heard(self, fact: object) -> None:
        if isinstance(fact, (OfficeChanged, PagesChanged, RosterChanged)):
            self.redraw_soon()

    def leaving(self) -> None:
        self._stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # drawing

    def redraw_soon(self) -> None:
        """Somebody is typing: the paper is printed anew after a short pause."""
        self._pause.start()

    def redraw(self) -> None:
        """Prints the paper anew."""
        self._stop()
        work = self.work(self._language)
        if work is None:
            self._hold(self._say("The paper is printed when every field can be read."))
            return
        words = self._say("The paper is being printed…")
        self.bar.begin(words)
        if not self.paper.pages:
            self.paper.say_instead(words)
        self._under_way = run_long(self, lambda _ticket: work(), self._take, self._failed)

    def _take(self, paper: PrintedPaper) -> None:
        self._under_way = None
        self._paper = paper
        self.bar.finish(self.state_line(paper), may_save=True)
        self._drawer.show(paper.pages, lambda page, width: self._context.core.papers.page_png(paper, page, width))

    def _hold(self, words: str) -> None:
        self._drawer.forget()
        self.paper.say_instead(words)
        self.bar.finish("", may_save=False)

    def _stop(self) -> None:
        self._pause.stop()
        if self._under_way is not None:
            self._under_way.cancel()
        self._under_way = self._paper = None

    def _failed(self, error: object) -> None:
        if isinstance(error, Cancelled) or not isinstance(error, ModeratorError):
            return
        words = error_sentence(self._say, error)
        self._hold(words)
        if not self.refused(error):
            self._announce(Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, words))

    def _switch(self, language: object) -> None:
        self._language = Language(str(language))
        self.redraw()

    # saving

    def _ask_file(self) -> None:
        paper = self._paper
        path = self._ask(self, self._say("Where should the PDF stand?"), paper.name) if paper else ""
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Saves exactly the paper that is looked at, and says so."""
        paper, core, actor = self._paper, self._context.core, self._context.actor.id
        if paper is None:
            return
        self.bar.begin(self._say("Saving the PDF…"))
        run_long(self, lambda _ticket: core.papers.save(actor, paper, path), self._saved, self._not_saved)

    def _saved(self, path: Path) -> None:
        self._finish_saving()
        action = secondary(self._theme, self._say("Open the folder"))
        action.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))))
        words = self._say("The PDF is saved: {name}", name=path.name)
        self._announce(Banner(self._theme, Shape.CIRCLE_TICK, Role.SUCCESS, words, action))

    def _not_saved(self, error: ModeratorError) -> None:
        self._finish_saving()
        action = secondary(self._theme, self._say("Choose another place"))
        action.clicked.connect(self._ask_file)
        words = error_sentence(self._say, error)
        self._announce(Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, words, action))

    def _finish_saving(self) -> None:
        paper = self._paper
        self.bar.finish(self.state_line(paper) if paper else "", may_save=paper is not None)

    def _announce(self, banner: Banner) -> None:
        self._banner = banner
        self.header_changed.emit()

    # building

    def _make(self) -> None:
        theme, say = self._theme, self._say
        self.bar = PaperBar(theme, say, say("Save the PDF"))
        self.bar.language.changed.connect(self._switch)
        self.bar.save.clicked.connect(self._ask_file)
        self.paper = PaperCard(theme, say)
        self.paper.large_changed.connect(self._show_large)
        self._drawer = PaperDrawer(self.paper)
        self._drawer.failed.connect(self._failed)
        self._sides = QHBoxLayout(self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(theme.px(16))
        self._sides.addWidget(self.paper, 1)

    def _show_large(self, large: object) -> None:
        if self._left is not None:
            self._left.setVisible(not large)

    def _arrange(self) -> None:
        px, direction = self._theme.px, QBoxLayout.Direction
        beside = self.width() >= px(TWO_COLUMNS_FROM)
        self._sides.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.paper.setMinimumHeight(0 if beside or self._left is None else px(PAPER_HEIGHT))
        if self._left is not None:
            self._left.setMinimumWidth(px(FIELDS) if beside else 0)
            self._left.setMaximumWidth(px(FIELDS) if beside else 16_777_215)
