"""The right side of the composer: whose view is shown, and that view."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moderator_app.domain.ids import PageId
from moderator_app.domain.pages import Page
from moderator_app.words import Speaker
from ui.names import short_name
from ui.roles import Role, Type
from ui.screens.composer.preview import PreviewCard
from ui.screens.composer.preview_photos import GetImage
from ui.screens.composer.preview_state import Measured, PreviewState, preview_state
from ui.screens.composer.writing import Writing
from ui.theme import Theme
from ui.widgets.field import ChoiceField
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import ScrollPage, column, row
from ui.widgets.page_face import PageFace

_WIDEST = 560
_LEAST = 150
"""What stands below takes no more away."""


class PreviewPane(QWidget):
    """Emits `chosen` when another page's view is asked for."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, say: Speaker, image: GetImage, measured: Measured) -> None:
        super().__init__()
        self._say, self._measured = say, measured
        px = theme.px
        lines = column(px(12), self)
        head = row(px(10))
        head.addWidget(Label(theme, say("How it will look"), Type.SECTION))
        head.addStretch(1)
        self._which = ChoiceField(theme, say("Page shown"))
        self._which.setMaximumWidth(px(220))
        self._which.currentIndexChanged.connect(lambda _index=0: self.chosen.emit(self.page()))
        head.addWidget(self._which)
        lines.addLayout(head)
        self._card = PreviewCard(theme, say, image)
        self._card.setMaximumWidth(px(_WIDEST))
        self._nothing = WrappedLabel(theme, say("Choose a page to see how the post will look there."), role=Role.MUTED)
        inside = QWidget()
        inner = column(0, inside)
        inner.addWidget(self._card)
        inner.addWidget(self._nothing)
        inner.addStretch(1)
        view = ScrollPage(inside)
        view.setMinimumHeight(px(_LEAST))
        lines.addWidget(view, 1)
        self.show_pages(())
        self.show_nothing()

    def add_below(self, widget: QWidget) -> None:
        """Puts a part under the preview that stays in sight while the preview scrolls."""
        lines = self.layout()
        assert lines is not None
        lines.addWidget(widget)

    def page(self) -> object:
        """The page whose view is chosen."""
        return self._which.value()

    def show_pages(self, pages: Sequence[tuple[object, str]]) -> None:
        """Each page's key and name; with one there is nothing to choose."""
        shown = [(key, short_name(name)) for key, name in pages]
        if shown != [(self._which.itemData(n), self._which.itemText(n)) for n in range(self._which.count())]:
            self._which.set_choices(shown)
        self._which.setVisible(len(shown) > 1)

    def draw(self, writing: Writing, pages: Sequence[Page], faces: Mapping[PageId, PageFace]) -> None:
        """Shows the chosen page's view; the first page's where none is chosen yet."""
        wished = self.page()
        page_id = wished if wished in writing.page_ids else next(iter(writing.page_ids), None)
        page = next((page for page in pages if page.id == page_id), pages[0] if pages else None)
        if page is None:
            self.show_nothing()
        else:
            self.show_state(preview_state(self._say, writing, page, faces[page.id], self._measured))

    def show_state(self, state: PreviewState) -> None:
        self._nothing.hide()
        self._card.show()
        self._card.show_state(state)

    def show_nothing(self) -> None:
        self._card.hide()
        self._nothing.show()

    def refresh_images(self) -> None:
        self._card.refresh_images()
