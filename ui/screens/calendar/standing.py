"""How a week's head is put into words: every page of its own, and all of them together. Knows no Qt."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from moderator_app.domain.cadence import PageWeek, WeekState
from moderator_app.domain.ids import PageId
from moderator_app.services.calendar import CalendarWeek
from moderator_app.words import Speaker
from ui.screens.calendar.state import PageCount, WeekCell
from ui.widgets.page_face import PageFace
from ui.widgets.states import WEEK_STATES, StateLook

_PRESSING = (WeekState.MISSED, WeekState.AT_RISK, WeekState.ON_TRACK, WeekState.MET, WeekState.EXCUSED)


def week_cell(say: Speaker, week: CalendarWeek, faces: Mapping[PageId, PageFace], today: date) -> WeekCell:
    """The head of a week. A week to come tells what is planned; no page can be at risk before it begins."""
    number = say("Week {n}", n=week.week.number)
    span = say.day_range(week.week.first_on, week.week.last_on)
    here = today in week.week
    if not week.pages:
        return WeekCell(week.week, number, "", None, "", f"{number}, {span}", here)
    look, word = _together(say, week, today)
    count = _count(say, week.pages)
    pages = tuple(_page(say, pw, faces) for pw in week.pages)
    every = "; ".join(f"{page.face.name}: {page.count}, {page.word}" for page in pages)
    told = f"{number}, {span}: {count}, {word}. {every}"
    return WeekCell(week.week, number, count, look, word, told, here, pages)


def _page(say: Speaker, week: PageWeek, faces: Mapping[PageId, PageFace]) -> PageCount:
    look = WEEK_STATES[week.state]
    return PageCount(faces[week.page.id], _of(say, week.count.live, week.minimum), look, say(look.word))


def _of(say: Speaker, part: int, whole: int) -> str:
    return f"{say.number(part)}/{say.number(whole)}"


def _count(say: Speaker, pages: tuple[PageWeek, ...]) -> str:
    if len(pages) == 1:
        return say("{count} live", count=_of(say, pages[0].count.live, pages[0].minimum))
    owing = [pw for pw in pages if pw.state not in {WeekState.NOT_RECORDED, WeekState.EXCUSED}]
    met = sum(pw.state is WeekState.MET for pw in owing)
    return say("{count} pages", count=_of(say, met, len(owing)))


def _together(say: Speaker, week: CalendarWeek, today: date) -> tuple[StateLook, str]:
    states = Counter(pw.state for pw in week.pages)
    if week.week.first_on > today:
        planned = sum(pw.count.live + pw.count.scheduled + pw.count.maybe for pw in week.pages)
        look = WEEK_STATES[WeekState.ON_TRACK if planned else WeekState.NOT_RECORDED]
        return look, say.count("{n} post", "{n} posts", planned)
    state = next((state for state in _PRESSING if states[state]), WeekState.NOT_RECORDED)
    look = WEEK_STATES[state]
    if state is WeekState.MISSED:
        return look, say("{n} missed", n=states[state])
    return look, say(look.word)
