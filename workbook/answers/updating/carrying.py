"""Where each stored answer belongs in another version of the course, and how it gets there.

An answer whose place is taken, or whose exercise is of another kind now, goes under a name that no course can have:
the exercise's id, a dot, and a number.
"""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any, NamedTuple

from workbook.answers.tables import answer_settings, answer_table, seals
from workbook.answers.tables.records import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import apsw

KINDS = """
SELECT exercise, (SELECT kind FROM answer_history WHERE row = current.row) FROM current
UNION ALL SELECT exercise, NULL FROM keepings WHERE exercise NOT IN (SELECT exercise FROM current)
"""
CURRENT = "SELECT row, answered, sealed FROM current WHERE exercise = ?"
POINT = "INSERT INTO current (exercise, row, hash, answered, sealed) VALUES (?, ?, ?, ?, ?)"
KEEPINGS = "SELECT share, not_today FROM keepings WHERE exercise = ?"


class Stored(NamedTuple):
    """The exercises under whose ids something is stored, with the kind of the newest answer, None without one."""

    kinds: Mapping[str, str | None]


def read_stored(db: apsw.Connection) -> Stored:
    """What is stored, without reading the answers."""
    return Stored({str(key): None if kind is None else str(kind) for key, kind in db.execute(KINDS)})


def exercise_of(stored_id: str) -> str:
    """The exercise whose answer was stored under this id."""
    return stored_id.partition(".")[0]


def where_to(
    stored: Stored, wanted: Mapping[str, str], course: Mapping[str, str], *, find_places: bool
) -> dict[str, str]:
    """The new ids of what cannot stay under its own; `wanted` says what is called otherwise now.

    `course` has the kind of each exercise. With `find_places` an answer that was put by is taken back where its
    exercise is of its kind again.
    """
    return _Places(stored, course).settled(wanted, find_places=find_places)


class _Places:
    def __init__(self, stored: Stored, course: Mapping[str, str]) -> None:
        self.kinds, self.course = stored.kinds, course
        self.places: dict[str, str] = {}
        self.taken: set[str] = set()

    def settled(self, wanted: Mapping[str, str], *, find_places: bool) -> dict[str, str]:
        for key in filter(self.kinds.__contains__, wanted):
            if self._fits(key, wanted[key]):
                self._put(key, wanted[key])
        for key in self.kinds:
            if key not in self.places and key not in wanted and self._fits(key, key):
                self._put(key, key)
        if find_places:
            for key in [key for key in self.kinds if self.places.get(key) == key and "." in key]:
                if self.kinds[key] == self.course.get(exercise_of(key)) and self._fits(key, exercise_of(key)):
                    self._put(key, exercise_of(key))
        for key in self.kinds:
            if key not in self.places:
                self._put(key, self._put_by(exercise_of(wanted.get(key, key))))
        return {key: place for key, place in self.places.items() if key != place}

    def _fits(self, key: str, place: str) -> bool:
        kind = self.kinds[key]
        return place not in self.taken and (kind is None or self.course.get(place, kind) == kind)

    def _put(self, key: str, place: str) -> None:
        self.taken.discard(self.places.get(key, ""))
        self.places[key] = place
        self.taken.add(place)

    def _put_by(self, exercise: str) -> str:
        number = 1
        while (name := f"{exercise}.{number}") in self.taken or name in self.kinds:
            number += 1
        return name


def carry(db: apsw.Connection, places: Mapping[str, str]) -> None:
    """Give stored answers, with all their versions and what was chosen for them, their new ids, all at once."""
    if not places:
        return
    pointed = {key: db.execute(CURRENT, (key,)).fetchone() for key in places}
    chosen = {key: db.execute(KEEPINGS, (key,)).fetchone() for key in places}
    rows = [(row, key) for key in places for row in _rows(db, key)]  # all of them before the first is renamed
    hashes = {row: _rename_row(db, row, key, places[key]) for row, key in rows}
    db.executemany("DELETE FROM current WHERE exercise = ?", [(key,) for key in places])
    for key, found in pointed.items():
        if found is not None:
            row, answered, sealed = _numbers(found)
            db.execute(POINT, (places[key], row, hashes[row], answered, sealed))
    names = dumps([*places, *places.values()])
    with seals.changing(db, "keepings", "exercise IN (SELECT value FROM json_each(?))", (names,)):
        db.executemany("DELETE FROM keepings WHERE exercise = ?", [(key,) for key in places])
        for key, found in chosen.items():
            if found is not None:
                _write_settings(db, places[key], *found)


def _write_settings(db: apsw.Connection, exercise_id: str, share: Any, not_today: Any) -> None:
    """What was chosen for an exercise; the caller seals it."""
    digest = answer_settings.seal(exercise_id, share, not_today)
    db.execute(answer_settings.WRITE, (exercise_id, share, not_today, digest))


def _rows(db: apsw.Connection, key: str) -> Iterator[int]:
    for (row,) in db.execute(answer_table.ROWS_OF, (key,)).fetchall():
        yield int(str(row))


def _rename_row(db: apsw.Connection, row: int, key: str, name: str) -> bytes:
    """A version of an answer under its new id, proved to be what it was, and sealed anew."""
    stored = answer_table.stored_in(db, row)
    assert stored.exercise == key
    digest = fingerprint(stored._replace(exercise=name))
    db.execute("UPDATE answer_history SET exercise = ?, hash = ? WHERE row = ?", (name, digest, row))
    return digest


def _numbers(found: tuple[Any, ...]) -> tuple[int, int, int]:
    row, answered, sealed = found
    return int(row), int(answered), int(sealed)
