"""A course is tried in a window of its own, which follows what is written into its folder and keeps nothing."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.window.studio.conftest import COURSE, ONE
from workbook.course.files import FolderFiles
from workbook.window.studio.preview_window import PreviewWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from workbook.window.look.theme import Theme


@pytest.fixture
def preview(qtbot: QtBot, theme: Theme, folder: Path) -> Iterator[PreviewWindow]:
    window = PreviewWindow(theme, FolderFiles(folder), folder)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.view.pages is not None)
    yield window
    window.close()


def question(preview: PreviewWindow) -> str:
    pages = preview.view.pages
    assert pages is not None
    pages.show_page("one", "begin")
    return pages.current().cards["one-time"].exercise.question


def test_what_is_written_into_the_folder_is_shown_with_the_answers_so_far(
    qtbot: QtBot, preview: PreviewWindow, folder: Path
) -> None:
    assert question(preview) == "When did you say yes and mean no?"
    pages = preview.view.pages
    assert pages is not None
    QTest.keyClicks(pages.current().cards["one-time"].editor.field, "On Monday")
    (folder / ONE).write_text(COURSE[ONE].replace("When did", "How often did"), "utf-8")
    preview.look()
    qtbot.waitUntil(lambda: preview.view.pages is not pages)
    assert question(preview).startswith("How often did")
    assert preview.view.pages is not None
    assert preview.view.pages.current().cards["one-time"].editor.field.text() == "On Monday"
    assert not any("On Monday" in path.read_text("utf-8") for path in folder.rglob("*.md"))


def test_nothing_stays_behind(qtbot: QtBot, preview: PreviewWindow) -> None:
    place = preview.view.trying._folder
    QTest.mouseClick(preview.view.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not place.exists())
    assert preview.isHidden()


def test_what_is_no_course_is_told_by_the_command(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "workbook", "preview", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert told.stderr.strip()
