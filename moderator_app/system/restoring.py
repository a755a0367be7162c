"""Brings a backup back into a data folder whose store is closed."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Protocol, final

from moderator_app.domain.activity import COMMAND_LINE, SYSTEM, LogHead, LogValue
from moderator_app.domain.backups import BackupWhy, RestoreNote
from moderator_app.domain.errors import (
    BadKeyFile,
    LogBroken,
    NoKey,
    StoreDamaged,
    StoreNewer,
    StoreRefused,
    WrongKey,
)
from moderator_app.domain.store_names import DATABASE
from moderator_app.ports import KeptCopy, Present, Preview, Restored, RestoreWish, Watch, unwatched
from moderator_app.system.backup_making import Occasion, Source
from moderator_app.system.backup_store import BackupStore
from moderator_app.system.file_errors import told_of_files
from moderator_app.system.folder_contents import (
    DEMO_KEY_FILE,
    DEMO_MARK_FILE,
    KEYS_FILE,
    check_holds_nothing_else,
    check_is_folder,
)
from moderator_app.system.folder_lock import LOCK_FILE, FolderLock
from moderator_app.system.kept_copies import KeptCopies
from moderator_app.system.key_wrapping import RECOVERY, KeyWrappings, key_id_of, read_key_file, read_wrappings
from moderator_app.system.network_share import check_not_on_network
from moderator_app.system.recovery_key import looks_like_recovery_key
from moderator_app.system.restore_swap import heal, put_in_place
from moderator_app.system.staging import Opener, Staged, stage
from moderator_app.system.whole_files import write_whole
from moderator_app.system.work_folder import work_folder


class FindsKeys(Protocol):
    """What is known of the keys of the store that stands in the folder, and how a key that comes in is kept here."""

    def by_itself(self, key_file: Path | None) -> bytes | None: ...
    def typed(self, typed: str) -> tuple[bytes, str]: ...
    def check_fits(self, key: bytes) -> None: ...
    def kept_anew(self, key: bytes, recovery_only: KeyWrappings, passphrase: str, at: datetime) -> str: ...


@final
class FolderRestorer:
    """Fulfils the port `BackupRestorer`."""

    def __init__(self, home: Path, files: BackupStore, keys: FindsKeys) -> None:
        """Restores into a folder; it need not exist."""
        self._home = home.absolute()
        self._files = files
        self._keys = keys

    def copies(self) -> tuple[KeptCopy, ...]:
        """Newest first; nobody is asked for a key, so their counts are unknown."""
        return KeptCopies(self._home).all()

    def look(self, wish: RestoreWish, watch: Watch = unwatched) -> Preview:
        """See the port."""
        opener = self._opener(wish)
        with self._folder(), work_folder(self._home) as work:
            staged = stage(wish.path, opener, work, self._home, self._files, watch)
            return Preview(
                path=wish.path,
                size=wish.path.stat().st_size,
                facts=staged.facts,
                older_form=staged.older_form,
                lost_pictures=len(staged.lost),
                present=self._present(staged),
            )

    def restore(self, wish: RestoreWish, now: datetime, watch: Watch = unwatched) -> Restored:
        """See the port."""
        opener = self._opener(wish)
        with self._folder(), self._locked(), work_folder(self._home) as work:
            heal(self._home)
            staged = stage(wish.path, opener, work, self._home, self._files, lambda share: watch(share * 0.9))
            actor, named = self._named(staged, wish.named)
            same = self._is_same(staged.key)
            if same:
                self._keep_present(staged.key, now)
            self._files.put_down(work, staged.key, self._note(staged, now, opener, actor, named))
            self._lay_keys(staged, wish, now, same=same)
            watch(0.95)
            aside = put_in_place(self._home, work, now, same_key=same)
        watch(1)
        return Restored(staged.facts, aside, self._opens_by_recovery_only())

    # ------------------------------------------------------------ what opens it

    def _opener(self, wish: RestoreWish) -> Opener:
        if wish.key_file is not None:
            return Opener(key=read_key_file(wish.key_file))
        if looks_like_recovery_key(wish.typed):
            return Opener(recovery=wish.typed)
        if wish.typed:
            if not (self._home / KEYS_FILE).exists():
                raise WrongKey()
            return Opener(key=self._keys.typed(wish.typed)[0])
        own = self._own_key()
        if own is None:
            raise NoKey()
        return Opener(key=own)

    def _own_key(self) -> bytes | None:
        """The key of the store that stands here, where it needs nobody."""
        if not (self._home / KEYS_FILE).exists():
            return None
        with suppress(StoreDamaged, BadKeyFile, WrongKey):
            key = self._keys.by_itself(None)
            if key is not None:
                self._keys.check_fits(key)
            return key
        return None

    # ------------------------------------------------------------ what stands here

    def _present(self, staged: Staged) -> Present | None:
        if not (self._home / DATABASE).exists():
            return None
        if not self._is_same(staged.key):
            return Present(same=False, entries=None, posts=None)
        try:
            entries, posts = self._files.beyond(self._home, staged.folder, staged.key)
        except StoreRefused:
            return Present(same=True, entries=None, posts=None)
        return Present(same=True, entries=entries, posts=posts)

    def _is_same(self, key: bytes) -> bool:
        try:
            return read_wrappings(self._home / KEYS_FILE).key_id == key_id_of(key)
        except StoreDamaged:
            return False

    def _keep_present(self, key: bytes, now: datetime) -> None:
        """One more copy of what stands here, where it is whole: it is put aside as it is in any case."""
        if (self._home / DATABASE).exists():
            with suppress(StoreDamaged, LogBroken, StoreNewer):
                source = Source(self._home, key, self._files)
                KeptCopies(self._home).keep(source, Occasion(now, BackupWhy.BEFORE_RESTORE))

    # ------------------------------------------------------------ what the new store is told

    def _named(self, staged: Staged, name: str) -> tuple[str, str]:
        if not name:
            return SYSTEM, ""
        return COMMAND_LINE, self._files.member_named(staged.folder, staged.key, name)

    def _note(self, staged: Staged, now: datetime, opener: Opener, actor: str, named: str) -> RestoreNote:
        same = self._is_same(staged.key)
        head, aside = staged.facts.head, self._head_here(staged.key) if same else LogHead(0, "")
        data: dict[str, LogValue] = {
            "backup_made_at": staged.facts.made_at.isoformat(),
            "backup_entry": head.seq,
            "backup_hash": head.hash,
            "aside_entry": aside.seq,
            "aside_hash": aside.hash,
            "by_paper": bool(opener.recovery),
        }
        if named:
            data["named"] = named
        return RestoreNote(now, actor, self._files.restores(self._home) + 1, staged.facts.made_at, data)

    def _head_here(self, key: bytes) -> LogHead:
        with suppress(StoreRefused):
            if (self._home / DATABASE).exists():
                return self._files.summary(self._home, key).head
        return LogHead(0, "")

    def _lay_keys(self, staged: Staged, wish: RestoreWish, now: datetime, *, same: bool) -> None:
        keys, mark = staged.folder / KEYS_FILE, staged.folder / DEMO_MARK_FILE
        if same:
            mark.unlink(missing_ok=True)
            write_whole(keys, (self._home / KEYS_FILE).read_text(encoding="utf-8"), private=True)
        elif mark.exists():
            write_whole(staged.folder / DEMO_KEY_FILE, staged.key.hex() + "\n", private=True)
        else:
            anew = self._keys.kept_anew(staged.key, read_wrappings(keys), wish.passphrase, now)
            write_whole(keys, anew, private=True)
        for path in staged.folder.iterdir():
            path.chmod(0o700 if path.is_dir() else 0o600)

    def _opens_by_recovery_only(self) -> bool:
        kinds = {kind for kind, _ in read_wrappings(self._home / KEYS_FILE).kinds}
        return kinds == {RECOVERY} and not (self._home / DEMO_KEY_FILE).exists()

    # ------------------------------------------------------------ the folder

    @contextmanager
    def _locked(self) -> Generator[None]:
        lock = FolderLock(self._home)
        lock.take()
        try:
            yield
        finally:
            lock.give_back()

    @contextmanager
    def _folder(self) -> Generator[None]:
        """The data folder; one that was missing is gone again when nothing came into it."""
        check_is_folder(self._home)
        check_not_on_network(self._home)
        if not (self._home / KEYS_FILE).exists() and not (self._home / DATABASE).exists():
            with suppress(StoreDamaged):
                check_holds_nothing_else(self._home)
        missing = [place for place in (self._home, *self._home.parents) if not place.exists()]
        with told_of_files(self._home):
            self._home.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                yield
            finally:
                if missing and not (self._home / DATABASE).exists():
                    (self._home / LOCK_FILE).unlink(missing_ok=True)
                    for place in missing:
                        with suppress(OSError):
                            place.rmdir()
