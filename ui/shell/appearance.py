"""The settings of this desk: language, digits, light or dark, text size. Everything changes at once."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from moderator_app.domain.settings import TEXT_SIZES, Appearance, Scheme
from moderator_app.words import Digits, Language
from ui.context import ScreenContext
from ui.roles import Role, Type
from ui.widgets.card import Card
from ui.widgets.choice import Segment, SegmentedSwitch
from ui.widgets.label import Label, WrappedLabel
from ui.widgets.layout import column, row
from ui.widgets.screen import Screen


class AppearanceScreen(Screen):
    """Four switches; what is chosen is kept for everyone at this desk."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        theme, say, now = context.theme, context.say, context.appearance
        card = Card(theme, say("How the window speaks and looks"))
        lines = card.add_padded(16)
        digits = [Segment(Digits.BANGLA.value, "১২৩"), Segment(Digits.LATIN.value, "123")]
        languages = [Segment(Language.BANGLA.value, "বাংলা"), Segment(Language.ENGLISH.value, "English")]
        schemes = [Segment(Scheme.LIGHT, say("Light")), Segment(Scheme.DARK, say("Dark"))]
        sizes = [Segment(size, say.in_digits(f"{size}%")) for size in TEXT_SIZES]
        lines.addWidget(self._line(say("Language"), "", languages, now.language, "language"))
        shown = say("In Bangla text; English text always shows 123.")
        lines.addWidget(self._line(say("Digits"), shown, digits, now.digits, "digits"))
        lines.addWidget(self._line(say("Colours"), "", schemes, now.scheme, "scheme"))
        lines.addWidget(self._line(say("Text size"), "", sizes, now.text_size, "text_size"))
        card.setMaximumWidth(theme.px(760))
        page = column(0, self)
        page.addWidget(card)
        page.addStretch(1)

    def title(self) -> str:
        return self._context.say("Settings")

    def subtitle(self) -> str:
        return self._context.say("for everyone at this desk")

    def _line(self, word: str, help_line: str, segments: Sequence[Segment], value: object, part: str) -> QWidget:
        theme = self._context.theme
        holder = QWidget()
        line = row(theme.px(16), holder)
        words = column(0)
        words.addWidget(Label(theme, word, Type.BODY, weight=500))
        if help_line:
            words.addWidget(WrappedLabel(theme, help_line, Type.SMALL, Role.MUTED))
        line.addLayout(words, 1)
        switch = SegmentedSwitch(theme, word, segments, value)

        def chosen(value: object) -> None:
            self._chosen(part, value)

        switch.changed.connect(chosen)
        line.addWidget(switch)
        return holder

    def _chosen(self, part: str, value: object) -> None:
        now = self._context.appearance
        changed: dict[str, Appearance] = {}
        if isinstance(value, int):
            changed["text_size"] = replace(now, text_size=value)
        else:
            text = str(value)
            changed |= {
                "language": replace(now, language=text if part == "language" else now.language),
                "digits": replace(now, digits=text if part == "digits" else now.digits),
                "scheme": replace(now, scheme=Scheme(text) if part == "scheme" else now.scheme),
            }
        self._context.restyle(changed[part])


def build(context: ScreenContext) -> QWidget:
    """The settings screen."""
    return AppearanceScreen(context)
