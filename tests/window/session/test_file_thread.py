"""Some time after the last change the file is whole by itself."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.window.conftest import type_into
from workbook.answers.file.workbook_file import WorkbookFile
from workbook.window.pages.workbook_screen import WorkbookScreen


def test_a_copy_taken_a_moment_later_is_whole(
    qtbot: QtBot, opened: WorkbookScreen, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_into(opened, "oats")
    settled: list[bool] = []
    settle = WorkbookFile.settle

    def watched(file: WorkbookFile) -> None:
        settle(file)
        settled.append(True)

    monkeypatch.setattr(WorkbookFile, "settle", watched)
    opened.session.save_now()
    opened.session.file._settle.setInterval(1)
    qtbot.waitUntil(lambda: bool(settled), timeout=10_000)
    journal = path.with_name(path.name + "-wal")
    assert not journal.exists() or journal.stat().st_size == 0
