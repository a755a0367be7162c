"""The settings that are printed in every evaluation, as sentences: the weekly minimum, the week, and what counts."""

from moderator_app.words.speaker import Speaker


def printed_settings(say: Speaker, weekly_minimum: int) -> tuple[str, str, str]:
    """The same sentences in the evaluation and beside the office's profile."""
    return (
        say(
            "Weekly minimum: at least {n} live posts on each account in each week. This is the office's printed "
            "setting; the directive is reported to ask for at least two.",
            n=weekly_minimum,
        ),
        say(
            "Week: Sunday to Saturday, Bangladesh time. A week belongs to the quarter in which its Sunday falls, so "
            "the last week of a quarter may end in the next one."
        ),
        say(
            "What counts: a post counts from the moment its link on the page was confirmed, in the week of the stated "
            "time it went live. A post that was removed does not count."
        ),
    )
