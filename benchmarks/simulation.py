"""Three fiscal years of an office of four pages: is any week lost in silence, and how much is said for it?"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from benchmarks.simulated_office import SimulatedOffice
from benchmarks.simulated_world import MINIMUM, SETTINGS, Telling, WeekLog
from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.forecast import OfficeTime
from moderator_app.domain.ids import PageId
from moderator_app.domain.ladder import LADDER, step_at
from moderator_app.domain.reminders import Rung

SEED, YEAR, WEEKS = 2026, 2026, 156
IN_TIME = frozenset({Rung.CONVENOR, Rung.AGAIN, Rung.LEANING})


@dataclass
class Tally:
    """What came of all weeks of an office; every count is of a page's week unless it says otherwise."""

    due: int = 0
    met: int = 0
    excused: int = 0
    missed: int = 0
    told_in_time: int = 0
    pc_off: int = 0
    mail_stuck: int = 0
    silent: list[tuple[PageId, Week]] = field(default_factory=list)
    lost_untold: int = 0
    reversed_order: int = 0
    told_twice: int = 0
    away_though_others_there: int = 0
    told_away: int = 0
    rungs: Counter[Rung] = field(default_factory=Counter)
    least_notice: timedelta = timedelta(days=99)
    per_week_and_person: float = 0.0
    met_after_reminders: int = 0
    quiet_weeks: int = 0
    notices: int = 0


def tally(office: SimulatedOffice) -> Tally:
    """Looks each page's week through after the run."""
    found = Tally()
    beats: set[tuple[object, object]] = set()
    for week in office.weeks:
        for page in office.pages:
            log = office.log(page.id, week)
            _count(found, office, page.id, week, log)
            for telling in log.tellings:
                found.rungs[telling.reminder.key.rung] += 1
                beats.add((telling.at, telling.reminder.key.member_id))
    found.notices = len(beats)
    found.per_week_and_person = found.notices / len(office.weeks) / len(office.members)
    return found


def _count(found: Tally, office: SimulatedOffice, page: PageId, week: Week, log: WeekLog) -> None:
    plan = office.plan(page, week)
    found.due += 1
    found.quiet_weeks += not log.tellings
    _check(found, office, log)
    if plan.live >= MINIMUM:
        found.met += 1
        found.met_after_reminders += bool(log.tellings)
    elif plan.note is not None:
        found.excused += 1
    else:
        found.missed += 1
        _judge(found, office, page, week, log)


def _judge(found: Tally, office: SimulatedOffice, page: PageId, week: Week, log: WeekLog) -> None:
    """Of a missed week: was the convenor told before its end, or could no beat that may speak have told?"""
    of_convenor = [t for t in log.tellings if t.reminder.key.rung in IN_TIME and t.at < week.ends_at]
    able = [at for at in log.risky_beats if _may_speak(office, week, at)]
    if not any(t.reminder.key.rung is Rung.LOST for t in log.tellings):
        found.lost_untold += 1
    if any(t.reached_at < week.ends_at for t in of_convenor) and office.knows(page, week):
        found.told_in_time += 1
        found.least_notice = min(found.least_notice, week.ends_at - min(t.reached_at for t in of_convenor))
    elif of_convenor and office.knows(page, week):
        found.mail_stuck += 1
    elif not able:
        found.pc_off += 1
    else:
        found.silent.append((page, week))


def _may_speak(office: SimulatedOffice, week: Week, at) -> bool:
    quiet = SETTINGS.is_quiet(at) and SETTINGS.next_at(SETTINGS.quiet_until, at) < week.ends_at
    return step_at(Rung.CONVENOR, week, OfficeTime(SETTINGS, office.works)) <= at < week.ends_at and not quiet


def _check(found: Tally, office: SimulatedOffice, log: WeekLog) -> None:
    first = [t for t in log.tellings if not t.reminder.again]
    climbed = [LADDER.index(t.reminder.key.rung) for t in first if t.reminder.key.rung in LADDER]
    found.reversed_order += climbed != sorted(climbed)
    keys = Counter(t.reminder.key for t in first if t.reminder.key.rung not in {Rung.AGAIN, Rung.LEANING})
    found.told_twice += sum(1 for n in keys.values() if n > 1)
    found.told_away += sum(1 for t in log.tellings if t.away)
    found.away_though_others_there += sum(1 for t in log.tellings if _wrongly_told(office, t))


def _wrongly_told(office: SimulatedOffice, telling: Telling) -> bool:
    """Told on leave, though not the convenor, who has no other to stand for them."""
    return telling.away and telling.reminder.key.member_id != office.convenor


@dataclass(frozen=True)
class Section:
    """Lines of their own in the report."""

    lines: tuple[str, ...]


def simulation() -> Section:
    """The table of one run, and the counts that must be nought."""
    office = SimulatedOffice(SEED, YEAR, WEEKS).run()
    t = tally(office)
    per_rung = ", ".join(f"{rung.value} {t.rungs[rung]}" for rung in (*LADDER, Rung.LEANING, Rung.AGAIN, Rung.LOST))
    told = [t.rungs[rung] for rung in t.rungs]
    hours = t.least_notice.total_seconds() / 3600
    rows = [
        ("weeks due (four pages, three fiscal years)", t.due),
        ("met", t.met),
        ("of those, after reminders", t.met_after_reminders),
        ("excused", t.excused),
        ("missed", t.missed),
        ("of those, convenor told before the week ended", t.told_in_time),
        ("of those, no running computer found the week at risk after its last step: told at the next start", t.pc_off),
        ("of those, told in time by mail that was down until the week was over", t.mail_stuck),
        ("of those, lost in silence (must be 0)", len(t.silent)),
        ("lost weeks never told as lost (must be 0)", t.lost_untold),
        ("steps told out of their order (must be 0)", t.reversed_order),
        ("steps told twice to one person (must be 0)", t.told_twice),
        ("told on leave though another was there (must be 0)", t.away_though_others_there),
        ("tellings to a convenor on leave whom nobody could stand for", t.told_away),
        ("tellings by step", per_rung),
        ("notices after grouping", t.notices),
        ("notices a week and person", f"{t.per_week_and_person:.2f}"),
        ("tellings a week, all pages and persons", f"{sum(told) / len(office.weeks):.2f}"),
        ("weeks of a page in which nobody was told anything", t.quiet_weeks),
        ("shortest notice before a missed week's end, hours", f"{hours:.1f}"),
        ("heartbeats, and looks they led to", f"{office.beats:,}, {office.looks:,}"),
    ]
    table = (f"| {what} | {number} |" for what, number in rows)
    return Section(("## Three simulated years", "", "| what | count |", "|---|---|", *table, ""))


if __name__ == "__main__":
    print("\n".join(simulation().lines))
