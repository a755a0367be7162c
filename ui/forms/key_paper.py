"""What is printed of a recovery key, in words and groups. Knows no Qt."""

from dataclasses import dataclass, field
from datetime import datetime

from moderator_app.ports import RecoveryKey
from moderator_app.words import Speaker


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed of the recovery key; texts are said."""

    title: str
    sentences: tuple[str, ...]
    groups: tuple[str, ...] = field(repr=False)
    code: str = field(repr=False)
    footer: str


GROUP = 4
"""Letters in a group."""


def group_places(groups: tuple[str, ...], a_row: int) -> tuple[tuple[int, int], ...]:
    """Row and column of each group; one longer than the others (the key's fixed beginning) has a row of its own."""
    places: list[tuple[int, int]] = []
    down = across = 0
    for group in groups:
        long = len(group) > GROUP
        if across and (long or across == a_row):
            down, across = down + 1, 0
        places.append((down, across))
        across = a_row if long else across + 1
    return tuple(places)


def key_paper(say: Speaker, recovery: RecoveryKey, made_at: datetime) -> Paper:
    """The sheet for the safe."""
    return Paper(
        title=say("Recovery key of Moderator Desk"),
        sentences=(
            say(
                "This key opens the office's store and its backups when nothing else does. There is no other way back."
            ),
            say("Put this sheet into an envelope, seal it, sign across the seal and keep it in the office safe."),
            say("Whoever has this sheet and the office's PC can read everything in the store."),
        ),
        groups=tuple(recovery.text.split()),
        code="".join(recovery.text.split()),
        footer=say("Made on {at}. Sealed by: ______________________   Date: ______________", at=made_at),
    )
