"""Finds every text that the program says, and every text its catalogues hold.

A text is said by `say("…", field=…)` or `say.count("one", "many", n)`, or named by `mark("…")`; `_say`, `self._say` and
the like are the same speaker. Tables name their texts with `mark` and say them later by value, so a plain variable is
let through.
"""

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po

from tests.architecture.source_files import files, name_of, python_files, tree_of

SPEAKERS = {"say", "_say", "speaker", "_speaker"}


@dataclass(frozen=True, slots=True)
class Said:
    """One text as a call in the code names it."""

    text: str
    where: str
    given: frozenset[str] | None  # the fields it is given; None where the call passes them on or only marks the text


@dataclass(frozen=True, slots=True)
class Built:
    """A call whose text is put together at run time, which no catalogue can hold."""

    where: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a catalogue; `many` is the text of several, where there is one."""

    one: str
    many: str | None
    translations: tuple[str, ...]
    area: str
    fuzzy: bool


def said_in_the_code() -> list[Said | Built]:
    return [found for path in python_files(".") if _speaks(path) for found in said_in(path)]


def _speaks(path: Path) -> bool:
    return name_of(path).startswith(("moderator_app/", "ui/")) or name_of(path) == "main.py"


def said_in(path: Path) -> list[Said | Built]:
    return list(said_by(tree_of(path), name_of(path)))


def said_by(tree: ast.AST, name: str) -> Iterator[Said | Built]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            given = _fields_given(node)
            for argument in _texts_of(node):
                yield from _literals(argument, f"{name}:{node.lineno}", given)


def catalogue_entries() -> list[Entry]:
    return [entry for path in files(".po", under="resources/i18n/bn") for entry in _entries(path)]


def fields_of(text: str) -> frozenset[str]:
    return frozenset(field for _, field, _, _ in string.Formatter().parse(text) if field)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def _texts_of(call: ast.Call) -> list[ast.expr]:
    if isinstance(call.func, ast.Attribute) and call.func.attr == "count" and _name(call.func.value) in SPEAKERS:
        return call.args[:2]
    return call.args[:1] if _name(call.func) in SPEAKERS | {"mark"} else []


def _fields_given(call: ast.Call) -> frozenset[str] | None:
    if _name(call.func) == "mark" or any(keyword.arg is None for keyword in call.keywords):
        return None
    names = {keyword.arg for keyword in call.keywords if keyword.arg}
    return frozenset(names | ({"n"} if _name(call.func) == "count" else set()))


def _literals(text: ast.expr, where: str, given: frozenset[str] | None) -> Iterator[Said | Built]:
    match text:
        case ast.Constant(value=str(literal)):
            yield Said(literal, where, given)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _literals(body, where, given)
            yield from _literals(orelse, where, given)
        case ast.Name() | ast.Attribute() | ast.Subscript():
            return
        case _:
            yield Built(where)


def _entries(path: Path) -> Iterator[Entry]:
    with path.open("rb") as stream:
        for message in read_po(stream, locale="bn"):
            if not message.id:
                continue
            one, many = message.id if isinstance(message.id, tuple) else (message.id, None)
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            yield Entry(one, many, tuple(form or "" for form in forms), path.name, message.fuzzy)
