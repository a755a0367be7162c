"""Every word that people read, in Bangla and English, and how numbers and dates are written.

It may know the catalogues under `resources/i18n`, the calendar's names and nothing else; the language is an argument.
No rule, no Qt and no decision of a use case may ever be here.
"""

from moderator_app.words.language import Digits, Language
from moderator_app.words.speaker import Speaker, mark

__all__ = ["Digits", "Language", "Speaker", "mark"]
