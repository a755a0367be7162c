"""Prints the quarterly evaluation: Bangla and English twins from the same data, which both carry attached."""

from collections.abc import Callable
from typing import final

from moderator_app.domain.evaluation import Evaluation
from moderator_app.domain.evaluation_data import evaluation_json
from moderator_app.words import Language, Speaker


@final
class TypstEvaluationPrinter:
    """Fulfils `ports.EvaluationPrinter`. The same evaluation always gives the same bytes."""

    def __init__(self, posts_csv: Callable[[Evaluation], bytes]) -> None:
        """Takes the writer of `posts.csv`, in UTF-8."""
        self._posts_csv = posts_csv

    def print(self, evaluation: Evaluation, language: Language) -> bytes:
        """The paper as PDF bytes, with `evaluation.json` and `posts.csv` attached; its time stamp is the data's.

        Raises:
            ReportFailed: the paper could not be typeset.
        """
        # What prints weighs some 15 MB: it comes with the first paper, not with the program.
        from moderator_app.report.compact import compacted
        from moderator_app.report.evaluation_sheet import evaluation_sheet
        from moderator_app.report.typesetting import typeset

        say = Speaker(language)
        files = {
            "evaluation_json": evaluation_json(evaluation).decode(),
            "posts_csv": self._posts_csv(evaluation).decode(),
        }
        paper = typeset(
            "evaluation.typ", lambda missing: evaluation_sheet(evaluation, say, missing), evaluation.frozen_at, files
        )
        return compacted(paper)
