"""The office's usual publishing times: a day and a time a row, added and removed."""

from datetime import time
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moderator_app.domain.slots import Slot
from moderator_app.words import Speaker
from ui.forms.slot_words import time_words, weekday_words
from ui.theme import Theme
from ui.widgets.button import ButtonParts, link
from ui.widgets.field import ChoiceField
from ui.widgets.layout import clear, column, row

_TIMES = tuple(time(half // 2, half % 2 * 30) for half in range(12, 48))
_MOST = 14


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


class SlotsEditor(QWidget):
    """Emits `edited` whenever a slot changes."""

    edited = Signal()

    def __init__(self, theme: Theme, say: Speaker, slots: tuple[Slot, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._say = say
        self._slots = list(slots)
        lines = column(theme.px(8), self)
        self._rows = column(theme.px(8))
        lines.addLayout(self._rows)
        self.add = link(theme, say("Add a time"), ButtonParts(icon="plus"))
        self.add.clicked.connect(self._add)
        foot = row(0)
        foot.addWidget(self.add)
        foot.addStretch(1)
        lines.addLayout(foot)
        self._draw()

    def slots(self) -> tuple[Slot, ...]:
        """The slots as they stand, sorted, each once."""
        return tuple(sorted(set(self._slots)))

    def _draw(self) -> None:
        clear(self._rows)
        for number, slot in enumerate(self._slots):
            self._rows.addWidget(self._line(number, slot))
        self.add.refuse(self._say("Fourteen times are the most.") if len(self._slots) >= _MOST else "")

    def _line(self, number: int, slot: Slot) -> QWidget:
        theme, say = self._theme, self._say
        holder = QWidget()
        line = row(theme.px(8), holder)
        place = say.number(number + 1)
        days = [(n, weekday_words(say, n)) for n in range(7)]
        day = ChoiceField(theme, say("Day of time {n}", n=number + 1), days)
        times = sorted({*_TIMES, slot.at})
        at = ChoiceField(
            theme, say("Hour of time {n}", n=number + 1), [(_minutes(t), time_words(say, t)) for t in times]
        )
        day.choose(slot.day)
        at.choose(_minutes(slot.at))
        for box in (day, at):
            box.currentIndexChanged.connect(partial(self._change, number, day, at))
            box.setMinimumWidth(theme.px(150))
        line.addWidget(day)
        line.addWidget(at)
        remove = link(theme, say("Remove"))
        remove.setAccessibleName(f"{remove.words()}, {place}")
        remove.refuse("" if len(self._slots) > 1 else say("At least one time must stay."))
        remove.clicked.connect(lambda _=False, n=number: self._remove(n))
        line.addWidget(remove)
        line.addStretch(1)
        return holder

    def _change(self, number: int, day: ChoiceField, at: ChoiceField, _index: int) -> None:
        chosen_day, minutes = day.value(), at.value()
        assert isinstance(chosen_day, int)
        assert isinstance(minutes, int)
        self._slots[number] = Slot(chosen_day, time(minutes // 60, minutes % 60))
        self.edited.emit()

    def _add(self) -> None:
        taken = {slot.day for slot in self._slots}
        free = next((day for day in (0, 3, 1, 2, 4, 5, 6) if day not in taken), 0)
        self._slots.append(Slot(free, time(11)))
        self._draw()
        self.edited.emit()

    def _remove(self, number: int) -> None:
        del self._slots[number]
        self._draw()
        self.edited.emit()
