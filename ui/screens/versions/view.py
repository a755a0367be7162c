"""The page of versions: the list beside what changed between two of them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import PostId
from moderator_app.events import PostChanged
from moderator_app.words.errors import error_sentence
from ui.background import run
from ui.context import ScreenContext
from ui.roles import Role, Type
from ui.screens.versions.presenter import VersionLine, VersionsPresenter, VersionsState
from ui.widgets.banner import Banner, sentence_line
from ui.widgets.button import SMALL, filled, link, secondary
from ui.widgets.card import Card
from ui.widgets.field import ChoiceField
from ui.widgets.flow import flow_box
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import Divider, ScrollPage, clear, column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape
from ui.widgets.word_changes import WordChanges

_LIST = 320


class VersionsScreen(Screen):
    """Bringing back makes a new version of an older one; "Undo" brings the replaced one back the same way."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._theme, self._say = context.theme, context.say
        self._post_id = PostId(context.place.item or "")
        self._presenter = VersionsPresenter(context.core, context.say, context.actor, self._post_id)
        self._state: VersionsState | None = None
        self._note: Banner | None = None
        theme, say = self._theme, self._say
        self.before, self.after = ChoiceField(theme, say("Before")), ChoiceField(theme, say("After"))
        self.back = filled(theme, say("Bring it back"))
        self.back.clicked.connect(lambda: self._bring_back(int(str(self.before.value()))))
        self._lay_out()
        for field in (self.before, self.after):
            field.currentIndexChanged.connect(lambda _index=0: self._compare())
        self._ask()

    def title(self) -> str:
        return self._say("Versions")

    def subtitle(self) -> str:
        return self._state.title if self._state else ""

    def shows_back(self) -> bool:
        return True

    def fills_height(self) -> bool:
        return True

    def banners(self) -> Sequence[QWidget]:
        return (self._note,) if self._note else ()

    def heard(self, fact: object) -> None:
        if isinstance(fact, PostChanged) and fact.post_id == self._post_id:
            self._ask()

    def _lay_out(self) -> None:
        theme, say, px = self._theme, self._say, self._theme.px
        across = row(px(16), self)
        listed = Card(theme, say("Versions"))
        inside = QWidget()
        self._list = column(0, inside)
        self._list.setContentsMargins(px(16), px(6), px(14), px(6))
        listed.add(ScrollPage(inside), 1)
        listed.setFixedWidth(px(_LIST))
        across.addWidget(listed)
        changes = Card(theme, say("What changed"))
        tools = changes.add_padded(10)
        box, flow = flow_box(px(8))
        flow.addWidget(self.before)
        arrow = Label(theme, "→", Type.BODY, Role.MUTED)
        arrow.setFixedHeight(self.before.sizeHint().height())
        flow.addWidget(arrow)
        flow.addWidget(self.after)
        flow.addWidget(self.back)
        tools.addWidget(box)
        self._why = WrappedLabel(theme, "", Type.SMALL, Role.MUTED)
        tools.addWidget(self._why)
        changes.add(Divider(theme))
        shown = QWidget()
        self._changes = column(px(8), shown)
        self._changes.setContentsMargins(px(16), px(12), px(16), px(14))
        changes.add(ScrollPage(shown), 1)
        across.addWidget(changes, 1)

    def _ask(self) -> None:
        run(self, self._presenter.open, self._show, self._failed)

    def _show(self, state: VersionsState) -> None:
        self._state = state
        clear(self._list)
        for number, line in enumerate(state.lines):
            if number:
                self._list.addWidget(Divider(self._theme))
            self._list.addWidget(self._row(line))
        self._list.addStretch(1)
        choices: list[tuple[object, str]] = [(line.number, line.head) for line in state.lines]
        for field, chosen in ((self.before, state.before), (self.after, state.after)):
            field.blockSignals(True)
            field.set_choices(choices)
            field.choose(chosen)
            field.blockSignals(False)
        self._compare()
        self.header_changed.emit()

    def _row(self, line: VersionLine) -> QWidget:
        theme, say, px = self._theme, self._say, self._theme.px
        one = QWidget()
        lines = column(px(2), one)
        lines.setContentsMargins(0, px(8), 0, px(8))
        lines.addWidget(Label(theme, line.head, Type.STATE))
        lines.addWidget(WrappedLabel(theme, line.second, Type.SMALL, Role.MUTED))
        if line.approved:
            lines.addWidget(sentence_line(theme, Shape.CIRCLE_TICK, Role.SUCCESS, say("This content was approved")))
        if self._state and line.number != self._state.after:
            compare = link(theme, say("Compare with now"))
            compare.setAccessibleName(say("Compare version {n} with now", n=line.number))
            compare.clicked.connect(partial(self._choose, line.number))
            lines.addWidget(compare, 0, Qt.AlignmentFlag.AlignLeft)
        return one

    def _choose(self, number: int) -> None:
        assert self._state is not None
        self.after.choose(self._state.after)
        self.before.choose(number)

    def _compare(self) -> None:
        state = self._state
        if state is None or self.before.value() is None or self.after.value() is None:
            return
        theme, before, after = self._theme, int(str(self.before.value())), int(str(self.after.value()))
        clear(self._changes)
        found = self._presenter.compare(before, after)
        for name, pieces in found.texts:
            self._changes.addWidget(Label(theme, name, Type.STATE))
            self._changes.addWidget(WordChanges(theme, self._say, pieces))
        for note in found.notes:
            self._changes.addWidget(WrappedLabel(theme, note, Type.SMALL, Role.MUTED))
        self._changes.addStretch(1)
        self._judge(state, before)

    def _judge(self, state: VersionsState, before: int) -> None:
        say, now = self._say, before == state.after
        self.back.set_words(say("Bring it back") if now else say("Bring version {n} back", n=before))
        self.back.setEnabled(not now and not state.refusal)
        words = say("It becomes a new version and is checked anew; nothing is overwritten.")
        if len(state.lines) == 1:
            words = say("This is the first version; there is nothing to compare it with.")
        self._why.set_plain(state.refusal or words)

    def _bring_back(self, number: int) -> None:
        self.back.setEnabled(False)
        run(self, partial(self._presenter.bring_back, number), partial(self._brought, number), self._failed)

    def _brought(self, number: int, replaced: int) -> None:
        say = self._say
        self.undo = secondary(self._theme, say("Undo"), height=SMALL)
        self.undo.clicked.connect(partial(self._bring_back, replaced))
        words = say("Version {n} is back, as a new version.", n=number)
        self._note = Banner(self._theme, Shape.CIRCLE_TICK, Role.SUCCESS, words, self.undo)
        self._ask()

    def _failed(self, error: ModeratorError) -> None:
        self._note = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, error_sentence(self._say, error))
        self.header_changed.emit()
        if self._state is not None:
            self._compare()
