"""What is done for an open workbook without being asked: the day's backup, thinning, and a look through all of it.

It begins once the first page is shown, and goes on in small pieces, so that saving never waits long.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from workbook.answers.damage.checkup import Checkup
    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.window.session.session import Session

T = TypeVar("T")
BEGIN_MS = 1500
HOUR_MS = 3_600_000


class Maintenance(QObject):
    """`damaged` is said with the reason, once; `not_kept` when the day's backup could not be made.

    `older` is said once of a workbook that had come further before.
    """

    damaged = Signal(str)
    not_kept = Signal(str)
    older = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._told: set[str] = set()
        self._begin = QTimer(self, singleShot=True, interval=BEGIN_MS)
        self._begin.timeout.connect(self.begin)
        self._hourly = QTimer(self, interval=HOUR_MS)  # a window may stay open over midnight
        self._hourly.timeout.connect(self._keep_day)

    def watch_over(self, session: Session | None) -> None:
        """A workbook was opened, or closed."""
        self._session = session
        self._told.clear()
        for timer in (self._begin, self._hourly):
            timer.stop() if session is None else timer.start()

    def begin(self) -> None:
        """See whether it is an older copy and keep this day first, then look through the file."""
        self._do(_is_older, self._told_age)
        self._keep_day()
        self._do(_begin_checkup, self._looked)

    def _do(self, work: Callable[[WorkbookFile], T], take: Callable[[Future[T]], None]) -> None:
        """Do something with the file that is open; what comes of it when that is closed is nobody's."""
        if (session := self._session) is not None:
            session.do(work, partial(self._hand_on, session, take), save_first=False)

    def _hand_on(self, session: Session, take: Callable[[Future[T]], None], future: Future[T]) -> None:
        if session is self._session:
            take(future)

    def _keep_day(self) -> None:
        if self._session is not None and not self._session.read_only:
            self._do(_keep_day, self._kept)

    def _told_age(self, future: Future[bool]) -> None:
        """What cannot be looked at now says so elsewhere."""
        if future.exception() is not None or not future.result():
            return
        if self._session is not None and not self._session.read_only:
            self._do(_take_as_newest, _nothing)
        self.older.emit()

    def _kept(self, future: Future[None]) -> None:
        from workbook.answers.disk.trouble import WorkbookTrouble

        if (error := future.exception()) is None:
            return
        if not isinstance(error, WorkbookTrouble):
            raise error
        if error.code == "damaged":
            self._find_damage(str(error))
        elif "not kept" not in self._told:
            self._told.add("not kept")
            self.not_kept.emit(str(error))

    def _looked(self, future: Future[Checkup | None]) -> None:
        """A slice was looked at: on to the next one."""
        from workbook.answers.disk.trouble import WorkbookTrouble

        error = future.exception()
        if isinstance(error, WorkbookTrouble):
            if error.code == "damaged":
                self._find_damage(str(error))
        elif error is not None:
            raise error
        elif (checkup := future.result()) is not None:
            self._do(_Step(checkup), self._looked)

    def _find_damage(self, words: str) -> None:
        if "damaged" not in self._told:
            self._told.add("damaged")
            self.damaged.emit(words)


class _Step:
    """Looks at one slice; gives the checkup itself as long as there is more."""

    def __init__(self, checkup: Checkup) -> None:
        self._checkup = checkup

    def __call__(self, _file: WorkbookFile) -> Checkup | None:
        return self._checkup if self._checkup.step() else None


def _is_older(file: WorkbookFile) -> bool:
    from workbook.answers.backups.older import is_older

    return is_older(file)


def _take_as_newest(file: WorkbookFile) -> None:
    file.take_as_newest()


def _nothing(_: Future[None]) -> None:
    """It is told once more, where it could not be noted."""


def _begin_checkup(file: WorkbookFile) -> Checkup | None:
    from workbook.answers.damage.checkup import Checkup

    return Checkup(file)


def _keep_day(file: WorkbookFile) -> None:
    """The backup of today, before its first change if nobody was quicker; then what is too much of the past goes.

    And what a program that was killed left beside the workbook.
    """
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.file.left_over import sweep_beside
    from workbook.answers.file.thinning import thin_history

    sweep_beside(file.path)
    now = datetime.now().astimezone()
    if BackupFolder(file.uuid).daily(file, now.date()) is not None:
        thin_history(file, now)
