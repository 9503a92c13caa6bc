"""The backups of one workbook: made, kept by count, looked into, gone back to, locked and unlocked with it."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from workbook.answers.backups import comparing, troubles
from workbook.answers.backups.disk import remove_file
from workbook.answers.backups.one_backup import as_of_now, lock_of, opened, sound
from workbook.answers.backups.restoring import free_name
from workbook.answers.backups.rewriting import Moving, each, erase_in, has_any_lock, lacks_lock
from workbook.answers.backups.shared_contents import references
from workbook.answers.backups.store import BackupStore
from workbook.answers.disk import trouble
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.disk.watching import QUIET
from workbook.answers.file import newest
from workbook.answers.file.making import move_into_place, read_again, refuse_taken, written_beside
from workbook.answers.unopened.identity import ids_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    import apsw

    from workbook.answers.backups.names import Backup, Reason
    from workbook.answers.disk.watching import Watch
    from workbook.answers.erasing.rows_that_stay import Without
    from workbook.answers.file.opened import Opened
    from workbook.answers.locked.keys import Keys


def default_folder() -> Path:
    """Where the backups of all workbooks lie unless a caller says otherwise."""
    import platformdirs

    return platformdirs.user_data_path("workbook", appauthor=False) / "backups"


def backups_for(path: Path, folder: Path | None = None, keys: Keys | None = None) -> list[BackupFolder]:
    """The backups of a damaged file that is not open: those of the workbook whose id stands in it, else none.

    A locked file tells its id in plain, or to its keys. Nothing else, such as its name or its place, says whose
    answers may be put into it.
    """
    root = folder or default_folder()
    with suppress(OSError):
        uuids = [backups.uuid for backups in all_backups(root)]
        return [BackupFolder(uuid, root) for uuid in ids_in(path, uuids, keys)]
    return []


def all_backups(folder: Path | None = None) -> list[BackupFolder]:
    """The backups of every workbook that has any."""
    root = folder or default_folder()
    with suppress(OSError):
        return [BackupFolder(place.name, root) for place in sorted(root.iterdir())]
    return []


class BackupFolder:
    """The backups of the workbook with this uuid, below `folder`. For the thread that owns the workbook."""

    def __init__(self, uuid: str, folder: Path | None = None) -> None:
        self.uuid = uuid
        self.folder = (folder or default_folder()).absolute()
        self._shelf = BackupStore(uuid, self.folder)

    # Making them

    def make(self, file: Opened, reason: Reason, *, at: datetime | None = None) -> Backup:
        """Make a backup and prove it; raises trouble, and then leaves nothing of it and the others as they were."""
        with file.reading() as db:
            return self.make_from(db, file.keys, reason, at=at)

    def make_from(
        self, db: apsw.Connection, keys: Keys | None, reason: Reason, *, at: datetime | None = None
    ) -> Backup:
        """Make a backup from a connection, for a file that cannot be used yet, as before a migration.

        Damage of what is to be copied is raised as it is found, as DamageError or an apsw error.
        """
        with self._shelf.alone():
            return self._shelf.write(db, keys, reason, at=at)

    def daily(self, file: Opened, today: date) -> Backup | None:
        """Make the backup of this day, unless the newest is one; None then, or where nothing can be changed anyway.

        An older one of this day was made by a clock that was wrong, so it holds another day's answers.
        """
        if file.read_only:
            return None
        with suppress(WorkbookTrouble):  # said when it happened; what is left of it shows in the list
            self.finish(file)
        if any(backup.day == today for backup in self.list()[:1]):
            return None
        now = datetime.now().astimezone()
        return self.make(file, "day", at=now.replace(year=today.year, month=today.month, day=today.day))

    def list(self) -> list[Backup]:
        """All backups by their names, newest first; nothing is opened."""
        return self._shelf.list()

    def remove(self, backup: Backup, keys: Keys | None) -> None:
        """Overwrite a backup and remove it, and what no other one needs."""
        with self._shelf.alone(), troubles.calmly():
            remove_file(backup.path)
            self._shelf.drop_unused(keys)

    # Looking into them

    def holds(self, backup: Backup, keys: Keys | None) -> comparing.Held:
        """What a backup holds; one that is damaged or locked otherwise says so in `trouble`."""
        try:
            with sound(backup, keys) as db:
                self._shelf.pool_of(backup, keys).prove(references(db))
                with as_of_now(db) as now:
                    return comparing.count(now)
        except WorkbookTrouble as error:
            return comparing.Held(trouble=str(error), other_lock=error.code == "other-lock")
        except OSError as error:
            unreadable = trouble.cannot_read(backup.path, trouble.reason(error, error.errno))
            return comparing.Held(trouble=str(unreadable))

    def compare(self, file: Opened, backup: Backup) -> comparing.Changes:
        """What going back to a backup would change."""
        with opened(backup, file.keys) as db, as_of_now(db) as then, file.reading() as now:
            return comparing.changes(then, now)

    def compare_marks(self, file: Opened, backup: Backup) -> comparing.MarkChanges:
        """What it would do to marks, notes and bookmarks."""
        with opened(backup, file.keys) as db, as_of_now(db) as then, file.reading() as now:
            return comparing.mark_changes(then, now)

    def unlock(self, backup: Backup, typed: str) -> Keys | None:
        """The keys of a locked backup whose workbook is not open; None if it is not locked."""
        from workbook.answers.locked.keys import Keys, find_key

        lock = lock_of(backup)
        if lock is None:
            return None
        key = find_key(lock, typed)
        if key is None:
            raise trouble.wrong_passphrase()
        return Keys(key, lock)

    def take_in(self, backup: Backup, typed: str, keys: Keys | None) -> None:
        """Give one that was locked at another time the workbook's lock, or none, by what opened it then."""
        then = self.unlock(backup, typed)
        if then is not None:
            with self._shelf.alone(), troubles.calmly():
                Moving(self._shelf.pool, keys, [then]).move(backup)

    # Going back to one

    def restore(self, file: Opened, backup: Backup) -> Path:
        """Go back to a backup; the workbook stays open. Returns where the present one was set aside.

        A backup of the present is made first. Raises trouble, and then the workbook is as it was.
        """
        if file.read_only:
            raise trouble.read_only(file.path)
        with self._shelf.alone():
            with sound(backup, file.keys):
                pass
            with file.reading() as db:
                self._shelf.write(db, file.keys, "restore", spare={backup.number})
            aside = free_name(file.path, f"before going back, {_today()}")
            with self._shelf.assembled(backup, file.keys) as whole:
                file.become(whole.fill, whole.check, file.keys, aside=aside)
        return aside

    def restore_to(self, backup: Backup, keys: Keys | None, target: Path) -> None:
        """Write a complete new workbook at a free name; the workbook itself need not be there, or readable."""
        refuse_taken(target)
        newest.forget(self.uuid)  # an earlier day is wanted
        with (
            self._shelf.assembled(backup, keys) as whole,
            _made_calmly(target),
            written_beside(target, whole.fill, keys) as temporary,
        ):
            read_again(target, temporary, whole.check, keys)
            move_into_place(temporary, target)

    # What happens to the workbook happens to them

    def write_anew(self, keys: Keys | None, before: Sequence[Keys] = (), watch: Watch = QUIET) -> None:
        """Write all anew, encrypted with these keys or plain without; `before` opened them until now.

        What cannot be done with one does not keep it from the others; trouble says at the end which are left.
        """
        if failed := self.move_all(keys, before, watch):
            raise troubles.not_written_anew(list(failed))

    def move_all(
        self, keys: Keys | None, before: Sequence[Keys] = (), watch: Watch = QUIET
    ) -> dict[Backup, Exception]:
        """Write all anew as far as it goes; gives the ones with which it could not be done, and why."""
        if not self._shelf.place.is_dir():
            return {}
        with self._shelf.alone():
            self._shelf.unfinished.touch(mode=0o600)
            failed = each(self.list(), Moving(self._shelf.pool, keys, before).move, watch)
            if self._shelf.drop_unused(keys, damaged_too=True):
                self._shelf.unfinished.unlink()
        return failed

    def follow(self, file: Opened, watch: Watch = QUIET) -> None:
        """Give every backup the workbook's lock, also those that have one of its earlier keys; trouble as above.

        Once none has an earlier key any more, the workbook forgets it.
        """
        from workbook.answers.locked.keys import earlier_keys

        assert file.keys
        before = [file.keys._replace(key=key) for key in earlier_keys(file.keys)]
        try:
            self.write_anew(file.keys, before, watch)
        finally:
            header = file.keys.header
            if header.before and not any(has_any_lock(backup, before) for backup in self.list()):
                file.rewrite_lock(header._replace(before=b""))

    def finish(self, file: Opened) -> None:
        """Do what a killed program or a full disk left undone, so that all have the workbook's lock or none.

        Trouble says which are left.
        """
        keys = file.keys
        if keys is not None and self._is_unfinished(keys):
            self.follow(file)
        elif self._shelf.is_untidy():
            with self._shelf.alone():
                pass

    def erase(self, file: Opened, without: Without) -> None:
        """Make a backup of the workbook without what is erased, and write the others anew without it.

        A backup that is damaged or locked otherwise cannot be searched, so it goes as a whole. Trouble if one
        could not be written, as on a full disk; it is then to be tried again before the workbook is touched.
        """
        with self._shelf.alone():
            with file.reading() as db:
                made = self._shelf.write(db, file.keys, "erase", without=without)
            others = [backup for backup in self.list() if backup != made]
            failed = each(others, lambda backup: self._erase_in(backup, file.keys, without))
            self._shelf.drop_unused(file.keys)
        if failed:
            raise troubles.not_erased(list(failed))

    def _is_unfinished(self, keys: Keys) -> bool:
        known = bool(keys.header.before) or self._shelf.unfinished.exists()
        return known or any(lacks_lock(backup, keys) for backup in self.list())

    def _erase_in(self, backup: Backup, keys: Keys | None, without: Without) -> None:
        try:
            erase_in(backup, keys, without)
        except WorkbookTrouble as error:
            if error.code not in ("damaged-backup", "other-lock"):
                raise
            remove_file(backup.path)


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()


@contextmanager
def _made_calmly(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise trouble.cannot_make(target, error, error.errno) from error
