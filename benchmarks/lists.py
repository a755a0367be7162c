"""Lists over 100,000 posts: from request to model ready, against the same SQL on a bare connection."""

from dataclasses import replace

from PySide6.QtCore import QEventLoop, QObject

from benchmarks.big_store import big_office
from benchmarks.pairs import Ratio, measure, timed
from benchmarks.recorded_sql import recorded
from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.domain.searching import question
from moderator_app.words import Language, Speaker
from tests.store_fixture import PASSPHRASE
from tests.ui.inspection import application
from ui.screens.posts.model import PostsModel
from ui.screens.posts.presenter import PostsPresenter

POSTS = 100_000
WISHED = 3.0


def lists() -> list[Ratio]:
    """The whole list, sorted the other way, narrowed, and searched."""
    application()
    office = big_office(POSTS)
    office.folder.open_with(PASSPHRASE)
    office = office.again()
    say = Speaker(Language.BANGLA)
    presenter = PostsPresenter(office.core, say, office.core.panel.member(office.members["ict"]))
    owner = QObject()
    model = PostsModel(presenter, say, owner)
    everything = PostQuery()
    asked = {
        "newest first": everything,
        "soonest first": replace(everything, by_plan=True),
        "of one page": replace(everything, page_id=office.pages["channel"]),
        "waiting": PostQuery(PostFilter.WAITING),
        "published": PostQuery(PostFilter.LIVE),
        "with a rare word": PostQuery(asked=question("বইমেলা")),
        "with a phrase that all have": PostQuery(asked=question("“সকলে আমন্ত্রিত”")),
        "with two letters typed": PostQuery(asked=question("গণ")),
    }

    def ready(query: PostQuery) -> None:
        loop = QEventLoop()
        model.counted.connect(loop.quit)
        model.ask(query)
        loop.exec()
        model.counted.disconnect(loop.quit)

    found: list[Ratio] = []
    for name, query in asked.items():
        with recorded(office.folder.store) as sql:
            ready(query)
        sql.open()
        title = f"list of {POSTS:,} posts, {name}, against its SQL"
        found.append(
            measure(title, WISHED, lambda sql=sql: timed(sql.ask_again), lambda q=query: timed(lambda: ready(q)))
        )
    office.folder.close()
    return found
