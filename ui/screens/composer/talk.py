"""What was said about the post, under its preview; words marked in the editor are quoted."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import CommentId, PostId
from moderator_app.events import PostChanged
from moderator_app.words.errors import error_sentence
from ui import background
from ui.comment_lines import comment_lines, open_count, why_silent
from ui.context import ScreenContext
from ui.screens.composer.talk_room import TalkRoom
from ui.widgets.comment_line import CommentLine
from ui.widgets.comments import CommentThread
from ui.widgets.layout import column


class Talk(QWidget):
    """Shows nothing for a post that is not kept yet."""

    def __init__(self, context: ScreenContext, marked: Callable[[], str]) -> None:
        super().__init__()
        self._context = context
        self._post_id = PostId(context.place.item) if context.place.item else None
        self.comments = CommentThread(context.theme, context.say, marked, key="Ctrl+M")
        self.comments.said.connect(self._add)
        self.comments.settled.connect(self._settle)
        inside = QWidget()
        lines = column(0, inside)
        lines.setContentsMargins(0, 0, context.theme.px(8), 0)
        lines.addWidget(self.comments)
        lines.addStretch(1)
        column(0, self).addWidget(TalkRoom(context.theme, inside))
        self.hide()
        context.facts.fact.connect(self._heard)
        self._ask()

    def _heard(self, fact: object) -> None:
        if isinstance(fact, PostChanged) and fact.post_id == self._post_id:
            self._ask()

    def _ask(self) -> None:
        post_id, core, actor = self._post_id, self._context.core, self._context.actor.id
        if post_id is None:
            return
        say = self._context.say
        background.run(
            self,
            lambda: comment_lines(say, core.commenting.of_post(actor, post_id)),
            self._show,
            lambda _error: self.hide(),  # the composer itself says why the post cannot be opened
        )

    def _show(self, lines: tuple[CommentLine, ...]) -> None:
        say = self._context.say
        self.comments.show_lines(lines, open_count(say, lines), why_silent(say, self._context.actor))
        self.show()

    def _add(self, text: str, quote: str) -> None:
        post_id, commenting, actor = self._post_id, self._context.core.commenting, self._context.actor.id
        if post_id is not None:
            background.run(
                self, lambda: commenting.add(actor, post_id, text, quote), lambda _comment: self._said(), self._refused
            )

    def _said(self) -> None:
        self.comments.start()
        self._ask()

    def _refused(self, error: ModeratorError) -> None:
        self.comments.show_error(error_sentence(self._context.say, error))

    def _settle(self, comment_id: str) -> None:
        commenting, actor = self._context.core.commenting, self._context.actor.id
        background.run(
            self, lambda: commenting.settle(actor, CommentId(comment_id)), lambda _comment: self._ask(), self._refused
        )
