"""The demo's data as read from `resources/demo`: the office, its people and pages, and the texts of its posts."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from moderator_app.domain.office import Bilingual
from moderator_app.domain.purposes import Purpose
from moderator_app.resource_files import resource

# What TOML gives: checked by the tests of the demo, not line by line here.
Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PosterText:
    """A poster's figure (a name in `posters.py`) and its alternative text."""

    figure: str
    alt_text: str


@dataclass(frozen=True, slots=True)
class PostText:
    """The text of a post; `{day}`, `{month}`, `{n}` and `{m}` are filled in when it is used.

    `months` says when it fits (none: always), `eid` near which moving feast; `again` that it may come every month.
    """

    key: str
    text: str
    purpose: Purpose | None
    link: str
    poster: PosterText | None
    months: frozenset[int]
    eid: str
    again: bool


def bilingual(names: Sequence[str]) -> Bilingual:
    """Bangla and English from a row of two."""
    return Bilingual(names[0], names[1])


def office_data() -> Table:
    """The invented office, its members, pages and written reasons."""
    return _read(resource("demo", "office.toml"))


def post_texts() -> dict[str, PostText]:
    """Every text of a purpose's file, by key."""
    files = [resource("demo", "posts", f"{purpose.value}.toml") for purpose in Purpose]
    return {text.key: text for path in files for text in _texts(path, Purpose(path.stem))}


def last_texts() -> dict[str, PostText]:
    """The texts of the demo's last days, by key."""
    return {text.key: text for text in _texts(resource("demo", "posts", "today.toml"), None)}


def _texts(path: Path, purpose: Purpose | None) -> list[PostText]:
    return [_text(row, purpose) for row in cast(Sequence[Table], _read(path)["post"])]


def _text(row: Table, purpose: Purpose | None) -> PostText:
    poster = row.get("poster")
    return PostText(
        key=row["key"],
        text=row["text"].strip(),
        purpose=Purpose(row["purpose"]) if "purpose" in row else purpose,
        link=row.get("link", ""),
        poster=PosterText(poster[0], poster[1]) if poster else None,
        months=frozenset(row.get("months", ())),
        eid=row.get("eid", ""),
        again=row.get("again", False),
    )


def _read(path: Path) -> Table:
    with path.open("rb") as file:
        return tomllib.load(file)
