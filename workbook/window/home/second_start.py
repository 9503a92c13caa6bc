"""Asks the window that has a workbook open to come forward, through a small file in this person's state folder.

The file's name is a hash of the workbook's path, as that of the note which says who has it open; it says nothing.
Files are used and no socket, so that this program opens none, and it is the same on every system.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from workbook.answers.disk.lock_note import LockNote

if TYPE_CHECKING:
    from pathlib import Path

ANSWER_MS = 1500


class Door(QObject):
    """Listens for the workbook that is open here, and says that somebody `knocked`."""

    knocked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        self._place: Path | None = None

    def listen_for(self, path: Path | None) -> None:
        """Listen for this workbook from now on, or for none."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._place = LockNote(path).knock_place if path else None
        if self._place is not None and self._place.parent.is_dir():
            self._watcher.addPath(str(self._place.parent))
            self._look()

    def _look(self, _folder: str = "") -> None:
        if self._place is None or not self._place.exists():
            return
        with contextlib.suppress(OSError):
            self._place.unlink()  # this is the answer
            self.knocked.emit()


class Knock(QObject):
    """One knock: `answered` if the other window heard it, `unanswered` if nobody did in time.

    `ended` if nobody did because that program is there no longer: then its workbook can be opened.
    """

    answered = Signal()
    unanswered = Signal()
    ended = Signal()

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._note = LockNote(path)
        self._place = self._note.knock_place
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        self._patience = QTimer(self, singleShot=True, interval=ANSWER_MS)
        self._patience.timeout.connect(self._give_up)
        self._somebody = self._note.is_elsewhere_here()

    def begin(self) -> None:
        """Knock, if a window on this computer has the workbook."""
        try:
            if not self._somebody:
                raise FileNotFoundError
            self._watcher.addPath(str(self._place.parent))
            self._place.touch(mode=0o600)
        except OSError:
            QTimer.singleShot(0, self, self._give_up)
            return
        self._patience.start()
        self._look()

    def _look(self, _folder: str = "") -> None:
        if self._patience.isActive() and not self._place.exists():
            self._patience.stop()
            self.answered.emit()

    def _give_up(self) -> None:
        with contextlib.suppress(OSError):
            self._place.unlink()
        if self._somebody and not self._note.is_elsewhere_here():
            self.ended.emit()
        else:
            self.unanswered.emit()
