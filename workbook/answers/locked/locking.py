"""Puts a lock on a workbook, changes what opens it, and takes it off again; its backups go with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbook.answers import trouble
from workbook.answers.copying import copy_workbook, tables_hash
from workbook.answers.locked.keys import SecretKind, find_key, make_slot, new_keys, with_slot

if TYPE_CHECKING:
    import apsw

    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.locked.keys import Keys
    from workbook.answers.workbook_file import WorkbookFile


def lock_workbook(file: WorkbookFile, backups: BackupFolder, passphrase: str, words: list[str]) -> None:
    """Encrypt the whole file and its backups; nothing of them stays readable. Trouble leaves the file as it was.

    What was written is read again and compared before it takes the place of the plain file, and both ways to
    the key are tried.
    """
    keys = new_keys(file.uuid, passphrase, words)
    for typed in (passphrase, " ".join(words)):
        if find_key(keys.header, typed) != keys.key:
            raise trouble.not_locked(file.path)
    _become_copy(file, keys)
    backups.write_anew(file.keys)


def remove_lock(file: WorkbookFile, backups: BackupFolder) -> None:
    """Make the file and its backups plain again. Trouble leaves the file as it was."""
    before = file.keys
    _become_copy(file, None)
    backups.write_anew(None, before)


def change_secret(file: WorkbookFile, backups: BackupFolder, kind: SecretKind, secret: str) -> None:
    """Let another passphrase, or the words of another sheet, open the file and its backups; the old one no more."""
    assert file.keys
    key, header = file.keys
    header = with_slot(header, make_slot(kind, secret, key))
    if find_key(header, secret) != key:
        raise trouble.not_locked(file.path)
    file.rewrite_lock(header)
    backups.rewrite_locks(file.keys)


def _become_copy(file: WorkbookFile, keys: Keys | None) -> None:
    with file.reading() as source:
        wanted = tables_hash(source)

        def check(target: apsw.Connection) -> None:
            if tables_hash(target) != wanted:
                raise trouble.not_locked(file.path)

        file.become(partial(copy_workbook, source), check, keys)
