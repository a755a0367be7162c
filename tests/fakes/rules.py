"""A rule that finds a word, for the tests of the content check."""

from dataclasses import dataclass

from moderator_app.domain.checking import Finding, Level
from moderator_app.domain.office import Bilingual


@dataclass(frozen=True)
class WordRule:
    """Finds every place of a word."""

    word: str
    level: Level = Level.NOTE
    clause: str = "১০ গ"

    def find(self, text, context):
        start = text.find(self.word)
        while start >= 0:
            why, to_do = Bilingual("কারণ", "A reason"), Bilingual("আবার পড়ুন", "Read it again")
            end = start + len(self.word)
            yield Finding(f"word-{self.word}", self.clause, self.level, start, end, self.word, why, to_do)
            start = text.find(self.word, end)
