"""What the duty roster asks of the member, in words: a swap to answer, a duty that nobody keeps. Knows no Qt."""

from collections.abc import Mapping

from moderator_app.domain.ids import MemberId, PageId
from moderator_app.domain.panel import Member
from moderator_app.domain.roster import Swap
from moderator_app.domain.roster_faults import RosterFault
from moderator_app.words import Speaker, mark
from moderator_app.words.roster_terms import fault_words
from moderator_app.words.weeks import week_days
from ui.places import Place, Room
from ui.roles import Role
from ui.screens.this_week.state import NeedLine, Target
from ui.widgets.page_face import PageFace
from ui.widgets.shapes import Shape
from ui.widgets.states import StateLook

_SWAP = StateLook(Shape.CIRCLE_BACK, Role.INFO, mark("Swap asked"))
_VACANT = StateLook(Shape.SQUARE_MINUS, Role.DANGER, mark("Duty vacant"))


def swap_line(say: Speaker, swap: Swap, members: Mapping[MemberId, Member]) -> NeedLine:
    """A swap that another member asked for."""
    asker, week = members[swap.asker_id].name, week_days(swap.give.week.first_on, say)
    title = say("{name} asks you to take over the week {week}.", name=asker, week=week)
    second = say("Nothing is offered in return.")
    if swap.take:
        own = week_days(swap.take.week.first_on, say)
        second = say("In return {name} takes your week {week}.", name=asker, week=own)
    return NeedLine(_SWAP, say(_SWAP.word), title, second, say("Answer"), Target(Place(Room.ROSTER)))


def vacant_line(
    say: Speaker, fault: RosterFault, faces: Mapping[PageId, PageFace], members: Mapping[MemberId, Member]
) -> NeedLine:
    """A week of the next fortnight in which somebody is missing."""
    member = members.get(fault.member_id) if fault.member_id else None
    title = fault_words(say, fault.kind.value, say.name(member.name) if member else "", covered=fault.covered)
    sunday, page_id = fault.week.first_on, fault.page_id
    week, extra = week_days(sunday, say), f"duty:{sunday.isoformat()}"
    face = faces.get(page_id) if page_id else None
    second = f"{face.name} · {week}" if face else week
    place = Place(Room.ROSTER, extra=f"{extra}:{page_id}" if page_id else extra)
    return NeedLine(_VACANT, say(_VACANT.word), title, second, say("Name somebody"), Target(place))
