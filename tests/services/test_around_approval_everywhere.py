"""Every use case there is, tried on posts that nobody approved: whoever asks, none of it lets one of them out.

The use cases and sound arguments for them are those of `test_who_may`, which fails for a use case that it does not
know; what asks nobody who it is stands below, service by service.
"""

import inspect
from dataclasses import replace

import pytest

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import ModeratorError
from tests.services import test_who_may as table

S = DeliveryState
STAYS_IN = {S.DRAFT, S.EXPIRED, S.CANCELLED}
WHO = ("ict", "uno")
"""Who wrote it, and the convenor, who holds every role."""
THE_APPROVAL_ITSELF = "reviewing.approve"
ASKS_NOBODY = {
    "absence": "reads", "accounts": "reads, makes ids", "activity": "reads, proves", "attaching": "reads",
    "autostart": "of the system", "backups": "keeps copies", "board": "reads", "calendar": "reads", "checking": "reads",
    "connecting": "reads", "days": "reads, makes ids", "drafting": "reads",
    "elsewhere": "makes ids", "evaluations": "reads",
    "expiring": "tried in test_around_approval", "health": "asks platforms how accesses stand",
    "heartbeat": "tried in test_around_approval", "importing": "reads", "journal": "reads", "keys": "of the store",
    "likeness": "reads", "mail": "sends mail", "manual_kit": "reads links, clears folders", "missed": "reads",
    "notices": "tells", "office": "reads", "opening": "opens the store", "panel": "reads", "papers": "reads",
    "pausing": "lifts pauses", "publishing": "tried in test_around_approval",
    "pc_clock": "tells", "queue": "reads", "reminding": "tells",
    "restoring": "another store takes this one's place, gates and all",
    "roster": "reads", "series": "reads", "sign_in": "asks for a PIN", "templates": "reads", "ticker": "of the system",
    "watching": "tidies up",
}  # fmt: skip


def _services(cases) -> set[str]:
    return {case.partition(".")[0] for case in cases}


def test_every_service_that_asks_nobody_is_weighed_here():
    """A new one belongs into the list with a reason; one that moves posts belongs into test_around_approval too."""
    assert _services(table.WITHOUT_ACTOR) - set(ASKS_NOBODY) == set()


def _unapproved(bench):
    """A post that waits, and one whose approval a change took away."""
    waits = bench.handed_in(bench.draft("কেউ দেখেনি"))
    changed = bench.approved(bench.draft("দেখা হয়েছিল"))
    ict = bench.members["ict"]
    present = bench.core.drafting.open(ict, changed.id).post
    anew = bench.core.drafting.submit(ict, changed.id, present.revision, replace(present.draft, text="বদলানো"))
    return waits, anew


def _tried(bench, case, who, folder, post):
    service, _, verb = case.partition(" ")[0].partition(".")
    bound = getattr(getattr(bench.core, service), verb)
    given = table._prepared().given
    values = given.get(case, given[""]) | table.VARIANTS.get(case, {})
    values |= {"folder": folder, "target": folder / f"{who}.desk-backup", "path": folder / f"{who}.csv"}
    values |= {"post_id": post.id, "seen_revision": post.revision, "delivery_id": bench.delivery(post.id).id}
    wanted = inspect.signature(bound).parameters.values()
    named = [p.name for p in wanted if p.name != "actor" and p.default is p.empty]
    try:
        bound(bench.members[who], **{name: values[name] for name in named})
    except ModeratorError:
        return


def _stays_in(bench, post):
    with bench.folder.store.read() as unit:
        deliveries, approvals = unit.deliveries.of_post(post.id), unit.approvals.of_post(post.id)
        present = unit.posts.get(post.id)
    assert {delivery.state for delivery in deliveries} <= STAYS_IN
    assert present.version != post.version or len(approvals) <= 1
    for delivery in deliveries:
        for who in ("ict", "uno", "land"):
            with pytest.raises(ModeratorError):
                bench.core.manual_kit.open(bench.members[who], delivery.id)


@pytest.mark.slow
@pytest.mark.parametrize("case", sorted(table.TABLE.cases - {THE_APPROVAL_ITSELF}))
def test_no_use_case_lets_out_what_nobody_approved(case, tmp_path):
    bench = table._prepared().opened(tmp_path)
    posts = _unapproved(bench)
    for post in posts:
        for who in WHO:
            _tried(bench, case, who, tmp_path, post)
    for post in posts:
        _stays_in(bench, post)
    bench.folder.close()
