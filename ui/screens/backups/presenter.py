"""The backups, without Qt: how things stand, making one, and drilling one."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, final

from moderator_app.domain.backups import BackupFacts
from moderator_app.domain.errors import ModeratorError
from moderator_app.domain.panel import Action, Member
from moderator_app.ports import KeptCopy
from moderator_app.services.backups import BackupStanding
from moderator_app.words import Speaker, mark
from ui.backups.presenter import RestorePresenter
from ui.backups.state import CheckLine
from ui.backups.watching import Watched, watching
from ui.backups.words import WHY_WORDS, ago_words, holds_words, size_words, when_words
from ui.forms.trouble import Trouble
from ui.roles import Role
from ui.screens.backups.state import BackupsState, CopyLine, Drilled, Made
from ui.widgets.shapes import Shape, StateLook
from ui.widgets.states import DUE

if TYPE_CHECKING:
    from moderator_app.core import Core

SAFE = StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("Safe"))
LOOK_SOON = StateLook(Shape.TRIANGLE, Role.WARNING, mark("Look soon"))
NOT_YET = StateLook(Shape.TRIANGLE, Role.DANGER, mark("Not yet"))
DONE = StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("Done"))
NEVER = StateLook(Shape.TRIANGLE, Role.WARNING, mark("Never yet"))
HOLDS = StateLook(Shape.CIRCLE_TICK, Role.SUCCESS, mark("Fine"))
NOT_TRIED = StateLook(Shape.INFO, Role.INFO, mark("Not tried"))
BY_ITSELF = StateLook(Shape.INFO, Role.INFO, mark("By itself"))


@final
class BackupsPresenter:
    """Every method but `restore_reason` and `trouble` is called behind the background door."""

    def __init__(self, say: Speaker, core: "Core", actor: Member) -> None:
        """A presenter for the member at the desk."""
        self._say = say
        self._core = core
        self._actor = actor
        self._restoring = RestorePresenter(say, core)

    def restore_reason(self) -> str:
        """Why nothing can be brought back, "" where it can."""
        if self._actor.may(Action.CHANGE_SETTINGS):
            return ""
        return self._say("Only the convenor brings a backup back.")

    def load(self) -> BackupsState:
        """How things stand now."""
        say, standing, now = self._say, self._core.backups.standing(), self._core.clock.now()
        look = _look(standing)
        return BackupsState(
            look=look,
            word=say(look.word),
            sentence=self._sentence(standing, now),
            checks=(self._backup(standing, now), self._drill(standing, now), self._copies(standing, now)),
            copies=tuple(self._copy(copy) for copy in standing.copies),
            copies_note=say(
                "The program makes and keeps these by itself: the last 7 days, 8 weeks and 12 months. They help after a"
                " mistake or a damaged file; they are lost with this PC."
            ),
        )

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Path and words of each kept copy, newest first."""
        return self._restoring.choices()

    def trouble(self, error: ModeratorError) -> Trouble:
        """An error at the field it belongs to: `file`, `key`, or none."""
        return self._restoring.trouble(error)

    def back_up(self, target: Path, watched: Watched) -> Made:
        """Makes a backup in a folder or on a stick."""
        made = self._core.backups.back_up(self._actor.id, target, watching(watched))
        say = self._say
        title = say("Backup made: {name}, {size}", name=made.path.name, size=size_words(say, made.size))
        entries = say.count("{n} log entry", "{n} log entries", made.facts.counts.entries)
        holds = say("In it: {what}", what=f"{holds_words(say, made.facts.counts)} · {entries}")
        return Made(str(made.path), title, holds)

    def drill(self, path: str, typed: str, watched: Watched) -> Drilled:
        """Drills a backup; errors of the backup itself are raised."""
        facts = self._core.backups.drill(self._actor.id, Path(path), typed.strip(), watching(watched))
        say = self._say
        sentence = say("The backup of {at} can be brought back.", at=facts.made_at)
        return Drilled(HOLDS, sentence, self._drill_lines(facts, by_paper=bool(typed.strip())))

    # ------------------------------------------------------------ in words

    def _sentence(self, standing: BackupStanding, now: datetime) -> str:
        say, backup, drill = self._say, standing.last_backup_at, standing.last_drill_at
        if backup is None:
            return say(
                "Everything stands on this PC alone: if it breaks, the work is gone. Plug in a stick and back up."
            )
        if standing.backup_due:
            return say(
                "The last backup is from {at}: what came after it would be lost. Plug in a stick and back up.",
                at=backup,
            )
        if drill is None:
            return say(
                "There is a backup of {at}, but nobody has tried whether it can be brought back. Run a drill.",
                at=backup,
            )
        if standing.drill_due:
            return say(
                "There is a backup of {at}, but the last drill is from {drilled}. Run a drill.",
                at=backup,
                drilled=drill,
            )
        return say(
            "If this PC breaks today, the office comes back from the backup of {at} with the recovery key from the"
            " envelope.",
            at=backup,
        )

    def _backup(self, standing: BackupStanding, now: datetime) -> CheckLine:
        say, at = self._say, standing.last_backup_at
        look = NEVER if at is None else DUE if standing.backup_due else DONE
        found = self._at(at, now) if at else say("once a month, on a stick that lies in the safe")
        return CheckLine(say("Backup by hand"), look, say(look.word), found)

    def _drill(self, standing: BackupStanding, now: datetime) -> CheckLine:
        say, at = self._say, standing.last_drill_at
        look = NEVER if at is None else DUE if standing.drill_due else DONE
        found = self._at(at, now) if at else say("once a month, about a minute")
        return CheckLine(say("Restore drill"), look, say(look.word), found)

    def _copies(self, standing: BackupStanding, now: datetime) -> CheckLine:
        say, at = self._say, standing.last_copy_at
        found = self._at(at, now) if at else say("the first one is made soon")
        return CheckLine(say("Copies on this PC"), BY_ITSELF, say(BY_ITSELF.word), found)

    def _at(self, at: datetime, now: datetime) -> str:
        return f"{when_words(self._say, at)} · {ago_words(self._say, at, now)}"

    def _copy(self, copy: KeptCopy) -> CopyLine:
        say = self._say
        return CopyLine(
            key=str(copy.path),
            when=when_words(say, copy.made_at),
            why=say(WHY_WORDS[copy.why]),
            holds=holds_words(say, copy.counts),
            size=size_words(say, copy.size),
        )

    def _drill_lines(self, facts: BackupFacts, *, by_paper: bool) -> tuple[CheckLine, ...]:
        say, counts = self._say, facts.counts
        key = HOLDS if by_paper else NOT_TRIED
        paper = (
            say("The recovery key from the envelope opens this backup.")
            if by_paper
            else say("This PC's own key was used. Next time type the key from the envelope too.")
        )
        what = " · ".join(
            (
                say.count("{n} post", "{n} posts", counts.posts),
                say.count("{n} page", "{n} pages", counts.pages),
                say.count("{n} member", "{n} members", counts.members),
            )
        )
        log = say.count(
            "{n} entry, each follows from the one before",
            "{n} entries, each follows from the one before",
            counts.entries,
        )
        pictures = say.count("{n} picture, whole", "{n} pictures, each whole", counts.pictures)
        return (
            CheckLine(say("What it holds"), HOLDS, say(HOLDS.word), what),
            CheckLine(say("Activity log"), HOLDS, say(HOLDS.word), log),
            CheckLine(say("Pictures"), HOLDS, say(HOLDS.word), pictures),
            CheckLine(say("Paper key"), key, say(key.word), paper),
        )


def _look(standing: BackupStanding) -> StateLook:
    if standing.last_backup_at is None:
        return NOT_YET
    drilled = standing.last_drill_at is not None and not standing.drill_due
    return SAFE if drilled and not standing.backup_due else LOOK_SOON
