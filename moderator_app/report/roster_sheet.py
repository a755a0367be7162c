"""The duty roster on paper: weeks down, pages across, then leave, gaps and conflicts as they are, and a key."""

from collections.abc import Iterator, Sequence

from moderator_app.domain.bd_calendar import dhaka_day
from moderator_app.domain.pages import Page
from moderator_app.domain.papers import FaultLine, LeaveLine, RosterCell, RosterLine, RosterPaper
from moderator_app.domain.roster_faults import Severity
from moderator_app.report.breaking import breakable
from moderator_app.report.paper_sheet import Frame, framed
from moderator_app.report.sheet import Block, Sheet, note, paragraph, table
from moderator_app.words import Speaker
from moderator_app.words.roster_terms import SEVERITIES, fault_words
from moderator_app.words.terms import account_kind
from moderator_app.words.weeks import week_days

PAGES_A_TABLE = 4
"""How many pages stand side by side; more follow in a further table."""
_WIDE_FROM = 3
_VACANT = "⚠"


def roster_sheet(roster: RosterPaper, say: Speaker, missing: Sequence[str] = ()) -> Sheet:
    """Everything the roster says."""
    frame = Frame(
        office=roster.office,
        title=say("Duty roster of the moderator panel"),
        dated_on=dhaka_day(roster.printed_at),
        printed_at=roster.printed_at,
        heading=say("Duty roster of the moderator panel"),
        memo=roster.office.memo_prefix,
        pen=True,
        subject=_subject(roster, say),
        wide=len(roster.columns) >= _WIDE_FROM,
    )
    blocks = [*_duties(roster, say), *_key(say), *_leaves(roster.leaves, say), *_faults(roster.faults, say)]
    return framed(frame, blocks, say, missing)


def _subject(roster: RosterPaper, say: Speaker) -> str:
    days = say.day_range(roster.first.first_on, roster.last.last_on)
    if roster.fiscal_year:
        year = say.in_digits(roster.fiscal_year)
        return say("Main and stand-by members of each week of fiscal year {year}: {days}", year=year, days=days)
    return say("Main and stand-by members of each week: {days}", days=days)


def _duties(roster: RosterPaper, say: Speaker) -> Iterator[Block]:
    if len(roster.columns) == 1:
        page = roster.columns[0]
        if page is not None:
            yield paragraph(f"{say.name(page.name)} ({account_kind(say, page.platform, page.kind)})", before_table=True)
        else:
            yield paragraph(say("One duty for all accounts of the office."), before_table=True)
        head = (say("Week"), say("Dates"), say("Main"), say("Stand-by"))
        yield table("roster", head, [_single(line, say) for line in roster.lines])
        return
    for start in range(0, len(roster.columns), PAGES_A_TABLE):
        yield _across(roster, slice(start, start + PAGES_A_TABLE), say)


def _single(line: RosterLine, say: Speaker) -> tuple[str, ...]:
    cell = line.cells[0]
    main = say.name(cell.main) if cell.main else f"{_VACANT} {say('vacant')}"
    return (
        say.number(line.week.number),
        week_days(line.week.first_on, say),
        main,
        say.name(cell.standby) if cell.standby else "–",
    )


def _across(roster: RosterPaper, part: slice, say: Speaker) -> Block:
    head = [_head(page, say) for page in roster.columns[part]]
    rows = [
        {
            "number": say.number(line.week.number),
            "week": week_days(line.week.first_on, say),
            "cells": [_cell(cell, say) for cell in line.cells[part]],
        }
        for line in roster.lines
    ]
    return {"kind": "duties", "corner": [say("Week"), say("Dates")], "head": [*head], "rows": [*rows]}


def _head(page: Page | None, say: Speaker) -> Block:
    if page is None:
        return {"name": say("All accounts"), "where": ""}
    return {"name": breakable(say.name(page.name)), "where": account_kind(say, page.platform, page.kind)}


def _cell(cell: RosterCell, say: Speaker) -> Block:
    standby = say("Stand-by: {name}", name=breakable(say.name(cell.standby))) if cell.standby else ""
    main = breakable(say.name(cell.main)) if cell.main else f"{_VACANT} {say('vacant')}"
    return {"main": main, "standby": standby, "vacant": cell.main is None}


def _key(say: Speaker) -> list[Block]:
    words = say(
        "Week: Sunday to Saturday, counted from the first Sunday of the fiscal year. The main member keeps the "
        "account; the stand-by does where the main is away. {sign} vacant: nobody who is on the panel is named.",
        sign=_VACANT,
    )
    return [note(words)]


def _leaves(leaves: Sequence[LeaveLine], say: Speaker) -> list[Block]:
    title: Block = {"kind": "heading", "text": say("Leave")}
    if not leaves:
        return [title, paragraph(say("No leave is written down for these weeks."))]
    rows = [(say.name(one.name), _span(one, say), one.note or "–") for one in leaves]
    return [title, table("leave", (say("Name"), say("Dates"), say("Remarks")), rows)]


def _span(leave: LeaveLine, say: Speaker) -> str:
    if leave.first_on == leave.last_on:
        return say.day(leave.first_on)
    return say.day_range(leave.first_on, leave.last_on)


def _faults(faults: Sequence[FaultLine], say: Speaker) -> list[Block]:
    title: Block = {"kind": "heading", "text": say("Gaps and conflicts")}
    if not faults:
        return [title, paragraph(say("None: every week has its main member and, where there is one, its stand-by."))]
    years = {line.fiscal_year for line in faults}
    rows = [_fault(line, say, with_year=len(years) > 1) for line in faults]
    return [title, table("roster_faults", (say("Weeks"), say("Account"), say("What")), rows)]


def _fault(line: FaultLine, say: Speaker, *, with_year: bool) -> tuple[str, ...]:
    weeks = say("{weeks} ({year})", weeks=_numbers(line, say), year=say.in_digits(line.fiscal_year))
    page = say.name(line.page) if line.page else say("All accounts")
    member = say.name(line.member) if line.member else ""
    said = fault_words(say, line.kind.value, member, covered=line.covered)
    sign = f"{_VACANT} " if line.severity is Severity.GAP else ""
    return weeks if with_year else _numbers(line, say), page, f"{sign}{say(SEVERITIES[line.severity])}: {said}"


def _numbers(line: FaultLine, say: Speaker) -> str:
    """The weeks by their numbers, those that follow each other as a span: "4, 9–12"."""
    spans: list[tuple[int, int]] = []
    for number in (week.number for week in line.weeks):
        if spans and spans[-1][1] + 1 == number:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return ", ".join(_one_span(first, last, say) for first, last in spans)


def _one_span(first: int, last: int, say: Speaker) -> str:
    return say.number(first) if first == last else f"{say.number(first)}–{say.number(last)}"
