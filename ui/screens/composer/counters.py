"""How long the text is on each chosen page, in the platform's own unit."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from moderator_app.services.drafting import Measure
from moderator_app.words import Speaker
from ui.roles import Role
from ui.theme import Theme
from ui.widgets.flow import flow_box
from ui.widgets.layout import row
from ui.widgets.shapes import Shape
from ui.widgets.state_shape import StateLabel
from ui.widgets.states import StateLook

_FITS = StateLook(Shape.CIRCLE_TICK, Role.MUTED, "")
_TOO_LONG = StateLook(Shape.SQUARE_CROSS, Role.DANGER, "")


class Counters(QWidget):
    """One label a page; red with what is too many where the platform would not take it."""

    def __init__(self, theme: Theme, say: Speaker) -> None:
        super().__init__()
        self._theme, self._say = theme, say
        box, self._flow = flow_box(theme.px(16), 0)
        self._labels: list[StateLabel] = []
        inside = row(0, self)
        inside.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        inside.addWidget(box, 1)
        self.setMinimumHeight(theme.px(34))

    def show_measures(self, measures: Sequence[tuple[str, Measure]]) -> None:
        """Each page's short name and measure."""
        if len(measures) != len(self._labels):
            self._build(len(measures))
        for label, (page, measure) in zip(self._labels, measures, strict=True):
            label.show_state(_FITS if measure.fits else _TOO_LONG, self._words(page, measure))

    def _words(self, page: str, measure: Measure) -> str:
        say = self._say
        if measure.limit is None:
            return say("{page} {n} · no limit", page=page, n=measure.length)
        if measure.fits:
            return say("{page} {n} / {limit}", page=page, n=measure.length, limit=measure.limit)
        over = measure.length - measure.limit
        if measure.caption:
            return say("{page}: {over} too many of {limit} under a picture", page=page, over=over, limit=measure.limit)
        return say("{page}: {over} too many of {limit}", page=page, over=over, limit=measure.limit)

    def _build(self, wanted: int) -> None:
        for label in self._labels:
            self._flow.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = [StateLabel(self._theme, _FITS.shape, "", _FITS.role) for _ in range(wanted)]
        for label in self._labels:
            self._flow.addWidget(label)
            label.show()
