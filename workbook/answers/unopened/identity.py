"""Whether a file was a workbook, and which: by what stands in its bytes and never by its name.

The file may be damaged or be no workbook at all; it must not be open in this process (see header.py).
"""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from workbook.answers.locked.header import MAGIC as LOCKED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from workbook.answers.locked.keys import Keys

# Of our tables, which no other program's file has together with a seal that fits.
OURS = (b"CREATE TABLE answer_history", b"CREATE TABLE snapshot_file", b"answer_history_by_exercise")
PIECE = 1 << 20
LONGEST_MARK = 64
SECONDS = 2.0  # what looking for single rows may take; a file of ours has one within the first pages


def was_a_workbook(path: Path) -> bool:
    """Whether anything in a file was written by this program. OSError if it cannot be read."""
    return bool(_marks_in(path, (*OURS, LOCKED))) or _has_a_row_of_ours(path)


def ids_in(path: Path, uuids: Iterable[str], keys: Keys | None = None) -> list[str]:
    """Which of these workbooks a file is: the one whose id stands in it. None where two do. OSError.

    `keys` open a locked one, so that its id can be read behind the lock.
    """
    known = {uuid.encode(): uuid for uuid in uuids}
    found = [known[mark] for mark in _marks_in(path, known)]
    if not found and keys is not None:
        found = [uuid for uuid in known.values() if uuid == _id_behind_lock(path, keys)]
    return found if len(found) == 1 else []


def _marks_in(path: Path, marks: Iterable[bytes]) -> list[bytes]:
    """Those of some byte strings that stand anywhere in a file, which is read in pieces."""
    left, found = list(marks), []
    for piece in _pieces(path):
        found += (here := [mark for mark in left if mark in piece])
        left = [mark for mark in left if mark not in here]
    return found


def _pieces(path: Path) -> Iterator[bytes]:
    """All of a file; each piece begins with the end of the one before."""
    end = b""
    if not path.is_file():
        return
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield end + piece
            end = piece[-LONGEST_MARK:]


def _has_a_row_of_ours(path: Path) -> bool:
    from workbook.answers.unopened.raw_pages import opened_pages, records
    from workbook.answers.unopened.salvage import is_proved

    until = time.monotonic() + SECONDS
    with opened_pages(path) as pages:
        for record in records(pages):
            if is_proved(record):
                return True
            if time.monotonic() > until:
                break
    return False


def _id_behind_lock(path: Path, keys: Keys) -> str:
    """The id that a locked file tells to its key; empty if it tells none."""
    import apsw

    from workbook.answers.unopened.salvage import looked_at

    with suppress(apsw.Error, OSError), looked_at(path, keys) as db:
        return str(db.execute("SELECT uuid FROM workbook").get)
    return ""
