"""Puts a lock on a workbook, changes what opens it, and takes it off again; its backups go with it.

A killed program never leaves anything that no key at hand opens: a lock is put on the workbook first and on its
backups then, and goes the other way round; a workbook knows its earlier keys as long as a backup may have one.
`BackupFolder.finish` goes on from there at the next start.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from workbook.answers.disk import trouble
from workbook.answers.disk.watching import QUIET, Stopped, Watch
from workbook.answers.locked.keys import changed_keys, find_key, new_keys
from workbook.answers.tables.copying import copy_workbook, tables_hash, tables_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import apsw

    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.locked.keys import Keys, SecretKind
    from workbook.answers.tables.copying import LeaveOut

ROWS = 50  # after so many one is told how far it is
NO_MATTER = ("damaged-backup", "other-lock")  # what nobody could go back to anyway


def lock_workbook(
    file: WorkbookFile, backups: BackupFolder, passphrase: str, words: list[str], watch: Watch = QUIET
) -> None:
    """Encrypt the whole file and its backups; nothing of them stays readable. Trouble leaves the file as it was.

    What was written is read again and compared before it takes the place of the plain file, and both ways to
    the key are tried.
    """
    keys = new_keys(file.uuid, passphrase, words)
    _try(file, keys, (passphrase, " ".join(words)))
    _become_copy(file, keys, watch)
    backups.follow(file, watch.to_the_end())


def change_secrets(
    file: WorkbookFile, backups: BackupFolder, secrets: Mapping[SecretKind, str], watch: Watch = QUIET
) -> None:
    """Change the passphrase, the sheet, or both: the old ones open the file and its backups no more.

    All is written anew with a new key; trouble leaves it as it was. One alone is changed only where `changes_alone`
    says that the other can stay.
    """
    assert file.keys
    with suppress(trouble.WorkbookTrouble):  # what was left undone before; what is still left is taken along
        backups.finish(file)
    keys = changed_keys(file.keys, secrets)
    _try(file, keys, secrets.values())
    _become_copy(file, keys, watch)
    backups.follow(file, watch.to_the_end())


def remove_lock(file: WorkbookFile, backups: BackupFolder, watch: Watch = QUIET) -> None:
    """Make the file and its backups plain again. Trouble leaves the file as it was, with its lock."""
    from workbook.answers.backups import troubles

    assert file.keys
    with suppress(trouble.WorkbookTrouble):
        backups.finish(file)
    try:
        failed = _without_lock(file, backups, watch)
        _become_copy(file, None, watch)
    except BaseException:
        if file.keys is not None:
            with suppress(trouble.WorkbookTrouble):  # or the next start does it
                backups.follow(file)
        raise
    if failed:
        raise troubles.not_written_anew(list(failed))


def _without_lock(file: WorkbookFile, backups: BackupFolder, watch: Watch) -> Mapping[Any, Exception]:
    """Make the backups plain. Gives those that are of no use; trouble if another one could not be written."""
    assert file.keys
    try:
        failed = backups.move_all(None, [file.keys], watch)
    except Stopped:
        raise trouble.stopped(file.path) from None
    for error in failed.values():
        if not (isinstance(error, trouble.WorkbookTrouble) and error.code in NO_MATTER):
            raise trouble.lock_left_on(file.path, trouble.in_short(error)) from error
    return failed


def _try(file: WorkbookFile, keys: Keys, secrets: Any) -> None:
    if any(find_key(keys.header, typed) != keys.key for typed in secrets):
        raise trouble.not_locked(file.path)


def _become_copy(file: WorkbookFile, keys: Keys | None, watch: Watch) -> None:
    with file.reading() as source:
        wanted = tables_hash(source)

        def check(target: apsw.Connection) -> None:
            if tables_hash(target) != wanted:
                raise trouble.not_locked(file.path)

        try:
            fill = partial(copy_workbook, source, leave_out=_told(source, watch))
            file.become(fill, check, keys)
        except Stopped:
            raise trouble.stopped(file.path) from None


def _told(source: apsw.Connection, watch: Watch) -> LeaveOut:
    """Leaves nothing out; it is asked of every row, and so knows how far it is."""
    rows = sum(int(source.execute(f'SELECT count(*) FROM "{table}"').get) for table in tables_of(source))  # noqa: S608
    done = 0

    def leave_out(_table: str, _row: Mapping[str, Any]) -> bool:
        nonlocal done
        if done % ROWS == 0:
            watch.step("workbook", done, rows)
        done += 1
        return False

    return leave_out
