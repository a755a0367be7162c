"""What is wrong with a duty roster, in words; keyed by the values of the rules' enumerations (a test compares)."""

from moderator_app.words.speaker import Speaker, mark

FAULTS = {
    "nobody_free": mark("Nobody who may write posts is there on any working day"),
    "vacant": mark("Nobody is named"),
    "left": mark("{name} is not on the panel for the whole week"),
    "on_leave": mark("{name} is on leave"),
    "cannot": mark("{name} may not write posts"),
    "same_person": mark("{name} is main and stand-by at once"),
    "no_standby": mark("No stand-by is named"),
    "standby_left": mark("The stand-by {name} is not on the panel for the whole week"),
    "standby_away": mark("The stand-by {name} is on leave"),
    "two_pages": mark("{name} keeps several pages while another member is free"),
}
SEVERITIES = {"gap": mark("Gap"), "weak": mark("Weak"), "note": mark("Note")}


def fault_words(say: Speaker, kind: str, member: str, *, covered: bool) -> str:
    """One sentence without its full stop; `member` is the name of who is missing, "" where nobody is meant."""
    words = say(FAULTS[kind], name=member or say("A former member"))
    return say("{fault}; the stand-by is there", fault=words) if covered else words
