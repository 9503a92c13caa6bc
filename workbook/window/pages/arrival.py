"""Says once where somebody has come to, when they are there: the page, and which exercise of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workbook.language.translation import gettext as _
from workbook.window.parts.announce import announce

if TYPE_CHECKING:
    from workbook.window.pages.workbook_screen import WorkbookScreen

SETTLED_MS = 30  # by then the keyboard is where it is going to be


class Arrival(QObject):
    """A page that gets the keyboard itself is told by that, and not once more."""

    def __init__(self, screen: WorkbookScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._page, self._exercise = False, ""
        self._soon = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._soon.timeout.connect(self._tell)

    def at_page(self) -> None:
        """Another page is shown, or the pages are shown again."""
        self._page = True
        self._soon.start()

    def at_exercise(self, number: str) -> None:
        """One went to an exercise."""
        self._exercise = number
        self._soon.start()

    def _tell(self) -> None:
        screen = self._screen
        page, exercise, self._page, self._exercise = self._page, self._exercise, False, ""
        if not screen.isVisible() or not screen.has_pages():
            return
        told = [screen.place()[1].title] if page and not screen.current().hasFocus() else []
        if exercise:
            told.append(_("Exercise {number}").format(number=exercise))
        if told:
            announce(screen, ". ".join(told))
