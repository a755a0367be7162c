"""What is noted in a store that is older than what was seen of it: put back from outside, or restored here."""

from datetime import datetime

from moderator_app.domain.activity import SYSTEM
from moderator_app.ports import SetBack, StoreFact, Unit
from moderator_app.services.publishing.marking import rounds_of
from moderator_app.services.publishing.routes import suspect_all


def note_set_back(unit: Unit, found: SetBack, now: datetime) -> None:
    """It counts as a restore that nobody has seen yet."""
    unit.facts.put(StoreFact.RESTORES, str(max(found.restores, restores_of(unit)) + 1))
    unit.facts.put(StoreFact.RESTORED_AT, now.isoformat())
    unit.facts.put(StoreFact.RESTORED_FROM, "")
    unit.facts.put(StoreFact.RESTORE_SEEN_AT, "")
    seen = {"seen_entry": found.seq, "seen_hash": found.hash}
    unit.activity.append(now, SYSTEM, "store_set_back", ("store", "store"), seen)


def suspect_after_restore(unit: Unit, rounds: int, now: datetime) -> None:
    """Once after each restore: what may be out already settles first. `rounds`: how many were counted outside."""
    if rounds > rounds_of(unit):
        unit.facts.put(StoreFact.SENDING_ROUNDS, str(rounds))
    restores = restores_of(unit)
    if restores <= suspected_of(unit):
        return
    unit.facts.put(StoreFact.RESTORES_SUSPECTED, str(restores))
    suspected = suspect_all(unit, now)
    if suspected:
        unit.activity.append(now, SYSTEM, "deliveries_suspected", ("store", "store"), {"number": suspected})


def restores_of(unit: Unit) -> int:
    """How often this store was restored."""
    return int(unit.facts.get(StoreFact.RESTORES) or 0)


def suspected_of(unit: Unit) -> int:
    """How many of those restores had their consequence for what was on its way."""
    return int(unit.facts.get(StoreFact.RESTORES_SUSPECTED) or 0)
