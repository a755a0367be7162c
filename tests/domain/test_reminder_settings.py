"""Quiet hours and the times that the convenor may set."""

from datetime import datetime, time, timedelta

import pytest

from moderator_app.domain.bd_calendar import DHAKA
from moderator_app.domain.errors import QuietAllDay, RemindInQuiet, RemindOutsideWork, WorkHoursReversed
from moderator_app.domain.reminders import ReminderSettings, checked_reminder_settings
from tests.domain.samples import SUNDAY


def at(hour, minute=0):
    return datetime.combine(SUNDAY, time(hour, minute), DHAKA)


@pytest.mark.parametrize(("hour", "quiet"), [(19, False), (20, True), (23, True), (0, True), (7, True), (8, False)])
def test_quiet_hours_may_span_midnight(hour, quiet):
    assert ReminderSettings().is_quiet(at(hour)) is quiet


@pytest.mark.parametrize(("hour", "quiet"), [(12, False), (13, True), (14, False)])
def test_quiet_hours_may_lie_in_the_day(hour, quiet):
    assert ReminderSettings(quiet_from=time(13), quiet_until=time(14)).is_quiet(at(hour)) is quiet


def test_quiet_hours_are_those_of_dhaka():
    assert ReminderSettings().is_quiet(at(21).astimezone(None))


def test_the_next_time_of_a_clock_lies_today_or_tomorrow():
    settings = ReminderSettings()
    assert settings.next_at(time(8), at(7)) == at(8)
    assert settings.next_at(time(8), at(8)) == at(8) + timedelta(days=1)


def test_sound_settings_are_taken():
    settings = ReminderSettings()
    assert checked_reminder_settings(settings) is settings


@pytest.mark.parametrize(
    ("refusal", "other"),
    [
        (QuietAllDay, {"quiet_from": time(8), "quiet_until": time(8)}),
        (WorkHoursReversed, {"works_from": time(17), "works_until": time(9)}),
        (WorkHoursReversed, {"works_from": time(9), "works_until": time(9)}),
        (RemindOutsideWork, {"remind_at": time(17)}),
        (RemindOutsideWork, {"remind_at": time(8, 59)}),
        (RemindInQuiet, {"quiet_from": time(9, 30), "quiet_until": time(11)}),
        (RemindInQuiet, {"quiet_from": time(18), "quiet_until": time(10, 1)}),
    ],
)
def test_settings_that_would_silence_the_ladder_are_refused(refusal, other):
    with pytest.raises(refusal):
        checked_reminder_settings(ReminderSettings(**other))


@pytest.mark.parametrize(("told", "heard"), [(at(19, 59), 0), (at(12), 0), (at(20), 12 * 60), (at(3), 5 * 60)])
def test_what_falls_into_quiet_hours_is_heard_when_they_end(told, heard):
    assert ReminderSettings().heard_at(told) == told + timedelta(minutes=heard)
