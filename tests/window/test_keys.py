"""A key press does no disk work: what is typed reaches the file after a pause."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.answers.faults import Plan, failing
from tests.window.conftest import wait_for_workbook
from workbook.answers.file.workbook_file import WorkbookFile
from workbook.course.ids import ExerciseId
from workbook.window.main_window import MainWindow
from workbook.window.session.session import Session

KEYS = 200


def watched(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the file's thread is given from now on."""
    tasks: list[object] = []
    submit = session.file.submit

    def counted(work: Callable[[WorkbookFile], object]) -> Future[object]:
        tasks.append(work)
        return submit(work)

    monkeypatch.setattr(session.file, "submit", counted)
    return tasks


def type_keys(field: QWidget) -> None:
    for _ in range(KEYS):
        QTest.keyClick(field, Qt.Key.Key_X)
        QApplication.processEvents()


@pytest.mark.parametrize("key", ["name-it", "tell"])
def test_two_hundred_keys_ask_nothing_of_the_disk(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    plan = Plan()  # fails nothing, and counts what SQLite asks of the system
    with failing(monkeypatch, plan):
        window.entrance.open_path(str(path))
        screen = wait_for_workbook(qtbot, window)
        session = screen.session
        screen.show_page("all", "words")
        field = screen.current().cards[key].editor.focus_target()
        assert session.finish(10) == ""
        qtbot.waitUntil(lambda: not session.changes.open())
        for timer in (
            session.file._settle,
            window.maintenance._begin,
            window._remember_soon,
        ):  # what was done before, and a day's backup
            timer.stop()
        tasks, asked = watched(session, monkeypatch), plan.asked
        type_keys(field)
        assert tasks == []
        assert plan.asked == asked
        session.save_now()
        qtbot.waitUntil(lambda: session.state(ExerciseId(key)) == "saved")
        assert len(tasks) == 1
        assert plan.asked > asked
        assert session.saved[ExerciseId(key)].answer == "x" * KEYS
        window.show_home()
