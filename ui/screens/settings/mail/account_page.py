"""The office's mail account: its form, a real test mail with each step of it, and taking it away."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QLineEdit, QWidget

from moderator_app.domain.errors import Cancelled, ModeratorError
from moderator_app.domain.reminders import MailSecurity
from moderator_app.words.errors import ErrorWords, error_words
from ui.background import Ticket, run, run_long
from ui.context import ScreenContext
from ui.forms.sheet import Sheet
from ui.forms.trouble import Trouble
from ui.roles import Role, Type
from ui.screens.settings.mail.presenter import MailPresenter, MailState, Trial
from ui.screens.settings.mail.typed_account import SECURITY_MEANINGS, SECURITY_NAMES, USUAL_PORTS, TypedAccount
from ui.widgets.banner import ProgressStrip, sentence_line
from ui.widgets.button import ButtonParts, danger, filled, secondary
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceBox, choice_group
from ui.widgets.dialog import ConfirmDialog
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.flow import flow_box
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import clear, column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_SIDE_BY_SIDE_FROM = 900
_TRIAL_LOOKS = {
    True: (Shape.CIRCLE_TICK, Role.SUCCESS),
    False: (Shape.SQUARE_CROSS, Role.DANGER),
    None: (Shape.DASHED_CIRCLE, Role.MUTED),
}


class AccountPage(Screen):
    """The password goes into the keyring and is forgotten here; an empty box keeps the one that is there."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context, self._theme, self._say = context, context.theme, context.say
        self._presenter = MailPresenter(context.say, context.core, context.actor)
        self._kept = TypedAccount()
        self._has_account = False
        self._refusal = ""
        self._under_way: Ticket | None = None
        theme, say = self._theme, self._say
        self.go = filled(theme, say("Keep the account"), ButtonParts(icon="check", key="Ctrl+S"))
        self.go.clicked.connect(lambda _=False: self._save())
        self.test = secondary(theme, say("Send a test mail"), ButtonParts(icon="send"))
        self.test.clicked.connect(lambda _=False: self._try())
        self.remove = danger(theme, say("Take it away"))
        self.remove.setAccessibleName(say("Take the mail account away"))
        self.remove.clicked.connect(lambda _=False: self._ask_away())
        self._lay_out()
        self._load()

    def title(self) -> str:
        return self._say("Mail account of the office")

    def shows_back(self) -> bool:
        return True

    def header_actions(self) -> Sequence[QWidget]:
        return (self.go,)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        theme, say = self._theme, self._say
        lines = column(theme.px(12), self)
        self.progress = ProgressStrip(theme, say)
        self.progress.cancelled.connect(self._cancel)
        lines.addWidget(self.progress)
        self._above = column(theme.px(12))
        lines.addLayout(self._above)
        self._cards = row(theme.px(16))
        self._cards.addWidget(self._form_card(), 2, Qt.AlignmentFlag.AlignTop)
        self._cards.addWidget(self._trial_card(), 1, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(self._cards)
        lines.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The trial stands beside the form where there is room, else under it."""
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_SIDE_BY_SIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._cards.direction() is not way:
            self._cards.setDirection(way)

    def _form_card(self) -> Card:
        theme, say = self._theme, self._say
        card = Card(theme)
        inside = card.add_padded(12)
        about = say(
            "Members get reminders from this account: names of pages, counts and times, never the text of a post."
        )
        inside.addWidget(WrappedLabel(theme, about))
        self.sheet = Sheet(theme, 2)
        self.sheet.line("mail_host", say("Mail server"), say("As the provider names it."))
        self.sheet.line("mail_port", say("Port"))
        self.boxes = {
            kind: ChoiceBox(theme, SECURITY_NAMES[kind], say(SECURITY_MEANINGS[kind], port=int(USUAL_PORTS[kind])))
            for kind in MailSecurity
        }
        self._group: QButtonGroup = choice_group(self, tuple(self.boxes.values()), 0)
        self._group.idClicked.connect(self._security_chosen)
        self.sheet.put("security", say("Security"), self._side_by_side())
        self.sheet.line("mail_user", say("User name"), say("Often the whole e-mail address."))
        self.sheet.line("mail_sender", say("Sender's address"), say("Empty: the user name, where it is an address."))
        secret = self.sheet.line("mail_password", say("Password of the mail account"), secret=True)
        secret.returnPressed.connect(self._save)
        self.sheet.edited.connect(self._edited)
        inside.addWidget(self.sheet)
        keeps = say("The password is kept in the keyring of this login alone: never in the office's store or a backup.")
        inside.addWidget(WrappedLabel(theme, keeps, Type.SMALL, Role.MUTED))
        return card

    def _side_by_side(self) -> QWidget:
        holder = QWidget()
        line = row(self._theme.px(12), holder)
        for box in self.boxes.values():
            line.addWidget(box, 1)
        return holder

    def _trial_card(self) -> Card:
        theme, say = self._theme, self._say
        card = Card(theme, say("Does it work?"))
        inside = card.add_padded(12)
        self._standing = WrappedLabel(theme, "", Type.BODY)
        inside.addWidget(self._standing)
        self._why = WrappedLabel(theme, "", Type.SMALL, Role.MUTED)
        self._trial = column(theme.px(8))
        inside.addLayout(self._trial)
        box, buttons = flow_box(theme.px(8))
        for button in (self.test, self.remove):
            buttons.addWidget(button)
        inside.addWidget(box)
        inside.addWidget(self._why)
        return card

    # ------------------------------------------------------------ what stands there

    def _load(self, then: Callable[[], None] | None = None) -> None:
        def show(state: MailState) -> None:
            self._show(state)
            if then is not None:
                then()

        run(self, self._presenter.load, show, self._failed)

    def _show(self, state: MailState) -> None:
        clear(self._above)
        self._kept, self._has_account, self._refusal = state.typed, state.has_account, state.refusal
        if state.refusal:
            self._above.addWidget(sentence_line(self._theme, Shape.INFO, Role.INFO, state.refusal))
        if state.trouble is not None:
            self._say_trouble(state.trouble)
        self._fill(state.typed)
        hint = self._say("kept; type only to change it") if state.has_account else ""
        box = self.sheet.field("mail_password").box
        assert isinstance(box, QLineEdit)
        box.setPlaceholderText(hint)
        self._standing.set_plain(state.standing)
        self.sheet.setEnabled(not state.refusal)
        self.remove.setVisible(state.has_account)
        self._edited()

    def _say_trouble(self, words: ErrorWords, detail: str = "") -> None:
        self._above.addWidget(ErrorPanel(self._theme, self._say, words, detail=detail))

    def _fill(self, typed: TypedAccount) -> None:
        self.sheet.blockSignals(True)
        for place, text in (
            ("mail_host", typed.host),
            ("mail_port", self._say.in_digits(typed.port)),
            ("mail_user", typed.user),
            ("mail_sender", typed.sender),
            ("mail_password", ""),
        ):
            self.sheet.fill(place, text)
        self.sheet.blockSignals(False)
        self.boxes[typed.security].setChecked(True)

    def typed(self) -> TypedAccount:
        """What stands in the form."""
        text = self.sheet.text
        return TypedAccount(
            text("mail_host"), text("mail_port"), self._security(), text("mail_user"), text("mail_sender"),
            text("mail_password"),
        )  # fmt: skip

    def _security(self) -> MailSecurity:
        return next(kind for kind, box in self.boxes.items() if box.isChecked())

    def _security_chosen(self, _number: int) -> None:
        """The usual port goes along, unless another was typed."""
        if self.sheet.text("mail_port") in {self._say.in_digits(port) for port in USUAL_PORTS.values()}:
            self.sheet.fill("mail_port", self._say.in_digits(USUAL_PORTS[self._security()]))
        self._edited()

    def _edited(self) -> None:
        """A test is of what is kept; while something else stands in the form, it is kept first."""
        say = self._say
        first = "" if self._has_account and not self._is_changed() else say("Keep the account first, then test it.")
        self.go.refuse(self._refusal)
        self.test.refuse(self._refusal or first)
        self._why.set_plain(first)
        self._why.setVisible(bool(first) and not self._refusal)
        self.remove.refuse(self._refusal)

    def _is_changed(self) -> bool:
        kept = self._kept
        shown = (kept.host, self._say.in_digits(kept.port), kept.security, kept.user, kept.sender, "")
        now = self.typed()
        return (now.host, now.port, now.security, now.user, now.sender, now.password) != shown

    # ------------------------------------------------------------ keeping and taking away

    def _save(self) -> None:
        if not self.go.isEnabled():
            return
        typed = self.typed()
        self._begin(self._say("The keyring is being asked…"))
        run_long(self, lambda _ticket: self._presenter.save(typed), self._answered, self._failed)

    def _answered(self, troubles: tuple[Trouble, ...]) -> None:
        self._finish()
        homeless = self.sheet.show_troubles(troubles)
        if homeless:
            self._say_trouble(homeless[0].words)
        if not troubles:
            self._load(self._tell_kept)

    def _tell_kept(self) -> None:
        kept = self._say("Kept. Send a test mail to see whether it works.")
        self._trial.addWidget(sentence_line(self._theme, Shape.CIRCLE_TICK, Role.SUCCESS, kept))
        self.test.setFocus()

    def _ask_away(self) -> None:
        say = self._say
        title = say("Take the mail account away?")
        sentence = say(
            "Its password leaves the keyring, and mails that wait are given up. Reminders stay on the desktop."
        )
        dialog = ConfirmDialog(self, self._theme, say, title, sentence, say("Take it away"), harmful=True)
        dialog.accepted.connect(self._take_away)
        dialog.open()

    def _take_away(self) -> None:
        self._begin(self._say("The keyring is being asked…"))
        run_long(self, lambda _ticket: self._presenter.remove(), lambda _nothing: self._gone(), self._failed)

    def _gone(self) -> None:
        self._finish()
        self._load()

    # ------------------------------------------------------------ a test mail

    def _try(self) -> None:
        self._begin(self._say("The mail server is being asked…"), can_cancel=True)

        def work(ticket: Ticket) -> Trial:
            def watch(share: float) -> None:
                ticket.check()
                ticket.report(share)

            return self._presenter.test(watch)

        self._under_way = run_long(self, work, self._tried, self._failed, self.progress.advance)

    def _cancel(self) -> None:
        """Nobody waits any more; what the server does with a mail that it has is its own."""
        if self._under_way is not None:
            self._under_way.cancel()
        self._finish()

    def leaving(self) -> None:
        if self._under_way is not None:
            self._under_way.cancel()

    def _tried(self, trial: Trial) -> None:
        self._finish()
        for step in trial.steps:
            shape, role = _TRIAL_LOOKS[step.passed]
            self._trial.addWidget(sentence_line(self._theme, shape, role, step.words))
        if trial.fault is not None:
            self._trial.addWidget(ErrorPanel(self._theme, self._say, trial.fault, detail=trial.detail))
        else:
            self._trial.addWidget(sentence_line(self._theme, Shape.INFO, Role.INFO, trial.sentence))

    # ------------------------------------------------------------ while something is asked

    def _begin(self, word: str, *, can_cancel: bool = False) -> None:
        clear(self._above)
        clear(self._trial)
        for button in (self.go, self.test, self.remove):
            button.setEnabled(False)
        self.progress.begin(word, can_cancel=can_cancel)

    def _finish(self) -> None:
        self._under_way = None
        self.progress.finish()
        self._edited()

    def _failed(self, error: ModeratorError) -> None:
        if isinstance(error, Cancelled):
            return
        self._finish()
        self._say_trouble(error_words(self._say, error), str(error.fields.get("detail", "")))
