"""The way to Graph: the token in the header, its proof beside it, and the limit kept before it is reached."""

import hashlib
import hmac
import logging
import re
import threading
from collections.abc import Mapping
from datetime import datetime, timedelta

from moderator_app.domain.sending import SendOutcome
from moderator_app.platforms.facebook.answers import Heard, heard, usage
from moderator_app.platforms.kit.send_once import (
    ONCE,
    READING,
    Call,
    NoReply,
    Patience,
    Reply,
    Upload,
    read_once,
    send_once,
)
from moderator_app.ports import Account, Clock

BASE = "https://graph.facebook.com"
VERSION = "v26.0"
HOLD_AT = 80.0
"""Per cent of a limit from which on nothing more is created for a while."""
HELD_FOR = timedelta(minutes=10)
_TOKEN = re.compile(r"[\x21-\x7e]+")
_PATH = re.compile(r"[A-Za-z0-9_/]+")

_log = logging.getLogger(__name__)


class Graph:
    """Thread-safe. Tokens travel in the header alone; nothing here keeps one."""

    def __init__(
        self,
        clock: Clock,
        base: str = BASE,
        version: str = VERSION,
        *,
        once: Patience = ONCE,
        reading: Patience = READING,
    ) -> None:
        """Opens nothing.

        Args:
            clock: for ends of throttles.
            base: where Graph is, without a version.
            version: which of its versions is spoken.
            once: how long a call that creates may take.
            reading: how long one that only reads.
        """
        self._clock = clock
        self._root = f"{base}/{version}"
        self._version = version
        self._once, self._reading = once, reading
        self._lock = threading.Lock()
        self._held: dict[str, datetime] = {}
        self._warned: set[str] = set()

    def now(self) -> datetime:
        """By this PC's clock."""
        return self._clock.now()

    def create(self, account: Account, path: str, form: Mapping[str, str], uploads: tuple[Upload, ...] = ()) -> Heard:
        """POSTs what makes or changes something, once; not at all while the page's limit is near."""
        until = self._held_until(account.remote_id)
        if until is not None:
            return Heard(SendOutcome.THROTTLED, fault="facebook.near_limit", wait_until=until)
        return self._sent(account, "POST", path, form, uploads)

    def remove(self, account: Account, path: str) -> Heard:
        """DELETEs, once."""
        return self._sent(account, "DELETE", path, {})

    def read(self, account: Account, path: str, query: Mapping[str, str]) -> Heard:
        """GETs what changes nothing."""
        call = self._call(account, "GET", path, dict(query) | _proof(account), None)
        return self._heard(account, read_once(call, self._reading) if call else _NOT_SENDABLE)

    def debug(self, asking: Account, token: str) -> Heard:
        """What Graph tells of a token.

        The token to be told of would stand in the address of a GET; Graph takes any call as a POST with the field
        `method`, as the vendor's own library for PHP sends all of them, and so it stays out of every log.
        """
        form = {"method": "GET", "input_token": token} | _proof(asking)
        call = self._call(asking, "POST", "debug_token", {}, form, token)
        return self._heard(asking, read_once(call, self._reading) if call else _NOT_SENDABLE, token)

    def _sent(
        self, account: Account, method: str, path: str, form: Mapping[str, str], uploads: tuple[Upload, ...] = ()
    ) -> Heard:
        query = _proof(account) if method == "DELETE" else {}
        body = None if method == "DELETE" else dict(form) | _proof(account)
        call = self._call(account, method, path, query, body, uploads=uploads)
        return self._heard(account, send_once(call, self._once) if call else _NOT_SENDABLE)

    def _call(
        self,
        account: Account,
        method: str,
        path: str,
        query: Mapping[str, str],
        form: Mapping[str, str] | None,
        *more_secrets: str,
        uploads: tuple[Upload, ...] = (),
    ) -> Call | None:
        """None where token or path hold what cannot be sent; nothing then leaves this PC."""
        if not _TOKEN.fullmatch(account.token) or not _PATH.fullmatch(path):
            return None
        secrets = _secrets(account, *more_secrets)
        headers = {"Authorization": f"Bearer {account.token}"}
        return Call(method, f"{self._root}/{path}", headers, query, form, uploads, secrets=secrets)

    def _heard(self, account: Account, reply: Reply | NoReply, *more_secrets: str) -> Heard:
        said = heard(reply, self.now(), _secrets(account, *more_secrets))
        if isinstance(reply, Reply):
            self._hold(account.remote_id, reply)
            self._compare(said.version)
        return said

    def _hold(self, remote_id: str, reply: Reply) -> None:
        share, regain = usage(reply)
        if share >= HOLD_AT:
            with self._lock:
                self._held[remote_id] = self.now() + (regain or HELD_FOR)

    def _held_until(self, remote_id: str) -> datetime | None:
        with self._lock:
            until = self._held.get(remote_id)
            if until is not None and until <= self.now():
                del self._held[remote_id]
                return None
            return until

    def _compare(self, version: str) -> None:
        if version and version != self._version and version not in self._warned:
            self._warned.add(version)
            _log.warning("Graph answered as %s, not as %s", version, self._version)


_NOT_SENDABLE = NoReply(arrived=False, fault="facebook.secret_unreadable")


def _secrets(account: Account, *more: str) -> tuple[str, ...]:
    """What no word may hold; an app's own token is its number, a bar and its secret."""
    return (account.token, account.token.partition("|")[2], account.app_secret, *more)


def _proof(account: Account) -> dict[str, str]:
    """That whoever asks knows the app's secret: HMAC-SHA256 of the token."""
    if not account.app_secret:
        return {}
    proof = hmac.new(account.app_secret.encode(), account.token.encode(), hashlib.sha256)
    return {"appsecret_proof": proof.hexdigest()}
