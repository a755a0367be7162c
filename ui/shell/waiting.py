"""What the first paint shows: the card of the sign-in page, while the store opens."""

from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from ui.shell.gate import centred_card
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.layout import column
from ui.widgets.shapes import Shape


class WaitingPage(QWidget):
    """Nothing to press yet."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        card = Card(theme, say("Sign in"))
        card.add(EmptyState(theme, Shape.RING_SENDING, say("The desk is being opened…")))
        card.setMinimumHeight(theme.px(260))
        column(0, self).addWidget(centred_card(theme, card))
