"""The rule of a recurring post, chosen in words: how often, on which days, from when, until when."""

from moderator_app.domain.series import MOST_INTERVAL, Every
from moderator_app.words import Speaker, mark
from moderator_app.words.series import weekday_name
from ui.forms.sheet import Sheet
from ui.screens.series.form_presenter import Typed
from ui.theme import Theme
from ui.widgets.choice import ChoiceBox, choice_group
from ui.widgets.field import CheckField
from ui.widgets.flow import flow_box

_EVERY = {
    Every.DAY: (mark("Every day"), mark("or every second, third … day")),
    Every.WEEK: (mark("Every week"), mark("on the days that are chosen below")),
    Every.MONTH_DAY: (mark("Every month, same date"), mark("a month without that date is left out")),
    Every.MONTH_WEEKDAY: (mark("Every month, same weekday"), mark("as the second Wednesday")),
}


class RuleBoxes(Sheet):
    def __init__(self, theme: Theme, say: Speaker, *, with_text: bool) -> None:
        super().__init__(theme)
        self._say = say
        if with_text:
            self.area("text", say("Text of the days to come"), say("Posts that were made keep theirs."), 4)
        self._kinds = list(Every)
        self.kinds = [ChoiceBox(theme, say(_EVERY[every][0]), say(_EVERY[every][1])) for every in self._kinds]
        self._kind = choice_group(self, self.kinds)
        for box in self.kinds:
            self.add(box)
        self._kind.idClicked.connect(self._another_kind)
        distances: list[tuple[object, str]] = [(n, say.number(n)) for n in range(1, MOST_INTERVAL + 1)]
        self.interval = self.choice("interval", say("Every how many (days, weeks, months)"), distances)
        self.weekdays = self._weekdays(theme, say)
        self.line("first", say("First day"), say("day/month/year"))
        self.line("hour", say("Time"), say("24-hour clock, Dhaka time (UTC+6)"))
        self.skip = CheckField(theme, say("Leave out days on which the office does not work"))
        self.ends = [
            ChoiceBox(theme, say("Until a day"), say("that day included")),
            ChoiceBox(theme, say("A number of times"), say("sixty at most")),
        ]
        self._end = choice_group(self, self.ends, 1)
        self._end.idClicked.connect(self._another_end)
        for box in self.ends:
            self.add(box)
        self.line("last", say("Last day"), say("day/month/year"))
        self.line("times", say("How many times"), say("days left out count too"))
        self.add(self.skip, whole_row=True)
        self.skip.toggled.connect(self.edited)

    def show_typed(self, typed: Typed) -> None:
        """Fills everything in; tells nobody."""
        self.blockSignals(True)
        self.kinds[self._kinds.index(typed.every)].setChecked(True)
        self.interval.choose(typed.interval)
        for number, box in enumerate(self.weekdays):
            box.setChecked(number in typed.days)
        for place, words in (
            ("first", typed.first),
            ("hour", typed.hour),
            ("last", typed.last),
            ("times", typed.times),
        ):
            self.fill(place, words)
        if "text" in self._fields:
            self.fill("text", typed.text)
        self.ends[0 if typed.by_day else 1].setChecked(True)
        self.skip.setChecked(typed.skip)
        self.blockSignals(False)
        self._fit()

    def typed(self) -> Typed:
        """Everything as it stands."""
        interval = self.interval.value()
        return Typed(
            every=self._kinds[max(0, self._kind.checkedId())],
            interval=interval if isinstance(interval, int) else 1,
            days=frozenset(number for number, box in enumerate(self.weekdays) if box.isChecked()),
            first=self.text("first"),
            hour=self.text("hour"),
            by_day=self.ends[0].isChecked(),
            last=self.text("last"),
            times=self.text("times"),
            skip=self.skip.isChecked(),
            text=self.text("text") if "text" in self._fields else "",
        )

    def _weekdays(self, theme: Theme, say: Speaker) -> list[CheckField]:
        box, flow = flow_box(theme.px(16))
        days = [CheckField(theme, weekday_name(say, number)) for number in range(7)]
        for day in days:
            day.toggled.connect(self.edited)
            flow.addWidget(day)
        box.setFocusProxy(days[0])
        self.put("weekdays", say("Days of the week"), box, whole=False)
        return days

    def _another_kind(self, _number: int) -> None:
        self._fit()
        self.edited.emit()

    def _another_end(self, _number: int) -> None:
        self._fit()
        place = "last" if self.ends[0].isChecked() else "times"
        self.field(place).box.setFocus()
        self.edited.emit()

    def _fit(self) -> None:
        """Only what the rule asks for can be filled in."""
        self.field("weekdays").setVisible(self._kinds[max(0, self._kind.checkedId())] is Every.WEEK)
        by_day = self.ends[0].isChecked()
        self.field("last").box.setEnabled(by_day)
        self.field("times").box.setEnabled(not by_day)
