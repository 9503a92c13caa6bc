"""What a person can intend about versions of the course in an open workbook: look at another, take it, go back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QApplication

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts import file_dialogs
from workbook.window.session.changing import Changing
from workbook.window.session.opened_file import OpenedFile, read_opened_file

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.updating.standing import Standing
    from workbook.answers.updating.update import Outlook
    from workbook.course.files import Files
    from workbook.window.courses.update_screen import UpdateScreen

OTHER_LANGUAGE = N_("A moment. The course is read in the other language …")
UPDATING = N_("A moment. A copy is made first …")
UP_TO_DATE = N_("Your workbook is at version {version}")
HAS_IT = N_("This is the version that your workbook has: {version}. There is nothing to change.")
DONE = N_(
    "Everything you wrote is here. The workbook as it was before is among your earlier days, and “Go back to "
    "{version}” is in the File menu."
)


class Looked(NamedTuple):
    """How another version stands to the workbook, and what it would change; nothing where it cannot be taken."""

    standing: Standing
    outlook: Outlook | None


class Updates(Changing):
    """Versions of the course. What is taken can be given back, also days later."""

    def choose_version(self) -> None:
        """Look for a course file that is another version of this workbook's course."""
        from workbook.packaging.course_by_name import CourseTrouble, open_course

        if self._session is None:
            return
        names = _("Courses ({endings})").format(endings="*.course *.zip")
        chosen = file_dialogs.open_one(
            QApplication.activeWindow(), _("Open a newer version of the course"), Path.home(), names
        )
        if chosen is None:
            return
        try:
            self.offer(open_course(str(chosen)))
        except CourseTrouble as trouble:
            self._ask(_("This course could not be opened"), str(trouble), (_("All right"),))

    def offer(self, files: Files) -> None:
        """Show what another version would change."""
        if self._session is not None:
            self._session.do(partial(_look, files), partial(self._looked, files))

    def offer_back(self) -> None:
        """Show what going back to the version before would change."""
        if self._session is not None:
            self._session.do(_look_back, partial(self._looked, None))

    def choose_language(self, code: str) -> None:
        """Read the course in another of its languages; every answer stays."""
        if self._session is not None and code != self._session.language:
            self._change(partial(_set_language, code), self._language_set, _(OTHER_LANGUAGE))

    def _language_set(self, future: Future[OpenedFile]) -> None:
        contents = self._result(future)
        if contents is not None:
            self.changed.emit(contents)

    def _looked(self, files: Files | None, future: Future[Looked]) -> None:
        from workbook.window.courses.update_screen import UpdateScreen

        looked = self._result(future)
        if self._session is None or looked is None:
            return
        standing, outlook = looked
        if outlook is None:
            title = _("This is another course") if standing.question else _("You have this version")
            version = self._session.course.outline.about.version
            words = standing.question or _(HAS_IT).format(version=version)
            self._ask(title, words, (_("All right"),))
            self.pages_wanted.emit()
            return
        screen = UpdateScreen(self._theme, outlook, standing.question)
        screen.back_wanted.connect(self.pages_wanted)
        screen.wanted.connect(partial(self._take, screen, files))
        screen.list_wanted.connect(partial(self._save_list, screen, outlook))
        self._show(screen)

    def _take(self, screen: UpdateScreen, files: Files | None) -> None:
        screen.take.setEnabled(False)
        work = partial(_update, files) if files is not None else _go_back
        self._change(work, partial(self._taken, screen), _(UPDATING))

    def _taken(self, screen: UpdateScreen, future: Future[OpenedFile]) -> None:
        screen.take.setEnabled(True)
        before = self._session.course.outline.about.version if self._session else ""
        contents = self._result(future)
        if contents is None:
            return
        self.changed.emit(contents)
        now = self._session.course.outline.about.version if self._session else ""
        self._ask(_(UP_TO_DATE).format(version=now), _(DONE).format(version=before), (_("All right"),))

    def _save_list(self, screen: UpdateScreen, outlook: Outlook) -> None:
        from workbook.whole_file import write_whole
        from workbook.window.courses.update_screen import as_saved_list

        name = _("What changes in version {version}").format(version=outlook.comparison.newer.about.version)
        place = file_dialogs.save_as(
            screen, _("Save this list"), Path.home() / f"{name}.txt", _("Text (*.txt)")
        )
        if place is None:
            return
        try:
            write_whole(place, as_saved_list(outlook, screen.paragraphs).encode())
        except OSError as error:
            from workbook.language.system_words import why

            words = _("“{name}” could not be written: {reason}.").format(name=place.name, reason=why(error))
            self._ask(_("That could not be saved"), words, (_("All right"),))


def _look(files: Files, file: WorkbookFile) -> Looked:
    from workbook.answers.updating.update import look_at, standing_of

    standing = standing_of(file, files)
    if standing.relation in ("same", "other-course"):
        return Looked(standing, None)
    return Looked(standing, look_at(file, files))


def _look_back(file: WorkbookFile) -> Looked:
    from workbook.answers.updating.standing import Standing
    from workbook.answers.updating.update import look_back

    return Looked(Standing("older"), look_back(file))


def _update(files: Files, file: WorkbookFile) -> OpenedFile:
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.updating.update import update

    update(file, files, BackupFolder(file.uuid))
    return read_opened_file(file)


def _set_language(code: str, file: WorkbookFile) -> OpenedFile:
    file.set_language(code)
    return read_opened_file(file)


def _go_back(file: WorkbookFile) -> OpenedFile:
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.updating.update import go_back

    go_back(file, BackupFolder(file.uuid))
    return read_opened_file(file)
