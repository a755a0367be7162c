"""How days and times are written. Digits come out Latin; the speaker gives them the reader's shape."""

from datetime import date, datetime
from typing import Protocol

from moderator_app.words.language import Language
from moderator_app.zone import in_dhaka

_WEEKDAYS = {
    Language.BANGLA: ("সোম", "মঙ্গল", "বুধ", "বৃহ", "শুক্র", "শনি", "রবি"),
    Language.ENGLISH: ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_WEEKDAY_HEADS = {Language.BANGLA: {3: "বৃহস্পতি"}, Language.ENGLISH: dict[int, str]()}
"""Weekdays that have more room at the head of a column."""
_MONTHS = {
    Language.BANGLA: (
        "জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন",
        "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর",
    ),
    Language.ENGLISH: (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_BANGLA_MONTHS = {
    Language.BANGLA: (
        "বৈশাখ", "জ্যৈষ্ঠ", "আষাঢ়", "শ্রাবণ", "ভাদ্র", "আশ্বিন",
        "কার্তিক", "অগ্রহায়ণ", "পৌষ", "মাঘ", "ফাল্গুন", "চৈত্র",
    ),
    Language.ENGLISH: (
        "Boishakh", "Joishtho", "Asharh", "Shrabon", "Bhadro", "Ashwin",
        "Kartik", "Ogrohayon", "Poush", "Magh", "Falgun", "Choitro",
    ),
}  # fmt: skip
# Parts of the day as Bangla speakers name them: (first hour, word).
_DAY_PARTS = ((0, "রাত"), (4, "ভোর"), (6, "সকাল"), (12, "দুপুর"), (15, "বিকাল"), (18, "সন্ধ্যা"), (20, "রাত"))


class BanglaDay(Protocol):
    """A day of the Bangla calendar: month 1 is Boishakh."""

    @property
    def year(self) -> int: ...
    @property
    def month(self) -> int: ...
    @property
    def day(self) -> int: ...


def weekday(day: date, language: Language) -> str:
    return _WEEKDAYS[language][day.weekday()]


def weekday_head(day: date, language: Language) -> str:
    return _WEEKDAY_HEADS[language].get(day.weekday(), weekday(day, language))


def month_day(day: date, language: Language) -> str:
    return f"{day.day} {_MONTHS[language][day.month - 1]}"


def plain_day(day: date, language: Language) -> str:
    return f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"


def long_day(day: date, language: Language) -> str:
    return f"{weekday(day, language)} {plain_day(day, language)}"


def short_day(day: date, language: Language) -> str:
    return f"{weekday(day, language)} {day.day} {_MONTHS[language][day.month - 1]}"


def month(day: date, language: Language) -> str:
    return f"{_MONTHS[language][day.month - 1]} {day.year}"


def month_name(number: int, language: Language) -> str:
    return _MONTHS[language][number - 1]


def bangla_day(day: BanglaDay, language: Language) -> str:
    return f"{day.day} {_BANGLA_MONTHS[language][day.month - 1]} {day.year}"


def bangla_month_day(day: BanglaDay, language: Language) -> str:
    return f"{day.day} {_BANGLA_MONTHS[language][day.month - 1]}"


def bangla_months(first: BanglaDay, last: BanglaDay, language: Language) -> str:
    """The month and year are said once where both days share them."""
    months = _BANGLA_MONTHS[language]
    start, end = months[first.month - 1], f"{months[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{start} {first.year} – {end}"
    return end if first.month == last.month else f"{start}–{end}"


def day_range(first: date, last: date, language: Language) -> str:
    """The year is said once where both days share it, the month likewise."""
    if first.year != last.year:
        start = long_day(first, language)
    elif first.month != last.month:
        start = short_day(first, language)
    else:
        start = f"{weekday(first, language)} {first.day}"
    return f"{start} – {long_day(last, language)}"


def bangla_day_range(first: BanglaDay, last: BanglaDay, language: Language) -> str:
    """The month and year are said once where both days share them."""
    months = _BANGLA_MONTHS[language]
    end = bangla_day(last, language)
    if first.year != last.year:
        return f"{bangla_day(first, language)} – {end}"
    if first.month != last.month:
        return f"{first.day} {months[first.month - 1]} – {end}"
    return f"{first.day}–{end}"


def clock(at: datetime) -> str:
    return in_dhaka(at).strftime("%H:%M")


def time_of_day(at: datetime, language: Language) -> str:
    """ "সকাল 11:00", "11:00 am"."""
    local = in_dhaka(at)
    hour = local.hour % 12 or 12
    if language is Language.ENGLISH:
        return f"{hour}:{local.minute:02} {'am' if local.hour < 12 else 'pm'}"
    part = next(word for first, word in reversed(_DAY_PARTS) if local.hour >= first)
    return f"{part} {hour}:{local.minute:02}"


def moment(at: datetime, language: Language) -> str:
    return f"{long_day(in_dhaka(at).date(), language)}, {time_of_day(at, language)}"


def short_moment(at: datetime, language: Language) -> str:
    return f"{short_day(in_dhaka(at).date(), language)}, {time_of_day(at, language)}"
