"""The program as a process on PCs set to other zones: weeks, due times and calendar do not move by a minute."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from tests.architecture.source_files import ROOT
from tests.services.bench import Bench

pytestmark = pytest.mark.slow

LOOK = """
import json, sys
from datetime import datetime, timedelta
from pathlib import Path
from moderator_app.bootstrap import core_on
from moderator_app.system.data_folder import EncryptedDataFolder
from moderator_app.system.pc_zone import pc_zone
from moderator_app.words import Digits, Language, Speaker
from tests.fakes.clock import FakeClock
from tests.store_fixture import PASSPHRASE, new_folder

clock = FakeClock(datetime.fromisoformat(sys.argv[2]))
folder = new_folder(Path(sys.argv[1]))
folder.open_with(PASSPHRASE, writing=False)
core = core_on(folder, clock=clock, zone=pc_zone)
board, say = core.board.week(), Speaker(Language.ENGLISH, Digits.LATIN)
member = core.sign_in.seats()[0].member
lines = [line for row in board.rows for day in row.lines for line in day]
month = core.calendar.between(board.week.first_on, board.week.next.last_on)
print(json.dumps({
    "today": str(board.today), "week": str(board.week.first_on), "days left": board.rows[0].page_week.days_left,
    "cells": [[len(day) for day in row.lines] for row in board.rows],
    "due": [say.moment(line.delivery.due_at) for line in lines],
    "queue": [say.moment(item.line.delivery.due_at) for item in board.queue],
    "calendar": repr(month),
    "zone": core.pc_clock.look().zone and core.pc_clock.look().zone.name,
}))
"""
SUNDAY_NIGHT = datetime(2026, 2, 14, 18, 10, tzinfo=UTC)
"""Ten past midnight of Sunday 15 February in Dhaka; still Saturday in Kolkata and in New York."""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    bench = Bench.working(tmp_path_factory.mktemp("zones"))
    bench.clock.jump_to(SUNDAY_NIGHT - timedelta(days=3))
    for minutes in (5, 15, 60 * 24 * 6 + 23 * 60):
        bench.approved(bench.draft(f"পোস্ট {minutes}", planned_at=SUNDAY_NIGHT + timedelta(minutes=minutes - 10)))
    bench.folder.close()
    return bench.folder.path


def seen_from(zone: str, office) -> dict:
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(office), SUNDAY_NIGHT.isoformat()],
        cwd=ROOT, env={**os.environ, "TZ": zone}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_pc_in_another_zone_sees_the_same_weeks_times_and_days_and_is_warned(office):
    at_home = seen_from("Asia/Dhaka", office)
    assert (at_home["today"], at_home["week"], at_home["zone"]) == ("2026-02-15", "2026-02-15", None)
    assert at_home["cells"] == [[2, 0, 0, 0, 0, 0, 1]]
    assert at_home["due"][0].endswith("12:05 am")
    for zone in ("Asia/Kolkata", "America/New_York"):
        elsewhere = seen_from(zone, office)
        assert elsewhere.pop("zone") == zone
        assert elsewhere == {name: value for name, value in at_home.items() if name != "zone"}
