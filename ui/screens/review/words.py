"""The words of the review screen that stand in tables."""

from moderator_app.domain.panel import ApprovalPreset
from moderator_app.domain.purposes import Purpose
from moderator_app.words import mark

PURPOSES: dict[Purpose, str] = {
    Purpose.OFFICIAL_COMMUNICATION: mark("Official communication"),
    Purpose.PROBLEM_SOLVING: mark("Reviewing and solving problems"),
    Purpose.AWARENESS: mark("Raising awareness"),
    Purpose.SERVICE_INNOVATION: mark("Easier services and innovation"),
    Purpose.PARTICIPATION: mark("Participation in decisions and policymaking"),
    Purpose.PEOPLE_FRIENDLY_ADMINISTRATION: mark("People-friendly administration"),
    Purpose.COMPLAINT_SETTLEMENT: mark("Settling complaints"),
}

RULES: dict[ApprovalPreset, str] = {
    ApprovalPreset.SELF_CHECK: mark("rule: own written declaration"),
    ApprovalPreset.ONE_OTHER: mark("rule: one other member approves"),
    ApprovalPreset.TWO_OTHERS: mark("rule: two other members approve"),
}
"""Who must have seen a post, beside the title."""
