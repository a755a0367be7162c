"""Which text is posted when: it fits the season, the seven purposes take turns, and none comes twice too soon."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import final

from moderator_app.demo.texts import PostText
from moderator_app.domain.bd_calendar import is_working_day
from moderator_app.domain.purposes import Purpose
from moderator_app.words import Speaker

_REST = timedelta(days=28)
"""A text that may come again does so no sooner."""
_FEAST_NEAR = timedelta(days=6)
_BANGLA = Speaker()


@final
class Library:
    """Hands out texts in a fixed order of preference, so that the same days give the same posts."""

    def __init__(self, texts: Mapping[str, PostText], feasts: Mapping[str, Sequence[date]]) -> None:
        """Nothing is used yet; `feasts` holds the first days of moving feasts by name."""
        self._texts = list(texts.values())
        self._feasts = feasts
        self._used: dict[str, date] = {}
        self._purposes: Counter[Purpose | None] = Counter()

    def pick(self, day: date) -> PostText:
        """The text that suits a day best; marks it as used."""
        chosen = min(self._texts, key=lambda text: self._rank(text, day))
        self._used[chosen.key] = day
        self._purposes[chosen.purpose] += 1
        return chosen

    def _rank(self, text: PostText, day: date) -> tuple[bool, bool, bool, bool, int, bool, int, str]:
        used = self._used.get(text.key)
        rested = used is not None and text.again and day - used >= _REST
        near = bool(text.eid) and self._near(text.eid, day)
        return (
            bool(text.eid) and not near,
            bool(text.months) and day.month not in text.months,
            used is not None and not rested,
            not near,
            self._purposes[text.purpose],
            not text.months,
            used.toordinal() if used else 0,
            text.key,
        )

    def _near(self, feast: str, day: date) -> bool:
        return any(timedelta() <= first - day <= _FEAST_NEAR for first in self._feasts[feast])


def filled(text: PostText, day: date) -> str:
    """The text with its blanks filled for a day of posting: the next suitable working day, the month, two numbers."""
    event = day + timedelta(days=4)
    while not is_working_day(event):
        event += timedelta(days=1)
    cases = 20 + day.toordinal() % 17
    return text.text.format_map(
        {
            "day": _BANGLA.day(event),
            "month": _BANGLA.month(day),
            "n": _BANGLA.number(cases),
            "m": _BANGLA.number(cases * 4 // 5),
        }
    )
