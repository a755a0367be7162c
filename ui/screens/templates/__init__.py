"""Templates of the office: the list of ready texts, signatures and hashtag sets, and the form of one.

It may know the context, the widgets, shared form parts, and the template service through its presenter.
Posts must never be touched here: a template's words are copied into a post where the post is written.
"""

from PySide6.QtWidgets import QWidget

from ui.context import ScreenContext


def build(context: ScreenContext) -> QWidget:
    """The list (`templates`, or `templates:<id>` with one chosen), or the form: of a new one (`templates:new`), or of
    one that is changed (`templates:change:<id>`).
    """
    kind, _, rest = context.place.extra.partition(":")[2].partition(":")
    if kind in ("new", "change"):
        from ui.screens.templates.form import TemplateForm

        return TemplateForm(context, rest)
    from ui.screens.templates.view import TemplatesScreen

    return TemplatesScreen(context, kind)
