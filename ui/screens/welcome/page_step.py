"""Step three: a page, published by hand."""

from moderator_app.domain.ids import PageId
from moderator_app.domain.pages import PageKind, Platform
from moderator_app.words import Speaker
from moderator_app.words.terms import PAGE_KINDS, PLATFORMS
from ui.context import ScreenContext
from ui.forms.sheet import Sheet
from ui.forms.trouble import Trouble, day_text
from ui.names import as_choice
from ui.page_faces import page_faces, page_kind
from ui.places import Place, Room
from ui.screens.welcome.body import StepBody
from ui.screens.welcome.presenter import WelcomePresenter, WelcomeState
from ui.screens.welcome.typed import TypedPage
from ui.theme import Theme
from ui.widgets.choice import ChoiceBox, choice_group
from ui.widgets.layout import Divider
from ui.widgets.rows import RowLine, RowList

_DRAFT = "page"


class FirstPageForm(Sheet):
    """The fields without which a page cannot be published to; the register asks for the rest."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__(theme, 2)
        platforms: list[tuple[object, str]] = [(p, say(word)) for p, word in PLATFORMS.items()]
        kinds: list[tuple[object, str]] = [(k, as_choice(say(word))) for k, word in PAGE_KINDS.items()]
        self.platform = self.choice("platform", say("Platform"), platforms)
        self.kind = self.choice("kind", say("Kind"), kinds)
        self.line("page_name", say("Name in Bangla"))
        self.optional("page_name_en", say, say("Name in English"))
        help_line = say("As it stands in the browser, with https://; the links of posts are compared with it.")
        self.line("url", say("Address of the page"), help_line, whole=True)
        self.optional("order_no", say, say("Number of the office order"))
        self.optional("order_on", say, say("Date of the order"), say("Day/month/year."))
        self.line("first_on", say("Kept since"), say("Day/month/year; its weeks count from this day."))

    def typed(self) -> TypedPage:
        """What stands in the form."""
        return TypedPage(
            self.text("page_name"),
            self.text("page_name_en"),
            Platform(str(self.platform.value())),
            PageKind(str(self.kind.value())),
            self.text("url"),
            self.text("order_no"),
            self.text("order_on"),
            self.text("first_on"),
        )

    def set_typed(self, typed: TypedPage) -> None:
        """Fills the form."""
        self.blockSignals(True)
        self.platform.choose(typed.platform.value)
        self.kind.choose(typed.kind.value)
        for place, text in (
            ("page_name", typed.name_bn),
            ("page_name_en", typed.name_en),
            ("url", typed.url),
            ("order_no", typed.order_no),
            ("order_on", typed.order_on),
            ("first_on", typed.first_on),
        ):
            self.fill(place, text)
        self.blockSignals(False)


class PageStep(StepBody):
    """Pages that are there already lead to the register; the form adds one."""

    def __init__(self, context: ScreenContext, presenter: WelcomePresenter, state: WelcomeState) -> None:
        about = context.say("On which page you write, and how it is published.")
        super().__init__(context, presenter, state, about)
        theme, say = self.theme, self.say
        if state.pages:
            self._show_pages()
        by_hand = ChoiceBox(
            theme,
            say("By hand"),
            say("The program lays text and pictures ready; you publish. It needs no connection and no permission."),
            end=say("2 minutes"),
        )
        choice_group(self, [by_hand], 0)
        self.form = FirstPageForm(theme, say)
        kept = self.draft(_DRAFT)
        fresh = TypedPage(first_on=day_text(say, state.today))
        self.form.set_typed(kept if isinstance(kept, TypedPage) else fresh)
        self.form.edited.connect(lambda: self.keep(_DRAFT, self.form.typed()))
        self.lines.addWidget(by_hand)
        self.lines.addWidget(self.form)
        self.finish(say("Add the page"), self._save)

    def begin(self) -> None:
        self.form.field("page_name").box.setFocus()

    def _show_pages(self) -> None:
        say = self.say
        faces = page_faces(say, self.state.pages)
        rows = RowList(self.theme)
        rows.set_lines(
            [
                RowLine(page.id, say.name(page.name), page_kind(say, page), mark=faces[page.id], end=say("By hand"))
                for page in self.state.pages
            ]
        )
        rows.opened.connect(self._open_page)
        self.lines.addWidget(Divider(self.theme))
        self.lines.addWidget(rows)

    def _open_page(self, key: object) -> None:
        self.context.navigate(Place(Room.PAGES, PageId(str(key))))

    def give_up(self) -> None:
        self.forget(_DRAFT)

    def _save(self) -> None:
        typed = self.form.typed()
        self.ask(lambda: self.presenter.add_page(typed), self._answered)

    def _answered(self, troubles: tuple[Trouble, ...]) -> None:
        homeless = self.form.show_troubles(troubles)
        if homeless:
            self.show_error(homeless[0].words)
        if not troubles:
            self.forget(_DRAFT)
            self.saved.emit()
