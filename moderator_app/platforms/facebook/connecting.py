"""Proves what was typed to connect a page: token, page, rights, and that something hidden can be made there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import final

from moderator_app.domain.errors import (
    ChannelListRightMissing,
    ChannelNotUnderstood,
    ChannelOpensNoPage,
    ChannelOtherApp,
    ChannelTokenOfApp,
    ChannelTokenTooLong,
    ChannelTokenUnreadable,
    WrongLink,
)
from moderator_app.domain.ids import PageId
from moderator_app.domain.pages import Page
from moderator_app.domain.sending import SendAnswer, SendOutcome
from moderator_app.platforms.facebook.answers import Json, object_of, rows_of, text_of
from moderator_app.platforms.facebook.api import Graph
from moderator_app.platforms.facebook.identity import Identity, account_of, same
from moderator_app.platforms.facebook.reading import FacebookReading
from moderator_app.platforms.facebook.refusals import raise_refusal
from moderator_app.platforms.facebook.tokens import RIGHTS, Debugged, debugged
from moderator_app.platforms.kit.web_link import read_web_link
from moderator_app.ports import Account, ConnectionField, Offered, TokenState

LONGEST = 1_200
"""Characters that an entry of the keyring takes (docs/facts.md, "Keyring")."""
_SECRET = re.compile(r"[\x21-\x7e]+")
_MOST_PAGES = 20
_OF_A_PAGE = "id,name,link,username"
_TRIAL = "Moderator Desk"
_FIELDS = (
    ConnectionField("token", secret=True),
    ConnectionField("app_id", optional=True),
    ConnectionField("app_secret", secret=True, optional=True),
)
_NOBODY = PageId("")


@final
class FacebookConnecting:
    """Fulfils the port `Connecting`. What is typed: a token of the page, or of a person who keeps it."""

    def __init__(self, graph: Graph, reading: FacebookReading) -> None:
        self._graph = graph
        self._reading = reading

    @property
    def fields(self) -> tuple[ConnectionField, ...]:
        return _FIELDS

    def offers(self, page: Page, typed: Mapping[str, str]) -> tuple[Offered, ...]:
        """The pages that the token opens, each with its own token; what they lack stands in `missing`.

        Raises:
            ChannelRefused: every kind of it; nothing was stored or made.
        """
        account = _typed(typed)
        state = self._debugged(account, account.token)
        if account.app_id and state.app_id and account.app_id != state.app_id:
            raise ChannelOtherApp(typed=account.app_id, found=state.app_id)
        account = replace(account, app_id=state.app_id)
        if state.kind == "PAGE":
            return (self._of_page(page, account, state),)
        if state.kind != "USER":
            raise ChannelTokenOfApp()
        offered = tuple(self._of_person(page, account, state))
        if not offered:
            raise ChannelOpensNoPage()
        return offered

    def visible(self, account: Account) -> SendAnswer:
        """Makes a post that nobody sees, looks that it is hidden, and takes it away again."""
        form = {"message": _TRIAL, "published": "false", "unpublished_content_type": "DRAFT"}
        said = self._graph.create(account, f"{account.remote_id}/feed", form)
        post = text_of(said.told.get("id"))
        if said.outcome is not SendOutcome.CONFIRMED or not post:
            fault = said.fault or "facebook.no_id"
            outcome = SendOutcome.UNKNOWN if said.outcome is SendOutcome.CONFIRMED else said.outcome
            return SendAnswer(outcome, "", "", fault, said.detail, said.wait_until, said.server_at)
        shown = self._reading.look(account, post)
        removed = self._graph.remove(account, post)
        after = self._reading.look(account, post)
        if shown.post is not None and shown.post.published:
            return SendAnswer(SendOutcome.ASK, post, shown.post.permalink, "facebook.trial_visible", staged=(post,))
        if not after.is_gone_after(removed):
            return SendAnswer(SendOutcome.ASK, post, "", "facebook.trial_left_behind", after.detail, staged=(post,))
        if shown.post is None:
            return SendAnswer(SendOutcome.UNKNOWN, post, "", shown.fault or "facebook.no_answer", shown.detail)
        return said.answer(remote_id=post)

    def check(self, account: Account) -> TokenState:
        """How the access of a connected page stands."""
        said = self._graph.debug(account, account.token)
        if said.outcome is SendOutcome.BLOCKED:
            return TokenState(known=True, fault=said.fault, version=said.version, server_at=said.server_at)
        if said.outcome is not SendOutcome.CONFIRMED or "data" not in said.told:
            return TokenState(known=False, server_at=said.server_at)
        state = debugged(said, account.token, account.app_secret)
        fault = state.fault_for(account.remote_id, self._graph.now())
        return TokenState(
            known=True,
            fault=fault,
            rights=state.rights_on(account.remote_id),
            expires_at=state.expires_at,
            data_expires_at=state.data_expires_at,
            version=said.version,
            server_at=said.server_at,
        )

    # ------------------------------------------------------------ inside

    def _debugged(self, account: Account, token: str) -> Debugged:
        """Asked with the app's own token where number and secret were typed: that proves both at once."""
        by_app = bool(account.app_id and account.app_secret)
        app_token = f"{account.app_id}|{account.app_secret}"
        asking = replace(account, token=app_token, app_secret="") if by_app else account
        said = self._graph.debug(asking, token)
        if said.outcome is not SendOutcome.CONFIRMED:
            raise_refusal(said, by_app=by_app)
        if not object_of(said.told.get("data")):
            raise ChannelNotUnderstood(detail="debug_token")
        state = debugged(said, token, account.app_secret)
        if not state.valid:
            raise_refusal(state.heard, by_app=False)
        return state

    def _of_page(self, page: Page, account: Account, state: Debugged) -> Offered:
        account = replace(account, remote_id=state.page_id)
        said = self._graph.read(account, state.page_id or "me", {"fields": _OF_A_PAGE})
        if said.outcome is not SendOutcome.CONFIRMED:
            raise_refusal(said, by_app=False)
        return _offered(page, replace(account, remote_id=text_of(said.told.get("id"))), said.told, state)

    def _of_person(self, page: Page, account: Account, state: Debugged) -> Iterator[Offered]:
        if "pages_show_list" not in state.rights:
            raise ChannelListRightMissing(rights="pages_show_list")
        for row in self._accounts(account):
            token, number = text_of(row.get("access_token")), text_of(row.get("id"))
            if not token or not number or not _SECRET.fullmatch(token):
                continue
            own = replace(account, remote_id=number, token=_fitting(token))
            fits = _fits(page, row, number)
            found = self._debugged(own, token) if fits is not False else state
            yield _offered(page, own, row, found)

    def _accounts(self, account: Account) -> Iterator[Json]:
        query = {"fields": f"{_OF_A_PAGE},access_token", "limit": "100"}
        for _ in range(_MOST_PAGES):
            said = self._graph.read(account, "me/accounts", query)
            if said.outcome is not SendOutcome.CONFIRMED:
                raise_refusal(said, by_app=False, needs="pages_show_list")
            yield from rows_of(said.told.get("data"))
            paging = object_of(said.told.get("paging"))
            after = text_of(object_of(paging.get("cursors")).get("after"))
            if not paging.get("next") or not after:
                return
            query = {**query, "after": after}


def _typed(typed: Mapping[str, str]) -> Account:
    """What was typed, without the blanks that pasting brings.

    Raises:
        ChannelTokenUnreadable, ChannelTokenTooLong: it can be no token, or not be kept.
    """
    token, secret = typed.get("token", "").strip(), typed.get("app_secret", "").strip()
    app_id = typed.get("app_id", "").strip()
    if not _SECRET.fullmatch(token) or (secret and not _SECRET.fullmatch(secret)):
        raise ChannelTokenUnreadable()
    if app_id and not (app_id.isascii() and app_id.isdigit()):
        raise ChannelTokenUnreadable()
    return Account(_NOBODY, "", _fitting(token), _fitting(secret), app_id)


def _fitting(secret: str) -> str:
    if len(secret) > LONGEST:
        raise ChannelTokenTooLong(limit=LONGEST, length=len(secret))
    return secret


def _offered(page: Page, account: Account, row: Json, state: Debugged) -> Offered:
    rights = state.rights_on(account.remote_id)
    return Offered(
        account.remote_id,
        text_of(row.get("name")),
        account.token,
        account.app_secret,
        state.app_id or account.app_id,
        rights,
        tuple(right for right in RIGHTS if right not in rights),
        state.expires_at,
        state.data_expires_at,
        state.heard.version,
        _fits(page, row, account.remote_id),
    )


def _fits(page: Page, row: Json, number: str) -> bool | None:
    """Whether it is the page of the register, by number or name; None where the register tells neither of both."""
    try:
        registered, _ = account_of(read_web_link(page.url))
        shown, _ = account_of(read_web_link(text_of(row.get("link")))) if row.get("link") else (None, ())
    except WrongLink:
        return None
    if registered is None:
        return None
    name = text_of(row.get("username")).replace(".", "").casefold() or (shown.name if shown is not None else "")
    return same(registered, Identity(name, number))
