"""A controller that changes the whole file: one change at a time, told of where it takes long, and its troubles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QTimer, Signal

from workbook.language.translation import gettext as _
from workbook.window.session.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from PySide6.QtCore import QObject

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.window.look.theme import Theme
    from workbook.window.parts.asking import Ask
    from workbook.window.session.session import Session

T = TypeVar("T")
NOTICED_MS = 300  # what is done sooner needs no words


class Changing(Controller):
    """`changed` tells of new contents; `waiting` says that a change is not done at once, and when it is."""

    changed = Signal(object)  # OpenedFile
    waiting = Signal(str)

    def __init__(self, theme: Theme, ask: Ask, parent: QObject) -> None:
        super().__init__(theme, ask, parent)
        self._changes = False
        self._words = ""
        self._noticed = QTimer(self, singleShot=True, interval=NOTICED_MS)
        self._noticed.timeout.connect(self._say_waiting)

    def watch_over(self, session: Session | None) -> None:
        super().watch_over(session)
        self._changes = False

    def _change(
        self, work: Callable[[WorkbookFile], T], call: Callable[[Future[T]], None], words: str
    ) -> None:
        """Change the whole file, unless that is being done already."""
        if self._session is not None and not self._changes:
            self._changes, self._words = True, words
            self._noticed.start()
            self._session.do(work, partial(self._is_done, call))

    def _say_waiting(self) -> None:
        self.waiting.emit(self._words)

    def _is_done(self, call: Callable[[Future[Any]], None], future: Future[Any]) -> None:
        self._changes = False
        self._noticed.stop()
        self.waiting.emit("")
        call(future)

    def _result(self, future: Future[Any]) -> Any:
        """What came of it, or None after its trouble was told."""
        from workbook.answers.disk.trouble import WorkbookTrouble

        error = future.exception()
        if error is None:
            return future.result()
        if not isinstance(error, WorkbookTrouble):
            raise error
        if error.code == "not-reopened":
            self.not_reopened.emit(str(error))
        else:
            self._ask(_("That could not be done"), str(error), (_("All right"),))
        return None
