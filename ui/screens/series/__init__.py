"""Recurring posts: the list of them with their days, and the form that makes a draft come again.

It may know the context, the widgets, shared form parts, and the series and drafting services through its presenters.
Posts that were made, and the checking of them, must never be touched here.
"""

from PySide6.QtWidgets import QWidget

from ui.context import ScreenContext


def build(context: ScreenContext) -> QWidget:
    """The list (`series`, or `series:<id>` with one chosen), or the form: of a new one (`series:from:<post>`), or of
    one that is changed (`series:change:<id>`).
    """
    kind, _, rest = context.place.extra.partition(":")[2].partition(":")
    if kind in ("from", "change"):
        from ui.screens.series.form import SeriesForm

        return SeriesForm(context, kind, rest)
    from ui.screens.series.view import SeriesScreen

    return SeriesScreen(context, kind)
