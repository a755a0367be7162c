"""`restore FILE`: shows what a backup would bring back, and brings it back; nothing is ever deleted."""

import json
from dataclasses import replace
from pathlib import Path

from moderator_app.cli.visit import DONE, REFUSED, Visit
from moderator_app.core import Core
from moderator_app.domain.errors import NoKey, RecoveryKeyFileUnread, WrongKey
from moderator_app.ports import Preview, Restored, RestoreWish

_KEY_FILE_LIMIT = 4096
"""Bytes of a recovery key file that are read; the key needs fewer than 100, and a wrong file may have no end."""


def run(visit: Visit) -> int:
    """Prints the preview first; where a store stands, only `--yes` or a typed yes puts it aside.

    Raises:
        NotABackup, BackupDamaged, BackupNewer, WrongKey, NoKey: the backup, and what opens it.
        MemberUnknown: nobody in the backup has that name.
        StoreBusy: a window has the folder open.
        StoreRefused: the folder; it is as it was.
    """
    core = visit.wiring.build_core(visit.typed.path("data"))
    wish, preview = _looked(visit, core)
    shown = "" if visit.typed.has("json") else _preview_text(visit, core, preview)
    if shown:
        visit.terminal.answer(shown)
    if not _agreed(visit, preview):
        if not shown:
            visit.terminal.answer(_as_json(preview, None))
        visit.terminal.refuse(
            visit.say("A store stands in {folder}; nothing was changed. Add --yes to put it aside.", folder=_home(core))
        )
        return REFUSED
    restored = core.restoring.carry_out(wish)
    visit.terminal.answer(_done_text(visit, core, restored) if shown else _as_json(preview, restored))
    return DONE


def _looked(visit: Visit, core: Core) -> tuple[RestoreWish, Preview]:
    """Tries what was given, else this folder's own key; where that does not do, a person is asked."""
    typed = visit.typed
    wish = RestoreWish(
        Path(typed.operand), _recovery_key(typed.path("recovery-key")), typed.path("key-file"), named=typed.values["as"]
    )
    try:
        return wish, core.restoring.examine(wish)
    except (NoKey, WrongKey) as refused:
        if wish.typed or wish.key_file:
            raise
        wish = replace(wish, typed=_asked(visit, refused))
        return wish, core.restoring.examine(wish)


def _asked(visit: Visit, refused: NoKey | WrongKey) -> str:
    try:
        return visit.terminal.ask_key(visit.say)
    except NoKey as nobody:
        raise refused from nobody


def _recovery_key(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        with file.open("rb") as opened:
            text = opened.read(_KEY_FILE_LIMIT).decode("utf-8").strip()
    except (OSError, ValueError) as error:
        raise RecoveryKeyFileUnread(path=str(file)) from error
    if not text:
        raise RecoveryKeyFileUnread(path=str(file))
    return text


def _agreed(visit: Visit, preview: Preview) -> bool:
    if preview.present is None or visit.typed.has("yes"):
        return True
    return visit.terminal.ask_yes(visit.say("Type yes to go on:"))


def _preview_text(visit: Visit, core: Core, preview: Preview) -> str:
    say, facts = visit.say, preview.facts
    office = facts.office.english if say.language == "en" else facts.office.bn
    lines = [
        say("Backup of {office}, made {at}, whole and readable.", office=office or "–", at=facts.made_at),
        say(
            "In it: posts {posts}, pages {pages}, members {members}, pictures {pictures}, log entries {entries}.",
            posts=facts.counts.posts,
            pages=facts.counts.pages,
            members=facts.counts.members,
            pictures=facts.counts.pictures - preview.lost_pictures,
            entries=facts.counts.entries,
        ),
    ]
    if preview.older_form:
        lines.append(say("An older version made it; it is brought up to this one."))
    if preview.lost_pictures:
        lines.append(say("Pictures that cannot be brought back: {n}", n=preview.lost_pictures))
    return "\n".join([*lines, *_present_lines(visit, core, preview)])


def _present_lines(visit: Visit, core: Core, preview: Preview) -> list[str]:
    say, present = visit.say, preview.present
    if present is None:
        return []
    if not present.same:
        return [say("Another store stands in {folder}; it would be put aside.", folder=_home(core))]
    if present.entries is None or present.posts is None:
        return [say("The store in {folder} cannot be read; it would be put aside as it is.", folder=_home(core))]
    return [
        say(
            "The store in {folder} would be put aside; only it holds: log entries {entries}, posts {posts}.",
            folder=_home(core),
            entries=present.entries,
            posts=present.posts,
        )
    ]


def _done_text(visit: Visit, core: Core, restored: Restored) -> str:
    say = visit.say
    lines = [say("The office is back in {folder}.", folder=_home(core))]
    if restored.put_aside is not None:
        lines.append(say("What stood there was put aside into {folder}.", folder=str(restored.put_aside)))
    if restored.only_recovery:
        lines.append(say("Only the recovery key opens it here, until you set a passphrase in the settings."))
    lines.append(say("The convenor is told at the next sign-in; what was posted since then must be entered again."))
    return "\n".join(lines)


def _as_json(preview: Preview, restored: Restored | None) -> str:
    facts, present = preview.facts, preview.present
    tree = {
        "restored": restored is not None,
        "put_aside": str(restored.put_aside) if restored and restored.put_aside else None,
        "office": {"bn": facts.office.bn, "en": facts.office.en},
        "made_at": facts.made_at.isoformat(),
        "posts": facts.counts.posts,
        "pages": facts.counts.pages,
        "members": facts.counts.members,
        "pictures": facts.counts.pictures,
        "lost_pictures": preview.lost_pictures,
        "entries": facts.counts.entries,
        "older_form": preview.older_form,
        "present": present and {"same": present.same, "entries": present.entries, "posts": present.posts},
    }
    return json.dumps(tree, ensure_ascii=False, indent=2)


def _home(core: Core) -> str:
    return str(core.opening.folder)
