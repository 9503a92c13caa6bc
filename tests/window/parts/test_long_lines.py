"""Every line of a long answer ends inside its field, also where a scroll bar takes some of the room."""

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from workbook.answers.file.workbook_file import create_workbook
from workbook.course.reading import read_course
from workbook.window.main_window import MainWindow

LONG = "Some words. " + "I walked along the river and thought about it for a while. " * 200
FILES = {
    "course.md": b"---\ntitle: T\nid: t\nversion: 1.0.0\n---\n",
    "modules/01-a.md": b"---\ntitle: A\n---\n::: reflection r\nWhat?\n:::\n",
}


def widest(field: QPlainTextEdit) -> float:
    layout = field.document().firstBlock().layout()
    return max(layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount()))


def test_no_line_is_wider_than_its_field(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    with create_workbook(tmp_path / "long.workbook", FILES) as file:
        for exercise in read_course(FILES)[0].exercises():
            file.save_answer(exercise, LONG)
    window.entrance.open_path(str(tmp_path / "long.workbook"))
    screen = wait_for_workbook(qtbot, window)
    screen.show_exercise("r")
    (field,) = screen.current().cards["r"].editor.findChildren(QPlainTextEdit)
    qtbot.waitUntil(lambda: field.verticalScrollBar().isVisible())
    assert widest(field) <= field.viewport().width() - 2 * field.document().documentMargin()
