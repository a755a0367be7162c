"""What is looked for among the posts: words, page, purpose, member, days."""

from collections.abc import Sequence

from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.purposes import Purpose
from moderator_app.words import Speaker
from moderator_app.words.terms import PURPOSES
from ui.forms.filter_row import Choices, FilterRow
from ui.screens.posts.presenter import Wanted
from ui.theme import Theme

_WHILE_TYPING_MS = 150


class PostSearch(FilterRow):
    """The row above the list; it answers while words are typed."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        self._all = {
            "page": Choices(say("Page"), [(None, say("All pages"))]),
            "purpose": Choices(
                say("Purpose"), [(None, say("Every purpose")), *((p, say(PURPOSES[p])) for p in Purpose)]
            ),
            "member": Choices(say("Member"), [(None, say("Everyone"))]),
        }
        super().__init__(theme, say, self._all, say("Search in the posts"), _WHILE_TYPING_MS)
        self.page = self.choices["page"]
        self.text.setToolTip(say("A word by its beginning; “several words” as they stand together."))

    def offer(self, key: str, values: Sequence[tuple[object, str]]) -> None:
        """What may be chosen beside everything, once it is known."""
        self.choices[key].set_choices([*self._all[key].values, *values])

    def wanted(self) -> Wanted:
        """What stands in the filters."""
        page, purpose, member = self.value("page"), self.value("purpose"), self.value("member")
        return Wanted(
            PageId(page) if page else None,
            Purpose(purpose) if purpose else None,
            MemberId(member) if member else None,
            self.first.text(),
            self.last.text(),
            self.text.text(),
        )
