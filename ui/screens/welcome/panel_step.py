"""Step two: the members of the panel, and who must have seen a post."""

from functools import partial
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from moderator_app.domain.ids import MemberId
from moderator_app.domain.panel import Member
from ui.context import ScreenContext
from ui.forms.code_note import CodeNote
from ui.forms.member_form import MemberForm
from ui.forms.preset_boxes import PresetBoxes
from ui.forms.preset_words import size_notice
from ui.forms.trouble import Trouble, day_text
from ui.forms.typed_member import TypedMember, roles_line
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.welcome.body import StepBody
from ui.screens.welcome.presenter import Added, WelcomePresenter, WelcomeState
from ui.widgets.banner import sentence_line
from ui.widgets.button import ButtonParts, link, secondary
from ui.widgets.layout import Divider, clear, column, row
from ui.widgets.rows import RowLine, RowList
from ui.widgets.shapes import Shape

_DRAFT, _CODES = "member", "codes"


class PanelStep(StepBody):
    """The list grows with each member; the step is done when the way of approval is chosen."""

    def __init__(self, context: ScreenContext, presenter: WelcomePresenter, state: WelcomeState) -> None:
        about = context.say("One appointed officer, or three to five members, by office order.")
        super().__init__(context, presenter, state, about)
        self.form: MemberForm | None = None
        self.members = RowList(self.theme)
        self.members.set_lines([self._line(m) for m in state.panel.members if m.in_office(state.today)])
        self.members.opened.connect(self._open_member)
        self.lines.addWidget(Divider(self.theme))
        self.lines.addWidget(self.members)
        self._more = column(self.theme.px(10))
        self.lines.addLayout(self._more)
        self._show_more()
        notice = size_notice(self.say, state.panel.size, state.panel.in_office)
        if notice:
            self.lines.addWidget(sentence_line(self.theme, Shape.TRIANGLE, Role.WARNING, notice))
        chosen = state.settings.preset if state.panel.in_office > 1 or state.settings.preset_confirmed else None
        self.presets = PresetBoxes(self.theme, self.say, state.panel.in_office, chosen)
        self.lines.addWidget(self.presets)
        self.finish(self.say("The panel stands"), self._choose)

    def begin(self) -> None:
        if self.form is not None:
            self.form.field("member_name").box.setFocus()

    # ------------------------------------------------------------ members

    def _line(self, member: Member) -> RowLine:
        say = self.say
        pin = say("PIN set") if member.id in self.state.panel.with_pin else say("code handed out")
        second = f"{say.name(member.designation)} · {roles_line(say, member.roles)}"
        return RowLine(member.id, say.name(member.name), second, end=pin)

    def _open_member(self, key: object) -> None:
        self.context.navigate(Place(Room.PANEL, MemberId(str(key))))

    def _show_more(self) -> None:
        clear(self._more)
        self.form = None
        for added in self._codes():
            note = CodeNote(self.theme, self.say, added.name, added.code)
            note.handed_over.connect(partial(self._handed_over, added))
            self._more.addWidget(note)
        if isinstance(self.draft(_DRAFT), TypedMember):
            self._show_form()
            return
        self.add = secondary(self.theme, self.say("Add a member"), ButtonParts(icon="user-plus"))
        self.add.clicked.connect(lambda _=False: QTimer.singleShot(0, self, self._begin_member))
        self._more.addWidget(_left(self.add))

    def _codes(self) -> tuple[Added, ...]:
        kept = self.draft(_CODES)
        return cast(tuple[Added, ...], kept) if isinstance(kept, tuple) else ()

    def _handed_over(self, added: Added) -> None:
        self.keep(_CODES, tuple(one for one in self._codes() if one is not added))
        QTimer.singleShot(0, self, self._show_more)

    def _begin_member(self) -> None:
        self.keep(_DRAFT, TypedMember(from_on=day_text(self.say, self.state.today)))
        self._show_more()
        self.begin()

    def _show_form(self) -> None:
        theme, say = self.theme, self.say
        form = MemberForm(theme, say, with_last_day=False)
        typed = self.draft(_DRAFT)
        assert isinstance(typed, TypedMember)
        form.set_typed(typed)
        form.edited.connect(lambda: self.keep(_DRAFT, form.typed()))
        self.form = form
        self._more.addWidget(form)
        self.add = secondary(theme, say("Add to the panel"), ButtonParts(icon="user-plus"))
        self.add.clicked.connect(lambda _=False: self._add())
        leave = link(theme, say("Leave it"))
        leave.clicked.connect(lambda _=False: QTimer.singleShot(0, self, self._leave_form))
        self._more.addWidget(_left(self.add, leave))

    def _leave_form(self) -> None:
        self.forget(_DRAFT)
        self._show_more()
        self.add.setFocus()

    def _add(self) -> None:
        assert self.form is not None
        typed = self.form.typed()
        self.ask(lambda: self.presenter.add_member(typed), self._added)

    def _added(self, added: Added) -> None:
        assert self.form is not None
        homeless = self.form.show_troubles(added.troubles)
        if homeless:
            self.show_error(homeless[0].words)
        if not added.troubles:
            self.forget(_DRAFT)
            self.keep(_CODES, (*self._codes(), added))
            self.grown.emit()

    # ------------------------------------------------------------ approval

    def _choose(self) -> None:
        preset = self.presets.preset()
        if self._codes():
            self._hint(self.say("Hand over the code above first, then press “I have handed it over”."))
            return
        if preset is None:
            self._hint(self.say("Choose who must have seen a post."))
            self.presets.boxes[0].setFocus()
            return
        self.ask(lambda: self.presenter.choose_preset(preset), self._chosen)

    def _chosen(self, troubles: tuple[Trouble, ...]) -> None:
        if troubles:
            self.show_error(troubles[0].words)
            return
        self.saved.emit()

    def _hint(self, sentence: str) -> None:
        self.presets.notice.set_plain(sentence)
        self.presets.notice.show()


def _left(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    line = row(12, holder)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return holder
