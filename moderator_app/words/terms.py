"""The office's terms: one word or phrase for each value the rules know, keyed by that value.

The keys are the values of the rules' enumerations (words may not know the rules); a test compares the two.
"""

from moderator_app.words.speaker import Speaker, mark

PURPOSES = {
    "official_communication": mark("Official communication"),
    "problem_solving": mark("Reviewing and solving problems"),
    "awareness": mark("Raising awareness"),
    "service_innovation": mark("Easier services and innovation"),
    "participation": mark("Participation in decisions and policymaking"),
    "people_friendly_administration": mark("People-friendly administration"),
    "complaint_settlement": mark("Settling complaints"),
}
CHECKLIST = {
    "place": mark("I compared date and place"),
    "truth": mark("It is true, its tone is right"),
    "private": mark("Nobody's private data in it"),
    "pictures": mark("I looked at every picture and video"),
}
"""What a reviewer signs with an approval, short enough for one line."""
PLATFORMS = {
    "facebook": mark("Facebook"),
    "telegram": mark("Telegram"),
    "mastodon": mark("Mastodon"),
    "wordpress": mark("Web portal"),
    "x": mark("X"),
    "youtube": mark("YouTube"),
    "instagram": mark("Instagram"),
    "linkedin": mark("LinkedIn"),
}
PAGE_KINDS = {
    "page": mark("page"),
    "profile": mark("ID"),
    "group": mark("group"),
    "channel": mark("channel"),
    "site": mark("website"),
}
NAMINGS = {
    "office": mark("In the office's name"),
    "position": mark("In a post's name"),
    "person": mark("In a person's name"),
    "unknown": mark("Not looked at yet"),
}
ROLES = {
    "drafter": mark("Drafter"),
    "reviewer": mark("Reviewer"),
    "publisher": mark("Publisher"),
    "convenor": mark("Convenor"),
    "auditor": mark("Auditor"),
}
NOTE_KINDS = {
    "missed": mark("Missed"),
    "eid": mark("Eid holidays"),
    "shutdown": mark("Shutdown"),
    "disaster": mark("Disaster"),
    "other_excuse": mark("Another excuse"),
}
QUARTERS = {
    1: mark("First quarter"),
    2: mark("Second quarter"),
    3: mark("Third quarter"),
    4: mark("Fourth quarter"),
}
SCORE_UNITS = {"week": mark("week"), "post": mark("post"), "picture": mark("picture")}
SCORE_DUTIES = {
    "weeks_met": mark("Regular updates: {page}"),
    "second_checks": mark("Check by a second member"),
    "alt_texts": mark("Posts that everyone can read"),
}


def account_kind(say: Speaker, platform: str, kind: str) -> str:
    """ "Facebook page"; a web portal is a website anyway, and is called so once."""
    if (platform, kind) == ("wordpress", "site"):
        return say(PLATFORMS[platform])
    return say("{platform} {kind}", platform=say(PLATFORMS[platform]), kind=say(PAGE_KINDS[kind]))
