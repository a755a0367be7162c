"""Unsaved text that the journal holds: brought back, dropped, and had back after all."""

from collections.abc import Callable

from moderator_app.domain.lines import JournalEntry
from moderator_app.domain.posts import title_of
from moderator_app.words import Speaker
from ui.roles import Role
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.button import SMALL, Button, link, secondary
from ui.widgets.shapes import Shape


class OfferBanner(Banner):
    """Says what was found, with the two ways to answer."""

    def __init__(
        self, theme: Theme, say: Speaker, entry: JournalEntry, bring: Callable[[], None], drop: Callable[[], None]
    ) -> None:
        title = title_of(entry.draft.text)
        if title:
            words = say("You have unsaved text from {at}: “{excerpt}”", at=say.short_moment(entry.at), excerpt=title)
        else:
            words = say("You have unsaved work from {at}, without text.", at=say.short_moment(entry.at))
        self.bring = secondary(theme, say("Bring it back"), height=SMALL)
        self.bring.clicked.connect(bring)
        super().__init__(theme, Shape.INFO, Role.INFO, words, self.bring)
        self.drop = link(theme, say("Drop it"))
        self.drop.clicked.connect(drop)
        inside = self.layout()
        assert inside is not None
        inside.addWidget(self.drop)


class DroppedBanner(Banner):
    """The text is dropped; as long as the page stands it can be had back."""

    def __init__(self, theme: Theme, say: Speaker, back: Callable[[], None]) -> None:
        self.back: Button = secondary(theme, say("Bring it back"), height=SMALL)
        self.back.clicked.connect(back)
        super().__init__(theme, Shape.INFO, Role.INFO, say("The unsaved text was dropped."), self.back)
