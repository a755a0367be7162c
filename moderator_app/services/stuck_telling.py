"""Tells the desktop, once for each post, that publishing cannot bring it to its end alone."""

from collections.abc import Callable
from typing import final

from moderator_app.domain.ids import DeliveryId
from moderator_app.services.heartbeat import Beat
from moderator_app.services.notices import Notice, titles_listed
from moderator_app.services.stuck import Stuck, stuck_lines
from moderator_app.services.workroom import Workroom
from moderator_app.words import Digits, Language, Speaker


@final
class StuckTelling:
    """Hears each heartbeat; what was told in this run is not told again."""

    def __init__(self, room: Workroom, tell: Callable[[Notice], object]) -> None:
        """Tells nothing yet; `tell` shows a notice."""
        self._room = room
        self._tell = tell
        self._told: frozenset[tuple[DeliveryId, Stuck]] = frozenset()

    def after(self, _beat: Beat) -> None:
        """One notice for everything that is new; a lost connection has a notice of its own."""
        with self._room.store.read() as unit:
            lines = [one for one in stuck_lines(unit) if one.why is not Stuck.BLOCKED]
        now = frozenset((one.line.delivery.id, one.why) for one in lines)
        new = [one for one in lines if (one.line.delivery.id, one.why) not in self._told]
        self._told = now
        if not new:
            return
        look = self._room.folder.appearance()
        say = Speaker(Language(look.language), Digits(look.digits))
        title = say.count("{n} post needs you", "{n} posts need you", len(new))
        body = say("The program cannot settle this alone, and sends nothing again by itself. Look at it at the desk.")
        listed = titles_listed(say, tuple(one.line.title for one in new))
        self._tell(Notice(title, f"{listed}\n{body}", "stuck", "queue"))
