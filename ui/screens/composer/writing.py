"""What is being written, while it is being written: the parts of a draft, changed one at a time. Knows no Qt."""

from dataclasses import replace
from datetime import datetime

from moderator_app.domain.blanks import blanks
from moderator_app.domain.ids import MediaHash, PageId
from moderator_app.domain.posts import Draft, MediaUse, Variant
from moderator_app.domain.purposes import Purpose


class Writing:
    """A draft in the making. Texts of pages that are not chosen at the moment are kept for the case they come back."""

    def __init__(self, draft: Draft, page_order: tuple[PageId, ...]) -> None:
        self._order = page_order
        self.text = draft.text
        self.link = draft.link
        self.purpose: Purpose | None = draft.purpose
        self.planned_at: datetime | None = draft.planned_at
        self.media: list[MediaUse] = list(draft.media)
        self._chosen = set(draft.page_ids)
        self._variants = {v.page_id: v.text for v in draft.variants}

    @property
    def page_ids(self) -> tuple[PageId, ...]:
        """The chosen pages in the order of the register."""
        return tuple(page for page in self._order if page in self._chosen)

    def draft(self) -> Draft:
        """Everything as it stands now."""
        variants = tuple(Variant(p, self._variants[p]) for p in self.page_ids if self.differs(p))
        return Draft(self.text, self.link, self.purpose, self.page_ids, variants, tuple(self.media), self.planned_at)

    def choose(self, page_id: PageId, *, chosen: bool) -> None:
        """Takes a page in or off."""
        (self._chosen.add if chosen else self._chosen.discard)(page_id)

    def text_of(self, page_id: PageId | None) -> str:
        """The main text (None), or what a page would get."""
        return self.text if page_id is None else self._variants.get(page_id, self.text)

    def differs(self, page_id: PageId | None) -> bool:
        """Whether a page has words of its own."""
        return page_id is not None and self.text_of(page_id) != self.text

    def write(self, page_id: PageId | None, text: str) -> None:
        """Changes the main text or a page's; a page's that equals the main one is no text of its own.

        Where the main text only passes by a page's own while it is typed, that one stays.
        """
        if page_id is None:
            self.text = text
        elif text == self.text:
            self._variants.pop(page_id, None)
        else:
            self._variants[page_id] = text

    def reset(self, page_id: PageId) -> None:
        """Gives a page the main text again."""
        self._variants.pop(page_id, None)

    def add_picture(self, media_hash: MediaHash, alt_text: str = "") -> bool:
        """Adds a picture at the end, with the alternative text it had last; False where it stands there already."""
        if any(use.hash == media_hash for use in self.media):
            return False
        self.media.append(MediaUse(media_hash, alt_text))
        return True

    def describe(self, index: int, alt_text: str) -> None:
        """Writes a picture's alternative text."""
        self.media[index] = replace(self.media[index], alt_text=alt_text)

    def move(self, index: int, by: int) -> int:
        """Moves a picture along; says where it stands now."""
        to = min(max(0, index + by), len(self.media) - 1)
        self.media.insert(to, self.media.pop(index))
        return to

    def remove(self, index: int) -> None:
        """Takes a picture off; the file stays in the store."""
        del self.media[index]

    def first_undescribed(self) -> int | None:
        """The first picture without an alternative text."""
        return next((n for n, use in enumerate(self.media) if not use.alt_text.strip()), None)

    def tab_with_blank(self) -> PageId | None:
        """The first page whose own text has a blank left; None where it is the main text."""
        return next((p for p in self.page_ids if self.differs(p) and blanks(self._variants[p])), None)

    def empty(self) -> bool:
        """Nothing was written, linked or attached."""
        return not (self.text.strip() or self.link.strip() or self.media or self._variants)
