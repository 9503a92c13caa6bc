"""A draft as the window knows it: what is typed is saved by itself, and checked aside."""

from __future__ import annotations

import contextlib
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from workbook.authoring.check import find_problems
from workbook.course.checks.ids import MISSING_IDS
from workbook.course.reading import read_module_as_written
from workbook.course.written import WrittenBlock
from workbook.drafts.draft import Draft, DraftTrouble, write
from workbook.drafts.earlier_states import EarlierStates
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.session.bridge import Bridge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbook.course.exercise import Exercise
    from workbook.course.files import Files
    from workbook.course.model import Module, ModuleMark, Outline
    from workbook.course.problems import Problem
    from workbook.drafts.draft import Clash, Content, Stamp, Step
    from workbook.drafts.source_text import SourceText

PAUSE_MS, LATEST_MS, AGAIN_MS = 400, 2000, 5000
CHECK_MS, LOOK_MS = 700, 3000
KEEP_MS = 600_000
T = TypeVar("T")


class ReadModule:
    """A module as it is written now: its mark, what it was read as, and its blocks in order."""

    def __init__(self, mark: ModuleMark, module: Module, blocks: list[WrittenBlock]) -> None:
        self.mark, self.module, self.blocks = mark, module, blocks


class Drafting(QObject):
    """Changes are seen at once; the disk has them after a pause, each file whole. "Saved" is said only then."""

    changed = Signal(object)  # the paths whose content is another one now
    saved = Signal(object)  # when
    not_saved = Signal(str)  # why
    checked = Signal(object)  # all problems
    clash_met = Signal(object)
    steps_changed = Signal()

    def __init__(
        self, draft: Draft, parent: QObject | None = None, earlier: EarlierStates | None = None
    ) -> None:
        super().__init__(parent)
        self.draft = draft
        self.earlier = earlier or EarlierStates(draft.folder)
        self.problems: list[Problem] = []
        self._bridge = Bridge(self)
        self._disk = ThreadPoolExecutor(1, "draft")
        self._checker = ThreadPoolExecutor(1, "check")
        self._writing: tuple[Mapping[str, Content], Future[dict[str, Stamp]]] | None = None
        self._checking: Future[list[Problem]] | None = None
        self._checked_revision = -1
        self._outline: tuple[int, Outline] | None = None
        self._contents: dict[str, Content] = {}  # of the modules, as the outline was read from them
        self._read: dict[str, tuple[Content, ReadModule]] = {}
        self._pause = self._timer(PAUSE_MS, self.save_soon)
        self._latest = self._timer(LATEST_MS, self.save_soon)
        self._check_soon = self._timer(CHECK_MS, self._check)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        self._look.start()
        self._keep = QTimer(self, interval=KEEP_MS)
        self._keep.timeout.connect(partial(self.keep_state, "time"))
        self._keep.start()
        self._check_soon.start()
        self.keep_state("opened")

    def _timer(self, interval: int, call: object) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval)
        timer.timeout.connect(call)
        return timer

    # Reading

    def outline(self) -> Outline:
        """The outline as it is written now; modules that did not change are not read again."""
        from workbook.course.outline import read_outline

        if self._outline is None or self._outline[0] != self.draft.revision:
            before = {mark.path: mark for mark in self._outline[1].modules} if self._outline else {}
            known = {path: mark for path, mark in before.items() if self._is_same(path)}
            outline = read_outline(self.draft, known)
            self._outline = (self.draft.revision, outline)
            self._contents = {mark.path: self.draft.get(mark.path) for mark in outline.modules}
        return self._outline[1]

    def _is_same(self, path: str) -> bool:
        return self.draft.get(path) is self._contents.get(path, b"")

    def module(self, path: str) -> ReadModule | None:
        """A module of this file, read; None if there is none."""
        mark = next((mark for mark in self.outline().modules if mark.path == path), None)
        if mark is None:
            return None
        content = self.draft.get(path)
        kept = self._read.get(path)
        if kept is not None and kept[0] is content and kept[1].mark == mark:
            return kept[1]
        module, _problems, written = read_module_as_written(self.draft, self.outline(), mark.id)
        found = ReadModule(mark, module, [one for one in written if isinstance(one, WrittenBlock)])
        self._read[path] = (content, found)
        return found

    def titles(self) -> list[tuple[str, str]]:
        """All exercises that another can speak of: their ids, with number and title."""
        found: list[tuple[str, str]] = []
        for mark in self.outline().modules:
            read = self.module(mark.path)
            exercises = read.module.exercises() if read else ()
            found += [(str(one.id), f"{one.number} {one.title}".strip()) for one in exercises]
        return found

    def find(self, exercise_id: str) -> Exercise | None:
        """An exercise by its id."""
        for mark in self.outline().modules:
            if any(one.id == exercise_id for one in mark.exercises()) and (read := self.module(mark.path)):
                return next((one for one in read.module.exercises() if one.id == exercise_id), None)
        return None

    # Changes

    def change(self, path: str, source: SourceText | None, what: str, part: str = "") -> None:
        """Take another text of a file; one `part` typed on in is one step back."""
        if source is not None:
            self.take({path: source.data}, what, part)

    def take(self, files: Mapping[str, Content], what: str, part: str = "") -> None:
        """Take other contents of files, None for one that goes."""
        revision = self.draft.revision
        self.draft.take(files, what, part)
        if self.draft.revision != revision:
            self._changed(set(files))

    def undo(self) -> Step | None:
        """Take back what was done last; that is given back."""
        step = self.draft.undo()
        if step is not None:
            self._changed(set(step.before))
        return step

    def redo(self) -> Step | None:
        """Do again what was taken back last."""
        step = self.draft.redo()
        if step is not None:
            self._changed(set(step.after))
        return step

    def steps(self) -> tuple[Step | None, Step | None]:
        """What can be taken back, and what can be done again."""
        done, undone = self.draft.done, self.draft.undone
        return done[-1] if done else None, undone[-1] if undone else None

    def _changed(self, paths: set[str]) -> None:
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()
        self._check_soon.start()
        self.changed.emit(paths)
        self.steps_changed.emit()

    # The disk

    def save_soon(self) -> None:
        """Bring what waits to the disk, on a thread of its own."""
        self._pause.stop()
        self._latest.stop()
        if self._writing is not None or self.draft.is_saved():
            return
        waiting = self.draft.waiting()
        future = self._disk.submit(write, self.draft.folder, waiting)
        self._writing = (waiting, future)
        self._bridge.when_done(future, partial(self._wrote, waiting))

    def _wrote(self, files: Mapping[str, Content], future: Future[dict[str, Stamp]]) -> None:
        self._writing = None
        trouble = future.exception()
        if trouble is None:
            self.draft.wrote(files, future.result())
            if self.draft.is_saved():
                self.saved.emit(datetime.now(UTC))
            else:
                self._pause.start()
        elif isinstance(trouble, DraftTrouble):
            self.not_saved.emit(str(trouble))
            QTimer.singleShot(AGAIN_MS, self, self.save_soon)
        else:
            raise trouble

    def look(self) -> None:
        """Take in what another program wrote into the folder; where both wrote, ask."""
        if self._writing is not None or not self.draft.folder.is_dir():
            return
        taken, clashes = self.draft.look()
        if taken:
            self._check_soon.start()
            self.changed.emit(set(taken))
        for clash in clashes:
            self.clash_met.emit(clash)

    def settle(self, clash: Clash, *, mine: bool) -> None:
        """Which of two texts stays; the other is one step back, or still with the other program."""
        if mine:
            self.draft.keep_mine(clash)
            self._pause.start()
        else:
            self.draft.keep_theirs(clash)
            self._changed({clash.path})

    def finish(self, seconds: float = 5.0) -> str:
        """Write what waits and wait for the disk, with a limit; the reason if something is not written."""
        try:
            if self._writing is not None:
                files, future = self._writing
                self.draft.wrote(files, future.result(seconds))
            if not self.draft.is_saved():
                waiting = self.draft.waiting()
                self.draft.wrote(
                    waiting, self._disk.submit(write, self.draft.folder, waiting).result(seconds)
                )
        except TooLate:
            return _("The disk does not answer.")
        except DraftTrouble as trouble:
            return str(trouble)
        return ""

    def close(self) -> None:
        """End the threads; what was not written is lost now."""
        self.keep_state("left")
        for timer in (self._pause, self._latest, self._check_soon, self._look, self._keep):
            timer.stop()
        self._disk.shutdown(wait=True)
        self._checker.shutdown(wait=False, cancel_futures=True)

    # Earlier states

    def keep_state(self, reason: str) -> None:
        """Keep how the draft is now, on the disk's own thread; if that fails, it is only missed."""
        self._disk.submit(_keep_state, self.earlier, self.draft.aside(), reason)

    def bring_back(self, files: Mapping[str, bytes]) -> None:
        """Make the draft as it was; that is one step, and how it is now is kept before."""
        self.keep_state("back")
        gone: dict[str, Content] = {path: None for path in self.draft if path not in files}
        self.take({**gone, **files}, N_("bring back an earlier state"))

    def aside(self, work: Callable[[], T], call: Callable[[Future[T]], None]) -> None:
        """Do something that takes its time; `call` gets the outcome on this thread."""
        self._bridge.when_done(self._checker.submit(work), call)

    # Problems

    def check_now(self) -> None:
        """Look for problems at once."""
        self._check_soon.stop()
        self._check()

    def _check(self) -> None:
        if self._checking is not None:
            self._check_soon.start()
            return
        self._checked_revision = self.draft.revision
        self._checking = self._checker.submit(find_problems, self.draft.aside())
        self._bridge.when_done(self._checking, self._found)

    def _found(self, future: Future[list[Problem]]) -> None:
        self._checking = None
        if self._checked_revision != self.draft.revision:
            self._check_soon.start()
        if (error := future.exception()) is not None:
            raise error
        self.problems = [
            one for one in future.result() if one.code not in MISSING_IDS
        ]  # packing writes these
        self.checked.emit(self.problems)


def _keep_state(earlier: EarlierStates, files: Files, reason: str) -> None:
    with contextlib.suppress(OSError):
        earlier.keep(files, reason)
