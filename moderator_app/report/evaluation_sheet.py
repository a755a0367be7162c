"""The quarterly evaluation as a sheet of display strings in one language."""

from collections.abc import Sequence

from moderator_app.domain.evaluation import Evaluation
from moderator_app.report.letter import letter, subject
from moderator_app.report.post_annexes import posts_annex, purposes_annex
from moderator_app.report.record_annexes import definitions_annex, panel_annex, record_annex
from moderator_app.report.sheet import Sheet
from moderator_app.report.week_annexes import short_weeks_annex, weeks_annex
from moderator_app.words import Speaker
from moderator_app.words.quarters import quarter_name


def evaluation_sheet(evaluation: Evaluation, say: Speaker, missing: Sequence[str] = ()) -> Sheet:
    """Everything the evaluation paper says.

    Args:
        evaluation: the frozen data.
        say: the paper's language.
        missing: characters that no font has; a remark names them.
    """
    office = say.name(evaluation.office.name)
    return {
        "language": say.language.value,
        "title": f"{subject(evaluation, say)} – {office}",
        "author": office,
        "digits": [say.in_digits(str(digit)) for digit in range(10)],
        # The template puts the page numbers between these parts.
        "page_words": say("Page {page} of {pages}", page="\n", pages="\n").split("\n"),
        "watermark": say("DRAFT") if evaluation.draft else "",
        "running_head": [f"{office}, {say.name(evaluation.office.place)}", quarter_name(say, evaluation.quarter)],
        "letter": letter(evaluation, say),
        "annexes": [
            definitions_annex(evaluation, say),
            weeks_annex(evaluation, say),
            short_weeks_annex(evaluation, say),
            purposes_annex(evaluation, say),
            panel_annex(evaluation, say),
            record_annex(evaluation, say, missing),
            posts_annex(evaluation, say),
        ],
        "attachments": {
            "data": say("The whole evaluation as data, for adding up"),
            "posts": say("Every post of the quarter as a table"),
        },
    }
