"""Why a post stands in front of a person, and what the platform's fault means, in words.

Words may not know the rules: the keys are values of `WhyHuman`; a test compares the two.
"""

from moderator_app.words.errors import ERROR_WORDS, ErrorWords, kept_error_words
from moderator_app.words.platform_faults import PLATFORM_FAULTS, fault_words
from moderator_app.words.speaker import Speaker, mark

WHY_WORDS = {
    "outcome_unknown": mark(
        "No clear answer came when it was sent. So that nothing is published twice, it is not sent again by itself."
        " Compare it with the page and decide."
    ),
    "looks_like_it": mark(
        "The page shows a post that is almost the same. So that nothing is published twice, it is not sent again by"
        " itself. Compare the two and decide."
    ),
    "refused": mark("The platform did not take the post. Nothing of it went out."),
    "removed_there": mark(
        "The post lay with the platform for its time, and is not there any more. Somebody took it away there; it is not"
        " made again by itself."
    ),
    "edited_there": mark(
        "The post lies with the platform for its time, and somebody changed it there. It goes out as it stands there."
    ),
    "double": mark("The page shows this post more than once. Take away what is too much on the page itself."),
}
"""What happened, in one or two sentences."""

_NEUTRAL = ErrorWords(
    mark("The platform did not take it"),
    mark("The platform did not take the post; its own words stand under the technical detail."),
    mark("Try again later, or publish it by hand."),
)


def sending_fault_words(say: Speaker, code: str) -> ErrorWords:
    """Title, sentence and next step of what went wrong while sending; the neutral words where the code has none."""
    if code in PLATFORM_FAULTS:
        return fault_words(say, code)
    if code in ERROR_WORDS:
        return kept_error_words(say, code)
    return ErrorWords(say(_NEUTRAL.title), say(_NEUTRAL.sentence), say(_NEUTRAL.next_step))
