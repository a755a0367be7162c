"""Filling a gap of the week, in words: the proposal, what it does, and taking it back. Knows no Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.ids import PageId
from moderator_app.domain.panel import Member
from moderator_app.services.gaps import NoProposal, Proposal
from moderator_app.services.moving import Moved
from moderator_app.words import Speaker, mark
from ui.places import Place, Room
from ui.screens.this_week.needs import short_span

if TYPE_CHECKING:
    from moderator_app.core import Core

_WHY_NOT = {
    NoProposal.NO_GAP: mark("No page lacks a post in this week."),
    NoProposal.NO_SLOT: mark("None of the usual times of this week is empty any more."),
    NoProposal.NO_POST: mark("No approved post waits for a time: write one, and let it be approved."),
}


@dataclass(frozen=True, slots=True)
class GapState:
    """What the panel shows: for which page and week, the proposal in one line, and what stands beside it.

    `line` is empty where there is no proposal, and `note` says why; `step` is what helps then.
    """

    proposal: Proposal
    title: str
    line: str
    note: str
    step: str = ""
    target: Place | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A gap that was filled: the sentence about it, and what takes it back."""

    words: str
    moved: Moved


class GapFilling:
    """Gaps as one member fills them; every method may be called behind the background door."""

    def __init__(self, core: "Core", say: Speaker, actor: Member) -> None:
        self._core, self._say, self._actor = core, say, actor

    def propose(self, page_id: PageId, week: Week) -> GapState:
        """What would fill the gap of a page's week."""
        say = self._say
        found = self._core.gaps.proposal(self._actor.id, page_id, week)
        name = say.name(found.page.name) if found.page else ""
        title = say("{page}, {span}", page=name, span=short_span(say, week))
        if found.at is None or found.post is None:
            return self._nothing(found, title)
        line = say("{when} ← “{title}”", when=say.short_moment(found.at), title=found.post.title)
        later = found.post.from_week
        if later is None:
            note = say("It is approved and waits for a time. Its approval stays.")
        else:
            note = say(
                "It is planned in the week of {later} so far, which keeps its minimum without it. Its approval stays.",
                later=short_span(say, later),
            )
        return GapState(found, title, line, note)

    def fill(self, proposal: Proposal) -> Filled:
        """Puts the proposed post at its time. Errors: GapTaken, TimeInPast, NotAllowed."""
        moved = self._core.gaps.fill(self._actor.id, proposal)
        assert moved.at is not None, "a gap is filled with a time"
        when = self._say.short_moment(moved.at)
        return Filled(self._say("“{title}” stands at {when} now.", title=moved.title, when=when), moved)

    def undo(self, moved: Moved) -> None:
        """Takes it back. Errors: EditedMeanwhile, TimeInPast, NotAllowed."""
        self._core.moving.undo(self._actor.id, moved)

    def _nothing(self, found: Proposal, title: str) -> GapState:
        say = self._say
        why = found.why_not or NoProposal.NO_POST
        if why is NoProposal.NO_SLOT:
            return GapState(found, title, "", say(_WHY_NOT[why]), say("Open the calendar"), Place(Room.CALENDAR))
        at = f":at:{found.at.isoformat()}" if found.at is not None else ""
        return GapState(found, title, "", say(_WHY_NOT[why]), say("Write a post"), Place(Room.POSTS, None, f"new{at}"))
