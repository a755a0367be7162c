"""Beside the steps: where the keys come from; and the page for an office that has no app: what by hand means."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from moderator_app.words import Speaker
from moderator_app.words.connecting import NOT_BY_ITSELF, STILL_WORKS, WAY_TO_KEYS, RightWords
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.banner import sentence_line
from ui.widgets.card import Card
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import Divider, column, row
from ui.widgets.shapes import Shape
from ui.widgets.steps import StepSign, StepState


def way_card(theme: Theme, say: Speaker, rights: Sequence[RightWords], *, needed: bool = False) -> Card:
    """How an office comes to the keys, numbered; `needed` where it has none yet."""
    card = Card(theme, say("What it takes to connect") if needed else say("Where the keys come from"))
    inside = card.add_padded(12)
    for number, words in enumerate(WAY_TO_KEYS, 1):
        inside.addWidget(_numbered(theme, say.number(number), say(words)))
    inside.addWidget(Divider(theme))
    inside.addWidget(Label(theme, say("Rights to tick"), Type.STATE, Role.MUTED, 500))
    for right in rights:
        both = column(0)
        both.addWidget(Label(theme, right.name, Type.STATE, weight=500))
        both.addWidget(WrappedLabel(theme, right.purpose, Type.SMALL, Role.MUTED))
        inside.addLayout(both)
    return card


def by_hand_card(theme: Theme, say: Speaker) -> Card:
    """What works without a connection: everything but one thing."""
    card = Card(theme)
    inside = card.add_padded(12)
    inside.addWidget(Label(theme, say("Publishing by hand is a whole way"), Type.STEP))
    about = say("Many offices have no app of their own, and need none. Without one this works just the same:")
    inside.addWidget(WrappedLabel(theme, about))
    for words in STILL_WORKS:
        inside.addWidget(sentence_line(theme, Shape.CIRCLE_TICK, Role.SUCCESS, say(words)))
    inside.addWidget(sentence_line(theme, Shape.SQUARE_ARROW, Role.INFO, say(NOT_BY_ITSELF)))
    return card


def _numbered(theme: Theme, number: str, words: str) -> QWidget:
    holder = QWidget()
    across = row(theme.px(10), holder)
    sign = column(0)
    sign.addWidget(StepSign(theme, number, StepState.LATER, 24))
    sign.addStretch(1)
    across.addLayout(sign)
    across.addWidget(WrappedLabel(theme, words, Type.STATE, weight=400), 1)
    return holder
