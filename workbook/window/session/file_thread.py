"""The open file as the window reaches it: work goes to the file's own thread, what comes of it to the window's."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.language.translation import gettext as _
from workbook.window.session.bridge import Bridge

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.file.worker import Worker

SETTLE_MS = 2000
SECONDS = 8.0  # how long the window waits for what it needs now
T = TypeVar("T")


class FileThread(QObject):
    """Nothing here waits for a disk, except `now`, with a limit."""

    damaged = Signal(str)  # something that was read is not what was written

    def __init__(self, worker: Worker, *, read_only: bool) -> None:
        super().__init__()
        self.worker = worker
        self.read_only = read_only
        self._bridge = Bridge(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.settle)

    def submit(self, work: Callable[[WorkbookFile], T]) -> Future[T]:
        """Hand work to the file's thread; a thread that has ended refuses it, and that is told like any failure."""
        try:
            return self.worker.submit(work)
        except RuntimeError:
            from concurrent.futures import Future

            refused: Future[T] = Future()
            refused.set_exception(
                WorkbookTrouble("closed", _("The workbook’s file is closed. Open it again."))
            )
            return refused

    def do(self, work: Callable[[WorkbookFile], T], call: Callable[[Future[T]], None]) -> Future[T]:
        """Hand work to the file's thread; `call` gets its future on the window's thread when it is done."""
        future = self.submit(work)
        self._bridge.when_done(future, call)
        return future

    def now(self, work: Callable[[WorkbookFile], T]) -> T:
        """Wait for what is needed now. Raises trouble, and tells of damage."""
        try:
            return in_time(self.submit(work))
        except WorkbookTrouble as trouble:
            self.tell(trouble)
            raise

    def tell(self, trouble: WorkbookTrouble) -> None:
        """Something could not be read; if that is damage, whoever listens hears of it."""
        if trouble.code == "damaged":
            self.damaged.emit(str(trouble))

    def settle_soon(self) -> None:
        """Something was written: if nothing more is for a while, the file is settled."""
        self._settle.start()

    def settle(self) -> None:
        """Nothing was written for a while: bring all of it into the one file, so that a copy of it is whole."""
        if not self.read_only:
            self.submit(_settle)

    def stop_settling(self) -> None:
        """Settle nothing any more; another session takes the file over, or nothing is written to it now."""
        self._settle.stop()

    def close(self, seconds: float) -> None:
        """Close the file; afterwards nothing is written."""
        self.worker.close(seconds)


def in_time(future: Future[T]) -> T:
    """What was asked for, or trouble if the disk takes too long."""
    try:
        return future.result(SECONDS)
    except TimeoutError:
        raise WorkbookTrouble("cannot-read", _("The disk does not answer. Try again in a while.")) from None


def _settle(file: WorkbookFile) -> None:
    file.settle()
