from dataclasses import replace
from datetime import date, timedelta

import pytest

from moderator_app.domain.bd_calendar import Week
from moderator_app.domain.errors import (
    DutyPast,
    EditedMeanwhile,
    FolderIsFile,
    NothingThere,
    NotInOffice,
    NotOnDuty,
    RoleNotAllowed,
)
from moderator_app.domain.ids import PageId
from moderator_app.domain.panel import Role
from moderator_app.domain.roster import Duty, DutyKey
from moderator_app.domain.roster_faults import FaultKind
from moderator_app.events import RosterChanged
from moderator_app.services.roster import RotationWish

THIS_WEEK = Week(date(2026, 2, 8))  # the bench's clock stands at noon of Tuesday, 10 February 2026
YEAR = 2025
FIRST = Week(date(2025, 7, 6))
LAST = Week(date(2026, 6, 28))


def rotate(bench, **other):
    wish = RotationWish(YEAR, **other)
    uno = bench.members["uno"]
    return bench.core.roster.rotate(uno, bench.core.roster.preview(uno, wish))


def mains(view, page=None):
    return [duty.main_id if duty else None for duty in (view.duty(week, page) for week in view.weeks)]


def test_an_office_without_a_roster_has_one_gap_a_week_from_this_week_on(bench):
    view = bench.core.roster.fiscal_year(bench.members["ict"])
    assert (view.year, view.weeks[0], view.weeks[-1]) == (YEAR, FIRST, LAST)
    assert {f.kind for f in view.faults} == {FaultKind.VACANT}
    assert [f.week for f in view.faults] == [w for w in view.weeks if w >= THIS_WEEK]
    assert view.columns == (None,)


def test_a_rotation_is_looked_at_first_and_fills_this_week_and_those_to_come(bench):
    uno = bench.members["uno"]
    plan = bench.core.roster.preview(uno, RotationWish(YEAR))
    assert bench.core.roster.fiscal_year(uno).duties == ()
    assert {key: served.main for key, served in plan.after.items()} == dict.fromkeys(bench.members.values(), 7)
    heard = []
    bench.core.bus.subscribe(heard.append)
    view = bench.core.roster.rotate(uno, plan)
    assert [fact for fact in heard if isinstance(fact, RosterChanged)]
    assert view.faults == ()
    assert view.duties[0].key.week == THIS_WEEK
    assert len(view.duties) == 21
    assert bench.verbs()[-1] == "roster_rotated"


def test_a_plan_that_is_no_longer_what_would_be_made_is_refused(bench):
    uno, desk = bench.members["uno"], bench.core.roster
    plan = desk.preview(uno, RotationWish(YEAR))
    bench.core.leaves.add(bench.members["ict"], bench.members["ict"], date(2026, 3, 1), date(2026, 3, 5))
    with pytest.raises(EditedMeanwhile):
        desk.rotate(uno, plan)
    assert desk.fiscal_year(uno).duties == ()


def test_a_new_rotation_keeps_the_running_week_what_is_over_and_what_a_person_named(bench):
    uno, ict, land = (bench.members[k] for k in ("uno", "ict", "land"))
    view = rotate(bench)
    march, april = Week(date(2026, 3, 1)), Week(date(2026, 4, 5))
    bench.core.roster.set_duty(uno, DutyKey(march), land, uno)
    bench.core.roster.set_duty(uno, DutyKey(april), None, None)
    again = rotate(bench)
    assert again.duty(march, None) == Duty(DutyKey(march), land, uno, by_hand=True)
    assert again.duty(april, None).main_id in (uno, ict, land), "nobody was named, and so it is dealt out"
    assert again.duty(THIS_WEEK, None) == view.duty(THIS_WEEK, None)
    told = rotate(bench, keep_named=False)
    assert told.duty(march, None).main_id == view.duty(march, None).main_id
    assert not told.duty(march, None).by_hand


def test_by_page_each_page_has_its_own_and_back_again_they_give_way(bench):
    bench.register("telegram")
    by_page = rotate(bench, by_page=True)
    assert len(by_page.columns) == 2
    assert len(by_page.duties) == 42
    common = rotate(bench)
    own = [d for d in common.duties if d.key.page_id]
    assert {d.key.week for d in own} == {THIS_WEEK}, "the running week stays as it is"
    assert common.duty(THIS_WEEK.next, by_page.pages[0]).key.page_id is None


def test_an_office_without_pages_keeps_one_roster_for_all(founded):
    founded.set_office()
    uno = founded.members["uno"]
    view = founded.core.roster.rotate(uno, founded.core.roster.preview(uno, RotationWish(YEAR, by_page=True)))
    assert view.columns == (None,)
    assert {d.main_id for d in view.duties} == {uno}
    assert {d.standby_id for d in view.duties} == {None}
    assert view.faults == ()


def test_a_past_fiscal_year_is_left_as_it_was(bench):
    uno = bench.members["uno"]
    plan = bench.core.roster.preview(uno, RotationWish(YEAR - 1))
    assert plan.made == ()
    bench.core.roster.rotate(uno, plan)
    assert bench.core.roster.fiscal_year(uno, YEAR - 1).faults == ()


def test_leave_of_the_whole_panel_leaves_the_week_without_anybody_and_says_so(bench):
    for key in ("uno", "ict", "land"):
        bench.core.leaves.add(bench.members[key], bench.members[key], date(2026, 2, 15), date(2026, 2, 21))
    view = rotate(bench)
    assert view.duty(THIS_WEEK.next, None).main_id is None
    assert [(f.week, f.kind) for f in view.faults] == [(THIS_WEEK.next, FaultKind.NOBODY_FREE)]


def test_leave_over_the_whole_year_gives_the_weeks_to_the_others(bench):
    ict = bench.members["ict"]
    bench.core.leaves.add(ict, ict, date(2025, 7, 1), date(2026, 6, 30))
    view = rotate(bench)
    assert ict not in mains(view)[:-1]


def test_only_a_duty_that_is_not_over_can_be_named(bench):
    uno = bench.members["uno"]
    with pytest.raises(DutyPast):
        bench.core.roster.set_duty(uno, DutyKey(THIS_WEEK.previous), uno, None)
    with pytest.raises(NothingThere):
        bench.core.roster.set_duty(uno, DutyKey(THIS_WEEK, PageId("none")), uno, None)
    with pytest.raises(NothingThere):
        bench.core.roster.set_duty(uno, DutyKey(THIS_WEEK), "nobody", None)
    assert bench.core.roster.fiscal_year(uno).duties == ()


def test_a_pages_own_duty_can_be_taken_away_again(bench):
    uno, ict, page = bench.members["uno"], bench.members["ict"], bench.pages["facebook"]
    desk, key = bench.core.roster, DutyKey(THIS_WEEK, page)
    desk.set_duty(uno, DutyKey(THIS_WEEK), uno, ict)
    desk.set_duty(uno, key, ict, None)
    (line,) = desk.on_duty(uno)
    assert (line.page.id, line.holder.id) == (page, ict)
    desk.clear_duty(uno, key)
    (line,) = desk.on_duty(uno)
    assert (line.page, line.main.id, line.standby.id) == (None, uno, ict)
    with pytest.raises(DutyPast):
        desk.clear_duty(uno, DutyKey(THIS_WEEK.previous, page))


def test_who_is_on_duty_now_is_the_standby_while_the_main_is_away(bench):
    uno, ict = bench.members["uno"], bench.members["ict"]
    bench.core.roster.set_duty(uno, DutyKey(THIS_WEEK), uno, ict)
    bench.core.leaves.add(uno, uno, date(2026, 2, 9), date(2026, 2, 11))
    (line,) = bench.core.roster.on_duty(ict)
    assert (line.main.id, line.holder.id, line.note) == (uno, ict, "")


def test_without_a_roster_nobody_is_on_duty_and_no_post_has_an_owner(bench):
    (line,) = bench.core.roster.on_duty(bench.members["ict"])
    assert (line.duty, line.holder, line.note) == (None, None, "")
    assert bench.core.roster.owners_of(bench.handed_in()) == ()


def test_a_post_without_an_owner_is_that_of_whoever_is_on_duty_for_its_pages(bench):
    uno, ict, land = (bench.members[k] for k in ("uno", "ict", "land"))
    post = bench.handed_in()
    bench.core.roster.set_duty(uno, DutyKey(THIS_WEEK), land, uno)
    assert [m.id for m in bench.core.roster.owners_of(post)] == [land]
    assert [m.id for m in bench.core.roster.owners_of(replace(post, owner_id=ict))] == [ict]
    bench.core.panel.end(uno, ict, date(2026, 2, 9))
    assert [m.id for m in bench.core.roster.owners_of(replace(post, owner_id=ict))] == [land]
    everywhere = replace(post, draft=replace(post.draft, page_ids=()))
    assert [m.id for m in bench.core.roster.owners_of(everywhere)] == [land]


def test_when_a_member_leaves_nothing_is_deleted_and_the_later_weeks_are_told_as_left(bench):
    uno, ict = bench.members["uno"], bench.members["ict"]
    before = rotate(bench).duties
    bench.core.panel.end(uno, ict, date(2026, 2, 21))
    view = bench.core.roster.fiscal_year(uno)
    assert view.duties == before
    left = [f for f in view.faults if f.kind is FaultKind.LEFT]
    assert {f.member_id for f in left} == {ict}
    assert len(left) == sum(d.main_id == ict and d.key.week > Week(date(2026, 2, 15)) for d in before)
    again = rotate(bench)
    assert ict not in [d.main_id for d in again.duties if d.key.week > Week(date(2026, 2, 15))]


def test_the_note_is_written_by_whoever_is_on_duty_or_the_convenor(bench):
    uno, ict, land = (bench.members[k] for k in ("uno", "ict", "land"))
    desk, key = bench.core.roster, DutyKey(THIS_WEEK)
    with pytest.raises(NotOnDuty):
        desk.write_note(ict, key, "কিছু")
    desk.set_duty(uno, key, ict, None)
    desk.write_note(ict, DutyKey(THIS_WEEK, bench.pages["facebook"]), " বৃহস্পতিবার\nসমন্বয় সভা ")
    assert desk.on_duty(land)[0].note == "বৃহস্পতিবার সমন্বয় সভা"
    with pytest.raises(NotOnDuty):
        desk.write_note(land, key, "কিছু")
    assert desk.set_duty(uno, key, ict, land).note == "বৃহস্পতিবার সমন্বয় সভা", "a change of names keeps the note"
    desk.write_note(land, key, "")
    desk.write_note(uno, key, "আহ্বায়কের কথা")
    assert bench.verbs().count("duty_noted") == 3


def test_a_new_rotation_keeps_the_notes(bench):
    uno = bench.members["uno"]
    rotate(bench)
    bench.core.roster.write_note(uno, DutyKey(THIS_WEEK.next), "মনে রাখুন")
    assert rotate(bench).duty(THIS_WEEK.next, None).note == "মনে রাখুন"


def test_only_the_convenor_names_and_deals_out(bench):
    desk, ict = bench.core.roster, bench.members["ict"]
    plan = desk.preview(bench.members["uno"], RotationWish(YEAR))
    for refused in (
        lambda: desk.set_duty(ict, DutyKey(THIS_WEEK), ict, None),
        lambda: desk.clear_duty(ict, DutyKey(THIS_WEEK)),
        lambda: desk.preview(ict, RotationWish(YEAR)),
        lambda: desk.rotate(ict, plan),
    ):
        with pytest.raises(RoleNotAllowed):
            refused()


def test_the_file_for_other_calendars_is_written_and_logged(bench, tmp_path):
    import icalendar

    uno, ict = bench.members["uno"], bench.members["ict"]
    rotate(bench)
    bench.core.roster.write_note(uno, DutyKey(THIS_WEEK), "বৃহস্পতিবার বেলা ২টায় মাসিক সমন্বয় সভা")
    path = tmp_path / "duty.ics"
    assert bench.core.roster.export_ical(ict, path) == 21
    whole = icalendar.Calendar.from_ical(path.read_bytes())
    events = whole.walk("VEVENT")
    assert [e.decoded("dtstart") for e in events] == [THIS_WEEK.first_on + timedelta(weeks=n) for n in range(21)]
    assert str(events[0]["summary"]).startswith("দায়িত্বে: ")
    assert "বিকল্প: সদস্য" in str(events[0]["description"])
    assert "মাসিক সমন্বয় সভা" in str(events[0]["description"])
    mine = bench.core.roster.export_ical(ict, path, None, ict)
    own = [d for d in bench.core.roster.fiscal_year(ict).duties if ict in (d.main_id, d.standby_id)]
    assert mine == len(own) < 21
    assert bench.verbs()[-2:] == ["roster_exported", "roster_exported"]


def test_the_file_names_the_page_and_leaves_out_weeks_without_anybody(bench, tmp_path):
    import icalendar

    uno, path = bench.members["uno"], tmp_path / "duty.ics"
    desk = bench.core.roster
    desk.set_duty(uno, DutyKey(THIS_WEEK, bench.pages["facebook"]), uno, None)
    desk.set_duty(uno, DutyKey(THIS_WEEK.next), None, uno)
    assert desk.export_ical(uno, path, YEAR) == 1
    (event,) = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert "পেজ facebook" in str(event["summary"])
    assert "কেউ বিকল্প নেই" in str(event["description"])


def test_a_file_that_cannot_stand_there_is_not_logged(bench, tmp_path):
    (tmp_path / "a").write_text("")
    with pytest.raises(FolderIsFile):
        bench.core.roster.export_ical(bench.members["uno"], tmp_path / "a" / "duty.ics")
    assert "roster_exported" not in bench.verbs()


def test_an_auditor_is_not_dealt_out_and_who_left_reads_nothing(bench):
    auditor = bench.seat("audit", Role.AUDITOR)
    bench.seat("late", Role.DRAFTER)
    view = rotate(bench)
    assert auditor.id not in {d.main_id for d in view.duties} | {d.standby_id for d in view.duties}
    bench.core.panel.end(bench.members["uno"], bench.members["late"], date(2026, 2, 9))
    with pytest.raises(NotInOffice):
        bench.core.roster.fiscal_year(bench.members["late"])
