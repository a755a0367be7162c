"""The form of a recurring post: the rule at the left, the days that come of it at the right while it is chosen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.words.errors import error_sentence
from ui.background import run
from ui.context import ScreenContext
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.series.day_rows import DayRows
from ui.screens.series.form_presenter import FormPresenter, Kept, Opened, Preview
from ui.screens.series.rule_boxes import RuleBoxes
from ui.widgets.banner import Banner, sentence_line
from ui.widgets.button import ButtonParts, filled
from ui.widgets.card import Card
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_RIGHT, _BESIDE_FROM = 380, 940
_AFTER_TYPING_MS = 250
_UNBOUND = 16_777_215


class SeriesForm(Screen):
    """One form and one button; nothing typed is lost by a refusal."""

    def __init__(self, context: ScreenContext, kind: str, item: str) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self.presenter = FormPresenter(context.core, context.say, context.actor, kind, item)
        self._fault: Banner | None = None
        words = self._say("Keep the change") if self.presenter.changes else self._say("Begin")
        self.keep = filled(self._theme, words, ButtonParts(icon="check", key="Ctrl+Enter"))
        self.keep.refuse(self.presenter.refusal())
        self.keep.clicked.connect(self._keep)
        self._look = QTimer(self, singleShot=True, interval=_AFTER_TYPING_MS)
        self._look.timeout.connect(self._ask_days)
        self._lay_out()
        run(self, self.presenter.open, self._show, self._failed)

    def title(self) -> str:
        return self._say("Change a recurring post") if self.presenter.changes else self._say("Repeat this post")

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.keep,)

    def banners(self) -> Sequence[QWidget]:
        return (self._fault,) if self._fault else ()

    def _lay_out(self) -> None:
        theme, say, px = self._theme, self._say, self._theme.px
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(px(16))
        card = Card(theme)
        inside = card.add_padded(10)
        self.post = WrappedLabel(theme, "", Type.SECTION)
        self.about = WrappedLabel(theme, "", Type.SMALL, Role.MUTED)
        inside.addWidget(self.post)
        inside.addWidget(self.about)
        self.rule = RuleBoxes(theme, say, with_text=self.presenter.changes)
        self.rule.edited.connect(self._look.start)
        inside.addWidget(self.rule)
        left = column(0)
        left.addWidget(card)
        left.addStretch(1)
        self._across.addLayout(left, 1)
        self._side = QWidget()
        side = column(px(16), self._side)
        self.days_card = Card(theme, say("The days"))
        padded = self.days_card.add_padded(8)
        self.sentence = WrappedLabel(theme, "", Type.BODY, weight=600)
        self.days = DayRows(theme, say)
        each = say("Each day becomes a draft of its own five weeks ahead, and needs a check of its own.")
        padded.addWidget(self.sentence)
        padded.addWidget(self.days)
        padded.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, each))
        side.addWidget(self.days_card)
        side.addStretch(1)
        self._across.addWidget(self._side)

    def _show(self, opened: Opened) -> None:
        self.post.set_plain(opened.title)
        self.about.set_plain(opened.about)
        self.rule.show_typed(opened.typed)
        self._ask_days()

    def _ask_days(self) -> None:
        run(self, partial(self.presenter.preview, self.rule.typed()), self._show_days, self._failed)

    def _show_days(self, preview: Preview) -> None:
        first = preview.troubles[0].sentence if preview.troubles else ""
        self.sentence.set_plain(preview.sentence or first)
        self.days.show_days(preview.days, preview.more)

    def _keep(self) -> None:
        self.keep.setEnabled(False)
        self._say_above("")
        run(self, partial(self.presenter.keep, self.rule.typed()), self._kept, self._failed)

    def _kept(self, kept: Kept) -> None:
        self.keep.setEnabled(True)
        homeless = self.rule.show_troubles(kept.troubles)
        if homeless:
            self._say_above(homeless[0].sentence)
        if kept.series_id is not None:
            self._context.navigate(Place(Room.POSTS, extra=f"series:{kept.series_id}"))

    def _failed(self, error: ModeratorError) -> None:
        self.keep.refuse(self.presenter.refusal())
        self._say_above(error_sentence(self._say, error))

    def _say_above(self, words: str) -> None:
        self._fault = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, words) if words else None
        self.header_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._theme.px
        beside = self.width() >= px(_BESIDE_FROM)
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._side.setMinimumWidth(px(_RIGHT) if beside else 0)
        self._side.setMaximumWidth(px(_RIGHT) if beside else _UNBOUND)
