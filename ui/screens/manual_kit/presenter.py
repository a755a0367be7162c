"""What the kit shows and asks of the core. Knows no Qt; every method may be called behind the background door."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from moderator_app.domain.delivery import Delivery, DeliveryState, KitStep
from moderator_app.domain.fields import calendar_day, clock_time
from moderator_app.domain.ids import DeliveryId, MemberId, PostId
from moderator_app.domain.pages import Page
from moderator_app.services.manual_kit import Claim, Kit
from moderator_app.words import Speaker
from moderator_app.words.terms import PLATFORMS
from moderator_app.zone import DHAKA
from ui.likeness_words import LikenessWords, likeness_words
from ui.page_faces import page_faces
from ui.widgets.page_face import PageFace

if TYPE_CHECKING:
    from moderator_app.core import Core

STEPS = tuple(KitStep)


@dataclass(frozen=True, slots=True)
class KitState:
    """The kit as it stands. `text` is what is copied, link included; `alts` the alternative texts in their order.

    `videos` is how many of them are of videos.
    """

    title: str
    face: PageFace
    second: str
    text: str
    length: int
    alts: tuple[str, ...]
    step: int
    now: datetime
    alike: tuple[LikenessWords, ...] = ()
    videos: int = 0


@dataclass(frozen=True, slots=True)
class Claimed:
    """What became of the claim."""

    title: str
    page: str
    at: datetime
    verified: bool


class KitPresenter:
    """One kit, walked by one member."""

    def __init__(self, core: "Core", say: Speaker, actor: MemberId, delivery_id: DeliveryId) -> None:
        self._core, self._say, self._actor, self._id = core, say, actor, delivery_id

    def open(self) -> KitState:
        """Opens the kit, or goes on with it. Errors as of `ManualKit.open`."""
        return self._state(self._core.manual_kit.open(self._actor, self._id))

    def reach(self, step: KitStep) -> KitState:
        """Keeps how far the person has come; never goes back."""
        kit = self._core.manual_kit.look(self._actor, self._id)
        if STEPS.index(step) > STEPS.index(kit.delivery.step):
            kit = self._core.manual_kit.reach(self._actor, self._id, step)
        return self._state(kit)

    def folder(self) -> Path:
        """A plain folder with the numbered pictures. Errors: MediaDamaged, DiskFull."""
        return self._core.manual_kit.pictures_folder(self._actor, self._id)

    def page_link(self) -> str:
        """Where the browser opens."""
        return self._core.manual_kit.composer_link(self._core.manual_kit.look(self._actor, self._id))

    def save_into(self, folder: Path) -> Path:
        """Saves the kit into a folder the member chose. Errors: FolderIsFile, FolderNotWritable, DiskFull."""
        return self._core.manual_kit.save_into(self._actor, self._id, folder)

    def claim(self, link: str, day: str, hour: str, *, witnessed: bool) -> Claimed:
        """Confirms with link and time. Errors as of `ManualKit.claim`, and WrongDate, WrongTime."""
        at = datetime.combine(calendar_day(day), clock_time(hour), DHAKA)
        kit = self._core.manual_kit.look(self._actor, self._id)
        done = self._core.manual_kit.claim(self._actor, self._id, Claim(link, at, witnessed))
        return Claimed(kit.title, self._face(kit.page).name, at, verified=_is_verified(done))

    def not_published(self, reason: str) -> Delivery:
        """Says that nothing went out. Errors: EmptyField."""
        return self._core.manual_kit.not_published(self._actor, self._id, reason)

    def close(self) -> None:
        """Puts the kit away: the plain folder goes, the step stays."""
        self._core.manual_kit.close(self._id)

    def _state(self, kit: Kit) -> KitState:
        content = kit.outgoing.content
        delivery = kit.delivery
        step = STEPS.index(delivery.step)
        if not content.media and delivery.step is KitStep.PICTURES:
            step += 1
        due = (self._say.short_moment(delivery.due_at),) if delivery.due_at else ()
        return KitState(
            title=kit.title,
            face=self._face(kit.page),
            second=" · ".join((self._say(PLATFORMS[kit.page.platform]), *due)),
            text=content.with_link,
            length=self._core.drafting.measure(kit.page, content).length,
            alts=tuple(use.alt_text for use in content.media),
            videos=sum(file.is_video for file in kit.outgoing.media),
            step=step,
            now=self._core.clock.now(),
            alike=self._alike(delivery.post_id),
        )

    def _alike(self, post_id: PostId) -> tuple[LikenessWords, ...]:
        found = self._core.likeness.of_post(self._actor, post_id)
        return likeness_words(self._say, found, self._core.accounts.all())

    def _face(self, page: Page) -> PageFace:
        return page_faces(self._say, self._core.accounts.all())[page.id]


def _is_verified(delivery: Delivery) -> bool:
    return delivery.state is DeliveryState.VERIFIED
