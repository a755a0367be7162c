"""The founder's page: names, designation, PIN twice."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.words.errors import ErrorWords, error_words
from ui.background import run
from ui.context import GateContext
from ui.forms.drafts import drafts_of
from ui.forms.sheet import Sheet
from ui.forms.trouble import Trouble
from ui.roles import Role, Type
from ui.screens.founder.presenter import FounderPresenter, TypedFounder
from ui.widgets.banner import ProgressStrip, sentence_line
from ui.widgets.button import MAIN, ButtonParts, filled
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import clear, column, row
from ui.widgets.shapes import Shape

_WIDTH = 760
_DRAFT = "founder"
_LINES = ("member_name", "member_name_en", "designation", "designation_en", "pin", "repeated")


class FounderPage(QWidget):
    """What was typed outlives a change of language."""

    def __init__(self, context: GateContext) -> None:
        super().__init__()
        self._context = context
        self._theme, self._say = context.theme, context.say
        self._presenter = FounderPresenter(context.say, context.core.sign_in, context.core.days)
        self._drafts = drafts_of(context.core.sign_in)
        self._build()
        kept = self._drafts.get(_DRAFT)
        if isinstance(kept, TypedFounder):
            self._fill(kept)
        self.sheet.edited.connect(self._keep)
        self.sheet.field("member_name").box.setFocus()

    def _build(self) -> None:
        theme, say = self._theme, self._say
        px = theme.px
        card = Card(theme)
        card.setMaximumWidth(px(_WIDTH))
        self.progress = ProgressStrip(theme, say)
        card.body.addWidget(self.progress)
        inside = column(px(14))
        inside.setContentsMargins(px(24), px(18), px(24), px(20))
        card.body.addLayout(inside)
        roles = say(
            "Whoever sets the office up holds all roles until the panel stands: writes, approves, publishes and changes"
            " settings. The next members are named in the steps that follow."
        )
        inside.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, roles))
        inside.addWidget(self._sheet())
        whom = say("The PIN says who acts; each action is written into the activity log under this name.")
        inside.addWidget(WrappedLabel(theme, whom, Type.SMALL, Role.MUTED))
        self._below = column(0)
        inside.addLayout(self._below)
        self.go = filled(theme, say("Begin"), ButtonParts(icon="arrow-right"), MAIN)
        self.go.clicked.connect(self._go)
        buttons = row(0)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        inside.addLayout(buttons)
        lines = column(px(12), self)
        lines.addStretch(1)
        title = Label(theme, say("Who sets this office up?"), Type.TITLE)
        lines.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        across = row(0)
        across.addStretch(1)
        across.addWidget(card, 1000)
        across.addStretch(1)
        lines.addLayout(across)
        lines.addStretch(2)

    def _sheet(self) -> Sheet:
        say = self._say
        self.sheet = Sheet(self._theme, 2)
        boxes = (
            self.sheet.line("member_name", say("Your name in Bangla")),
            self.sheet.optional("member_name_en", say, say("Your name in English")),
            self.sheet.line("designation", say("Designation in Bangla")),
            self.sheet.optional("designation_en", say, say("Designation in English")),
            self.sheet.line("pin", say("Your PIN"), self._presenter.pin_rule(), secret=True),
            self.sheet.line("repeated", say("PIN once more"), secret=True),
        )
        for box in boxes:
            box.returnPressed.connect(self._go)
        return self.sheet

    def _typed(self) -> TypedFounder:
        return TypedFounder(*(self.sheet.text(place) for place in _LINES))

    def _fill(self, typed: TypedFounder) -> None:
        texts = (
            typed.name_bn, typed.name_en, typed.designation_bn, typed.designation_en, typed.pin, typed.repeated,
        )  # fmt: skip
        for place, text in zip(_LINES, texts, strict=True):
            self.sheet.fill(place, text)

    def _keep(self) -> None:
        self._drafts[_DRAFT] = self._typed()

    def _go(self) -> None:
        if not self.go.isEnabled():
            return
        clear(self._below)
        typed = self._typed()
        self.go.setEnabled(False)
        self.progress.begin(self._say("The PIN is being kept…"), can_cancel=False)
        run(self, lambda: self._presenter.found(typed), self._answered, self._failed)

    def _answered(self, troubles: tuple[Trouble, ...]) -> None:
        self._ready()
        homeless = self.sheet.show_troubles(troubles)
        if homeless:
            self._show_error(homeless[0].words)
        if not troubles:
            self._drafts.pop(_DRAFT, None)
            self._context.done()

    def _failed(self, error: ModeratorError) -> None:
        self._ready()
        self._show_error(error_words(self._say, error), str(error.fields.get("detail", "")))

    def _ready(self) -> None:
        self.progress.finish()
        self.go.setEnabled(True)

    def _show_error(self, words: ErrorWords, detail: str = "") -> None:
        clear(self._below)
        self._below.addWidget(ErrorPanel(self._theme, self._say, words, detail=detail))
