"""What can be done with a workbook on the first screen: another name or place, an empty one like it, the bin."""

from __future__ import annotations

import sys
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.trouble import Trouble
from workbook.window.home.bin import Binned, put_into_bin, take_out_of_bin
from workbook.window.home.same_course import new_workbook_of
from workbook.window.parts import file_dialogs
from workbook.window.session.bridge import Bridge

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.window.home.workbook_list import Listed
    from workbook.window.look.settings import Settings
    from workbook.window.look.theme import Theme
    from workbook.window.parts.asking import Ask

T = TypeVar("T")
TO_BIN = N_(
    "“{name}” goes to the bin of this computer, with everything that was written in it. You can bring it back from "
    "there until the bin is emptied.\n\nEarlier days of it that this computer keeps are not in that file, and stay."
)


class Shelving(QObject):
    """Acts on files that are not open, away from the window's thread; each ends with `changed` or a calm sentence."""

    changed = Signal(str)  # what was done, in words; the first screen is to be shown anew

    def __init__(self, theme: Theme, settings: Settings, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._settings, self._ask = theme, settings, ask
        self._bridge = Bridge(self)
        self._thread: ThreadPoolExecutor | None = None
        self.binned: Binned | None = None  # what can be brought back from the first screen

    def rename(self, listed: Listed) -> None:
        """Ask for another name of the file, and give it that."""
        from workbook.answers.file.relocating import rename
        from workbook.window.home.file_name_dialog import FileNameDialog

        path = Path(listed.recent.path)
        dialog = FileNameDialog(self._theme, path.stem, QApplication.activeWindow())
        if dialog.exec() and dialog.chosen_name() not in ("", path.stem):
            self._do(partial(rename, path, dialog.chosen_name()), partial(self._relocated, listed))

    def move(self, listed: Listed) -> None:
        """Ask for another folder, and move the file there."""
        from workbook.answers.file.relocating import move

        path = Path(listed.recent.path)
        folder = file_dialogs.existing_folder(QApplication.activeWindow(), _("Move it to"), path.parent)
        if folder is not None and folder != path.parent:
            self._do(partial(move, path, folder), partial(self._relocated, listed))

    def copy_empty(self, listed: Listed) -> None:
        """Make an empty workbook of the same course for somebody else."""
        from workbook.answers.file.relocating import empty_copy
        from workbook.window.home.empty_copy_dialog import EmptyCopyDialog

        dialog = EmptyCopyDialog(self._theme, listed.recent.title, QApplication.activeWindow())
        if dialog.exec():
            place = dialog.new.path
            make = partial(new_workbook_of, Path(listed.course)) if listed.course else None
            make = make or partial(empty_copy, Path(listed.recent.path))
            work = partial(make, place, dialog.new.chosen_name())
            words = _("An empty workbook is ready: “{name}”.").format(name=place.name)
            self._do(work, lambda _unused: self._tell(words))

    def bin(self, listed: Listed) -> None:
        """Move the file to the bin, once that was asked."""
        path = Path(listed.recent.path)
        choices = (_("Move it to the bin"), _("Leave it"))
        words = _(TO_BIN).format(name=path.name)
        if self._ask(_("Move this workbook to the bin?"), words, choices, for_good=True) == choices[0]:
            self._do(partial(_binned, path), self._put_into_bin)

    def bring_back(self) -> None:
        """Take the file that went to the bin last out of it again."""
        if self.binned is not None:
            binned, self.binned = self.binned, None
            words = _("“{name}” is where it was.").format(name=binned.path.name)
            self._do(partial(take_out_of_bin, binned), lambda _unused: self.changed.emit(words))

    def show_file(self, listed: Listed) -> None:
        """Show the file in its folder, in the system's own way."""
        from PySide6.QtCore import QProcess, QUrl
        from PySide6.QtGui import QDesktopServices

        path = Path(listed.recent.path)
        shown = False
        if sys.platform == "win32":
            shown = QProcess.startDetached("explorer", ["/select,", str(path)])[0]
        elif sys.platform == "darwin":
            shown = QProcess.startDetached("open", ["-R", str(path)])[0]
        if not shown and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
            words = _("It is {path}").format(path=path)
            self._ask(_("The folder could not be opened"), words, (_("All right"),))

    def close(self) -> None:
        """Let what is being done come to its end."""
        if self._thread is not None:
            self._thread.shutdown(wait=True)
            self._thread = None

    def _relocated(self, listed: Listed, place: Path) -> None:
        if not listed.new:
            self._settings.follow(listed.recent.path, str(place))
        words = _("It is “{name}” in {folder} now.").format(name=place.name, folder=place.parent)
        self._tell(words)

    def _tell(self, words: str) -> None:
        """Something else was done last: what went to the bin before is no longer offered here."""
        self.binned = None
        self.changed.emit(words)

    def _put_into_bin(self, binned: Binned) -> None:
        self.binned = binned
        self._settings.forget(str(binned.path))
        self.changed.emit(_("“{name}” is in the bin of this computer.").format(name=binned.path.name))

    def _do(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1)
        self._bridge.when_done(self._thread.submit(work), partial(self._done, then))

    def _done(self, then: Callable[[T], None], future: Future[T]) -> None:
        error = future.exception()
        if isinstance(error, WorkbookTrouble | Trouble):
            self._ask(_("That could not be done"), str(error), (_("All right"),))
        elif error is not None:
            raise error
        else:
            then(future.result())


def _binned(path: Path) -> Binned:
    from workbook.answers.file.relocating import refuse_unrest

    refuse_unrest(path)
    return put_into_bin(path)
