"""What every typed field goes through at its border: NFC, trimmed, not empty, not too long."""

import unicodedata
from datetime import date, datetime, time
from string import ascii_letters, digits
from urllib.parse import urlsplit

from moderator_app.domain.errors import EmptyField, FieldTooLong, WrongDate, WrongEmail, WrongLink, WrongTime
from moderator_app.zone import DHAKA

NAME_LIMIT = 200
TEXT_LIMIT = 100_000
_IN_MAIL_NAMES = frozenset(ascii_letters + digits + "!#$%&'*+-/=?^_`{|}~.")
_LONGEST_EMAIL = 254
_UNSEEN = frozenset({"Zs", "Cf"})
FIRST_YEAR, LAST_YEAR = 1972, 2199
"""The years in which an office's days may lie: every week, quarter and Bangla date of theirs can be reckoned."""


def clean_line(text: str) -> str:
    """One line of NFC text without control characters, lone surrogates and blanks at its ends."""
    sound = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    kept = "".join(" " if unicodedata.category(c) == "Cc" else c for c in sound)
    return " ".join(kept.split())


def plain(text: str) -> str:
    """A head, a name or a word of a file as it is compared: no case, no marks, single blanks."""
    return " ".join(clean_line(text).casefold().replace("_", " ").split()).removesuffix(":")


def required(field: str, text: str, limit: int = NAME_LIMIT) -> str:
    """A cleaned line that must hold something.

    Raises:
        EmptyField: nothing but blanks and marks that nobody sees.
        FieldTooLong: more than `limit` characters.
    """
    line = optional(field, text, limit)
    if all(unicodedata.category(c) in _UNSEEN for c in line):
        raise EmptyField(field=field)
    return line


def optional(field: str, text: str, limit: int = NAME_LIMIT) -> str:
    """A cleaned line that may be empty.

    Raises:
        FieldTooLong: more than `limit` characters.
    """
    line = clean_line(text)
    if len(line) > limit:
        raise FieldTooLong(field=field, limit=limit)
    return line


def web_address(text: str) -> str:
    """A cleaned http(s) address with a host, and without a user's name before it, which only serves to mislead.

    Raises:
        WrongLink: anything else.
    """
    line = clean_line(text)
    try:
        parts = urlsplit(line)
        labels = (parts.hostname or "").removesuffix(".").split(".")
        named = parts.username is not None or parts.port == 0
    except ValueError:
        raise WrongLink(link=line) from None
    if parts.scheme.lower() not in ("http", "https") or named or len(labels) < 2 or not all(labels) or " " in line:
        raise WrongLink(link=line)
    return line


def email_address(text: str) -> str:
    """A cleaned e-mail address that may stand in the head of a mail as it is, or nothing.

    Raises:
        WrongEmail: not a plain name, one @ and the name of a server with a dot; or longer than mail allows.
    """
    line = clean_line(text)
    if not line:
        return ""
    name, _, host = line.partition("@")
    plain = all(name.split(".")) and set(name) <= _IN_MAIL_NAMES
    if not plain or "." not in host or not is_server_name(host) or len(line) > _LONGEST_EMAIL:
        raise WrongEmail(value=line)
    return line


def is_server_name(text: str) -> bool:
    """Whether a text may name a server: parts of letters (also Bangla ones) and digits with a dot between them."""
    parts = text.split(".")
    return all(part and not part.startswith("-") and all(map(_in_server_name, part)) for part in parts)


def _in_server_name(character: str) -> bool:
    return character == "-" or unicodedata.category(character)[0] in "LMN"


def calendar_day(text: str) -> date:
    """A day written year-month-day or day/month/year (also with . or -), in Bangla or Latin digits.

    Raises:
        WrongDate: no day of the calendar is written so, or its year is none of an office (1972 to 2199).
    """
    parts = clean_line(text).replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or not all(p.isdecimal() for p in parts):
        raise WrongDate(value=text)
    year_first = len(parts[0]) == 4
    if not year_first and len(parts[2]) != 4:
        raise WrongDate(value=text)
    year, month, day = parts if year_first else reversed(parts)
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise WrongDate(value=text) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise WrongDate(value=text)
    return found


def clock_time(text: str) -> time:
    """A time of the day written hour:minute (also with . or a blank) on the 24-hour clock, in Bangla or Latin digits.

    Raises:
        WrongTime: no time of the day is written so.
    """
    parts = clean_line(text).replace(":", " ").replace(".", " ").split()
    if len(parts) != 2 or not all(p.isdecimal() and len(p) <= 2 for p in parts):
        raise WrongTime(value=text)
    hour, minute = (int(p) for p in parts)
    if hour > 23 or minute > 59:
        raise WrongTime(value=text)
    return time(hour, minute)


def moment(text: str) -> datetime:
    """A moment in Dhaka, aware: a day and a time as above, with a T or a blank between them.

    Raises:
        WrongDate, WrongTime: the part that is none; a missing time is a wrong one.
    """
    day, _, hour = clean_line(text).upper().replace("T", " ", 1).partition(" ")
    try:
        return datetime.combine(calendar_day(day), clock_time(hour), DHAKA)
    except WrongDate as wrong:
        raise WrongDate(value=text) from wrong
    except WrongTime as wrong:
        raise WrongTime(value=text) from wrong
