"""Keystrokes: what was typed since the last save, kept in the store and offered back after a power cut."""

from typing import final

from moderator_app.domain.ids import MemberId, PostId
from moderator_app.domain.lines import JournalEntry
from moderator_app.domain.panel import Action
from moderator_app.domain.posts import Draft, clean_text
from moderator_app.services.workroom import Workroom


@final
class Journal:
    """Each member's own unsaved text. Nothing here is logged: it is not yet anything that happened."""

    def __init__(self, room: Workroom) -> None:
        """Works on the store of the room."""
        self._room = room

    def note(self, actor: MemberId, post_id: PostId | None, draft: Draft) -> None:
        """Keeps the composer's present state; once it returns, a power cut cannot take it.

        Raises:
            NotAllowed: the member may not draft.
        """
        with self._room.acting(actor, Action.DRAFT) as acting:
            acting.unit.journal.put(JournalEntry(actor, post_id, draft, acting.now))

    def offered(self, actor: MemberId) -> tuple[JournalEntry, ...]:
        """What a member typed and never saved, newest first; empty states are left out."""
        with self._room.reading(actor) as unit:
            entries = unit.journal.of_member(actor)
        return tuple(e for e in entries if clean_text(e.draft.text) or e.draft.media or e.post_id)

    def forget(self, actor: MemberId, post_id: PostId | None) -> None:
        """Drops the unsaved text of a post (None: of a new one) because its writer said so."""
        with self._room.acting(actor, Action.DRAFT) as acting:
            acting.unit.journal.remove(actor, post_id)
