"""How a page stands for publishing by the program, in words: for the home screen, the register and notices.

Words may not know the rules: `Health` is what they need, and the keys are values of the rules' enumerations; a test
compares the two.
"""

from dataclasses import dataclass
from typing import Protocol

from moderator_app.words.platform_faults import PLATFORM_FAULTS, fault_words
from moderator_app.words.speaker import Speaker, mark


class Health(Protocol):
    """A page's light and its reason."""

    @property
    def why(self) -> str: ...
    @property
    def days_left(self) -> int | None: ...
    @property
    def fault(self) -> str: ...


@dataclass(frozen=True, slots=True)
class HealthWords:
    """What stands beside a light (`short`), what it means (`sentence`), and the one next step ("" where none is)."""

    short: str
    sentence: str
    next_step: str = ""


_AGAIN = mark("Connect the page again with a new token.")
_NOTHING_GOES_OUT = mark("The program sends nothing to this page now; posts wait, and nothing is lost.")
HEALTH_WORDS = {
    "by_hand": HealthWords(
        mark("not connected"),
        mark("Every post goes out with the manual kit. That is a whole way of its own, and counts just the same."),
    ),
    "no_end": HealthWords(mark("token has no end"), mark("The program publishes on this page at the set times.")),
    "holds": HealthWords("", mark("The program publishes on this page at the set times.")),
    "ends_soon": HealthWords(
        "", mark("The access of the program ends soon; after that it sends nothing to this page."), _AGAIN
    ),
    "person_left": HealthWords(
        mark("connected by someone who left"),
        mark("Who connected the page is not in office any more; their access may end any day."),
        mark("Let somebody in office connect the page again, with a token of their own."),
    ),
    "ended": HealthWords(mark("token has ended"), _NOTHING_GOES_OUT, _AGAIN),
    "fault": HealthWords("", _NOTHING_GOES_OUT, _AGAIN),
}


def health_words(say: Speaker, health: Health) -> HealthWords:
    """A page's light in the speaker's language."""
    words = HEALTH_WORDS[health.why]
    if health.fault in PLATFORM_FAULTS:
        return HealthWords(_short(say, words, health), say(words.sentence), fault_words(say, health.fault).next_step)
    step = say(words.next_step) if words.next_step else ""
    return HealthWords(_short(say, words, health), say(words.sentence), step)


def _short(say: Speaker, words: HealthWords, health: Health) -> str:
    if health.fault:
        return fault_words(say, health.fault).title
    if words.short:
        return say(words.short)
    if health.days_left == 0:
        return say("token ends today")
    return say.count("token {n} day", "token {n} days", health.days_left or 0)


@dataclass(frozen=True, slots=True)
class Warned:
    """A notice about a page's access."""

    title: str
    body: str


def warning_words(say: Speaker, page: str, health: Health) -> Warned:
    """What the desktop is told when an access ends soon, has ended or was taken away."""
    words = health_words(say, health)
    title = say("{page}: {why}", page=page, why=words.short)
    return Warned(title, f"{words.sentence} {words.next_step}".strip())
