"""The annexes of weeks: every week of every page, and those that fell short with their reasons."""

from collections.abc import Iterator, Sequence

from moderator_app.domain.cadence import WeekState
from moderator_app.domain.evaluation import Evaluation, PageFacts, WeekFacts
from moderator_app.report import annex_names
from moderator_app.report.breaking import breakable
from moderator_app.report.labels import WEEK_SIGNS, WEEK_STATES
from moderator_app.report.sheet import Block, annex, note, paragraph, table
from moderator_app.words import Speaker
from moderator_app.words.terms import NOTE_KINDS, account_kind
from moderator_app.words.weeks import week_days

PAGES_A_TABLE = 4
"""How many pages stand side by side; more follow in a further table."""

_FELL_SHORT = (WeekState.MISSED, WeekState.EXCUSED)


def weeks_annex(evaluation: Evaluation, say: Speaker) -> Block:
    """The table of weeks and pages, and each page's sums."""
    name = annex_names.WEEKS.full(say)
    if not evaluation.pages:
        return annex(name, [paragraph(say("No account is registered."))])
    blocks = [
        paragraph(
            say("Live posts of each week, and how the week stands; wanted: {n} a week.", n=evaluation.weekly_minimum),
            before_table=True,
        ),
        note(_key_line(say), before_table=True),
    ]
    blocks += [_heat(part, say) for part in _parts(evaluation.pages)]
    sums = paragraph(say("Each account's sums:"), before_table=True)
    return annex(name, [*blocks, sums, _sums(evaluation.pages, say)])


def short_weeks_annex(evaluation: Evaluation, say: Speaker) -> Block:
    """Weeks missed or excused, with what was written about them."""
    rows = [
        (
            say.name(page.name),
            week_days(week.first_on, say),
            say.number(week.live),
            _state(week, say),
            _reason(week, say),
        )
        for page in evaluation.pages
        for week in page.weeks
        if week.state in _FELL_SHORT
    ]
    name = annex_names.SHORT_WEEKS.full(say)
    if not rows:
        return annex(name, [paragraph(say("No week was missed or excused."))])
    head = (say("Account"), say("Week"), say("Live posts"), say("State"), say("Reason"))
    return annex(name, [table("short_weeks", head, rows)])


def _parts(pages: Sequence[PageFacts]) -> Iterator[Sequence[PageFacts]]:
    for first in range(0, len(pages), PAGES_A_TABLE):
        yield pages[first : first + PAGES_A_TABLE]


def _heat(pages: Sequence[PageFacts], say: Speaker) -> Block:
    head = [{"name": breakable(say.name(page.name)), "where": where(page, say)} for page in pages]
    rows = [
        {"week": week_days(weeks[0].first_on, say), "cells": [_cell(week, say) for week in weeks]}
        for weeks in zip(*(page.weeks for page in pages), strict=True)
    ]
    return {"kind": "heat", "corner": say("Week (Sunday–Saturday)"), "head": [*head], "rows": [*rows]}


def _cell(week: WeekFacts, say: Speaker) -> Block:
    return {
        "live": say.number(week.live),
        "sign": WEEK_SIGNS[week.state],
        "word": say(WEEK_STATES[week.state]),
        "tone": week.state.value,
    }


def where(page: PageFacts, say: Speaker) -> str:
    """ "Facebook page"."""
    return account_kind(say, page.platform, page.kind)


def _key_line(say: Speaker) -> str:
    states = [f"{WEEK_SIGNS[state]} {say(WEEK_STATES[state])}" for state in WeekState]
    return say(
        "Key: the figure is the number of live posts. {signs}. Excused weeks and weeks not recorded leave the "
        "denominator; weeks on track or at risk are not over yet.",
        signs=" · ".join(states),
    )


def _sums(pages: Sequence[PageFacts], say: Speaker) -> Block:
    head = (
        say("Account"), say("Weeks due"), say("Met"), say("Missed"), say("Rate"),
        say("Excused"), say("Not recorded"), say("Still open"), say("Posts"),
    )  # fmt: skip
    rows = [
        (
            say.name(page.name), say.number(page.due), say.number(page.met), say.number(page.missed),
            say.percent(page.met, page.due), say.number(page.excused), say.number(page.not_recorded),
            say.number(page.open), say.number(page.posts),
        )
        for page in pages
    ]  # fmt: skip
    return table("week_sums", head, rows)


def _state(week: WeekFacts, say: Speaker) -> str:
    return f"{WEEK_SIGNS[week.state]} {say(WEEK_STATES[week.state])}"


def _reason(week: WeekFacts, say: Speaker) -> str:
    kind = say(NOTE_KINDS[week.note]) if week.note and week.note.excuses else ""
    parts = [kind, week.reason]
    return ": ".join(filter(None, parts)) or say("No reason was recorded.")
