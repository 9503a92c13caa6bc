"""What was chosen is tried again until it is kept."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.window.conftest import type_into
from workbook.answers.disk.trouble import WorkbookTrouble
from workbook.answers.file.workbook_file import WorkbookFile, open_workbook
from workbook.course.ids import ExerciseId, ModuleId
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen

LINE = ExerciseId("name-it")


def full(*_: object, **__: object) -> None:
    raise WorkbookTrouble("disk-full", "The disk is full.")


def test_a_choice_of_privacy_that_failed_is_tried_again_and_counts_at_the_end(
    qtbot: QtBot, window: MainWindow, opened: WorkbookScreen, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_into(opened, "oats")
    with monkeypatch.context() as patch:
        patch.setattr(WorkbookFile, "set_share", full)
        opened.session.choices.set_share(LINE, "private")
        qtbot.waitUntil(lambda: opened.session.state(LINE) == "failed")
        assert opened.session.finish(10) == "The disk is full."
    opened.session.retry()
    qtbot.waitUntil(lambda: opened.session.whole_state() == "saved")
    window.show_home()
    with open_workbook(path) as file:
        assert file.answer_settings()[LINE].share == "private"


def test_nobody_is_held_back_by_a_place_that_could_not_be_kept(
    opened: WorkbookScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(WorkbookFile, "set_place", full)
        opened.session.choices.set_place(ModuleId("all"), "marks", 0.5)
        assert opened.session.finish(10) == ""
