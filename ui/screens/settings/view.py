"""The settings screen: cards under each other, everything changes at once or by its own button."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from moderator_app.domain.appearance import TEXT_SIZES, Scheme
from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.settings import LOCK_MINUTES
from moderator_app.events import Fact, OfficeChanged
from moderator_app.words import Digits, Language
from moderator_app.words.errors import ErrorWords, error_words
from ui.background import run
from ui.context import ScreenContext
from ui.forms.slots_editor import SlotsEditor
from ui.forms.trouble import Trouble
from ui.places import Place, Room
from ui.roles import Role, Type
from ui.screens.settings.keys.card import KeysCard
from ui.screens.settings.lines import setting_line
from ui.screens.settings.mail.card import MailCard
from ui.screens.settings.pc_card import PcCard
from ui.screens.settings.presenter import SettingsPresenter, SettingsState, with_part
from ui.screens.settings.publishing_card import PublishingCard
from ui.widgets.banner import ProgressStrip, sentence_line
from ui.widgets.button import SMALL, secondary
from ui.widgets.card import Card
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import clear, column, row
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape

_WIDTH = 860


class SettingsScreen(Screen):
    """Appearance is for everyone at this desk; the rest is the convenor's."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._theme, self._say = context.theme, context.say
        self._presenter = SettingsPresenter(context.say, context.core, context.actor)
        self.editor: SlotsEditor | None = None
        self.mail: MailCard | None = None
        self._page = column(self._theme.px(16), self)
        self.progress = ProgressStrip(self._theme, self._say)
        self._page.addWidget(self.progress)
        self._errors = column(0)
        self._page.addLayout(self._errors)
        self._add(self._appearance_card())
        self._rest = column(self._theme.px(16))
        self._page.addLayout(self._rest)
        self._page.addStretch(1)
        run(self, self._presenter.load, self._show, self._failed)

    def title(self) -> str:
        return self._say("Settings")

    def heard(self, fact: object) -> None:
        if self.mail is not None:
            self.mail.heard(fact)
        ours = isinstance(fact, Fact) and fact.initiator == self._context.actor.id
        if isinstance(fact, OfficeChanged) and not ours:
            run(self, self._presenter.load, self._show, self._failed)

    # ------------------------------------------------------------ appearance

    def _appearance_card(self) -> Card:
        say, now = self._say, self._context.appearance
        card = Card(self._theme, say("How the window speaks and looks"))
        card.add_head(Label(self._theme, say("for everyone at this desk"), Type.SMALL, Role.MUTED))
        lines = card.add_padded(14)
        digits = [Segment(Digits.BANGLA.value, "১২৩"), Segment(Digits.LATIN.value, "123")]
        languages = [Segment(Language.BANGLA.value, "বাংলা"), Segment(Language.ENGLISH.value, "English")]
        schemes = [Segment(Scheme.LIGHT.value, say("Light")), Segment(Scheme.DARK.value, say("Dark"))]
        sizes = [Segment(size, say.in_digits(f"{size}%")) for size in TEXT_SIZES]
        shown = say("In Bangla text; English text always shows 123.")
        lines.addWidget(self._switch(say("Language"), "", languages, now.language, "language"))
        lines.addWidget(self._switch(say("Digits"), shown, digits, now.digits, "digits"))
        lines.addWidget(self._switch(say("Colours"), "", schemes, now.scheme.value, "scheme"))
        lines.addWidget(self._switch(say("Text size"), "", sizes, now.text_size, "text_size"))
        return card

    def _switch(self, word: str, help_line: str, segments: Sequence[Segment], value: object, part: str) -> QWidget:
        switch = SegmentedSwitch(self._theme, word, segments, value)
        switch.setObjectName(part)
        switch.changed.connect(partial(self._chosen, part))
        return setting_line(self._theme, word, help_line, switch)

    def _chosen(self, part: str, value: object) -> None:
        self._context.restyle(with_part(self._context.appearance, part, value))

    # ------------------------------------------------------------ the office's settings

    def _show(self, state: SettingsState) -> None:
        clear(self._rest)
        self.keys = KeysCard(self._context)
        self.keys.waiting.connect(self._waiting)
        self.mail = MailCard(self._context)
        for card in (
            self._office_card(state),
            self._slots_card(state),
            PublishingCard(self._context),
            self.mail,
            self.keys,
            self._backup_card(state),
            self._pc_card(state),
            self._program_card(state),
        ):
            self._add(card, self._rest)

    def _slots_card(self, state: SettingsState) -> Card:
        theme, say = self._theme, self._say
        card = Card(theme, say("Usual times of publishing"))
        lines = card.add_padded(10)
        about = say("The composer offers the next of these times that is still free, on each page.")
        lines.addWidget(WrappedLabel(theme, about, Type.SMALL, Role.MUTED))
        self.editor = SlotsEditor(theme, say, state.slots)
        lines.addWidget(self.editor)
        self.keep_slots = secondary(theme, say("Keep these times"))
        self.keep_slots.clicked.connect(lambda _=False: self._save_slots())
        self._note = column(0)
        buttons = row(0)
        buttons.addWidget(self.keep_slots)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        lines.addLayout(self._note)
        reason = self._presenter.reason()
        self.keep_slots.refuse(reason)
        self.editor.setEnabled(not reason)
        if reason:
            self._note.addWidget(sentence_line(theme, Shape.INFO, Role.INFO, reason))
        return card

    def _office_card(self, state: SettingsState) -> Card:
        say = self._say
        card = Card(self._theme, say("Office"))
        lines = card.add_padded(14)
        profile = secondary(self._theme, say("Open the profile"), height=32)
        profile.clicked.connect(lambda _=False: self._go(Place(Room.SETTINGS, None, "office")))
        lines.addWidget(setting_line(self._theme, say("Profile, weekly minimum"), state.office, profile))
        panel = secondary(self._theme, say("Open the panel"), height=32)
        panel.clicked.connect(lambda _=False: self._go(Place(Room.PANEL)))
        lines.addWidget(setting_line(self._theme, say("Approval"), state.preset, panel))
        lines.addWidget(self._lock_line(state))
        return card

    def _lock_line(self, state: SettingsState) -> QWidget:
        say = self._say
        minutes = [Segment(number, say("{n} min", n=number)) for number in LOCK_MINUTES]
        self.lock = SegmentedSwitch(self._theme, say("The desk locks itself after"), minutes, state.lock_minutes)
        self.lock.setObjectName("lock_minutes")
        self.lock.changed.connect(self._lock_chosen)
        reason = self._presenter.reason()
        self.lock.setEnabled(not reason)
        self.lock.setToolTip(reason)
        help_line = reason or say("When nobody presses a key or moves the mouse; what was typed is kept.")
        return setting_line(self._theme, say("The desk locks itself after"), help_line, self.lock)

    def _backup_card(self, state: SettingsState) -> Card:
        say = self._say
        card = Card(self._theme, say("Backup"))
        lead = secondary(self._theme, say("Open the backups"), height=SMALL)
        lead.clicked.connect(lambda _=False: self._go(Place(Room.BACKUPS)))
        card.add_padded(14).addWidget(setting_line(self._theme, say("Backups of the office"), state.backup, lead))
        return card

    def _pc_card(self, state: SettingsState) -> Card:
        card = PcCard(self._context, state)
        card.autostart_chosen.connect(self._autostart_chosen)
        card.tray_chosen.connect(partial(self._chosen, "stays_in_tray"))
        self.pc = card
        return card

    def _program_card(self, state: SettingsState) -> Card:
        theme, say = self._theme, self._say
        card = Card(theme, say("Program"))
        texts = secondary(theme, say("Read the licences"), height=SMALL)
        texts.clicked.connect(lambda _=False: self._go(Place(Room.SETTINGS, None, "licences")))
        version = say("Version {version}; free software under the MIT licence", version=state.version)
        card.add_padded(14).addWidget(setting_line(theme, say("Moderator Desk"), version, texts))
        return card

    def _go(self, place: Place) -> None:
        self._context.navigate(place)

    # ------------------------------------------------------------ what is chosen

    def _lock_chosen(self, minutes: object) -> None:
        assert isinstance(minutes, int)
        run(self, lambda: self._presenter.save_lock_minutes(minutes), self._answered, self._failed)

    def _answered(self, troubles: tuple[Trouble, ...]) -> None:
        clear(self._errors)
        if troubles:
            self._show_error(troubles[0].words)
            run(self, self._presenter.load, self._show, self._failed)

    def _autostart_chosen(self, on: object) -> None:
        clear(self._errors)
        run(
            self,
            lambda: self._presenter.save_autostart(on=bool(on)),
            self.pc.show_autostart,
            self._autostart_failed,
        )

    def _autostart_failed(self, error: ModeratorError) -> None:
        self._failed(error)
        run(self, self._presenter.load, lambda state: self.pc.show_autostart(state.autostart), self._failed)

    def _waiting(self, word: object) -> None:
        if word:
            self.progress.begin(str(word), can_cancel=False)
        else:
            self.progress.finish()

    # ------------------------------------------------------------ slots

    def _save_slots(self) -> None:
        if self.editor is None:
            return
        slots = self.editor.slots()
        self.keep_slots.setEnabled(False)
        run(self, lambda: self._presenter.save_slots(slots), self._slots_kept, self._failed)

    def _slots_kept(self, troubles: tuple[Trouble, ...]) -> None:
        self.keep_slots.setEnabled(True)
        clear(self._note)
        if troubles:
            self._show_error(troubles[0].words)
            return
        kept = self._say("Kept. The composer offers these times from now on.")
        self._note.addWidget(sentence_line(self._theme, Shape.CIRCLE_TICK, Role.SUCCESS, kept))

    # ------------------------------------------------------------ parts

    def _add(self, card: Card, to: QVBoxLayout | None = None) -> None:
        card.setMaximumWidth(self._theme.px(_WIDTH))
        (to or self._page).addWidget(card)

    def _failed(self, error: ModeratorError) -> None:
        self._show_error(error_words(self._say, error), str(error.fields.get("detail", "")))

    def _show_error(self, words: ErrorWords, detail: str = "") -> None:
        clear(self._errors)
        self._errors.addWidget(ErrorPanel(self._theme, self._say, words, detail=detail))
