"""A post in the calendar in words: its chip, where it leads, and why it cannot be moved. Knows no Qt."""

from collections.abc import Mapping

from moderator_app.domain.delivery import WAITING, DeliveryState
from moderator_app.domain.errors import ModeratorError, PostTimeFixed, PostTimeMissed, RoleNotAllowed
from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.lines import CalendarLine
from moderator_app.domain.panel import Action, Member
from moderator_app.domain.shown import Shown
from moderator_app.services.calendar import CalendarChip
from moderator_app.words import Speaker
from moderator_app.words.errors import error_sentence
from ui.places import Place, Room
from ui.screens.calendar.state import Chip, Target
from ui.widgets.page_face import PageFace
from ui.widgets.states import CHIP_WORDS, SHOWN_STATES


class ChipWriter:
    """Puts chips into words for one member."""

    def __init__(self, say: Speaker, actor: Member) -> None:
        self._say = say
        self._actor = actor

    def chip(
        self,
        chip: CalendarChip,
        faces: Mapping[PageId, PageFace],
        warned: str = "",
        members: Mapping[MemberId, str] | None = None,
    ) -> Chip:
        """The chip of a post on a page; `members` name those who have one in hand."""
        say, line = self._say, chip.line
        look = SHOWN_STATES[chip.shown]
        face = faces.get(line.delivery.page_id) if line.delivery else None
        word, clock, title = say(look.word), say.clock(line.at), line.title or say("Post without text")
        page = face.name if face else say("no page yet")
        short = CHIP_WORDS.get(chip.shown, look.word)
        again = say("↻ a recurring post") if chip.again else ""
        return Chip(
            post_id=line.post_id,
            look=look,
            word=word,
            clock=clock,
            title=title,
            page=page,
            face=face,
            told=", ".join(part for part in (word, clock, title, page, again, warned) if part),
            short=say(short),
            at=line.at,
            target=_target(chip),
            fixed=self._fixed(line),
            warned=warned,
            who=(members or {}).get(line.who, ""),
        )

    def _fixed(self, line: CalendarLine) -> str:
        error = _fixed(line)
        if error is None and not self._actor.may(Action.DRAFT):
            error = RoleNotAllowed(action=Action.DRAFT.value)
        return error_sentence(self._say, error) if error else ""


def _fixed(line: CalendarLine) -> ModeratorError | None:
    if line.delivery is None or line.delivery.state in WAITING - {DeliveryState.MISSED}:
        return None
    return PostTimeMissed() if line.delivery.state is DeliveryState.MISSED else PostTimeFixed()


def _target(chip: CalendarChip) -> Target:
    """A missed time leads to its decision, what waits for a person to its kit, an unapproved one to its review."""
    line = chip.line
    if chip.shown is Shown.MISSED:
        return Target(Place(Room.POSTS, extra=f"decide:{line.post_id}"))
    post = Place(Room.POSTS, item=line.post_id)
    if chip.shown is Shown.BY_HAND and line.delivery is not None:
        return Target(post, line.delivery.id)
    return Target(Place(Room.REVIEW, item=line.post_id) if chip.shown is Shown.TO_APPROVE else post)
