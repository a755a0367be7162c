"""The words of the paper for every value of the rules' enumerations; English sources."""

from moderator_app.domain.cadence import NoteKind, WeekState
from moderator_app.domain.evaluation import Check, CountReason, ScoreKey, ScoreStatus, ScoreUnit
from moderator_app.domain.office import Bilingual
from moderator_app.domain.pages import PageKind, Platform
from moderator_app.domain.panel import ApprovalPreset, PanelSize, Role
from moderator_app.domain.purposes import Purpose
from moderator_app.words import Language, Speaker, mark

PURPOSES: dict[Purpose, str] = {
    Purpose.OFFICIAL_COMMUNICATION: mark("Official communication"),
    Purpose.PROBLEM_SOLVING: mark("Reviewing and solving problems"),
    Purpose.AWARENESS: mark("Raising awareness"),
    Purpose.SERVICE_INNOVATION: mark("Easier services and innovation"),
    Purpose.PARTICIPATION: mark("Participation in decisions and policymaking"),
    Purpose.PEOPLE_FRIENDLY_ADMINISTRATION: mark("People-friendly administration"),
    Purpose.COMPLAINT_SETTLEMENT: mark("Settling complaints"),
}

WEEK_STATES: dict[WeekState, str] = {
    WeekState.MET: mark("Met"),
    WeekState.ON_TRACK: mark("On track"),
    WeekState.AT_RISK: mark("At risk"),
    WeekState.MISSED: mark("Missed"),
    WeekState.EXCUSED: mark("Excused"),
    WeekState.NOT_RECORDED: mark("Not recorded"),
}

# The sign beside the word: a shape, so that no state hangs on colour. All stand in the bundled fonts.
WEEK_SIGNS: dict[WeekState, str] = {
    WeekState.MET: "✔",
    WeekState.ON_TRACK: "⏳",
    WeekState.AT_RISK: "⏳",
    WeekState.MISSED: "⚠",
    WeekState.EXCUSED: "➖",
    WeekState.NOT_RECORDED: "–",
}

NOTE_KINDS: dict[NoteKind, str] = {
    NoteKind.MISSED: "",
    NoteKind.EID: mark("Eid holidays"),
    NoteKind.SHUTDOWN: mark("Shutdown"),
    NoteKind.DISASTER: mark("Disaster"),
    NoteKind.OTHER_EXCUSE: mark("Another excuse"),
}

QUARTERS: dict[int, str] = {
    1: mark("First quarter"),
    2: mark("Second quarter"),
    3: mark("Third quarter"),
    4: mark("Fourth quarter"),
}

UNITS: dict[ScoreUnit, str] = {
    ScoreUnit.WEEK: mark("week"),
    ScoreUnit.POST: mark("post"),
    ScoreUnit.PICTURE: mark("picture"),
}

STATUSES: dict[ScoreStatus, str] = {
    ScoreStatus.FULL: mark("✔ Full"),
    ScoreStatus.PARTIAL: mark("⚠ Partial"),
    ScoreStatus.SHORT: mark("⚠ Short"),
    ScoreStatus.NOTHING_DUE: mark("– Nothing due"),
}

ACTIVITIES: dict[ScoreKey, str] = {
    ScoreKey.WEEKS_MET: mark("Regular updates: {page}"),
    ScoreKey.SECOND_CHECKS: mark("Check by a second member"),
    ScoreKey.ALT_TEXTS: mark("Posts that everyone can read"),
}

INDICATORS: dict[ScoreKey, str] = {
    ScoreKey.WEEKS_MET: mark("Weeks that met the weekly minimum"),
    ScoreKey.SECOND_CHECKS: mark("Posts approved beforehand by another member"),
    ScoreKey.ALT_TEXTS: mark("Pictures with alternative text"),
}

PRESETS: dict[ApprovalPreset, str] = {
    ApprovalPreset.SELF_CHECK: mark(
        "One appointed person keeps the pages. A post is looked over again by its own author, who declares so in "
        "writing; no second person checks it, and no such post is counted as checked by a second member."
    ),
    ApprovalPreset.ONE_OTHER: mark(
        "Before a post goes out, one member other than its author approves the exact text, link and pictures."
    ),
    ApprovalPreset.TWO_OTHERS: mark(
        "Before a post goes out, two members other than its author approve the exact text, link and pictures."
    ),
}

PANEL_SIZES: dict[PanelSize, str] = {
    PanelSize.AS_DIRECTED: mark("The panel has the size the directive asks for: one appointed person or 3–5 members."),
    PanelSize.TWO: mark("The directive asks for one appointed person or 3–5 members; this panel has two."),
    PanelSize.SIX_OR_MORE: mark("The directive asks for one appointed person or 3–5 members; this panel has more."),
}

ROLES: dict[Role, str] = {
    Role.DRAFTER: mark("Drafter"),
    Role.REVIEWER: mark("Reviewer"),
    Role.PUBLISHER: mark("Publisher"),
    Role.CONVENOR: mark("Convenor"),
    Role.AUDITOR: mark("Auditor"),
}

PLATFORMS: dict[Platform, str] = {
    Platform.FACEBOOK: mark("Facebook"),
    Platform.TELEGRAM: mark("Telegram"),
    Platform.MASTODON: mark("Mastodon"),
    Platform.WORDPRESS: mark("WordPress"),
    Platform.X: mark("X"),
    Platform.YOUTUBE: mark("YouTube"),
    Platform.INSTAGRAM: mark("Instagram"),
    Platform.LINKEDIN: mark("LinkedIn"),
}

PAGE_KINDS: dict[PageKind, str] = {
    PageKind.PAGE: mark("page"),
    PageKind.PROFILE: mark("ID"),
    PageKind.GROUP: mark("group"),
    PageKind.CHANNEL: mark("channel"),
    PageKind.SITE: mark("website"),
}

CHECKS: dict[Check, str] = {
    Check.SECOND_MEMBER: "",
    Check.SELF_DECLARED: mark("Own declaration only; no second person"),
    Check.NOT_CHECKED: mark("Not checked beforehand"),
}

COUNT_REASONS: dict[CountReason, str] = {
    CountReason.LIVE: mark("Counts"),
    CountReason.REMOVED: mark("Does not count: removed from the page"),
}


def named(name: Bilingual, say: Speaker) -> str:
    """A name in the paper's language; the Bangla one where the office gave no English."""
    return name.bn if say.language is Language.BANGLA else name.english
