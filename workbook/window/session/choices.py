"""What a learner chose and where they were, in an open workbook: kept at once, and tried again until it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.course.ids import ExerciseId
from workbook.course.outline_text import outline_key, outline_to_text
from workbook.window.session.bridge import Bridge
from workbook.window.session.open_course import READY_OPENING, READY_PAGE, OpenCourse
from workbook.window.session.pending_changes import PendingChanges

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from concurrent.futures import Future

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.file.worker import Worker
    from workbook.answers.tables.records import Keeping
    from workbook.course.exercise import Exercise, Share
    from workbook.course.ids import ModuleId
    from workbook.window.session.contents import Contents

SETTLE_MS = 2000
T = TypeVar("T")


class Choices(OpenCourse):
    """The workbook's file is the worker's; nothing here waits for it."""

    state_changed = Signal(object)  # an exercise id, when it is on its way, saved, or failed
    progress_changed = Signal()
    keeping_changed = Signal(object)  # an exercise id

    def __init__(self, worker: Worker, contents: Contents) -> None:
        super().__init__(contents.files, contents.ready)
        self._worker = worker
        self._bridge = Bridge(self)
        self.path, self.name, self.read_only = contents.path, contents.name, contents.read_only
        self.uuid, self.lock = contents.uuid, contents.lock
        self.keepings: dict[ExerciseId, Keeping] = dict(contents.keepings)
        self.visited = set(contents.visited)
        self.place = contents.place
        self._wishes = PendingChanges(self._submit, self._bridge.when_done, self._wish_told)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.settle)

    # Who sees what, and what is set aside

    def share(self, exercise: Exercise) -> Share:
        """The learner's own choice, else what the course suggests."""
        keeping = self.keepings.get(exercise.id)
        return (keeping.share if keeping else None) or exercise.share

    def is_not_today(self, exercise_id: ExerciseId) -> bool:
        """Whether it is set aside for today."""
        keeping = self.keepings.get(exercise_id)
        return bool(keeping and keeping.not_today)

    def set_share(self, exercise_id: ExerciseId, share: Share) -> None:
        """The learner chose who sees an answer."""
        self._take_keeping(exercise_id, share=share)
        self._want(partial(_set_share, exercise_id, share), ("share", exercise_id))

    def set_not_today(self, exercise_id: ExerciseId, *, not_today: bool) -> None:
        """The learner set an exercise aside, or opened it again."""
        self._take_keeping(exercise_id, not_today=not_today)
        self._want(partial(_set_not_today, exercise_id, not_today), ("not today", exercise_id))
        self.keeping_changed.emit(exercise_id)
        self.progress_changed.emit()

    def _take_keeping(
        self, exercise_id: ExerciseId, *, share: Share | None = None, not_today: bool | None = None,
    ) -> None:  # fmt: skip
        from workbook.answers.tables.records import Keeping

        old = self.keepings.get(exercise_id) or Keeping(None, not_today=False)
        self.keepings[exercise_id] = Keeping(
            share if share is not None else old.share,
            not_today=old.not_today if not_today is None else not_today,
        )

    # The cover, the pages, and what opens fast

    def set_name(self, name: str) -> None:
        """The name on the cover."""
        self.name = name
        self._want(partial(_set_name, name), "name")

    def visit(self, module_id: ModuleId, page_id: str) -> None:
        """A page was opened."""
        if (module_id, page_id) not in self.visited:
            self.visited.add((module_id, page_id))
            self._want(partial(_visit, module_id, page_id), f"visit {module_id} {page_id}")
        self.progress_changed.emit()

    def set_place(self, module_id: ModuleId, page_id: str, scroll: float) -> None:
        """Where the learner is, for coming back."""
        from workbook.answers.tables.records import Place

        self.place = Place(module_id, page_id, scroll)
        self._want(partial(_set_place, module_id, page_id, scroll), "place")

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
            self._want(partial(_keep_ready, ready), "ready")

    def _take_choices(self, before: Choices) -> None:
        """Take over where the learner is, and what was chosen before and is not known to be kept."""
        self.place = before.place
        for key, work in before._wishes.open().items():
            match key:
                case ("share" | "not today" as what, str(name)):
                    exercise_id = ExerciseId(name)
                    keeping = before.keepings[exercise_id]
                    if what == "share":
                        self._take_keeping(exercise_id, share=keeping.share)
                    else:
                        self._take_keeping(exercise_id, not_today=keeping.not_today)
                case "name":
                    self.name = before.name
            self._want(work, key)

    # To the disk

    def settle(self) -> None:
        """Nothing was written for a while: bring all of it into the one file, so that a copy of it is whole."""
        if not self.read_only:
            self._submit(_settle)

    def _want(self, work: Callable[[WorkbookFile], None], key: Hashable) -> None:
        if not self.read_only:
            self._wishes.want(work, key)

    def _wish_told(self, key: Hashable, error: BaseException | None) -> None:
        if error is None:
            self._settle.start()
        if isinstance(key, tuple):
            self.state_changed.emit(key[1])

    def _submit(self, work: Callable[[WorkbookFile], T]) -> Future[T]:
        """Hand work to the file's thread; a thread that has ended refuses it, and that is told like any failure."""
        try:
            return self._worker.submit(work)
        except RuntimeError:
            from concurrent.futures import Future

            refused: Future[T] = Future()
            refused.set_exception(WorkbookTrouble("closed", "The workbook’s file is closed. Open it again."))
            return refused


def reason_of(error: BaseException) -> str:
    """What to say of something that could not be written."""
    if isinstance(error, WorkbookTrouble):
        return str(error)
    return "Something in the program went wrong while saving."


def _set_share(exercise_id: ExerciseId, share: Share, file: WorkbookFile) -> None:
    file.set_share(exercise_id, share)


def _set_not_today(exercise_id: ExerciseId, not_today: bool, file: WorkbookFile) -> None:
    file.set_not_today(exercise_id, not_today)


def _set_name(name: str, file: WorkbookFile) -> None:
    file.name = name


def _visit(module_id: ModuleId, page_id: str, file: WorkbookFile) -> None:
    file.visit(module_id, page_id)


def _set_place(module_id: ModuleId, page_id: str, scroll: float, file: WorkbookFile) -> None:
    file.set_place(module_id, page_id, scroll)


def _keep_ready(ready: Mapping[str, str], file: WorkbookFile) -> None:
    file.keep_ready(ready)


def _settle(file: WorkbookFile) -> None:
    file.settle()
