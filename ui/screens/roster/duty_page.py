"""One week: who is on duty, who stands by, and the note for whoever comes next."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QWidget

from moderator_app.domain.bd_calendar import week_of
from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.words.errors import ErrorWords, error_words
from ui.background import run
from ui.context import ScreenContext
from ui.forms.sheet import Sheet
from ui.forms.trouble import Trouble
from ui.roles import Role
from ui.screens.roster.duty_presenter import Candidate, DutyPresenter, DutyState
from ui.widgets.banner import sentence_line
from ui.widgets.button import ButtonParts, filled, link
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceBox, choice_group
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.layout import clear, column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_BESIDE_FROM = 900


class DutyPage(Screen):
    """What was chosen stays chosen when it is refused."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        _, sunday, *rest = context.place.extra.split(":")
        week = week_of(date.fromisoformat(sunday))
        self._presenter = DutyPresenter(context.core, context.say, context.actor, week)
        self._state: DutyState | None = None
        self.keep = filled(self._theme, self._say("Keep it"), ButtonParts(icon="check", key="Ctrl+S"))
        self.keep.clicked.connect(lambda _=False: self._keep())
        self.keep.setEnabled(False)
        self._build()
        page_id = PageId(rest[0]) if rest else None
        run(self, lambda: self._presenter.load(page_id, chosen=bool(rest)), self._show, self._failed)

    def title(self) -> str:
        return self._say("Duty of the week")

    def subtitle(self) -> str:
        return self._state.title if self._state else ""

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.keep,)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._theme.px(_BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._names.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    # ------------------------------------------------------------ the page

    def _build(self) -> None:
        theme, say, px = self._theme, self._say, self._theme.px
        lines = column(px(16), self)
        self._above = column(px(12))
        lines.addLayout(self._above)
        self._page_card = Card(theme)
        inside = self._page_card.add_padded(8)
        self.pages = Sheet(theme, 2)
        self.page = self.pages.choice("page", say("Page"), [])
        inside.addWidget(self.pages)
        self.follow = link(theme, say("Let this page follow the duty of all pages again"))
        self.follow.clicked.connect(lambda _=False: self._follow())
        inside.addWidget(self.follow, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self._page_card)
        self._names = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._names.setSpacing(px(16))
        self._main_card, self._standby_card = Card(theme, say("On duty")), Card(theme, say("Stands by"))
        self._names.addWidget(self._main_card, 1)
        self._names.addWidget(self._standby_card, 1)
        lines.addLayout(self._names)
        self._note_card = Card(theme, say("Note for whoever comes next"))
        self._note_lines = self._note_card.add_padded(8)
        self.form = Sheet(theme, 1)
        about = say("Shown on “This week”: what is agreed, what is still open.")
        self.note = self.form.area("note", say("Note"), about, 3)
        self._note_lines.addWidget(self.form)
        lines.addWidget(self._note_card)
        lines.addStretch(1)
        self.mains: list[ChoiceBox] = []
        self.standbys: list[ChoiceBox] = []
        for card in (self._page_card, self._main_card, self._standby_card, self._note_card):
            card.hide()

    def _show(self, state: DutyState) -> None:
        self._state = state
        self.page.set_choices(state.pages)
        self.page.choose(state.page_id)
        if not self._main_card.isVisible():
            self.page.currentIndexChanged.connect(self._page_chosen)
        self._page_card.setVisible(len(state.pages) > 1)
        self.follow.setVisible(state.own and not state.named_refused)
        clear(self._above)
        if state.named_refused:
            self._above.addWidget(sentence_line(self._theme, Shape.INFO, Role.INFO, state.named_refused))
        self._main_group = self._choices(self._main_card, self.mains, state.candidates, state.main_id)
        self._standby_group = self._choices(self._standby_card, self.standbys, state.standbys, state.standby_id)
        self.form.fill("note", state.note)
        self.note.setEnabled(not state.note_refused or not state.named_refused)
        self.note.setToolTip(state.note_refused)
        nothing = state.named_refused and state.note_refused
        self.keep.refuse(state.named_refused if nothing else "")
        if nothing and state.note_refused != state.named_refused:
            self._above.addWidget(sentence_line(self._theme, Shape.INFO, Role.INFO, state.note_refused))
        for card in (self._main_card, self._standby_card, self._note_card):
            card.show()
        self.header_changed.emit()
        first = next((box for box in self.mains if box.isChecked() and box.isEnabled()), None)
        (first or self.note).setFocus()

    def _choices(
        self, card: Card, boxes: list[ChoiceBox], candidates: Sequence[Candidate], chosen: MemberId | None
    ) -> QButtonGroup:
        clear(card.body)
        inside = card.add_padded(8)
        boxes[:] = [ChoiceBox(self._theme, candidate.name, candidate.second) for candidate in candidates]
        refused = self._state.named_refused if self._state else ""
        for box in boxes:
            box.setEnabled(not refused)
            box.setToolTip(refused)
            inside.addWidget(box)
        number = next((n for n, one in enumerate(candidates) if one.id == chosen), None)
        return choice_group(card, boxes, number)

    def _page_chosen(self, _index: int = 0) -> None:
        value = self.page.value()
        page_id = PageId(str(value)) if value else None
        run(self, lambda: self._presenter.load(page_id, chosen=True), self._show, self._failed)

    # ------------------------------------------------------------ keeping

    def _chosen(self, boxes: Sequence[ChoiceBox], state: DutyState) -> MemberId | None:
        return next((state.candidates[n].id for n, box in enumerate(boxes) if box.isChecked()), None)

    def _keep(self) -> None:
        state = self._state
        if state is None:
            return
        names = self._chosen(self.mains, state), self._chosen(self.standbys, state)
        changed = names != (state.main_id, state.standby_id) and not state.named_refused
        note = self.form.text("note")
        work = partial(
            self._presenter.keep,
            state.page_id,
            names if changed else None,
            note if note.strip() != state.note else None,
        )
        self.keep.setEnabled(False)
        run(self, work, self._kept, self._failed)

    def _follow(self) -> None:
        page_id = self._state.page_id if self._state else None
        if page_id is not None:
            run(self, partial(self._presenter.follow_common, page_id), self._kept, self._failed)

    def _kept(self, troubles: tuple[Trouble, ...]) -> None:
        self.keep.setEnabled(True)
        homeless = self.form.show_troubles(troubles)
        if homeless:
            self._show_error(homeless[0].words)
        if not troubles:
            self._context.back()

    def _failed(self, error: ModeratorError) -> None:
        self.keep.setEnabled(True)
        self._show_error(error_words(self._say, error), str(error.fields.get("detail", "")))

    def _show_error(self, words: ErrorWords, detail: str = "") -> None:
        clear(self._above)
        self._above.addWidget(ErrorPanel(self._theme, self._say, words, detail=detail))
