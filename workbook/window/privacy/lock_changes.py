"""Putting a lock on an open workbook, changing what opens it, and taking it off: asked for, watched, told."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from workbook.answers.disk.watching import Watch
from workbook.language.numbers import whole_number
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.session.bridge import Bridge
from workbook.window.session.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from PySide6.QtCore import QObject

    from workbook.answers.disk.trouble import WorkbookTrouble
    from workbook.answers.disk.watching import Part
    from workbook.answers.file.workbook_file import WorkbookFile
    from workbook.answers.locked.header import LockHeader
    from workbook.answers.locked.keys import SecretKind
    from workbook.window.look.theme import Theme
    from workbook.window.parts.aside_screen import AsideScreen
    from workbook.window.parts.asking import Ask
    from workbook.window.privacy.lock_setup import LockSetup
    from workbook.window.session.session import Session

    Work = Callable[[Watch, WorkbookFile], None]

BEGINS, STOPS = N_("Everything is written anew …"), N_("Stopping. Nothing is changed …")
NOT_LOCKED = N_(
    "The workbook and its earlier days are locked. These files were set aside before, and anyone who gets them can "
    "read them, until you remove them: {names}."
)
AS_BEFORE = N_(
    "These files were set aside beside the workbook before. What opened it until now still opens them, until you "
    "remove them: {names}."
)


class Outcome(NamedTuple):
    """What stands in front of the file now, and what was set aside beside it: all of it, and what of it is plain."""

    lock: LockHeader | None
    aside: list[Path]
    plain: list[Path]


class LockChanges(Controller):
    """One change at a time. `changed` is said with the new lock, or with None where there is none any more."""

    changed = Signal(object)

    def __init__(self, theme: Theme, ask: Ask, parent: QObject) -> None:
        super().__init__(theme, ask, parent)
        self._bridge = Bridge(self)
        self._stop = Event()
        self._is_busy = False
        self.shown: AsideScreen | None = None  # where it is told how far it is

    def watch_over(self, session: Session | None) -> None:
        if session is not self._session:
            self._is_busy = False
        super().watch_over(session)

    # What can be intended

    def set_up_lock(self) -> None:
        """A passphrase and a sheet, then the whole file is encrypted."""
        if self._session is not None and self._session.lock is None and not self._session.read_only:
            self._set_up(passphrase=True, sheet=True)

    def change_passphrase(self) -> None:
        """Another passphrase, after the present one."""
        if self._knows(_("Another passphrase")):
            self._set_up(passphrase=True, sheet=not self._can_alone("passphrase"))

    def change_sheet(self) -> None:
        """Another recovery sheet, after the present passphrase."""
        if self._knows(_("Another recovery sheet")):
            self._set_up(passphrase=not self._can_alone("recovery"), sheet=True)

    def take_lock_off(self) -> None:
        """A plain file again."""
        if not self._knows(_("Take the lock off")):
            return
        words = _("Anyone who can use this computer or gets a copy of the file can read it then.")
        choices = (_("Take it off"), _("Leave it locked"))
        if self._ask(_("Take the lock off?"), words, choices) == choices[0]:
            self._begin(_take_off, None)

    def _can_alone(self, kind: SecretKind) -> bool:
        from workbook.answers.locked.keys import changes_alone

        assert self._session
        assert self._session.lock
        return changes_alone(self._session.lock, kind)

    def _set_up(self, *, passphrase: bool, sheet: bool) -> None:
        from workbook.window.privacy.lock_setup import LockSetup

        session = self._session
        if session is None or self._is_busy:
            return
        screen = LockSetup(
            self._theme, session.choices.name, passphrase=passphrase, sheet=sheet,
            anew=passphrase and sheet and session.lock is not None, about=_known_of(session),
        )  # fmt: skip
        screen.back_wanted.connect(self.privacy_wanted)
        screen.finished.connect(partial(self._finish_set_up, screen))
        self._show(screen)

    def _finish_set_up(self, screen: LockSetup, passphrase: str, words: list[str]) -> None:
        secrets: dict[SecretKind, str] = {"passphrase": passphrase} if passphrase else {}
        if words:
            secrets["recovery"] = " ".join(words)
        if self._session is not None:
            plain = self._session.lock is None
            self.shown = screen
            self._begin(partial(_lock, passphrase, words) if plain else partial(_change, secrets), screen)

    # Doing it

    def _begin(self, work: Work, screen: LockSetup | None) -> None:
        if self._session is None or self._is_busy:
            return
        self._is_busy = True
        self._stop.clear()
        off = screen is None
        watch = Watch(partial(self._told, off), self._stop.is_set)
        if self.shown is not None and isValid(self.shown):
            self.shown.show_waiting(_(BEGINS), can_stop=True)
            self.shown.stop_wanted.connect(self._stop_it)
        self._session.do(partial(work, watch), partial(self._done, screen))

    def _told(self, off: bool, part: Part, done: int, of: int) -> None:
        """On the file's own thread; what is done there goes on, even if the window has gone."""
        with suppress(RuntimeError):
            self._bridge.deliver(self._show_part, (off, part, done, of))

    def _show_part(self, told: tuple[bool, Part, int, int]) -> None:
        off, part, done, of = told
        if self._is_busy and self.shown is not None and isValid(self.shown) and not self._stop.is_set():
            words = (
                _("Earlier days: {done} of {whole} …").format(done=done + 1, whole=of)
                if part == "days"
                else _(BEGINS)
            )
            if part == "workbook" and done:
                words = _("Written anew: {done} of {whole} parts …").format(
                    done=whole_number(done), whole=whole_number(of)
                )
            # A lock goes from the earlier days first, and comes to them last, when the workbook has it already.
            self.shown.show_part(words, can_stop=off or part == "workbook")

    def _stop_it(self) -> None:
        self._stop.set()
        if self.shown is not None and isValid(self.shown):
            self.shown.show_waiting(_(STOPS))

    def _done(self, screen: LockSetup | None, future: Future[None]) -> None:
        from workbook.answers.disk.trouble import WorkbookTrouble

        session, error, self._is_busy = self._session, future.exception(), False
        if self.shown is not None and isValid(self.shown):
            self.shown.show_waiting("")
        if session is None:
            return
        if error is not None and not isinstance(error, WorkbookTrouble):
            raise error
        if isinstance(error, WorkbookTrouble) and error.code == "not-reopened":
            self.not_reopened.emit(str(error))
            return
        if isinstance(error, WorkbookTrouble) and error.code != "backups-left":
            self._say_not_changed(error, screen)
            return
        session.do(_outcome, partial(self._tell, session.lock))
        if error is not None:
            self._ask(_("One thing is left"), str(error), (_("All right"),))

    def _say_not_changed(self, error: WorkbookTrouble, screen: LockSetup | None) -> None:
        if screen is not None and isValid(screen):
            screen.show_trouble(str(error))
        else:
            title = _("Stopped") if error.code == "stopped" else _("That could not be done")
            self._ask(title, str(error), (_("All right"),))

    def _tell(self, before: LockHeader | None, future: Future[Outcome]) -> None:
        if self._session is None:
            return
        outcome = future.result()
        self.changed.emit(outcome.lock)
        if before is None and outcome.plain:
            self._ask(
                _("Files beside it are not locked"),
                _(NOT_LOCKED).format(names=_names(outcome.plain)),
                (_("All right"),),
            )
        elif before is not None and outcome.lock is not None and outcome.aside:
            self._ask(
                _("Files beside it are as before"),
                _(AS_BEFORE).format(names=_names(outcome.aside)),
                (_("All right"),),
            )

    def _knows(self, title: str) -> bool:
        """Whether whoever is here knows what opens the workbook."""
        from workbook.window.privacy.secret_dialog import SecretDialog

        if self._session is None or self._session.lock is None or self._session.read_only or self._is_busy:
            return False
        words = _("So that nobody else can do this while you are away from the computer.")
        dialog = SecretDialog(self._theme, title, words, self._opens, QApplication.activeWindow())
        return dialog.exec() == QDialog.DialogCode.Accepted

    def _opens(self, typed: str) -> bool:
        from workbook.answers.locked.keys import find_key

        assert self._session
        assert self._session.lock
        return find_key(self._session.lock, typed) is not None


def _known_of(session: Session) -> list[str]:
    """What anybody would guess first who knows whose workbook it is."""
    return [session.choices.name, session.course.outline.about.title, session.path.stem, Path.home().name]


def _names(files: list[Path]) -> str:
    return ", ".join(f"“{path.name}”" for path in files)


def _lock(passphrase: str, words: list[str], watch: Watch, file: WorkbookFile) -> None:
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.locked.locking import lock_workbook

    lock_workbook(file, BackupFolder(file.uuid), passphrase, words, watch)


def _change(secrets: dict[SecretKind, str], watch: Watch, file: WorkbookFile) -> None:
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.locked.locking import change_secrets

    change_secrets(file, BackupFolder(file.uuid), secrets, watch)


def _take_off(watch: Watch, file: WorkbookFile) -> None:
    from workbook.answers.backups.folder import BackupFolder
    from workbook.answers.locked.locking import remove_lock

    remove_lock(file, BackupFolder(file.uuid), watch)


def _outcome(file: WorkbookFile) -> Outcome:
    from workbook.answers.erasing.erasing import plain_beside, set_aside_beside

    lock = file.keys.header if file.keys else None
    return Outcome(lock, set_aside_beside(file.path), plain_beside(file.path) if lock else [])
