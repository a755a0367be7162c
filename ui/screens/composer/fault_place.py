"""Which part of the composer an error is about. Knows no Qt."""

from moderator_app.domain.errors import (
    BlankLeft,
    FieldTooLong,
    ModeratorError,
    PostNotReady,
    TextTooLong,
    TimeInPast,
    WrongLink,
)


def place_of(error: ModeratorError) -> str:
    """The key of the part, as `WritingSheet.lead_to` knows it, or `planned_at`; "" where it is about none."""
    if isinstance(error, TimeInPast):
        return "planned_at"
    if isinstance(error, BlankLeft):
        return "blank"
    if isinstance(error, TextTooLong):
        return "post_text"
    if isinstance(error, WrongLink):
        return "link"
    return str(error.fields["field"]) if isinstance(error, PostNotReady | FieldTooLong) else ""
