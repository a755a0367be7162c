"""What the evaluation shows: rows of duties, weeks that fell short, and the printed paper. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, final

from moderator_app.domain.bd_calendar import FiscalQuarter, Week
from moderator_app.domain.cadence import WeekState
from moderator_app.domain.evaluation import Evaluation, PageFacts, ScoreKey, ScoreRow, ScoreStatus
from moderator_app.domain.ids import PageId
from moderator_app.words import Language, Speaker, mark
from moderator_app.words.dates import month_name
from moderator_app.words.quarters import short_quarter_name
from moderator_app.words.terms import NOTE_KINDS, SCORE_DUTIES
from ui.roles import Role
from ui.widgets.shapes import Shape
from ui.widgets.states import WEEK_STATES, StateLook

STATUS_LOOKS = {
    ScoreStatus.FULL: StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("Full")),
    ScoreStatus.PARTIAL: StateLook(Shape.TRIANGLE, Role.WARNING, mark("Partial")),
    ScoreStatus.SHORT: StateLook(Shape.SQUARE_MINUS, Role.DANGER, mark("Short")),
    ScoreStatus.NOTHING_DUE: StateLook(Shape.DASHED_CIRCLE, Role.MUTED, mark("Nothing due")),
}

INDICATORS = {
    ScoreKey.WEEKS_MET: mark("Regular updates: weeks met"),
    ScoreKey.SECOND_CHECKS: mark("Posts approved beforehand by another member"),
    ScoreKey.ALT_TEXTS: mark("Pictures with alternative text"),
}
"""What a row of the scorecard counts."""


class EvaluationsPort(Protocol):
    """The part of the evaluation service this screen asks."""

    def quarters(self) -> tuple[FiscalQuarter, ...]: ...
    def draw_up(self, quarter: FiscalQuarter) -> Evaluation: ...
    def print(self, evaluation: Evaluation, language: Language) -> bytes: ...
    def save(self, evaluation: Evaluation, languages: Sequence[Language], folder: Path) -> tuple[Path, ...]: ...
    def page_count(self, pdf: bytes) -> int: ...
    def page_png(self, pdf: bytes, page: int, width: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A row of the scorecard in words; `page_id` is set where the row is one page's."""

    number: str
    duty: str
    indicator: str
    target: str
    achieved: str
    share: str
    look: StateLook
    page_id: PageId | None


@dataclass(frozen=True, slots=True)
class ShortWeek:
    """A week that fell short: whose, which, and what was written about it; both empty where nobody wrote."""

    page_id: PageId
    week: Week
    look: StateLook
    page: str
    span: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A printed evaluation."""

    pdf: bytes
    pages: int


@final
class EvaluationPresenter:
    """Asks the evaluation service and puts its answers into words."""

    def __init__(self, evaluations: EvaluationsPort, say: Speaker) -> None:
        self._evaluations = evaluations
        self._say = say

    def quarters(self) -> tuple[FiscalQuarter, ...]:
        """Every quarter that can be evaluated, newest first."""
        return self._evaluations.quarters()

    def first_choice(self, quarters: Sequence[FiscalQuarter], wanted: str | None) -> FiscalQuarter | None:
        """The wanted quarter, else the last whole one, else the running one; None while there is no office."""
        found = next((q for q in quarters if q.code == wanted), None)
        return found or (quarters[1] if len(quarters) > 1 else quarters[0] if quarters else None)

    def quarter_words(self, quarter: FiscalQuarter) -> str:
        """A quarter in the list of choices."""
        return short_quarter_name(self._say, quarter)

    def draw_up(self, quarter: FiscalQuarter) -> Evaluation:
        """The draft of a quarter."""
        return self._evaluations.draw_up(quarter)

    def paper(self, evaluation: Evaluation, language: Language) -> Paper:
        """The evaluation as it is printed in a language."""
        pdf = self._evaluations.print(evaluation, language)
        return Paper(pdf, self._evaluations.page_count(pdf))

    def picture(self, paper: Paper, page: int, width: int) -> bytes:
        """A page (from 0) as PNG, so many pixels wide."""
        return self._evaluations.page_png(paper.pdf, page, width)

    def save(self, evaluation: Evaluation, folder: Path) -> tuple[Path, ...]:
        """Saves the Bangla and the English paper into a folder."""
        return self._evaluations.save(evaluation, (Language.BANGLA, Language.ENGLISH), folder)

    def duties(self, evaluation: Evaluation) -> list[DutyLine]:
        """The scorecard, row by row."""
        names = {p.page_id: self._say.name(p.name) for p in evaluation.pages}
        return [self._duty(n, row, names) for n, row in enumerate(evaluation.scorecard, start=1)]

    def short_weeks(self, evaluation: Evaluation) -> list[ShortWeek]:
        """Missed and excused weeks, page by page."""
        return [
            self._short_week(page, Week(week.first_on), week.state, week.note or "", week.reason)
            for page in evaluation.pages
            for week in page.weeks
            if week.state in (WeekState.MISSED, WeekState.EXCUSED)
        ]

    def short_week_count(self, weeks: Sequence[ShortWeek]) -> str:
        """ "2 excused · 1 without a reason"."""
        excused = sum(1 for w in weeks if w.look is WEEK_STATES[WeekState.EXCUSED])
        silent = sum(1 for w in weeks if not w.reason)
        return self._say("{excused} excused · {silent} without a reason", excused=excused, silent=silent)

    def state_line(self, evaluation: Evaluation) -> str:
        """What the draft is worth."""
        if evaluation.quarter.running:
            return self._say("Draft: the quarter is not over, its figures will still change")
        return self._say("Draft: looking at it keeps and signs nothing")

    def _duty(self, number: int, row: ScoreRow, names: dict[PageId, str]) -> DutyLine:
        say = self._say
        page = names.get(row.page_id, "") if row.page_id else ""
        return DutyLine(
            say.number(number),
            page or say(SCORE_DUTIES[row.key]),
            say(INDICATORS[row.key]),
            say.number(row.target),
            say.number(row.achieved),
            say.percent(row.achieved, row.target),
            STATUS_LOOKS[row.status],
            row.page_id,
        )

    def _short_week(self, page: PageFacts, week: Week, state: WeekState, kind: str, reason: str) -> ShortWeek:
        said = self._say(NOTE_KINDS[kind]) if kind else ""
        return ShortWeek(
            page.page_id, week, WEEK_STATES[state], self._say.name(page.name), self._span(week), said, reason
        )

    def _span(self, week: Week) -> str:
        """ "2–8 August", "27 September – 3 October"; the year is the quarter's."""
        language = self._say.language
        first, last = week.first_on, week.last_on
        end = f"{last.day} {month_name(last.month, language)}"
        if first.month == last.month:
            return self._say.in_digits(f"{first.day}–{end}")
        return self._say.in_digits(f"{first.day} {month_name(first.month, language)} – {end}")
