"""What updates of the course carried from one id to another, in the table `carried`, so that it can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.answers.tables import seals

if TYPE_CHECKING:
    from collections.abc import Mapping

    import apsw

INSERT = "INSERT INTO carried (snapshot, old, new) VALUES (?, ?, ?)"


def note(db: apsw.Connection, snapshot: int, places: Mapping[str, str]) -> None:
    """Note what was carried when a snapshot was taken in: the old ids and the new ones."""
    with seals.changing(db, "carried", "snapshot = ?", (snapshot,)):
        db.executemany(INSERT, [(snapshot, old, new) for old, new in places.items()])


def noted(db: apsw.Connection, snapshot: int) -> dict[str, str]:
    """What was carried when a snapshot was taken in."""
    asked = "SELECT old, new FROM carried WHERE snapshot = ?"
    return {str(old): str(new) for old, new in db.execute(asked, (snapshot,))}


def names_of(db: apsw.Connection, name: str) -> frozenset[str]:
    """All ids under which the answers that now have this one may ever have stood, without this one."""
    beside: dict[str, set[str]] = {}
    for old, new in db.execute("SELECT old, new FROM carried"):
        beside.setdefault(str(old), set()).add(str(new))
        beside.setdefault(str(new), set()).add(str(old))
    found, waiting = {name}, [name]
    while waiting:
        more = beside.get(waiting.pop(), set()) - found
        found |= more
        waiting += more
    return frozenset(found - {name})
