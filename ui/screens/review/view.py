"""The review screen: the queue at the left, one post in full at the right; narrow windows show one of the two."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QWidget

from moderator_app.domain.errors import ContentChanged, EmptyField, FieldTooLong, ModeratorError
from moderator_app.domain.ids import CommentId, MediaHash, PostId
from moderator_app.words.errors import error_sentence
from ui.background import run, run_long
from ui.context import ScreenContext
from ui.letter_keys import LetterKeys
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.review.actions import Verb
from ui.screens.review.detail import Detail
from ui.screens.review.model import QueueDelegate, QueueModel
from ui.screens.review.presenter import ReviewPresenter
from ui.screens.review.state import DetailState, QueueState
from ui.shelf.watching import Watching
from ui.widgets.banner import Banner
from ui.widgets.button import ButtonParts, link
from ui.widgets.card import Card
from ui.widgets.comments import CommentThread
from ui.widgets.empty import EmptyState
from ui.widgets.layout import row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

LIST, BOTH_FROM = 318, 940


class Review(Screen):
    """Approves exactly what is on screen: the hashes go along, and a post that changed is shown anew."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._say, self._theme = context.say, context.theme
        self._presenter = ReviewPresenter(context.core, context.say, context.actor)
        self._queue: QueueState | None = None
        self._wanted = PostId(context.place.item) if context.place.item else None
        self._reading = self._wanted is not None
        self._notice: Banner | None = None
        self._state: DetailState | None = None
        self._make()
        self._connect()
        LetterKeys(self)
        self._ask_queue()

    def title(self) -> str:
        return self._say("Review")

    def subtitle(self) -> str:
        return self._queue.subtitle if self._queue else ""

    def header_actions(self) -> Sequence[QWidget]:
        return (self._steps,) if self.model.lines else ()

    def banners(self) -> Sequence[QWidget]:
        return (self._notice,) if self._notice else ()

    def fills_height(self) -> bool:
        return True

    def leaving(self) -> None:
        self.watching.leave()

    def heard(self, fact: object) -> None:
        self._ask_queue()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # ------------------------------------------------------------ made once

    def _make(self) -> None:
        say, theme = self._say, self._theme
        self.earlier = link(theme, say("Previous"), ButtonParts(key="K"))
        self.later = link(theme, say("Next"), ButtonParts(key="J"))
        self._steps = QWidget()
        steps = row(theme.px(8), self._steps)
        steps.addWidget(self.earlier)
        steps.addWidget(self.later)
        self._card = Card(theme, say("Waiting"))
        self.list = QListView()
        self.model = QueueModel(self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(QueueDelegate(theme, self.list))
        self.list.setAccessibleName(say("Posts that wait for review"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self._card.add(self.list, 1)
        self.detail = Detail(theme, say)
        words = say("Nothing waits for review. Posts that members hand in stand here, soonest planned first.")
        self._empty = EmptyState(theme, Shape.HALF_CIRCLE, words)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(16))
        across.addWidget(self._card)
        across.addWidget(self.detail, 1)
        across.addWidget(self._empty, 1)
        for part in (self._card, self.detail, self._empty):
            part.hide()

    def _connect(self) -> None:
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.clicked.connect(self._read)
        self.list.activated.connect(self._read)
        self.detail.back.clicked.connect(self._leave_detail)
        self.detail.verdict.approved.connect(self._approve)
        self.detail.verdict.released.connect(self._release)
        self.detail.verdict.reasoned.connect(self._turn)
        self.detail.talk.said.connect(self._comment)
        self.detail.side.asked_for.connect(self._see_other)
        self.detail.talk.settled.connect(self._settle)
        self.watching = Watching(self._context, self)
        self.detail.outgoing.watch_asked.connect(self.watching.watch)
        self.watching.begun.connect(self._watching_begun)
        self.watching.opened.connect(lambda: self._tell(None))
        self.watching.failed.connect(self._failed)

    def _see_other(self, post_id: PostId) -> None:
        self._context.navigate(Place(Room.POSTS, item=post_id))

    # ------------------------------------------------------------ queue

    def _ask_queue(self) -> None:
        run(self, self._presenter.queue, self._take_queue, self._failed)

    def _take_queue(self, state: QueueState) -> None:
        self._queue = state
        self._card.set_count(self._say.number(len(state.lines)) if state.lines else "")
        self.model.set_lines(state.lines)
        if self._wanted is None or (self.model.row_of(self._wanted) < 0 and self._state is not None):
            self._wanted = self._next_for_me()
        if self._wanted is not None:
            self._mark(self.model.row_of(self._wanted))
            self._ask_detail(self._wanted)
        else:
            self._state = None
        self._arrange()
        self.header_changed.emit()

    def _next_for_me(self) -> PostId | None:
        lines = self.model.lines
        mine = next((line for line in lines if line.for_me), lines[0] if lines else None)
        return mine.post_id if mine else None

    def _mark(self, there: int) -> None:
        selection = self.list.selectionModel()
        selection.blockSignals(True)
        if there >= 0:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            selection.setCurrentIndex(self.model.index(there), flags)
        selection.blockSignals(False)
        self.list.viewport().update()

    def _step(self, by: int) -> None:
        there = self.model.row_of(self._wanted) + by
        if 0 <= there < len(self.model.lines):
            self._mark(there)
            self.list.scrollTo(self.model.index(there))
            self._chosen(there)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        self._chosen(now.row())

    def _chosen(self, there: int) -> None:
        lines = self.model.lines
        if 0 <= there < len(lines) and lines[there].post_id != self._wanted:
            self._wanted = lines[there].post_id
            self._tell(None)
            self._ask_detail(self._wanted)

    # ------------------------------------------------------------ one post

    def _ask_detail(self, post_id: PostId) -> None:
        run(self, lambda: self._presenter.detail(post_id), self._take_detail, self._failed)

    def _take_detail(self, state: DetailState) -> None:
        if state.post_id != self._wanted:
            return
        self._state = state
        for media_hash in self.detail.show_state(state):
            self._ask_picture(media_hash)
        self._arrange()
        if state.to_note:
            reviewing, actor = self._context.core.reviewing, self._context.actor.id
            run(self, lambda: reviewing.saw_voided(actor, state.post_id), lambda _nothing: None, self._failed)

    def _watching_begun(self) -> None:
        self._tell(Banner(self._theme, Shape.DASHED_CIRCLE, Role.MUTED, self._say("The video is being laid out…")))

    def _ask_picture(self, media_hash: MediaHash) -> None:
        def read(_ticket: object) -> QImage:
            return QImage.fromData(self._context.core.drafting.picture(media_hash))

        outgoing = self.detail.outgoing
        run_long(
            self,
            read,
            lambda image: outgoing.show_image(media_hash, image),
            lambda error: outgoing.show_failure(media_hash, error),
        )

    def _read(self, _index: QModelIndex) -> None:
        """Opens the chosen post where list and post do not stand side by side."""
        self._reading = True
        self._arrange()

    def _leave_detail(self) -> None:
        self._reading = False
        self._arrange()
        self.list.setFocus()

    # ------------------------------------------------------------ the reviewer's word

    def _approve(self) -> None:
        state = self._state
        if state is None:
            return
        hashes, declaration = dict(state.hashes), self.detail.side.declaration.toPlainText()
        signed, reasons = self.detail.signing.signed(), self.detail.side.reasons()
        reviewing, actor = self._context.core.reviewing, self._context.actor.id
        told = self._say("Approved: {title}", title=state.title)
        self._do(lambda: reviewing.approve(actor, state.post_id, hashes, signed, declaration, reasons), told)

    def _release(self) -> None:
        state = self._state
        if state is not None:
            reviewing, actor = self._context.core.reviewing, self._context.actor.id
            told = self._say("Released: {title}", title=state.title)
            self._do(lambda: reviewing.release(actor, state.post_id), told)

    def _turn(self, decided: object) -> None:
        state = self._state
        if state is None:
            return
        verb, reason = cast(tuple[Verb, str], decided)
        say, reviewing, actor = self._say, self._context.core.reviewing, self._context.actor.id
        done, told = {
            Verb.ASK: (reviewing.ask_changes, say("Sent back for changes: {title}", title=state.title)),
            Verb.HOLD: (reviewing.hold, say("Held: {title}", title=state.title)),
            Verb.REJECT: (reviewing.reject, say("Rejected: {title}", title=state.title)),
        }[verb]
        self._do(lambda: done(actor, state.post_id, reason), told)

    # ------------------------------------------------------------ what is said about it

    def _comment(self, text: str, quote: str) -> None:
        state, talk = self._state, self.detail.talk
        if state is not None:
            commenting, actor = self._context.core.commenting, self._context.actor.id
            run(
                self,
                lambda: commenting.add(actor, state.post_id, text, quote),
                lambda _comment: self._said(talk),
                lambda error: talk.show_error(error_sentence(self._say, error)),
            )

    def _said(self, talk: CommentThread) -> None:
        talk.start()
        self._ask_queue()

    def _settle(self, comment_id: str) -> None:
        commenting, actor = self._context.core.commenting, self._context.actor.id
        run(
            self,
            lambda: commenting.settle(actor, CommentId(comment_id)),
            lambda _comment: self._ask_queue(),
            self._failed,
        )

    def _do(self, work: Callable[[], object], told: str) -> None:
        self.detail.verdict.setEnabled(False)
        run(self, work, lambda _post: self._done(told), self._refused)

    def _done(self, told: str) -> None:
        self.detail.verdict.setEnabled(True)
        self.detail.verdict.start()
        self._tell(Banner(self._theme, Shape.CIRCLE_TICK, Role.SUCCESS, told))
        if self._queue is not None:
            self._wanted = self._after(self._wanted)
        self._ask_queue()

    def _after(self, post_id: PostId | None) -> PostId | None:
        """The next one for this member, else the same one again."""
        mine = [line.post_id for line in self.model.lines if line.for_me and line.post_id != post_id]
        return mine[0] if mine else post_id

    def _refused(self, error: ModeratorError) -> None:
        self.detail.verdict.setEnabled(True)
        words = error_sentence(self._say, error)
        if isinstance(error, EmptyField | FieldTooLong):
            self.detail.show_input_error(words)
            return
        self._tell(Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, words))
        if isinstance(error, ContentChanged) and self._wanted is not None:
            self._ask_detail(self._wanted)

    def _failed(self, error: ModeratorError) -> None:
        self._tell(Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error)))

    def _tell(self, banner: Banner | None) -> None:
        if banner is not None or self._notice is not None:
            self._notice = banner
            self.header_changed.emit()

    # ------------------------------------------------------------ room

    def _arrange(self) -> None:
        if self._queue is None:
            return
        some = bool(self.model.lines) or self._state is not None
        both = self.width() >= self._theme.px(BOTH_FROM)
        showing = some and (both or self._reading)
        self._card.setVisible(bool(self.model.lines) and (both or not self._reading))
        self._card.setMaximumWidth(self._theme.px(LIST) if both else 16777215)
        self._card.setMinimumWidth(self._theme.px(LIST) if both else 0)
        self.detail.setVisible(showing and self._state is not None)
        self.detail.back.setVisible(not both)
        self._empty.setVisible(not some)
