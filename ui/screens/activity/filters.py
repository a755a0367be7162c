"""The filters above the log: whose, of which kind, from and to which day, with which text."""

from collections.abc import Sequence

from moderator_app.domain.log_kinds import LogKind
from moderator_app.words import Speaker
from ui.forms.filter_row import Choices, FilterRow
from ui.screens.activity.presenter import TypedFilter
from ui.theme import Theme


class Filters(FilterRow):
    """`changed` when something else is wanted."""

    def __init__(self, theme: Theme, say: Speaker, kinds: Sequence[tuple[object, str]]) -> None:
        everyone = Choices(say("Member"), [(None, say("Everyone"))])
        super().__init__(
            theme, say, {"people": everyone, "kinds": Choices(say("Kind"), kinds)}, say("Search in the log")
        )
        self.people, self.kinds = self.choices["people"], self.choices["kinds"]

    def typed(self) -> TypedFilter:
        """What stands in the filters."""
        kind = self.value("kinds")
        return TypedFilter(
            self.value("people"),
            None if kind is None else LogKind(kind),
            self.first.text(),
            self.last.text(),
            self.text.text(),
        )
