"""What the store itself is due for: a backup by hand, and a restore drill, each once a month."""

from datetime import datetime

from moderator_app.domain.backups import is_due
from moderator_app.ports import StoreFact, Unit

_MONTHLY = (StoreFact.BACKED_UP_AT, StoreFact.DRILLED_AT)


def due_for(unit: Unit, now: datetime) -> dict[StoreFact, datetime | None]:
    """Which of the two are due, with when each was done last (aware UTC); None: never."""
    first = unit.activity.entries(0, 1)
    since = first[0].at if first else None
    last = {fact: moment(unit, fact) for fact in _MONTHLY}
    return {fact: at for fact, at in last.items() if is_due(at, since, now)}


def moment(unit: Unit, fact: StoreFact) -> datetime | None:
    """The moment that a fact of the store holds, aware; None where it never came."""
    kept = unit.facts.get(fact)
    return datetime.fromisoformat(kept) if kept else None
