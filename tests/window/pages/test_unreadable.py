"""A module that cannot be read says so."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from workbook.window.main_window import MainWindow


@pytest.mark.parametrize(
    "text", [b"---\ntitle: One\n---\nCaf\xe9", b"\xff\xfeO\0n\0e\0", b"{\\rtf1 One}", b"One\0"]
)
def test_a_module_that_cannot_be_read_says_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, text: bytes
) -> None:
    files = {"course.md": b"---\ntitle: C\nid: c\nversion: 1.0.0\n---\n", "modules/01-one.md": text}
    window.entrance.start_workbook(files, tmp_path / "one.workbook", "")
    screen = wait_for_workbook(qtbot, window)
    screen.current().complete()
    said = [label.text() for label in screen.current().findChildren(QLabel)]
    assert any(words.startswith("This module’s file could not be read.") for words in said)
