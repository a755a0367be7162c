"""The seven uses of social media that the directive names; each post has exactly one (docs/facts.md)."""

from enum import StrEnum


class Purpose(StrEnum):
    """One of the seven uses; the values are the keys of `evaluation.json`."""

    OFFICIAL_COMMUNICATION = "official_communication"
    PROBLEM_SOLVING = "problem_solving"
    AWARENESS = "awareness"
    SERVICE_INNOVATION = "service_innovation"
    PARTICIPATION = "participation"
    PEOPLE_FRIENDLY_ADMINISTRATION = "people_friendly_administration"
    COMPLAINT_SETTLEMENT = "complaint_settlement"
