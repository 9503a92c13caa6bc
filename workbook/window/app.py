"""Starts the window: typefaces, theme, window, and leaving well whatever ends it."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QEvent, QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from workbook.language.translation import gettext as _
from workbook.no_dumps import keep_out_of_dumps, limit_dumps
from workbook.own_files import bundled_courses, resources_folder
from workbook.window.accessible.installing import Teller
from workbook.window.garbage import GarbageCollector
from workbook.window.look import fonts
from workbook.window.look.apply_theme import dress
from workbook.window.look.settings import Settings
from workbook.window.look.spoken_language import SYSTEM, speak_as_set
from workbook.window.look.theme import Reading, Theme
from workbook.window.main_window import APP, MainWindow

if TYPE_CHECKING:
    from types import FrameType, TracebackType

    from workbook.course.files import Files

M_ARENA_MAX = -8  # of mallopt
SHOW_MS = (
    300  # a workbook that opens at once is the first thing one sees; a slow one does not hide the window
)


def run(path: Path | None = None) -> int:
    """Open the window, with a workbook or a course if one is given, until it is closed."""
    limit_dumps()
    app = make_application()
    window = make_window(settings_folder())
    app.focusChanged.connect(window.save_now)
    app.applicationStateChanged.connect(window.save_now)
    app.applicationStateChanged.connect(window.clock.look)
    app.focusChanged.connect(window.clock.look)
    window.clock.watch()
    app.commitDataRequest.connect(window.save_for_good)
    app.aboutToQuit.connect(window.save_now)
    if sys.platform == "darwin":
        app.installEventFilter(_FileOpener(window))
    _quit_on_signals(window)
    if path is None:
        window.show_home()
        window.show()
    elif path.suffix.lower() == ".workbook":
        window.entrance.open_path(str(path))
        QTimer.singleShot(SHOW_MS, window, window.show)
    else:
        window.show_home()
        window.show()
        QTimer.singleShot(0, window, partial(window.entrance.open_path, str(path)))
    QTimer.singleShot(400, window, partial(_after_start, window))
    sys.excepthook = partial(tell_of_mistake, window)
    threading.excepthook = _report_thread
    code = app.exec()
    window.finish()
    window.copied.clear()
    return code


def tell_of_mistake(
    window: MainWindow, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    """Our own mistake: a report without a word of anyone's answers, and a calm dialog, one at a time.

    What the disk did while something was shown is no mistake of ours, and only told.
    """
    from workbook.answers.disk.trouble import WorkbookTrouble
    from workbook.reports import write_report

    if isinstance(error, KeyboardInterrupt):
        return
    if isinstance(error, WorkbookTrouble):
        _tell_once(window, _("This could not be read"), str(error))
        return
    place = write_report(error)
    window.save_what_is_typed()
    words = _("What was saved is safe, and you can go on.")
    if place:
        words = _(
            "What was saved is safe, and you can go on. "
            "What happened, without your answers, is written in {place}."
        ).format(place=place)
    _tell_once(window, _("Something went wrong inside Workbook"), words)


def _tell_once(window: MainWindow, title: str, words: str) -> None:
    """Say it, unless something is being said."""
    if not window.property("telling"):
        window.setProperty("telling", True)
        window.say(title, words)
        window.setProperty("telling", False)


def _report_thread(args: threading.ExceptHookArgs) -> None:
    """A mistake on another thread is written down; what it was doing is told by whoever waited for it."""
    from workbook.reports import write_report

    if args.exc_value is not None:
        write_report(args.exc_value)


def _keep_memory_together() -> None:
    """Threads share their heaps: with one for each, glibc holds on to megabytes that nobody uses any more."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):  # another C library than glibc
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def make_application() -> QApplication:
    """The application with its names and typefaces."""
    _keep_memory_together()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    if app.property("collects") is None:
        GarbageCollector(app)
        Teller().install()
        app.setProperty("collects", True)
    app.setApplicationName(APP)
    app.setDesktopFileName("workbook")
    fonts.register(resources_folder() / "fonts")
    return app


def make_window(folder: Path) -> MainWindow:
    """The window, with what it remembers in a folder."""
    settings = Settings(folder)
    theme = _theme_as_set(settings)
    return MainWindow(theme, settings, resources_folder(), bundled_courses())


def preview(files: Files, folder: Path | None) -> int:
    """Open a window in which a course can be tried, until it is closed; nothing of it is kept."""
    from workbook.window.studio.preview_window import PreviewWindow

    limit_dumps()
    app = make_application()
    window = PreviewWindow(_theme_as_set(Settings(settings_folder())), files, folder)
    fonts.register_other_scripts(resources_folder() / "fonts")
    window.show()
    return app.exec()


def _theme_as_set(settings: Settings) -> Theme:
    """The look that was chosen, and the language that is spoken with it."""
    speak_as_set(application(), settings.get("language", SYSTEM))
    theme = Theme(
        resources_folder() / "icons",
        settings.get("theme", "system"),
        settings.get("scale", 1.0),
        less_movement=less if isinstance(less := settings.get("less movement"), bool) else None,
        reading=Reading(*(settings.get(f"reading {what}", "") for what in Reading._fields)),
    )
    dress(theme)
    application().styleHints().colorSchemeChanged.connect(theme.follow_system)
    return theme


def settings_folder() -> Path:
    """Where the window keeps what it remembers."""
    return Path(platformdirs.user_config_path("workbook", appauthor=False))


def application() -> QApplication:
    """The one application."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _after_start(window: MainWindow) -> None:
    """What the first page did not need."""
    from workbook.reports import end_of_last_time, watch_for_the_end

    # Some desktops tell no program of their theme into which they cannot look; it is known by now.
    keep_out_of_dumps()
    fonts.register_other_scripts(resources_folder() / "fonts")
    if not window.theme.movement_chosen:
        from workbook.window.look.system_movement import ask_system

        ask_system(window, window.theme.follow_movement)
    application().setWindowIcon(QIcon(str(resources_folder() / "icons" / "program" / "workbook.svg")))
    for widget in application().allWidgets():
        widget.update()  # what is painted by hand may have lacked a face
    place = end_of_last_time()
    watch_for_the_end()
    if place is not None:
        words = _("What was saved is safe. What happened, without your answers, is written in {place}.")
        window.say(_("Workbook ended by itself the last time"), words.format(place=place))


class _FileOpener(QObject):
    """On macOS a file that is opened from outside comes as an event."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FileOpen:
            self._window.entrance.open_path(event.file())  # type: ignore[attr-defined]
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
    notifier.activated.connect(partial(_ended, listening, window))


def _ended(listening: int, window: MainWindow, *_unused: object) -> None:
    """A signal came: read it, so that it is told once, and end."""
    os.read(listening, 4096)
    window.end()


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """Python needs a handler; the notifier does the work on the window's thread."""
