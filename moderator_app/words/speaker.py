"""The one door to words: `say("…")` in the reader's language and digits."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from moderator_app.words import dates
from moderator_app.words.catalogue import catalogue
from moderator_app.words.digits import bangla_digits, grouped
from moderator_app.words.language import Digits, Language


class TwoNames(Protocol):
    """A name in both languages; `english` falls back to the Bangla one."""

    @property
    def bn(self) -> str: ...
    @property
    def english(self) -> str: ...


Field = str | int | date | datetime | TwoNames


def mark(text: str) -> str:
    """Names a literal as a text for people, to be said later with `say(value)`; returns it unchanged."""
    return text


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says texts, numbers, dates and times in one language.

    The English source text is the key. Fields are `{name}` in the text: whole numbers take the reader's digits and
    lakh grouping, dates and times their long form, names of the office the reader's language; strings stay as they
    are (memo numbers and links must).
    """

    language: Language = Language.BANGLA
    digits: Digits = Digits.BANGLA

    def __call__(self, text: str, /, **fields: Field) -> str:
        """The text in the speaker's language with its fields filled in."""
        return self._filled(catalogue(self.language).gettext(text), fields)

    def count(self, one: str, many: str, n: int, /, **fields: Field) -> str:
        """A text that depends on a number, which it may show as `{n}`."""
        return self._filled(catalogue(self.language).ngettext(one, many, n), {"n": n, **fields})

    def name(self, names: TwoNames) -> str:
        """A name of the office's, in the speaker's language."""
        return names.bn if self.language is Language.BANGLA else names.english

    def number(self, number: int) -> str:
        """A whole number in the reader's digits, grouped by lakh."""
        return self.in_digits(grouped(number))

    def in_digits(self, text: str) -> str:
        """A text whose Latin digits are shown in the reader's digits."""
        bangla = self.language is Language.BANGLA and self.digits is Digits.BANGLA
        return bangla_digits(text) if bangla else text

    def percent(self, part: int, whole: int) -> str:
        """A share in whole per cent, rounded down so that 100 % is only said of all; "–" of nothing."""
        return self.in_digits(f"{part * 100 // whole}%") if whole else "–"

    def day(self, day: date) -> str:
        """ "রবি ১১ অক্টোবর ২০২৬"."""
        return self.in_digits(dates.long_day(day, self.language))

    def plain_day(self, day: date) -> str:
        """ "১১ অক্টোবর ২০২৬", without the weekday."""
        return self.in_digits(dates.plain_day(day, self.language))

    def short_day(self, day: date) -> str:
        """ "রবি ১১ অক্টোবর", where the year is plain."""
        return self.in_digits(dates.short_day(day, self.language))

    def bangla_day(self, day: dates.BanglaDay) -> str:
        """The day in the Bangla calendar, "২১ আশ্বিন ১৪৩৩"."""
        return self.in_digits(dates.bangla_day(day, self.language))

    def month_day(self, day: date) -> str:
        """ "১১ অক্টোবর", where weekday and year are plain."""
        return self.in_digits(dates.month_day(day, self.language))

    def bangla_month_day(self, day: dates.BanglaDay) -> str:
        """ "২১ আশ্বিন", where the year is plain."""
        return self.in_digits(dates.bangla_month_day(day, self.language))

    def bangla_months(self, first: dates.BanglaDay, last: dates.BanglaDay) -> str:
        """The Bangla months between two days, "আশ্বিন–কার্তিক ১৪৩৩"."""
        return self.in_digits(dates.bangla_months(first, last, self.language))

    def day_range(self, first: date, last: date) -> str:
        """ "রবি ৪ – শনি ১০ অক্টোবর ২০২৬"."""
        return self.in_digits(dates.day_range(first, last, self.language))

    def bangla_day_range(self, first: dates.BanglaDay, last: dates.BanglaDay) -> str:
        """ "১৯–২৫ আশ্বিন ১৪৩৩"."""
        return self.in_digits(dates.bangla_day_range(first, last, self.language))

    def moment(self, at: datetime) -> str:
        """ "রবি ১১ অক্টোবর ২০২৬, সকাল ১১:০০", in Dhaka."""
        return self.in_digits(dates.moment(at, self.language))

    def short_moment(self, at: datetime) -> str:
        """ "রবি ১১ অক্টোবর, সকাল ১১:০০", in Dhaka."""
        return self.in_digits(dates.short_moment(at, self.language))

    def time(self, at: datetime) -> str:
        """ "সকাল ১১:০০", in Dhaka."""
        return self.in_digits(dates.time_of_day(at, self.language))

    def clock(self, at: datetime) -> str:
        """ "১১:০২": the 24-hour clock of chips, heartbeat and logs, in Dhaka."""
        return self.in_digits(dates.clock(at))

    def weekday(self, day: date) -> str:
        """ "রবি"."""
        return dates.weekday(day, self.language)

    def weekday_head(self, day: date) -> str:
        """ "বৃহস্পতি": the weekday as it heads a column."""
        return dates.weekday_head(day, self.language)

    def month(self, day: date) -> str:
        """ "অক্টোবর ২০২৬"."""
        return self.in_digits(dates.month(day, self.language))

    def _filled(self, text: str, fields: dict[str, Field]) -> str:
        return text.format_map({name: self._shown(value) for name, value in fields.items()}) if fields else text

    def _shown(self, value: Field) -> str:
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.plain_day(value)
        if isinstance(value, int):
            return self.number(value)
        return value if isinstance(value, str) else self.name(value)
