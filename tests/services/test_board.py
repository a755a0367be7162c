"""The board's weeks, what asks for whom, and the written reasons."""

from datetime import date, timedelta

import pytest

from moderator_app.domain.bd_calendar import Week, week_of
from moderator_app.domain.cadence import NoteKind, WeekState
from moderator_app.domain.days import SpecialDay
from moderator_app.domain.errors import EmptyField, NothingThere, RoleNotAllowed, WrongMove
from moderator_app.domain.ids import PageId
from moderator_app.domain.office import Bilingual
from moderator_app.domain.panel import ApprovalPreset, Role
from moderator_app.services.board import NeedKind
from tests.services.bench import LINK

TODAY = date(2026, 2, 10)
THIS, LAST = Week(date(2026, 2, 8)), Week(date(2026, 2, 1))


def _state(bench, week):
    return bench.core.board.week(week.first_on).rows[0].page_week.state


def test_a_week_that_fell_short_asks_for_its_reason_until_it_is_written(bench):
    ict = bench.members["ict"]
    asked = [n.week.week for n in bench.core.board.needs(ict) if n.kind is NeedKind.MISSED_WEEK]
    assert LAST in asked
    assert THIS not in asked
    with pytest.raises(EmptyField):
        bench.core.board.note_week(ict, bench.pages["facebook"], LAST, NoteKind.MISSED, "   ")
    bench.core.board.note_week(ict, bench.pages["facebook"], LAST, NoteKind.MISSED, "বিদ্যুৎ ছিল না")
    assert LAST not in [n.week.week for n in bench.core.board.needs(ict) if n.kind is NeedKind.MISSED_WEEK]
    assert _state(bench, LAST) is WeekState.MISSED
    assert bench.verbs()[-1] == "week_noted"


def test_only_the_convenor_excuses_also_a_week_that_still_runs(bench):
    page = bench.pages["facebook"]
    with pytest.raises(RoleNotAllowed):
        bench.core.board.note_week(bench.members["ict"], page, LAST, NoteKind.EID, "ঈদের ছুটি")
    bench.core.board.note_week(bench.members["uno"], page, LAST, NoteKind.EID, "ঈদের ছুটি")
    bench.core.board.note_week(bench.members["uno"], page, THIS, NoteKind.DISASTER, "বন্যা")
    assert (_state(bench, LAST), _state(bench, THIS)) == (WeekState.EXCUSED, WeekState.EXCUSED)


def test_the_newest_note_counts(bench):
    page, uno = bench.pages["facebook"], bench.members["uno"]
    bench.core.board.note_week(uno, page, LAST, NoteKind.EID, "ভুল করে")
    bench.clock.go_on(minutes=1)
    bench.core.board.note_week(uno, page, LAST, NoteKind.MISSED, "আসলে ছুটি ছিল না")
    assert _state(bench, LAST) is WeekState.MISSED


def test_a_running_week_is_not_missed_yet(bench):
    with pytest.raises(WrongMove):
        bench.core.board.note_week(bench.members["ict"], bench.pages["facebook"], THIS, NoteKind.MISSED, "আগেভাগে")


def test_a_note_for_no_page_is_refused(bench):
    with pytest.raises(NothingThere):
        bench.core.board.note_week(bench.members["uno"], PageId("none"), LAST, NoteKind.EID, "ঈদ")


def test_met_beats_excused(bench):
    bench.live(1)
    bench.live(2)
    bench.core.board.note_week(bench.members["uno"], bench.pages["facebook"], THIS, NoteKind.EID, "ঈদ")
    assert _state(bench, THIS) is WeekState.MET


def test_scheduled_posts_put_a_week_on_track_and_drafts_are_only_maybe(bench):
    bench.approved(bench.draft("এক"))
    bench.handed_in(bench.draft("দুই"))
    count = bench.core.board.week().rows[0].page_week.count
    assert (count.live, count.scheduled, count.maybe) == (0, 1, 1)
    assert _state(bench, THIS) is WeekState.AT_RISK
    bench.approved(bench.draft("তিন"))
    assert _state(bench, THIS) is WeekState.ON_TRACK
    bench.clock.go_on(days=2)  # their time has gone by, nobody published them
    assert _state(bench, THIS) is WeekState.AT_RISK


def test_a_week_begun_in_its_middle_is_met_if_reached_else_not_recorded(bench):
    bench.register("late", TODAY)
    row = bench.core.board.week().rows[1].page_week
    assert row.state is WeekState.NOT_RECORDED
    assert bench.core.board.week(date(2026, 2, 3)).rows[1].page_week.state is WeekState.NOT_RECORDED
    for n in (1, 2):
        post = bench.approved(bench.draft(f"নতুন {n}", page_ids=(bench.pages["late"],)))
        bench.claim(bench.opened(post.id, "late"), f"https://www.facebook.com/late/posts/{n}")
    assert bench.core.board.week().rows[1].page_week.state is WeekState.MET


def test_the_board_is_dhakas_whatever_the_pc_says(bench):
    bench.clock.jump_to(week_of(TODAY).ends_at - timedelta(seconds=1))
    assert bench.core.board.week().week == THIS
    bench.clock.go_on(seconds=2)
    assert bench.core.board.week().week == THIS.next


def test_needs_are_for_those_who_can_do_something_about_them(bench):
    bench.seat("auditor", Role.AUDITOR)
    opened = bench.opened(bench.approved(bench.draft("খোলা")).id)
    mine = bench.handed_in(bench.draft("ফেরত"))
    bench.core.reviewing.ask_changes(bench.members["land"], mine.id, "ঠিক করুন")
    bench.handed_in(bench.draft("অপেক্ষা"))
    kinds = {key: {n.kind for n in bench.core.board.needs(bench.members[key])} for key in ("ict", "land", "auditor")}
    assert kinds["auditor"] == set()
    assert kinds["land"] == {NeedKind.TO_APPROVE, NeedKind.MISSED_WEEK}
    assert kinds["ict"] == {NeedKind.CONFIRM, NeedKind.CHANGES, NeedKind.MISSED_WEEK}
    bench.claim(opened, LINK.format(n=3))
    assert NeedKind.CONFIRM not in {n.kind for n in bench.core.board.needs(bench.members["ict"])}


def test_who_gave_the_first_of_two_approvals_is_not_asked_again(bench):
    bench.core.office.set_preset(bench.members["uno"], ApprovalPreset.TWO_OTHERS)
    post = bench.handed_in()
    bench.approve(post.id, "land")
    asked = {key: [n.kind for n in bench.core.board.needs(bench.members[key])] for key in ("land", "uno")}
    assert NeedKind.TO_APPROVE not in asked["land"]
    assert NeedKind.TO_APPROVE in asked["uno"]


def test_a_post_on_a_cancelled_day_asks_its_writer_and_the_convenor_until_it_is_moved_or_out(bench):
    uno, days = bench.members["uno"], bench.core.days
    at = bench.clock.now() + timedelta(days=3)
    gone = SpecialDay(days.new_day_id(), at.date(), Bilingual("বাতিল দিবস"), cancelled=True)
    days.save_day(uno, gone)
    post = bench.approved(bench.draft("বাতিল দিনের পোস্ট", planned_at=at))

    def asked(key):
        return [n.cancelled for n in bench.core.board.needs(bench.members[key]) if n.kind is NeedKind.CANCELLED_DAY]

    assert [(c.line.post_id, c.day) for c in asked("ict")] == [(post.id, gone)]
    assert len(asked("uno")) == 1
    assert asked("land") == [], "another member's post"
    days.restore(uno, gone.id, "")
    assert asked("ict") == []
    days.cancel(uno, gone.id, "")
    kept = SpecialDay(days.new_day_id(), at.date(), Bilingual("পালিত দিবস"))
    days.save_day(uno, kept)
    assert asked("ict") == [], "another day is kept on that date"
    days.remove_day(uno, kept.id)
    bench.claim(bench.opened(post.id))
    assert asked("ict") == [], "it is out"


def test_a_draft_on_a_cancelled_day_asks_once_and_one_beyond_two_months_not_yet(bench):
    uno, days = bench.members["uno"], bench.core.days
    for ahead in (5, 80):
        at = bench.clock.now() + timedelta(days=ahead)
        days.save_day(uno, SpecialDay(days.new_day_id(), at.date(), Bilingual(f"দিবস {ahead}"), cancelled=True))
        draft = bench.draft(f"খসড়া {ahead}", planned_at=at)
        bench.core.drafting.save(bench.members["ict"], None, 0, draft)
    needs = [n for n in bench.core.board.needs(bench.members["ict"]) if n.kind is NeedKind.CANCELLED_DAY]
    assert [n.cancelled.line.title for n in needs] == ["খসড়া 5"]


def test_only_a_convenor_takes_an_excuse_back(bench):
    uno, page = bench.members["uno"], bench.pages["facebook"]
    bench.core.board.note_week(uno, page, LAST, NoteKind.EID, "ঈদের ছুটি")
    with pytest.raises(RoleNotAllowed):
        bench.core.board.note_week(bench.members["ict"], page, LAST, NoteKind.MISSED, "ছুটি ছিল না")
    assert bench.core.board.week(LAST.first_on).rows[0].page_week.state is WeekState.EXCUSED
    bench.core.board.note_week(uno, page, LAST, NoteKind.MISSED, "ছুটি ছিল না")
    bench.core.board.note_week(bench.members["ict"], page, LAST, NoteKind.MISSED, "প্রশিক্ষণ")


def test_a_week_in_which_the_page_was_not_kept_takes_no_note(bench):
    with pytest.raises(WrongMove):
        bench.core.board.note_week(
            bench.members["uno"], bench.pages["facebook"], Week(date(2024, 8, 4)), NoteKind.EID, "ঈদ"
        )
