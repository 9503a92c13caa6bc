"""Saving a copy elsewhere, or everything as text; also of what cannot be saved where the workbook is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts import file_dialogs
from workbook.window.session.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Future

    from workbook.answers.copies.copy_file import InMemory
    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.tables.marks import Mark
    from workbook.course.exercise import Answer, Exercise
    from workbook.window.session.session import Session

WITHOUT_PAST = N_(
    "The workbook’s disk does not answer, so the copy has your answers as they are now, without earlier ones."
)
NOT_LOCKED = N_(
    "A document holds all your answers as they are now, also those that are just for you. The lock of this workbook "
    "does not protect it: anybody who has the file can read it."
)
WITHOUT_THE_REST = N_(
    "The workbook’s disk does not answer, so the copy has only what had been read of it, and what is not saved yet. "
    "Keep the workbook too."
)


class Copies(Controller):
    """A copy is complete, and opens on any computer that has this program."""

    def watch_over(self, session: Session | None) -> None:
        super().watch_over(session)
        if session is not None:
            session.copy_wanted.connect(self.save_copy)

    def save_copy(self) -> None:
        """Ask where, and save all of it there, with what could not be saved here."""
        session = self._session
        if session is None:
            return
        name = _("{name} copy").format(name=session.path.stem) + session.path.suffix
        place = file_dialogs.save_as(
            QApplication.activeWindow(), _("Save a copy"), Path.home() / name, _("Workbook (*.workbook)")
        )
        if place is not None:
            memory, whole = _in_memory(session)
            work = partial(_save_copy, place, session.unsaved(), session.marks.unsaved(), memory)
            session.do(work, partial(self._saved, place, whole=whole))

    def save_text(self) -> None:
        """Ask for a folder, and write everything there as text, with pictures."""
        session = self._session
        if session is None:
            return
        folder = file_dialogs.folder_for(
            QApplication.activeWindow(),
            _("Save everything as text in"),
            Path.home(),
            _("{name} as text").format(name=session.path.stem),
        )
        if folder is not None:
            session.do(partial(_save_text, folder), partial(self._saved, folder))

    def save_document(self) -> None:
        """Ask where, and write the answers there as a document; of a locked workbook, ask first."""
        session = self._session
        if session is None:
            return
        if session.lock is not None:
            go = _("Save it without a lock")
            title, choices = _("The document is not locked"), (go, _("Leave it"))
            if self._ask(title, _(NOT_LOCKED), choices) != go:
                return
        from workbook.answers.copies.office.saving import is_document

        sorts = [_("Word (*.docx)"), _("OpenDocument (*.odt)")]
        place = file_dialogs.save_as_one_of(
            QApplication.activeWindow(),
            _("Save as Word or OpenDocument"),
            Path.home() / f"{session.path.stem}.docx",
            sorts,
        )
        if place is None:
            return
        if not is_document(place):
            place = place.with_name(f"{place.name}.docx")
        session.do(partial(_save_document, place), partial(self._saved_document, place))

    def _saved_document(self, place: Path, future: Future[None]) -> None:
        from workbook.answers.disk.trouble import WorkbookTrouble

        error = future.exception()
        if isinstance(error, WorkbookTrouble):
            self._ask(_("That could not be saved"), str(error), (_("All right"),))
        elif error is not None:
            raise error
        else:
            words = _("{place} has all your answers as they are now. Anybody who has the file can read it.")
            self._ask(_("Saved"), words.format(place=place), (_("All right"),))

    def _saved(self, place: Path, future: Future[bool], *, whole: bool = True) -> None:
        from workbook.answers.disk.trouble import WorkbookTrouble

        error = future.exception()
        if isinstance(error, WorkbookTrouble):
            self._ask(_("That could not be saved"), str(error), (_("All right"),))
        elif error is not None:
            raise error
        else:
            without = _(WITHOUT_PAST) if whole else _(WITHOUT_THE_REST)
            words = (
                _("Everything is in {place}.").format(place=place)
                if future.result()
                else _("{what} It is in {place}.").format(what=without, place=place)
            )
            self._ask(_("Saved"), words, (_("All right"),))


def _in_memory(session: Session) -> tuple[InMemory, bool]:
    """What the window holds, for a disk that is gone; and whether these are all answers as they are now."""
    from workbook.answers.copies.copy_file import InMemory
    from workbook.answers.disk.trouble import WorkbookTrouble

    about, whole = session.course.outline.about, True
    try:
        answers = dict(session.saved)
    except WorkbookTrouble:  # the disk went before all of a large workbook was read: what is here is saved
        answers, whole = dict(session.saved.here), False
    pictures = dict(session.pictures.here)  # who needs them is too late for the others
    return InMemory(
        session.files.held,  # others cannot be had where this is needed
        about.id,
        about.version,
        session.choices.name,
        answers,
        dict(session.choices.answer_settings),
        pictures,
        [*session.marks.all.values()],
    ), whole and not session.pictures.missing()


def _save_copy(
    place: Path,
    unsaved: list[tuple[Exercise, Answer]],
    unsaved_marks: Mapping[str, Mark | None],
    memory: InMemory,
    file: WorkbookFile,
) -> bool:
    from workbook.answers.copies.copy_file import save_copy

    return save_copy(file, place, unsaved, memory, unsaved_marks=unsaved_marks)


def _save_text(folder: Path, file: WorkbookFile) -> bool:
    from workbook.answers.copies.as_text import save_as_text

    save_as_text(file, folder)
    return True


def _save_document(place: Path, file: WorkbookFile) -> None:
    from workbook.answers.copies.office.saving import save_as_document

    save_as_document(file, place)
