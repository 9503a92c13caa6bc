"""One open workbook as the window knows it: its course, its answers, and what is on its way to the disk."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeVar

from PySide6.QtCore import QTimer, Signal

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.course import kinds
from workbook.exercises import KINDS
from workbook.window.parts.acts import Act, Acts
from workbook.window.session.choices import Choices, reason_of
from workbook.window.session.contents import Contents, read_contents
from workbook.window.session.late_reading import FileThread, LateReading
from workbook.window.session.outbox import Outbox
from workbook.window.session.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from concurrent.futures import Future
    from datetime import datetime

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.file.worker import Worker
    from workbook.answers.tables.records import Saved
    from workbook.course.exercise import Answer, Exercise, Share
    from workbook.course.ids import ExerciseId
    from workbook.window.parts.editor_context import UnderWay

__all__ = ["LATEST_MS", "PAUSE_MS", "Contents", "SaveState", "Session", "read_contents"]

PAUSE_MS = 400
LATEST_MS = 2000
T = TypeVar("T")
SaveState = Literal["idle", "saving", "saved", "failed"]


class Session(Choices, Progress):
    """Answers go in at once and to the disk after a pause of 400 ms; `flush` sends them now.

    "Saved" is said only after the write is durable. What could not be saved stays here and is told with its reason.
    Of a large workbook the first page is shown before all answers are read. An answer that is asked for is then
    read at once; where that is impossible, `WorkbookTrouble` is raised and nothing is told of it.
    """

    answer_changed = Signal(object)  # an exercise id, at every change
    put_back_there = Signal(object)  # an exercise id, whose answer changed elsewhere than in its editor
    history_wanted = Signal(object)  # an exercise id, whose earlier versions the learner asks for
    copy_wanted = Signal()  # the learner wants a copy elsewhere, because nothing can be saved here
    ending = Signal()  # what is half written is to be said now
    damaged = Signal(str)  # something that was read is not what was written

    def __init__(self, worker: Worker, contents: Contents) -> None:
        super().__init__(worker, contents)
        self._rest = LateReading(
            contents, FileThread(self._submit, self._bridge.when_done, self.damaged.emit)
        )
        self.saved, self.pictures = self._rest.answers, self._rest.pictures
        self._answered = contents.answered
        self.is_damaged = False  # it is known, and was told
        self.under_way: dict[str, UnderWay] = {}  # begun in an editor and no answer yet, such as a practice
        self.acts = Acts(self)
        self._composing: set[ExerciseId] = set()
        self._outbox = Outbox()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self._latest = QTimer(
            self, singleShot=True, interval=LATEST_MS
        )  # somebody who never pauses is saved too
        self._latest.timeout.connect(self.flush)

    # Answers

    def answer(self, exercise_id: ExerciseId) -> Answer:
        """The newest answer, saved or still in the window."""
        if given := self._outbox.newest(exercise_id):
            return given[1]
        saved = self.saved.get(exercise_id)
        return saved.answer if saved else None

    def chosen(self, exercise_id: ExerciseId) -> frozenset[str]:
        """The ids of the options that its answer chose or ticked; may raise trouble."""
        if given := self._outbox.newest(exercise_id):
            exercise, answer = given
            return exercise.chosen(answer)
        saved = self.saved.get(exercise_id)
        return kinds.spec(saved.kind).chosen(saved.answer) if saved and saved.kind in KINDS else frozenset()

    def is_answered(self, exercise_id: ExerciseId) -> bool:
        """Whether there is an answer that holds anything, saved or not yet; it need not be read for that."""
        if given := self._outbox.newest(exercise_id):
            exercise, answer = given
            return exercise.is_answered(answer)
        return self.has_saved(exercise_id)

    def has_saved(self, exercise_id: ExerciseId) -> bool:
        """Whether the answer on the disk holds anything."""
        saved = self.saved.here.get(exercise_id)
        if saved is not None:
            return saved.answered
        return exercise_id in self.saved and self._answered[exercise_id]

    def saved_count(self) -> int:
        """How many answers on the disk hold anything; none of them is read for that."""
        return sum(map(self.has_saved, {**self._answered, **self.saved.here}))

    def give(self, exercise: Exercise, answer: Answer) -> None:
        """Take a changed answer; no disk work here."""
        before = self.state(exercise.id)
        self._outbox.put(exercise, answer)
        if self.is_not_today(exercise.id) and exercise.is_answered(answer):
            self._take_keeping(exercise.id, not_today=False)
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()
        self.answer_changed.emit(exercise.id)
        if before != "saving":
            self.state_changed.emit(exercise.id)

    def put_back(self, exercise: Exercise, answer: Answer) -> None:
        """Take an answer that comes from elsewhere than its editor: an earlier version."""
        self.did(exercise, answer, "put back what I wrote before")
        self.turn_to(exercise, answer)

    def turn_to(self, exercise: Exercise, answer: Answer) -> None:
        """Take an answer that comes from elsewhere than its editor, which is to show it."""
        self.give(exercise, answer)
        self.flush()
        self.put_back_there.emit(exercise.id)

    def did(self, exercise: Exercise, answer: Answer, what: str) -> None:
        """An answer is about to become another one, elsewhere than in its editor; it can be taken back."""
        before, turn = self.answer(exercise.id), partial(self.turn_to, exercise)
        self.acts.did(Act(exercise.id, what, before, answer, turn, exercise=exercise.id))

    def choose_share(self, exercise: Exercise, share: Share) -> None:
        """The learner chose who sees an answer; it can be taken back."""
        self._choose("who sees this answer", exercise.id, self.share(exercise), share, self._turn_share)

    def choose_not_today(self, exercise_id: ExerciseId, *, not_today: bool) -> None:
        """The learner set an exercise aside, or opened it again; it can be taken back."""
        what = "not today" if not_today else "open it again"
        self._choose(what, exercise_id, self.is_not_today(exercise_id), not_today, self._turn_not_today)

    def _choose(
        self, what: str, exercise_id: ExerciseId, before: T, after: T, turn: Callable[[ExerciseId, T], None]
    ) -> None:
        apply = partial(turn, exercise_id)
        self.acts.did(Act(f"{exercise_id} {turn.__name__}", what, before, after, apply, exercise=exercise_id))
        apply(after)

    def _turn_share(self, exercise_id: ExerciseId, share: Share) -> None:
        self.set_share(exercise_id, share)
        self.keeping_changed.emit(exercise_id)

    def _turn_not_today(self, exercise_id: ExerciseId, not_today: bool) -> None:
        self.set_not_today(exercise_id, not_today=not_today)

    def set_composing(self, exercise_id: ExerciseId, *, composing: bool) -> None:
        """An input method composes words of an answer, or no longer does; until then nothing is said to be saved."""
        if composing != (exercise_id in self._composing):
            (self._composing.add if composing else self._composing.discard)(exercise_id)
            self.state_changed.emit(exercise_id)

    def ask_first(self, exercise_id: str, call: Callable[[Answer], None]) -> None:
        """Call with the answer as it was first written, once the disk has told it."""
        future = self._submit(partial(_as_first_written, exercise_id))
        self._bridge.when_done(future, partial(_hand_on_first, call))

    def keep_picture(self, content: bytes) -> str:
        """Keep a learner's picture in the workbook; it is there for the window at once."""
        name = hashlib.sha256(content).hexdigest()
        self.pictures.put(name, content)
        self._want(partial(_keep_picture, content), f"picture {name}")
        return name

    # To the disk and from it

    def flush(self) -> None:
        """Send everything that is pending to the disk now."""
        self._wait_no_longer()
        for exercise, answer in self._outbox.take():
            future = self._submit(partial(_save, exercise, answer))
            self._outbox.sent(exercise.id, future)
            self._bridge.when_done(future, partial(self._arrived, exercise, answer))

    def _wait_no_longer(self) -> None:
        self._pause.stop()
        self._latest.stop()

    def retry(self) -> None:
        """Try again what could not be saved: answers, and who may see them."""
        self._outbox.take_again()
        self.flush()
        self._wishes.want_again()

    def _arrived(self, exercise: Exercise, answer: Answer, future: Future[Saved]) -> None:
        error = future.exception()
        self._outbox.arrived(exercise.id, answer, reason_of(error) if error else "")
        if error is None:
            self.saved.put(exercise.id, future.result())
            self._settle.start()
        self.state_changed.emit(exercise.id)
        self.progress_changed.emit()

    def do(
        self, work: Callable[[WorkbookFile], T], call: Callable[[Future[T]], None], *, flush: bool = True
    ) -> None:
        """Do something with the file after all that was given so far; `call` gets the outcome on this thread.

        Without `flush` what is being typed waits for its own time.
        """
        if flush:
            self.flush()
        self._bridge.when_done(self._submit(work), call)

    def when_written(self, call: Callable[[], None]) -> None:
        """Call once everything that was given so far is on the disk, or has failed."""
        self.do(_nothing, partial(_then, call))

    def pictures_aside(self) -> Mapping[str, bytes]:
        """The pictures as they are now, for another thread than the window's."""
        return self._rest.pictures_aside()

    def is_reading(self) -> bool:
        """Whether the rest is still being read."""
        return self._rest.is_going_on

    def read_rest(self) -> None:
        """The first page is shown: read what it did not need."""
        self._rest.begin()

    # How things are

    def state(self, exercise_id: ExerciseId) -> SaveState:
        """Where an answer is."""
        if self.reason(exercise_id):
            return "failed"
        if self._outbox.newest(exercise_id) or exercise_id in self._composing:
            return "saving"
        return "saved" if exercise_id in self.saved else "idle"

    def reason(self, exercise_id: ExerciseId) -> str:
        """Why an answer, or what was chosen for it, is not saved."""
        if reason := self._outbox.reason(exercise_id):
            return reason
        errors = (self._wishes.error((what, exercise_id)) for what in ("share", "not today"))
        return next((reason_of(error) for error in errors if error), "")

    def whole_state(self) -> SaveState:
        """Where the whole workbook is."""
        if self._outbox.has_failed or self._wishes.has_failed:
            return "failed"
        if self._outbox.all() or self._composing:
            return "saving"
        return "saved" if self.saved else "idle"

    def whole_reason(self) -> str:
        """Why something of the workbook is not saved."""
        found = self._outbox.first_reason()
        return found or next((reason_of(error) for error in self._wishes.failures()), "")

    def last_saved(self) -> datetime | None:
        """When something was last saved."""
        return max((saved.at for saved in self.saved.here.values()), default=None)

    def unsaved_count(self) -> int:
        """How many answers are only in the window."""
        return len(self._outbox.all())

    def unsaved(self) -> list[tuple[Exercise, Answer]]:
        """The answers that are only in the window."""
        return self._outbox.all()

    def unsaved_words(self) -> str:
        """What is only in the window, as text to be copied elsewhere."""
        return "\n\n".join(
            "\n".join([exercise.title, *exercise.as_lines(answer)]) for exercise, answer in self.unsaved()
        )

    # Ends

    def turn_read_only(self) -> None:
        """Nothing is written any more: something in the file is not what was written."""
        self.flush()
        self.read_only = True
        self._settle.stop()
        self.progress_changed.emit()

    def begin_anew(self, contents: Contents) -> Session:
        """A new session over the same open file, after it was put back to an earlier day or something was erased.

        What was typed and chosen meanwhile, or could not be saved before, comes on top.
        """
        self._rest.stop()
        self._wait_no_longer()
        self._settle.stop()
        anew = Session(self._worker, contents)
        anew._take_choices(self)
        for name, content in self.pictures.here.items():
            if f"picture {name}" in self._wishes.open():
                anew.pictures.put(name, content)
        for exercise, answer in self.unsaved():
            anew.give(exercise, answer)
        anew.flush()
        return anew

    def forget(self, given: list[tuple[Exercise, Answer]]) -> None:
        """Answers that could not be saved, and were erased now."""
        self._outbox.forget(given)

    def finish(self, seconds: float) -> str:
        """Write what is pending and wait for the disk, with a limit; the reason if something is not written."""
        self.ending.emit()
        self.retry()
        try:
            self._submit(_nothing).result(seconds)
            errors = [*self._outbox.errors(), *self._wishes.errors()]
        except TimeoutError:
            return "The disk does not answer."
        except WorkbookTrouble as trouble:
            return str(trouble) if self._outbox.all() or self._wishes.are_open else ""
        return next((reason_of(error) for error in errors if error is not None), "")

    def close(self, seconds: float = 5.0) -> None:
        """Close the file; afterwards nothing is written."""
        self._rest.stop()
        self._worker.close(seconds)


def _save(exercise: Exercise, answer: Answer, file: WorkbookFile) -> Saved:
    return file.save_answer(exercise, answer)


def _keep_picture(content: bytes, file: WorkbookFile) -> None:
    file.keep_picture(content)


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
