"""What a person can intend about privacy: lock, unlock, hide what is open, and change what opens it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QScrollBar
from shiboken6 import isValid

from workbook.window.privacy.idle import IdleWatch
from workbook.window.privacy.lock_changes import LockChanges
from workbook.window.session.bridge import Bridge
from workbook.window.session.controller import Controller
from workbook.window.session.leaving import leave_quietly

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from PySide6.QtCore import QObject

    from workbook.answers.locked.header import LockHeader
    from workbook.window.look.settings import Settings
    from workbook.window.look.theme import Theme
    from workbook.window.parts.asking import Ask
    from workbook.window.parts.copied import Copied
    from workbook.window.parts.screens import Screens
    from workbook.window.privacy.locked_screen import LockedScreen
    from workbook.window.session.session import Session

MINUTES = 10


class LockController(Controller):
    """Watches over one open workbook at a time; without one it only asks for what opens a locked file."""

    chosen = Signal(str)  # what is to be done, on the screen about privacy
    memory_changed = Signal()  # what the first screen remembers of the open workbook

    def __init__(
        self, theme: Theme, settings: Settings, screens: Screens, copied: Copied, ask: Ask, parent: QObject
    ) -> None:
        super().__init__(theme, ask, parent)
        self._window, self._screens = parent, screens
        self._settings, self._copied = settings, copied
        self._bridge = Bridge(self)
        self.changes = LockChanges(theme, ask, self)
        self.changes.changed.connect(self._changed)
        self._locked: LockedScreen | None = None
        self.is_covering = False  # words that could not be saved wait behind a lock
        self.watch = IdleWatch(self, signs=self._signs)
        self.watch.idle.connect(self.lock_now)
        self.watch.slept.connect(self.lock_now)

    def watch_over(self, session: Session | None) -> None:
        super().watch_over(session)
        self.changes.watch_over(session)
        if session is None or session.lock is None:
            self.watch.stop()
            return
        self.watch.watch(self.minutes())
        session.answer_changed.connect(self.watch.touch)

    def _signs(self) -> object:
        """What changes while somebody reads by keyboard, or does a practice with their eyes closed."""
        begun = self._session.under_way.values() if self._session else ()
        bars = self._window.findChildren(QScrollBar)
        return [one.passed() for one in begun], [bar.value() for bar in bars if bar.isVisible()]

    def minutes(self) -> int:
        """After how many minutes a locked workbook locks itself; 0 for never."""
        return int(self._settings.get("lock after", MINUTES))

    # The screen about privacy

    def show_privacy(self) -> None:
        """What can be done about privacy, and what it protects from."""
        from workbook.window.privacy.privacy_screen import PrivacyScreen

        session = self._session
        if session is None:
            return
        screen = PrivacyScreen(
            self._theme,
            locked=session.lock is not None,
            minutes=self.minutes(),
            read_only=session.read_only,
            copies=self._copied.minutes(),
        )
        screen.copies_chosen.connect(self._copied.choose_minutes)
        screen.back_wanted.connect(self.pages_wanted)
        screen.chosen.connect(self.chosen)
        screen.minutes_chosen.connect(self.choose_minutes)
        self.changes.shown = screen
        self._show(screen)

    def choose_minutes(self, minutes: int) -> None:
        """Lock after other minutes."""
        self._settings.put(**{"lock after": minutes})
        self.watch.watch(minutes)

    def set_up_lock(self) -> None:
        """A passphrase and a sheet, then the whole file is encrypted."""
        self.changes.set_up_lock()

    def _changed(self, header: LockHeader | None) -> None:
        """There is another lock, or none; what the first screen remembers of it follows."""
        if self._session is not None:
            self._session.lock = header
            self.watch_over(self._session)
            self.memory_changed.emit()
            self.show_privacy()

    # Locking what is open, and opening what is locked

    def lock_now(self) -> None:
        """Close a locked workbook and show nothing of it; one that has no lock is offered one."""
        session = self._session
        if session is None:
            return
        if session.lock is None:
            self.show_privacy()
            return
        path = session.path
        _close_dialogs()
        self._copied.clear()
        blank = None if self._screens.over() else self._blank()
        if leave_quietly(session):
            self.file_closed.emit()
            self.let_go()
            self.ask_for(path)
            if blank is not None or self.is_covering:
                self.is_covering = False
                self._screens.cover(None)
        elif not self.is_covering:
            self._cover_unsaved()

    def _blank(self) -> LockedScreen:
        """Nothing of the workbook is seen while one waits for a disk, or for a backup that is being made."""
        from workbook.window.privacy.locked_screen import LockedScreen

        screen = LockedScreen(self._theme)
        screen.show_working()
        screen.back.hide()
        self._screens.cover(screen)
        screen.window().repaint()
        return screen

    def ask_for(self, path: Path, wrong: str = "") -> None:
        """Ask for what opens a locked file; `wrong` is what to say of the last try."""
        if wrong and self.say_on_lock(wrong):
            return
        screen = self._locked_screen(unsaved=False)
        screen.back_wanted.connect(self.let_go)
        screen.back_wanted.connect(self.home_wanted)
        screen.tried.connect(partial(self._try, path))
        self.screen_made.emit(screen)
        screen.focus_first()
        if wrong:
            screen.show_wrong(wrong)

    def _try(self, path: Path, typed: str) -> None:
        self.open_wanted.emit(path, typed, None)

    def say_on_lock(self, words: str) -> bool:
        """Say on the locked screen why nothing was opened, and let it be tried again; False if it has gone."""
        if self._locked is None or not isValid(self._locked):
            return False
        self._locked.show_wrong(words)
        return True

    def let_go(self) -> None:
        """The locked screen has done its work."""
        self._locked = None

    def _locked_screen(self, *, unsaved: bool) -> LockedScreen:
        from workbook.window.privacy.locked_screen import LockedScreen

        self._locked = LockedScreen(self._theme, unsaved=unsaved)
        self._locked.help_wanted.connect(self.help_wanted)
        return self._locked

    def _cover_unsaved(self) -> None:
        """What could not be written stays in the window, behind a screen that asks for the passphrase."""
        screen = self._locked_screen(unsaved=True)
        screen.tried.connect(self._try_cover)
        self.is_covering = True
        self._screens.cover(screen)
        screen.focus_first()

    def _try_cover(self, typed: str) -> None:
        from concurrent.futures import ThreadPoolExecutor

        from workbook.answers.locked.keys import find_key

        if self._session is None or self._session.lock is None:
            return
        pool = ThreadPoolExecutor(1)  # the file's own thread may be waiting for a disk
        self._bridge.when_done(pool.submit(find_key, self._session.lock, typed), self._cover_tried)
        pool.shutdown(wait=False)

    def _cover_tried(self, future: Future[bytes | None]) -> None:
        from workbook.answers.disk.trouble import wrong_passphrase

        if not self.is_covering:
            return  # all was saved meanwhile, and the file is asked for
        if future.result():
            self.let_go()
            self.is_covering = False
            self._screens.cover(None)
        elif self._locked is not None:
            self._locked.show_wrong(str(wrong_passphrase()))


def _close_dialogs() -> None:
    """Nothing of the workbook stays in a dialog or a menu that is open over it."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    while (dialog := QApplication.activeModalWidget()) is not None and dialog.close():
        pass
