"""The words of the paper for every value of the rules' enumerations; English sources."""

from moderator_app.domain.cadence import WeekState
from moderator_app.domain.evaluation import Check, CountReason, ScoreKey, ScoreStatus
from moderator_app.domain.panel import ApprovalPreset, PanelSize
from moderator_app.words import mark

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

STATUSES: dict[ScoreStatus, str] = {
    ScoreStatus.FULL: mark("✔ Full"),
    ScoreStatus.PARTIAL: mark("⚠ Partial"),
    ScoreStatus.SHORT: mark("⚠ Short"),
    ScoreStatus.NOTHING_DUE: mark("– Nothing due"),
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

CHECKS: dict[Check, str] = {
    Check.SECOND_MEMBER: "",
    Check.SELF_DECLARED: mark("Own declaration only; no second person"),
    Check.NOT_CHECKED: mark("Not checked beforehand"),
}

COUNT_REASONS: dict[CountReason, str] = {
    CountReason.LIVE: mark("Counts"),
    CountReason.REMOVED: mark("Does not count: removed from the page"),
}
