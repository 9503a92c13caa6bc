"""What is written when the program ends."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.window.conftest import type_into
from workbook.answers.file.workbook_file import open_workbook
from workbook.course.ids import ExerciseId
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen

LINE = ExerciseId("name-it")


def test_the_system_ends_the_program_without_a_question(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, path: Path, told: list[str]
) -> None:
    type_into(opened, "oats")
    assert window.finish()
    assert told == []
    with open_workbook(path) as file:
        assert file.answers()[LINE].answer == "oats"
