"""What is said for each error code: what happened, why, and what to do, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from moderator_app.words.speaker import Field, Speaker, mark


class CodedError(Protocol):
    """Any error of the program: a code, and the fields its sentences name."""

    @property
    def code(self) -> str: ...
    @property
    def fields(self) -> Mapping[str, Field]: ...


@dataclass(frozen=True, slots=True)
class ErrorWords:
    """Title, sentence (what and why) and next step of one code; English sources."""

    title: str
    sentence: str
    next_step: str


def error_words(say: Speaker, error: CodedError) -> ErrorWords:
    """The words for an error in the speaker's language."""
    words = ERROR_WORDS[error.code]
    fields = dict(error.fields)
    return ErrorWords(say(words.title, **fields), say(words.sentence, **fields), say(words.next_step, **fields))


def error_sentence(say: Speaker, error: CodedError) -> str:
    """Sentence and next step on one line, for the command line and the banner."""
    words = error_words(say, error)
    return f"{words.sentence} {words.next_step}"


ERROR_WORDS: dict[str, ErrorWords] = {}
