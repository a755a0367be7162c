"""A comment as it is shown. Knows no Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommentLine:
    """One comment in words: who, when and about which version; what it quotes; `settled` says who closed it ("": open).

    `id` is what settling it names.
    """

    id: str
    head: str
    text: str
    quote: str = ""
    settled: str = ""
