"""Opens workbooks on a thread of their own: the window stays alive, and what is open stays until that succeeds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbook.window.session.bridge import Bridge
from workbook.window.session.opened_file import OpenedFile, read_opened_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.file.worker import Worker
    from workbook.answers.locked.keys import Keys
    from workbook.course.files import Files


class Opener(QObject):
    """One opening at a time. It ends with `opened`, or with `failed` and the path that was to be opened."""

    opened = Signal(object, object)  # the worker that owns the file, and the contents
    failed = Signal(object, object, object)  # the path, what was typed to open it, and the error

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = Bridge(self)
        self._worker: Worker | None = None
        self._typed: str | None = None

    def open(self, path: Path, typed: str | None = None, keys: Keys | None = None) -> None:
        """Open a workbook; a locked one with what was typed, or with its keys."""
        from workbook.answers.file.workbook_file import open_workbook

        self._typed = typed
        self._begin(path, partial(open_workbook, path, typed=typed, keys=keys))

    def create(self, path: Path, files: Files, name: str, language: str = "") -> None:
        """Make a workbook of a course and open it."""
        self._begin(path, partial(_create, path, files, name, language))

    def _begin(self, path: Path, first_texts: Callable[[], WorkbookFile]) -> None:
        from workbook.answers.file.worker import Worker

        if self._worker is None:
            self._worker = Worker(first_texts)
            self._bridge.when_done(self._worker.submit(read_opened_file), partial(self._done, path))

    def _done(self, path: Path, future: Future[OpenedFile]) -> None:
        worker, self._worker = self._worker, None
        assert worker is not None
        error = future.exception()
        if error is None:
            self.opened.emit(worker, future.result())
        else:
            worker.close(0)
            self.failed.emit(path, self._typed, error)


def _create(path: Path, files: Files, name: str, language: str) -> WorkbookFile:
    from workbook.answers.file.workbook_file import create_workbook
    from workbook.whole_file import private_folder

    try:
        private_folder(path.parent)
    except OSError as error:
        from workbook.answers.disk.trouble import cannot_make

        raise cannot_make(path, error, error.errno) from error
    return create_workbook(path, files, name=name, language=language)
