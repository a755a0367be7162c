"""The screen of all posts: filters, the list, and the chosen post beside it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from moderator_app.domain.bd_calendar import FiscalQuarter
from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import DeliveryId, MemberId, PageId, PostId
from moderator_app.domain.lines import JournalEntry, PostFilter
from moderator_app.events import OfficeChanged, PagesChanged, PostChanged
from moderator_app.words.errors import error_sentence, error_words
from ui import background
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.posts.decision import Choice, Decision
from ui.screens.posts.details import DetailsCard
from ui.screens.posts.model import WHEN, PostsModel
from ui.screens.posts.offered import DroppedBanner, OfferBanner
from ui.screens.posts.presenter import Around, PostDetails, PostsPresenter
from ui.screens.posts.searching import PostSearch
from ui.widgets.banner import Banner
from ui.widgets.button import ButtonParts, filled, link, secondary
from ui.widgets.card import Card
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.empty import EmptyState
from ui.widgets.flow import flow_box
from ui.widgets.layout import column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape
from ui.widgets.table import TWO_LINES, Table
from ui.widgets.whole_rows import WholeRows

RIGHT, TWO_COLUMNS_FROM = 360, 900
_LEAST_LIST, _LEAST_DETAILS = 36 + 2 * TWO_LINES, 120
"""Two rows under their head, and the beginning of what is chosen: a low window scrolls in both, and does not grow."""


class PostsScreen(Screen):
    """The list of posts. Extras: `handed:<post>` says that it went into review, `recorded:<post>` that it was written
    down as live, `quarter:<code>:<page>` narrows, `decide:<post>` shows one whose time was missed among the approved.
    """

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = PostsPresenter(context.core, context.say, context.actor)
        kind, _, rest = context.place.extra.partition(":")
        self._handed = PostId(rest) if kind == "handed" else None
        self._recorded = PostId(rest) if kind == "recorded" else None
        code, _, page = rest.partition(":") if kind == "quarter" else ("", "", "")
        self._quarter = FiscalQuarter.parse(code) if code else None
        self._wanted_page = PageId(page) if page else None
        self._to_decide = kind == "decide"
        self._chosen: PostId | None = PostId(rest) if self._to_decide else self._handed or self._recorded
        self._banners: list[Banner] = []
        self._fault: Banner | None = None
        self.new = filled(self._theme, self._say("New post"), ButtonParts(icon="plus", key="Ctrl+N"))
        self.new.clicked.connect(lambda: context.navigate(Place(Room.POSTS, extra="new")))
        self.elsewhere = secondary(self._theme, self._say("Record a post from the page"), ButtonParts(icon="link"))
        self.elsewhere.setToolTip(self._say("Record a post that went out from a phone or straight on the page."))
        self.elsewhere.clicked.connect(lambda: context.navigate(Place(Room.POSTS, extra="elsewhere")))
        self._lay_out()
        self._ask()
        background.run(self, self._presenter.around, self._show_around, self._failed)

    # ------------------------------------------------------------ what the window asks

    def title(self) -> str:
        return self._say("Posts")

    def subtitle(self) -> str:
        return self._say("live in {quarter}", quarter=self._quarter.code) if self._quarter else ""

    def header_actions(self) -> Sequence[QWidget]:
        return (self.elsewhere, self.new)

    def banners(self) -> Sequence[QWidget]:
        return [banner for banner in (self._fault, *self._banners) if banner is not None]

    def shows_back(self) -> bool:
        return self._quarter is not None

    def fills_height(self) -> bool:
        return True

    def heard(self, fact: object) -> None:
        if isinstance(fact, PostChanged | PagesChanged | OfficeChanged):
            self._ask()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        px, say, theme = self._theme.px, self._say, self._theme
        whole = column(px(12), self)
        box, tools = flow_box(px(12), px(2))
        segments = [Segment(which, words) for which, words in self._presenter.filters()]
        first = PostFilter.LIVE if self._quarter else PostFilter.APPROVED if self._to_decide else PostFilter.ALL
        self.filter = SegmentedSwitch(theme, say("Which posts"), segments, first)
        self.filter.changed.connect(lambda _value="": self._ask())
        self.search = PostSearch(theme, say)
        self.search.changed.connect(self._ask)
        self.page = self.search.page
        tools.addWidget(self.filter)
        self.series = link(theme, say("Recurring posts"), ButtonParts(icon="refresh-cw"), Type.BODY)
        self.series.clicked.connect(lambda: self._context.navigate(Place(Room.POSTS, extra="series")))
        tools.addWidget(self.series)
        self.bring_in = link(theme, say("Bring in from a file"), ButtonParts(icon="upload"), Type.BODY)
        self.bring_in.clicked.connect(lambda: self._context.navigate(Place(Room.POSTS, extra="import")))
        tools.addWidget(self.bring_in)
        self.templates = link(theme, say("Templates"), ButtonParts(icon="file-text"), Type.BODY)
        self.templates.clicked.connect(lambda: self._context.navigate(Place(Room.POSTS, extra="templates")))
        tools.addWidget(self.templates)
        whole.addWidget(box)
        whole.addWidget(self.search)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(px(16))
        self._across.addWidget(self._list(), 1)
        self.details = DetailsCard(theme, say)
        self.details.opened.connect(self._open_chosen)
        self.details.versions.connect(lambda: self._open_chosen("versions"))
        self.details.kit.connect(self._open_kit)
        self.details.removed.connect(self._remove)
        self.details.decided.connect(self._decide)
        self.details.assigned.connect(self._assign)
        self.details.recur.connect(self._open_series)
        self.details.talk.said.connect(self._comment)
        self.details.talk.settled.connect(self._settle)
        self._across.addWidget(self.details)
        whole.addLayout(self._across, 1)

    def _list(self) -> QWidget:
        say, theme = self._say, self._theme
        self.model = PostsModel(self._presenter, say, self)
        self.table = Table(theme, say("Posts"), TWO_LINES)
        self.table.setModel(self.model)
        self.table.size_columns(172, 0, 148)
        self.table.activated.connect(self._open_row)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.model.counted.connect(self._counted)
        self.model.arrived.connect(self.table.viewport().update)
        self.model.failed.connect(self._failed)
        self.card = Card(theme)
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(theme.px(_LEAST_LIST))
        self.stack.addWidget(WholeRows(self.table))
        write = secondary(theme, say("Write the first post"))
        write.clicked.connect(self.new.click)
        teach = say("Every post stands here: drafts, those in review, and what is published.")
        self.stack.addWidget(EmptyState(theme, Shape.DASHED_CIRCLE, teach, write))
        everything = secondary(theme, say("Show all"))
        everything.clicked.connect(self._show_all)
        self.stack.addWidget(EmptyState(theme, Shape.CIRCLE_MINUS, say("No post fits these filters."), everything))
        self.card.add(self.stack, 1)
        return self.card

    # ------------------------------------------------------------ showing

    def _ask(self) -> None:
        which, wanted = self.filter.value(), self.search.wanted()
        assert isinstance(which, PostFilter)
        if self.page.count() == 1:
            wanted = replace(wanted, page_id=self._wanted_page)
        query, troubles = self._presenter.query(which, wanted, self._quarter)
        self.search.show_troubles(troubles)
        if not troubles:
            self.model.ask(query)

    def _show_around(self, around: Around) -> None:
        say = self._say
        self.search.offer("page", around.pages)
        self.search.offer("member", around.members)
        if self._wanted_page is not None:
            self.page.blockSignals(True)
            self.page.choose(self._wanted_page)
            self.page.blockSignals(False)
        if not around.may_write:
            self.new.refuse(say("Your role reads only."))
        if self._handed is not None:
            words = say("Handed in. Another member sees it under Review now.")
            self._banners.append(Banner(self._theme, Shape.CIRCLE_TICK, Role.SUCCESS, words))
        if self._recorded is not None:
            words = say("Recorded. It counts, and is marked: not checked beforehand.")
            self._banners.append(Banner(self._theme, Shape.CIRCLE_TICK, Role.SUCCESS, words))
        if around.offer is not None:
            self._banners.append(self._offer(around.offer))
        self.header_changed.emit()

    def _offer(self, entry: JournalEntry) -> Banner:
        self.offer = OfferBanner(self._theme, self._say, entry, partial(self._bring, entry), lambda: self._drop(entry))
        return self.offer

    def _bring(self, entry: JournalEntry) -> None:
        extra = "restore" if entry.post_id else "new:restore"
        self._context.navigate(Place(Room.POSTS, item=entry.post_id, extra=extra))

    def _drop(self, entry: JournalEntry) -> None:
        self.dropped = DroppedBanner(self._theme, self._say, lambda: self._undrop(entry))
        self._banners[self._banners.index(self.offer)] = self.dropped
        background.run(self, partial(self._presenter.drop, entry), lambda _nothing: None, self._failed)
        self.header_changed.emit()

    def _undrop(self, entry: JournalEntry) -> None:
        self._banners[self._banners.index(self.dropped)] = self._offer(entry)
        background.run(self, partial(self._presenter.undrop, entry), lambda _nothing: None, self._failed)
        self.header_changed.emit()

    def _counted(self, count: int) -> None:
        whole = self.filter.value() is PostFilter.ALL and self.search.is_empty() and self._quarter is None
        self.stack.setCurrentIndex(0 if count else 1 if whole else 2)
        at = self.model.place_of(self._chosen) if self._chosen else None
        if at is None and count:
            at = 0
        if at is None:
            self._chosen = None
            self.details.show_nothing()
        else:
            self.table.selectRow(at)
            self._choose(at)

    def _row_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._choose(index.row())

    def _choose(self, place: int) -> None:
        row = self.model.row_at(place)
        if row is None:
            return
        self._chosen = row.post_id
        background.run(self, partial(self._presenter.details, row.post_id), self._show_details, self._failed)

    def _show_details(self, details: PostDetails) -> None:
        if details.post_id == self._chosen:
            self.details.show_post(details)

    def _show_all(self) -> None:
        self._quarter = self._wanted_page = None
        self.filter.choose(PostFilter.ALL)
        self.search.reset()
        self.header_changed.emit()

    # ------------------------------------------------------------ acting

    def _open_row(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        if row is not None:
            self._context.navigate(Place(Room.POSTS, item=row.post_id))

    def _open_chosen(self, extra: str = "") -> None:
        if self._chosen is not None:
            self._context.navigate(Place(Room.POSTS, item=self._chosen, extra=extra))

    def _open_series(self, which: str) -> None:
        self._context.navigate(Place(Room.POSTS, extra=f"series:{which}"))

    def _open_kit(self, delivery_id: object) -> None:
        self._context.open_kit(DeliveryId(str(delivery_id)))

    def _remove(self, delivery_id: DeliveryId, reason: str) -> None:
        background.run(
            self, partial(self._presenter.remove, delivery_id, reason), lambda _nothing: self._ask(), self._failed
        )

    def _assign(self, owner: object) -> None:
        post_id = self._chosen
        if post_id is not None:
            owner_id = MemberId(str(owner)) if owner else None
            assign = partial(self._presenter.assign, post_id, owner_id)
            background.run(self, assign, lambda _nothing: self._ask(), self._failed)

    def _comment(self, text: str, _quote: str) -> None:
        post_id, talk = self._chosen, self.details.talk
        if post_id is not None:
            background.run(
                self,
                partial(self._presenter.comment, post_id, text),
                lambda _nothing: self._said(),
                lambda error: talk.show_error(error_sentence(self._say, error)),
            )

    def _said(self) -> None:
        self.details.talk.start()
        self._ask()

    def _settle(self, comment_id: str) -> None:
        background.run(self, partial(self._presenter.settle, comment_id), lambda _nothing: self._ask(), self._failed)

    def _decide(self, decision: Decision) -> None:
        background.run(
            self, partial(self._presenter.decide, decision), lambda _nothing: self._decided(decision), self._failed
        )

    def _decided(self, decision: Decision) -> None:
        self._fault = None
        self.header_changed.emit()
        self._ask()
        if decision.choice is Choice.BY_HAND:
            self._context.open_kit(decision.delivery_id)

    def _failed(self, error: ModeratorError) -> None:
        words = error_words(self._say, error)
        self._fault = Banner(
            self._theme, Shape.SQUARE_CROSS, Role.DANGER, f"{words.title}: {words.sentence} {words.next_step}"
        )
        self.header_changed.emit()

    # ------------------------------------------------------------ room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._theme.px
        wide = self.width() >= px(TWO_COLUMNS_FROM)
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        if wide:
            self.details.setMinimumHeight(0)
            self.details.setMaximumHeight(_UNBOUND)
            self.details.setFixedWidth(px(RIGHT))
        else:
            self.details.setMinimumWidth(0)
            self.details.setMaximumWidth(_UNBOUND)
            self.details.setMinimumHeight(px(_LEAST_DETAILS))
            room = self.height() * 3 // 5 if self._to_decide else min(px(240), self.height() * 2 // 5)
            self.details.setMaximumHeight(max(px(_LEAST_DETAILS), room))
        one_row = self._to_decide and not wide  # the decision is asked for, not the list
        self.stack.setMinimumHeight(px(36 + TWO_LINES if one_row else _LEAST_LIST))
        self._across.setStretch(0, 2 if one_row else 1)
        self._across.setStretch(1, 3 if one_row else 0)
        listed = self.width() - (px(RIGHT + 16) if wide else 0)
        self.table.setColumnHidden(WHEN, listed < px(580))


_UNBOUND = 16_777_215
