"""What stands beside the steps: why there are five, and the recovery key."""

from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import ShapeView


def side_cards(theme: Theme, say: Speaker) -> tuple[QWidget, ...]:
    """The cards, from top to bottom."""
    why = say(
        "The directive asks for at least two updates a week on each page, and for an evaluation every three months. "
        "When these steps are done the program keeps the rest of the count."
    )
    key = say(
        "The only way back when the passphrase is forgotten. It should be printed, in a sealed envelope, in the safe; "
        "the program keeps no copy."
    )
    return _card(theme, say("Why these five"), why), _card(theme, say("Recovery key"), key, Shape.TRIANGLE)


def _card(theme: Theme, title: str, sentence: str, shape: Shape | None = None) -> QWidget:
    card = Card(theme)
    inside = card.add_padded(4)
    head = row(theme.px(8))
    if shape is not None:
        head.addWidget(ShapeView(theme, shape, Role.WARNING, 18))
    head.addWidget(Label(theme, title, Type.SECTION), 1)
    inside.addLayout(head)
    inside.addWidget(WrappedLabel(theme, sentence))
    inside.addStretch(1)
    card.setAccessibleName(title)
    return card
