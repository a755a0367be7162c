"""What chooses view, page and time: in the header where there is room, the first two above the table where not."""

from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from moderator_app.domain.ids import PageId
from moderator_app.words import Speaker
from ui.roles import Type
from ui.screens.calendar.spot import Mode
from ui.theme import Theme
from ui.widgets.button import ButtonParts, filled, icon_button, secondary
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.field import ChoiceField
from ui.widgets.flow import flow_box

_TITLE_ROOM, _HELP = 190, 36
_GAP = 12
_PAGE_LETTERS = 14


class CalendarTools:
    """The controls; `strip` is what stands above the table. The screen connects them."""

    def __init__(self, theme: Theme, say: Speaker, mode: Mode) -> None:
        self._theme, self._say = theme, say
        segments = (
            Segment(Mode.WEEK, say("Week")),
            Segment(Mode.MONTH, say("Month")),
            Segment(Mode.LIST, say("List")),
        )
        self.switch = SegmentedSwitch(theme, say("How much is shown"), segments, mode)
        self.page = ChoiceField(theme, say("Page"), [(None, say("All pages"))])
        self.page.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.page.setMinimumContentsLength(_PAGE_LETTERS)  # names may be long; the open list shows them whole
        self.before = icon_button(theme, "chevron-left", "", "")
        self.after = icon_button(theme, "chevron-right", "", "")
        self.now = secondary(theme, say("Today"))
        self.now.setToolTip(say("To today (T)"))
        self.new_post = filled(theme, say("New post"), ButtonParts(icon="plus", key="Ctrl+N"))
        self.above = True
        self._pages: tuple[tuple[PageId, str], ...] | None = None
        self.strip, self._flow = flow_box(theme.px(_GAP))
        self._flow.addWidget(self.switch)
        self._flow.addWidget(self.page)
        self.name_turns(mode)

    def in_header(self) -> Sequence[QWidget]:
        """What the header shows."""
        tools = () if self.above else (self.switch, self.page)
        return (*tools, self.before, self.now, self.after, self.new_post)

    def name_turns(self, mode: Mode) -> None:
        """What turning means in a view."""
        say = self._say
        week = mode is Mode.WEEK
        for button, words, key in (
            (self.before, say("Week before") if week else say("Month before"), "Page Up"),
            (self.after, say("Week after") if week else say("Month after"), "Page Down"),
        ):
            button.setAccessibleName(words)
            button.setToolTip(f"{words} ({key})")

    def show_pages(self, pages: tuple[tuple[PageId, str], ...], chosen: PageId | None) -> None:
        """The pages to choose from; the same ones are not put in anew."""
        if pages != self._pages:
            self._pages = pages
            self.page.set_choices([(None, self._say("All pages")), *pages])
            self.page.view().setMinimumWidth(self.page.view().sizeHintForColumn(0) + self._theme.px(24))
        if self.page.value() != chosen:
            self.page.blockSignals(True)
            self.page.choose(chosen)
            self.page.blockSignals(False)
        self.page.setToolTip(self.page.currentText())

    def place(self, width: int, title: str) -> bool:
        """Puts switch and page where there is room for a title in so wide a window; tells whether they moved."""
        px = self._theme.px
        widgets = (self.switch, self.page, self.before, self.now, self.after, self.new_post)
        needed = sum(widget.sizeHint().width() for widget in widgets)
        title_width = QFontMetrics(self._theme.font(Type.TITLE)).horizontalAdvance(title)
        needed += px(_HELP) + max(px(_TITLE_ROOM), title_width + px(8)) + px(_GAP) * (len(widgets) + 2)
        above = width < needed
        if above == self.above:
            return False
        self.above = above
        if above:
            self._flow.addWidget(self.switch)
            self._flow.addWidget(self.page)
            self.switch.show()
            self.page.show()
        self.strip.setVisible(above)
        return True
