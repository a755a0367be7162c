"""The quarterly self-evaluation: its duties and results, the weeks that fell short, and the paper itself.

It may know the evaluation service, the words and the widgets.
No number is counted here, and no other screen may ever be known.
"""

from ui.context import ScreenContext
from ui.screens.evaluation.view import EvaluationView
from ui.widgets.screen import Screen

__all__ = ["build"]


def build(context: ScreenContext) -> Screen:
    """The screen of the evaluation."""
    return EvaluationView(context)
