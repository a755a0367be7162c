"""Why a post stands in front of a person, in words; what a platform's fault means stands in `platform_faults`.

Words may not know the rules: the keys are values of `WhyHuman`; a test compares the two.
"""

from moderator_app.words.speaker import mark

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
