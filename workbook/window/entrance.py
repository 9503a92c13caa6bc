"""How a workbook comes into the window: a file that is opened, chosen or dropped, or a course to begin."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from workbook.course.file_names import names_a_course
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.home.second_start import Knock
from workbook.window.session.opener import Opener

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbook.answers.disk.trouble import WorkbookTrouble
    from workbook.answers.file.worker import Worker
    from workbook.course.files import Files
    from workbook.window.look.settings import Settings
    from workbook.window.look.theme import Theme
    from workbook.window.parts.asking import Ask
    from workbook.window.session.opened_file import OpenedFile
    from workbook.window.session.session import Session

OPENS_WITH = ("locked", "wrong-passphrase")
WORKBOOK, FORM = ".workbook", ".pdf"
NO_FILE, NO_WORKBOOK = N_("This file could not be opened"), N_("This workbook could not be opened")
NOT_OURS = N_(
    "“{name}” is neither a workbook nor a course. Their names end in .workbook and .course; a course in a .zip can be "
    "opened too."
)
ONE_AT_A_TIME = N_(
    "Several files were dropped here, and one can be opened at a time. All of them stay where they are."
)
NOT_DROPPED = N_(
    "A workbook’s name ends in .workbook, a course’s in .course or .zip, and a picture can be dropped on an exercise "
    "that asks for one. What you dropped stays where and as it is."
)


class OpenWorkbook(Protocol):
    """What is open in the window while another file comes."""

    session: Session | None

    def is_covered(self) -> bool:
        """Whether words that could not be saved wait behind a lock."""

    def leave_workbook(self) -> bool:
        """Write and close what is open; False if the learner would rather stay."""


class Entrance(QObject):
    """Opens workbooks for the window, one at a time; what is open stays until the next one is."""

    form_came = Signal(object)  # a PDF, perhaps a form that was filled in for the open workbook
    course_wanted = Signal(str)  # a course's file or folder
    opened = Signal(object, object)  # the worker that owns the file, and its contents
    open_already = Signal()  # what was chosen is what is shown
    nothing_opened = Signal()  # the window shows something, if it does not yet
    lock_met = Signal(object, str)  # a locked file, and what to say of the last try
    damage_met = Signal(object, object)  # a path, and what was typed to open it
    earlier_day_wanted = Signal(object)  # for a file that tells nothing
    open_elsewhere = Signal(object)  # a path; the window that has it came forward
    lock_answer = Signal(str)  # why what opens a locked file could not be used

    def __init__(
        self, theme: Theme, settings: Settings, ask: Ask, open_workbook: OpenWorkbook, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme, self._settings, self._ask, self._parent = theme, settings, ask, parent
        self._open_workbook = open_workbook
        self.opener = Opener(self)
        self.opener.opened.connect(self._opened)
        self.opener.failed.connect(self._not_opened)

    def open_path(self, name: str) -> None:
        """Open a workbook, or see what can be done with a course."""
        path, session = Path(name), self._open_workbook.session
        if self._open_workbook.is_covered():
            return  # what waits behind the lock comes first
        if not _is_there(path):
            self._say_not_opened(
                _("There is no file “{path}”. It may have been moved.").format(path=path), _(NO_FILE)
            )
        elif names_a_course(path.name) or path.is_dir():
            self.course_wanted.emit(name)
        elif session is not None and path.suffix.lower() == FORM:
            self.form_came.emit(path)
        elif path.suffix.lower() != WORKBOOK:
            self._say_not_opened(_(NOT_OURS).format(name=path.name), _(NO_FILE))
        elif session is not None and Path(os.path.realpath(path)) == session.path:
            self.open_already.emit()
        else:
            self.opener.open(path)

    def open_dropped(self, paths: list[Path]) -> None:
        """Open the one file of ours that was dropped, or say why nothing is opened."""
        endings = (WORKBOOK, FORM) if self._open_workbook.session is not None else (WORKBOOK,)
        ours = [
            path
            for path in paths
            if path.suffix.lower() in endings or names_a_course(path.name) or path.is_dir()
        ]
        if len(ours) == 1:
            self.open_path(str(ours[0]))
        elif ours:
            self._say(_("One at a time"), _(ONE_AT_A_TIME))
        else:
            self._say(_("Nothing was opened"), _(NOT_DROPPED))

    def choose_file(self) -> None:
        """Look for a workbook or a course."""
        from workbook.window.courses.new_workbook import workbooks_folder
        from workbook.window.parts import file_dialogs

        folder = workbooks_folder()
        names = _("Workbooks and courses ({endings})").format(endings="*.workbook *.course *.zip")
        chosen = file_dialogs.open_one(self._parent, _("Open a workbook or a course"), folder, names)
        if chosen:
            self.open_path(str(chosen))

    def look_for(self, name: str) -> None:
        """Look for a workbook that is not where it was; the one that is found takes its place in the list."""
        from workbook.window.courses.new_workbook import workbooks_folder
        from workbook.window.parts import file_dialogs

        missing = Path(name)
        start = missing.parent if missing.parent.is_dir() else workbooks_folder()
        chosen = file_dialogs.open_one(
            self._parent,
            _("Where is {name}?").format(name=missing.name),
            start,
            _("Workbooks (*{workbook})").format(workbook=WORKBOOK),
        )
        if chosen:
            self._settings.forget(name)
            self.open_path(str(chosen))

    def start_workbook(self, files: Files, path: Path, name: str, language: str = "") -> None:
        """Make the file and open it."""
        self.opener.create(path, files, name, language)

    def _opened(self, worker: Worker, contents: OpenedFile) -> None:
        if not self._open_workbook.is_covered() and self._open_workbook.leave_workbook():
            self.opened.emit(worker, contents)
        else:
            worker.close(0)

    def _not_opened(self, path: Path, typed: str | None, error: BaseException) -> None:
        from workbook.answers.disk.trouble import WorkbookTrouble

        if self._open_workbook.is_covered():
            return
        if not isinstance(error, WorkbookTrouble):
            self.nothing_opened.emit()
            if typed is not None:
                self.lock_answer.emit(_("It could not be opened."))
            raise error
        if error.code in OPENS_WITH:
            if self._open_workbook.leave_workbook():
                self.lock_met.emit(path, str(error) if error.code == "wrong-passphrase" else "")
        elif error.code == "damaged":
            self._offer_rescue(path, typed, error)
        elif error.code == "in-use" and typed is None:
            self._call_forward(path, error)
        elif error.code == "not-a-workbook" and path.suffix.lower() == WORKBOOK:
            self.nothing_opened.emit()
            self._offer_earlier(path, error)
        elif typed is None:
            self._say_not_opened(str(error))
        else:
            self.lock_answer.emit(str(error))

    def _offer_earlier(self, path: Path, error: WorkbookTrouble) -> None:
        """What is no workbook gets nothing put into it; whoever knows that it was theirs can look further."""
        choices = (_("Look for an earlier day …"), _("All right"))  # Enter and Esc take the last
        if self._ask(_("This is not a workbook"), str(error), choices, for_good=True) == choices[0]:
            self.earlier_day_wanted.emit(path)

    def _call_forward(self, path: Path, error: WorkbookTrouble) -> None:
        """Another window has it: that one comes forward, and one that was started for it alone ends."""
        knock = Knock(Path(os.path.realpath(path)), self)
        knock.answered.connect(partial(self.open_elsewhere.emit, path))
        knock.unanswered.connect(partial(self._say_not_opened, str(error)))
        knock.ended.connect(partial(self.opener.open, path))  # it was just ending when it was asked
        knock.begin()

    def _offer_rescue(self, path: Path, typed: str | None, error: WorkbookTrouble) -> None:
        """Show what can be done for a damaged workbook; what is open stays, unless the learner wants to leave it."""
        if self._open_workbook.session is not None:
            choices = (_("See what can be done"), _("Not now"))
            if self._ask(_(NO_WORKBOOK), str(error), choices) != choices[0]:
                return
        if self._open_workbook.leave_workbook():
            self.damage_met.emit(path, typed)

    def _say_not_opened(self, words: str, title: str = NO_WORKBOOK) -> None:
        self.nothing_opened.emit()
        self._say(_(title), words)

    def _say(self, title: str, words: str) -> None:
        self._ask(title, words, (_("All right"),))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no disk can have
        return False
