"""Who has power over an account, in its form: one block a person, compared with the order."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from moderator_app.domain.pages import Administrator
from moderator_app.words import Speaker
from moderator_app.words.register_terms import TWO_FACTOR_CHOICES
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.button import ButtonParts, link, secondary
from ui.widgets.card import Card
from ui.widgets.field import CheckField, ChoiceField, Field, TextField
from ui.widgets.label import WrappedLabel
from ui.widgets.layout import Divider, column, row

_TWO_FACTOR_WIDTH = 240


class AdministratorRow(QWidget):
    """One person with power over the account: named in the order, found on the account, how they sign in."""

    def __init__(self, theme: Theme, say: Speaker, person: Administrator, remove: Callable[[QWidget], None]) -> None:
        super().__init__()
        self.name = TextField(theme, say("Name of the administrator"), say("Name of the administrator"))
        self.name.setText(person.name)
        self.in_order = CheckField(theme, say("In the order"))
        self.in_order.setChecked(person.in_order)
        self.on_page = CheckField(theme, say("On the page"))
        self.on_page.setChecked(person.on_page)
        choices: list[tuple[object, str]] = [(key, say(words)) for key, words in TWO_FACTOR_CHOICES.items()]
        self.two_factor = ChoiceField(theme, say("Second factor at sign-in"), choices)
        self.two_factor.choose(person.two_factor)
        self.two_factor.setMinimumWidth(theme.px(_TWO_FACTOR_WIDTH))
        self.away = link(theme, say("Take off"), style=Type.BODY)
        self.away.clicked.connect(lambda: remove(self))
        both = column(theme.px(8), self)
        first, second = row(theme.px(12)), row(theme.px(16))
        first.addWidget(self.name, 1)
        first.addWidget(self.away)
        for widget in (self.in_order, self.on_page, self.two_factor):
            second.addWidget(widget)
        second.addStretch(1)
        both.addLayout(first)
        both.addLayout(second)
        both.addWidget(Divider(theme))

    def person(self) -> Administrator:
        """The person as typed."""
        secured = self.two_factor.value()
        return Administrator(
            self.name.text(),
            self.in_order.isChecked(),
            self.on_page.isChecked(),
            secured if isinstance(secured, bool) else None,
        )


class PeopleCard(Card):
    """The administrators of an account; `field` carries their errors."""

    def __init__(self, theme: Theme, say: Speaker, people: Sequence[Administrator]) -> None:
        super().__init__(theme, say("Administrators"))
        self._say = say
        inside = self.add_padded(12)
        about = say("Who has power over the account, compared with the order: whoever left must be taken off the page.")
        inside.addWidget(WrappedLabel(theme, about, Type.SMALL, Role.MUTED))
        box = QWidget()
        self._lines = column(theme.px(12), box)
        self.field = Field(theme, say("Names, where each was found, and how they sign in"), box)
        inside.addWidget(self.field)
        for person in people:
            self._add(person)
        self._show()
        more: QHBoxLayout = row(0)
        self.add_person = secondary(theme, say("Add an administrator"), ButtonParts(icon="plus"))
        self.add_person.clicked.connect(self._new)
        more.addWidget(self.add_person)
        more.addStretch(1)
        inside.addLayout(more)

    def rows(self) -> list[AdministratorRow]:
        """From above."""
        items = (self._lines.itemAt(n) for n in range(self._lines.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [w for w in widgets if isinstance(w, AdministratorRow)]

    def persons(self) -> tuple[Administrator, ...]:
        """Everyone with a name."""
        return tuple(r.person() for r in self.rows() if r.name.text().strip())

    def _new(self) -> None:
        self._add(Administrator("", in_order=True, on_page=True))
        self.rows()[-1].name.setFocus()

    def _add(self, person: Administrator) -> None:
        self._lines.addWidget(AdministratorRow(self.theme, self._say, person, self._drop))
        self._show()

    def _drop(self, gone: QWidget) -> None:
        self._lines.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self._show()
        self.add_person.setFocus()

    def _show(self) -> None:
        """An empty list is no empty field: its word and its room go too."""
        self.field.setVisible(bool(self.rows()))
