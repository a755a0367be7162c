"""The kit's window: four numbered steps, always on top, resuming where it was."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from moderator_app.domain.delivery import Delivery, KitStep
from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import DeliveryId
from moderator_app.words.errors import error_sentence, error_words
from ui import background
from ui.context import ScreenContext
from ui.names import short_name
from ui.roles import Role, Type
from ui.screens.manual_kit.foot import KitFoot
from ui.screens.manual_kit.link_step import LinkStep
from ui.screens.manual_kit.presenter import Claimed, KitPresenter, KitState
from ui.screens.manual_kit.step_card import StepCard
from ui.widgets.banner import sentence_line
from ui.widgets.button import Button, ButtonParts, Kind, filled, link, secondary
from ui.widgets.error_panel import ErrorPanel
from ui.widgets.flow import flow_box
from ui.widgets.label import ElidedLabel, WrappedLabel
from ui.widgets.layout import Divider, ScrollPage, clear, column, row
from ui.widgets.page_mark import PageMark
from ui.widgets.shapes import Shape

WIDTH, HEIGHT = 430, 608
TEXT, PICTURES, PAGE, LINK = range(4)
_ALIKE = 2


class KitWindow(QWidget):
    """A window of its own; closing it midway keeps the step and clears the plain folder."""

    def __init__(self, context: ScreenContext, delivery_id: DeliveryId) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowTitleHint
            | Qt.WindowType.WindowMinimizeButtonHint
            | Qt.WindowType.WindowCloseButtonHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme, self._say = context.theme, context.say
        self.presenter = KitPresenter(context.core, self._say, context.actor.id, delivery_id)
        self._state: KitState | None = None
        self._copied = ""
        px = self._theme.px
        self.setWindowTitle(self._say("Publishing by hand"))
        self.setAccessibleName(self._say("Publishing by hand"))
        self._whole = column(0, self)
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(px(WIDTH), min(px(HEIGHT), room.height() - 60))
        self.setFixedWidth(px(WIDTH))
        self.setMaximumHeight(max(room.height() - 60, 400))
        background.run(self, self.presenter.open, self._opened, self._not_opened)

    # ------------------------------------------------------------ building

    def _opened(self, state: KitState) -> None:
        self._whole.addWidget(self._head(state))
        self._whole.addWidget(Divider(self._theme, role=Role.BORDER))
        inside = QWidget()
        px = self._theme.px
        self._steps = column(px(10), inside)
        self._steps.setContentsMargins(px(16), px(12), px(16), px(12))
        for alike in state.alike[:_ALIKE]:
            self._steps.addWidget(sentence_line(self._theme, Shape.TRIANGLE, Role.WARNING, alike.words))
        for card in (self._text_step(), self._picture_step(state), self._page_step(), self._link_step(state)):
            self._steps.addWidget(card)
        self._steps.addStretch(1)
        self._scroll = ScrollPage(inside)
        self._whole.addWidget(self._scroll, 1)
        self.foot = KitFoot(self._theme, self._say)
        self.foot.save_asked.connect(self._ask_folder)
        self.foot.not_published.connect(self._not_published)
        self._whole.addWidget(self.foot)
        self._show(state)

    def _head(self, state: KitState) -> QWidget:
        px = self._theme.px
        head = QWidget()
        inside = row(px(12), head)
        inside.setContentsMargins(px(16), px(10), px(16), px(10))
        inside.addWidget(PageMark(self._theme, state.face, 36))
        names = column(0)
        names.addWidget(ElidedLabel(self._theme, state.title, Type.BODY, weight=600))
        second = f"{short_name(state.face.name)} · {state.second}"
        names.addWidget(WrappedLabel(self._theme, second, Type.SMALL, Role.MUTED))
        inside.addLayout(names, 1)
        return head

    def _text_step(self) -> StepCard:
        say, theme = self._say, self._theme
        self.text_card = StepCard(theme, say, TEXT, say("Copy the text"))
        self.copy = secondary(theme, say("Copy the text"), ButtonParts(icon="copy"))
        self.copy.clicked.connect(self._copy)
        self.copy_again = link(theme, say("Copy again"), ButtonParts(icon="copy"))
        self.copy_again.clicked.connect(self._copy)
        self.text_card.head.addWidget(self.copy_again)
        self.text_card.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        return self.text_card

    def _picture_step(self, state: KitState) -> StepCard:
        say, theme = self._say, self._theme
        self.picture_card = StepCard(theme, say, PICTURES, say("Take pictures and texts"))
        self.folder = secondary(theme, say("Open the folder"), ButtonParts(icon="folder-open"))
        self.folder.clicked.connect(self._open_folder)
        self.folder_again = link(theme, say("Folder"), ButtonParts(icon="folder-open"))
        self.folder_again.clicked.connect(self._open_folder)
        self.picture_card.head.addWidget(self.folder_again)
        self.picture_card.body.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignLeft)
        box, flow = flow_box(theme.px(4))
        self.alts: list[Button] = []
        for number, alt in enumerate(state.alts, start=1):
            button = link(theme, say("Alternative text {n}", n=number), ButtonParts(icon="copy"))
            button.setToolTip(alt)
            button.clicked.connect(lambda _=False, n=number, alt=alt: self._copy_alt(n, alt))
            self.alts.append(button)
            flow.addWidget(button)
        self.picture_card.body.addWidget(box)
        return self.picture_card

    def _page_step(self) -> StepCard:
        say, theme = self._say, self._theme
        self.page_card = StepCard(theme, say, PAGE, say("Open the page and publish"))
        line = row(theme.px(12))
        self.open_page = secondary(theme, say("Open the page"), ButtonParts(icon="external-link"))
        self.open_page.clicked.connect(self._open_page)
        self._own_login = WrappedLabel(
            theme, say("In the browser you must be signed in yourself"), Type.SMALL, Role.MUTED
        )
        line.addWidget(self.open_page)
        line.addWidget(self._own_login, 1)
        self.page_again = link(theme, say("Page"), ButtonParts(icon="external-link"))
        self.page_again.clicked.connect(self._open_page)
        self.page_card.head.addWidget(self.page_again)
        self.page_card.body.addLayout(line)
        return self.page_card

    def _link_step(self, state: KitState) -> StepCard:
        self.link_card = StepCard(self._theme, self._say, LINK, self._say("Give the link of the published post"))
        self.link_step = LinkStep(self._theme, self._say)
        self.link_step.asked.connect(self._claim)
        self.link_step.set_time(state.now)
        self.link_card.body.addWidget(self.link_step)
        return self.link_card

    # ------------------------------------------------------------ showing

    def _show(self, state: KitState) -> None:
        """Only the step being done stands open; the pictures' words stay at hand until the page was opened."""
        self._state = state
        say, step = self._say, state.step
        length = say.count("{n} character", "{n} characters", state.length)
        copied = say("Copied {time} · {length}", time=self._copied, length=length) if self._copied else length
        self.text_card.show_step(step, copied if step == TEXT or self._copied else "")
        self.picture_card.show_step(step, self._picture_line(state))
        look = say(
            "Look at the page's name, “{page}”; paste the text, put the pictures in order.", page=state.face.name
        )
        self.page_card.show_step(step, look if step == PAGE else "")
        self.link_card.show_step(step, say("It counts in the week once the link is confirmed."))
        for big, small, number in (
            (self.copy, self.copy_again, TEXT),
            (self.folder, self.folder_again, PICTURES),
            (self.open_page, self.page_again, PAGE),
        ):
            self._place_button(big, small, number)
        self.folder_again.setVisible(bool(state.alts) and step > PICTURES)
        self.text_card.holder.setVisible(step == TEXT)
        self.picture_card.holder.setVisible(bool(state.alts) and step in {PICTURES, PAGE})
        self.page_card.holder.setVisible(step == PAGE)
        self.link_step.set_current(current=step == LINK)

    def _picture_line(self, state: KitState) -> str:
        if not state.alts:
            return self._say("This post has no pictures.")
        if state.step != PICTURES:
            return ""
        if state.videos:
            return self._say.count(
                "{n} file, numbered in order; videos as they are", "{n} files, numbered in order; videos as they are",
                len(state.alts),
            )  # fmt: skip
        return self._say.count("{n} picture, numbered in order", "{n} pictures, numbered in order", len(state.alts))

    def _place_button(self, big: Button, small: Button, number: int) -> None:
        """The step being done has its button filled; done ones keep a quiet link."""
        step = self._state.step if self._state is not None else TEXT
        big.set_kind(Kind.FILLED if step == number else Kind.SECONDARY)
        big.setVisible(step == number)
        small.setVisible(step > number)

    def _not_opened(self, error: ModeratorError) -> None:
        px = self._theme.px
        box = QWidget()
        lines = column(px(12), box)
        lines.setContentsMargins(px(16), px(16), px(16), px(16))
        away = secondary(self._theme, self._say("Close"))
        away.clicked.connect(self.close)
        lines.addWidget(ErrorPanel(self._theme, self._say, error_words(self._say, error), away))
        lines.addStretch(1)
        self._whole.addWidget(box)

    # ------------------------------------------------------------ the steps

    def _copy(self) -> None:
        assert self._state is not None
        QGuiApplication.clipboard().setText(self._state.text)
        self._reach(KitStep.PICTURES if self._state.alts else KitStep.PAGE, self._was_copied)

    def _was_copied(self, state: KitState) -> None:
        self._copied = self._say.clock(state.now)
        self._show(state)
        (self.folder if state.step == PICTURES else self.open_page).setFocus()

    def _copy_alt(self, number: int, alt: str) -> None:
        QGuiApplication.clipboard().setText(alt)
        self.foot.say_done(self._say("Alternative text {n} is copied", n=number))

    def _open_folder(self) -> None:
        background.run_long(self, lambda _ticket: self.presenter.folder(), self._folder_made, self._failed)

    def _folder_made(self, folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        self._reach(KitStep.PAGE, self._show)

    def _open_page(self) -> None:
        background.run(self, self.presenter.page_link, self._page_named, self._failed)

    def _page_named(self, address: str) -> None:
        QDesktopServices.openUrl(QUrl(address))
        self._reach(KitStep.LINK, self._page_opened)

    def _page_opened(self, state: KitState) -> None:
        self.link_step.set_time(state.now)
        self._show(state)
        self.link_step.link.setFocus()

    def _reach(self, step: KitStep, then: Callable[[KitState], None]) -> None:
        background.run(self, partial(self.presenter.reach, step), then, self._failed)

    def _claim(self) -> None:
        step = self.link_step
        if not step.link.text().strip():
            return
        step.check.setEnabled(False)
        asked = partial(
            self.presenter.claim,
            step.link.text(),
            step.day.text(),
            step.hour.text(),
            witnessed=step.witness.isChecked(),
        )
        background.run(self, asked, self._claimed, self._claim_refused)

    def _claim_refused(self, error: ModeratorError) -> None:
        self.link_step.check.setEnabled(True)
        self.link_step.refuse(error)
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.link_card))

    def _claimed(self, claimed: Claimed) -> None:
        say = self._say
        clear(self._steps)
        if claimed.verified:
            words = say(
                "Confirmed: the post is live on {page} since {at}.", page=claimed.page, at=say.moment(claimed.at)
            )
        else:
            words = say(
                "Kept: live on {page} since {at}, marked as seen by you.", page=claimed.page, at=say.moment(claimed.at)
            )
        shape = Shape.CIRCLE_TICK if claimed.verified else Shape.CIRCLE_TICK_HOLLOW
        self._steps.addWidget(sentence_line(self._theme, shape, Role.SUCCESS, words))
        self.done = filled(self._theme, say("Close"))
        self.done.clicked.connect(self.close)
        self._steps.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        self._steps.addStretch(1)
        self.foot.hide()
        self.done.setFocus()

    # ------------------------------------------------------------ the foot

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._say("Where should the kit be saved?"))
        if chosen:
            self.save_into(Path(chosen))

    def save_into(self, folder: Path) -> None:
        """Saves the kit into a folder."""
        background.run_long(self, lambda _ticket: self.presenter.save_into(folder), self._saved, self._failed)

    def _saved(self, folder: Path) -> None:
        self.foot.say_done(self._say("The kit is saved: {path}", path=str(folder)))

    def _not_published(self, reason: object) -> None:
        background.run(self, partial(self.presenter.not_published, str(reason)), self._given_back, self._failed)

    def _given_back(self, _delivery: Delivery) -> None:
        self.close()

    def _failed(self, error: ModeratorError) -> None:
        self.foot.say_fault(error_sentence(self._say, error))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.showMinimized()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.presenter.close()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour(Role.WINDOW))
