"""What happens when a workbook turns out to be damaged: it is told, and brought back if the learner wants."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from workbook.language.counting import counted
from workbook.language.translation import gettext as _
from workbook.window.session.bridge import Bridge
from workbook.window.session.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from workbook.answers.backups.comparing import Held
    from workbook.answers.backups.names import Backup
    from workbook.answers.backups.owners import Kept
    from workbook.answers.damage.rescue import BroughtBack
    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.locked.keys import Keys
    from workbook.course.exercise import Answer, Exercise
    from workbook.window.look.theme import Theme
    from workbook.window.parts.asking import Ask
    from workbook.window.privacy.damage_screen import DamageScreen
    from workbook.window.session.session import Session

T = TypeVar("T")


class Rescuer(Controller):
    """One damaged workbook at a time. What was only in the window goes into the one that is brought back."""

    def __init__(self, theme: Theme, ask: Ask, parent: QObject) -> None:
        super().__init__(theme, ask, parent)
        self._bridge = Bridge(self)
        self._unsaved: list[tuple[Exercise, Answer]] = []
        self._unsaved_of: Path | None = None

    def watch_over(self, session: Session | None) -> None:
        """A workbook was opened, or closed. Words that were left over are saved in the one that was brought back."""
        super().watch_over(session)
        if session is not None and not session.read_only and session.path == self._unsaved_of:
            unsaved, self._unsaved = self._unsaved, []
            for exercise, answer in unsaved:
                session.put_back(exercise, answer)

    def found(self, _reason: str) -> None:
        """The open workbook is damaged: from now on it is only read."""
        session = self._session
        if session is None:
            return
        session.turn_read_only()
        session.do(_keys, partial(self._show_open, session), save_first=False)

    def cannot_open(self, path: Path, typed: str | None) -> None:
        """A file is too damaged to be opened."""
        self._run(partial(_try_keys, path, typed), partial(self._show_closed, path))

    def look_for_earlier(self, path: Path, parent: QWidget) -> None:
        """The file tells nothing; the learner may know which workbook it was."""
        from workbook.answers.backups.owners import kept_workbooks

        self._run(kept_workbooks, partial(self._choose, path, parent))

    def _choose(self, path: Path, parent: QWidget, future: Future[list[Kept]]) -> None:
        from workbook.window.privacy.which_workbook import WhichWorkbook

        kept = future.result()
        if not kept:
            self._ask(
                _("No earlier day"), _("No earlier day of any workbook is kept here."), (_("All right"),)
            )
            return
        dialog = WhichWorkbook(self._theme, path.name, kept, parent)
        if dialog.exec() != WhichWorkbook.DialogCode.Accepted or (chosen := dialog.chosen()) is None:
            return
        keys = None
        if chosen.locked and (keys := self._ask_keys(chosen, parent)) is None:
            return
        self._run(partial(_write_beside, chosen, path, keys), partial(self._wrote_beside, keys))

    def _ask_keys(self, chosen: Kept, parent: QWidget) -> Keys | None:
        from workbook.window.privacy.secret_dialog import SecretDialog

        found: list[Keys] = []

        def opens(typed: str) -> bool:
            from workbook.answers.disk.trouble import WorkbookTrouble

            try:
                found.extend(keys for keys in [chosen.folder.unlock(chosen.backup, typed)] if keys)
            except WorkbookTrouble:
                return False
            return bool(found)

        dialog = SecretDialog(self._theme, _("It is locked"), "", opens, parent)
        return found[0] if dialog.exec() == SecretDialog.DialogCode.Accepted and found else None

    def _wrote_beside(self, keys: Keys | None, future: Future[Path]) -> None:
        from workbook.answers.disk.trouble import WorkbookTrouble

        error = future.exception()
        if isinstance(error, WorkbookTrouble):
            self._ask(_("It could not be written"), str(error), (_("All right"),))
        else:
            self.open_wanted.emit(future.result(), None, keys)

    def _show_open(self, session: Session, future: Future[Keys | None]) -> None:
        if session is self._session:
            self._show_damage(session.path, None if future.exception() else future.result(), session.uuid)

    def _show_closed(self, path: Path, future: Future[Keys | None]) -> None:
        self._show_damage(path, None if future.exception() else future.result())

    def _show_damage(self, path: Path, keys: Keys | None, opened: str = "") -> None:
        """`opened` is the id of a workbook that is open: its file is the worker's, and not looked into here."""
        from workbook.window.privacy.damage_screen import DamageScreen

        unsaved = self._session.unsaved_words() if self._session and opened else ""
        screen = DamageScreen(self._theme, path.name, opened=bool(opened), unsaved=unsaved)
        screen.back_wanted.connect(self.home_wanted)
        screen.pages.connect(self.pages_wanted)
        screen.wanted.connect(partial(self._bring_back, screen, path, keys))
        self._show(screen)
        self._run(partial(_newest, path, opened, keys), partial(_tell_newest, screen))

    def _bring_back(self, screen: DamageScreen, path: Path, keys: Keys | None) -> None:
        from workbook.answers.damage.rescue import bring_back

        screen.show_working()
        if self._session is not None:
            self._unsaved, self._unsaved_of = self._session.unsaved(), path
            self._session.close(5.0)
            self.file_closed.emit()
        self._run(partial(bring_back, path, keys), partial(self._brought_back, screen, path, keys))

    def _brought_back(
        self, screen: DamageScreen, path: Path, keys: Keys | None, future: Future[BroughtBack]
    ) -> None:
        from workbook.answers.disk.trouble import WorkbookTrouble

        error = future.exception()
        if isinstance(error, WorkbookTrouble):
            screen.show_trouble(str(error))
            return
        if error is not None:
            raise error
        self.open_wanted.emit(path, None, keys)
        self._ask(_("It is brought back"), _outcome(future.result()), (_("All right"),))

    def _run(self, work: Callable[[], T], call: Callable[[Future[T]], None]) -> None:
        """On a thread of its own: no file is open that could have one."""
        from concurrent.futures import ThreadPoolExecutor

        pool = ThreadPoolExecutor(1)
        self._bridge.when_done(pool.submit(work), call)
        pool.shutdown(wait=False)


def _outcome(done: BroughtBack) -> str:
    """What there is again, what is missing, and where the damaged file is."""
    answers, missing = done.repaired.answers, done.repaired.missing
    there = counted("{n} answer is there.", "{n} answers are there.", answers)
    lost = "\n".join(missing) if missing else _("Nothing is missing.")
    return _("{present}\n\n{missing}\n\nThe damaged file is kept as “{name}”.").format(
        present=there, missing=lost, name=done.aside.name
    )


def _write_beside(kept: Kept, path: Path, keys: Keys | None) -> Path:
    from workbook.answers.backups.owners import write_beside

    return write_beside(kept, path, keys)


def _keys(file: WorkbookFile) -> Keys | None:
    return file.keys


def _try_keys(path: Path, typed: str | None) -> Keys | None:
    from workbook.answers.damage.rescue import keys_of

    return keys_of(path, typed)


def _newest(path: Path, uuid: str, keys: Keys | None) -> tuple[Backup, Held] | None:
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.damage.rescue import newest_good, newest_good_of

    found = newest_good_of([BackupFolder(uuid)], keys) if uuid else newest_good(path, keys)
    return (found[1], found[0].holds(found[1], keys)) if found else None


def _tell_newest(screen: DamageScreen, future: Future[tuple[Backup, Held] | None]) -> None:
    found = None if future.exception() else future.result()
    try:
        screen.show_backup(*(found or (None, None)))
    except RuntimeError:
        return  # the screen has gone
