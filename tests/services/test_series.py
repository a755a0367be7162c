from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from moderator_app.domain.bd_calendar import week_of
from moderator_app.domain.days import Closure, SpecialDay
from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import (
    BlankLeft,
    NothingThere,
    PostNotReady,
    SeriesBeginsPast,
    SeriesGivesNothing,
    SeriesStopped,
    SeriesTooFar,
    StoreBusy,
)
from moderator_app.domain.ids import ClosureId, DayId, MediaHash
from moderator_app.domain.lines import PostQuery
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import Role
from moderator_app.domain.posts import MediaUse, ReviewStage
from moderator_app.domain.series import Every, LeftOut, Recurrence
from moderator_app.events import SeriesChanged
from moderator_app.services.series_making import SeriesMaking
from moderator_app.services.workroom import Workroom
from moderator_app.system.ids import RandomIds
from moderator_app.system.recurrence import LibraryRecurrenceRules
from moderator_app.zone import DHAKA

SUNDAY = date(2026, 2, 15)
WEEKLY = Recurrence(Every.WEEK, SUNDAY, days=frozenset({0, 3}), count=20)


def start(bench, rule=WEEKLY, at=time(11), member="ict", *, skip_holidays=True, **other):
    draft = bench.draft("টিকার খবর", **other)
    return bench.core.series.start(bench.members[member], draft, rule, at, skip_holidays=skip_holidays)


def standing(bench, member="uno"):
    (found,) = bench.core.series.all(bench.members[member])
    return found


def posts(bench):
    return bench.core.drafting.lines(PostQuery(by_plan=True), 0, 200)


def planned(bench):
    return [line.planned_at for line in posts(bench)]


def holiday(bench, on, name="শহীদ দিবস"):
    with bench.folder.store.write() as unit:
        unit.days.put_day(SpecialDay(DayId(on.isoformat()), on, Bilingual(name), closed=True))


def making(bench):
    """What makes the posts, as another process has it."""
    again = bench.again()
    room = Workroom(again.folder, again.clock, RandomIds(), again.core.bus)
    return SeriesMaking(room, LibraryRecurrenceRules())


def test_five_weeks_ahead_become_drafts_of_their_own_each_with_its_own_check(bench):
    series = start(bench)
    lines = posts(bench)
    assert [line.planned_at for line in lines][:2] == [
        datetime(2026, 2, 15, 11, tzinfo=DHAKA),
        datetime(2026, 2, 18, 11, tzinfo=DHAKA),
    ]
    until = bench.clock.now() + timedelta(weeks=5)
    assert all(at <= until for at in planned(bench))
    assert len(lines) == 9
    assert {line.stage for line in lines} == {ReviewStage.DRAFT}
    assert {d.state for line in lines for d in line.deliveries} == {DeliveryState.DRAFT}
    assert {line.author_id for line in lines} == {bench.members["ict"]}
    assert series.draft.planned_at is None
    found = standing(bench)
    assert ([len(found.made), len(found.left), len(found.to_come)], found.orphaned) == ([9, 0, 11], False)
    assert found.next_at == planned(bench)[0]
    assert bench.core.series.of_posts([line.post_id for line in lines])[lines[0].post_id].id == series.id


def test_a_text_with_a_blank_left_in_it_begins_no_series(bench):
    before = bench.verbs()
    draft = bench.draft("সাপ্তাহিক সভা\n\n[তারিখ] সকালে সভা হবে।")
    with pytest.raises(BlankLeft) as refused:
        bench.core.series.start(bench.members["ict"], draft, WEEKLY, time(11), skip_holidays=True)
    assert (refused.value.fields["blank"], refused.value.fields["line"]) == ("তারিখ", 3)
    assert (bench.verbs(), bench.core.series.all(bench.members["ict"])) == (before, ())


def test_the_text_of_one_is_changed_and_the_others_stay(bench):
    start(bench)
    first, second = posts(bench)[:2]
    opened = bench.core.drafting.open(bench.members["land"], first.post_id).post
    changed = replace(opened.draft, text="এই সপ্তাহে অন্য কথা")
    bench.core.drafting.save(bench.members["land"], first.post_id, opened.revision, changed)
    assert bench.core.drafting.open(bench.members["land"], second.post_id).post.draft.text == "টিকার খবর"
    assert standing(bench).series.draft.text == "টিকার খবর"


def test_an_occurrence_is_handed_in_approved_and_published_like_any_post(bench):
    start(bench)
    first = bench.core.drafting.open(bench.members["ict"], posts(bench)[0].post_id).post
    bench.core.drafting.submit(bench.members["ict"], first.id, first.revision, first.draft)
    bench.approve(first.id)
    bench.claim(bench.opened(first.id))
    assert bench.delivery(first.id).state is DeliveryState.VERIFIED
    assert bench.delivery(posts(bench)[1].post_id).state is DeliveryState.DRAFT


def test_the_next_days_are_made_as_time_goes_on_and_nothing_is_made_twice(bench):
    start(bench)
    assert making(bench).make_due() == ()
    bench.clock.go_on(days=7)
    bench.core.heartbeat.beat()
    assert len(planned(bench)) == 11
    bench.core.heartbeat.beat()
    assert len(planned(bench)) == len(set(planned(bench))) == 11


def test_two_at_once_make_each_day_once(bench):
    start(bench, replace(WEEKLY, count=2))
    bench.core.series.change(
        bench.members["ict"], standing(bench).series.id, bench.draft(), replace(WEEKLY, count=20), time(11),
        skip_holidays=True,
    )  # fmt: skip
    bench.clock.go_on(days=14)
    makers = [making(bench), making(bench)]
    with ThreadPoolExecutor(2) as pool:
        made = [post for found in pool.map(SeriesMaking.make_due, makers) for post in found]
    assert len(made) == len(set(made)) == 4
    assert len(planned(bench)) == len(set(planned(bench)))


class _Killed(Exception):
    pass


@pytest.mark.parametrize("survived", [0, 1, 3])
def test_killed_between_two_days_it_goes_on_where_it_stopped(bench, survived):
    start(bench)
    bench.clock.go_on(days=21)
    seen = 0

    def kill(fact):
        nonlocal seen
        seen += isinstance(fact, SeriesChanged)

    maker = making(bench)
    room = maker._room

    class Dying:
        now, today, store, bus = room.now, room.today, room.store, room.bus

        @property
        def ids(self):
            if seen >= survived:
                raise _Killed
            return room.ids

    room.bus.subscribe(kill)
    maker._room = Dying()
    before = len(planned(bench))
    with pytest.raises(_Killed):
        maker.make_due()
    assert len(planned(bench)) == before + survived == len(standing(bench).made)
    making(bench).make_due()
    assert len(planned(bench)) == len(set(planned(bench))) == before + 6 == len(standing(bench).made)


def test_after_three_weeks_off_what_has_gone_by_is_recorded_and_not_made_in_the_past(bench):
    start(bench, replace(WEEKLY, first_on=SUNDAY + timedelta(weeks=5), count=20))
    assert len(planned(bench)) == 0
    bench.clock.go_on(days=61)
    bench.core.heartbeat.beat()
    found = standing(bench)
    assert {day.why for day in found.left} == {LeftOut.PASSED}
    assert [day.on for day in found.left][:2] == [date(2026, 3, 22), date(2026, 3, 25)]
    assert len(found.left) == 7
    assert all(at > bench.clock.now() for at in planned(bench))


def test_a_day_on_which_the_office_does_not_work_is_left_out_and_named(bench):
    holiday(bench, SUNDAY)
    with bench.folder.store.write() as unit:
        unit.days.put_closure(Closure(ClosureId("c"), date(2026, 2, 18), date(2026, 2, 18), "অফিস স্থানান্তর"))
    start(bench, Recurrence(Every.DAY, SUNDAY, count=6))
    left = {day.on.day: (day.why, day.name and day.name.bn) for day in standing(bench).left}
    assert left == {
        15: (LeftOut.HOLIDAY, "শহীদ দিবস"),
        18: (LeftOut.CLOSURE, "অফিস স্থানান্তর"),
        20: (LeftOut.WEEKEND, None),
    }
    assert [at.astimezone(DHAKA).day for at in planned(bench)] == [16, 17, 19]


def test_without_skipping_it_comes_on_holidays_too(bench):
    holiday(bench, SUNDAY)
    start(bench, Recurrence(Every.DAY, SUNDAY, count=6), skip_holidays=False)
    assert len(planned(bench)) == 6


def test_a_preview_names_every_day_and_writes_nothing(bench):
    holiday(bench, SUNDAY)
    before = bench.verbs()
    days = bench.core.series.preview(bench.members["ict"], WEEKLY, time(11), skip_holidays=True)
    assert [(day.on, day.why) for day in days[:2]] == [(SUNDAY, LeftOut.HOLIDAY), (date(2026, 2, 18), None)]
    assert (len(days), days[0].name.bn) == (20, "শহীদ দিবস")
    plain = bench.core.series.preview(bench.members["ict"], WEEKLY, time(11), skip_holidays=False)
    assert {day.why for day in plain} == {None}
    assert bench.verbs() == before


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        (replace(WEEKLY, first_on=date(2026, 2, 9)), SeriesBeginsPast),
        (replace(WEEKLY, count=None, last_on=SUNDAY, days=frozenset({1})), SeriesGivesNothing),
        (Recurrence(Every.MONTH_DAY, date(2026, 3, 31), 12, count=5), SeriesTooFar),
    ],
)
def test_a_rule_that_cannot_be_begins_nothing(bench, rule, error):
    with pytest.raises(error):
        start(bench, rule)
    assert bench.core.series.all(bench.members["uno"]) == ()


def test_a_draft_with_something_missing_does_not_recur(bench):
    with pytest.raises(PostNotReady):
        start(bench, purpose=None)


def test_what_was_stopped_comes_no_more_and_what_was_made_stays(bench):
    series = start(bench)
    bench.core.series.stop(bench.members["land"], series.id)
    made = len(planned(bench))
    bench.clock.go_on(days=14)
    bench.core.heartbeat.beat()
    assert len(planned(bench)) == made == len(standing(bench).made)
    assert standing(bench).over
    with pytest.raises(SeriesStopped):
        bench.core.series.stop(bench.members["land"], series.id)
    later = replace(WEEKLY, first_on=date(2026, 3, 1))
    with pytest.raises(SeriesStopped):
        bench.core.series.change(bench.members["ict"], series.id, bench.draft(), later, time(11), skip_holidays=True)


def test_a_change_is_for_the_days_to_come_only(bench):
    series = start(bench, replace(WEEKLY, count=2))
    monday = Recurrence(Every.WEEK, SUNDAY, days=frozenset({0, 1}), count=4)
    draft = bench.draft("নতুন কথা")
    bench.core.series.change(bench.members["land"], series.id, draft, monday, time(15), skip_holidays=True)
    titles = [(line.planned_at.astimezone(DHAKA).strftime("%d %H"), line.title) for line in posts(bench)]
    assert titles == [
        ("15 11", "টিকার খবর"),
        ("16 15", "নতুন কথা"),
        ("18 11", "টিকার খবর"),
        ("22 15", "নতুন কথা"),
        ("23 15", "নতুন কথা"),
    ]
    assert standing(bench).series.author_id == bench.members["land"]


def test_a_page_that_is_given_up_gets_no_more_posts(bench):
    bench.register("portal", last_on=date(2026, 2, 16))
    start(bench, replace(WEEKLY, count=2))
    assert [len(line.deliveries) for line in posts(bench)] == [2, 1]


def test_a_series_goes_on_when_its_author_leaves_and_the_convenor_is_told(bench):
    bench.seat("guest", Role.DRAFTER)
    series = start(bench, member="guest")
    bench.core.panel.end(bench.members["uno"], bench.members["guest"], date(2026, 2, 10))
    bench.clock.go_on(days=7)
    bench.core.heartbeat.beat()
    assert (len(planned(bench)), standing(bench).orphaned) == (11, True)
    needs = bench.core.board.needs(bench.members["uno"])
    assert [need.series.id for need in needs if need.series is not None] == [series.id]
    assert [need for need in bench.core.board.needs(bench.members["ict"]) if need.series is not None] == []
    later = replace(WEEKLY, first_on=date(2026, 2, 22))
    bench.core.series.change(bench.members["uno"], series.id, bench.draft(), later, time(11), skip_holidays=True)
    assert not standing(bench).orphaned
    assert [need for need in bench.core.board.needs(bench.members["uno"]) if need.series is not None] == []


class _Shut:
    """A room whose store cannot be reached."""

    def __init__(self):
        self.asked = 0

    def today(self):
        self.asked += 1
        raise StoreBusy()


def test_a_store_that_cannot_be_reached_never_stops_a_beat_and_is_logged_once(bench, caplog):
    maker = making(bench)
    shut, open_room = _Shut(), maker._room
    maker._room = shut
    maker.after(None)
    maker.after(None)
    assert (shut.asked, [r.getMessage() for r in caplog.records]) == (
        2,
        ["recurring posts could not be made: store_busy"],
    )
    maker._room = open_room
    start(bench)
    bench.clock.go_on(days=7)
    maker.after(None)
    assert len(planned(bench)) == 11


def test_the_log_tells_what_was_made_and_what_was_left_out(bench):
    holiday(bench, SUNDAY)
    series = start(bench, replace(WEEKLY, count=2))
    bench.core.series.stop(bench.members["ict"], series.id)
    assert bench.verbs()[-4:] == ["series_started", "series_day_left_out", "series_post_made", "series_stopped"]


def test_a_draft_of_a_series_counts_as_maybe_in_its_week(bench):
    start(bench, replace(WEEKLY, count=2))
    row = bench.core.board.week(SUNDAY).rows[0]
    assert (row.page_week.week, row.page_week.count.maybe) == (week_of(SUNDAY), 2)


def test_a_series_that_cannot_be_made_holds_no_other_back(bench, caplog):
    start(bench, Recurrence(Every.DAY, SUNDAY, count=2), media=(MediaUse(MediaHash("0" * 64), "নেই"),))
    start(bench, Recurrence(Every.DAY, SUNDAY, count=3))
    assert [len(series.made) for series in bench.core.series.all(bench.members["uno"])] in ([0, 3], [3, 0])
    assert [r.getMessage() for r in caplog.records] == ["recurring posts could not be made: nothing_there"]
    with pytest.raises(NothingThere):
        making(bench).make_due()
