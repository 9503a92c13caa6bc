"""What a person can intend with a course: see what it is, go on with its workbook, bring that up to date, begin."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer, Signal

from workbook.language.translation import gettext as _
from workbook.window.courses.course_screen import CourseScreen, OpenedCourse
from workbook.window.courses.new_workbook import workbooks_folder
from workbook.window.session.bridge import Bridge
from workbook.window.session.changing import NOTICED_MS
from workbook.window.session.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from workbook.course.files import Files
    from workbook.window.courses.front_screen import FrontScreen
    from workbook.window.courses.workbooks_of import Mine
    from workbook.window.home.workbook_list import Listed
    from workbook.window.look.settings import Settings
    from workbook.window.look.theme import Theme
    from workbook.window.parts.asking import Ask
    from workbook.window.session.session import Session


class _Read(NamedTuple):
    opened: OpenedCourse
    mine: list[Mine]


class Opening(Controller):
    """Courses, one at a time. A workbook that is open stays open until another way is taken."""

    continue_wanted = Signal(str)  # a workbook's path
    begin_wanted = Signal(
        object, object, str
    )  # the course's files, the new workbook's path, and the name on it
    changes_wanted = Signal(object)  # a version of the open workbook's course, to be looked at
    back_wanted = Signal()
    link_chosen = Signal(str)
    nothing_opened = Signal()

    def __init__(self, theme: Theme, settings: Settings, ask: Ask, parent: QObject) -> None:
        super().__init__(theme, ask, parent)
        self._settings = settings
        self._bridge = Bridge(self)
        self._pool: ThreadPoolExecutor | None = None
        self._to_update: tuple[Path, Files] | None = None
        self._name = ""
        self._noticed = QTimer(self, singleShot=True, interval=NOTICED_MS)
        self._noticed.timeout.connect(self._say_reading)

    def watch_over(self, session: Session | None) -> None:
        """A workbook was opened, perhaps to be brought up to the version that was looked at."""
        super().watch_over(session)
        if session is None or self._to_update is None:
            return
        path, files = self._to_update
        self._to_update = None
        if path == session.path:
            self.changes_wanted.emit(files)

    def open(self, name: str) -> None:
        """Open a course file: go on with the workbook of it, ask where there are several ways, or show what it is."""
        self._read(name, partial(self._opened, front=False))

    def show_front(self, name: str) -> None:
        """Show what a course is, to begin a workbook of it, whatever others there are."""
        self._read(name, partial(self._opened, front=True))

    def close(self) -> None:
        """Nothing more is read."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _read(self, name: str, call: Callable[[Future[_Read]], None]) -> None:
        if self._noticed.isActive():
            return  # one after the other
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="course")
        self._name = name
        self._noticed.start()
        recents = self._settings.recents_to_show() if self._session is None else self._settings.recents()
        from workbook.window.home.workbook_list import list_workbooks

        work = partial(_read_course, name, partial(list_workbooks, recents, workbooks_folder()))
        self._bridge.when_done(self._pool.submit(work), call)

    def _say_reading(self) -> None:
        from workbook.window.parts.aside_screen import AsideScreen

        screen = AsideScreen(self._theme, _("Back to where I was"))
        screen.back_wanted.connect(self.back_wanted)
        self._show(screen)
        screen.show_waiting(_("A moment. “{name}” is read …").format(name=Path(self._name).name))

    def _opened(self, future: Future[_Read], *, front: bool) -> None:
        from workbook.packaging.course_by_name import CourseTrouble

        self._noticed.stop()
        error = future.exception()
        if isinstance(error, CourseTrouble):
            self.nothing_opened.emit()
            self._ask(_("This course could not be opened"), str(error), (_("All right"),))
            return
        if error is not None:
            raise error
        opened, mine = future.result()
        if front or not mine:
            self._show_front(opened)
        elif len(mine) == 1 and mine[0].same:
            self.continue_wanted.emit(mine[0].recent.path)
        else:
            self._show_ways(opened, mine)

    def _show_ways(self, opened: OpenedCourse, mine: list[Mine]) -> None:
        screen = CourseScreen(self._theme, opened, mine)
        screen.back_wanted.connect(self.back_wanted)
        screen.continue_wanted.connect(self.continue_wanted)
        screen.update_wanted.connect(partial(self._update, opened))
        screen.begin_wanted.connect(partial(self.begin_wanted.emit, opened.files))
        screen.look_wanted.connect(partial(self._show_front, opened, screen))
        self._show(screen)

    def _show_front(self, opened: OpenedCourse, _from: CourseScreen | None = None) -> None:
        from workbook.window.courses.front_screen import FrontScreen

        known = next((recent.name for recent in self._settings.recents() if recent.name), "")
        screen = FrontScreen(self._theme, opened.files, opened.outline, name="" if _from else known)
        self._follow_front(screen, opened)
        self._show(screen)

    def _follow_front(self, screen: FrontScreen, opened: OpenedCourse) -> None:
        screen.back_wanted.connect(self.back_wanted)
        screen.link_chosen.connect(self.link_chosen)
        screen.begin_wanted.connect(partial(self.begin_wanted.emit, opened.files))

    def _update(self, opened: OpenedCourse, path: str) -> None:
        """Open the workbook, and show there what the new version changes."""
        real = Path(os.path.realpath(path))
        if self._session is not None and self._session.path == real:
            self.changes_wanted.emit(opened.files)
        else:
            self._to_update = real, opened.files
            self.continue_wanted.emit(path)


def _read_course(name: str, list_them: Callable[[], list[Listed]]) -> _Read:
    from workbook.answers.tables.snapshot import hash_of_files
    from workbook.course.files import held_files
    from workbook.course.outline import read_outline
    from workbook.packaging.course_by_name import open_course
    from workbook.window.courses.workbooks_of import workbooks_of

    files = held_files(open_course(name))
    path = Path(name)
    opened = OpenedCourse(path, files, read_outline(files), is_package=path.is_file())
    found = hash_of_files(files).hex()
    return _Read(opened, workbooks_of(opened.outline.about, found, list_them()))
