"""How a page's week stands, in sentences."""

from datetime import datetime, time, timedelta

import pytest

from moderator_app.domain.bd_calendar import DHAKA, Week, is_working_day
from moderator_app.domain.cadence import NoteKind, WeekNote
from moderator_app.domain.forecast import DuePost, OfficeTime, Owed, WeekPosts, forecast
from moderator_app.domain.reminders import ReminderSettings, Rung
from moderator_app.words import Language, Speaker
from moderator_app.words.cadence import TO_DO, WANTED, outlook_words, to_do_words, wanted_words
from tests.domain.samples import NASRIN, PAGE, SUNDAY, page

BANGLA, ENGLISH = Speaker(Language.BANGLA), Speaker(Language.ENGLISH)
WEEK = Week(SUNDAY)


def at(day, hour=11):
    return datetime.combine(SUNDAY + timedelta(days=day), time(hour), DHAKA)


def said(say, posts, now=None, kind=None, of=None):
    note = WeekNote(PAGE, WEEK, kind, "কারণ", NASRIN, at(0)) if kind else None
    office = OfficeTime(ReminderSettings(), is_working_day)
    return outlook_words(say, forecast(Owed(of or page(), WEEK, 2, note), posts, now or at(2), office))


def test_a_week_on_track_is_explained_as_the_office_speaks():
    posts = WeekPosts(1, (DuePost(at(3)),))
    assert said(BANGLA, posts) == "১টি প্রকাশিত, ১টি বুধবারে নির্ধারিত; আর প্রয়োজন নেই"
    assert said(ENGLISH, posts) == "1 is live, 1 is scheduled on Wednesday; nothing more is needed"


def test_a_week_at_risk_says_what_is_missing_and_how_long_is_left():
    assert said(BANGLA, WeekPosts(1), at(4)) == "১টি প্রকাশিত; আরও ১টি দরকার, ৩ দিন বাকি"
    assert said(ENGLISH, WeekPosts(), at(6)) == "nothing is live or scheduled; 2 are needed, today is the last day"


def test_drafts_are_named_and_not_counted():
    assert said(BANGLA, WeekPosts(maybe=2)).endswith("২টি খসড়া প্রস্তাবিত, এখনো গোনা হয়নি")


def test_a_post_whose_time_has_come_is_named():
    assert "1 is overdue" in said(ENGLISH, WeekPosts(1, (DuePost(at(1)),)))


def test_a_post_that_leans_on_luck_is_named_with_its_day():
    told = said(ENGLISH, WeekPosts(1, (DuePost(at(5)),)))
    assert told.endswith("nothing more is needed; 1 needs a hand on Friday, when nobody is at work")


def test_several_days_are_named_once_each():
    posts = WeekPosts(0, (DuePost(at(3)), DuePost(at(3, 15)), DuePost(at(4))))
    assert said(ENGLISH, posts).startswith("3 are scheduled on Wednesday and on Thursday")


def test_a_week_that_is_over_says_how_it_ended():
    assert said(ENGLISH, WeekPosts(2), at(8)) == "2 are live; nothing more is needed"
    assert said(ENGLISH, WeekPosts(1), at(8)) == "ended with 1 of 2 live; reason not written"
    assert said(ENGLISH, WeekPosts(1), at(8), NoteKind.MISSED) == "ended with 1 of 2 live; reason written"
    assert said(ENGLISH, WeekPosts(1), at(8), NoteKind.EID) == "Eid holidays: the week is left out of the count"
    late = page(first_on=SUNDAY + timedelta(days=3))
    assert said(ENGLISH, WeekPosts(1), at(8), of=late) == "not a whole week of the page: it is not recorded"


@pytest.mark.parametrize("say", [BANGLA, ENGLISH])
def test_every_step_has_its_words(say):
    told = {rung.value for rung in Rung} - {Rung.EASED}
    assert told == set(WANTED) == set(TO_DO)
    for rung in told:
        assert "পেজ" in wanted_words(say, rung, ["পেজ"])
        assert wanted_words(say, rung, ["এক", "দুই"])
        assert to_do_words(say, rung)
