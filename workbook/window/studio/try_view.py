"""A draft in the learner's whole window, with answers that are thrown away; it follows what is written meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts.announce import announce
from workbook.window.parts.bars import Head, WayBack
from workbook.window.parts.words import Words
from workbook.window.studio.trying import Trying

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.course.files import Files
    from workbook.course.model import Page
    from workbook.window.look.theme import Theme
    from workbook.window.session.session import Session
    from workbook.window.studio.drafting import ReadModule

PAUSE_MS = 200
SAID = N_("You are trying this course. What you type is thrown away.")
NOT_HERE = N_("This is there once somebody has begun the course. While trying, the pages alone can be tried.")


class TryView(QWidget):
    """The pages of a course; `take_course` shows another state of it at the same place, with the same answers."""

    back_wanted = Signal()
    ready = Signal()

    def __init__(self, theme: Theme, files: Callable[[], Files], back: str) -> None:
        super().__init__()
        self._theme, self._files = theme, files
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._take_course)
        self.pages: WorkbookScreen | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.back = WayBack(theme, back, self.back_wanted)
        self.said = Words(theme, _(SAID), "interface", ink="muted", wrap=True)
        self._column.addWidget(Head(theme, [self.back], [], self.said))
        self.trying = Trying(files(), self)
        self.trying.ready.connect(self._show)

    def _show(self) -> None:
        session = self.trying.session
        assert session is not None, "it is ready"
        self._put(session)
        assert self.pages is not None, "put just now"
        self.pages.take_focus()
        self.ready.emit()

    def show_line(self, read: ReadModule | None, line: int) -> None:
        """Turn to the page that a line of a module's file is on."""
        if read is None or self.pages is None:
            return
        begun = [at for at, page in enumerate(read.module.pages) if _begins(page) <= line]
        page = read.mark.pages[begun[-1] if begun else 0]
        if (read.mark.id, page.id) in self.pages.session.course.page_names():
            self.pages.show_page(read.mark.id, page.id)

    def _put(self, session: Session) -> None:
        before = self.pages
        place = before.place() if before is not None else None
        spot = before.current().spot() if before is not None else (-1, 0)
        self.pages = screen = WorkbookScreen(session, self._theme)
        screen.home_wanted.connect(self.back_wanted)
        screen.saved.setMaximumWidth(0)  # nothing is kept here, and nothing is to say that it were
        for signal in (screen.pdf_wanted, screen.search_wanted):
            signal.connect(self._not_here)
        screen.overview_wanted.connect(self._not_here)
        screen.words_wanted.connect(self._not_here)
        self._column.addWidget(screen, 1)
        if place is not None and before is not None:
            if (place[0].id, place[1].id) in session.course.page_names():
                screen.show_page(place[0].id, place[1].id)
                screen.current().complete()
                QTimer.singleShot(0, screen, lambda: screen.current().go_to_spot(*spot))
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()

    def step_back(self) -> bool:
        """Esc: what a learner would leave by it is left; False if nothing was to be left."""
        return self.pages is not None and self.pages.go_back()

    def next_region(self, step: int) -> None:
        """F6, as a learner has it."""
        if self.pages is not None:
            self.pages.next_region(step)

    def course_changed(self, _paths: object) -> None:
        """The course was written on: after a pause the same page of it, with the answers so far."""
        self._pause.start()

    def _take_course(self) -> None:
        self.trying.take_course(self._files())
        if self.trying.session is not None:
            self._put(self.trying.session)

    def _not_here(self, *_unused: object) -> None:
        self.said.setText(_(NOT_HERE))
        announce(self, _(NOT_HERE))

    def close_pool(self) -> None:
        """Throw away what was tried."""
        self._pause.stop()
        if self.pages is not None:
            self._column.removeWidget(self.pages)
            self.pages.deleteLater()
            self.pages = None
        self.trying.close()


def _begins(page: Page) -> int:
    """The line of a page's first part."""
    return min((getattr(part, "line", 0) for part in page.parts), default=0)
