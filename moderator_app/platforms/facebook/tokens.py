"""What Graph tells of a token: whose it is, what it may do, until when it lives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from moderator_app.domain.sending import SendOutcome
from moderator_app.platforms.facebook.answers import Heard, moment, number, object_of, rows_of, text_of
from moderator_app.platforms.facebook.faults import GraphError, judged
from moderator_app.platforms.kit.withheld import withheld

RIGHTS = ("pages_manage_posts", "pages_read_engagement", "pages_show_list")
"""What publishing and reading back need."""


@dataclass(frozen=True, slots=True)
class Debugged:
    """One token. `limited` holds the pages to which a right is limited, by right; times None for never.

    `heard` is the answer as a refusal where the token is not valid.
    """

    valid: bool
    kind: str
    app_id: str
    page_id: str
    rights: tuple[str, ...]
    limited: Mapping[str, tuple[str, ...]]
    expires_at: datetime | None
    data_expires_at: datetime | None
    heard: Heard = field(repr=False)

    def rights_on(self, page_id: str) -> tuple[str, ...]:
        """What the token may do on one page."""
        return tuple(right for right in self.rights if page_id in self.limited.get(right, (page_id,)))

    def fault_for(self, page_id: str, now: datetime) -> str:
        """The code of what keeps it from publishing on that page; "" where nothing does."""
        if not self.valid:
            return self.heard.fault
        if self.kind != "PAGE":
            return "facebook.page_token_wanted"
        if self.page_id and self.page_id != page_id:
            return "facebook.other_page"
        if self.expires_at is not None and self.expires_at <= now:
            return "facebook.token_expired"
        if self.data_expires_at is not None and self.data_expires_at <= now:
            return "facebook.data_access_ended"
        mine = self.rights_on(page_id)
        return "" if all(right in mine for right in RIGHTS) else "facebook.right_missing"


def debugged(said: Heard, *secrets: str) -> Debugged:
    """Reads an answer of `debug_token` that came in order; `secrets` are withheld from its words."""
    data = object_of(said.told.get("data"))
    raw = data.get("scopes")
    scopes = tuple(str(each) for each in raw) if isinstance(raw, list) else ()  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]  # JSON
    limited = {
        text_of(row.get("scope")): tuple(str(each) for each in targets)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]  # JSON
        for row in rows_of(data.get("granular_scopes"))
        if isinstance(targets := row.get("target_ids"), list)
    }
    valid = data.get("is_valid") is True
    return Debugged(
        valid,
        text_of(data.get("type")).upper(),
        text_of(data.get("app_id")),
        text_of(data.get("profile_id")),
        scopes,
        limited,
        moment(data.get("expires_at")),
        moment(data.get("data_access_expires_at")),
        said if valid else _refusal(said, secrets),
    )


def _refusal(said: Heard, secrets: tuple[str, ...]) -> Heard:
    inner = object_of(object_of(said.told.get("data")).get("error"))
    message = text_of(inner.get("message"))
    error = GraphError(190, int(number(inner.get("subcode"))), message)
    outcome, fault = judged(error)
    assert outcome is SendOutcome.BLOCKED, "190 always means the token"
    return Heard(outcome, {}, fault, withheld(error.words, *secrets), error, None, said.server_at, said.version)
