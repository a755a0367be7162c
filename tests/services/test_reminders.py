"""Once a month the convenor is asked for a backup by hand and for a restore drill."""

from moderator_app.services.board import NeedKind

MONTHLY = (NeedKind.BACKUP_DUE, NeedKind.DRILL_DUE)


def asked(bench, key):
    """What is asked of a member once a month, and when it was done last."""
    return {need.kind: need.last_at for need in bench.core.board.needs(bench.members[key]) if need.kind in MONTHLY}


def test_a_young_office_is_not_asked_for_a_backup(bench):
    assert asked(bench, "uno") == {}


def test_after_a_month_the_convenor_alone_is_asked_for_a_backup_and_a_drill(bench):
    bench.clock.go_on(days=31)
    assert asked(bench, "uno") == {NeedKind.BACKUP_DUE: None, NeedKind.DRILL_DUE: None}
    assert asked(bench, "ict") == {}


def test_a_backup_and_a_drill_settle_the_reminders_for_a_month(bench, tmp_path):
    bench.clock.go_on(days=31)
    made = bench.core.backups.back_up(bench.members["ict"], tmp_path)
    assert list(asked(bench, "uno")) == [NeedKind.DRILL_DUE]
    bench.core.backups.drill(bench.members["ict"], made.path)
    assert asked(bench, "uno") == {}
    bench.clock.go_on(days=31)
    assert asked(bench, "uno") == {NeedKind.BACKUP_DUE: made.facts.made_at, NeedKind.DRILL_DUE: made.facts.made_at}
