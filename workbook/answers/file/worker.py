"""The one thread that owns a workbook file, so that a window never waits for a disk."""

from __future__ import annotations

import queue
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.answers.file.workbook_file import WorkbookFile

T = TypeVar("T")
Task = tuple["Callable[[WorkbookFile], Any]", "Future[Any]"]


class Worker:
    """Opens a workbook on its own thread and does there what it is given, in order.

    `opened` is done when the file is open, or holds the trouble that kept it shut; tasks then get that too.
    Futures are done on the worker's thread: a window hands their results on to its own.
    """

    def __init__(self, opening: Callable[[], WorkbookFile]) -> None:
        self.opened: Future[None] = Future()
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._guard = threading.Lock()
        self._closing = False
        self._thread = threading.Thread(target=self._run, args=(opening,), name="workbook file", daemon=True)
        self._thread.start()

    def submit(self, function: Callable[[WorkbookFile], T]) -> Future[T]:
        """Do something with the file, after all that was given before; a failure is in the future alone."""
        future: Future[T] = Future()
        with self._guard:
            if self._closing:
                raise RuntimeError("this worker is closed")
            self._tasks.put((function, future))
        return future

    def close(self, timeout: float | None = None) -> bool:
        """Do what was given, close the file, end the thread; False if `timeout` seconds are not enough."""
        with self._guard:
            if not self._closing:
                self._closing = True
                self._tasks.put(None)
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self, opening: Callable[[], WorkbookFile]) -> None:
        try:
            file = opening()
        except BaseException as error:  # noqa: BLE001 - whoever waits for `opened` gets it
            self.opened.set_exception(error)
            self._refuse_all(error)
            return
        self.opened.set_result(None)
        with file:
            while task := self._tasks.get():
                _do(task, file)

    def _refuse_all(self, error: BaseException) -> None:
        while task := self._tasks.get():
            _, future = task
            if future.set_running_or_notify_cancel():
                future.set_exception(error)


def _do(task: Task, file: WorkbookFile) -> None:
    function, future = task
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = function(file)
    except BaseException as error:  # noqa: BLE001 - whoever waits for the future gets it; the thread lives on
        future.set_exception(error)
    else:
        future.set_result(result)
