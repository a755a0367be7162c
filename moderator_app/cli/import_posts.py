"""`import posts FILE`: the good rows of a file become drafts, as in the window; the others are told row by row."""

import json
from pathlib import Path

from moderator_app.cli.visit import DONE, REFUSED, Visit
from moderator_app.domain.panel import named
from moderator_app.services.importing import Imported, ImportPreview
from moderator_app.words import Speaker
from moderator_app.words.importing import row_reason

_MOST_TOLD = 50


def run(visit: Visit) -> int:
    """Tells what was made; exit code 1 where a row stayed behind, though the good ones are drafts then.

    Raises:
        InputRefused: the file cannot be taken in at all.
        MemberUnknown, NotAllowed: who does it.
        StoreBusy: a window has the office open.
        StoreRefused: the store cannot be opened.
    """
    typed, say = visit.typed, visit.say
    with visit.office(writing=True) as core:
        member = named(core.panel.view().members, typed.values["as"])
        preview = core.importing.look(member.id, Path(typed.operand))
        reasons = {row.source.row: row_reason(say, row.faults) for row in preview.faulty}
        behind = typed.path("faulty")
        if behind is not None and reasons:
            core.importing.save_faulty(member.id, preview, reasons, behind, say.language)
        done = core.importing.make(member.id, preview, again=typed.has("again"), proven=False)
    visit.terminal.answer(_as_json(preview, done, reasons) if typed.has("json") else _told(say, done, reasons))
    return REFUSED if reasons else DONE


def _as_json(preview: ImportPreview, done: Imported, reasons: dict[int, str]) -> str:
    tree = {
        "file": preview.table.name,
        "made": done.made,
        "known": done.known,
        "faulty": done.faulty,
        "ignored_columns": list(preview.table.ignored),
        "faults": [
            {
                "row": row.source.row,
                "reason": reasons[row.source.row],
                "cells": [{"column": f.column, "kind": f.kind.value, "found": f.found} for f in row.faults],
            }
            for row in preview.faulty
        ],
    }
    return json.dumps(tree, ensure_ascii=False, indent=2)


def _told(say: Speaker, done: Imported, reasons: dict[int, str]) -> str:
    lines = [say.count("{n} draft was made.", "{n} drafts were made.", done.made)]
    if done.known:
        lines.append(
            say.count(
                "{n} row was brought in before and passed over; --again makes a draft of it once more.",
                "{n} rows were brought in before and passed over; --again makes drafts of them once more.",
                done.known,
            )
        )
    if reasons:
        lines.append(say.count("{n} row cannot be taken:", "{n} rows cannot be taken:", len(reasons)))
        told = list(reasons.items())[:_MOST_TOLD]
        lines += [say("  Row {row}: {reason}", row=row, reason=reason) for row, reason in told]
        beyond = len(reasons) - len(told)
        if beyond:
            more = say.count(
                "{n} more; --faulty FILE writes them all.", "{n} more; --faulty FILE writes them all.", beyond
            )
            lines.append(f"  {more}")
    return "\n".join(lines)
