"""Looks for words in earlier versions of answers, when asked, and a little at a time on the file's thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.searching.earlier import Earlier, find_earlier

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.course.ids import ExerciseId
    from workbook.window.session.session import Session


class EarlierSearch(QObject):
    """One question at a time; nothing of it stays when the next one is typed."""

    grown = Signal()  # more was found, or all is looked through

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._round = 0
        self._left: list[ExerciseId] = []
        self.typed = ""
        self.found: list[Earlier] = []
        self.is_going_on = self.has_failed = False
        session.over.connect(self.stop)

    def begin(self, typed: str) -> None:
        """Look for these words in all that stood in answers before, in the course's order."""
        self.stop()
        session = self._session
        self._left = [mark.id for mark in session.course.outline.exercises()] + session.kept()
        self.typed, self.is_going_on = typed, True
        self._go_on(save_first=True)

    def stop(self) -> None:
        """Nothing is looked for any more."""
        self._round += 1
        self._left, self.found, self.typed = [], [], ""
        self.is_going_on = self.has_failed = False

    def _go_on(self, *, save_first: bool = False) -> None:
        work = partial(_find, tuple(self._left), self.typed)
        self._session.do(work, partial(self._take, self._round), save_first=save_first)

    def _take(self, of_round: int, future: Future[tuple[list[Earlier], int]]) -> None:
        if not isValid(self) or of_round != self._round:
            return
        try:
            found, done = future.result()
        except WorkbookTrouble as trouble:
            self._session.file.tell(trouble)
            self.is_going_on, self.has_failed = False, True
            self.grown.emit()
            return
        self.found += found
        self._left = self._left[done:]
        self.is_going_on = bool(self._left)
        if self.is_going_on:
            self._go_on()
        if found or not self.is_going_on:
            self.grown.emit()


def _find(exercises: tuple[ExerciseId, ...], typed: str, file: WorkbookFile) -> tuple[list[Earlier], int]:
    return find_earlier(file, exercises, typed)
