from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from moderator_app.domain.days import Closure, SpecialDay
from moderator_app.domain.ids import PageId
from moderator_app.domain.office import Bilingual
from moderator_app.words import Digits, Language, Speaker
from moderator_app.zone import DHAKA
from tests.ui.screens.writing_desk import ADMIN, FARHANA, FLOOD, PORTAL, make_office
from ui.places import Place, Room
from ui.screens.calendar.presenter import CalendarPresenter
from ui.screens.calendar.spot import Mode, Spot
from ui.screens.composer.presenter import ComposerPresenter, time_asked_for
from ui.widgets.shapes import Shape

BN, EN = Speaker(), Speaker(Language.ENGLISH)
TODAY = date(2026, 10, 6)
OCTOBER = Spot(Mode.MONTH, TODAY)
WEEK = Spot(Mode.WEEK, TODAY)


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "desk")
    yield made
    made.close()


def _load(office, spot=OCTOBER, say=BN, **actor):
    return CalendarPresenter(office.core, say, office.member(**actor)).load(spot)


def _day(state, day):
    return next(cell for week in state.weeks for cell in week.days if cell.day == day)


def _at(day, hour, minute=0):
    return datetime(2026, 10, day, hour, minute, tzinfo=DHAKA).astimezone(UTC)


# ---------------------------------------------------------------- spots


@pytest.mark.parametrize(
    ("spot", "first", "last", "weeks"),
    [
        (Spot(Mode.MONTH, date(2026, 2, 10)), date(2026, 2, 1), date(2026, 2, 28), 4),
        (Spot(Mode.MONTH, date(2026, 8, 31)), date(2026, 7, 26), date(2026, 9, 5), 6),
        (Spot(Mode.MONTH, date(2028, 2, 29)), date(2028, 1, 30), date(2028, 3, 4), 5),
        (Spot(Mode.WEEK, TODAY), date(2026, 10, 4), date(2026, 10, 10), 1),
    ],
)
def test_a_spot_shows_whole_weeks(spot, first, last, weeks):
    assert (spot.first_on, spot.last_on) == (first, last)
    assert ((last - first).days + 1) // 7 == weeks
    assert spot.holds(spot.day)


def test_months_are_turned_near_the_same_day_and_end_with_the_known_years():
    january = Spot(Mode.MONTH, date(2028, 1, 31), ADMIN)
    assert january.turned(1) == Spot(Mode.MONTH, date(2028, 2, 29), ADMIN)
    assert january.turned(-1).day == date(2027, 12, 31)
    assert Spot(Mode.WEEK, TODAY).turned(-1).day == date(2026, 9, 29)
    assert Spot(Mode.MONTH, date(2199, 12, 31)).turned(1).day == date(2199, 12, 31)


@pytest.mark.parametrize("spot", [OCTOBER, WEEK, replace(WEEK, page_id=ADMIN)])
def test_a_spot_is_kept_as_text_and_read_again(spot):
    assert Spot.read(spot.text, date(2020, 1, 1)) == spot


@pytest.mark.parametrize("text", [None, "", "month", "year:2026-01-01", "week:31.12.2026", "month:2026-13-01:x"])
def test_what_is_no_spot_leads_to_todays_month(text):
    assert Spot.read(text, TODAY) == OCTOBER


# ---------------------------------------------------------------- what is shown


def test_the_month_is_named_in_both_calendars(office):
    state = _load(office)
    assert (state.title, state.subtitle) == ("অক্টোবর ২০২৬", "আশ্বিন–কার্তিক ১৪৩৩")
    assert len(state.weeks) == 5
    assert [head.word for head in state.heads] == ["রবি", "সোম", "মঙ্গল", "বুধ", "বৃহস্পতি", "শুক্র", "শনি"]
    assert [head.today for head in state.heads] == [False, False, True, False, False, False, False]


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (TODAY, "4–10 October 2026"),
        (date(2026, 9, 30), "27 September – 3 October 2026"),
        (date(2026, 12, 31), "27 December 2026 – 2 January 2027"),
    ],
)
def test_the_week_is_named_by_its_days(office, day, title):
    assert _load(office, Spot(Mode.WEEK, day), EN).title == title


def test_today_past_days_the_weekend_and_other_months_are_told_apart(office):
    state = _load(office, say=EN)
    today, past, friday, spill = (_day(state, date(2026, m, d)) for m, d in ((10, 6), (10, 5), (10, 16), (9, 27)))
    assert (today.today, today.quiet, today.aside, today.open) == (True, False, False, True)
    assert (past.quiet, past.open) == (True, False)
    assert (friday.quiet, friday.open) == (True, True)
    assert (spill.aside, spill.dated) == (True, "27 September")
    assert _day(state, date(2026, 10, 1)).dated == "1 October"
    assert _day(_load(office, WEEK), date(2026, 10, 4)).aside is False


def test_a_cell_says_the_date_in_both_calendars_and_every_post_with_state_time_title_and_page(office):
    office.hand_in(office.draft(planned_at=_at(8, 11), page_ids=(ADMIN,)))
    office.write(office.draft(text="নদীর পানি", planned_at=_at(8, 9, 30), page_ids=()))
    assert _day(_load(office), date(2026, 10, 8)).told == (
        "বৃহ ৮ অক্টোবর ২০২৬, ২৩ আশ্বিন. খসড়া, ০৯:৩০, নদীর পানি, পেজ বাছা হয়নি; "
        "যাচাই বাকি, ১১:০০, জন্ম ও মৃত্যু নিবন্ধন দিবস উপলক্ষে বিশেষ সেবা সপ্তাহ, উপজেলা প্রশাসন, নমুনাপুর"
    )
    assert _day(_load(office, say=EN), TODAY).told == "Tue 6 October 2026, 21 Ashwin, today: nothing"


def test_the_reader_of_bangla_chooses_the_digits(office):
    office.write(office.draft(planned_at=_at(8, 11), page_ids=(ADMIN,)))
    latin = Speaker(Language.BANGLA, Digits.LATIN)
    assert _day(_load(office, say=latin), date(2026, 10, 8)).chips[0].clock == "11:00"


def test_a_post_on_three_pages_is_three_chips_each_with_its_page(office):
    office.write(office.draft(planned_at=_at(8, 11), page_ids=(ADMIN, PORTAL, FLOOD)))
    chips = _day(_load(office, say=EN), date(2026, 10, 8)).chips
    assert {chip.face.name for chip in chips} == {
        "Upazila Administration, Namunapur",
        "Information Portal",
        "Disaster News, Namunapur",
    }
    assert {(chip.word, chip.look.shape) for chip in chips} == {("Draft", Shape.DASHED_CIRCLE)}
    assert len({chip.post_id for chip in chips}) == 1


def test_the_head_of_a_week_says_how_many_pages_reached_it_and_what_is_most_pressing(office):
    office.approve(office.hand_in(office.draft(planned_at=_at(13, 11), page_ids=(ADMIN,))))
    last, this, following = [week.head for week in _load(office, say=EN).weeks][:3]
    assert (last.number, last.count, last.word) == ("Week 13", "0/4 pages", "4 missed")
    assert (this.count, this.word, this.here) == ("0/4 pages", "At risk", True)
    assert (following.count, following.word, following.here) == ("0/4 pages", "1 post", False)
    assert following.told.startswith("Week 15, Sun 11 – Sat 17 October 2026: 0/4 pages, 1 post. Upazila Administration")


def test_one_page_alone_counts_its_posts(office):
    office.approve(office.hand_in(office.draft(planned_at=_at(8, 11), page_ids=(ADMIN, PORTAL))))
    state = _load(office, replace(OCTOBER, page_id=PORTAL), EN)
    assert (state.weeks[1].head.count, state.weeks[1].head.word) == ("0/2 live", "At risk")
    assert [chip.page for chip in _day(state, date(2026, 10, 8)).chips] == ["Information Portal"]


def test_weeks_before_the_office_kept_its_pages_are_not_recorded(office):
    state = _load(office, Spot(Mode.MONTH, date(2025, 6, 15)), EN)
    assert {(week.head.count, week.head.word) for week in state.weeks} == {("0/0 pages", "Not recorded")}


def test_a_page_that_is_not_in_the_register_gives_way_to_all(office):
    assert _load(office, replace(OCTOBER, page_id=PageId("gone"))).spot == OCTOBER


def test_empty_days_teach_who_may_write_and_only_of_days_to_come(office):
    assert "press N" in _load(office, say=EN).blank
    assert "press" not in _load(office, Spot(Mode.MONTH, date(2026, 8, 1)), EN).blank
    assert "press" not in _load(office, say=EN, member_id=FARHANA).blank
    office.write(office.draft(planned_at=_at(20, 11)))
    assert _load(office).blank == ""


@pytest.mark.parametrize(("minutes", "seconds"), [(30, 600), (5, 301), (0.5, 60)])
def test_it_asks_again_when_a_post_falls_due_and_not_oftener_than_a_minute(office, minutes, seconds):
    office.write(office.draft(planned_at=office.clock.now() + timedelta(minutes=minutes)))
    assert _load(office).look_again_in == seconds


def test_who_may_not_write_is_told_why(office):
    assert CalendarPresenter(office.core, BN, office.member()).writing_refused() == ""
    assert CalendarPresenter(office.core, BN, office.member(FARHANA)).writing_refused()


# ---------------------------------------------------------------- a new post on a day


def test_a_new_post_gets_the_usual_time_of_its_day_or_eleven(office):
    presenter = CalendarPresenter(office.core, BN, office.member())
    slot = office.core.office.settings().slots[0]
    sunday = date(2026, 10, 11)
    assert presenter.time_on(sunday + timedelta(days=slot.day)) == slot.moment(sunday)
    free = next(day for day in range(7) if day not in {s.day for s in office.core.office.settings().slots})
    assert presenter.time_on(sunday + timedelta(days=free)).astimezone(DHAKA).hour == 11
    assert presenter.time_on(date(2026, 10, 5)) is None


def test_the_composer_proposes_the_time_that_its_place_names(office):
    at = _at(20, 11)
    asked = time_asked_for(Place(Room.POSTS, extra=f"new:at:{at.isoformat()}"))
    assert asked == at
    assert ComposerPresenter(office.core, office.member(), None, asked).open().draft.planned_at == at
    for plain in ("", "new", "new:restore", "restore"):
        assert time_asked_for(Place(Room.POSTS, extra=plain)) is None


# ---------------------------------------------------------------- days with names


def _name(office, day, bn, **other):
    with office.folder.store.write() as unit:
        unit.days.put_day(SpecialDay(f"{day}-{bn}", day, Bilingual(bn, f"{bn} in English"), **other))


def test_a_day_says_its_holiday_first_then_the_closure_other_days_and_cancelled_ones(office):
    monday, tuesday = date(2026, 10, 19), date(2026, 10, 20)
    _name(office, monday, "কন্যাশিশু দিবস")
    _name(office, monday, "পূজা", closed=True, moon=True, provisional=True)
    _name(office, tuesday, "পুরোনো", cancelled=True)
    with office.folder.store.write() as unit:
        unit.days.put_closure(Closure("c", monday, monday, "মেরামত"))
    state = _load(office)
    assert [(name.text, name.suffix, name.bold) for name in _day(state, monday).names] == [
        ("পূজা", "সম্ভাব্য", True),
        ("মেরামত", "অফিস বন্ধ", True),
        ("কন্যাশিশু দিবস", "", False),
    ]
    (old,) = _day(state, tuesday).names
    assert (old.text, old.suffix, old.struck) == ("পুরোনো", "বাতিল", True)
    assert _day(state, monday).quiet
    assert not _day(state, tuesday).quiet
    assert _day(state, monday).told.startswith("সোম ১৯ অক্টোবর ২০২৬, ৩ কার্তিক, পূজা (সম্ভাব্য), মেরামত (অফিস বন্ধ), কন্যাশিশু দিবস")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (19, "Offices do not work on this day: পূজা in English."),
        (20, "“পুরোনো in English” is cancelled: the state no longer keeps it."),
        (21, "The office is closed on this day: মেরামত."),
        (16, "Offices do not work on this day: weekend, Fri."),
        (22, ""),
    ],
)
def test_what_is_amiss_with_a_day_is_said(office, day, words):
    _name(office, date(2026, 10, 19), "পূজা", closed=True)
    _name(office, date(2026, 10, 20), "পুরোনো", cancelled=True)
    with office.folder.store.write() as unit:
        unit.days.put_closure(Closure("c", date(2026, 10, 21), date(2026, 10, 21), "মেরামত"))
    assert _day(_load(office, say=EN), date(2026, 10, day)).warning == words


def test_a_post_on_a_cancelled_day_is_marked_and_one_on_a_weekend_is_not(office):
    _name(office, date(2026, 10, 20), "পুরোনো", cancelled=True)
    for day in (16, 20):
        office.write(office.draft(planned_at=_at(day, 11), page_ids=(ADMIN,)))
    state = _load(office, say=EN)
    assert _day(state, date(2026, 10, 16)).chips[0].warned == ""
    chip = _day(state, date(2026, 10, 20)).chips[0]
    assert chip.warned.startswith("“পুরোনো in English” is cancelled")
    assert chip.told.endswith(chip.warned)


# ---------------------------------------------------------------- another time


def test_a_full_day_counts_what_it_does_not_show(office):
    for hour in range(8, 20):
        office.write(office.draft(text=f"পোস্ট {hour}", planned_at=_at(8, hour), page_ids=(ADMIN,)))
    month, week = _day(_load(office), date(2026, 10, 8)), _day(_load(office, WEEK), date(2026, 10, 8))
    assert [(len(day.chips), day.total) for day in (month, week)] == [(3, 12), (8, 12)]
    presenter = CalendarPresenter(office.core, BN, office.member())
    assert len(presenter.whole_day(date(2026, 10, 8), None).chips) == 12


def test_a_time_of_day_decides_what_today_still_takes(office):
    office.write(office.draft(planned_at=_at(8, 11), page_ids=(ADMIN,)))
    office.write(office.draft(text="আগে", planned_at=_at(8, 10), page_ids=(ADMIN,)))
    presenter = CalendarPresenter(office.core, EN, office.member())
    early, late = _day(presenter.load(OCTOBER), date(2026, 10, 8)).chips
    assert presenter.refusal(late, TODAY) == "Tue 6 October, 11:00 am has gone by."  # it is 11:02
    office.clock.go_on(hours=-1, minutes=0)
    assert presenter.refusal(late, TODAY) == ""
    assert presenter.refusal(early, TODAY) == "Tue 6 October, 10:00 am has gone by."
    assert presenter.refusal(early, TODAY + timedelta(days=1)) == ""


def test_what_was_done_is_said_with_a_short_title_and_a_whole_time(office):
    post = office.write(office.draft(text="দীর্ঘ শিরোনাম " * 12, planned_at=_at(8, 11), page_ids=(ADMIN,)))
    presenter = CalendarPresenter(office.core, EN, office.member())
    done = presenter.done(presenter.move(post.id, _at(16, 9, 30)))
    assert done.words.endswith("…” moved to Fri 16 October, 9:30 am.")
    assert len(done.words) < 90
    assert (done.warning, done.day) == ("Offices do not work on this day: weekend, Fri.", date(2026, 10, 16))
    bare = office.write(office.draft(text="সময় ছাড়া", planned_at=None, page_ids=(ADMIN,)))
    moved = presenter.move(bare.id, _at(20, 9))
    assert presenter.done(presenter.take_back(moved)).words == "“সময় ছাড়া” has no time again."


@pytest.mark.parametrize(
    ("stage", "room", "extra"),
    [
        ("draft", Room.POSTS, ""),
        ("handed in", Room.REVIEW, ""),
        ("approved", Room.POSTS, ""),
        ("missed", Room.POSTS, "decide:"),
    ],
)
def test_a_chip_leads_where_its_state_asks(office, stage, room, extra):
    draft = office.draft(planned_at=_at(8, 11), page_ids=(ADMIN,))
    post = office.write(draft) if stage == "draft" else office.hand_in(draft)
    if stage in {"approved", "missed"}:
        office.approve(post)
    if stage == "missed":
        office.clock.go_on(days=4)
        office.core.heartbeat.beat()
    (chip,) = _day(_load(office), date(2026, 10, 8)).chips
    assert (chip.target.place.room, chip.target.kit) == (room, None)
    assert chip.target.place.extra.startswith(extra)
    assert bool(chip.fixed) == (stage == "missed")


def test_a_chip_that_waits_for_a_person_leads_to_its_kit(office):
    post = office.hand_in(office.draft(planned_at=_at(6, 11, 30), page_ids=(ADMIN,)))
    office.approve(post)
    office.clock.go_on(hours=1)
    (chip,) = _day(_load(office), TODAY).chips
    assert chip.target.kit == office.core.drafting.open(FARHANA, post.id).deliveries[0].id
