"""One call to a platform: sent once and never again, with an honest word on whether it can have arrived.

Each call has a connection of its own (a kept-alive one gave a false "unknown"), speaks HTTP/1.1, follows no redirect
and is never repeated (docs/facts.md, "Publishing exactly once"). An office's proxy is used, as this login's environment
names it: TLS goes through it end to end, so that it sees the host and nothing else.
"""

import functools
import re
import socket
import ssl
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from moderator_app.platforms.kit.withheld import withheld

_HEADER_VALUE = re.compile(r"[\x20-\x7e]*")
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited, in seconds, for a connection and for each further step; `largest`: bytes of an answer."""

    connect: float = 20.0
    answer: float = 120.0
    largest: int = 2_000_000


ONCE = Patience()
"""For what creates or commits: giving up early makes an unknown outcome, so nobody gives up early."""
READING = Patience(connect=15.0, answer=30.0, largest=16_000_000)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a form."""

    name: str
    filename: str
    kind: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """What is asked. `query` and `form` hold nothing secret but where the platform has no other place for it.

    `content` is a body as it stands, where no form is sent; its kind goes into the headers. `secrets` are withheld from
    every word that is kept of the call.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    query: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    form: Mapping[str, str] | None = field(default=None, repr=False)
    uploads: tuple[Upload, ...] = field(default=())
    content: bytes | None = field(default=None, repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that was heard to its end; names of headers in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class NoReply:
    """No whole answer was heard. `arrived` is False only where the request certainly never left.

    `fault` is a code with words; `detail` is short, technical and holds nothing secret.
    """

    arrived: bool
    fault: str
    detail: str = ""


def send_once(call: Call, patience: Patience = ONCE) -> Reply | NoReply:
    """Sends what creates, changes, commits or deletes: once."""
    return _exchanged(call, patience)


def read_once(call: Call, patience: Patience = READING) -> Reply | NoReply:
    """Sends what changes nothing; who asks may ask again."""
    return _exchanged(call, patience)


def _exchanged(call: Call, patience: Patience) -> Reply | NoReply:
    """Every exception of httpx by its own name: a parent would mix "never left" with "nobody knows"."""
    if unsendable := _unsendable(call):
        return NoReply(arrived=False, fault=unsendable)
    import httpx

    # ProxyError: the tunnel was refused, before anything was said to the platform.
    never_left = (
        httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol,
        httpx.InvalidURL,
    )  # fmt: skip
    nobody_knows = (
        httpx.ReadError, httpx.WriteError, httpx.CloseError, httpx.RemoteProtocolError, httpx.LocalProtocolError,
        httpx.ReadTimeout, httpx.WriteTimeout, httpx.DecodingError, httpx.TooManyRedirects, httpx.StreamClosed,
        httpx.StreamConsumed, httpx.ResponseNotRead, httpx.RequestNotRead, httpx.CookieConflict,
    )  # fmt: skip
    try:
        return _heard(call, patience)
    except never_left as fault:
        return NoReply(arrived=False, fault=_why_not(fault), detail=_words_of(fault, call.secrets))
    except nobody_knows as fault:
        late = isinstance(fault, httpx.ReadTimeout | httpx.WriteTimeout)
        return _lost(_words_of(fault, call.secrets), late=late)
    except OSError as fault:  # from below httpx, which translates most but not all of them
        return _lost(_words_of(fault, call.secrets))


def _lost(detail: str, *, late: bool = False) -> NoReply:
    return NoReply(arrived=True, fault="net.no_answer_in_time" if late else "net.answer_lost", detail=detail)


def _heard(call: Call, patience: Patience) -> Reply | NoReply:
    import httpx

    options = httpx.Timeout(patience.answer, connect=patience.connect, pool=patience.connect)
    limits = httpx.Limits(max_connections=1, max_keepalive_connections=0)
    with (
        httpx.Client(
            verify=trust(),
            http2=False,
            follow_redirects=False,
            trust_env=_is_secure(call),
            timeout=options,
            limits=limits,
        ) as client,
        client.stream(
            call.method,
            call.url,
            params=dict(call.query) or None,
            content=call.content,
            data=dict(call.form) if call.form is not None else None,
            files=[(each.name, (each.filename, each.content, each.kind)) for each in call.uploads] or None,
            headers={"Accept-Encoding": "identity", "Connection": "close", "User-Agent": "moderator-desk"}
            | dict(call.headers),
        ) as answer,
    ):
        body, until = bytearray(), time.monotonic() + patience.answer
        for chunk in answer.iter_bytes():
            body += chunk
            if len(body) > patience.largest:
                return NoReply(arrived=True, fault="net.answer_too_large")
            if time.monotonic() > until:
                return _lost("", late=True)
        return Reply(answer.status_code, {key.lower(): value for key, value in answer.headers.items()}, bytes(body))


def _unsendable(call: Call) -> str:
    """Why a call must not even be tried: in the clear to another machine, or with what no header can hold."""
    if not _is_secure(call) and urlsplit(call.url).hostname not in _LOOPBACK:
        return "net.not_encrypted"
    return "" if all(_HEADER_VALUE.fullmatch(value) for value in call.headers.values()) else "net.unsendable"


def _is_secure(call: Call) -> bool:
    return urlsplit(call.url).scheme == "https"


def _why_not(fault: Exception) -> str:
    """The code of what kept a call from leaving."""
    import httpx

    below = [*_below(fault)]
    if any(isinstance(each, ssl.SSLCertVerificationError) for each in below):
        return "net.certificate"
    if isinstance(fault, httpx.ProxyError):
        return "net.proxy"
    return "net.no_such_host" if any(isinstance(each, socket.gaierror) for each in below) else "net.not_reached"


def _below(fault: BaseException) -> Iterable[BaseException]:
    """The fault and what it came from."""
    seen: BaseException | None = fault
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__


def _words_of(fault: Exception, secrets: tuple[str, ...]) -> str:
    """A fault's own words; those of our own mistake may hold a header, so only its name is said."""
    import httpx

    words = "" if isinstance(fault, httpx.LocalProtocolError) else f": {fault}"
    return withheld(f"{type(fault).__name__}{words}", *secrets)


@functools.cache
def trust() -> ssl.SSLContext:
    """Whom this system trusts (an office's own issuer among them), and whom the web trusts where a system knows few.

    One for all calls: making it takes longer than a call on loopback.
    """
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
