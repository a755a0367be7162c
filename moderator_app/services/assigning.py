"""Whose post it is: a member by name, or whoever is on duty."""

from dataclasses import replace
from typing import final

from moderator_app.domain.errors import NotInOffice
from moderator_app.domain.ids import MemberId, PostId
from moderator_app.domain.panel import Action
from moderator_app.domain.posts import Post
from moderator_app.events import PostChanged
from moderator_app.services.workroom import Workroom


@final
class Assigning:
    """Gives posts to members. It changes nothing of what a post says, and so nothing of its approval."""

    def __init__(self, room: Workroom) -> None:
        """Works on the store of the room."""
        self._room = room

    def assign(self, actor: MemberId, post_id: PostId, owner_id: MemberId | None) -> Post:
        """Gives a post to a member in office, or back to whoever is on duty (None).

        Raises:
            NotInOffice: the member has left, or has not begun.
            NotAllowed: the actor may not draft.
            NothingThere: no such post or member.
        """
        with self._room.acting(actor, Action.DRAFT) as acting:
            post = acting.unit.posts.get(post_id)
            if owner_id == post.owner_id:
                return post
            if owner_id is not None:
                owner = acting.unit.members.get(owner_id)
                if not owner.in_office(acting.today):
                    raise NotInOffice(name=owner.name)
            given = replace(post, owner_id=owner_id, revision=post.revision + 1)
            acting.unit.posts.save(given, post.revision)
            acting.log("post_assigned", "post", post_id, owner=owner_id)
        self._room.bus.publish(PostChanged(post_id, initiator=actor))
        return given
