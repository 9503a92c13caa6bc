"""What a person can intend with a course: see what it is, go on with its workbook, bring that up to date, begin."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QTimer, Signal

from workbook.course.translations import in_language, languages
from workbook.language.translation import gettext as _
from workbook.language.translation import spoken
from workbook.own_files import bundled_courses
from workbook.window.courses.new_workbook import workbooks_folder
from workbook.window.courses.shelf import put_on_shelf
from workbook.window.session.bridge import Bridge
from workbook.window.session.changing import NOTICED_MS
from workbook.window.session.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from workbook.course.files import Files
    from workbook.course.problems import Problem
    from workbook.window.courses.course_screen import OpenedCourse
    from workbook.window.courses.front_screen import FrontScreen
    from workbook.window.courses.workbooks_of import Mine
    from workbook.window.home.workbook_list import Listed
    from workbook.window.look.settings import Settings
    from workbook.window.look.theme import Theme
    from workbook.window.parts.asking import Ask
    from workbook.window.session.session import Session


T = TypeVar("T")


class _Read(NamedTuple):
    opened: OpenedCourse
    mine: list[Mine]


class Opening(Controller):
    """Courses, one at a time. A workbook that is open stays open until another way is taken."""

    continue_wanted = Signal(str)  # a workbook's path
    begin_wanted = Signal(
        object, object, str, str
    )  # files, the new file’s path, the name on it, the language
    changes_wanted = Signal(object)  # a version of the open workbook's course, to be looked at
    blank_wanted = Signal(object, str)  # files to be printed without answers, and what they are opened by
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

    def give_up_update(self) -> bool:
        """The workbook that was to be brought up to another version cannot be opened here; whether one was."""
        was_to_be, self._to_update = self._to_update is not None, None
        return was_to_be

    def close(self) -> None:
        """Nothing more is read."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _read(
        self, name: str, call: Callable[[Future[T]], None], work: Callable[[], T] | None = None
    ) -> None:
        """Read a course aside, one after the other; a moment that is long is told."""
        if self._noticed.isActive():
            return
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, thread_name_prefix="course")
        self._name = name
        self._noticed.start()
        self._bridge.when_done(self._pool.submit(work or self._to_open(name)), call)  # type: ignore[arg-type]

    def _to_open(self, name: str) -> Callable[[], _Read]:
        from workbook.window.home.workbook_list import list_workbooks

        recents = self._settings.recents_to_show() if self._session is None else self._settings.recents()
        return partial(_read_course, name, partial(list_workbooks, recents, workbooks_folder()))

    def _say_reading(self) -> None:
        from workbook.window.parts.aside_screen import AsideScreen

        screen = AsideScreen(self._theme, _("Back to where I was"))
        screen.back_wanted.connect(self.back_wanted)
        self._show(screen)
        screen.show_waiting(_("A moment. “{name}” is read …").format(name=Path(self._name).name))

    def _opened(self, future: Future[_Read], *, front: bool) -> None:
        read = self._result(future)
        if read is None:
            return
        opened, mine = read
        if front or not mine:
            self._show_front(opened)
        elif len(mine) == 1 and mine[0].same:
            self.continue_wanted.emit(mine[0].recent.path)
        else:
            self._show_ways(opened, mine)

    def _result(self, future: Future[T]) -> T | None:
        """What was read; None after it was told why it could not be."""
        from workbook.packaging.course_by_name import CourseTrouble

        self._noticed.stop()
        error = future.exception()
        if error is None:
            return future.result()
        if not isinstance(error, CourseTrouble):
            raise error
        self.nothing_opened.emit()
        self._ask(_("This course could not be opened"), str(error), (_("All right"),))
        return None

    def _show_ways(self, opened: OpenedCourse, mine: list[Mine]) -> None:
        from workbook.window.courses.course_screen import CourseScreen

        screen = CourseScreen(self._theme, opened, mine)
        screen.back_wanted.connect(self.back_wanted)
        screen.continue_wanted.connect(self.continue_wanted)
        screen.update_wanted.connect(partial(self._update, opened))
        screen.begin_wanted.connect(partial(self._begin, opened, ""))
        screen.signed.accepted.connect(partial(_accept_key, opened.files))
        screen.look_wanted.connect(partial(self._show_front, opened))
        self._show(screen)

    def _show_front(self, opened: OpenedCourse) -> None:
        known = next((recent.name for recent in self._settings.recents() if recent.name), "")
        self._show_front_in(opened, known, _language_for(opened.files))

    def _show_front_in(self, opened: OpenedCourse, name: str, language: str) -> None:
        """The front page in one of the course's languages."""
        from workbook.course.outline import read_outline
        from workbook.window.courses.front_screen import FrontScreen

        files, outline = opened.files, opened.outline
        if language:
            files = in_language(opened.files, language)
            outline = read_outline(files)
        codes = languages(opened.files)
        is_own = opened.path.is_dir() and opened.path not in bundled_courses()
        from workbook.window.courses.signed_words import SignedWords

        signed = SignedWords(self._theme, opened.signed)
        signed.accepted.connect(partial(_accept_key, opened.files))
        screen = FrontScreen(
            self._theme,
            files,
            outline,
            name=name,
            languages=codes,
            is_own=is_own,
            signed=signed,
            in_library=opened.in_library,
        )
        screen.check_wanted.connect(partial(self.check, opened.path))
        screen.back_wanted.connect(self.back_wanted)
        screen.link_chosen.connect(self.link_chosen)
        screen.begin_wanted.connect(partial(self._begin, opened, language))
        screen.language_chosen.connect(partial(self._other_language, opened, screen))
        screen.blank_wanted.connect(partial(self.blank_wanted.emit, files, str(opened.path)))
        self._show(screen)

    def check(self, folder: Path) -> None:
        """Say what is to be mended in a course of one's own."""
        self._read(str(folder), self._checked, partial(_check_course, folder))

    def _checked(self, future: Future[_Checked]) -> None:
        from workbook.window.courses.check_screen import CheckScreen

        checked = self._result(future)
        if checked is None:
            return
        screen = CheckScreen(self._theme, checked.title, checked.files, checked.problems)
        screen.back_wanted.connect(partial(self.show_front, str(checked.folder)))
        screen.again.connect(partial(self.check, checked.folder))
        screen.ids_wanted.connect(partial(self._write_ids, checked.folder))
        self._show(screen)

    def _write_ids(self, folder: Path) -> None:
        from workbook.authoring.fix import write_missing_ids
        from workbook.language.system_words import why

        try:
            write_missing_ids(folder)
        except OSError as error:
            words = _("The ids could not be written: {reason}.").format(reason=why(error))
            self._ask(_("That could not be done"), words, (_("All right"),))
        self.check(folder)

    def _other_language(self, opened: OpenedCourse, screen: FrontScreen, language: str) -> None:
        self._show_front_in(opened, screen.new.chosen_name(), language)

    def _begin(self, opened: OpenedCourse, language: str, path: Path, name: str) -> None:
        self.begin_wanted.emit(opened.files, path, name, language)

    def _update(self, opened: OpenedCourse, path: str) -> None:
        """Open the workbook, and show there what the new version changes."""
        real = Path(os.path.realpath(path))
        if self._session is not None and self._session.path == real:
            self.changes_wanted.emit(opened.files)
        else:
            self._to_update = real, opened.files
            self.continue_wanted.emit(path)


def _language_for(files: Files) -> str:
    """The language of the program, if the course has it besides its own; else none, which is its own."""
    spoken_here = spoken().code.partition("_")[0].casefold()
    own, *others = languages(files)
    if own.partition("-")[0].casefold() == spoken_here:
        return ""
    return next((code for code in others if code.partition("-")[0].casefold() == spoken_here), "")


def _accept_key(files: Files) -> None:
    from workbook.packaging.trust import Trust

    Trust().accept(files)


class _Checked(NamedTuple):
    folder: Path
    title: str
    files: Files
    problems: list[Problem]


def _check_course(folder: Path) -> _Checked:
    from workbook.authoring.check import find_problems
    from workbook.course.outline import read_about
    from workbook.packaging.course_by_name import open_course

    files = open_course(str(folder))
    return _Checked(folder, read_about(files).title, files, find_problems(files))


def _read_course(name: str, list_them: Callable[[], list[Listed]]) -> _Read:
    from workbook.answers.tables.snapshot import hash_of_files
    from workbook.course.files import held_in_part
    from workbook.course.outline import read_outline
    from workbook.packaging.course_by_name import open_course
    from workbook.packaging.reading import Package
    from workbook.packaging.trust import Trust
    from workbook.window.courses.workbooks_of import with_changes, workbooks_of

    source = open_course(name)
    is_sealed = isinstance(source, Package) and source.is_sealed
    files = source if isinstance(source, Package) else held_in_part(source)
    signed, path = Trust().remember(source), Path(name)
    in_library = path.is_file() and put_on_shelf(path)
    from workbook.window.courses.course_screen import MOST_SHOWN, OpenedCourse

    opened = OpenedCourse(path, files, read_outline(files), is_sealed, signed, in_library)
    found = hash_of_files(files).hex()
    mine = workbooks_of(opened.outline.about, found, list_them())
    return _Read(opened, [with_changes(one, files) for one in mine[:MOST_SHOWN]])
