"""The page on which one account is written down or changed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.ids import PageId
from moderator_app.domain.pages import Page
from moderator_app.words.errors import error_sentence
from ui.background import run
from ui.context import ScreenContext
from ui.roles import Role
from ui.screens.pages.form import PageForm
from ui.screens.pages.presenter import FormFault, PagesPresenter, PageValues
from ui.screens.pages.register import refusal
from ui.widgets.banner import Banner
from ui.widgets.button import ButtonParts, filled
from ui.widgets.layout import column
from ui.widgets.screen import Screen
from ui.widgets.shapes import Shape


class EditView(Screen):
    """The form of an account, new or known; the next step is to keep it."""

    def __init__(self, context: ScreenContext, presenter: PagesPresenter) -> None:
        super().__init__()
        self._context, self._presenter = context, presenter
        self._say, self._theme = context.say, context.theme
        self._page: Page | None = None
        self._refusal = refusal(context.say, context.actor)
        self._banner = Banner(self._theme, Shape.INFO, Role.INFO, self._refusal) if self._refusal else None
        self.form: PageForm | None = None
        self._inside = column(0, self)
        self.keep = filled(self._theme, self._say("Keep"), ButtonParts(icon="check", key="Ctrl+S"))
        self.keep.clicked.connect(self._keep)
        self.keep.setEnabled(False)
        run(self, self._find, self._show, self._failed)

    def title(self) -> str:
        return self._say("Change the page") if self._context.place.item else self._say("Add a page")

    def subtitle(self) -> str:
        return self._presenter.name(self._page) if self._page else ""

    def header_actions(self) -> Sequence[QWidget]:
        return (self.keep,)

    def banners(self) -> Sequence[QWidget]:
        return (self._banner,) if self._banner else ()

    def shows_back(self) -> bool:
        return True

    def _find(self) -> Page | None:
        item = self._context.place.item
        return self._presenter.page(PageId(item)) if item else None

    def _show(self, page: Page | None) -> None:
        self._page = page
        values = self._presenter.values(page) if page else self._presenter.blank()
        self.form = PageForm(self._theme, self._say, values)
        self._inside.addWidget(self.form)
        self.form.field("name_bn").setFocus()
        self.keep.refuse(self._refusal)
        self.header_changed.emit()

    def _keep(self) -> None:
        if self.form is None:
            return
        self.keep.setEnabled(False)
        page, values = self._page, self.form.values()
        run(self, lambda: self._kept_or_fault(page, values), self._kept, self._failed)

    def _kept_or_fault(self, page: Page | None, values: PageValues) -> FormFault | None:
        try:
            self._presenter.save(page, values)
        except FormFault as fault:
            return fault
        return None

    def _kept(self, fault: FormFault | None) -> None:
        if fault is None:
            self._context.back()
        elif self.form is not None:
            self.keep.setEnabled(True)
            self._say_above(None)
            self.form.show_error(fault.field, error_sentence(self._say, fault.error))

    def _failed(self, error: ModeratorError) -> None:
        self.keep.setEnabled(self.form is not None)
        if self.form is not None:
            self.form.show_error("", "")
        self._say_above(error_sentence(self._say, error))

    def _say_above(self, sentence: str | None) -> None:
        self._banner = Banner(self._theme, Shape.SQUARE_CROSS, Role.DANGER, sentence) if sentence else None
        self.header_changed.emit()
