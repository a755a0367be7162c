from datetime import date, time

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, settle, wait_for
from PySide6.QtWidgets import QApplication

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.days import SpecialDay
from moderator_app.domain.ids import DayId
from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.domain.office import Bilingual
from moderator_app.domain.series import Every, Recurrence
from moderator_app.words import Language, Speaker
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import FARHANA, NASRIN, TANVIR, make_office
from ui.places import Place, Room
from ui.screens import composer, posts, series
from ui.theme import Theme
from ui.widgets.dialog import ConfirmDialog

BN, EN = Speaker(), Speaker(Language.ENGLISH)
WEEKLY = Recurrence(Every.WEEK, date(2026, 10, 7), days=frozenset({3}), count=8)


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path / "office")
    with made.folder.store.write() as unit:
        name = Bilingual("দুর্গাপূজা", "Durga Puja")
        unit.days.put_day(SpecialDay(DayId("puja"), date(2026, 10, 21), name, closed=True))
    yield made
    made.close()


@pytest.fixture
def shown(office):
    made = []

    def show(extra="series", member=TANVIR, size=(1366, 768), build=series.build, item=None, **other):
        place = Place(Room.POSTS, item, extra)
        made.append(Shown(build, office.core, place, actor=office.member(member), **other))
        made[-1].at(*size)
        return made[-1]

    yield show
    for one in made:
        dispose(one.frame)


def begun(office, rule=WEEKLY):
    return office.core.series.start(TANVIR, office.draft(), rule, time(15), skip_holidays=True)


def standing(office):
    (found,) = office.core.series.all(NASRIN)
    return found


def days(one):
    return [part.accessibleName() for part in one.screen.days.children() if part.isWidgetType()]


@pytest.mark.parametrize("say", [BN, EN])
def test_a_draft_is_made_to_come_again_and_its_days_are_seen_beforehand(office, shown, say):
    post = office.write()
    one = shown(f"series:from:{post.id}", say=say)
    form = one.screen
    wait_for(lambda: form.sentence.plain != "")
    assert len(form.days.struck) == 1
    assert any(("Durga Puja" if say is EN else "দুর্গাপূজা") in name for name in days(one))
    form.rule.fill("times", "৪")
    wait_for(lambda: ("4 times" if say is EN else "৪ বার") in form.sentence.plain)
    form.keep.click()
    wait_for(lambda: bool(one.went))
    found = standing(office)
    assert one.went == [Place(Room.POSTS, extra=f"series:{found.series.id}")]
    assert (found.series.rule.count, [day.on.day for day in found.made]) == (4, [7, 14, 28])
    assert [line.title for line in office.core.drafting.lines(PostQuery(PostFilter.DRAFTS))].count(post.title) == 4


def test_each_kind_of_rule_and_end_is_chosen_by_its_box(office, shown):
    post = office.write()
    one = shown(f"series:from:{post.id}", say=EN)
    form = one.screen
    wait_for(lambda: form.sentence.plain != "")
    form.rule.kinds[3].click()
    form.rule.ends[0].click()
    form.rule.fill("first", "15/10/2026")
    form.rule.fill("last", "31/12/2026")
    form.rule.fill("hour", "9:30")
    form.rule.interval.choose(2)
    form.rule.skip.click()
    expected = "Every 2 months on the third Thu at 9:30 am, until 31 December 2026; on days off too"
    wait_for(lambda: form.sentence.plain == expected)
    assert form.rule.field("weekdays").isHidden()
    assert not form.rule.field("times").box.isEnabled()


def test_what_is_wrong_stands_under_its_field_and_nothing_typed_is_lost(office, shown):
    post = office.write()
    one = shown(f"series:from:{post.id}", say=EN)
    form = one.screen
    wait_for(lambda: form.sentence.plain != "")
    for place, typed in (("times", "many"), ("first", "31/2/2026")):
        form.rule.fill(place, typed)
    form.keep.click()
    wait_for(lambda: form.rule.field("times").error() != "")
    assert form.rule.field("first").error() != ""
    assert form.rule.text("times") == "many"
    form.rule.fill("times", "61")
    form.rule.fill("first", "1/10/2026")
    form.keep.click()
    wait_for(lambda: "1 October 2026" in form.rule.field("first").error())
    form.rule.fill("first", "7/10/2026")
    for box in form.rule.weekdays:
        box.setChecked(False)
    form.keep.click()
    wait_for(lambda: form.rule.field("weekdays").error() != "")
    assert office.core.series.all(NASRIN) == ()


def test_a_draft_without_a_purpose_is_told_so_above(office, shown):
    post = office.write(office.draft(purpose=None))
    one = shown(f"series:from:{post.id}", say=EN)
    wait_for(lambda: one.screen.sentence.plain != "")
    one.screen.keep.click()
    wait_for(lambda: bool(one.screen.banners()))
    assert office.core.series.all(NASRIN) == ()


@pytest.mark.parametrize("say", [BN, EN])
def test_the_list_says_rule_next_day_and_what_became_of_each_day(office, shown, say):
    begun(office)
    one = shown(say=say)
    wait_for(lambda: one.screen.table.model().rowCount() == 1)
    card = one.screen.details
    wait_for(lambda: len(card.days.struck) == 1)
    told = [part.accessibleName() for part in card.days.children() if part.isWidgetType()]
    assert len(told) == 8
    second = one.screen.table.model().index(0, 1).data()
    assert ("Every week on Wed" if say is EN else "প্রতি সপ্তাহে বুধবার") in second


def test_a_series_is_stopped_after_asking_and_its_posts_stay(office, shown):
    begun(office)
    one = shown(say=EN)
    wait_for(lambda: one.screen.table.model().rowCount() == 1)
    one.screen.details.stop_it.click()
    dialog = one.screen.findChild(ConfirmDialog)
    wait_for(dialog.isVisible)
    dialog.confirm.click()
    wait_for(lambda: standing(office).series.stopped_at is not None)
    wait_for(lambda: "Stopped" in one.screen.table.model().index(0, 0).data())
    assert len(standing(office).made) == 4


def test_a_change_is_for_the_days_to_come(office, shown):
    made = begun(office)
    one = shown(f"series:change:{made.id}", say=EN, member=NASRIN)
    form = one.screen
    wait_for(lambda: form.sentence.plain != "")
    assert form.rule.text("first") == "11/11/2026"
    form.rule.fill("hour", "10:00")
    form.rule.fill("text", "নতুন লেখা")
    form.keep.click()
    wait_for(lambda: bool(one.went))
    found = standing(office)
    assert (found.series.at, found.series.author_id, found.series.draft.text) == (time(10), NASRIN, "নতুন লেখা")
    assert len(found.made) == 4


def test_an_empty_list_teaches_how_one_is_begun(shown):
    one = shown(say=EN)
    wait_for(lambda: one.screen.stack.currentIndex() == 1)


def test_who_reads_only_sees_the_list_and_changes_nothing(office, shown):
    begun(office)
    one = shown(member=FARHANA)
    wait_for(lambda: one.screen.table.model().rowCount() == 1)
    assert not one.screen.details.stop_it.isEnabled()
    assert one.screen.details.stop_it.toolTip()
    assert not shown("series:from:x", member=FARHANA).screen.keep.isEnabled()


def test_the_posts_room_leads_to_the_series_of_a_post_and_lets_another_come_again(office, shown):
    made = begun(office, Recurrence(Every.WEEK, date(2026, 10, 7), days=frozenset({3}), count=1))
    one = shown("", build=posts.build, say=EN)
    wait_for(lambda: one.screen.model.rowCount() == 1)
    wait_for(lambda: "↻" in one.screen.model.index(0, 1).data())
    wait_for(lambda: getattr(one.screen.details, "to_series", None) is not None)
    one.screen.details.to_series.click()
    one.screen.series.click()
    assert one.went == [Place(Room.POSTS, extra=f"series:{made.id}"), Place(Room.POSTS, extra="series")]
    plain = office.write(office.draft(text="একবারের পোস্ট"))
    other = shown("", build=posts.build, say=EN)
    wait_for(lambda: other.screen.model.place_of(plain.id) is not None)
    other.screen.table.selectRow(other.screen.model.place_of(plain.id))
    wait_for(lambda: getattr(other.screen.details, "again", None) is not None)
    other.screen.details.again.click()
    assert other.went == [Place(Room.POSTS, extra=f"series:from:{plain.id}")]


def test_the_composer_lets_its_post_come_again(office, shown):
    post = office.write()
    one = shown("", build=composer.build, item=post.id, say=EN)
    wait_for(one.screen.again.isVisible)
    one.screen.again.click()
    assert one.went == [Place(Room.POSTS, extra=f"series:from:{post.id}")]
    one.screen.leaving()


def test_the_composer_hands_a_post_in_with_its_time_open(office, shown):
    post = office.write(office.draft(text="সময় পরে"))
    one = shown("", build=composer.build, item=post.id, say=EN)
    wait_for(lambda: one.screen.sheet.writing is not None)
    one.screen.bar.time.click()
    wait_for(one.screen._times.isVisible)
    one.screen._times.none.click()
    wait_for(lambda: one.screen.bar.time.words() == "Time later")
    one.screen.bar.send.click()
    wait_for(lambda: bool(one.went))
    office.approve(office.core.drafting.open(TANVIR, post.id).post)
    assert [line.title for line in office.core.drafting.lines(PostQuery(PostFilter.STOCK))] == ["সময় পরে"]


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 1366, 697), (100, 1024, 768), (150, 1366, 768)])
def test_nothing_is_clipped_and_everything_can_be_reached(office, shown, language, scale, width, height):
    made = begun(office)
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    for extra in ("series", f"series:change:{made.id}"):
        one = shown(extra, say=Speaker(language), theme=theme, size=(width, height))
        settle()
        QApplication.processEvents()
        assert_nothing_clipped(one.frame)
        assert_reachable(one.frame)
