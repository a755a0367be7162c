"""Triggers that let rows of evidence only be added, whoever speaks SQL to the file.

`INSERT OR REPLACE` deletes without firing a delete trigger unless `recursive_triggers` is on; so an added row must also
be new, and an entry of the activity log the next one of its chain.
"""

GENESIS = "0" * 64
_KEYS = {
    "activity_entry": "seq = NEW.seq",
    "approval": "id = NEW.id",
    "attempt": "seq = NEW.seq",
    "expiry_told": "seq = NEW.seq",
    "explanation": "seq = NEW.seq",
    "post_evidence": "seq = NEW.seq",
    "post_version": "post_id = NEW.post_id AND version = NEW.version",
    "signed_check": "seq = NEW.seq",
    "snooze": "seq = NEW.seq",
    "telling": "seq = NEW.seq",
    "told": "seq = NEW.seq",
    "week_note": "seq = NEW.seq",
}


def triggers() -> dict[str, str]:
    """Every trigger of the store: its name and the statement that makes it."""
    made = dict(_guard("activity_entry_follows", "INSERT", "activity_entry", _chain_is_broken()))
    for table, same in _KEYS.items():
        made |= _guard(f"{table}_is_new", "INSERT", table, f"EXISTS (SELECT 1 FROM {table} WHERE {same})")  # noqa: S608 - our own names
        made |= _guard(f"{table}_stays", "UPDATE", table, "1")
        made |= _guard(f"{table}_is_kept", "DELETE", table, "1")
    return made


def _guard(name: str, event: str, table: str, when: str) -> dict[str, str]:
    return {
        name: f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    }


def _chain_is_broken() -> str:
    last = "FROM activity_entry ORDER BY seq DESC LIMIT 1"
    return (
        f"NEW.seq IS NOT coalesce((SELECT seq {last}), 0) + 1 "
        f"OR NEW.previous IS NOT coalesce((SELECT hash {last}), '{GENESIS}')"
    )
