"""A reminder of a page's week on the home screen, and putting it off, over a real office."""

from datetime import datetime, timedelta

import pytest
from inspection import assert_nothing_clipped, assert_reachable, dispose, wait_for
from PySide6.QtTest import QTest

from moderator_app.domain.appearance import Scheme
from moderator_app.domain.bd_calendar import DHAKA, Week, week_of
from moderator_app.domain.reminders import ReminderKey, ReminderSettings, Rung, Told
from moderator_app.words import Language, Speaker
from moderator_app.zone import in_dhaka
from tests.ui.screens.shown_screen import Shown
from tests.ui.screens.writing_desk import ADMIN, make_office
from tests.ui.screens.writing_desk import NASRIN as CONVENOR
from ui.places import Place, Room
from ui.screens import this_week
from ui.screens.this_week.later_times import later_moments
from ui.theme import Theme

HOME = Place(Room.THIS_WEEK)


@pytest.fixture
def office(tmp_path):
    """An office whose convenor was told that a page's running week is at risk."""
    made = make_office(tmp_path / "desk")
    week = week_of(made.clock.now().date())
    with made.folder.store.write() as unit:
        unit.reminders.add_told(Told(ReminderKey(Rung.PANEL, ADMIN, week, CONVENOR), made.clock.now()))
    yield made
    made.close()


@pytest.fixture
def shown(office):
    made = []

    def show(place, size=(1366, 768), **other):
        made.append(Shown(this_week.build, office.core, place, actor=office.member(CONVENOR), **other))
        made[-1].at(*size)
        return made[-1]

    yield show
    for one in made:
        dispose(one.frame)


def later(office):
    return Place(Room.THIS_WEEK, ADMIN, f"later:{week_of(office.clock.now().date()).first_on.isoformat()}")


def reminders(one):
    return [need for need in one.screen._state.needs if need.target.place.extra.startswith("later:")]


def test_a_reminder_stands_among_what_needs_the_member_and_leads_to_putting_it_off(office, shown):
    one = shown(HOME)
    (need,) = reminders(one)
    assert "ঝুঁকিতে" in need.title
    assert need.second.startswith("কিছুই প্রকাশিত বা নির্ধারিত নেই")
    assert need.target.place == later(office)


def test_a_chosen_moment_puts_it_off_and_the_home_screen_is_quiet_until_then(office, shown):
    one = shown(later(office))
    at, box = next(iter(one.screen.boxes.items()))
    box.click()
    one.screen.save.click()
    wait_for(lambda: one.backs == 1)
    (standing,) = office.core.reminding.standing(CONVENOR)
    assert standing.put_off_until == at
    assert reminders(shown(HOME)) == []


def test_a_time_of_ones_own_is_typed_and_a_wrong_one_is_named_beside_its_field(office, shown):
    one = shown(later(office))
    one.screen.own.click()
    one.screen.hour.setText("25:00")
    one.screen.save.click()
    wait_for(lambda: one.screen.hour_field.error() != "")
    assert one.screen.hour.text() == "25:00"
    at = in_dhaka(office.clock.now()) + timedelta(hours=3)
    one.screen.day.setText(f"{at:%d/%m/%Y}")
    one.screen.hour.clear()
    QTest.keyClicks(one.screen.hour, f"{at:%H:%M}")
    one.screen.save.click()
    wait_for(lambda: one.backs == 1)
    (standing,) = office.core.reminding.standing(CONVENOR)
    assert standing.put_off_until == at.replace(second=0, microsecond=0)


def test_a_time_after_the_week_is_refused_with_its_reason_and_nothing_is_lost(office, shown):
    one = shown(later(office))
    one.screen.own.click()
    beyond = week_of(office.clock.now().date()).next.first_on
    one.screen.day.setText(f"{beyond:%d/%m/%Y}")
    one.screen.save.click()
    wait_for(lambda: bool(one.screen.banners()))
    assert one.backs == 0
    assert one.screen.day.text() == f"{beyond:%d/%m/%Y}"


def test_offered_moments_lie_in_the_week_and_never_in_the_quiet_hours():
    week, settings = Week(week_of(datetime(2026, 10, 6, tzinfo=DHAKA).date()).first_on), ReminderSettings()
    for hours in range(7 * 24):
        now = week.starts_at + timedelta(hours=hours)
        offered = later_moments(settings, now, week)
        assert all(now < at < week.ends_at and not settings.is_quiet(at) for at in offered)
    assert later_moments(settings, week.starts_at + timedelta(hours=10), week)


@pytest.mark.slow
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 1366, 697), (150, 1366, 768)])
def test_nothing_is_clipped_and_everything_can_be_reached(office, shown, language, scale, width, height):
    theme = Theme(Scheme.DARK if scale == 150 else Scheme.LIGHT, scale)
    one = shown(later(office), size=(width, height), say=Speaker(language), theme=theme)
    one.screen.own.click()
    assert_nothing_clipped(one.frame)
    assert_reachable(one.frame)
