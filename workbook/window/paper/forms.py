"""What a person can intend about filled-in forms: choose one, look at what is in it, take that in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from workbook.language.counting import counted
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts import file_dialogs
from workbook.window.session.changing import Changing
from workbook.window.session.opened_file import OpenedFile, read_opened_file

if TYPE_CHECKING:
    from concurrent.futures import Future
    from typing import Any

    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.filling.matching import Choice, FoundAnswer, Match
    from workbook.window.paper.form_screen import FormScreen

TAKING = N_("A moment. A copy is made first …")
NOT_READ = N_("This form could not be read")
NOTHING_IN_IT = N_("This form is empty")


class Forms(Changing):
    """Nothing of a form is taken in before it was shown beside what is there."""

    def choose(self) -> None:
        """Look for a form, and show what is in it."""
        if self._session is None:
            return
        names = _("PDF forms ({endings})").format(endings="*.pdf")
        chosen = file_dialogs.open_one(
            QApplication.activeWindow(), _("Read a filled-in form"), Path.home(), names
        )
        if chosen is not None:
            self.look_at(chosen)

    def look_at(self, path: Path) -> None:
        """Show what is in a form."""
        if self._session is not None:
            self._session.do(partial(_look, path), partial(self._looked, path))

    def _looked(self, path: Path, future: Future[Match]) -> None:
        match = self._told(future)
        if match is None or self._session is None:
            return
        if not match.answers and not match.without_place:
            words = _("Nothing was filled in in “{name}”.").format(name=path.name)
            self._ask(_(NOTHING_IN_IT), words, (_("All right"),))
            return
        from workbook.window.paper.form_screen import FormScreen

        choices, version = self._session.choices, self._session.course.outline.about.version
        screen = FormScreen(self._theme, match, version, choices.name, choices.share)
        screen.back_wanted.connect(self.pages_wanted)
        screen.wanted.connect(partial(self._take, screen))
        self._show(screen)

    def _take(self, screen: FormScreen, chosen: list[tuple[FoundAnswer, Choice]]) -> None:
        screen.take.setEnabled(False)
        self._change(partial(_take_in, chosen), partial(self._taken, screen), _(TAKING))

    def _taken(self, screen: FormScreen, future: Future[tuple[OpenedFile, int]]) -> None:
        screen.take.setEnabled(True)
        taken = self._told(future)
        if taken is None:
            return
        contents, count = taken
        self.changed.emit(contents)
        title = counted("{n} answer was taken in", "{n} answers were taken in", count)
        words = _(
            "What was there before is under “What I wrote before”, and the whole workbook among your earlier days."
        )
        self._ask(title, words, (_("All right"),))

    def _told(self, future: Future[Any]) -> Any:
        """What came of it, or None after it was told why nothing did."""
        from workbook.answers.filling.reading import FormTrouble

        trouble = future.exception()
        if isinstance(trouble, FormTrouble):
            self._ask(_(NOT_READ), str(trouble), (_("All right"),))
            return None
        return self._result(future)


def _look(path: Path, file: WorkbookFile) -> Match:
    from workbook.answers.filling.reading import read_form
    from workbook.answers.filling.taking import look_at_form

    return look_at_form(file, read_form(path))


def _take_in(chosen: list[tuple[FoundAnswer, Choice]], file: WorkbookFile) -> tuple[OpenedFile, int]:
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.filling.taking import take_in

    saved = take_in(file, chosen, BackupFolder(file.uuid))
    return read_opened_file(file), len(saved)
