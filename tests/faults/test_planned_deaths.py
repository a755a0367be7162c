"""The process is killed while the week is planned: nothing comes twice, no answer is lost, nothing is half done."""

import os
from collections import Counter
from datetime import datetime, time, timedelta

import pytest

from moderator_app.bootstrap import core_on
from moderator_app.domain.bd_calendar import Week, week_of
from moderator_app.domain.lines import PostQuery
from moderator_app.domain.posts import Origin
from moderator_app.domain.purposes import Purpose
from moderator_app.domain.reminders import ReminderKey
from moderator_app.domain.roster import weeks_of_year
from moderator_app.domain.series import MADE_AHEAD, Every, Recurrence, moment_of
from moderator_app.ports import Unit
from moderator_app.services.heartbeat import Heartbeat
from moderator_app.services.posted_elsewhere import Found
from moderator_app.services.reminding import Reminding
from moderator_app.services.roster import RotationWish
from moderator_app.services.series_making import SeriesMaking
from moderator_app.services.workroom import Workroom
from moderator_app.system.ids import RandomIds
from moderator_app.system.recurrence import LibraryRecurrenceRules
from moderator_app.zone import dhaka_day
from tests.fakes.clock import FakeClock
from tests.faults.killing import Tell, killed_after, seconds_until
from tests.faults.test_sudden_death import chance
from tests.services.bench import LINK, Bench
from tests.store_fixture import PASSPHRASE, cheap_hasher, new_folder

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its children")]

DEATHS = 40
YEAR = 2025
STEP = timedelta(hours=13)
RULES = LibraryRecurrenceRules()
ANSWERS = {"told", "series", "elsewhere", "rotated"}


@pytest.fixture
def bench(tmp_path):
    """Two pages, one of which nobody ever keeps, and a post that comes every day."""
    working = Bench.working(tmp_path)
    working.register("quiet")
    daily = Recurrence(Every.DAY, dhaka_day(working.clock.now()) + timedelta(days=1), count=60)
    draft = working.draft("প্রতিদিনের খবর")
    working.core.series.start(working.members["ict"], draft, daily, time(11), skip_holidays=True)
    working.folder.close()
    return working


def the_week_is_planned(bench: Bench, death: int, now: datetime, tell: Tell) -> None:
    """A process of its own: half a day passes, a heartbeat comes, and the panel plans on; again and again."""
    folder = new_folder(bench.folder.path)
    folder.open_with(PASSPHRASE)
    clock = FakeClock(now)
    core = core_on(folder, clock=clock, hasher=cheap_hasher())
    office = Bench(core, clock, folder, bench.members, bench.pages)
    room = Workroom(folder, clock, RandomIds(), core.bus)
    reminding = Reminding(room, lambda _notice: True)
    core.bus.subscribe(reminding.hear)
    heartbeat = Heartbeat(room, None, SeriesMaking(room, RULES).after, reminding.after)
    for number in range(1_000):
        clock.go_on(seconds=STEP.total_seconds())
        heartbeat.beat()
        for share in reminding.last().shares:
            for reminder in share.reminders:
                tell(f"told {as_line(reminder.key)}")
        soon = Recurrence(Every.DAY, dhaka_day(clock.now()) + timedelta(days=1), count=4)
        series = core.series.start(office.members["ict"], office.draft(), soon, time(15), skip_holidays=False)
        tell(f"series {series.id}")
        tell(f"elsewhere {recorded(office, f'{death + 1}{number:06}')}")
        wish = RotationWish(YEAR, by_page=number % 2 == 0, keep_named=False)
        core.roster.rotate(office.members["uno"], core.roster.preview(office.members["uno"], wish))
        tell(f"rotated {wish.by_page}")


def recorded(office: Bench, number: str) -> str:
    """A post found on the page that is kept, written down; its link as the store keeps it."""
    found = Found(
        office.pages["facebook"], LINK.format(n=number), office.clock.now(), Purpose.PARTICIPATION, f"ফোন থেকে {number}"
    )
    return office.core.elsewhere.record(office.members["ict"], found).permalink


def as_line(key: ReminderKey) -> str:
    return f"{key.rung}|{key.page_id}|{key.week.first_on}|{key.member_id}"


def all_told(unit: Unit, now: datetime) -> Counter[str]:
    first = Week(week_of(dhaka_day(now)).first_on - timedelta(weeks=60))
    last = Week(week_of(dhaka_day(now)).first_on + timedelta(weeks=10))
    return Counter(as_line(told.key) for told in unit.reminders.told(first, last))


def check_answers(unit: Unit, answered: list[tuple[str, str]], now: datetime) -> None:
    """Whatever a service answered before a death stands in the store, and no reminder stands there twice."""
    told = all_told(unit, now)
    assert {key: times for key, times in told.items() if times > 1} == {}
    series = {series.id for series in unit.series.all()}
    for what, which in answered:
        if what == "told":
            assert told[which] == 1
        elif what == "series":
            assert which in series
        elif what == "elsewhere":
            assert unit.deliveries.by_permalink(which) is not None


def check_roster(after: Bench, unit: Unit, this: Week) -> bool:
    """Every week to come is dealt out as the last rotation in the log says: wholly by page, or wholly for all pages."""
    dealt = [e for e in after.core.activity.entries(0, 100_000) if e.verb == "roster_rotated"]
    if not dealt:
        return False
    weeks = [week for week in weeks_of_year(YEAR) if week > this]
    by_page = bool(dealt[-1].data["by_page"])
    pages = list(after.pages.values()) if by_page else [None]
    keys = Counter((duty.key.week, duty.key.page_id) for duty in unit.roster.duties(weeks[0], weeks[-1]))
    assert keys == Counter((week, page) for week in weeks for page in pages)
    return True


def check_series(after: Bench, until: datetime) -> None:
    """Each day up to then has one post or one reason, and there is no other post of the desk."""
    with after.folder.store.read() as unit:
        made: list[str] = []
        for series in unit.series.all():
            dealt = unit.series.occurrences(series.id)
            days = [day for day in RULES.days(series.rule) if moment_of(day, time()) <= until]
            assert [occurrence.on for occurrence in dealt] == days
            assert all((o.post_id is None) != (o.why is None) for o in dealt)
            made += [o.post_id for o in dealt if o.post_id is not None]
        posts = {line.post_id for line in unit.posts.lines(PostQuery(), 0, 100_000) if line.origin is Origin.DESK}
    assert len(made) == len(set(made)) > 0
    assert posts == set(made)


def test_deaths_while_the_week_is_planned_double_nothing_and_lose_no_answer(bench):
    moments = chance(20261122)
    now = bench.clock.now()
    once = seconds_until(lambda tell: the_week_is_planned(bench, DEATHS, now, tell), "rotated")
    answered: list[tuple[str, str]] = []
    rosters = 0
    for death in range(DEATHS):
        told = killed_after(
            lambda tell, n=death, at=now: the_week_is_planned(bench, n, at, tell), moments.uniform(0, once * 1.5)
        )
        answered += [(what, which) for what, which in (line.split(" ", 1) for line in told)]
        bench.folder.open_with(PASSPHRASE)  # the dead process left the lock free
        after = bench.again()
        after.core.activity.verify()
        with bench.folder.store.read() as unit:
            last = unit.heartbeats.last()
            now = max(now, last.last_at) if last else now
            check_answers(unit, answered, now)
            rosters += check_roster(after, unit, week_of(dhaka_day(now)))
        bench.folder.close()
    assert {what for what, _ in answered} == ANSWERS, "no death came late enough"
    assert rosters > 0
    bench.folder.open_with(PASSPHRASE)
    after = bench.again()
    after.clock.jump_to(now)
    after.core.heartbeat.beat()
    check_series(after, now + MADE_AHEAD)
    after.core.activity.verify()
    bench.folder.close()
