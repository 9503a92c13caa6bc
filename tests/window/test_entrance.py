"""A file that comes into the window is opened by what it is; one that cannot be is told, and what is open stays."""

import io
import zipfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.window.conftest import type_into
from workbook.answers.file.workbook_file import open_workbook
from workbook.course.ids import ExerciseId
from workbook.packaging.writing import write_package
from workbook.window.courses.front_screen import FrontScreen
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.parts import file_dialogs

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


def by_hand(files: dict[str, bytes]) -> bytes:
    """A zip as the Finder makes one of a folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(f"Trial/{path}", data)
            archive.writestr(f"__MACOSX/Trial/._{path}", b"x")
    return out.getvalue()


@pytest.mark.parametrize("way", ["dropped", "chosen"])
@pytest.mark.parametrize("name", ["trial.course.zip", "Trial.zip", "trial.course (1)", "by hand.zip"])
def test_a_course_that_was_renamed_or_packed_by_hand_is_opened(
    qtbot: QtBot,
    window: MainWindow,
    files: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
    name: str,
) -> None:
    path = tmp_path / name
    path.write_bytes(by_hand(files) if name == "by hand.zip" else write_package(files))
    asked: list[str] = []

    def choose(*given: object) -> Path:
        asked.append(str(given[-1]))
        return path

    monkeypatch.setattr(file_dialogs, "open_one", choose)
    if way == "dropped":
        window.entrance.open_dropped([path])
    else:
        window.entrance.choose_file()
        assert "*.zip" in asked[0]
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), FrontScreen))


def test_a_zip_without_a_course_says_what_to_do(
    qtbot: QtBot, window: MainWindow, files: dict[str, bytes], tmp_path: Path, told: list[str]
) -> None:
    with zipfile.ZipFile(tmp_path / "mail.zip", "w") as archive:
        archive.writestr("trial.course", write_package(files))
    window.entrance.open_dropped([tmp_path / "mail.zip"])
    qtbot.waitUntil(lambda: bool(told))
    assert "Unpack it, and open that." in told[0]
