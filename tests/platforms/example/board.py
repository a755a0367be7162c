"""A whole platform as docs/adding-a-platform.md describes it: what is known of it, and how it is published on.

It has no timer of its own, no editing and no numbers: what a platform cannot do stays None.
"""

import json
from datetime import timedelta

from moderator_app.domain.media_rules import MediaRule
from moderator_app.domain.pages import Platform
from moderator_app.domain.posts import Content
from moderator_app.domain.sending import Listing, RemotePost, SendAnswer, SendOutcome
from moderator_app.platforms.kit.lengths import code_points
from moderator_app.platforms.kit.reading import not_a_post, shows_no_page
from moderator_app.platforms.kit.send_once import Call, NoReply, Patience, read_once, send_once
from moderator_app.platforms.kit.web_link import address
from moderator_app.ports import Channel, ConnectionField, Offered, TokenState

QUICK = Patience(connect=2, answer=0.5)


class Board:
    """The knowledge: limits and links, without a connection."""

    text_limit = 500
    caption_limit = None
    media_rule = MediaRule()
    link_in_text = True

    def read_link(self, page, link):
        plain = address(link.place, link.path)
        return shows_no_page(plain) if link.path[:1] == ("notes",) else not_a_post(plain)

    def composer_link(self, page, text):
        return page.url

    def text_length(self, text):
        return code_points(text)


class BoardChannel:
    """Connecting, sending and reading back in one class, for they are small."""

    window = timedelta(minutes=5)
    fields = (ConnectionField("token", secret=True),)

    def __init__(self, base: str) -> None:
        self._base = base

    # --- Connecting ---------------------------------------------------------------------------------------------------

    def offers(self, page, typed):
        return (Offered("board", "The board", typed["token"]),)

    def visible(self, account):
        return SendAnswer(SendOutcome.CONFIRMED)

    def check(self, account):
        return TokenState(known=True)

    # --- DirectSending ------------------------------------------------------------------------------------------------

    def stage(self, account, parcel):
        return SendAnswer(SendOutcome.CONFIRMED)

    def commit(self, account, parcel, staged):
        text = Content(parcel.text, parcel.link).with_link
        headers = {"Authorization": f"Key {account.token}", "Content-Type": "application/json"}
        call = Call("POST", f"{self._base}/notes", headers, content=json.dumps({"text": text}).encode())
        reply = send_once(call, QUICK)
        if isinstance(reply, NoReply):
            outcome = SendOutcome.UNKNOWN if reply.arrived else SendOutcome.NOT_SENT
            return SendAnswer(outcome, fault=reply.fault, detail=reply.detail)
        if reply.status == 401:
            return SendAnswer(SendOutcome.BLOCKED, fault="facebook.token_unknown")
        if reply.status != 201:
            return SendAnswer(SendOutcome.UNKNOWN, fault="net.answer_lost")
        return SendAnswer(SendOutcome.CONFIRMED, json.loads(reply.body)["id"])

    # --- ReadingBack --------------------------------------------------------------------------------------------------

    def published(self, account, since):
        reply = read_once(Call("GET", f"{self._base}/notes"), QUICK)
        if isinstance(reply, NoReply) or reply.status != 200:
            return Listing(fault="net.answer_lost")
        notes = json.loads(reply.body)["notes"]
        return Listing(tuple(RemotePost(note["id"], note["text"]) for note in notes), clean=True)

    def one(self, account, remote_id):
        listing = self.published(account, None)
        return next((post for post in listing.posts if post.remote_id == remote_id), None)


def board_channel(base: str) -> Channel:
    speaks = BoardChannel(base)
    return Channel(Platform.MASTODON, speaks, direct=speaks, reading=speaks)
