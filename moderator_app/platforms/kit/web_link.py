"""A web address taken apart as a browser would, so that no trick of writing leads elsewhere than it looks."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit

from moderator_app.domain.errors import WrongLink
from moderator_app.domain.fields import clean_line, web_address

_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_SEGMENT_SAFE = "!$&'()*+,;=:@-._~"
_DEFAULT_PORTS = (None, 80, 443)


@dataclass(frozen=True, slots=True)
class WebLink:
    """An http(s) address in its parts.

    `host` is lower case, international names in their ASCII form (xn--…); `port` None where it is the usual one.
    `path` holds the decoded segments without empty ones and with dots resolved; the fragment is dropped.
    """

    secure: bool
    host: str
    port: int | None
    path: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    slash: bool

    def value(self, name: str) -> str:
        """A query field, or nothing."""
        return next((value for key, value in self.query if key == name), "")

    @property
    def place(self) -> str:
        """Host and, where unusual, port."""
        return self.host if self.port is None else f"{self.host}:{self.port}"


def read_web_link(text: str) -> WebLink:
    """Takes an address apart; the scheme may be left out, as phones show it.

    Raises:
        WrongLink: no web address, or one written to mislead (a name before the host, a backslash).
    """
    line = clean_line(text)
    try:
        return _taken_apart(web_address(line if _SCHEME.match(line) else f"https://{line}"))
    except (WrongLink, ValueError):
        raise WrongLink(link=line) from None


def _taken_apart(address: str) -> WebLink:
    parts = urlsplit(address)
    host = (parts.hostname or "").removesuffix(".").encode("idna").decode("ascii").lower()
    if not _HOST.fullmatch(host) or "\\" in address:
        raise WrongLink(link=address)
    return WebLink(
        secure=parts.scheme.lower() == "https",
        host=host,
        port=None if parts.port in _DEFAULT_PORTS else parts.port,
        path=_resolved(parts.path),
        query=tuple(parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")),
        slash=parts.path.endswith("/"),
    )


def _resolved(path: str) -> tuple[str, ...]:
    found: list[str] = []
    for raw in path.split("/"):
        segment = unquote_to_bytes(raw).decode("utf-8", "surrogateescape")
        if segment == "..":
            del found[-1:]
        elif segment not in ("", "."):
            found.append(segment)
    return tuple(found)


def address(
    place: str,
    path: Iterable[str] = (),
    query: Iterable[tuple[str, str]] = (),
    *,
    secure: bool = True,
    slash: bool = False,
) -> str:
    """Puts an address together: segments and fields percent-encoded in UTF-8."""
    segments = [quote(segment, safe=_SEGMENT_SAFE, errors="surrogateescape") for segment in path]
    end = "/" if slash and segments else ""
    fields = urlencode(tuple(query), errors="surrogateescape")
    scheme = "https" if secure else "http"
    return f"{scheme}://{place}/{'/'.join(segments)}{end}" + (f"?{fields}" if fields else "")


def only(link: WebLink, names: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The query fields of these names, in their order."""
    return tuple((key, value) for key, value in link.query if key in names)
