"""The pages before the desk: one card in the middle of the window, the language switch above it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from moderator_app.words import Language, Speaker
from ui.roles import Role, Type
from ui.shell.nav import OfficeMark
from ui.shell.standing import Standing
from ui.shell.standing_line import StandingLine
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.label import Label
from ui.widgets.layout import ScrollPage, clear, column, row
from ui.widgets.shapes import Shape


class GatePage(QWidget):
    """Program name, language switch, and a place for one page."""

    language_chosen = Signal(object)

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        px = theme.px
        self.theme = theme
        self.say = say
        whole = column(0, self)
        top = row(px(12))
        top.setContentsMargins(px(20), px(14), px(20), px(14))
        top.addWidget(OfficeMark(theme))
        top.addWidget(Label(theme, say("Moderator Desk"), Type.SECTION))
        top.addStretch(1)
        # Each language is named in itself, so that whoever opened the wrong one finds the way back.
        segments = (Segment(Language.BANGLA, "বাংলা"), Segment(Language.ENGLISH, "English"))
        self.switch = SegmentedSwitch(theme, say("Language"), segments, say.language)
        self.switch.changed.connect(self.language_chosen)
        top.addWidget(self.switch)
        whole.addLayout(top)
        self._work = column(0)
        whole.addLayout(self._work, 1)
        foot = row(0)
        foot.setContentsMargins(px(20), 0, px(20), px(10))
        self.standing = StandingLine(theme, upright=False)
        foot.addWidget(self.standing)
        whole.addLayout(foot)

    def show_standing(self, standing: Standing) -> None:
        """When what is due was looked at last, and what closing would end."""
        self.standing.show_standing(standing)

    def show_page(self, page: QWidget, told: str = "") -> None:
        """Shows a page, centred where it is small; `told` is a good sentence above it."""
        clear(self._work)
        if told:
            banner = row(0)
            banner.setContentsMargins(self.theme.px(20), 0, self.theme.px(20), 0)
            banner.addWidget(Banner(self.theme, Shape.CIRCLE_TICK, Role.SUCCESS, told))
            self._work.addLayout(banner)
        holder = QWidget()
        inside = column(0, holder)
        inside.setContentsMargins(self.theme.px(20), self.theme.px(8), self.theme.px(20), self.theme.px(20))
        inside.addWidget(page, 1)
        self._work.addWidget(ScrollPage(holder))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.theme.colour(Role.WINDOW))


def centred_card(theme: Theme, card: Card, width: int = 460) -> QWidget:
    """A card of this design width, a little above the middle."""
    holder = QWidget()
    card.setFixedWidth(theme.px(width))
    lines = column(0, holder)
    lines.addStretch(2)
    across = row(0)
    across.addStretch(1)
    across.addWidget(card)
    across.addStretch(1)
    lines.addLayout(across)
    lines.addStretch(3)
    return holder
