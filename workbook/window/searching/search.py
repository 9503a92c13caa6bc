"""What the search screen looks through: the index of an open workbook, made little by little in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.searching.index import Found, Place, SearchIndex
from workbook.course.exercise import Exercise
from workbook.course.plain_paragraphs import paragraphs, plain
from workbook.course.reading import read_module
from workbook.window.pages.edge_pages import KEPT
from workbook.window.parts.large_answer import is_too_large

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.answers.searching.index import Sort
    from workbook.course.ids import ExerciseId
    from workbook.window.session.session import Session

STEP_MS = 15  # between two pieces of work of a few milliseconds
WAITED_MS = 2  # while somebody waits for what is found
PAUSE_MS = 600
OWN_WORDS = "answers and notes"  # told when all of them are known
ANSWERS = 20  # in one piece of work


class Search(QObject):
    """Belongs to a session and goes with it."""

    grown = Signal()  # more can be found than before

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session, self._index = session, SearchIndex()
        self._changed: set[ExerciseId] = set()
        self.titles: dict[str, str] = {}  # of the exercises that were looked through, in plain words
        self._changed_marks: set[str] = set()
        session.answer_changed.connect(self._answer_changed)
        session.marks.changed.connect(self._changed_marks.add)
        self._steps = self._all_steps()
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._step)
        self.is_whole = self._is_over = self._is_waited_for = False
        self.has_left_out = False  # an answer that is larger than a window shows at once
        self._timer.start()
        session.over.connect(self._stop)

    def find(self, typed: str, sorts: Iterable[Sort]) -> Found:
        """What has these words, as far as all is looked through yet; nothing once the session is over."""
        if self._is_over:
            return Found(0, 0, ())
        if not self.is_whole:
            self._is_waited_for = True
            self._timer.start(WAITED_MS)
        for exercise_id in list(self._changed):
            self._take(exercise_id)
        for mark_id in list(self._changed_marks):
            self._take_mark(mark_id)
        return self._index.find(typed, sorts)

    def finish(self) -> None:
        """Look through the rest at once."""
        for _unused in self._steps:
            pass
        self._end()

    def _stop(self) -> None:
        """The session is over: nothing of it stays."""
        self._timer.stop()
        self._steps, self._is_over = iter(()), True
        self._index.close()

    def _answer_changed(self, exercise_id: ExerciseId) -> None:
        """Somebody is writing: all else waits until they pause."""
        self._changed.add(exercise_id)
        if self._timer.isActive():
            self._timer.start(PAUSE_MS)

    def _step(self) -> None:
        self._timer.setInterval(WAITED_MS if self._is_waited_for else STEP_MS)
        looked_through = next(self._steps, None)
        if looked_through is None:
            self._end()
        elif looked_through == OWN_WORDS:
            self.grown.emit()

    def _end(self) -> None:
        self._timer.stop()
        self.is_whole = True
        self.grown.emit()

    def _all_steps(self) -> Iterator[str]:
        """Answers first, which are fewer; each step is a few milliseconds long."""
        keys = [mark.id for mark in self._session.course.outline.exercises()] + self._session.kept()
        for at in range(0, len(keys), ANSWERS):
            for exercise_id in keys[at : at + ANSWERS]:
                self._take(exercise_id)
            yield "answers"
        for mark_id in list(self._session.marks.all):
            self._take_mark(mark_id)
        yield OWN_WORDS
        for module in self._session.course.outline.modules:
            course = self._session.course
            # Read past what the session keeps: a long course is not held whole because of it.
            for page in read_module(course.files, course.outline, module.id)[0].pages:
                self._index.add_texts(Place(module.id, page.id), paragraphs(page))
                titled = (part for part in page.parts if isinstance(part, Exercise))
                self.titles.update((exercise.id, plain(exercise.title)) for exercise in titled)
            yield module.id

    def _take(self, exercise_id: ExerciseId) -> None:
        """Know the newest words of an answer; one that cannot be read now is not found."""
        self._changed.discard(exercise_id)
        module, page = self._session.course.page_of(exercise_id) or (KEPT, KEPT)
        try:
            words = self._words(exercise_id)
        except WorkbookTrouble:
            words = ""
        self._index.put_answer(Place(module, page, exercise_id), words)

    def _take_mark(self, mark_id: str) -> None:
        """Know the words of a note and of its passage; of one that was removed, none."""
        self._changed_marks.discard(mark_id)
        mark = self._session.marks.all.get(mark_id)
        words = "\n".join(filter(None, (mark.note.strip(), mark.words))) if mark else ""
        lost = mark is not None and self._session.marks.is_lost(mark)
        page = (KEPT, KEPT) if mark is None or lost else (mark.module, mark.page)
        self._index.put_note(Place(*page, mark=mark_id), words)

    def _words(self, exercise_id: ExerciseId) -> str:
        if not self._session.is_answered(exercise_id):
            return ""
        if given := self._session.changes.given(exercise_id):
            exercise, answer = given
        else:
            exercise, answer = self._session.as_it_was_asked(exercise_id)
        self.has_left_out = is_too_large(answer) or self.has_left_out
        return "" if is_too_large(answer) else "\n".join(exercise.as_lines(answer))


def search_of(session: Session) -> Search:
    """The one search of a session."""
    return session.findChild(Search) or Search(session)
