"""How a workbook comes into the window: a file that is opened, chosen or dropped, or a course to begin."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbook.window.home.second_start import Knock
from workbook.window.privacy.keeper import OPENS_WITH
from workbook.window.session.opener import Opener
from workbook.window.session.session import Contents, Session

if TYPE_CHECKING:
    from workbook.answers.disk.trouble import WorkbookTrouble
    from workbook.answers.file.worker import Worker
    from workbook.course.files import Files
    from workbook.window.main_window import MainWindow

COURSE, WORKBOOK = ".course", ".workbook"
NOT_OURS = "“{}” is neither a workbook nor a course. Their names end in .workbook and .course."
ONE_AT_A_TIME = (
    "Several files were dropped here, and one can be opened at a time. All of them stay where they are."
)
NOT_DROPPED = (
    "A workbook’s name ends in .workbook, a course’s in .course, and a picture can be dropped on an exercise that "
    "asks for one. What you dropped stays where and as it is."
)


class Entrance(QObject):
    """Opens workbooks for the window, one at a time; what is open stays until the next one is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.opener = Opener(self)
        self.opener.opened.connect(self._opened)
        self.opener.failed.connect(self._not_opened)

    def open_path(self, name: str) -> None:
        """Open a workbook, or begin one from a course file."""
        window, path = self._window, Path(name)
        if window.keeper.is_covering:
            return  # what waits behind the lock comes first
        if not _is_there(path):
            window.show_something()
            window.say("This file could not be opened", f"There is no file “{path}”. It may have been moved.")
        elif path.suffix.lower() == COURSE or path.is_dir():
            self.start_course(name)
        elif path.suffix.lower() != WORKBOOK:
            window.show_something()
            window.say("This file could not be opened", NOT_OURS.format(path.name))
        elif window.session is not None and Path(os.path.realpath(path)) == window.session.path:
            window.go_to_workbook()
        else:
            self.opener.open(path)

    def open_dropped(self, paths: list[Path]) -> None:
        """Open the one file of ours that was dropped, or say why nothing is opened."""
        ours = [path for path in paths if path.suffix.lower() in (WORKBOOK, COURSE) or path.is_dir()]
        if len(ours) == 1:
            self.open_path(str(ours[0]))
        elif ours:
            self._window.say("One at a time", ONE_AT_A_TIME)
        else:
            self._window.say("Nothing was opened", NOT_DROPPED)

    def choose_file(self) -> None:
        """Look for a workbook or a course."""
        from workbook.window.home.start_dialog import workbooks_folder
        from workbook.window.parts import file_dialogs

        folder = workbooks_folder()
        names = f"Workbooks and courses (*{WORKBOOK} *{COURSE})"
        chosen = file_dialogs.open_one(self._window, "Open a workbook or a course", folder, names)
        if chosen:
            self.open_path(str(chosen))

    def look_for(self, name: str) -> None:
        """Look for a workbook that is not where it was; the one that is found takes its place in the list."""
        from workbook.window.home.start_dialog import workbooks_folder
        from workbook.window.parts import file_dialogs

        missing = Path(name)
        start = missing.parent if missing.parent.is_dir() else workbooks_folder()
        chosen = file_dialogs.open_one(
            self._window, f"Where is {missing.name}?", start, f"Workbooks (*{WORKBOOK})"
        )
        if chosen:
            self._window.settings.forget(name)
            self.open_path(str(chosen))

    def start_course(self, name: str) -> None:
        """Begin a new workbook of a course: a folder or a course file."""
        from workbook.packaging.course_by_name import CourseTrouble, open_course

        window = self._window
        try:
            files = open_course(name)
        except CourseTrouble as trouble:
            window.say("This course could not be opened", str(trouble))
            return
        from workbook.course.outline import read_outline
        from workbook.course.text import TextReader
        from workbook.window.home.start_dialog import StartDialog

        outline = read_outline(files)
        paragraphs = outline.about.summary or outline.about.text.split("\n\n")[0]
        known = next((recent.name for recent in window.settings.recents() if recent.name), "")
        dialog = StartDialog(window.theme, outline, TextReader().html(paragraphs), known, window)
        if dialog.exec() == StartDialog.DialogCode.Accepted:
            self.start_workbook(files, dialog.path, dialog.chosen_name())

    def start_workbook(self, files: Files, path: Path, name: str) -> None:
        """Make the file and open it."""
        self.opener.create(path, dict(files), name)

    def _opened(self, worker: Worker, contents: Contents) -> None:
        window = self._window
        if not window.keeper.is_covering and window.leave_workbook():
            window.take_in(Session(worker, contents))
        else:
            worker.close(0)

    def _not_opened(self, path: Path, typed: str | None, error: BaseException) -> None:
        from workbook.answers.disk.trouble import WorkbookTrouble

        window = self._window
        if window.keeper.is_covering:
            return
        if isinstance(error, WorkbookTrouble) and error.code in OPENS_WITH:
            if window.leave_workbook():
                window.keeper.ask_for(path, str(error) if error.code == "wrong-passphrase" else "")
                window.show()
            return
        if isinstance(error, WorkbookTrouble) and error.code == "damaged":
            self._offer_rescue(path, typed, error)
            return
        if isinstance(error, WorkbookTrouble) and error.code == "in-use" and typed is None:
            self._call_forward(path, error)
            return
        window.show_something()
        if not isinstance(error, WorkbookTrouble):
            window.keeper.say_on_lock("It could not be opened.")
            raise error
        if error.code == "not-a-workbook" and path.suffix.lower() == WORKBOOK:
            self._offer_earlier(path, error)
        elif typed is None or not window.keeper.say_on_lock(str(error)):
            window.say("This workbook could not be opened", str(error))

    def _offer_earlier(self, path: Path, error: WorkbookTrouble) -> None:
        """What is no workbook gets nothing put into it; whoever knows that it was theirs can look further."""
        ways = ("Look for an earlier day …", "All right")  # Enter and Esc take the last
        if self._window.ask("This is not a workbook", str(error), ways, for_good=True) == ways[0]:
            self._window.rescuer.look_for_earlier(path, self._window)

    def _call_forward(self, path: Path, error: WorkbookTrouble) -> None:
        """Another window has it: that one comes forward, and one that was started for it alone ends."""
        knock = Knock(Path(os.path.realpath(path)), self)
        knock.answered.connect(partial(self._other_came, path))
        knock.unanswered.connect(partial(self._say_not_opened, str(error)))
        knock.begin()

    def _other_came(self, path: Path) -> None:
        window = self._window
        if window.screens.now() is None:
            window.end()
        else:
            window.say(
                "It is open in another window", f"The window with “{path.name}” has come to the front."
            )

    def _say_not_opened(self, words: str) -> None:
        self._window.show_something()
        self._window.say("This workbook could not be opened", words)

    def _offer_rescue(self, path: Path, typed: str | None, error: WorkbookTrouble) -> None:
        """Show what can be done for a damaged workbook; what is open stays, unless the learner wants to leave it."""
        window = self._window
        if window.session is not None:
            ways = ("See what can be done", "Not now")
            if window.ask("This workbook could not be opened", str(error), ways) != ways[0]:
                return
        if window.leave_workbook():
            window.keeper.let_go()
            window.rescuer.cannot_open(path, typed)
            window.show()


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no disk can have
        return False
