"""A file that cannot be opened is told, and what is open stays."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.window.conftest import type_into
from workbook.answers.file.workbook_file import open_workbook
from workbook.course.ids import ExerciseId
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen

LINE = ExerciseId("name-it")


def test_what_is_open_stays_alive_when_another_file_cannot_be_opened(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, path: Path, tmp_path: Path, told: list[str]
) -> None:
    damaged = tmp_path / "damaged.workbook"
    damaged.write_bytes(path.read_bytes()[:3000])
    window.entrance.open_path(str(damaged))
    qtbot.waitUntil(lambda: bool(told))
    assert window.screen_now() is opened
    type_into(opened, "oats")
    window.show_home()
    with open_workbook(path) as file:
        assert file.answers()[LINE].answer == "oats"


def test_a_folder_that_cannot_be_made_is_told(
    qtbot: QtBot, window: MainWindow, files: dict[str, bytes], tmp_path: Path, told: list[str]
) -> None:
    (tmp_path / "Workbooks").write_text("a plain file")
    window.entrance.start_workbook(files, tmp_path / "Workbooks" / "one.workbook", "")
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("This workbook could not be opened: ")
