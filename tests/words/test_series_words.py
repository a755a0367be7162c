from dataclasses import replace
from datetime import date, time

import pytest

from moderator_app.domain.office import Bilingual
from moderator_app.domain.series import Every, LeftOut, Recurrence, explained
from moderator_app.words import Language, Speaker
from moderator_app.words.series import LEFT_OUT, rule_sentence, why_left_out

BANGLA, ENGLISH = Speaker(), Speaker(Language.ENGLISH)
FIRST = date(2026, 10, 21)
WEEKLY = Recurrence(Every.WEEK, FIRST, 2, frozenset({0, 3}), last_on=date(2026, 12, 31))


def both(rule, at=time(11), *, skip=True):
    told = explained(rule, at, skip_holidays=skip)
    return rule_sentence(BANGLA, told), rule_sentence(ENGLISH, told)


def test_a_weekly_rule_names_its_days_time_end_and_what_happens_on_days_off():
    assert both(WEEKLY) == (
        "প্রতি ২ সপ্তাহে রবি ও বুধবার সকাল ১১:০০টায়, ৩১ ডিসেম্বর ২০২৬ পর্যন্ত; ছুটির দিনে বাদ",
        "Every 2 weeks on Sun and Wed at 11:00 am, until 31 December 2026; not on days off",
    )


@pytest.mark.parametrize(
    ("rule", "bangla", "english"),
    [
        (replace(WEEKLY, interval=1, days=frozenset({4})), "প্রতি সপ্তাহে বৃহস্পতিবার", "Every week on Thu"),
        (replace(WEEKLY, every=Every.DAY, interval=1), "প্রতিদিন", "Every day"),
        (replace(WEEKLY, every=Every.DAY, interval=3), "প্রতি ৩ দিনে", "Every 3 days"),
        (replace(WEEKLY, every=Every.MONTH_DAY, interval=1), "প্রতি মাসের ২১ তারিখে", "Every month on day 21"),
        (
            replace(WEEKLY, every=Every.MONTH_WEEKDAY, interval=2),
            "প্রতি ২ মাসে তৃতীয় বুধবারে",
            "Every 2 months on the third Wed",
        ),
        (
            replace(WEEKLY, interval=1, days=frozenset({0, 1, 2})),
            "প্রতি সপ্তাহে রবি, সোম ও মঙ্গলবার",
            "Every week on Sun, Mon and Tue",
        ),
    ],
)
def test_every_kind_of_rule_has_its_words(rule, bangla, english):
    in_bangla, in_english = both(rule)
    assert in_bangla.startswith(f"{bangla} সকাল ১১:০০টায়")
    assert in_english.startswith(f"{english} at 11:00 am")


def test_an_end_by_number_and_days_off_that_do_not_matter_are_said():
    in_bangla, in_english = both(replace(WEEKLY, last_on=None, count=10), time(9, 30), skip=False)
    assert in_bangla.endswith("সকাল ৯:৩০টায়, ১০ বার; ছুটির দিনেও")
    assert in_english.endswith("at 9:30 am, 10 times; on days off too")


def test_every_reason_for_leaving_a_day_out_has_its_words():
    assert set(LEFT_OUT) == {why.value for why in LeftOut}
    assert why_left_out(ENGLISH, "holiday", Bilingual("শহীদ দিবস", "Martyrs' Day")) == "holiday: Martyrs' Day"
    assert why_left_out(BANGLA, "weekend", None) == "সাপ্তাহিক ছুটি"
