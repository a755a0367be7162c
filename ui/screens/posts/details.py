"""The chosen post: how it stands on each page, and what can be done with it there."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from moderator_app.domain.ids import PostId
from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.screens.posts.decision import Choice, Decision
from ui.screens.posts.missed import MissedPart
from ui.screens.posts.presenter import PageState, PostDetails
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.button import SMALL, ButtonParts, danger, link, secondary, tonal
from ui.widgets.card import Card
from ui.widgets.comments import CommentThread
from ui.widgets.field import ChoiceField, Field, TextField, mark_invalid
from ui.widgets.flow import flow_box
from ui.widgets.label import ElidedLabel, WrappedLabel
from ui.widgets.layout import Divider, ScrollPage, clear, column, row
from ui.widgets.page_mark import PageMark
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import StateLabel

_OWNER_LETTERS = 14


class PagePart(QWidget):
    """One page of the post. `kit` carries the delivery, `removed` the delivery and the reason, `decided` a Decision."""

    kit = Signal(object)
    removed = Signal(object, object)
    decided = Signal(object)

    def __init__(self, theme: Theme, say: Speaker, state: PageState, times: Sequence[datetime] = ()) -> None:
        super().__init__()
        self._state = state
        px = theme.px
        lines = column(px(6), self)
        lines.setContentsMargins(0, px(10), 0, px(10))
        head = row(px(10))
        head.addWidget(PageMark(theme, state.face, 28))
        names = column(0)
        names.addWidget(ElidedLabel(theme, state.face.name, Type.BODY, weight=500))
        if state.when:
            names.addWidget(ElidedLabel(theme, state.when, Type.SMALL, Role.MUTED))
        head.addLayout(names, 1)
        lines.addLayout(head)
        lines.addWidget(StateLabel(theme, state.look.shape, state.state, state.look.role))
        if state.note:
            lines.addWidget(WrappedLabel(theme, state.note, Type.SMALL, Role.MUTED))
        for sentence in state.evidence:
            lines.addWidget(WrappedLabel(theme, sentence, Type.SMALL, Role.MUTED))
        if state.missed:
            lines.addWidget(self._missed(theme, say, times))
        box, actions = flow_box(px(8))
        lines.addWidget(box)
        if state.may_open_kit:
            kind = tonal if state.due else secondary
            self.open_kit = kind(theme, say("Open the kit"), ButtonParts(icon="hand"), SMALL)
            self.open_kit.setAccessibleName(say("Open the kit for {page}", page=state.face.name))
            self.open_kit.clicked.connect(lambda: self.kit.emit(state.delivery_id))
            actions.addWidget(self.open_kit)
        if state.link:
            actions.addWidget(_see_on_page(theme, say, state.link))
        if state.may_remove:
            self.gone = link(theme, say("Gone from the page"))
            self.gone.clicked.connect(self._ask)
            actions.addWidget(self.gone)
        if state.may_let_go:
            actions.addWidget(self._let_go(theme, say))
        box.setVisible(actions.count() > 0)
        self._why = QWidget()
        why = column(px(6), self._why)
        why.addWidget(WrappedLabel(theme, say("It stops counting from now on."), Type.SMALL, Role.MUTED))
        inner = row(px(8))
        self.reason = TextField(theme, say("Why is it gone?"), say("Why is it gone?"))
        self.reason.returnPressed.connect(self._tell)
        self.note = danger(theme, say("Note it"), height=SMALL)
        self.note.clicked.connect(self._tell)
        inner.addWidget(self.reason, 1)
        inner.addWidget(self.note)
        why.addLayout(inner)
        lines.addWidget(self._why)
        self._why.hide()

    def _missed(self, theme: Theme, say: Speaker, times: Sequence[datetime]) -> QWidget:
        self.missed = MissedPart(theme, say, self._state, times)
        self.missed.decided.connect(self.decided)
        return self.missed

    def _let_go(self, theme: Theme, say: Speaker) -> QWidget:
        self.let_go = link(theme, say("Let it go"))
        self.let_go.setAccessibleName(say("Let it go on {page}", page=self._state.face.name))
        decision = Decision(self._state.delivery_id, Choice.LET_GO)
        self.let_go.clicked.connect(lambda: self.decided.emit(decision))
        return self.let_go

    def _ask(self) -> None:
        self._why.setVisible(self._why.isHidden())
        self.reason.setFocus()

    def _tell(self) -> None:
        if not self.reason.text().strip():
            mark_invalid(self.reason, True)
            self.reason.setFocus()
            return
        self.removed.emit(self._state.delivery_id, self.reason.text())


def _see_on_page(theme: Theme, say: Speaker, address: str) -> QWidget:
    look = link(theme, say("See on the page"), ButtonParts(icon="external-link"))
    look.setToolTip(address)
    look.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(address)))
    return look


class DetailsCard(Card):
    """`opened` asks for the composer, `kit` for a delivery's kit; `removed` and `decided` as those of `PagePart`.

    `versions` asks for the page of versions, `assigned` carries the member to whom the post is given, or None.
    """

    opened = Signal()
    versions = Signal()
    kit = Signal(object)
    removed = Signal(object, object)
    decided = Signal(object)
    assigned = Signal(object)
    recur = Signal(object)

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme)
        self._say = say
        self.parts: list[PagePart] = []
        px = theme.px
        inside = QWidget()
        whole = column(0, inside)
        whole.setContentsMargins(px(16), px(12), px(14), px(12))
        self._lines = column(0)
        whole.addLayout(self._lines)
        self._shown: PostId | None = None
        self._half: dict[PostId, str] = {}
        self._rule = Divider(theme)
        self.talk = CommentThread(theme, say)
        whole.addWidget(self._rule)
        whole.addSpacing(px(10))
        whole.addWidget(self.talk)
        whole.addStretch(1)
        self.body.addWidget(ScrollPage(inside), 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No post is chosen."""
        clear(self._lines)
        self.parts = []
        words = self._say("Choose a post to see how it stands on each page.")
        self._lines.addWidget(WrappedLabel(self.theme, words, Type.BODY, Role.MUTED))
        self._show_talk(None)

    def show_post(self, details: PostDetails) -> None:
        """Shows how a post stands."""
        clear(self._lines)
        theme, say, px = self.theme, self._say, self.theme.px
        self._lines.addWidget(WrappedLabel(theme, details.title, Type.SECTION))
        self._lines.addWidget(WrappedLabel(theme, details.second, Type.SMALL, Role.MUTED))
        if details.reason:
            self._lines.addSpacing(px(6))
            self._lines.addWidget(WrappedLabel(theme, say("Reason: {reason}", reason=details.reason)))
        if details.unchecked:
            words = say("Recorded after it had gone out; nobody checked it beforehand.")
            self._lines.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, words))
        if details.owners:
            self._lines.addSpacing(px(8))
            self._lines.addWidget(self._owner(details))
        self._lines.addSpacing(px(10))
        words = say("Open the text") if details.writable else say("Read the text")
        self.open = secondary(theme, words, ButtonParts(icon="pencil" if details.writable else "eye"), SMALL)
        self.open.clicked.connect(self.opened)
        box, actions = flow_box(px(8))
        actions.addWidget(self.open)
        self.history = secondary(theme, say("Versions"), ButtonParts(icon="history"), SMALL)
        self.history.clicked.connect(self.versions)
        actions.addWidget(self.history)
        if details.may_recur:
            self.again = secondary(theme, say("Repeat this post"), ButtonParts(icon="refresh-cw"), SMALL)
            self.again.setToolTip(say("Let it come again by a rule: every week, every month …"))
            self.again.clicked.connect(lambda: self.recur.emit(f"from:{details.post_id}"))
            actions.addWidget(self.again)
        self._lines.addWidget(box)
        if details.series_id is not None:
            self._lines.addWidget(self._series(details))
        self._lines.addSpacing(px(8))
        self.parts = []
        for state in details.pages:
            self._lines.addWidget(Divider(theme))
            part = PagePart(theme, say, state, details.times)
            part.kit.connect(self.kit)
            part.decided.connect(self.decided)
            part.removed.connect(self.removed)
            self.parts.append(part)
            self._lines.addWidget(part)
        self._show_talk(details)

    def _show_talk(self, details: PostDetails | None) -> None:
        """What was said; what is being written stays while the same post is shown anew."""
        now = details.post_id if details is not None else None
        if now != self._shown:
            if self._shown is not None:
                self._half[self._shown] = self.talk.typed()
            self.talk.start()
            self.talk.bring_back(self._half.pop(now, "") if now is not None else "")
        self._shown = now
        self._rule.setVisible(details is not None)
        self.talk.setVisible(details is not None)
        if details is not None:
            self.talk.show_lines(details.comments, details.comments_open, details.comments_refused)

    def _series(self, details: PostDetails) -> QWidget:
        theme, say = self.theme, self._say
        holder = QWidget()
        lines = column(0, holder)
        lines.addWidget(WrappedLabel(theme, say("↻ {rest}", rest=details.series), Type.SMALL, Role.MUTED))
        self.to_series = link(theme, say("To the recurring post"))
        self.to_series.clicked.connect(lambda: self.recur.emit(str(details.series_id)))
        lines.addWidget(self.to_series, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _owner(self, details: PostDetails) -> Field:
        say = self._say
        self.owner = ChoiceField(self.theme, say("Whose post it is"), details.owners)
        self.owner.narrow(_OWNER_LETTERS)
        self.owner.choose(details.owner_id)
        self.owner.activated.connect(lambda _index=0: self.assigned.emit(self.owner.value()))
        return Field(self.theme, say("Whose post it is"), self.owner)
