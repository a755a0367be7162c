"""A refusal while a page is connected, as the error that says what to do."""

from typing import NoReturn

from moderator_app.domain.errors import (
    ChannelAppSecretWrong,
    ChannelBusy,
    ChannelListRightMissing,
    ChannelNotProved,
    ChannelNotUnderstood,
    ChannelRefused,
    ChannelTokenEnded,
    ChannelTokenExpired,
    ChannelTokenUnknown,
    ChannelUnreachable,
)
from moderator_app.domain.sending import SendOutcome
from moderator_app.platforms.facebook.answers import Heard

_APP_REFUSED = frozenset({1, 101, 104, 190})
"""What Graph answers to a wrong number or secret of an app."""


def raise_refusal(said: Heard, *, by_app: bool, needs: str = "") -> NoReturn:
    """Raises the kind of ChannelRefused that fits; `by_app`: it was asked with an app's number and secret."""
    raise _refusal(said, by_app=by_app, needs=needs) from None


def _refusal(said: Heard, *, by_app: bool, needs: str) -> ChannelRefused:
    fault, detail = said.fault, said.detail
    if fault.startswith("net."):
        return ChannelNotProved(detail=detail) if fault == "net.certificate" else ChannelUnreachable(detail=detail)
    if said.outcome is SendOutcome.THROTTLED:
        return ChannelBusy(detail=detail)
    if fault == "facebook.app_secret_wrong" or (by_app and said.error and said.error.code in _APP_REFUSED):
        return ChannelAppSecretWrong(detail=detail)
    if fault in {"facebook.server_error", "facebook.asks_to_repeat"}:
        return ChannelUnreachable(detail=detail)
    return _of_token(said, needs)


def _of_token(said: Heard, needs: str) -> ChannelRefused:
    fault, detail = said.fault, said.detail
    if fault == "facebook.right_missing" and needs:
        return ChannelListRightMissing(rights=needs)
    if fault == "facebook.token_expired":
        return ChannelTokenExpired(detail=detail)
    if fault == "facebook.token_unknown":
        return ChannelTokenUnknown(detail=detail)
    if said.outcome is SendOutcome.BLOCKED:
        return ChannelTokenEnded(fault=fault, detail=detail)
    return ChannelNotUnderstood(detail=detail)
