"""What the desktop is told while nobody looks at the window: one notice a beat, in the office's language.

A notice holds titles of posts and nothing else of them, for it may be read over a shoulder or on a locked screen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, final

from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.lines import DeliveryLine
from moderator_app.events import CopyFailed, Fact
from moderator_app.ports import Notices
from moderator_app.services.heartbeat import Beat
from moderator_app.services.workroom import Workroom
from moderator_app.words import Digits, Language, Speaker

TITLES_NAMED = 3

Elsewhere = Callable[[str, str, str], object]
"""Shows a notice's title and body where the desktop itself takes none, with its target; called on whichever thread."""


class Standing(Protocol):
    """What is asked of the backups."""

    @property
    def backup_due(self) -> bool: ...
    @property
    def drill_due(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Notice:
    """Words for a notice; a later one with the same `key` takes its place. `target` is what a press on it opens, as
    `ui/shell/named_places.py` reads it; empty: only the window.
    """

    title: str
    body: str
    key: str
    target: str = ""


@final
class NoticeDesk:
    """Tells the desktop; where that takes no notices, the tray that the window lent; else nobody."""

    def __init__(self, room: Workroom, desktop: Notices, standing: Callable[[], Standing] | None = None) -> None:
        """Tells nothing yet.

        Args:
            room: for the office's language and the day in Dhaka.
            desktop: takes the notices.
            standing: how the backups stand; asked once a day, and not at all where none is given.
        """
        self._room = room
        self._desktop = desktop
        self._standing = standing
        self._elsewhere: Elsewhere | None = None
        self._told: Callable[[], object] | None = None
        self._backups_asked_on: date | None = None

    def show_elsewhere(self, elsewhere: Elsewhere | None) -> None:
        """Lends, or takes back, another way to show notices."""
        self._elsewhere = elsewhere

    def when_told(self, told: Callable[[], object] | None) -> None:
        """Lends, or takes back, what is called after each notice, on whichever thread: `hears_on` may have changed."""
        self._told = told

    def hears_on(self) -> int:
        """See the port `Notices`."""
        return self._desktop.hears_on()

    def pressed(self) -> tuple[str, ...]:
        """The targets of the notices that were pressed since it was asked last; never waits."""
        return self._desktop.pressed()

    def hear(self, fact: Fact) -> None:
        """A subscriber of the event bus."""
        if isinstance(fact, CopyFailed):
            self._tell(_copy_failed(self._speaker()))

    def after(self, beat: Beat) -> None:
        """What a heartbeat found, in one notice; and once a day whether a backup is due."""
        say = self._speaker()
        if beat.due or beat.missed:
            self._tell(_of_posts(say, beat))
        if beat.jumped < timedelta():
            self._tell(_clock_set_back(say, beat))
        if self._standing is not None and self._backups_asked_on != self._room.today():
            self._ask_for_backups(say, self._standing)

    def tell(self, notice: Notice) -> bool:
        """Shows a notice, and says whether the desktop or the tray took it."""
        return self._tell(notice)

    def close(self) -> None:
        """Nothing is told any more."""
        self._elsewhere = self._told = None
        self._desktop.close()

    def _ask_for_backups(self, say: Speaker, stands: Callable[[], Standing]) -> None:
        try:
            standing = stands()
        except ModeratorError:
            return  # the room of the backups says why; the next beat asks again
        self._backups_asked_on = self._room.today()
        if standing.backup_due or standing.drill_due:
            self._tell(_of_backups(say, standing))

    def _tell(self, notice: Notice) -> bool:
        target = notice.target or "this-week"
        shown = self._desktop.show(notice.title, notice.body, notice.key, target, self._speaker()("Open"))
        if not shown and self._elsewhere is not None:
            self._elsewhere(notice.title, notice.body, target)
        if self._told is not None:
            self._told()
        return shown or self._elsewhere is not None

    def _speaker(self) -> Speaker:
        appearance = self._room.folder.appearance()
        return Speaker(Language(appearance.language), Digits(appearance.digits))


def _of_posts(say: Speaker, beat: Beat) -> Notice:
    """Where both kinds come together, what is due heads the notice and what was missed is its last line."""
    due, missed = _titles(beat.due), _titles(beat.missed)
    missed_words = say.count("The time of {n} post was missed", "The time of {n} posts was missed", len(missed))
    key = f"beat:{beat.at.isoformat()}"
    if not due:
        lines = [titles_listed(say, missed), say("Nothing went out. Decide at the desk what happens to it.")]
        return Notice(missed_words, "\n".join(lines), key, f"missed:{beat.missed[0].delivery.post_id}")
    lines = [titles_listed(say, due), *([f"{missed_words}: {titles_listed(say, missed)}"] if missed else [])]
    title = say.count("The time of {n} post has come", "The time of {n} posts has come", len(due))
    only = len(beat.due) == 1 and not missed
    return Notice(title, "\n".join(lines), key, f"kit:{beat.due[0].delivery.id}" if only else "")


def _titles(lines: Sequence[DeliveryLine]) -> tuple[str, ...]:
    """A post that goes to several pages is one post."""
    return tuple({line.delivery.post_id: line.title for line in lines}.values())


def titles_listed(say: Speaker, titles: Sequence[str]) -> str:
    """The first few titles, and how many more there are."""
    named = [say("“{title}”", title=title or say("(no title)")) for title in titles[:TITLES_NAMED]]
    more = len(titles) - len(named)
    return ", ".join([*named, *([say("{n} more", n=more)] if more else [])])


def _of_backups(say: Speaker, standing: Standing) -> Notice:
    if standing.backup_due:
        body = say("Everything of the last month stands on this PC alone. Plug in a stick and back up.")
        return Notice(say("A backup is due"), body, "backup", "backups")
    body = say("A backup that was never tried is only a hope. The drill takes a few minutes and touches nothing.")
    return Notice(say("A restore drill is due"), body, "backup", "drill")


def _clock_set_back(say: Speaker, beat: Beat) -> Notice:
    body = say("It says {now} now. Set it right in the PC's settings for date and time if that is wrong.", now=beat.at)
    return Notice(say("The PC's clock was set back"), body, "clock")


def _copy_failed(say: Speaker) -> Notice:
    title, body = say("The day's copy could not be kept"), say("The room of the backups says why.")
    return Notice(title, body, "copy", "backups")
