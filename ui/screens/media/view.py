"""The grid of pictures with search, and the chosen one beside it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import MediaHash, PostId
from moderator_app.events import MediaDescribed, PostChanged
from moderator_app.words.errors import error_sentence
from ui.background import finish, run
from ui.context import ScreenContext
from ui.forms.trouble import Trouble
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.media.details import PictureCard
from ui.screens.media.presenter import MediaPresenter, PictureState, Typed
from ui.shelf.grid import PictureGrid
from ui.shelf.source import ShelfItem, ShelfSource
from ui.shelf.watching import Watching
from ui.widgets.banner import Banner
from ui.widgets.button import SMALL, Button, ButtonParts, filled, secondary
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.field import SearchField
from ui.widgets.layout import column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

RIGHT, TWO_COLUMNS_FROM, _ASK_AFTER = 380, 900, 150
_UNBOUND = 16_777_215
_LEAST = 150
_GRID, _NONE_YET, _NONE_FOUND = 0, 1, 2


class MediaScreen(Screen):
    """What was typed for a picture is kept by its button, or when another picture is chosen."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = MediaPresenter(context.core, context.say, context.actor)
        self._wanted = MediaHash(context.place.item) if context.place.item else None
        self._note: Banner | None = None
        self._unkept: dict[MediaHash, Typed] = {}
        self.keep = filled(self._theme, self._say("Keep"), ButtonParts(icon="check", key="Ctrl+S"))
        self.keep.refuse(self._presenter.refusal())
        self.keep.clicked.connect(self._keep)
        self._soon = QTimer(self, singleShot=True, interval=_ASK_AFTER)
        self._soon.timeout.connect(self._ask)
        self._lay_out()
        self._ask()

    def title(self) -> str:
        return self._say("Media")

    def fills_height(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.keep,)

    def banners(self) -> Sequence[QWidget]:
        return (self._note,) if self._note else ()

    def heard(self, fact: object) -> None:
        if isinstance(fact, MediaDescribed | PostChanged):
            self._ask()

    def leaving(self) -> None:
        self.watching.leave()
        media_hash = self.details.hash
        if media_hash is not None and not self._presenter.refusal() and self.details.is_changed():
            finish(partial(self._presenter.keep, media_hash, self.details.typed()))

    def _watching_begun(self) -> None:
        self._tell(Shape.DASHED_CIRCLE, Role.MUTED, self._say("The video is being laid out…"))

    def _watching_opened(self) -> None:
        self._note = None
        self.header_changed.emit()

    def _lay_out(self) -> None:
        px, say, theme = self._theme.px, self._say, self._theme
        whole = column(px(12), self)
        self.search = SearchField(theme, say("Search pictures and videos"))
        self.search.textChanged.connect(lambda _text="": self._soon.start())
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)
        whole.addWidget(self.search)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(px(16))
        self._across.addWidget(self._shelf(), 1)
        self.details = PictureCard(theme, say, self.grid.thumbnails, self._presenter.refusal())
        self.details.post_asked.connect(self._to_post)
        self.details.changed.connect(self._follow_typing)
        self.watching = Watching(self._context, self)
        self.details.watch_asked.connect(self.watching.watch)
        self.watching.begun.connect(self._watching_begun)
        self.watching.opened.connect(self._watching_opened)
        self.watching.failed.connect(self._failed)
        self.details.hide()
        self.keep.setEnabled(False)
        self._across.addWidget(self.details)
        whole.addLayout(self._across, 1)

    def _shelf(self) -> QWidget:
        theme, say = self._theme, self._say
        self.grid = PictureGrid(theme, say, ShelfSource(self._context.core, say, self._context.actor.id))
        self.grid.counted.connect(self._counted)
        self.grid.stood_on.connect(self._chosen)
        self.grid.failed.connect(self._failed)
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(theme.px(_LEAST))
        self.stack.addWidget(self.grid)
        self.first = secondary(theme, say("New post"), ButtonParts(icon="plus"))
        self.first.refuse(self._presenter.refusal())
        self.first.clicked.connect(lambda: self._context.navigate(Place(Room.POSTS, extra="new")))
        teach = say(
            "Nothing is kept yet. Add a picture or a video while you write a post: pictures are freed of place and "
            "camera, everything is kept once, and can be used again from here."
        )
        self.stack.addWidget(EmptyState(theme, Shape.DASHED_CIRCLE, teach, self.first))
        none = say("Nothing has these words in its name, its alternative text or its photographer's name.")
        self.stack.addWidget(EmptyState(theme, Shape.DASHED_CIRCLE, none))
        card = Card(theme)
        card.add(self.stack, 1)
        return card

    # ------------------------------------------------------------ choosing

    def _ask(self) -> None:
        self.grid.ask(self.search.text(), self.details.hash or self._wanted)

    def _counted(self, count: int) -> None:
        searched = bool(self.search.text().strip())
        self.stack.setCurrentIndex(_GRID if count else _NONE_FOUND if searched else _NONE_YET)
        self.details.setVisible(bool(count))

    def _chosen(self, item: ShelfItem) -> None:
        if item.file.hash != self.details.hash:
            self._keep_typed()
        run(self, partial(self._presenter.open, item.file.hash), self._show, self._failed)

    def _show(self, state: PictureState) -> None:
        item = self.grid.chosen()
        if item is None or item.file.hash == state.hash:
            self.details.show_picture(state, self._unkept.get(state.hash))

    def _to_post(self, post_id: PostId) -> None:
        self._context.navigate(Place(Room.POSTS, item=post_id))

    # ------------------------------------------------------------ keeping

    def _follow_typing(self) -> None:
        if not self._presenter.refusal():
            self.keep.setEnabled(self.details.is_changed())

    def _keep(self) -> None:
        self._note = None
        self.header_changed.emit()
        self._keep_typed()

    def _keep_typed(self) -> None:
        """Keeps what was typed and is not kept, of the picture that it was typed for."""
        media_hash, typed, before = self.details.hash, self.details.typed(), self.details.kept()
        if media_hash is None or self._presenter.refusal() or not self.details.is_changed():
            return
        self.keep.setEnabled(False)
        self._unkept[media_hash] = typed
        told = partial(self._kept, media_hash, typed, before)
        run(self, partial(self._presenter.keep, media_hash, typed), told, self._failed)

    def _kept(self, media_hash: MediaHash, typed: Typed, before: Typed, trouble: Trouble | None) -> None:
        if trouble is not None:
            self._tell(Shape.SQUARE_CROSS, Role.DANGER, trouble.sentence)
            self._follow_typing()
            return
        self._unkept.pop(media_hash, None)
        if media_hash == self.details.hash:
            self.details.stands_kept(typed)
            self._follow_typing()
        self.undo = secondary(self._theme, self._say("Undo"), ButtonParts(icon="undo-2"), SMALL)
        self.undo.clicked.connect(lambda: self._take_back(media_hash, before))
        self._tell(Shape.CIRCLE_TICK, Role.SUCCESS, self._say("Kept."), self.undo)

    def _take_back(self, media_hash: MediaHash, before: Typed) -> None:
        """What was kept before is kept again."""
        self._note = None
        self.header_changed.emit()
        again = partial(self._presenter.keep, media_hash, before)
        run(self, again, lambda trouble: self._taken_back(media_hash, trouble), self._failed)

    def _taken_back(self, media_hash: MediaHash, trouble: Trouble | None) -> None:
        if trouble is not None:
            self._tell(Shape.SQUARE_CROSS, Role.DANGER, trouble.sentence)
        elif media_hash == self.details.hash:
            run(self, partial(self._presenter.open, media_hash), self._show, self._failed)

    def _failed(self, error: ModeratorError) -> None:
        self._tell(Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))
        self._follow_typing()

    def _tell(self, shape: Shape, role: Role, words: str, act: Button | None = None) -> None:
        self._note = Banner(self._theme, shape, role, words, act)
        self.header_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._theme.px
        wide = self.width() >= px(TWO_COLUMNS_FROM)
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.details.setMinimumWidth(px(RIGHT) if wide else 0)
        self.details.setMaximumWidth(px(RIGHT) if wide else _UNBOUND)
        self._across.setStretchFactor(self.details, 0 if wide else 1)
