"""Choosing, looking at and bringing back a backup, without Qt."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, final

from moderator_app.domain.errors import (
    BackupDamaged,
    BackupNewer,
    BadRecoveryKey,
    ModeratorError,
    NoKey,
    NotABackup,
    NotTheSame,
    PassphraseTooShort,
    StoreRefused,
    VaultRefused,
    WrongKey,
)
from moderator_app.ports import KeptCopy, Present, Preview
from moderator_app.words import Speaker
from ui.backups.state import BackupLook, BringBack, Looked
from ui.backups.watching import Watched, watching
from ui.backups.words import WHY_WORDS, count_lines, size_words, when_words
from ui.forms.trouble import Trouble, place_of, trouble

if TYPE_CHECKING:
    from moderator_app.core import Core

_PLACES: tuple[tuple[type[ModeratorError], str], ...] = (
    (NotABackup, "file"),
    (BackupDamaged, "file"),
    (BackupNewer, "file"),
    (WrongKey, "key"),
    (BadRecoveryKey, "key"),
    (NoKey, "key"),
    (PassphraseTooShort, "passphrase"),
    (NotTheSame, "repeated"),
)


@final
class RestorePresenter:
    """Every method but `trouble` is called behind the background door."""

    def __init__(self, say: Speaker, core: "Core") -> None:
        """A presenter for one language."""
        self._say = say
        self._core = core

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Path and words of each kept copy, newest first."""
        return tuple((str(copy.path), self._choice(copy)) for copy in self._core.restoring.copies())

    def look(self, path: str, typed: str, watched: Watched) -> Looked:
        """Proves a backup and says what it would bring back; nothing is touched."""
        return self._looked(self._core.restoring.look(Path(path), typed.strip(), watching(watched)))

    def newest_good(self, typed: str, watched: Watched) -> Looked | None:
        """The newest kept copy that holds, None where none does."""
        preview = self._core.restoring.newest_good_copy(typed.strip(), watching(watched))
        return self._looked(preview) if preview is not None else None

    def restore(self, wish: BringBack, watched: Watched) -> str:
        """Closes the store that may be open, brings the backup back, opens it, and says what happened."""
        say = self._say
        self._core.opening.close()
        restored = self._core.restoring.restore(
            Path(wish.path), wish.typed.strip(), wish.passphrase, wish.repeated, watching(watched)
        )
        self._open(wish)
        told = say("The office is back as it was in the backup of {at}.", at=restored.facts.made_at)
        if restored.put_aside is not None:
            aside = say("What stood here before lies in {folder}.", folder=str(restored.put_aside))
            told = f"{told} {aside}"
        if restored.only_recovery:
            alone = say("Only the recovery key opens it here, until you set a passphrase in the settings.")
            told = f"{told} {alone}"
        return told

    def _open(self, wish: BringBack) -> None:
        """With what was typed just now; where that does not fit, the next page asks."""
        opening = self._core.opening
        typed = wish.passphrase or wish.typed.strip()
        with suppress(StoreRefused):
            if not opening.open_by_itself() and typed:
                opening.open_with(typed)

    def lacks(self, looked: Looked, wish: BringBack) -> Trouble | None:
        """What must still be typed before it is brought back; needs no background."""
        typed = wish.passphrase or wish.repeated
        if not looked.needs_passphrase or (looked.keyring and not typed):
            return None
        try:
            self._core.opening.check_passphrase(wish.passphrase, wish.repeated)
        except ModeratorError as error:
            return self.trouble(error)
        return None

    def trouble(self, error: ModeratorError) -> Trouble:
        """An error at the field it belongs to: `file`, `key`, `passphrase`, `repeated`, or none."""
        return trouble(self._say, error, place_of(error, _PLACES))

    # ------------------------------------------------------------ in words

    def _choice(self, copy: KeptCopy) -> str:
        say = self._say
        return say("Copy on this PC: {when}, {why}", when=when_words(say, copy.made_at), why=say(WHY_WORDS[copy.why]))

    def _looked(self, preview: Preview) -> Looked:
        say, facts = self._say, preview.facts
        made = say("Made on {at}", at=facts.made_at)
        file = f"{preview.path.name} · {size_words(say, preview.size)}"
        aside = self._put_aside(preview.present)
        if preview.older_form:
            file = f"{file} · {say('from an earlier version; it is brought up to this one')}"
        missing = ""
        if preview.lost_pictures:
            missing = say.count(
                "{n} picture of this backup is missing and does not come back.",
                "{n} pictures of this backup are missing and do not come back.",
                preview.lost_pictures,
            )
        look = BackupLook(say.name(facts.office), made, file, count_lines(say, facts.counts), aside, missing)
        sealed_anew = preview.present is None or not preview.present.same
        return Looked(
            look=look,
            when=when_words(say, facts.made_at),
            path=str(preview.path),
            needs_passphrase=sealed_anew,
            keyring=sealed_anew and self._keyring_works(),
            consequence=self._consequence(preview),
        )

    def _put_aside(self, present: Present | None) -> str:
        say = self._say
        if present is None:
            return ""
        if not present.same:
            return say(
                "Another office's store stands here. It is put aside whole into a folder of its own; nothing is"
                " deleted."
            )
        if present.entries is None or present.posts is None:
            return say(
                "What stands here now cannot be read to compare it. It is put aside whole into a folder of its own;"
                " nothing is deleted."
            )
        if not present.entries and not present.posts:
            return say("Nothing was written here since. What stands here now is put aside, not deleted.")
        posts = say.count("{n} post", "{n} posts", present.posts)
        entries = say.count("{n} log entry", "{n} log entries", present.entries)
        return say(
            "Added here since this backup: {what}. They are put aside into a folder of their own and are not seen here"
            " any more; nothing is deleted.",
            what=f"{posts} · {entries}",
        )

    def _consequence(self, preview: Preview) -> str:
        say = self._say
        back = say("The office goes back to {at}.", at=preview.facts.made_at)
        aside = self._put_aside(preview.present)
        after = say("Everyone signs in again, and the log says that it was brought back.")
        return " ".join(part for part in (back, aside, after) if part)

    def _keyring_works(self) -> bool:
        try:
            self._core.opening.check_keyring()
        except VaultRefused:
            return False
        return True
