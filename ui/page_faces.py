"""How an office's pages are called and marked wherever they stand. Knows no Qt."""

from collections.abc import Iterable
from dataclasses import replace

from moderator_app.domain.ids import PageId
from moderator_app.domain.pages import Page
from moderator_app.words import Speaker
from moderator_app.words.terms import account_kind
from ui.widgets.page_face import PageFace, faces_of


def page_faces(say: Speaker, pages: Iterable[Page]) -> dict[PageId, PageFace]:
    """The marks of all pages of the register, told apart from each other; letters come from the Bangla names."""
    known = tuple(pages)
    letters = faces_of([page.name.bn for page in known])
    return {
        page.id: replace(face, colour=page.mark, name=say.name(page.name))
        for page, face in zip(known, letters, strict=True)
    }


def page_kind(say: Speaker, page: Page) -> str:
    """ "Facebook page"."""
    return account_kind(say, page.platform, page.kind)
