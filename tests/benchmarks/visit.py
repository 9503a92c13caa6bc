"""A visit: a page turned, the first search, and what a long visit holds in memory, in the real window."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

import apsw
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.large import WORDS as WRITTEN
from tests.benchmarks.launch import large_course
from tests.benchmarks.page import WORDS, bare
from workbook.answers.file.workbook_file import create_workbook
from workbook.course.reading import read_course
from workbook.window import app as window_app
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.searching.search_screen import SearchScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.window.main_window import MainWindow

TURNS, LONG, KEYS = 40, 1200, 20
ANSWERS = 400
SIZE = (1280, 800)
WORD = "umbrella"
MEGABYTE = 1_000_000


def measure() -> dict[str, float]:
    """Ratios of medians, and how much more memory is held after a long visit than after a short one."""
    window_app.make_application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "visit.workbook"
        texts = _workbook(path)
        window = window_app.make_window(Path(folder) / "settings")
        window.resize(*SIZE)
        window.show()
        window.entrance.open_path(str(path))
        screen = _opened(window)
        turned = _turning(screen)
        found = _first_search(window, texts)
        window.go_to_workbook()
        held = _memory(screen)
        window.close()
    return {
        "page turned / bare widgets": turned,
        "first search of 1,600 pages and 400 answers / bare FTS5 of the same": found,
        "memory after 1,200 pages and as many written in / after 40": held,
    }


def _workbook(path: Path) -> list[str]:
    """A course of 200 modules, a quarter of it answered; gives all its texts."""
    files = large_course()
    exercises = list(read_course(files)[0].exercises())
    written = [f"{WRITTEN} {number}" for number in range(ANSWERS)]
    written[ANSWERS // 2] += f" {WORD}"
    with create_workbook(path, files) as file, file.in_one_go():
        for exercise, words in zip(exercises[:: len(exercises) // ANSWERS], written, strict=False):
            file.save_answer(exercise, words)
    return written + [data.decode() for name, data in files.items() if name.startswith("modules/")]


def _opened(window: MainWindow) -> WorkbookScreen:
    _until(lambda: isinstance(window.screen_now(), WorkbookScreen))
    screen = window.screen_now()
    assert isinstance(screen, WorkbookScreen)
    _until(lambda: screen.current().is_whole())
    return screen


def _turning(screen: WorkbookScreen) -> float:
    """To the next page until it is whole, against a text and one bare field that are shown."""
    ours, theirs = [], []
    for _ in range(TURNS):
        ours.append(_seconds(lambda: _turn(screen)))
        theirs.append(_seconds(lambda: bare(1, WORDS).close()))
    return median(ours[5:]) / median(theirs[5:])


def _turn(screen: WorkbookScreen) -> None:
    screen.next_page()
    _until(lambda: screen.current().is_whole())


def _first_search(window: MainWindow, texts: list[str]) -> float:
    """From Ctrl+Shift+F and a word to what was found; the index is made for it."""

    def search() -> None:
        window.show_search(WORD)
        screen = window.screen_now()
        assert isinstance(screen, SearchScreen)
        _until(lambda: screen.hits.count() > 1)

    def in_bare_fts5() -> None:
        bare_index = apsw.Connection(":memory:")
        bare_index.execute("CREATE VIRTUAL TABLE bare USING fts5 (words)")
        bare_index.executemany("INSERT INTO bare VALUES (?)", [(text,) for text in texts])
        assert bare_index.execute("SELECT rowid FROM bare WHERE bare MATCH ?", (WORD,)).fetchall()

    return _seconds(search) / median(_seconds(in_bare_fts5) for _ in range(5))


def _memory(screen: WorkbookScreen) -> float:
    """Pages turned and written in, back and forth; what Python and Qt hold at the end of it."""
    held = []
    for turn in range(LONG):
        (screen.next_page if turn // 300 % 2 == 0 else screen.previous_page)()
        _until(lambda: screen.current().is_whole())
        card = next(iter(screen.current().cards.values()), None)
        if card is not None:
            card.take_focus()
            QTest.keyClicks(card.editor.focus_target(), "a" * KEYS)
        if turn in (TURNS, LONG - 1):
            held.append(_resident())
    return held[1] / held[0]


def _resident() -> float:
    """Megabytes of this process, where the system tells it."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _until(holds: Callable[[], bool]) -> None:
    end = time.perf_counter() + 60
    while True:
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as the event loop would
        if holds():
            return
        assert time.perf_counter() < end, "it took more than a minute"
