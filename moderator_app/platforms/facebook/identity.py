"""Who an address of Facebook names: a page or ID by name or number, or a group."""

import re
from dataclasses import dataclass

from moderator_app.platforms.kit.web_link import WebLink

_NAME_AND_NUMBER = re.compile(r"(.+)-(\d{6,})")

_NO_NAMES = ("groups", "pages", "people", "p", "pg")


@dataclass(frozen=True, slots=True)
class Identity:
    """A page, ID or group of Facebook; either of name and number may be missing. `name` is without dots, lower case."""

    name: str = ""
    number: str = ""
    group: bool = False

    @property
    def shown(self) -> str:
        """How it stands in addresses."""
        return ("groups/" if self.group else "") + (self.name or self.number)


def same(one: Identity, other: Identity) -> bool | None:
    """Whether both are one account; None where one gives only the name and the other only the number."""
    if one.group != other.group:
        return False
    if one.number and other.number:
        return one.number == other.number
    return one.name == other.name if one.name and other.name else None


def named(segment: str, *, group: bool = False) -> Identity:
    """Reads a segment that stands for an account: a number, a name, or a name with its number behind it."""
    if segment.isascii() and segment.isdigit():
        return Identity(number=segment, group=group)
    match = _NAME_AND_NUMBER.fullmatch(segment)
    if match and not group:
        return Identity(_plain(match[1]), match[2])
    return Identity(_plain(segment), group=group)


def account_of(link: WebLink) -> tuple[Identity | None, tuple[str, ...]]:
    """The account an address names, if any, and what follows it in the path."""
    path = link.path
    match path:
        case ("profile.php", *_):
            number = link.value("id")
            return (Identity(number=number) if number.isdigit() else None), ()
        case ("groups", group, *rest):
            return named(group, group=True), tuple(rest)
        case (("pages" | "people"), name, number, *rest) if number.isdigit():
            return Identity(_plain(name), number), tuple(rest)
        case ("p", name, *rest) | ("pg", name, *rest):
            return named(name), tuple(rest)
        case (name, *rest) if name not in _NO_NAMES:
            return named(name), tuple(rest)
        case _:
            return None, ()


def _plain(name: str) -> str:
    return name.replace(".", "").casefold()
