"""How far a workbook has come, and a note on this computer of how far it had come when it was last closed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from workbook.answers.disk.lock_note import default_folder
from workbook.answers.tables.records import fingerprint
from workbook.whole_file import private_folder, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    import apsw


NUMBERS = "SELECT (SELECT coalesce(max(row), 0) FROM answer_history), (SELECT number FROM seal)"


class Reached(NamedTuple):
    """How far a workbook had come: its newest answer, and how often what is not an answer was changed."""

    row: int
    seal: int = 0

    def is_behind(self, other: Reached) -> bool:
        """Whether anything that had been done then is not done yet."""
        return self.row < other.row or self.seal < other.seal


def reached(db: apsw.Connection) -> Reached:
    """How far an open workbook has come."""
    row, seal = db.execute(NUMBERS).fetchone() or (0, 0)
    return Reached(int(str(row)), int(str(seal)))


def noted(uuid: str, folder: Path | None = None) -> Reached:
    """How far it had come when it was last closed on this computer; nothing if that is not known."""
    with suppress(OSError, ValueError, TypeError):
        return Reached(*(int(part) for part in _place(uuid, folder).read_text("ascii")[:60].split()))
    return Reached(0)


def note(uuid: str, reached: Reached, folder: Path | None = None) -> None:
    """Note how far it has come. What cannot be noted is not missed."""
    place = _place(uuid, folder)
    with suppress(OSError):
        private_folder(place.parent)
        write_whole(place, f"{reached.row} {reached.seal}".encode(), private=True)


def forget(uuid: str, folder: Path | None = None) -> None:
    """It becomes an earlier one because somebody wants that."""
    with suppress(OSError):
        _place(uuid, folder).unlink(missing_ok=True)


def _place(uuid: str, folder: Path | None) -> Path:
    """Beside the notes about who has which file."""
    return (folder or default_folder()).parent / "reached" / fingerprint([uuid]).hex()[:32]
