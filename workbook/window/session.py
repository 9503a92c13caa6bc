"""One open workbook as the window knows it: its course, its answers, and what is on its way to the disk."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from workbook.answers.trouble import WorkbookTrouble
from workbook.course.outline_text import outline_from_text, outline_key, outline_to_text
from workbook.course.text import TextReader
from workbook.window.bridge import Bridge
from workbook.window.conditions import is_shown

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from datetime import datetime
    from pathlib import Path

    from workbook.answers.locked.header import LockHeader
    from workbook.answers.records import Keeping, Place, Saved
    from workbook.answers.workbook_file import WorkbookFile
    from workbook.answers.worker import Worker
    from workbook.course.ids import ExerciseId, ModuleId
    from workbook.course.model import ExerciseMark, Help, Module, ModuleMark, Outline, Page, PageMark
    from workbook.exercises.exercise import Answer, Exercise, Share

PAUSE_MS = 400
SETTLE_MS = 2000
T = TypeVar("T")
READY_PAGE = "text "
READY_OPENING = "opening"
SaveState = Literal["idle", "saving", "saved", "failed"]


class Contents(NamedTuple):
    """What the worker reads once when a workbook is opened."""

    path: Path
    name: str
    read_only: bool
    files: Mapping[str, bytes]
    answers: Mapping[ExerciseId, Saved]
    keepings: Mapping[ExerciseId, Keeping]
    place: Place | None
    visited: frozenset[tuple[str, str]]
    ready: Mapping[str, str]
    pictures: Mapping[str, bytes]
    uuid: str
    lock: LockHeader | None


def read_contents(file: WorkbookFile) -> Contents:
    """Read all that the window needs; runs on the worker's thread."""
    return Contents(
        path=file.path,
        name=file.name,
        read_only=file.read_only,
        files=file.all_files(),
        answers=file.answers(),
        keepings=file.keepings(),
        place=file.place(),
        visited=file.visited(),
        ready=file.ready(),
        pictures=file.pictures(),
        uuid=file.uuid,
        lock=file.keys.header if file.keys else None,
    )


class Session(QObject):
    """Answers go in at once and to the disk after a pause of 400 ms; `flush` sends them now.

    "Saved" is said only after the write is durable. What could not be saved stays here and is told with its reason.
    """

    answer_changed = Signal(object)  # an exercise id, at every change
    state_changed = Signal(object)  # an exercise id, when it is on its way, saved, or failed
    progress_changed = Signal()
    keeping_changed = Signal(object)  # an exercise id
    put_back_there = Signal(object)  # an exercise id, whose answer changed elsewhere than in its editor
    history_wanted = Signal(object)  # an exercise id, whose earlier versions the learner asks for
    copy_wanted = Signal()  # the learner wants a copy elsewhere, because nothing can be saved here

    def __init__(self, worker: Worker, contents: Contents) -> None:
        super().__init__()
        self._worker = worker
        self._bridge = Bridge(self)
        self.path, self.name, self.read_only = contents.path, contents.name, contents.read_only
        self.uuid, self.lock = contents.uuid, contents.lock
        self.files = contents.files
        self._ready = dict(contents.ready)
        kept = outline_from_text(self._ready.get(outline_key(), ""))
        self.outline = kept or _read_outline(self.files)
        self.text = TextReader(self.outline.citations, self.files.keys(), _ready_pages(self._ready))
        self.saved: dict[ExerciseId, Saved] = dict(contents.answers)
        self.keepings: dict[ExerciseId, Keeping] = dict(contents.keepings)
        self.visited = set(contents.visited)
        self.place = contents.place
        self.pictures: dict[str, bytes] = dict(contents.pictures)
        self.unreadable: set[ModuleId] = set()
        self.under_way: dict[str, object] = {}  # what an editor began and is no answer yet, such as a practice
        self._modules: dict[ModuleId, Module] = {}
        self._pending: dict[ExerciseId, tuple[Exercise, Answer]] = {}
        self._on_the_way: dict[ExerciseId, tuple[Exercise, Answer]] = {}
        self._futures: dict[ExerciseId, Future[Saved]] = {}
        self._failed: dict[ExerciseId, str] = {}
        self._orders: dict[Hashable, Future[None]] = {}
        self._wanted: dict[Hashable, Callable[[WorkbookFile], None]] = {}
        self._failed_orders: dict[Hashable, str] = {}
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.settle)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    # Reading

    def module(self, module_id: ModuleId) -> Module:
        """A module in full; read when it is first asked for."""
        from workbook.course.reading import read_module

        if module_id not in self._modules:
            self._modules[module_id], problems = read_module(self.files, self.outline, module_id)
            if any(problem.code == "unreadable" for problem in problems):
                self.unreadable.add(module_id)
        return self._modules[module_id]

    def page(self, module_id: ModuleId, page_id: str) -> Page:
        """One page in full."""
        return next(page for page in self.module(module_id).pages if page.id == page_id)

    def opening(self, module_id: str, page_id: str) -> list[str]:
        """The Markdown that a page begins with, if it was kept ready."""
        from json import loads

        kept = self._ready.get(READY_OPENING, "null")
        return (
            [str(text) for text in loads(kept)[2]]
            if kept.startswith(f'["{module_id}", "{page_id}", [')
            else []
        )

    def help(self) -> Help | None:
        """The course's help page."""
        from workbook.course.reading import read_help

        return read_help(self.files)

    def answer(self, exercise_id: ExerciseId) -> Answer:
        """The newest answer, saved or still in the window."""
        for newest in (self._pending, self._on_the_way):
            if exercise_id in newest:
                return newest[exercise_id][1]
        saved = self.saved.get(exercise_id)
        return saved.answer if saved else None

    def is_answered(self, exercise_id: ExerciseId) -> bool:
        """Whether there is an answer that holds anything, saved or not yet."""
        for newest in (self._pending, self._on_the_way):
            if exercise_id in newest:
                exercise, answer = newest[exercise_id]
                return exercise.is_answered(answer)
        saved = self.saved.get(exercise_id)
        return bool(saved and saved.answered)

    def ask_first(self, exercise_id: str, call: Callable[[Answer], None]) -> None:
        """Call with the answer as it was first written, once the disk has told it."""
        future = self._worker.submit(partial(_as_first_written, exercise_id))
        self._bridge.when_done(future, partial(_hand_on_first, call))

    def do(
        self, work: Callable[[WorkbookFile], T], call: Callable[[Future[T]], None], *, flush: bool = True
    ) -> None:
        """Do something with the file after all that was given so far; `call` gets the outcome on this thread.

        Without `flush` what is being typed waits for its own time.
        """
        if flush:
            self.flush()
        self._bridge.when_done(self._submit(work), call)

    def begin_anew(self, contents: Contents) -> Session:
        """The same open file as it is after it was put back to an earlier day, or after something was erased."""
        return Session(self._worker, contents)

    def find(self, exercise_id: str) -> Exercise | None:
        """An exercise by its id; its module is read if need be."""
        for module in self.outline.modules:
            if any(mark.id == exercise_id for mark in module.exercises()):
                return next((e for e in self.module(module.id).exercises() if e.id == exercise_id), None)
        return None

    def page_of(self, exercise_id: str) -> tuple[ModuleId, str] | None:
        """The page that an exercise is on."""
        for module in self.outline.modules:
            for page in module.pages:
                if any(mark.id == exercise_id for mark in page.exercises):
                    return module.id, page.id
        return None

    def keep_picture(self, content: bytes) -> str:
        """Keep a learner's picture in the workbook; it is there for the window at once."""
        name = hashlib.sha256(content).hexdigest()
        self.pictures[name] = content
        self._order(partial(_keep_picture, content), f"picture {name}")
        return name

    def share(self, exercise: Exercise) -> Share:
        """The learner's own choice, else what the course suggests."""
        keeping = self.keepings.get(exercise.id)
        return (keeping.share if keeping else None) or exercise.share

    def is_not_today(self, exercise_id: ExerciseId) -> bool:
        """Whether it is set aside for today."""
        keeping = self.keepings.get(exercise_id)
        return bool(keeping and keeping.not_today)

    def keep_ready(self, module_id: str, page_id: str, texts: Mapping[str, str], opening: list[str]) -> None:
        """Keep at hand what a page was made of, so that the workbook opens at it at once next time."""
        if self.read_only:
            return
        from json import dumps

        ready = {outline_key(): outline_to_text(self.outline)}
        ready[READY_OPENING] = dumps([module_id, page_id, opening], ensure_ascii=False)
        ready.update({READY_PAGE + markdown: html for markdown, html in texts.items()})
        if ready != self._ready:
            self._ready = ready
            self._order(partial(_keep_ready, ready), "ready")

    # Answering

    def give(self, exercise: Exercise, answer: Answer) -> None:
        """Take a changed answer; no disk work here."""
        before = self.state(exercise.id)
        self._pending[exercise.id] = (exercise, answer)
        self._failed.pop(exercise.id, None)
        if self.is_not_today(exercise.id) and exercise.is_answered(answer):
            self._take_keeping(exercise.id, not_today=False)
        self._pause.start()
        self.answer_changed.emit(exercise.id)
        if before != "saving":
            self.state_changed.emit(exercise.id)

    def put_back(self, exercise: Exercise, answer: Answer) -> None:
        """Take an answer that comes from elsewhere than its editor: an earlier version."""
        self.give(exercise, answer)
        self.flush()
        self.put_back_there.emit(exercise.id)

    def flush(self) -> None:
        """Send everything that is pending to the disk now."""
        self._pause.stop()
        waiting, self._pending = self._pending, {}
        for exercise_id, (exercise, answer) in waiting.items():
            self._on_the_way[exercise_id] = (exercise, answer)
            future = self._submit(partial(_save, exercise, answer))
            self._futures[exercise_id] = future
            self._bridge.when_done(future, partial(self._arrived, exercise, answer))

    def retry(self) -> None:
        """Try again what could not be saved: answers, and who may see them."""
        self._failed.clear()
        self._pending = {**self._on_the_way, **self._pending}
        self.flush()
        for key, work in list(self._wanted.items()):
            self._order(work, key)

    def _submit(self, work: Callable[[WorkbookFile], T]) -> Future[T]:
        """Hand work to the file's thread; a thread that has ended refuses it, and that is told like any failure."""
        try:
            return self._worker.submit(work)
        except RuntimeError:
            refused: Future[T] = Future()
            refused.set_exception(WorkbookTrouble("closed", "The workbook’s file is closed. Open it again."))
            return refused

    def _arrived(self, exercise: Exercise, answer: Answer, future: Future[Saved]) -> None:
        latest = self._on_the_way.get(exercise.id)
        error = future.exception()
        if error is None:
            self.saved[exercise.id] = future.result()
            if latest is not None and latest[1] is answer:
                del self._on_the_way[exercise.id]
                self._failed.pop(exercise.id, None)
            self._settle.start()
        elif latest is not None and latest[1] is answer:
            self._failed[exercise.id] = _reason(error)
        self.state_changed.emit(exercise.id)
        self.progress_changed.emit()

    def settle(self) -> None:
        """Nothing was written for a while: bring all of it into the one file, so that a copy of it is whole."""
        if not self.read_only:
            self._submit(_settle)

    def when_written(self, call: Callable[[], None]) -> None:
        """Call once everything that was given so far is on the disk, or has failed."""
        self.flush()
        self._bridge.when_done(self._submit(_nothing), partial(_then, call))

    def unsaved_count(self) -> int:
        """How many answers are only in the window."""
        return len({**self._on_the_way, **self._pending})

    # What has been saved

    def state(self, exercise_id: ExerciseId) -> SaveState:
        """Where an answer is."""
        if self.reason(exercise_id):
            return "failed"
        if exercise_id in self._pending or exercise_id in self._on_the_way:
            return "saving"
        return "saved" if exercise_id in self.saved else "idle"

    def reason(self, exercise_id: ExerciseId) -> str:
        """Why an answer is not saved."""
        orders = (self._failed_orders.get((what, exercise_id), "") for what in ("share", "not today"))
        return self._failed.get(exercise_id, "") or next((reason for reason in orders if reason), "")

    def whole_state(self) -> SaveState:
        """Where the whole workbook is."""
        if self._failed or self._failed_orders:
            return "failed"
        if self._pending or self._on_the_way:
            return "saving"
        return "saved" if self.saved else "idle"

    def last_saved(self) -> datetime | None:
        """When something was last saved."""
        return max((saved.at for saved in self.saved.values()), default=None)

    def unsaved(self) -> list[tuple[Exercise, Answer]]:
        """The answers that are only in the window."""
        return list({**self._on_the_way, **self._pending}.values())

    def turn_read_only(self) -> None:
        """Nothing is written any more: something in the file is not what was written."""
        self.flush()
        self.read_only = True
        self._settle.stop()
        self.progress_changed.emit()

    def unsaved_words(self) -> str:
        """What is only in the window, as text to be copied elsewhere."""
        return "\n\n".join(
            "\n".join([exercise.title, *exercise.as_lines(answer)]) for exercise, answer in self.unsaved()
        )

    # Keeping

    def set_share(self, exercise_id: ExerciseId, share: Share) -> None:
        """The learner chose who sees an answer."""
        self._take_keeping(exercise_id, share=share)
        self._order(partial(_set_share, exercise_id, share), ("share", exercise_id))

    def set_not_today(self, exercise_id: ExerciseId, *, not_today: bool) -> None:
        """The learner set an exercise aside, or opened it again."""
        self._take_keeping(exercise_id, not_today=not_today)
        self._order(partial(_set_not_today, exercise_id, not_today), ("not today", exercise_id))
        self.keeping_changed.emit(exercise_id)
        self.progress_changed.emit()

    def set_name(self, name: str) -> None:
        """The name on the cover."""
        self.name = name
        self._order(partial(_set_name, name), "name")

    def visit(self, module_id: ModuleId, page_id: str) -> None:
        """A page was opened."""
        if (module_id, page_id) not in self.visited:
            self.visited.add((module_id, page_id))
            self._order(partial(_visit, module_id, page_id), f"visit {module_id} {page_id}")
        self.progress_changed.emit()

    def set_place(self, module_id: ModuleId, page_id: str, scroll: float) -> None:
        """Where the learner is, for coming back."""
        self._order(partial(_set_place, module_id, page_id, scroll), "place")

    def _take_keeping(
        self, exercise_id: ExerciseId, *, share: Share | None = None, not_today: bool | None = None,
    ) -> None:  # fmt: skip
        from workbook.answers.records import Keeping

        old = self.keepings.get(exercise_id) or Keeping(None, not_today=False)
        self.keepings[exercise_id] = Keeping(
            share if share is not None else old.share,
            not_today=old.not_today if not_today is None else not_today,
        )

    def _order(self, work: Callable[[WorkbookFile], None], key: Hashable) -> None:
        """Have something kept; `key` names what it is about, so that the newest wish is the one tried again."""
        if self.read_only:
            return
        self._wanted[key] = work
        future = self._submit(work)
        self._orders[key] = future
        self._bridge.when_done(future, partial(self._order_done, key))

    def _order_done(self, key: Hashable, future: Future[None]) -> None:
        if self._orders.get(key) is future:
            del self._orders[key]
            if error := future.exception():
                self._failed_orders[key] = _reason(error)
            else:
                self._wanted.pop(key, None)
                self._failed_orders.pop(key, None)
                self._settle.start()
        if isinstance(key, tuple) and len(key) == 2:
            self.state_changed.emit(key[1])

    # Progress

    def is_done(self, exercise_id: ExerciseId) -> bool:
        """Answered, or not today."""
        return self.is_not_today(exercise_id) or self.is_answered(exercise_id)

    def counts(self, mark: ExerciseMark) -> bool:
        """Whether an exercise is part of the progress: hidden ones and recalls are not."""
        return bool(mark.number) and is_shown(self, mark.show_if)

    def page_done(self, module: ModuleMark, page: PageMark) -> bool:
        """Visited, and everything on it done."""
        visited = (module.id, page.id) in self.visited
        return visited and all(self.is_done(mark.id) for mark in page.exercises if self.counts(mark))

    def module_count(self, module: ModuleMark) -> tuple[int, int]:
        """How many of a module's exercises are done, and how many there are."""
        marks = [mark for mark in module.exercises() if self.counts(mark)]
        return sum(self.is_done(mark.id) for mark in marks), len(marks)

    def module_done(self, module: ModuleMark) -> bool:
        """Every page of it done."""
        return all(self.page_done(module, page) for page in module.pages)

    # Leaving

    def finish(self, seconds: float) -> str:
        """Write what is pending and wait for the disk, with a limit; the reason if something is not written."""
        self.retry()
        try:
            self._submit(_nothing).result(seconds)
            futures: list[Future[Any]] = [*self._futures.values(), *self._orders.values()]
            errors = [future.exception(0) for future in futures]
        except TimeoutError:
            return "The disk does not answer."
        except WorkbookTrouble as trouble:
            return str(trouble) if self._on_the_way or self._wanted else ""
        return next((_reason(error) for error in errors if error is not None), "")

    def close(self, seconds: float = 5.0) -> None:
        """Close the file; afterwards nothing is written."""
        self._worker.close(seconds)


def _save(exercise: Exercise, answer: Answer, file: WorkbookFile) -> Saved:
    return file.save_answer(exercise, answer)


def _set_share(exercise_id: ExerciseId, share: Share, file: WorkbookFile) -> None:
    file.set_share(exercise_id, share)


def _set_not_today(exercise_id: ExerciseId, not_today: bool, file: WorkbookFile) -> None:
    file.set_not_today(exercise_id, not_today)


def _visit(module_id: ModuleId, page_id: str, file: WorkbookFile) -> None:
    file.visit(module_id, page_id)


def _set_place(module_id: ModuleId, page_id: str, scroll: float, file: WorkbookFile) -> None:
    file.set_place(module_id, page_id, scroll)


def _keep_picture(content: bytes, file: WorkbookFile) -> None:
    file.keep_picture(content)


def _as_first_written(exercise_id: str, file: WorkbookFile) -> Saved | None:
    return file.as_first_written(exercise_id)


def _hand_on_first(call: Callable[[Answer], None], future: Future[Saved | None]) -> None:
    """An answer that cannot be read now is told as none; it is a kindness, not a record."""
    first = None if future.exception() else future.result()
    call(first.answer if first else None)


def _read_outline(files: Mapping[str, bytes]) -> Outline:
    from workbook.course.outline import read_outline

    return read_outline(files)


def _keep_ready(ready: Mapping[str, str], file: WorkbookFile) -> None:
    file.keep_ready(ready)


def _ready_pages(ready: Mapping[str, str]) -> dict[str, str]:
    """The HTML that was kept ready, by its Markdown."""
    start = len(READY_PAGE)
    return {key[start:]: value for key, value in ready.items() if key.startswith(READY_PAGE)}


def _set_name(name: str, file: WorkbookFile) -> None:
    file.name = name


def _settle(file: WorkbookFile) -> None:
    file.settle()


def _then(call: Callable[[], None], _future: Future[None]) -> None:
    call()


def _nothing(_file: WorkbookFile) -> None:
    """Comes after everything that was queued before."""


def _reason(error: BaseException) -> str:
    if isinstance(error, WorkbookTrouble):
        return str(error)
    return "Something in the program went wrong while saving."
