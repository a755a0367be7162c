"""The page that makes a store: one card, two or three steps, one button that leads on."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.words.errors import ErrorWords, error_words
from ui.background import run
from ui.backups.state import BringBack
from ui.context import GateContext
from ui.forms.drafts import drafts_of
from ui.forms.key_paper import Paper, key_paper
from ui.forms.key_printing import PaperWay, SystemPaper
from ui.forms.key_sheet import pdf_of, save_pdf
from ui.forms.trouble import Trouble
from ui.roles import Role, Type
from ui.screens.making.key_step import KeyStep
from ui.screens.making.looking_step import LookingStep
from ui.screens.making.passphrase_step import PassphraseStep
from ui.screens.making.presenter import MakingPresenter, Step, Typed
from ui.screens.making.type_back_step import TypeBackStep
from ui.widgets.banner import ProgressStrip, sentence_line
from ui.widgets.button import MAIN, ButtonParts, filled, link
from ui.widgets.card import Card
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.label import Label
from ui.widgets.layout import clear, column, row
from ui.widgets.shapes import Shape
from ui.widgets.steps import Steps

_WIDTH = 760
_DRAFT = "making"
AnyStep = LookingStep | PassphraseStep | KeyStep | TypeBackStep


class MakingPage(QWidget):
    """What was typed outlives a change of language; it is forgotten as soon as the store stands."""

    def __init__(self, context: GateContext, way: PaperWay | None = None) -> None:
        super().__init__()
        self._context = context
        self._theme, self._say = context.theme, context.say
        self._way = way or SystemPaper()
        self._presenter = MakingPresenter(context.say, context.core.opening)
        self._drafts = drafts_of(context.core.opening)
        kept = self._drafts.get(_DRAFT)
        self._typed = kept if isinstance(kept, Typed) else Typed()
        self.step: AnyStep | None = None
        self._build()
        self._look()

    # ------------------------------------------------------------ the frame around the steps

    def _build(self) -> None:
        theme, say = self._theme, self._say
        px = theme.px
        card = Card(theme)
        card.setMaximumWidth(px(_WIDTH))
        self._head, self._work, self._below = row(0), column(0), column(0)
        inside = column(px(16))
        inside.setContentsMargins(px(24), px(18), px(24), px(20))
        for part in (self._head, self._work, self._below, self._buttons()):
            inside.addLayout(part)
        self.progress = ProgressStrip(theme, say)
        card.body.addWidget(self.progress)
        card.body.addLayout(inside)
        lines = column(px(12), self)
        lines.addStretch(1)
        title = Label(theme, say("A new office is set up here"), Type.TITLE)
        lines.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        across = row(0)
        across.addStretch(1)
        across.addWidget(card, 1000)
        across.addStretch(1)
        lines.addLayout(across)
        self.bring_back = link(theme, say("There is a backup: bring it back"), style=Type.BODY)
        self.bring_back.clicked.connect(lambda _=False: self._context.bring_back(BringBack()))
        lines.addWidget(self.bring_back, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch(2)

    def _buttons(self) -> QHBoxLayout:
        theme, say = self._theme, self._say
        self.back = link(theme, say("One step back"), style=Type.BODY)
        self.back.clicked.connect(lambda _=False: self._turn(-1))
        self.also = link(theme, "", style=Type.BODY)
        self.also.clicked.connect(self._passphrase_also)
        self.next = filled(theme, "", ButtonParts(icon="arrow-right"), MAIN)
        self.next.clicked.connect(self._on)
        buttons = row(theme.px(12))
        buttons.addWidget(self.back)
        buttons.addWidget(self.also)
        buttons.addStretch(1)
        buttons.addWidget(self.next)
        return buttons

    # ------------------------------------------------------------ one step after the other

    def _look(self) -> None:
        """Shows the step where someone stood; the first time, what the keyring answers decides which it is."""
        self._show_step()
        typed = self._typed
        if typed.in_keyring is None:
            self._busy(self._say("The keyring is being asked…"))
        run(self, lambda: self._presenter.look(typed), self._looked, self._failed)

    def _show_step(self) -> None:
        for part in (self._head, self._work, self._below):
            clear(part)
        step = LookingStep(self._theme, self._say) if self._typed.in_keyring is None else self._step()
        self.step = step
        self._work.addWidget(step)
        self._show_words()
        step.begin()

    def _show_words(self) -> None:
        say, typed = self._say, self._typed
        known = typed.in_keyring is not None
        for part in (self.next, self.back, self.also, self.bring_back):
            part.setVisible(known)
        if not known:
            return
        names = {
            Step.PASSPHRASE: say("Passphrase"),
            Step.KEY: say("Recovery key"),
            Step.TYPE_BACK: say("Make sure"),
        }
        self._head.addWidget(Steps(self._theme, say, [names[step] for step in typed.steps], typed.place))
        self._head.addStretch(1)
        first = typed.place == 0
        self.back.setVisible(not first)
        self.bring_back.setVisible(first)
        self.also.setVisible(first and bool(typed.in_keyring))
        self.also.set_words(say("Without a passphrase") if typed.also else say("Set a passphrase as well"))
        words = {
            Step.PASSPHRASE: say("On to the recovery key"),
            Step.KEY: say("It is on paper"),
            Step.TYPE_BACK: say("Make the store"),
        }
        self.next.set_words(words[typed.step])

    def _step(self) -> PassphraseStep | KeyStep | TypeBackStep:
        theme, say, typed = self._theme, self._say, self._typed
        folder = self._presenter.folder
        if typed.step is Step.PASSPHRASE:
            first = PassphraseStep(theme, say, typed, folder, self._presenter.why(typed))
            first.edited.connect(self._keep)
            first.entered.connect(self._on)
            first.ask_again.connect(self._ask_again)
            return first
        paper = self._paper()
        if typed.step is Step.KEY:
            second = KeyStep(theme, say, paper, in_keyring=bool(typed.in_keyring))
            second.print_asked.connect(self._print)
            second.save_asked.connect(self._save)
            return second
        third = TypeBackStep(theme, say, typed.group, len(paper.groups), folder)
        third.edited.connect(self._keep)
        third.entered.connect(self._on)
        return third

    def _paper(self) -> Paper:
        assert self._typed.recovery is not None, "the key is made before its step is shown"
        return key_paper(self._say, self._typed.recovery, self._context.core.clock.now())

    def _keep(self) -> None:
        step = self.step
        if isinstance(step, PassphraseStep):
            passphrase, repeated = step.typed()
            self._typed = replace(self._typed, passphrase=passphrase, repeated=repeated)
        elif isinstance(step, TypeBackStep):
            self._typed = replace(self._typed, group=step.box.text())
        self._drafts[_DRAFT] = self._typed

    def _turn(self, by: int) -> None:
        self._go(self._typed.steps[self._typed.place + by])

    def _passphrase_also(self) -> None:
        """Someone wants a passphrase beside the keyring, or does not any more."""
        self._typed = replace(self._typed, also=not self._typed.also, passphrase="", repeated="")
        self._go(self._typed.steps[0])

    def _ask_again(self) -> None:
        self._keep()
        self._typed = replace(self._typed, in_keyring=None, why=None)
        # The link must not be deleted while it is pressed.
        QTimer.singleShot(0, self, self._look)

    def _go(self, step: Step) -> None:
        self._typed = replace(self._typed, step=step)
        self._drafts[_DRAFT] = self._typed
        self._show_step()

    def _on(self) -> None:
        if not self.next.isEnabled():
            return
        self._keep()
        clear(self._below)
        step, typed = self.step, self._typed
        if isinstance(step, PassphraseStep):
            found = self._presenter.check_passphrase(typed)
            step.show_trouble(found)
            if found is None:
                self._busy(self._say("The recovery key is being made…"))
                run(self, lambda: self._presenter.with_key(typed), self._key_made, self._failed)
        elif isinstance(step, KeyStep):
            self._turn(1)
        elif isinstance(step, TypeBackStep):
            self._busy(self._say("The store is being made…"))
            run(self, lambda: self._presenter.make(typed), self._made, self._failed)

    # ------------------------------------------------------------ what comes back

    def _busy(self, word: str) -> None:
        self.progress.begin(word, can_cancel=False)
        self.next.setEnabled(False)
        self.back.setEnabled(False)

    def _ready(self) -> None:
        self.progress.finish()
        self.next.setEnabled(True)
        self.back.setEnabled(True)

    def _key_made(self, typed: Typed) -> None:
        self._ready()
        self._typed = typed
        self._go(Step.KEY)

    def _made(self, found: Trouble | None) -> None:
        self._ready()
        if found is None:
            self._drafts.pop(_DRAFT, None)
            self._typed = Typed()
            self._context.done()
            return
        if found.place == "recovery_group" and isinstance(self.step, TypeBackStep):
            self.step.show_trouble(found)
        elif found.place in ("passphrase", "repeated"):
            self._go(Step.PASSPHRASE)
            assert isinstance(self.step, PassphraseStep)
            self.step.show_trouble(found)
        else:
            self._show_error(found.words)

    def _looked(self, found: tuple[Typed, ErrorWords | None]) -> None:
        typed, refusal = found
        if isinstance(self.step, LookingStep):
            self._ready()
            self._typed = typed
            self._go(typed.step)
        if refusal is not None:
            self._show_error(refusal)

    def _failed(self, error: ModeratorError) -> None:
        self._ready()
        self._show_error(error_words(self._say, error), str(error.fields.get("detail", "")))

    def _show_error(self, words: ErrorWords, detail: str = "") -> None:
        clear(self._below)
        self._below.addWidget(ErrorPanel(self._theme, self._say, words, detail=detail))

    # ------------------------------------------------------------ paper

    def _print(self) -> None:
        if self._way.print(self, self._paper()):
            self._note(self._say("Sent to the printer. Compare the sheet with this page before you seal it."))

    def _save(self) -> None:
        path = self._way.where_to_save(self, self._theme, self._say)
        if path:
            data = pdf_of(self._paper())
            run(self, lambda: save_pdf(path, data), lambda _: self._saved(path), self._failed)

    def _saved(self, path: str) -> None:
        self._note(self._say("Saved as {path}. Print it, then delete the file.", path=path))

    def _note(self, sentence: str) -> None:
        clear(self._below)
        self._below.addWidget(sentence_line(self._theme, Shape.CIRCLE_TICK, Role.SUCCESS, sentence))
