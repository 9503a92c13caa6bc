"""Around bringing an older workbook up to date: a backup before, or a copy where nothing can be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import apsw

from workbook.answers.tables import schema

if TYPE_CHECKING:
    from workbook.answers.locked.keys import Keys


def back_up_before(db: apsw.Connection, keys: Keys | None) -> None:
    """Make a backup of a file as it is; trouble if there can be none, and then nothing is to be changed."""
    from workbook.answers.backups.folder import BackupFolder

    uuid = str(db.execute("SELECT uuid FROM workbook").get)
    BackupFolder(uuid).make_from(db, keys, "migration")


def up_to_date_copy(db: apsw.Connection, version: int) -> apsw.Connection:
    """All of it in memory, in the present version; the file is closed."""
    from workbook.answers.tables.copying import copy_workbook

    memory = apsw.Connection(":memory:")
    copy_workbook(db, memory)
    schema.bring_up_to_date(memory, version)
    db.close()
    return memory
