"""The covering letter in the house style of offices: letterhead, numbers, subject, scorecard, signature, copies."""

from moderator_app.domain.bd_calendar import dhaka_day
from moderator_app.domain.cadence import WeekState
from moderator_app.domain.evaluation import Evaluation, PageFacts, ScoreKey, ScoreRow, ScoreStatus
from moderator_app.domain.panel import ApprovalPreset
from moderator_app.report import annex_names
from moderator_app.report.labels import INDICATORS, PRESETS, STATUSES
from moderator_app.report.letterhead import copies, dates, directive, letterhead, signature
from moderator_app.report.sheet import Sheet, item, table
from moderator_app.words import Speaker
from moderator_app.words.quarters import quarter_name
from moderator_app.words.terms import SCORE_DUTIES, SCORE_UNITS

_EVIDENCE = {
    ScoreKey.WEEKS_MET: annex_names.WEEKS,
    ScoreKey.SECOND_CHECKS: annex_names.POSTS,
    ScoreKey.ALT_TEXTS: annex_names.POSTS,
}


def letter(evaluation: Evaluation, say: Speaker) -> Sheet:
    """The first part of the paper."""
    paragraphs = _results(evaluation, say)
    return {
        "letterhead": letterhead(evaluation.office, say),
        "memo": {"label": say("Memo no.:"), "number": evaluation.office.memo_prefix},
        "date": dates(dhaka_day(evaluation.frozen_at), say),
        "draft": say("Draft. It becomes the office's evaluation when it is signed.") if evaluation.draft else "",
        "subject": {"label": say("Subject:"), "text": subject(evaluation, say)},
        "reference": {"label": say("Reference:"), "text": directive(say)},
        "opening": item(1, _opening(evaluation, say), say),
        "scorecard": _scorecard(evaluation, say),
        "paragraphs": [item(number, text, say) for number, text in enumerate(paragraphs, start=2)],
        "signature": signature(evaluation.office, say),
        "copies": copies(evaluation.office, say),
    }


def subject(evaluation: Evaluation, say: Speaker) -> str:
    """What the letter is about, without its label."""
    name = quarter_name(say, evaluation.quarter)
    return say("Quarterly self-evaluation of the use of social media: {quarter}", quarter=name)


def _opening(evaluation: Evaluation, say: Speaker) -> str:
    return say.count(
        "Under the guideline named above, the use of {n} account of this office was reviewed: {quarter}. The result:",
        "Under the guideline named above, the use of {n} accounts of this office was reviewed: {quarter}. The result:",
        len(evaluation.pages),
        quarter=quarter_name(say, evaluation.quarter),
    )


def _scorecard(evaluation: Evaluation, say: Speaker) -> Sheet:
    head = (
        say("No."), say("Activity"), say("Performance indicator"), say("Unit"), say("Target"),
        say("Achieved"), say("Rate"), say("Evidence"), say("Remarks"),
    )  # fmt: skip
    pages = {page.page_id: page for page in evaluation.pages}
    rows = [
        _score_row(number, row, pages.get(row.page_id) if row.page_id else None, evaluation.preset, say)
        for number, row in enumerate(evaluation.scorecard, start=1)
    ]
    return table("scorecard", head, rows)


def _score_row(
    number: int, row: ScoreRow, page: PageFacts | None, preset: ApprovalPreset, say: Speaker
) -> tuple[str, ...]:
    activity = say(SCORE_DUTIES[row.key], page=say.name(page.name)) if page else say(SCORE_DUTIES[row.key])
    return (
        say.number(number),
        activity,
        say(INDICATORS[row.key]),
        say(SCORE_UNITS[row.unit]),
        say.number(row.target),
        say.number(row.achieved),
        say.percent(row.achieved, row.target),
        say(_EVIDENCE[row.key].letter),
        _remark(row, page, preset, say),
    )


def _remark(row: ScoreRow, page: PageFacts | None, preset: ApprovalPreset, say: Speaker) -> str:
    parts = [say(STATUSES[row.status])]
    if page is not None:
        parts += _week_remarks(page, say)
    checks_due = row.key is ScoreKey.SECOND_CHECKS and row.status is not ScoreStatus.NOTHING_DUE
    if checks_due and preset is ApprovalPreset.SELF_CHECK:
        parts.append(say("one appointed person"))
    return "; ".join(parts)


def _week_remarks(page: PageFacts, say: Speaker) -> list[str]:
    shown = (
        (page.missed, say("{n} missed", n=page.missed)),
        (page.excused, say("{n} excused", n=page.excused)),
        (page.not_recorded, say("{n} not recorded", n=page.not_recorded)),
        (page.open, say("{n} still open", n=page.open)),
    )
    return [text for number, text in shown if number]


def _results(evaluation: Evaluation, say: Speaker) -> list[str]:
    pages = evaluation.pages
    texts = [
        say(
            "Of {due} weeks due on the accounts together, {met} met the weekly minimum and {missed} missed it. "
            "{excused} excused weeks and {not_recorded} weeks not recorded are outside this sum. See {weeks} and "
            "{reasons}.",
            due=sum(p.due for p in pages),
            met=sum(p.met for p in pages),
            missed=sum(p.missed for p in pages),
            excused=sum(p.excused for p in pages),
            not_recorded=sum(p.not_recorded for p in pages),
            weeks=say(annex_names.WEEKS.letter),
            reasons=say(annex_names.SHORT_WEEKS.letter),
        ),
        *_unexplained(evaluation, say),
        say(PRESETS[evaluation.preset]),
    ]
    if evaluation.quarter.running:
        texts.append(
            say("The quarter has not ended: weeks still open are shown, and counted neither as met nor missed.")
        )
    texts.append(
        say("Definitions, all weeks and all posts follow in the annexes; the same data is attached to this file.")
    )
    return texts


def _unexplained(evaluation: Evaluation, say: Speaker) -> list[str]:
    weeks = [w for page in evaluation.pages for w in page.weeks if w.state is WeekState.MISSED and not w.reason]
    if not weeks:
        return []
    return [
        say.count(
            "For {n} missed week no reason was recorded.", "For {n} missed weeks no reason was recorded.", len(weeks)
        )
    ]
