"""Starts the window: typefaces, theme, window, and leaving well whatever ends it."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from workbook.places import bundled_courses, resources_folder
from workbook.window import fonts
from workbook.window.main_window import APP, MainWindow
from workbook.window.proxy_style import WorkbookStyle
from workbook.window.settings import Settings
from workbook.window.theme import Theme

if TYPE_CHECKING:
    from types import FrameType


def run(path: Path | None = None) -> int:
    """Open the window, with a workbook or a course if one is given, until it is closed."""
    app = make_application()
    window = make_window(settings_folder())
    watcher = _Watcher(window)
    app.installEventFilter(watcher)
    app.applicationStateChanged.connect(watcher.state_changed)
    app.commitDataRequest.connect(watcher.session_ends)
    app.aboutToQuit.connect(window.flush)
    _quit_on_signals(window)
    if path is None:
        window.show_home()
    else:
        window.open_path(str(path))
    window.show()
    QTimer.singleShot(400, window, _register_the_rest)
    return app.exec()


def make_application() -> QApplication:
    """The application with its names and typefaces."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName(APP)
    app.setApplicationDisplayName(APP)
    app.setDesktopFileName("workbook")
    fonts.register(resources_folder() / "fonts")
    return app


def make_window(folder: Path) -> MainWindow:
    """The window, with what it remembers in a folder."""
    settings = Settings(folder)
    theme = Theme(resources_folder() / "icons", settings.get("theme", "system"), settings.get("scale", 1.0))
    dress(theme)
    application().styleHints().colorSchemeChanged.connect(theme.follow_system)
    return MainWindow(theme, settings, resources_folder(), bundled_courses())


def settings_folder() -> Path:
    """Where the window keeps what it remembers."""
    return Path(platformdirs.user_config_path("workbook", appauthor=False))


def application() -> QApplication:
    """The one application."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def dress(theme: Theme) -> None:
    """Give the application a theme's style, palette, sheet and font."""
    app = application()
    if not isinstance(app.style(), WorkbookStyle) and app.property("dressed") is None:
        app.setStyle(WorkbookStyle(theme))
        app.setProperty("dressed", True)
    app.setPalette(theme.palette())
    app.setFont(theme.font("interface"))
    app.setStyleSheet(theme.style_sheet())


def _register_the_rest() -> None:
    fonts.register_the_rest(resources_folder() / "fonts")


class _Watcher(QObject):
    """Writes what is pending when the window loses the focus, the machine sleeps or the session ends."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def state_changed(self, state: Qt.ApplicationState) -> None:
        """The application went to the background."""
        if state != Qt.ApplicationState.ApplicationActive:
            self._window.flush()

    def session_ends(self) -> None:
        """The desktop logs out."""
        self._window.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            if self._window.session is not None:
                self._window.session.flush()
        elif isinstance(event, QFileOpenEvent):
            self._window.open_path(event.file())
        return False


def _quit_on_signals(window: MainWindow) -> None:
    """SIGTERM, SIGINT and SIGHUP close the window as its own button does."""
    if os.name != "posix":
        return
    listening, waking = os.pipe()
    os.set_blocking(waking, False)
    signal.set_wakeup_fd(waking, warn_on_full_buffer=False)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _nothing)
    notifier = QSocketNotifier(listening, QSocketNotifier.Type.Read, window)
    notifier.activated.connect(window.close)


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """Python needs a handler; the notifier does the work on the window's thread."""
