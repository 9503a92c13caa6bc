"""What leads through the screens of one matter, such as earlier days: it makes them, asks, and says where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from workbook.window.look.theme import Theme
    from workbook.window.parts.aside_screen import AsideScreen
    from workbook.window.parts.asking import Ask
    from workbook.window.session.session import Session


class Controller(QObject):
    """Of one open workbook at a time. The window shows what is made, and goes where it is wanted."""

    screen_made = Signal(object)  # a screen to be shown
    pages_wanted = Signal()
    exercise_wanted = Signal(str)
    privacy_wanted = Signal()
    home_wanted = Signal()
    help_wanted = Signal()
    open_wanted = Signal(object, object, object)  # a path, what was typed to open it, its keys
    file_closed = Signal()
    not_reopened = Signal(str)  # why the file could not be opened again after it was changed

    def __init__(self, theme: Theme, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._ask = theme, ask
        self._session: Session | None = None

    def watch_over(self, session: Session | None) -> None:
        """A workbook was opened, or closed."""
        self._session = session

    def _show(self, screen: AsideScreen) -> None:
        screen.help_wanted.connect(self.help_wanted)
        self.screen_made.emit(screen)
        screen.focus_first()
