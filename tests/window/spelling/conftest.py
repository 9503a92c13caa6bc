"""A tiny dictionary of two languages, and a window in which spelling is ready to be chosen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from tests.spelling.tiny import write_dictionary
from workbook.spelling import dictionaries
from workbook.window.main_window import MainWindow
from workbook.window.pages.workbook_screen import WorkbookScreen
from workbook.window.spelling.spelling import Spelling

Field = QTextEdit | QPlainTextEdit


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    write_dictionary(folder, "en_US", ["rain", "was", "it", "like", "and", "snow", "the", "cat"])
    write_dictionary(folder, "de_DE", ["regen", "es", "war", "wie", "und", "schnee", "die", "katze"])
    found = [folder]
    monkeypatch.setattr(dictionaries, "folders", lambda: found)
    return found


@pytest.fixture
def begun(qtbot: QtBot, window: MainWindow, opened: WorkbookScreen) -> Callable[[], Spelling]:
    """Spelling, as it begins a while after a workbook was opened."""

    def begin() -> Spelling:
        window.begin_spelling()
        spelling = window._spelling
        assert spelling is not None
        qtbot.waitUntil(lambda: spelling._found is not None)
        return spelling

    return begin


@pytest.fixture
def field(opened: WorkbookScreen) -> Field:
    opened.show_page("all", "words")
    found = opened.current().cards["tell"].editor.focus_target()
    assert isinstance(found, QPlainTextEdit)
    return found


def lined(field: Field) -> list[str]:
    """The words with a line below them."""
    return [one.cursor.selectedText() for one in field.extraSelections()]
