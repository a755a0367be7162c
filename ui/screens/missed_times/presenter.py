"""The missed times in words. Knows no Qt; every method may be called behind the background door."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from moderator_app.domain.errors import ModeratorError, RoleNotAllowed
from moderator_app.domain.ids import DeliveryId, PageId, PostId
from moderator_app.domain.panel import Action, Member
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from ui.page_faces import page_faces
from ui.widgets.page_face import PageFace

if TYPE_CHECKING:
    from moderator_app.core import Core


@dataclass(frozen=True, slots=True)
class MissedItem:
    """One question. `times` are the page's next free usual times with their words; `by_itself`: the program publishes
    there.
    """

    delivery_id: DeliveryId
    post_id: PostId
    page_id: PageId
    face: PageFace
    title: str
    was_due: str
    by_itself: bool
    times: tuple[tuple[datetime, str], ...]
    too_late: bool = False


@dataclass(frozen=True, slots=True)
class MissedState:
    """Every question that is open; `refused` says why this member answers none."""

    items: tuple[MissedItem, ...]
    refused: str


class MissedTimesPresenter:
    """The list as one member meets it."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        self._core, self._say, self._actor = core, say, actor

    def load(self) -> MissedState:
        """The list as it stands."""
        say, core = self._say, self._core
        faces = page_faces(say, core.accounts.all())
        usual: dict[PageId, tuple[tuple[datetime, str], ...]] = {}
        items: list[MissedItem] = []
        for one in core.missed.waiting(self._actor.id):
            delivery = one.line.delivery
            if delivery.page_id not in usual:
                times = core.drafting.next_times((delivery.page_id,))
                usual[delivery.page_id] = tuple((at, say.short_moment(at)) for at in times)
            items.append(
                MissedItem(
                    delivery.id,
                    delivery.post_id,
                    delivery.page_id,
                    faces[delivery.page_id],
                    one.line.title or say("Untitled post"),
                    say("was due {when}", when=say.short_moment(delivery.due_at)) if delivery.due_at else "",
                    one.by_itself and not one.too_late,
                    usual[delivery.page_id],
                    one.too_late,
                )
            )
        allowed = self._actor.may(Action.PUBLISH)
        return MissedState(tuple(items), "" if allowed else error_sentence(say, _not_allowed()))

    def send_now(self, delivery_id: DeliveryId) -> None:
        """It goes out by itself, though late."""
        self._core.missed.go_now(self._actor.id, delivery_id)
        self._core.publishing.round_soon()

    def by_hand(self, delivery_id: DeliveryId) -> None:
        """It waits with its kit."""
        self._core.missed.by_hand(self._actor.id, delivery_id)

    def new_time(self, delivery_id: DeliveryId, at: datetime) -> None:
        """It gets another time, on every page of its post that still waits."""
        self._core.missed.new_time(self._actor.id, delivery_id, at)

    def drop(self, delivery_id: DeliveryId) -> None:
        """It is let go on this page."""
        self._core.missed.drop(self._actor.id, delivery_id)


def _not_allowed() -> ModeratorError:
    return RoleNotAllowed(action=Action.PUBLISH.value)
