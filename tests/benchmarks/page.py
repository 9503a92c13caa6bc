"""A page on screen: how soon it appears, what a key press costs, and how it scrolls, against bare Qt widgets."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QSlider,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from tests.exercises.conftest import sample
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook
from workbook.answers.file.worker import Worker
from workbook.exercises import KINDS
from workbook.own_files import resources_folder
from workbook.window import app as window_app
from workbook.window.look.apply_theme import dress
from workbook.window.look.theme import Theme
from workbook.window.pages.page_view import PageView
from workbook.window.parts.editor_context import EditorContext
from workbook.window.session.opened_file import read_opened_file
from workbook.window.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROUNDS = 9
WORDS = "When closeness will not come, most of us add effort: more talk, more smiles, more care. " * 16
BARE = (QPlainTextEdit, QLineEdit, QSlider, QCheckBox, QRadioButton, QComboBox)
SIZE = (1000, 700)
WHEEL = 60
KEYS, WARM, TURN = 1000, 50, 210
WRITTEN = ("reflection", "letter", "stems")


def measure() -> dict[str, float]:
    """Ratios of medians; both sides are measured by turns."""
    window_app.make_application()
    theme = Theme(resources_folder() / "icons", "light")
    dress(theme)
    return {**_appearing(theme), **_typing(theme), **_scrolling(theme)}


def course(exercises: int) -> dict[str, bytes]:
    """One page: as many exercises of mixed kinds with prose between them."""
    kinds = list(KINDS)
    blocks = []
    for n in range(exercises):
        kind = kinds[n % len(kinds)]
        block = sample(kind).SOURCE.replace(f"::: {kind} it", f"::: {kind} it-{n}", 1)
        blocks.append(f"{WORDS if n < 12 else ''}\n\n{block}\n")
    text = "---\ntitle: One\nid: one\n---\n" + "\n".join(blocks)
    return {"course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n", "modules/01-one.md": text.encode()}


@contextmanager
def session_of(files: dict[str, bytes]) -> Iterator[Session]:
    """A workbook of the course, open."""
    with tempfile.TemporaryDirectory() as folder:

        def opening() -> WorkbookFile:
            return create_workbook(Path(folder) / "one.workbook", files, notes=Path(folder) / "notes")

        worker = Worker(opening)
        session = Session(worker, worker.submit(read_opened_file).result(20))
        yield session
        session.close()


def ours(session: Session, theme: Theme) -> PageView:
    """The program's page, shown."""
    module = session.course.outline.modules[0]
    view = PageView(module, module.pages[0], session, theme, EditorContext())
    view.fill()
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    return view


def bare(widgets: int, words: str) -> QScrollArea:
    """A text browser with the same words and bare widgets under it, shown."""
    area, body = QScrollArea(), QWidget()
    column = QVBoxLayout(body)
    text = QTextBrowser()
    text.setHtml("".join(f"<p>{words}</p>" for _ in range(12)) if words else "")
    column.addWidget(text)
    for n in range(widgets):
        column.addWidget(BARE[n % len(BARE)]())
    area.setWidgetResizable(True)
    area.setWidget(body)
    area.resize(*SIZE)
    area.show()
    QApplication.processEvents()
    return area


def _appearing(theme: Theme) -> dict[str, float]:
    with session_of(course(12)) as session:
        session.course.module(session.course.outline.modules[0].id)
        times = [
            (_seconds(lambda: ours(session, theme)), _seconds(lambda: bare(12, WORDS)))
            for _ in range(ROUNDS + 2)
        ]
    mine, yardstick = (median(column) for column in zip(*times[2:], strict=True))
    return {"page of 12 exercises / bare widgets": mine / yardstick}


def _typing(theme: Theme) -> dict[str, float]:
    """A key in each kind that is written in, against a bare editor that shows as many of the same letters.

    Both are written in by turns, so that whatever else the computer does meets both. The bare editor has the face
    of ours, for a face with ligatures costs more than one without, and the size that ours grows to; otherwise it
    would draw four lines where ours draws twenty. It never grows itself: that ours does is our own cost.
    The keyboard stays in ours all the time, for somebody who writes does not leave a field every fifty keys.
    """
    ratios, sizes = {}, _grown(theme)
    with session_of(course(len(KINDS))) as session:
        view = ours(session, theme)
        for kind in WRITTEN:
            plain = QPlainTextEdit()
            plain.resize(sizes[kind])
            plain.show()
            field = _in_view(view, kind)
            plain.setFont(field.font())
            mine, bare_keys = _typed(field, plain)
            plain.close()
            ratios[f"key press p50, {kind} / bare editor"] = median(mine) / median(bare_keys)
            ratios[f"key press p99, {kind} / bare editor"] = _p99(mine) / _p99(bare_keys)
        view.close()
    return ratios


def _in_view(view: PageView, kind: str) -> QPlainTextEdit | QTextEdit:
    """A card's field with the keyboard in it, and the page scrolled to it: out of view nothing is drawn."""
    field = view.cards[f"it-{list(KINDS).index(kind)}"].editor.focus_target()
    assert isinstance(field, QPlainTextEdit | QTextEdit)
    _settle()
    view.activateWindow()
    QTest.qWaitForWindowActive(view)
    field.setFocus()
    view.ensureWidgetVisible(field, 0, SIZE[1] // 2)
    _settle()
    assert field.hasFocus()
    assert view.viewport().rect().contains(field.mapTo(view.viewport(), field.rect().center()))
    return field


def _grown(theme: Theme) -> dict[str, QSize]:
    """The size that each field has after all keys."""
    sizes = {}
    with session_of(course(len(KINDS))) as session:
        view = ours(session, theme)
        for kind in WRITTEN:
            field = _in_view(view, kind)
            for _ in range(WARM + KEYS):
                QTest.keyClicks(field, "a")
            _settle()
            sizes[kind] = QSize(field.size())
        view.close()
    return sizes


def _settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def _p99(seconds: list[float]) -> float:
    return quantiles(seconds, n=100)[98]


def _typed(*fields: QWidget) -> list[list[float]]:
    """What each of a thousand keys cost in each field, after the first few."""
    seconds: list[list[float]] = [[] for _ in fields]
    for _ in range(0, WARM + KEYS, TURN):
        for field, told in zip(fields, seconds, strict=True):
            _settle()
            told += [_key(field) for _ in range(TURN)]
    assert fields[0].hasFocus()
    return [told[WARM:] for told in seconds]


def _key(field: QWidget) -> float:
    begun = time.perf_counter()
    QTest.keyClicks(field, "a")
    QCoreApplication.processEvents()
    return time.perf_counter() - begun


def _scrolling(theme: Theme) -> dict[str, float]:
    with session_of(course(100)) as session:
        view = ours(session, theme)
        view.complete()
        QApplication.processEvents()
        yardstick = bare(100, "")
        ratios = [_longest_frame(view) / _longest_frame(yardstick) for _ in range(5)]
        view.close()
        yardstick.close()
    return {"longest frame scrolling / bare widgets": median(ratios)}


def _longest_frame(area: QScrollArea) -> float:
    """The longest of the frames while the page is scrolled from top to end, a turn of the wheel at a time."""
    bar = area.verticalScrollBar()
    frames = []
    for value in range(0, bar.maximum(), WHEEL):
        begun = time.perf_counter()
        bar.setValue(value)
        QApplication.processEvents()
        frames.append(time.perf_counter() - begun)
    return max(frames)


def _seconds(make: Callable[[], QScrollArea]) -> float:
    begun = time.perf_counter()
    area = make()
    seconds = time.perf_counter() - begun
    area.close()
    area.deleteLater()
    QApplication.processEvents()
    return seconds
