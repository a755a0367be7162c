"""The form of one account: a page of its own with a back button."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from moderator_app.domain.pages import Administrator, Naming, PageKind, Platform
from moderator_app.words import Speaker
from moderator_app.words.terms import NAMINGS, PAGE_KINDS, PLATFORMS
from ui.names import as_choice
from ui.roles import Role, Type
from ui.screens.pages.orders import KIND_ORDER, NAMING_ORDER, PLATFORM_ORDER, USUAL_KIND
from ui.screens.pages.presenter import PageValues
from ui.theme import Theme
from ui.widgets.button import ButtonParts, link, secondary
from ui.widgets.card import Card
from ui.widgets.field import CheckField, ChoiceField, Field, Form, TextField
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import column, row

WIDEST = 1120


class AdministratorRow(QWidget):
    """One person with power over the account: named in the order, found on the account."""

    def __init__(self, theme: Theme, say: Speaker, person: Administrator, remove: Callable[[QWidget], None]) -> None:
        super().__init__()
        self.name = TextField(theme, say("Name of the administrator"), say("Name of the administrator"))
        self.name.setText(person.name)
        self.in_order = CheckField(theme, say("In the order"))
        self.in_order.setChecked(person.in_order)
        self.on_page = CheckField(theme, say("On the page"))
        self.on_page.setChecked(person.on_page)
        self.away = link(theme, say("Take off"), style=Type.BODY)
        self.away.clicked.connect(lambda: remove(self))
        line = row(theme.px(12), self)
        line.addWidget(self.name, 1)
        for widget in (self.in_order, self.on_page, self.away):
            line.addWidget(widget)

    def person(self) -> Administrator:
        return Administrator(self.name.text(), self.in_order.isChecked(), self.on_page.isChecked())


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
        page.addWidget(self._people(values))
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
            administrators=tuple(r.person() for r in self._rows() if r.name.text().strip()),
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
        return self._rows()

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
        self._line(form, "first_on", say("Kept since"), values.first_on, say("Its weeks count from this day"))
        self._line(form, "last_on", say("Kept until"), values.last_on, say("Empty while the office keeps it"))
        card.add_padded().addWidget(form)
        return card

    def _people(self, values: PageValues) -> Card:
        say, theme = self._say, self._theme
        card = Card(theme, say("Administrators"))
        inside = card.add_padded(12)
        about = say("Who has power over the account, compared with the order: whoever left must be taken off the page.")
        inside.addWidget(WrappedLabel(theme, about, Type.SMALL, Role.MUTED))
        box = QWidget()
        self._people_rows = column(theme.px(8), box)
        self._fields["administrators"] = Field(theme, say("Names, and where each was found"), box)
        inside.addWidget(self._fields["administrators"])
        for person in values.administrators:
            self._add_person(person)
        self._show_people()
        more: QHBoxLayout = row(0)
        self.add_person = secondary(theme, say("Add an administrator"), ButtonParts(icon="plus"))
        self.add_person.clicked.connect(self._new_person)
        more.addWidget(self.add_person)
        more.addStretch(1)
        inside.addLayout(more)
        return card

    def _new_person(self) -> None:
        self._add_person(Administrator("", in_order=True, on_page=True))
        self._rows()[-1].name.setFocus()

    def _add_person(self, person: Administrator) -> None:
        self._people_rows.addWidget(AdministratorRow(self._theme, self._say, person, self._drop_person))
        self._show_people()

    def _drop_person(self, gone: QWidget) -> None:
        self._people_rows.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self._show_people()
        self.add_person.setFocus()

    def _show_people(self) -> None:
        """An empty list is no empty field: its word and its room go too."""
        self._fields["administrators"].setVisible(bool(self._rows()))

    def _suggest_kind(self) -> None:
        """What is usual on a platform is chosen with it; it may be changed again."""
        kind = self._fields["kind"].box
        assert isinstance(kind, ChoiceField)
        kind.choose(USUAL_KIND[Platform(self._choice("platform"))])

    def _rows(self) -> list[AdministratorRow]:
        items = (self._people_rows.itemAt(n) for n in range(self._people_rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [w for w in widgets if isinstance(w, AdministratorRow)]

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
        assert isinstance(box, TextField)
        return box.text()

    def _choice(self, name: str) -> str:
        """The value of a choice; Qt hands an enumeration's value back as plain text."""
        box = self._fields[name].box
        assert isinstance(box, ChoiceField)
        return str(box.value())
