"""What was copied out of an open workbook leaves the clipboard after a while, if nothing else was copied since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData

    from workbook.window.look.settings import Settings

MINUTES = 10
KEY = "copies leave after"
_STAYS = "copied to stay"


def copy_to_stay(words: str) -> None:
    """Copy what has to stay until it is pasted: words that could not be saved, or a number to call."""
    # Not a mark in the copied data: data made in Python outlives the program's end on some systems, and crashes it.
    application = QGuiApplication.instance()
    assert application is not None
    application.setProperty(_STAYS, words)
    QGuiApplication.clipboard().setText(words)


def is_ours() -> bool:
    """Whether what is on the clipboard came from this program."""
    return QGuiApplication.clipboard().ownsClipboard()


def drop_selection() -> None:
    """Some systems offer what is selected here to a middle click elsewhere, even once it is not on the screen."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


class Copied(QObject):
    """Watches what is copied while `opened` says that a workbook is open."""

    def __init__(
        self,
        settings: Settings,
        opened: Callable[[], bool],
        parent: QObject,
        owns: Callable[[], bool] = is_ours,
    ) -> None:
        super().__init__(parent)
        self._settings, self._opened, self._owns = settings, opened, owns
        self._is_answer = False
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.clear)
        QGuiApplication.clipboard().dataChanged.connect(self._changed)

    def minutes(self) -> int:
        """After how many minutes it leaves; 0 for never."""
        return int(self._settings.get(KEY, MINUTES))

    def choose_minutes(self, minutes: int) -> None:
        """Let it leave after other minutes."""
        self._settings.put(**{KEY: minutes})
        self._changed()

    def clear(self) -> None:
        """Take it away now, unless it is to stay or something else was copied since; nobody copied a selection."""
        if self._is_answer and self.minutes() and self._owns():
            QGuiApplication.clipboard().clear()
        drop_selection()
        self._is_answer = False
        self.timer.stop()

    def _changed(self) -> None:
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None once it is empty
        application = QGuiApplication.instance()
        told_to_stay = application.property(_STAYS) if application is not None else None
        stays = data is None or not data.formats() or data.text() == told_to_stay
        self._is_answer = not stays and self._owns() and self._opened()
        if self._is_answer and self.minutes():
            self.timer.start(60_000 * self.minutes())
        else:
            self.timer.stop()
