"""What changed in a text, word by word: removed words struck out in red, added ones underlined in green."""

from html import escape

from moderator_app.domain.text_diff import Piece, PieceKind
from moderator_app.words import Speaker
from ui.roles import Role, Type
from ui.theme import Theme
from ui.widgets.label import WrappedLabel


class WordChanges(WrappedLabel):
    """Shows the pieces of a word diff; a screen reader says which words were removed and added."""

    def __init__(self, theme: Theme, say: Speaker, pieces: tuple[Piece, ...]) -> None:
        super().__init__(theme, "", Type.BODY)
        self.set_rich(_marked(theme, pieces), _told(say, pieces))


def _marked(theme: Theme, pieces: tuple[Piece, ...]) -> str:
    colour = theme.palette.of
    styles = {
        PieceKind.REMOVED: f"background:{colour(Role.DANGER_SOFT)};color:{colour(Role.DANGER)};"
        "text-decoration:line-through",
        PieceKind.ADDED: f"background:{colour(Role.SUCCESS_SOFT)};color:{colour(Role.SUCCESS)};"
        "font-weight:600;text-decoration:underline",
    }
    parts: list[str] = []
    for before, piece in zip((None, *pieces), pieces, strict=False):
        if before is not None and before.kind is PieceKind.REMOVED and piece.kind is PieceKind.ADDED:
            parts.append(" ")
        parts.append(" … " if piece.kind is PieceKind.LEFT_OUT else _dressed(piece.text, styles.get(piece.kind)))
    return "".join(parts)


def _told(say: Speaker, pieces: tuple[Piece, ...]) -> str:
    told = {PieceKind.REMOVED: say("removed"), PieceKind.ADDED: say("added")}
    return " ".join(
        f"{told[piece.kind]}: {piece.text}" if piece.kind in (PieceKind.REMOVED, PieceKind.ADDED) else piece.text
        for piece in pieces
        if piece.kind is not PieceKind.LEFT_OUT
    )


def _dressed(text: str, style: str | None) -> str:
    """The text with its sign; blanks at its ends carry none."""
    core = text.strip()
    if style is None or not core:
        return _breaks(text)
    lead, tail = text[: text.index(core)], text[text.index(core) + len(core) :]
    return f'{_breaks(lead)}<span style="{style}">{_breaks(core)}</span>{_breaks(tail)}'


def _breaks(text: str) -> str:
    return escape(text).replace("\n", "<br>")
