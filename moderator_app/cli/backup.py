"""`backup FILE|DIR`: writes the whole office into one sealed file, read back before it is called made."""

import json
from pathlib import Path

from moderator_app.cli.visit import DONE, Visit
from moderator_app.domain.panel import named
from moderator_app.ports import BackupMade


def run(visit: Visit) -> int:
    """Tells the file, or everything about it as JSON.

    Raises:
        MemberUnknown, NotInOffice: who does it.
        StoreBusy: a window has the office open.
        StoreRefused: store or target; no file was left.
    """
    with visit.office(writing=True) as core:
        member = named(core.panel.view().members, visit.typed.values["as"])
        made = core.backups.back_up(member.id, Path(visit.typed.operand), proven=False)
    visit.terminal.answer(_as_json(made) if visit.typed.has("json") else _told(visit, made))
    return DONE


def _told(visit: Visit, made: BackupMade) -> str:
    say, counts = visit.say, made.facts.counts
    lines = [
        say("The backup stands in {file} ({size} KB), and was read back.", file=str(made.path), size=_kilobytes(made)),
        say(
            "In it: posts {posts}, pages {pages}, members {members}, pictures {pictures}, log entries {entries}.",
            posts=counts.posts,
            pages=counts.pages,
            members=counts.members,
            pictures=counts.pictures - len(made.facts.missing),
            entries=counts.entries,
        ),
        say("It opens with the recovery key from the sealed envelope; keep it on another disk than this one."),
    ]
    if made.facts.missing:
        lines.append(
            say(
                "Pictures that this office has lost and the backup cannot hold: {n}",
                n=len(made.facts.missing),
            )
        )
    return "\n".join(lines)


def _kilobytes(made: BackupMade) -> int:
    return max(1, round(made.size / 1024))


def _as_json(made: BackupMade) -> str:
    facts = made.facts
    tree = {
        "file": str(made.path),
        "size": made.size,
        "made_at": facts.made_at.isoformat(),
        "posts": facts.counts.posts,
        "pages": facts.counts.pages,
        "members": facts.counts.members,
        "pictures": facts.counts.pictures,
        "missing_pictures": len(facts.missing),
        "entries": facts.counts.entries,
        "head": facts.head.hash,
    }
    return json.dumps(tree, ensure_ascii=False, indent=2)
