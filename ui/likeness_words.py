"""Posts that are like another put into words, wherever they are warned of. Knows no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moderator_app.domain.ids import PostId
from moderator_app.domain.likeness import Alike, Likeness
from moderator_app.domain.pages import Page
from moderator_app.words import Speaker, mark
from ui.names import short_name

_EXCERPT = 60
_WORDS = {
    Likeness.SAME_TEXT: mark("The same text stands in “{title}” ({where})."),
    Likeness.OTHER_NUMBERS: mark("Almost the same: only dates or numbers differ from “{title}” ({where})."),
    Likeness.NEAR_TEXT: mark("Almost the same text stands in “{title}” ({where})."),
    Likeness.SAME_PICTURE: mark("The same picture is in “{title}” ({where})."),
    Likeness.CLOSE_IN_TIME: mark("Within an hour of another post of the page: “{title}” ({where})."),
}


@dataclass(frozen=True, slots=True)
class LikenessWords:
    """One sentence of warning and the post that it names."""

    kind: Likeness
    post_id: PostId
    words: str


def likeness_words(say: Speaker, found: Iterable[Alike], pages: Sequence[Page]) -> tuple[LikenessWords, ...]:
    """One sentence for each other post, for the strongest likeness to it."""
    strongest: dict[PostId, Alike] = {}
    for alike in found:
        strongest.setdefault(alike.post_id, alike)
    names = {page.id: short_name(say.name(page.name)) for page in pages}
    return tuple(
        LikenessWords(alike.kind, alike.post_id, _sentence(say, alike, [names[page] for page in alike.page_ids]))
        for alike in strongest.values()
    )


def _sentence(say: Speaker, alike: Alike, names: Sequence[str]) -> str:
    title = alike.title or say("Post without text")
    cut = title if len(title) <= _EXCERPT else title[:_EXCERPT].rstrip() + "…"
    return say(_WORDS[alike.kind], title=cut, where=", ".join((*names, say.short_moment(alike.at))))
