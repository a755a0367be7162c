"""One post in full: head, exactly what goes out, what changed beside it, the lock strip and the buttons."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from moderator_app.domain.ids import MediaHash, PostId
from moderator_app.words import Speaker
from ui.icons import draw_icon
from ui.roles import Role, Type
from ui.screens.review.actions import Actions
from ui.screens.review.preview import Outgoing
from ui.screens.review.side import Side
from ui.screens.review.signing import Signing
from ui.screens.review.state import DetailState
from ui.theme import Theme
from ui.widgets.banner import LockStrip
from ui.widgets.button import ButtonParts, link
from ui.widgets.card import Card
from ui.widgets.comments import CommentThread
from ui.widgets.label import ElidedLabel, Label, WrappedLabel
from ui.widgets.layout import Divider, ScrollPage, clear, column, row
from ui.widgets.page_mark import PageMark
from ui.widgets.state_shape import StateLabel

SIDE, BESIDE_FROM, LOW = 304, 620, 480


class _Icon(QWidget):
    """A small muted picture beside a word."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self.setFixedSize(theme.px(16), theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_icon(QPainter(self), QRectF(self.rect()), self._name, self._theme.colour(Role.MUTED))


class Detail(Card):
    """Shows one state after the other; the reviewer's tick and reason live in its parts."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme)
        self._say = say
        self._shown: DetailState | None = None
        self._half: dict[PostId, tuple[str, str]] = {}
        self.back = link(theme, say("To the list"), ButtonParts(icon="chevron-left"))
        self.outgoing = Outgoing(theme, say)
        self.side = Side(theme, say)
        self.talk = CommentThread(theme, say, self.outgoing.marked, key="M", mark=self.outgoing.mark)
        self.signing = Signing(theme, say)
        self.verdict = Actions(theme, say)
        self.signing.changed.connect(self._weigh)
        self.side.changed.connect(self._weigh)
        self._head = column(theme.px(2))
        px = theme.px
        self._head.setContentsMargins(px(18), px(8), px(16), px(10))
        top = row(0)
        top.addWidget(self.back)
        top.addLayout(self._head, 1)
        self.body.addLayout(top)
        self.add(Divider(theme))
        self.add(self._middle(), 1)
        voids = say("Changing text, picture, alternative text or page voids an approval; changing the time does not.")
        self.lock = LockStrip(theme, voids)
        self.side.lock_note.set_plain(voids)
        self.add(self.lock)
        self.add(self.signing)
        self.add(self.verdict)

    def show_state(self, state: DetailState) -> tuple[MediaHash, ...]:
        """Shows a post and tells which pictures it still needs."""
        before = self._shown
        same = before is not None and before.post_id == state.post_id and before.hashes == state.hashes
        self._shown = state
        if before is None or before.post_id != state.post_id:
            self._turn_to(state.post_id, before.post_id if before is not None else None)
        self._show_head(state)
        self.side.show_state(state, same=same)
        if not same:
            self.signing.ask(state)
        self.talk.show_lines(state.comments, state.comments_open, state.comments_refused)
        self._weigh()
        if same and before is not None and before.parts == state.parts:
            return ()
        self.outgoing.show_parts(state.parts)
        self._scroll.verticalScrollBar().setValue(0)
        return tuple(dict.fromkeys(media_hash for media_hash, _view in self.outgoing.views))

    def _turn_to(self, now: PostId, before: PostId | None) -> None:
        """What was half written about one post waits there, and never stands beside another."""
        if before is not None:
            self._half[before] = (self.verdict.reason.toPlainText(), self.talk.typed())
        self.verdict.start()
        self.talk.start()
        reason, comment = self._half.pop(now, ("", ""))
        self.verdict.reason.setPlainText(reason)
        self.talk.bring_back(comment)

    def show_input_error(self, words: str) -> None:
        """A fault of what was written, beside where it was written."""
        if self.verdict.explaining():
            self.verdict.show_error(words)
        else:
            self.side.declaration_field.set_error(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self.theme.px
        beside = self.width() >= px(BESIDE_FROM)
        low = self.height() < px(LOW)
        self.lock.setVisible(not low)
        self.side.lock_note.setVisible(low)
        direction = QBoxLayout.Direction
        self._across.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.side.setMinimumWidth(px(SIDE) if beside else 0)
        self.side.setMaximumWidth(px(SIDE) if beside else 16777215)

    def _middle(self) -> QWidget:
        holder = QWidget()
        self._across = QHBoxLayout(holder)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        post = QWidget()
        px = self.theme.px
        lines = column(0, post)
        lines.addWidget(self.outgoing, 1)
        below = column(0)
        below.setContentsMargins(px(18), px(12), px(18), px(16))
        below.addWidget(self.talk)
        lines.addLayout(below)
        self._across.addWidget(post, 1)
        self._across.addWidget(self.side)
        self._scroll = ScrollPage(holder)
        # A scroll area fills its content with the window's colour; here it lies on the card.
        holder.setAutoFillBackground(False)
        return self._scroll

    def _show_head(self, state: DetailState) -> None:
        clear(self._head)
        theme, px = self.theme, self.theme.px
        first = row(px(10))
        first.addWidget(ElidedLabel(theme, state.title, Type.SECTION), 1)
        look, word = state.state
        first.addWidget(StateLabel(theme, look.shape, word, look.role))
        first.addWidget(Label(theme, state.version, Type.SMALL, Role.MUTED))
        self._head.addLayout(first)
        second = row(px(8))
        faces = [face for part in state.parts for face, _kind in part.pages]
        for face in faces:
            second.addWidget(PageMark(theme, face, 20))
        names = " · ".join(face.name for face in faces)
        pages = ElidedLabel(theme, names, Type.STATE)
        pages.setMaximumWidth(pages.sizeHint().width() + 2)
        second.addWidget(pages, 10)
        second.addSpacing(px(6))
        second.addWidget(_Icon(theme, "clock"))
        second.addWidget(Label(theme, state.when, Type.STATE))
        writer = ElidedLabel(theme, state.written_by, Type.SMALL, Role.MUTED)
        writer.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        second.addWidget(writer, 10)
        self._head.addLayout(second)
        if state.reason:
            self._head.addWidget(WrappedLabel(theme, f"{word}: {state.reason}", Type.SMALL, look.role))
        self.setAccessibleName(state.title)

    def _weigh(self) -> None:
        """What still stands between the reviewer and approving."""
        state = self._shown
        if state is None:
            return
        missing = (
            "" if self.signing.is_whole() else self._say("Sign the checklist first: tick each point, keys 1 to 4.")
        )
        if self.side.lacks_reason():
            missing = self._say("Write why it may stand, beside each place where the content check stops.")
        if state.needs_declaration and not self.side.declaration.toPlainText().strip():
            missing = self._say("Write your declaration and sign the checklist.")
        self.verdict.show_powers(state.powers, waits_for=missing)
        self.signing.allow(not state.powers.approve)
        self.side.declaration.setEnabled(not state.powers.approve)
