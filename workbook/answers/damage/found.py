"""What else is whole in a damaged workbook beside what was written: who may see it, the courses, whose it is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from workbook.answers.tables.seals import TABLES, sum_of

if TYPE_CHECKING:
    from workbook.answers.tables.contents import Content
    from workbook.answers.tables.marks import Mark
    from workbook.answers.tables.seals import Seal

Row = tuple[Any, ...]
MOST = 100_000  # things of one sort that are noted; no course has so many
MOST_OF_ONE = 4  # candidates for one place


class Found:
    """What is small of all that was found in one file. Of every sort what the tables lead to comes first.

    `pointed` is which row was the newest of each exercise, and its hash; `first_settings` and `last_settings` are of
    each exercise those that were found first and last, for there may be older ones among them; `courses` are what may
    be the snapshots' own rows by their numbers, `files` what may be their files by number and path; `sealed` is the
    highest number of a seal that an answer notes.
    """

    def __init__(self) -> None:
        self.front_matter: list[Row] = []
        self.pointed: dict[str, tuple[int, bytes]] = {}
        self.first_settings: dict[str, Row] = {}
        self.last_settings: dict[str, Row] = {}
        self.reached_settings: dict[str, Row] = {}
        self.courses: defaultdict[int, list[Row]] = defaultdict(list)
        self.files: defaultdict[int, dict[str, list[Content]]] = defaultdict(dict)
        self._files = 0
        self.reached_files: set[tuple[int, str]] = set()
        self.seal: Seal | None = None  # the newest that its table leads to
        self.seal_number = 0  # of the newest that was found anywhere
        self.sealed = 0
        self.place: Row | None = None
        self.visited: set[Row] = set()
        self.preferences: dict[str, str] = {}
        self.carried: set[Row] = set()
        self.marks: dict[
            str, Mark
        ] = {}  # of each the one that its table leads to, else the newest that was found
        self._reached_marks: set[str] = set()

    def take(self, table: str, row: Any, *, reached: bool) -> None:
        """Note a row that is whole, which may have been noted before; `reached` is whether its table leads to it."""
        if table == "workbook":
            _add(self.front_matter, row)
        elif table == "current":
            self._point(*row)
        elif table == "keepings":
            self._choose(row, reached=reached)
        elif table == "snapshot":
            number, *course = row
            if number in self.courses or len(self.courses) < MOST:
                _add(self.courses[number], tuple(course))
        elif table == "snapshot_file":
            self._file(*row, reached=reached)
        elif table in TABLES:
            self._seal(row, reached=reached)
        elif table == "place":
            self.place = row
        elif table == "visited" and len(self.visited) < MOST:
            self.visited.add(row)
        elif table == "carried" and len(self.carried) < MOST:
            self.carried.add(row)
        elif table == "preferences" and len(self.preferences) < MOST:
            self.preferences[row[0]] = row[1]
        elif table == "marks":
            self._mark(row, reached=reached)

    def best_facts(self) -> Row | None:
        """The workbook's own row: the one that the newest seal speaks of, else the first that was found."""
        fits = (
            row
            for row in self.front_matter
            if self.seal and sum_of("workbook", [row]) == self.seal.of("workbook")
        )
        return next(fits, next(iter(self.front_matter), None))

    def _point(self, exercise: str, number: int, digest: bytes, seal: int | None) -> None:
        if seal is not None:
            self.sealed = max(seal, self.sealed)
        known = self.pointed.get(exercise, (0, b""))
        if known[0] < number and (known[0] or len(self.pointed) < MOST):
            self.pointed[exercise] = (number, digest)

    def _choose(self, row: Row, *, reached: bool) -> None:
        if row[0] in self.last_settings or len(self.last_settings) < MOST:
            self.first_settings.setdefault(row[0], row)
            self.last_settings[row[0]] = row
            if reached:
                self.reached_settings[row[0]] = row

    def _file(self, number: int, path: str, content: Content, *, reached: bool) -> None:
        files = self.files[number]
        if path not in files:
            if self._files == MOST:
                return
            self._files += 1
            files[path] = []
        if len(files[path]) < MOST_OF_ONE:
            files[path].append(content)
        if reached:
            self.reached_files.add((number, path))

    def _mark(self, mark: Mark, *, reached: bool) -> None:
        if mark.id in self._reached_marks or (mark.id not in self.marks and len(self.marks) >= MOST):
            return
        self.marks[mark.id] = mark
        if reached:
            self._reached_marks.add(mark.id)

    def _seal(self, seal: Seal, *, reached: bool) -> None:
        self.seal_number = max(self.seal_number, seal.number)
        if reached and (self.seal is None or self.seal.number < seal.number):
            self.seal = seal


def _add(rows: list[Row], row: Row) -> None:
    if row not in rows and len(rows) < MOST_OF_ONE:
        rows.append(row)
