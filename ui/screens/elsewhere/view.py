"""The form of a post that is on its page already, and what its link says while it is typed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import PageId
from moderator_app.domain.purposes import Purpose
from moderator_app.words.errors import error_sentence
from ui.background import run
from ui.context import ScreenContext
from ui.forms.sheet import Sheet
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.elsewhere.presenter import Around, ElsewherePresenter, LinkSaying, LinkWords, Recorded, Typed
from ui.widgets.banner import Banner, sentence_line
from ui.widgets.button import ButtonParts, filled
from ui.widgets.card import Card
from ui.widgets.field import CheckField
from ui.widgets.layout import column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

WIDE = 860
_AFTER_TYPING_MS = 300
_LOOKS = {
    LinkSaying.RIGHT: (Shape.CIRCLE_TICK, Role.SUCCESS),
    LinkSaying.UNSURE: (Shape.HEXAGON_HOLLOW, Role.UNKNOWN),
    LinkSaying.WRONG: (Shape.SQUARE_CROSS, Role.DANGER),
}


class ElsewhereView(Screen):
    """One form and one button; nothing typed is lost by a refusal."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = ElsewherePresenter(context.core, context.say, context.actor)
        self._fault: Banner | None = None
        self._look = QTimer(self, singleShot=True, interval=_AFTER_TYPING_MS)
        self._look.timeout.connect(self._ask_link)
        self.keep = filled(self._theme, self._say("Record the post"), ButtonParts(icon="check", key="Ctrl+Enter"))
        self.keep.refuse(self._presenter.refusal())
        self.keep.clicked.connect(self._record)
        self._build()
        run(self, self._presenter.around, self._show, self._failed)

    def title(self) -> str:
        return self._say("A post that is on the page already")

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.keep,)

    def banners(self) -> Sequence[QWidget]:
        return (self._fault,) if self._fault else ()

    def _build(self) -> None:
        say, theme = self._say, self._theme
        page = column(theme.px(16), self)
        card = Card(theme)
        card.setMaximumWidth(theme.px(WIDE))
        inside = card.add_padded(12)
        about = say("It counts like any other post, and is marked: not checked beforehand.")
        inside.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, about))
        self.form = Sheet(theme)
        self.page = self.form.choice("pages", say("Page"), [])
        self.purpose = self.form.choice("purpose", say("Purpose"), [(None, say("Choose one of the seven"))])
        self.link = self.form.line("link", say("Link of the post"), say("Copy it from the page"), whole=True)
        self._said = QWidget()
        self._said.hide()
        self._link_lines = column(theme.px(6), self._said)
        self.witness = CheckField(theme, say("I saw the post on this page"))
        self.witness.hide()
        self.form.add(self._said, whole_row=True)
        self.form.line("day", say("Day it went out"), say("day/month/year"))
        self.form.line("hour", say("Time it went out"), say("24-hour clock, Dhaka time (UTC+6)"))
        self.form.area("post_text", say("Words of the post"), say("Its first line is its title in the lists."), 5)
        inside.addWidget(self.form)
        page.addWidget(card)
        page.addStretch(1)
        self._link_lines.addWidget(self.witness)
        self.link.textChanged.connect(lambda _text="": self._look.start())
        self.page.currentIndexChanged.connect(lambda _index=0: self._look.start())

    def _show(self, around: Around) -> None:
        self.page.set_choices(around.pages)
        wanted = self._context.place.extra.partition(":")[2]
        if wanted:
            self.page.choose(PageId(wanted))
        self.purpose.set_choices([(None, self._say("Choose one of the seven")), *around.purposes])
        self.form.fill("day", around.day)
        self.form.fill("hour", around.hour)
        self.link.setFocus()

    def _typed(self) -> Typed:
        page, purpose = self.page.value(), self.purpose.value()
        return Typed(
            page_id=PageId(str(page)) if page else None,
            link=self.form.text("link"),
            day=self.form.text("day"),
            hour=self.form.text("hour"),
            purpose=Purpose(str(purpose)) if purpose else None,
            text=self.form.text("post_text"),
            witnessed=self.witness.isChecked() and not self.witness.isHidden(),
        )

    def _ask_link(self) -> None:
        typed = self._typed()
        if typed.page_id is not None:
            run(self, partial(self._presenter.look, typed.page_id, typed.link), self._show_link, self._failed)

    def _show_link(self, said: LinkWords) -> None:
        while self._link_lines.count() > 1:
            item = self._link_lines.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self.form.field("link").set_error("")
        if said.saying is not LinkSaying.NOTHING:
            self._link_lines.insertWidget(0, sentence_line(self._theme, *_LOOKS[said.saying], said.words))
        self.witness.setVisible(said.saying is LinkSaying.UNSURE)
        self._said.setVisible(said.saying is not LinkSaying.NOTHING)

    def _record(self) -> None:
        self.keep.setEnabled(False)
        self._say_above("")
        run(self, partial(self._presenter.record, self._typed()), self._recorded, self._failed)

    def _recorded(self, recorded: Recorded) -> None:
        self.keep.setEnabled(True)
        homeless = self.form.show_troubles(recorded.troubles)
        if recorded.asks_witness:
            self._said.show()
            self.witness.show()
        if homeless:
            self._say_above(homeless[0].sentence)
        if recorded.post_id is not None:
            self._context.navigate(Place(Room.POSTS, extra=f"recorded:{recorded.post_id}"))

    def _failed(self, error: ModeratorError) -> None:
        self.keep.refuse(self._presenter.refusal())
        self._say_above(error_sentence(self._say, error))

    def _say_above(self, words: str) -> None:
        self._fault = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, words) if words else None
        self.header_changed.emit()
