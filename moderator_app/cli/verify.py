"""`verify`: proves store, activity log and pictures, a line each."""

import json

from moderator_app.cli.visit import DONE, REFUSED, Visit
from moderator_app.core import Core
from moderator_app.domain.activity import LogHead
from moderator_app.domain.errors import LogBroken, MediaDamaged, ModeratorError, StoreDamaged
from moderator_app.services.activity import Verified
from moderator_app.words import Speaker, mark
from moderator_app.words.errors import error_sentence

_PARTS = {"store": mark("Store"), "log": mark("Activity log"), "media": mark("Pictures")}
_BROKEN = {StoreDamaged.code: "store", LogBroken.code: "log", MediaDamaged.code: "media"}


def run(visit: Visit) -> int:
    """Prints what was proved; exit 1 when something is broken.

    Raises:
        StoreRefused: the store cannot be opened.
    """
    with visit.office() as core:
        verified, fault = _proved(core)
    shown = _as_json if visit.typed.has("json") else _as_text
    visit.terminal.answer(shown(visit.say, verified, fault))
    if fault is not None:
        visit.terminal.refuse(error_sentence(visit.say, fault))
    return REFUSED if fault else DONE


def _proved(core: Core) -> tuple[Verified, ModeratorError | None]:
    try:
        return core.activity.verify(), None
    except (StoreDamaged, LogBroken, MediaDamaged) as broken:
        return Verified(LogHead(), 0), broken


def _results(fault: ModeratorError | None) -> dict[str, bool | None]:
    """What is known of each part: whole, broken, or (behind a broken one) not looked at."""
    broken = _BROKEN[fault.code] if fault else ""
    results: dict[str, bool | None] = {}
    for part in _PARTS:
        results[part] = None if False in results.values() else part != broken
    return results


def _as_json(say: Speaker, verified: Verified, fault: ModeratorError | None) -> str:
    words = {True: "whole", False: "broken", None: "not_checked"}
    tree: dict[str, object] = {part: words[result] for part, result in _results(fault).items()}
    tree["whole"] = fault is None
    if fault is None:
        tree |= {"entries": verified.head.seq, "head": verified.head.hash, "pictures": verified.media}
    else:
        tree["reason"] = error_sentence(say, fault)
    return json.dumps(tree, ensure_ascii=False, indent=2)


def _as_text(say: Speaker, verified: Verified, fault: ModeratorError | None) -> str:
    words = {True: say("whole"), False: say("broken"), None: say("not looked at")}
    details = {
        "store": "",
        "log": say("{n} entries, head {head}", n=verified.head.seq, head=verified.head.hash),
        "media": say.number(verified.media),
    }
    lines: list[str] = []
    for part, result in _results(fault).items():
        detail = details[part] if fault is None else ""
        lines.append(": ".join((say(_PARTS[part]), words[result])) + (f" ({detail})" if detail else ""))
    return "\n".join(lines)
