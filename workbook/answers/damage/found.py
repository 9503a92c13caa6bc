"""What else is whole in a damaged workbook beside what was written: who may see it, the courses, whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from workbook.answers.tables.seals import Seal

Row = tuple[Any, ...]


class Found:
    """What is small of all that was found in one file.

    `pointed` is which row was the newest of each exercise, and its hash; `answer_settings` all that were found of
    each exercise, for there may be older ones among them; `courses` are the snapshots' own rows by their numbers;
    `sealed` the numbers of the seals that answers note.
    """

    def __init__(self) -> None:
        self.front_matter: list[Row] = []
        self.pointed: dict[str, tuple[int, bytes]] = {}
        self.answer_settings: dict[str, list[Row]] = {}
        self.courses: dict[int, tuple[str, str, bytes, str]] = {}
        self.seals: list[Seal] = []
        self.sealed: set[int] = set()

    def take(self, table: str, row: Any) -> None:
        """Note a row that is whole, which may have been noted before."""
        if table == "workbook":
            self.front_matter.append(row)
        elif table == "current":
            self._point(*row)
        elif table == "keepings":
            known = self.answer_settings.setdefault(row[0], [])
            if row not in known[-1:]:
                known.append(row)
        elif table == "snapshot":
            number, *course = row
            self.courses.setdefault(number, tuple(course))
        else:
            self.seals.append(row)

    def _point(self, exercise: str, number: int, digest: bytes, seal: int | None) -> None:
        if seal is not None:
            self.sealed.add(seal)
        if exercise not in self.pointed or self.pointed[exercise][0] < number:
            self.pointed[exercise] = (number, digest)
