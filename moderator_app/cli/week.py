"""`week`: the week board of every page, as a small table or as JSON."""

import json
from datetime import datetime

from moderator_app.cli.table import table
from moderator_app.cli.visit import DONE, Visit
from moderator_app.domain.cadence import PageWeek, WeekState
from moderator_app.domain.fields import calendar_day
from moderator_app.domain.forecast import Forecast
from moderator_app.services.board import BoardRow, WeekBoard
from moderator_app.words import Language, Speaker, mark
from moderator_app.words.cadence import outlook_words
from moderator_app.zone import in_dhaka

STATE_WORDS = {
    WeekState.MET: mark("Met"),
    WeekState.ON_TRACK: mark("On track"),
    WeekState.AT_RISK: mark("At risk"),
    WeekState.MISSED: mark("Missed"),
    WeekState.EXCUSED: mark("Excused"),
    WeekState.NOT_RECORDED: mark("Not recorded"),
}


def run(visit: Visit) -> int:
    """Prints the board of the week in which `--week` lies.

    Raises:
        WrongDate: `--week` is no day.
        StoreRefused: the store cannot be opened.
    """
    named = visit.typed.values.get("week")
    day = calendar_day(named) if named else None
    with visit.office() as core:
        board = core.board.week(day)
    visit.terminal.answer(_as_json(board) if visit.typed.has("json") else _as_text(visit.say, board))
    return DONE


def _as_json(board: WeekBoard) -> str:
    pages = [{**_page_fields(row.page_week), "forecast": _forecast_fields(row.forecast)} for row in board.rows]
    return json.dumps({"week_start": board.week.first_on.isoformat(), "pages": pages}, ensure_ascii=False, indent=2)


def _page_fields(week: PageWeek) -> dict[str, str | int]:
    return {
        "page": week.page.id,
        "minimum": week.minimum,
        "live": week.count.live,
        "scheduled": week.count.scheduled,
        "maybe": week.count.maybe,
        "days_left": week.days_left,
        "state": week.state.value,
    }


def _forecast_fields(forecast: Forecast | None) -> dict[str, object]:
    """Times in Dhaka; `needed` is what is neither live nor scheduled, `explanation` the sentence in both languages."""
    if forecast is None:
        return {}
    return {
        "needed": forecast.gap,
        "scheduled_at": [_local(at) for at in forecast.scheduled],
        "leaning_at": [_local(at) for at in forecast.leaning],
        "overdue_at": [_local(at) for at in forecast.overdue],
        "explanation": {language.value: outlook_words(Speaker(language), forecast) for language in Language},
    }


def _local(at: datetime) -> str:
    return in_dhaka(at).isoformat()


def _as_text(say: Speaker, board: WeekBoard) -> str:
    title = say("Week: {week}", week=say.day_range(board.week.first_on, board.week.last_on))
    if not board.rows:
        return f"{title}\n{say('The office has no page yet.')}"
    head = (say("State"), say("Live"), say("Scheduled"), say("Proposed"), say("Days left"), say("Page"))
    told = "\n".join(_told(say, row) for row in board.rows)
    return f"{title}\n\n{table([head, *(_row(say, row.page_week) for row in board.rows)])}\n\n{told}"


def _told(say: Speaker, row: BoardRow) -> str:
    told = outlook_words(say, row.forecast) if row.forecast else ""
    return say("{page}: {told}", page=say.name(row.page_week.page.name), told=told)


def _row(say: Speaker, week: PageWeek) -> tuple[str, ...]:
    name = week.page.name.english if say.language is Language.ENGLISH else week.page.name.bn
    return (
        say(STATE_WORDS[week.state]),
        say("{live} of {minimum}", live=week.count.live, minimum=week.minimum),
        say.number(week.count.scheduled),
        say.number(week.count.maybe),
        say.number(week.days_left),
        name,
    )
