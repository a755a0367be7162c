"""How a page's week stands and what is wanted of whom, in sentences: for screen, command line, notices and mails.

Words may not know the rules: `Outlook` is what they need of a forecast, and the keys are values of the rules'
enumerations; a test compares the two.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from moderator_app.words.speaker import Speaker, mark
from moderator_app.words.terms import NOTE_KINDS
from moderator_app.zone import dhaka_day

_ON = (
    mark("on Monday"),
    mark("on Tuesday"),
    mark("on Wednesday"),
    mark("on Thursday"),
    mark("on Friday"),
    mark("on Saturday"),
    mark("on Sunday"),
)
WANTED = {
    "plan": (mark("Plan the week of {page}"), mark("Plan the week of {n} pages")),
    "duty": (mark("{page} still lacks posts"), mark("{n} pages still lack posts")),
    "panel": (mark("The week of {page} is at risk"), mark("The week of {n} pages is at risk")),
    "convenor": (mark("{page} is about to lose its week"), mark("{n} pages are about to lose their week")),
    "leaning": (mark("{page} needs a hand on a day off"), mark("{n} pages need a hand on a day off")),
    "again": (mark("The week of {page} is at risk again"), mark("The week of {n} pages is at risk again")),
    "lost": (mark("{page} lost its week"), mark("{n} pages lost their week")),
}
"""By step, for one page and for several; in the order of urgency, the last being the most urgent."""
TO_DO = {
    "plan": mark("Choose or write the posts of the week and hand them in."),
    "duty": mark("You are on duty: see that what is missing is written, approved and given a time."),
    "panel": mark("Whoever has something ready, hand it in; whoever can approve, look through what waits."),
    "convenor": mark("This is the last step: the manual kit lies ready under “This week” for whatever is approved."),
    "leaning": mark("Nobody is at work then. Take the manual kit along, or choose an earlier time."),
    "again": mark("What was safe is gone or was not published. Look at the week once more."),
    "lost": mark("Write the reason down, or excuse the week; it is asked for until it is written."),
}


class Outlook(Protocol):
    """What is said of a page's week; moments are aware."""

    @property
    def state(self) -> str: ...
    @property
    def live(self) -> int: ...
    @property
    def minimum(self) -> int: ...
    @property
    def gap(self) -> int: ...
    @property
    def maybe(self) -> int: ...
    @property
    def days_left(self) -> int: ...
    @property
    def note_kind(self) -> str: ...
    @property
    def scheduled(self) -> tuple[datetime, ...]: ...
    @property
    def leaning(self) -> tuple[datetime, ...]: ...
    @property
    def overdue(self) -> tuple[datetime, ...]: ...


def outlook_words(say: Speaker, week: Outlook) -> str:
    """ "1 is live, 1 is scheduled on Wednesday; nothing more is needed"."""
    match week.state:
        case "met":
            return _joined(_standing(say, week), say("nothing more is needed"))
        case "on_track":
            return _joined(_standing(say, week), say("nothing more is needed"), _leaning(say, week))
        case "at_risk":
            need = ", ".join((_need(say, week), _time_left(say, week)))
            return _joined(_standing(say, week), need, _late(say, week), _maybe(say, week))
        case "excused":
            return say("{reason}: the week is left out of the count", reason=say(NOTE_KINDS[week.note_kind]))
        case "missed":
            ended = say("ended with {live} of {minimum} live", live=week.live, minimum=week.minimum)
            return _joined(ended, say("reason written") if week.note_kind else say("reason not written"))
        case _:
            return say("not a whole week of the page: it is not recorded")


def wanted_words(say: Speaker, rung: str, pages: Sequence[str]) -> str:
    """The head of a reminder about some pages: "Plan the week of the Facebook page"."""
    one, many = WANTED[rung]
    return say(one, page=pages[0]) if len(pages) == 1 else say(many, n=len(pages))


def to_do_words(say: Speaker, rung: str) -> str:
    """What the step asks for."""
    return say(TO_DO[rung])


def _joined(*clauses: str) -> str:
    return "; ".join(clause for clause in clauses if clause)


def _standing(say: Speaker, week: Outlook) -> str:
    parts = [say.count("{n} is live", "{n} are live", week.live)] if week.live else []
    if week.scheduled:
        days = _days(say, week.scheduled)
        parts.append(say.count("{n} is scheduled {days}", "{n} are scheduled {days}", len(week.scheduled), days=days))
    return ", ".join(parts) or say("nothing is live or scheduled")


def _need(say: Speaker, week: Outlook) -> str:
    if week.live or week.scheduled:
        return say.count("{n} more is needed", "{n} more are needed", week.gap)
    return say.count("{n} is needed", "{n} are needed", week.gap)


def _time_left(say: Speaker, week: Outlook) -> str:
    if week.days_left == 1:
        return say("today is the last day")
    return say.count("{n} day left", "{n} days left", week.days_left)


def _leaning(say: Speaker, week: Outlook) -> str:
    if not week.leaning:
        return ""
    days = _days(say, week.leaning)
    return say.count(
        "{n} needs a hand {days}, when nobody is at work",
        "{n} need a hand {days}, when nobody is at work",
        len(week.leaning),
        days=days,
    )


def _late(say: Speaker, week: Outlook) -> str:
    if not week.overdue:
        return ""
    return say.count("{n} is overdue", "{n} are overdue", len(week.overdue))


def _maybe(say: Speaker, week: Outlook) -> str:
    if not week.maybe:
        return ""
    return say.count("{n} draft is proposed, not counted yet", "{n} drafts are proposed, not counted yet", week.maybe)


def _days(say: Speaker, moments: Sequence[datetime]) -> str:
    """ "on Tuesday and on Thursday", each day once."""
    days = dict.fromkeys(dhaka_day(at) for at in moments)
    *first, last = (say(_ON[day.weekday()]) for day in days)
    return say("{days} and {last}", days=", ".join(first), last=last) if first else last
