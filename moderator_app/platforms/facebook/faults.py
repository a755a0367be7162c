"""Graph's error numbers and what each comes to (docs/facts.md, "Facebook Pages"); the words stand in `words`."""

from dataclasses import dataclass

from moderator_app.domain.sending import SendOutcome

_O = SendOutcome

THROTTLES = frozenset({4, 17, 32, 341, 613, 80001})
POSTING_TOO_OFTEN = 1390008
GONE = 33
"""Subcode of 100: the object is not there, or the token may not see it."""

_DEATHS = {
    458: "facebook.app_removed",
    459: "facebook.sign_in_wanted",
    460: "facebook.token_password_changed",
    463: "facebook.token_expired",
    464: "facebook.sign_in_wanted",
    467: "facebook.token_signed_out",
    492: "facebook.role_lost",
}
_BAD_PICTURE = frozenset({1366046, 2069019})
_LINK = frozenset({1609005})


@dataclass(frozen=True, slots=True)
class GraphError:
    """The inner part of an error body; numbers 0 and texts "" where it says nothing. `said` is meant for people."""

    code: int
    subcode: int = 0
    message: str = ""
    title: str = ""
    said: str = ""
    transient: bool = False
    trace: str = ""

    @property
    def words(self) -> str:
        """Its own words with its numbers, for the technical detail."""
        number = f"{self.code}/{self.subcode}" if self.subcode else f"{self.code}"
        parts = (f"{number}:", self.said or self.message, f"[{self.trace}]" if self.trace else "")
        return " ".join(part for part in parts if part)


def judged(error: GraphError) -> tuple[SendOutcome, str]:
    """What a refusal means for a call that creates or commits, and its code.

    Codes 1 and 2 and whatever calls itself transient are unknown there: posts appeared on pages after them.
    """
    if error.code in THROTTLES:
        return _O.THROTTLED, "facebook.throttled"
    if error.code == 368:
        return _abuse(error)
    if error.subcode in _BAD_PICTURE or error.code == 324:
        return _O.REJECTED, "facebook.picture_refused"
    if error.code in {1, 2} or error.transient:
        return _O.UNKNOWN, "facebook.asks_to_repeat"
    if error.code == 506:
        return _O.DUPLICATE, "facebook.duplicate"
    blocked = _blocked(error)
    return (_O.BLOCKED, blocked) if blocked else _refused(error)


def _refused(error: GraphError) -> tuple[SendOutcome, str]:
    """A definite no to this very post."""
    if error.code == 100 and error.subcode == GONE:
        return _O.ASK, "facebook.not_found"
    if error.code == 100 and "scheduled publish time" in error.message.lower():
        return _O.REJECTED, "facebook.time_or_queue"
    if error.code in _LINK or error.subcode in _LINK:
        return _O.ASK, "facebook.link_refused"
    return _O.REJECTED, "facebook.refused"


def _abuse(error: GraphError) -> tuple[SendOutcome, str]:
    """368: posted too often, said already, or content that Facebook does not want."""
    if error.subcode == POSTING_TOO_OFTEN:
        return _O.THROTTLED, "facebook.posting_too_often"
    words = f"{error.message} {error.title} {error.said}".lower()
    if "already posted" in words or "duplicate" in words:
        return _O.DUPLICATE, "facebook.duplicate"
    return _O.ASK, "facebook.content_refused"


def _blocked(error: GraphError) -> str:
    """The code of what is wrong with token or rights; "" where nothing is."""
    if error.code in {102, 190, 2500}:
        return _DEATHS.get(error.subcode, "facebook.token_unknown")
    if error.code == 210:
        return "facebook.page_token_wanted"
    if error.code in {3, 10} or 200 <= error.code <= 299:
        return "facebook.right_missing"
    return "facebook.app_secret_wrong" if "appsecret_proof" in error.message else ""


FAULTS = frozenset(
    {*_DEATHS.values(), "facebook.throttled", "facebook.posting_too_often", "facebook.picture_refused"}
    | {"facebook.asks_to_repeat", "facebook.duplicate", "facebook.not_found", "facebook.time_or_queue"}
    | {"facebook.link_refused", "facebook.refused", "facebook.content_refused", "facebook.token_unknown"}
    | {"facebook.page_token_wanted", "facebook.right_missing", "facebook.app_secret_wrong", "facebook.near_limit"}
    | {"facebook.no_answer", "facebook.no_id", "facebook.server_error", "facebook.picture_too_large"}
    | {"facebook.picture_kind", "facebook.video_by_hand", "facebook.already_out", "facebook.still_there"}
    | {"facebook.trial_left_behind", "facebook.trial_visible", "facebook.other_page", "facebook.data_access_ended"}
    | {"facebook.listing_unread", "facebook.secret_unreadable"}
)
"""Every code that Facebook's folder can give beside those of the kit (`net.…`)."""
