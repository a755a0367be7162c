"""The list of posts as an item model that asks the store for the rows in sight."""

from PySide6.QtCore import QObject

from moderator_app.domain.ids import PostId
from moderator_app.domain.lines import PostQuery
from moderator_app.words import Speaker
from ui.paged_model import PagedModel, Rows
from ui.screens.posts.presenter import PostRow, PostsPresenter
from ui.widgets.table import Cell

STATE, TITLE, WHEN = range(3)


class PostsModel(PagedModel[PostRow]):
    """The posts that fit what was asked for."""

    def __init__(self, presenter: PostsPresenter, say: Speaker, parent: QObject) -> None:
        super().__init__((say("State"), say("Post"), say("Time")), _cell, parent)
        self._presenter = presenter

    def ask(self, query: PostQuery) -> None:
        """Shows another list, or the same one anew; the first rows come with the count."""
        presenter = self._presenter

        def find() -> tuple[int, Rows[PostRow]]:
            return presenter.count(query), lambda offset, limit: presenter.rows(query, offset, limit)

        self.begin(find)

    def place_of(self, post_id: PostId) -> int | None:
        """Where a post stands among the rows that are there."""
        return self.place_where(lambda row: row.post_id == post_id)


def _cell(row: PostRow, column: int) -> Cell:
    if column == STATE:
        return Cell(row.state, row.others, state=row.look)
    return Cell(row.title, row.second) if column == TITLE else Cell(row.day, row.hour)
