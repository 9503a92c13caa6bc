"""The tables that a workbook of each version has, to the letter; whatever has others is none, or not whole."""

from __future__ import annotations

from functools import cache
from typing import Any

import apsw

from workbook.answers.disk.trouble import DamageError
from workbook.answers.tables import schema
from workbook.answers.tables.records import fingerprint
from workbook.language.translation import gettext as _

MOST_PARTS = 60  # tables and indices; a workbook has fifteen
ASKED = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
_BYTES = ", ".join(f"CAST({column} AS BLOB)" for column in ("type", "name", "tbl_name", "sql"))
ASKED_AS_BYTES = f"SELECT {_BYTES} FROM sqlite_schema"  # noqa: S608 - made of constants
# The tables of each version as `fingerprint` tells them, so that they need not be made to be compared.
KNOWN = {
    1: "29e07788d0b97628c8ef9429ff25757c50f1dfb482ae98bdf006b7090df99d4d",
    2: "ba11d784407e912104ae56ff3b50d246f9fc0bbfc860cb790c52293edcc47685",
    3: "4d9513bf98011204ef2b081d82ce3a8156de7c0ae1723804a6de56e8d694a187",
    4: "3f50efba501f81b4e01edbb7ba91b20d98086ab1a960f7bd95da19a287065602",
    5: "57d4c8af3a3b4970b0dd0523af1cab3fe075208f1445711424632dbfda980ff1",
}


def prove_schema(db: apsw.Connection, version: int) -> None:
    """The tables are those of this version and nothing else is there; DamageError if not. Runs nothing of the file."""
    rows: list[Any] = []
    for row in db.execute(ASKED):
        rows.append(row)
        if len(rows) > MOST_PARTS:
            break
    told = fingerprint("" if part is None else str(part) for row in rows for part in row).hex()
    if told != KNOWN.get(version) and tuple(rows) != _expected(version):
        raise DamageError(_("its tables are not those of a workbook"))


def our_tables(db: apsw.Connection) -> set[str]:
    """The tables of a damaged or foreign file that are exactly ours, of any version."""
    known = {row for version in _versions() for row in _expected(version)}
    encoding = str(db.execute("PRAGMA encoding").get)
    ours = set()
    for row in db.execute(ASKED_AS_BYTES):
        # What a disk made of it may be no text any more.
        told = tuple(part.decode(encoding, "replace") if isinstance(part, bytes) else None for part in row)
        if told in known:
            ours.add(str(told[1]))
    return ours


@cache
def _expected(version: int) -> tuple[Any, ...]:
    memory = apsw.Connection(":memory:")
    schema.bring_up_to_date(memory, 0, version)
    found = tuple(memory.execute(ASKED))
    memory.close()
    return found


def _versions() -> range:
    return range(1, schema.VERSION + 1)
