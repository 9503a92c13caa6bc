"""What is half typed when the window is closed, locked or hidden is what it would be if the field were left."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from workbook.answers.file.workbook_file import create_workbook, open_workbook
from workbook.course.ids import ExerciseId
from workbook.exercises.table.screen.grid_view import GridView
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen

COURSE = {
    "course.md": b"---\ntitle: Half typed\nid: half\nversion: 1.0.0\n---\n",
    "modules/01-first.md": b"""---
title: First
---
::: date day
When?
:::

::: table litres
column: Litres | number {#litres}

How much?
:::
""",
}


def close(window: MainWindow) -> None:
    window.close()


def go_home(window: MainWindow) -> None:
    window.show_home()


def quit_by_signal(window: MainWindow) -> None:
    window.finish()


@pytest.fixture
def screen(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> WorkbookScreen:
    path = tmp_path / "half.workbook"
    create_workbook(path, COURSE).close()
    window.entrance.open_path(str(path))
    shown = wait_for_workbook(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return shown


@pytest.mark.parametrize("end", [close, go_home, quit_by_signal])
def test_a_day_and_a_number_are_one_when_the_workbook_is_left(
    window: MainWindow, screen: WorkbookScreen, tmp_path: Path, end: Callable[[MainWindow], None]
) -> None:
    cards = screen.current().cards
    field = cards["day"].editor.focus_target()
    field.setFocus()
    QTest.keyClicks(field, "22.2.2027")
    view = cards["litres"].editor.focus_target()
    assert isinstance(view, GridView)
    view.setFocus()
    QTest.keyClicks(view, "1")
    QTest.keyClicks(view.indexWidget(view.currentIndex()), ",5")
    end(window)
    with open_workbook(tmp_path / "half.workbook") as file:
        answers = file.answers()
    assert answers[ExerciseId("day")].answer == "2027-02-22"
    assert [row.get("litres") for row in answers[ExerciseId("litres")].answer["rows"]] == [1.5]


def test_a_moment_before_the_end_it_is_kept_as_words(
    qtbot: QtBot, screen: WorkbookScreen, tmp_path: Path
) -> None:
    field = screen.current().cards["day"].editor.focus_target()
    field.setFocus()
    QTest.keyClicks(field, "22.2.20")
    screen.session.save_now()
    qtbot.waitUntil(lambda: not screen.session.unsaved())
    assert screen.session.saved[ExerciseId("day")].answer == "22.2.20"
    QTest.keyClicks(field, "27")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert screen.session.answer(ExerciseId("day")) == "2027-02-22"
