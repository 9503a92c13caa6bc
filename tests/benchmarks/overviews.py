"""All I wrote and My days of a workbook with 2,000 answers: the first words against one page, and the longest pause."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from tests.benchmarks.page import ours
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.answers.file.worker import Worker
from workbook.course.reading import read_course
from workbook.own_files import resources_folder
from workbook.window import app as window_app
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.overviews.all_screen import AllScreen
from workbook.window.overviews.days_screen import DaysScreen
from workbook.window.parts.clock import Clock
from workbook.window.parts.editor_context import EditorContext
from workbook.window.session.opened_file import read_opened_file
from workbook.window.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbook.window.overviews.overview_screen import OverviewScreen

ROUNDS = 9
MODULES, EACH, DAYS = 40, 50, 100
SIZE = (1280, 800)
BEGUN = datetime(2026, 8, 1, 9, tzinfo=UTC)
WORDS = "It was raining, and I did not want to go. Then Ines knocked and asked about the cat. " * 4


def measure() -> dict[str, float]:
    """Medians of ratios, also of the longest pauses; all are measured by turns."""
    window_app.make_application()
    theme = Theme(resources_folder() / "icons", "light")
    dress(theme)
    with tempfile.TemporaryDirectory() as folder, _session(Path(folder)) as session:
        clock = Clock(lambda: BEGUN + timedelta(days=DAYS - 1))
        every: list[tuple[float, ...]] = []
        for _unused in range(ROUNDS + 2):
            begun = time.perf_counter()
            view = ours(session, theme)
            page = time.perf_counter() - begun
            view.close()
            view.deleteLater()
            everything, pause = _shown(lambda: AllScreen(session, theme, EditorContext), _read_on)
            days, other = _shown(lambda: DaysScreen(session, theme, clock, EditorContext), _day_is_there)
            every.append((everything / page, days / page, pause / page, other / page))
    first, second, pause, other = (median(column) for column in zip(*every[2:], strict=True))
    return {
        "All I wrote of 2,000 answers / one page": first,
        "My days of 2,000 answers / one page": second,
        "longest pause of All I wrote, 240 answers read on / one page": pause,
        "longest pause of My days / one page": other,
    }


def _shown(
    make: Callable[[], OverviewScreen], goes_on: Callable[[OverviewScreen], str]
) -> tuple[float, float]:
    """The seconds until there are words, and the longest pause after it is there, until all is done."""
    begun = time.perf_counter()
    screen = make()
    screen.resize(*SIZE)
    screen.show()
    last = time.perf_counter()
    first, longest, state = 0.0, 0.0, "waits"
    while state != "done":
        QApplication.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        state = goes_on(screen)
        first = first or (now - begun if state != "waits" else 0.0)
    screen.close()
    screen.deleteLater()
    return first, longest


def _read_on(screen: OverviewScreen) -> str:
    """Somebody scrolls on and on, through some hundred answers."""
    assert isinstance(screen, AllScreen)
    bar = screen.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    return "done" if len(screen.entries.entries) >= 240 else "reads" if screen.entries.entries else "waits"


def _day_is_there(screen: OverviewScreen) -> str:
    assert isinstance(screen, DaysScreen)
    return "done" if screen.day.entries else "waits"


@contextmanager
def _session(folder: Path) -> Iterator[Session]:
    path = folder / "one.workbook"
    files = {"course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n"}
    for module in range(1, MODULES + 1):
        blocks = "".join(f"::: reflection q{module}-{n}\nQuestion {n}?\n:::\n\n" for n in range(EACH))
        files[f"modules/{module:02}-m.md"] = f"---\ntitle: M{module}\nid: m{module}\n---\n{blocks}".encode()
    exercises = list(read_course(files)[0].exercises())
    with create_workbook(path, files, notes=folder / "notes") as file, file.in_one_go():
        for number, exercise in enumerate(exercises):
            file.save_answer(exercise, f"{number} {WORDS}", at=BEGUN + timedelta(days=number % DAYS))
    worker = Worker(lambda: open_workbook(path, notes=folder / "notes"))
    session = Session(worker, worker.submit(read_opened_file).result(20))
    yield session
    session.close()
