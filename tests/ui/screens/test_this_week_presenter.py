from dataclasses import replace
from datetime import date

import pytest

from moderator_app.domain.bd_calendar import week_of
from moderator_app.domain.shown import Shown
from moderator_app.services.board import Need, NeedKind
from moderator_app.services.office import WelcomeStep
from moderator_app.words import Language, Speaker
from tests.fakes.desk_core import AUDITOR, LINES, NOW, PAGES, TANVIR, D, FakeBoard, _line, at, desk_core
from ui.places import Place, Room
from ui.screens.this_week.presenter import WeekPresenter, target_of
from ui.screens.this_week.state import Blank

BN, EN = Speaker(), Speaker(Language.ENGLISH)


def _load(core=None, say=BN, actor=TANVIR, week=None):
    return WeekPresenter(core or desk_core(), say, actor).load(week)


def test_the_week_is_named_in_both_calendars():
    assert _load().subtitle == "রবি ৪ – শনি ১০ অক্টোবর ২০২৬ · ১৯–২৫ আশ্বিন ১৪৩৩"
    assert _load(say=EN).subtitle == "Sun 4 – Sat 10 October 2026 · 19–25 Ashwin 1433"


def test_today_is_marked_and_past_days_and_the_weekend_are_quiet():
    heads = _load().heads
    assert [head.today for head in heads] == [False, False, True, False, False, False, False]
    assert [head.quiet for head in heads] == [True, True, False, False, False, True, True]
    assert heads[2].name == "মঙ্গল ৬ অক্টোবর, আজ"


def test_each_row_says_how_its_week_stands_in_word_and_number():
    rows = _load().board
    assert [(row.count.live, row.word, row.second) for row in rows] == [
        ("১", "ঠিক পথে", "১টি নির্ধারিত"),
        ("২", "পূরণ হয়েছে", "আর লাগবে না"),
        ("২", "পূরণ হয়েছে", "আর লাগবে না"),
        ("০", "ঝুঁকিতে", "৫ দিন বাকি"),
    ]
    assert rows[0].count.name == "২টির মধ্যে ১টি প্রকাশিত, ১টি নির্ধারিত"


def test_a_cell_says_the_day_the_state_and_the_post():
    land = _load(say=EN).board[3]
    assert land.days[2].name == "Tue 6 October. By hand: ই-নামজারি ক্যাম্প: ইউনিয়নভিত্তিক সময়সূচি"
    assert land.days[0].name == "Sun 4 October: nothing"


def test_three_posts_on_a_day_show_the_first_and_how_many_more():
    more = tuple(_line("main", f"পোস্ট {n}", D.DRAFT, at(9, 9 + n)) for n in range(3))
    cell = _load(desk_core(board=FakeBoard(lines=more))).board[0].days[5]
    assert (len(cell.looks), cell.more) == (1, "+২")
    assert "পোস্ট 2" in cell.name


def test_what_was_taken_off_a_page_leaves_the_board():
    gone = (_line("main", "বাদ দেওয়া", D.CANCELLED, at(9, 10)),)
    state = _load(desk_core(board=FakeBoard(lines=gone)))
    assert state.board[0].days[5].looks == ()
    assert "বাতিল" not in [word for _look, word in state.key]


def test_the_key_names_every_shape_on_the_board():
    words = [word for _look, word in _load(say=EN).key]
    assert words == ["Live", "Scheduled", "To approve", "Draft", "By hand", "Link given"]


def test_a_cell_opens_the_kit_the_review_or_the_post():
    by_hand, draft = LINES[7], LINES[6]
    assert target_of(by_hand, Shown.BY_HAND).kit == by_hand.delivery.id
    assert target_of(draft, Shown.TO_APPROVE).place == Place(Room.REVIEW, item=draft.delivery.post_id)
    assert target_of(draft, Shown.DRAFT).place == Place(Room.POSTS, item=draft.delivery.post_id)


def test_needs_say_what_to_do_and_where_they_lead():
    needs = _load(say=EN).needs
    assert [(need.word, need.action) for need in needs] == [
        ("By hand", "Give the link"),
        ("By hand", "Open kit"),
        ("To approve", "Review it"),
        ("Changes asked", "Mend it"),
        ("Week missed", "Give reason"),
    ]
    assert needs[0].second == "Disaster alerts · open since Mon 5 October, 4:00 pm"
    assert needs[1].second == "Upazila Land Office · today, 10:30 am"
    assert needs[1].target.kit is not None
    assert needs[2].second == "Upazila Administration · by Nasrin Sultana"
    assert needs[4].title == "Last week: 1 of 2 published"
    assert needs[4].target.place == Place(Room.THIS_WEEK, item="land", extra="week:2026-09-27")


def test_the_queue_names_near_days_and_the_whole_moment_for_the_tooltip():
    queue = _load(say=EN).queue
    assert (queue[0].day, queue[0].time, queue[0].when) == ("Wed 7", "11:00 am", "Wed 7 October 2026, 11:00 am")
    assert queue[1].day == "Today"


def test_next_week_is_counted_and_silent_where_nothing_is_owed():
    assert (_load().next_week, _load().next_planned) == ("১১–১৭ অক্টোবর ২০২৬", "৮টির মধ্যে ৩টি পরিকল্পিত")
    assert _load(desk_core(pages=())).next_planned == ""


def test_an_office_without_pages_is_told_so_and_counts_its_open_steps():
    state = _load(desk_core(pages=(), done=(WelcomeStep.OFFICE,)))
    assert (state.blank, state.open_steps, state.board) == (Blank.NO_PAGES, 4, ())


def test_pages_that_begin_later_are_not_on_the_board_of_an_earlier_week():
    later = tuple(replace(page, first_on=date(2026, 10, 20)) for page in PAGES)
    assert _load(desk_core(pages=later)).blank is Blank.NONE_THIS_WEEK


def test_another_week_is_read_only_as_a_board():
    board = FakeBoard()
    state = _load(desk_core(board=board), week=week_of(date(2026, 9, 30)))
    assert (board.asked, state.is_this_week) == ([date(2026, 9, 27)], False)


@pytest.mark.parametrize(("now", "seconds"), [(NOW, 600), (at(6, 23, 58), 121), (at(6, 23, 59), 61)])
def test_it_asks_again_when_the_clock_alone_changes_something_and_not_oftener_than_a_minute(now, seconds):
    core = desk_core(board=FakeBoard(now=now, lines=()))
    assert _load(core).look_again_in == seconds


def test_who_may_not_write_is_told_why():
    assert WeekPresenter(desk_core(), BN, TANVIR).writing_refused() == ""
    assert "লেখা" in WeekPresenter(desk_core(), BN, AUDITOR).writing_refused()


def test_the_monthly_backup_and_drill_lead_to_their_places():
    asked = (Need(NeedKind.BACKUP_DUE, last_at=at(1, 11)), Need(NeedKind.DRILL_DUE))
    backup, drill = _load(desk_core(board=FakeBoard(extra_needs=asked)), say=EN).needs[-2:]
    assert (backup.word, backup.title, backup.second) == (
        "Due",
        "The monthly backup on a stick",
        "last on 1 October 2026",
    )
    assert backup.target.place == Place(Room.BACKUPS)
    assert (drill.second, drill.action) == ("not done yet", "Run a drill")
    assert drill.target.place == Place(Room.BACKUPS, extra="drill")
