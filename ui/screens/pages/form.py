"""The form of one account: a page of its own with a back button."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from moderator_app.domain.pages import Naming, PageKind, Platform
from moderator_app.words import Speaker
from moderator_app.words.register_terms import PORTAL
from moderator_app.words.terms import NAMINGS, PAGE_KINDS, PLATFORMS
from ui.names import as_choice
from ui.screens.pages.orders import KIND_ORDER, NAMING_ORDER, PLATFORM_ORDER, USUAL_KIND
from ui.screens.pages.people import AdministratorRow, PeopleCard
from ui.screens.pages.presenter import PageValues
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import ChoiceField, Field, Form, TextArea, TextField
from ui.widgets.layout import column

WIDEST = 1120


class PageForm(QWidget):
    """Every field of an account. `values` reads it as typed; `show_error` puts a sentence under a field."""

    def __init__(self, theme: Theme, say: Speaker, values: PageValues) -> None:
        super().__init__()
        self._theme, self._say = theme, say
        self._fields: dict[str, Field] = {}
        self.setMaximumWidth(theme.px(WIDEST))
        page = column(theme.px(16), self)
        page.addWidget(self._what(values))
        page.addWidget(self._paper(values))
        self._people = PeopleCard(theme, say, values.administrators)
        self._fields["administrators"] = self._people.field
        page.addWidget(self._people)
        page.addWidget(self._care(values))
        page.addStretch(1)
        platform = self._fields["platform"].box
        assert isinstance(platform, ChoiceField)
        platform.activated.connect(self._suggest_kind)

    def values(self) -> PageValues:
        """The form as typed."""
        return PageValues(
            name_bn=self._text("name_bn"),
            name_en=self._text("name_en"),
            platform=Platform(self._choice("platform")),
            kind=PageKind(self._choice("kind")),
            url=self._text("url"),
            order_no=self._text("order_no"),
            order_on=self._text("order_on"),
            owner_profile=self._text("owner_profile"),
            naming=Naming(self._choice("naming")),
            first_on=self._text("first_on"),
            last_on=self._text("last_on"),
            administrators=self._people.persons(),
            rename_plan=self._text("rename_plan"),
            portal_linked=self._portal(),
            portal_checked_on=self._text("portal_checked_on"),
            recovery_contacts=self._text("recovery_contacts"),
            reviewed_on=self._text("reviewed_on"),
        )

    def show_error(self, field_name: str, sentence: str) -> None:
        """Puts an error under its field and goes there; "" takes every error away. What was typed stays."""
        for name, field in self._fields.items():
            field.set_error(sentence if name == field_name else "")
        if field_name in self._fields and sentence:
            self._fields[field_name].box.setFocus()

    def error(self, field_name: str) -> str:
        """The sentence that stands under a field, "" where there is none."""
        return self._fields[field_name].error()

    def field(self, name: str) -> QWidget:
        """The box of a field."""
        return self._fields[name].box

    def people(self) -> Sequence[AdministratorRow]:
        """The rows of administrators, from above."""
        return self._people.rows()

    @property
    def add_person(self) -> Button:
        """The button below them."""
        return self._people.add_person

    def _what(self, values: PageValues) -> Card:
        say = self._say
        card = Card(self._theme, say("Page or ID"))
        form = Form(self._theme, 2)
        self._line(form, "name_bn", say("Name in Bangla"), values.name_bn)
        self._line(
            form, "name_en", say("Name in English"), values.name_en, say("For the English evaluation; may stay empty")
        )
        platforms = [(p, say(PLATFORMS[p])) for p in PLATFORM_ORDER]
        self._pick(form, "platform", say("Platform"), platforms, values.platform)
        kinds = [(k, as_choice(say(PAGE_KINDS[k]))) for k in KIND_ORDER]
        self._pick(form, "kind", say("Kind"), kinds, values.kind)
        self._line(
            form, "url", say("Address of the page"), values.url, say("Links of posts are compared with it"), whole=True
        )
        card.add_padded().addWidget(form)
        return card

    def _paper(self, values: PageValues) -> Card:
        say = self._say
        card = Card(self._theme, say("Order and naming"))
        form = Form(self._theme, 2)
        self._line(form, "order_no", say("Number of the office order"), values.order_no)
        self._line(form, "order_on", say("Day of the order"), values.order_on, say("day/month/year"))
        namings = [(n, say(NAMINGS[n])) for n in NAMING_ORDER]
        self._pick(form, "naming", say("Whose name it bears"), namings, values.naming)
        self._line(form, "owner_profile", say("Owner profile"), values.owner_profile)
        plan = say("For an account in a post's or a person's name: the new name, and by when")
        self._line(form, "rename_plan", say("Rename plan"), values.rename_plan, plan, whole=True)
        self._line(form, "first_on", say("Kept since"), values.first_on, say("Its weeks count from this day"))
        self._line(form, "last_on", say("Kept until"), values.last_on, say("Empty while the office keeps it"))
        card.add_padded().addWidget(form)
        return card

    def _care(self, values: PageValues) -> Card:
        """What a quarterly look at the account finds."""
        say = self._say
        card = Card(self._theme, say("Access and portal"))
        form = Form(self._theme, 2)
        portal: list[tuple[object, str]] = [(key, say(PORTAL[key])) for key in (None, True, False)]
        self._pick(form, "portal_linked", say("Link on the web portal"), portal, values.portal_linked)
        self._line(form, "portal_checked_on", say("Looked at on"), values.portal_checked_on, say("day/month/year"))
        self._line(
            form,
            "reviewed_on",
            say("Last review of access"),
            values.reviewed_on,
            say("When who has power was last compared; once a quarter"),
        )
        contacts = TextArea(self._theme, say("Recovery contacts"), lines=2)
        contacts.setPlainText(values.recovery_contacts)
        help_line = say("One a line: whose phone or e-mail brings the account back")
        self._put(form, "recovery_contacts", Field(self._theme, say("Recovery contacts"), contacts, help_line), True)
        card.add_padded().addWidget(form)
        return card

    def _suggest_kind(self) -> None:
        """What is usual on a platform is chosen with it; it may be changed again."""
        kind = self._fields["kind"].box
        assert isinstance(kind, ChoiceField)
        kind.choose(USUAL_KIND[Platform(self._choice("platform"))])

    def _line(self, form: Form, name: str, word: str, text: str, help_line: str = "", whole: bool = False) -> None:
        box = TextField(self._theme, word)
        box.setText(text)
        self._put(form, name, Field(self._theme, word, box, help_line), whole)

    def _pick(self, form: Form, name: str, word: str, choices: Sequence[tuple[object, str]], value: object) -> None:
        box = ChoiceField(self._theme, word, choices)
        box.choose(value)
        self._put(form, name, Field(self._theme, word, box), whole=False)

    def _put(self, form: Form, name: str, field: Field, whole: bool) -> None:
        self._fields[name] = field
        form.add(field, whole)

    def _text(self, name: str) -> str:
        box = self._fields[name].box
        if isinstance(box, TextArea):
            return box.toPlainText()
        assert isinstance(box, TextField)
        return box.text()

    def _portal(self) -> bool | None:
        box = self._fields["portal_linked"].box
        assert isinstance(box, ChoiceField)
        value = box.value()
        return value if isinstance(value, bool) else None

    def _choice(self, name: str) -> str:
        """The value of a choice; Qt hands an enumeration's value back as plain text."""
        box = self._fields[name].box
        assert isinstance(box, ChoiceField)
        return str(box.value())
