"""The seven purposes as the composer names them."""

from moderator_app.domain.purposes import Purpose
from moderator_app.words import mark

PURPOSE_NAMES = {
    Purpose.OFFICIAL_COMMUNICATION: mark("Official communication"),
    Purpose.PROBLEM_SOLVING: mark("Reviewing and solving problems"),
    Purpose.AWARENESS: mark("Raising awareness"),
    Purpose.SERVICE_INNOVATION: mark("Easier services and innovation"),
    Purpose.PARTICIPATION: mark("Participation in decisions and policymaking"),
    Purpose.PEOPLE_FRIENDLY_ADMINISTRATION: mark("People-friendly administration"),
    Purpose.COMPLAINT_SETTLEMENT: mark("Settling complaints"),
}
