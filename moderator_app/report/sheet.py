"""What a paper says, as a tree of display strings; the templates only place it.

A paper is a letter followed by annexes; an annex is a heading and blocks. Each block names its `kind`, and a table its
`style`: what a kind and a style look like is the template's affair.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from moderator_app.report.breaking import breakable
from moderator_app.words import Speaker

Tree = None | bool | int | str | Sequence["Tree"] | Mapping[str, "Tree"]
Sheet = Mapping[str, Tree]
Block = Mapping[str, Tree]


def paragraph(text: str, *, before_table: bool = False) -> Block:
    """A paragraph; one before a table stays on its page."""
    return {"kind": "paragraph", "text": text, "sticky": before_table}


def note(text: str, *, before_table: bool = False) -> Block:
    """A smaller, framed remark; one before a table stays on its page."""
    return {"kind": "note", "text": text, "sticky": before_table}


def numbered(items: Sequence[Sheet]) -> Block:
    """A list of items made by `item`."""
    return {"kind": "numbered", "items": list(items)}


def item(number: int, text: str, say: Speaker) -> Sheet:
    """A numbered paragraph, as offices write them."""
    return {"number": say("{n}.", n=number), "text": text}


def table(style: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Block:
    """A table of texts with one head row, which is repeated on every page."""
    cells = [[breakable(cell) for cell in row] for row in rows]
    return {"kind": "table", "style": style, "head": list(head), "rows": cells}


def facts(rows: Sequence[tuple[str, str]]) -> Block:
    """Names and values, one a line."""
    return {"kind": "facts", "rows": [list(row) for row in rows]}


def annex(heading: str, blocks: Sequence[Block], *, wide: bool = False) -> Block:
    """One annex; a wide one lies across the page."""
    return {"heading": heading, "wide": wide, "blocks": list(blocks)}


def as_text(sheet: Sheet) -> str:
    """The tree as it is handed to the template."""
    return json.dumps(sheet, ensure_ascii=False, sort_keys=True)


def all_strings(value: Tree) -> Iterator[str]:
    """Every string a paper can show, page numbers' digits included: the one list a font has to cover."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Sequence):
        for item in value:
            yield from all_strings(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from all_strings(item)


def with_strings(value: Tree, change: Callable[[str], str]) -> Tree:
    """The same tree with every string changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Sequence):
        return [with_strings(item, change) for item in value]
    if isinstance(value, Mapping):
        return {key: with_strings(item, change) for key, item in value.items()}
    return value
