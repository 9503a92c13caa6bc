"""One open workbook as the window knows it: its parts, and its answers."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file import in_parts
from workbook.answers.overviews.days import as_it_was_asked
from workbook.course import kinds
from workbook.course.files import PartlyHeld
from workbook.course.kinds import KINDS
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.acts import Act, Acts
from workbook.window.session.choices import Choices
from workbook.window.session.file_thread import FileThread, in_time
from workbook.window.session.late_reading import LateReading
from workbook.window.session.marks import Marks
from workbook.window.session.open_course import OpenCourse
from workbook.window.session.pending_changes import Change, Key, PendingChanges
from workbook.window.session.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from concurrent.futures import Future
    from datetime import datetime

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.file.worker import Worker
    from workbook.answers.tables.records import Saved
    from workbook.course.exercise import Answer, Exercise
    from workbook.course.ids import ExerciseId
    from workbook.window.parts.editor_context import UnderWay
    from workbook.window.session.opened_file import OpenedFile

PAUSE_MS = 400
LATEST_MS = 2000
AGAIN_MS, SELDOM_MS = 5_000, 120_000
T = TypeVar("T")
SaveState = Literal["idle", "saving", "saved", "failed"]


class Session(QObject):
    """Answers go in at once and to the disk after a pause of 400 ms; `save_now` sends them now.

    Its parts: `file` (its thread), `course`, `choices`, `marks`, `progress`, `changes` (what the disk is not known
    to have) and `acts` (what can be taken back).
    "Saved" is said only after the write is durable. What could not be saved stays here and is told with its reason.
    Of a large workbook the first page is shown before all answers are read. An answer that is asked for is then
    read at once; where that is impossible, `WorkbookTrouble` is raised and nothing is told of it.
    """

    state_changed = Signal(object)  # an exercise id, when it is on its way, saved, or failed
    answer_changed = Signal(object)  # an exercise id, at every change
    put_back_there = Signal(object)  # an exercise id, whose answer changed elsewhere than in its editor
    history_wanted = Signal(object)  # an exercise id, whose earlier versions the learner asks for
    copy_wanted = Signal()  # the learner wants a copy elsewhere, because nothing can be saved here
    over = Signal()  # it is closed, or another session has taken its place
    ending = Signal()  # what is half written is to be said now
    damaged = Signal(str)  # something that was read is not what was written

    def __init__(self, worker: Worker, contents: OpenedFile) -> None:
        super().__init__()
        self.path, self.uuid, self.lock = contents.path, contents.uuid, contents.lock
        self.version_before = contents.version_before  # of the course, to which one can go back
        self.course_hash = contents.course_hash
        self.language, self.languages = contents.language, contents.languages
        self.file = FileThread(worker, read_only=contents.read_only)
        self.file.damaged.connect(self.damaged)
        self.changes = PendingChanges(self.file)
        self.changes.ended.connect(self._change_ended)
        self.acts = Acts(self)
        self.files = PartlyHeld(contents.file_names, contents.files, self._read_course_file)
        self.course = OpenCourse(self.files, contents.ready, contents.outline)
        self.choices = Choices(contents, self.changes, self.acts)
        self.marks = Marks(contents.marks, self.changes, self.acts, self.course.outline)
        self.marks.waits.connect(self._wait)
        self.progress = Progress(self, self.choices)
        self.choices.answer_settings_changed.connect(self.progress.changed)
        self.choices.went.connect(self.progress.changed)
        self._late_reading = LateReading(contents, self.file)
        self.saved, self.pictures = self._late_reading.answers, self._late_reading.pictures
        self._answered = contents.answered
        self.is_damaged = False  # it is known, and was told
        self.under_way: dict[str, UnderWay] = {}  # begun in an editor and no answer yet, such as a practice
        self._composing: set[ExerciseId] = set()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.save_now)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)  # who never pauses is saved too
        self._latest.timeout.connect(self.save_now)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)  # a full disk may have room again
        self._again.timeout.connect(self.changes.try_again)

    def _read_course_file(self, path: str) -> bytes:
        """A picture of a large course, for any thread but the file's own. OSError."""
        try:
            return in_time(self.file.submit(partial(_course_file, path)))
        except WorkbookTrouble as trouble:
            raise OSError(str(trouble)) from trouble

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written to the file."""
        return self.file.read_only

    # Answers

    def answer(self, exercise_id: ExerciseId) -> Answer:
        """The newest answer, saved or still in the window."""
        if given := self.changes.given(exercise_id):
            return given[1]
        saved = self.saved.get(exercise_id)
        return saved.answer if saved else None

    def chosen(self, exercise_id: ExerciseId) -> frozenset[str]:
        """The ids of the options that its answer chose or ticked; may raise trouble."""
        if given := self.changes.given(exercise_id):
            exercise, answer = given
            return exercise.chosen(answer)
        saved = self.saved.get(exercise_id)
        return kinds.spec(saved.kind).chosen(saved.answer) if saved and saved.kind in KINDS else frozenset()

    def is_answered(self, exercise_id: ExerciseId) -> bool:
        """Whether there is an answer that holds anything, saved or not yet; it need not be read for that."""
        if given := self.changes.given(exercise_id):
            exercise, answer = given
            return exercise.is_answered(answer)
        return self.has_saved(exercise_id)

    def has_saved(self, exercise_id: ExerciseId) -> bool:
        """Whether the answer on the disk holds anything."""
        saved = self.saved.here.get(exercise_id)
        if saved is not None:
            return saved.answered
        return exercise_id in self.saved and self._answered[exercise_id]

    def kept(self) -> list[ExerciseId]:
        """Answers that hold something, and whose questions the course has no longer; none of them is read for that."""
        asked = {mark.id for mark in self.course.outline.exercises()}
        return [
            key for key in {**self._answered, **self.saved.here} if key not in asked and self.has_saved(key)
        ]

    def as_it_was_asked(self, exercise_id: ExerciseId) -> tuple[Exercise, Answer]:
        """A kept answer with its question as it was; of a kind that is not known, as it is kept. May raise trouble."""
        return as_it_was_asked(self.saved[exercise_id])

    def saved_title(self, exercise_id: ExerciseId) -> str:
        """The title of an exercise that was answered; nothing is read of the course for that. May raise trouble."""
        if given := self.changes.given(exercise_id):
            return given[0].title
        return self.saved[exercise_id].title

    def kept_of(self, exercise_id: ExerciseId) -> list[ExerciseId]:
        """Answers to an exercise from when it was of another kind."""
        return [key for key in self._answered if key.startswith(f"{exercise_id}.") and self.has_saved(key)]

    def saved_count(self) -> int:
        """How many answers on the disk hold anything; none of them is read for that."""
        return sum(map(self.has_saved, {**self._answered, **self.saved.here}))

    def give(self, exercise: Exercise, answer: Answer) -> None:
        """Take a changed answer; no disk work here."""
        before = self.state(exercise.id)
        self.changes.put(Key("answer", exercise.id), _saving(exercise, answer))
        if self.choices.is_not_today(exercise.id) and exercise.is_answered(answer):
            self.choices.take(exercise.id, not_today=False)
        self._wait()
        self.answer_changed.emit(exercise.id)
        if before != "saving":
            self.state_changed.emit(exercise.id)

    def _wait(self) -> None:
        """Something was typed: it goes to the disk at the next pause, and soon in any case."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def put_back(self, exercise: Exercise, answer: Answer) -> None:
        """Take an answer that comes from elsewhere than its editor: an earlier version."""
        self.did(exercise, answer, N_("put back what I wrote before"))
        self.turn_to(exercise, answer)

    def turn_to(self, exercise: Exercise, answer: Answer) -> None:
        """Take an answer that comes from elsewhere than its editor, which is to show it."""
        self.give(exercise, answer)
        self.save_now()
        self.put_back_there.emit(exercise.id)

    def did(self, exercise: Exercise, answer: Answer, what: str) -> None:
        """An answer is about to become another one, elsewhere than in its editor; it can be taken back."""
        before, turn = self.answer(exercise.id), partial(self.turn_to, exercise)
        self.acts.did(Act(exercise.id, what, before, answer, turn, exercise=exercise.id))

    def set_composing(self, exercise_id: ExerciseId, *, composing: bool) -> None:
        """An input method composes words of an answer, or no longer does; until then nothing is said to be saved."""
        if composing != (exercise_id in self._composing):
            (self._composing.add if composing else self._composing.discard)(exercise_id)
            self.state_changed.emit(exercise_id)

    def ask_first(self, exercise_id: str, call: Callable[[Answer], None]) -> None:
        """Call with the answer as it was first written, once the disk has told it."""
        self.file.do(partial(_as_first_written, exercise_id), partial(_hand_on_first, call))

    def keep_picture(self, content: bytes) -> str:
        """Keep a learner's picture in the workbook; it is there for the window at once."""
        name = hashlib.sha256(content).hexdigest()
        self.pictures.put(name, content)
        self.changes.send(Key("picture", name), Change(partial(_keep_picture, content)))
        return name

    def keep_ready(
        self, module_id: str, page_id: str, texts: Mapping[str, str], first_texts: list[str]
    ) -> None:
        """Keep at hand what a page was made of, so that the workbook opens at it at once next time."""
        if not self.read_only and self.course.take_ready(module_id, page_id, texts, first_texts):
            self.changes.send(Key("ready"), Change(partial(_keep_ready, self.course.ready)))

    # To the disk and from it

    def save_now(self) -> None:
        """Send everything that is pending to the disk now."""
        self._wait_no_longer()
        self.changes.send_waiting()

    def _wait_no_longer(self) -> None:
        self._pause.stop()
        self._latest.stop()

    def retry(self) -> None:
        """Try again what could not be saved: answers, and who may see them."""
        self._wait_no_longer()
        self.changes.send_again()

    def _change_ended(self, key: Key, future: Future[Saved]) -> None:
        exercise_id: ExerciseId = key.which  # type: ignore[assignment]
        if future.exception() is None:
            self.file.settle_soon()
            if key.what == "answer":
                self.saved.put(exercise_id, future.result())
        self._plan_next_try()
        if key.what in ("answer", "share", "not today", "mark"):
            self.state_changed.emit(exercise_id)
        if key.what == "answer":
            self.progress.changed.emit()

    def _plan_next_try(self) -> None:
        """What could not be written is tried again by itself, less and less often, until it is there."""
        if self.read_only or not self.whole_reason():
            self._again.stop()
            self._again.setInterval(AGAIN_MS)
        elif not self._again.isActive():
            self._again.start()
            self._again.setInterval(min(2 * self._again.interval(), SELDOM_MS))

    def do(
        self, work: Callable[[WorkbookFile], T], call: Callable[[Future[T]], None], *, save_first: bool = True
    ) -> None:
        """Do something with the file after all that was given so far; `call` gets the outcome on this thread.

        Without `save_first` what is being typed waits for its own time.
        """
        if save_first:
            self.save_now()
        self.file.do(work, call)

    def when_written(self, call: Callable[[], None]) -> None:
        """Call once everything that was given so far is on the disk, or has failed."""
        self.do(_nothing, partial(_then, call))

    def pictures_aside(self) -> Mapping[str, bytes]:
        """The pictures as they are now, for another thread than the window's."""
        return self._late_reading.pictures_aside()

    def is_reading(self) -> bool:
        """Whether something of the file is still being read."""
        return self._late_reading.is_going_on

    def read_late(self) -> None:
        """The first page is shown: read what it did not need."""
        self._late_reading.begin()

    # How things are

    def state(self, exercise_id: ExerciseId) -> SaveState:
        """Where an answer is."""
        if self.reason(exercise_id):
            return "failed"
        if self.changes.given(exercise_id) or exercise_id in self._composing:
            return "saving"
        return "saved" if exercise_id in self.saved else "idle"

    def reason(self, exercise_id: ExerciseId) -> str:
        """Why an answer, or what was chosen for it, is not saved."""
        return self.changes.reason(
            Key("answer", exercise_id), Key("share", exercise_id), Key("not today", exercise_id)
        )

    def whole_state(self) -> SaveState:
        """Where the whole workbook is."""
        if self.whole_reason():
            return "failed"
        if self.changes.all_given() or self.changes.has_open("mark") or self._composing:
            return "saving"
        return "saved" if self.saved else "idle"

    def whole_reason(self) -> str:
        """Why something of the workbook is not saved."""
        return self.changes.first_reason()

    def last_saved(self) -> datetime | None:
        """When something was last saved."""
        return max((saved.at for saved in self.saved.here.values()), default=None)

    def unsaved_count(self) -> int:
        """How many answers are only in the window."""
        return len(self.unsaved())

    def unsaved(self) -> list[tuple[Exercise, Answer]]:
        """The answers that are only in the window."""
        return self.changes.all_given()

    def unsaved_words(self) -> str:
        """What is only in the window, as text to be copied elsewhere."""
        answers = [
            "\n".join([exercise.title, *exercise.as_lines(answer)]) for exercise, answer in self.unsaved()
        ]
        return "\n\n".join([*answers, *self.marks.unsaved_words()])

    # Ends

    def turn_read_only(self) -> None:
        """Nothing is written any more: something in the file is not what was written."""
        self.save_now()
        self.file.read_only = True
        self._again.stop()
        self.file.stop_settling()
        self.progress.changed.emit()

    def begin_anew(self, contents: OpenedFile) -> Session:
        """A new session over the same open file, after it was put back to an earlier day or something was erased.

        What was typed and chosen meanwhile, or could not be saved before, comes on top.
        """
        self._late_reading.stop()
        self._again.stop()
        self._wait_no_longer()
        self.file.stop_settling()
        anew = Session(self.file.worker, contents)
        anew._take_over(self)
        self.over.emit()
        return anew

    def _take_over(self, before: Session) -> None:
        """Take over where the learner is, and what is not known to be written."""
        place, pages = before.choices.place, self.course.page_names()
        if place and (place.module_id, place.page_id) in pages:  # else the file knows where that is now
            self.choices.place = place
        for key, change in before.changes.open().items():
            if change.given:
                self.give(*change.given)
            elif key.what == "picture":
                self.keep_picture(before.pictures.here[key.which])
            elif key.what == "mark":
                self.marks.take_over(key.which, before.marks)
            elif key.what != "ready":
                self.choices.take_over(key, change, before.choices)
        self.save_now()

    def forget(self, given: list[tuple[Exercise, Answer]]) -> None:
        """Answers that could not be saved, and were erased now."""
        self.changes.forget(given)

    def finish(self, seconds: float) -> str:
        """Write what is pending and wait for the disk, with a limit; the reason if something is not written."""
        self.ending.emit()
        self.retry()
        try:
            self.file.submit(_nothing).result(seconds)
        except TimeoutError:
            return _("The disk does not answer.")
        except WorkbookTrouble as trouble:
            return str(trouble) if self.changes.open() else ""
        return self.changes.reason_now()

    def close(self, seconds: float = 5.0) -> None:
        """Close the file; afterwards nothing is written."""
        self._again.stop()
        self._late_reading.stop()
        self.over.emit()
        self.file.close(seconds)


def _course_file(path: str, file: WorkbookFile) -> bytes:
    return in_parts.course_file(file, path)


def _saving(exercise: Exercise, answer: Answer) -> Change:
    return Change(partial(_save, exercise, answer), (exercise, answer))


def _save(exercise: Exercise, answer: Answer, file: WorkbookFile) -> Saved:
    return file.save_answer(exercise, answer)


def _keep_picture(content: bytes, file: WorkbookFile) -> None:
    file.keep_picture(content)


def _keep_ready(ready: Mapping[str, str], file: WorkbookFile) -> None:
    file.keep_ready(ready)


def _as_first_written(exercise_id: str, file: WorkbookFile) -> Saved | None:
    return file.as_first_written(exercise_id)


def _hand_on_first(call: Callable[[Answer], None], future: Future[Saved | None]) -> None:
    """An answer that cannot be read now is told as none; it is a kindness, not a record."""
    first = None if future.exception() else future.result()
    call(first.answer if first else None)


def _then(call: Callable[[], None], _future: Future[None]) -> None:
    call()


def _nothing(_file: WorkbookFile) -> None:
    """Comes after everything that was queued before."""
