"""Copies of a workbook from the window: asked where, all of it written there, and told."""

from pathlib import Path
from zipfile import is_zipfile

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.window.conftest import wait_for_workbook
from workbook.answers.file.workbook_file import open_workbook
from workbook.window.main_window import MainWindow
from workbook.window.parts import file_dialogs


@pytest.fixture
def told(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    monkeypatch.setattr(window.copies, "_ask", lambda title, words, *_: found.append((title, words)))
    return found


def test_everything_as_text_is_in_the_folder_that_was_chosen(
    qtbot: QtBot, window: MainWindow, path: Path, told: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.entrance.open_path(str(path))
    wait_for_workbook(qtbot, window)
    folder = path.parent / "as text"
    monkeypatch.setattr(file_dialogs, "folder_for", lambda *_: folder)
    window.copies.save_text()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("Saved", f"Everything is in {folder}.")]
    assert (folder / "answers.md").is_file()


def test_a_copy_is_where_it_was_wanted(
    qtbot: QtBot, window: MainWindow, path: Path, told: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.entrance.open_path(str(path))
    screen = wait_for_workbook(qtbot, window)
    place = path.parent / "on a stick.workbook"
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: place)
    window.copies.save_copy()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("Saved", f"Everything is in {place}.")]
    with open_workbook(place) as copy:
        assert copy.answers().keys() == screen.session.saved.keys()


def test_a_folder_that_cannot_be_written_is_told(
    qtbot: QtBot, window: MainWindow, path: Path, told: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.entrance.open_path(str(path))
    wait_for_workbook(qtbot, window)
    in_the_way = path.parent / "in the way"
    in_the_way.write_text("a file")
    monkeypatch.setattr(file_dialogs, "folder_for", lambda *_: in_the_way / "as text")
    window.copies.save_text()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] == "That could not be saved"


def test_who_chooses_no_place_is_told_nothing(
    qtbot: QtBot, window: MainWindow, path: Path, told: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.entrance.open_path(str(path))
    wait_for_workbook(qtbot, window)
    monkeypatch.setattr(file_dialogs, "folder_for", lambda *_: None)
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: None)
    before = sorted(path.parent.iterdir())
    window.copies.save_text()
    window.copies.save_copy()
    assert (told, sorted(path.parent.iterdir())) == ([], before)


def test_a_document_is_saved_by_its_button_and_has_what_was_written(
    qtbot: QtBot, window: MainWindow, path: Path, told: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.entrance.open_path(str(path))
    wait_for_workbook(qtbot, window)
    monkeypatch.setattr(file_dialogs, "save_as_one_of", lambda *_: path.parent / "mine")
    window.copies.save_document()
    qtbot.waitUntil(lambda: bool(told))
    place = path.parent / "mine.docx"
    assert told == [
        ("Saved", f"{place} has all your answers as they are now. Anybody who has the file can read it.")
    ]
    assert is_zipfile(place)
    told.clear()
    monkeypatch.setattr(file_dialogs, "save_as_one_of", lambda *_: path.parent / "gone" / "mine.odt")
    window.copies.save_document()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] == "That could not be saved"


def test_of_a_locked_workbook_it_is_asked_first(
    qtbot: QtBot, window: MainWindow, path: Path, told: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.entrance.open_path(str(path))
    screen = wait_for_workbook(qtbot, window)
    monkeypatch.setattr(screen.session, "lock", object())
    asked: list[str] = []
    monkeypatch.setattr(file_dialogs, "save_as_one_of", lambda *_: asked.append("where"))
    window.copies.save_document()
    assert told[0][0] == "The document is not locked"
    assert "just for you" in told[0][1]
    assert asked == []
    monkeypatch.setattr(window.copies, "_ask", lambda *_: "Save it without a lock")
    window.copies.save_document()
    assert asked == ["where"]


def test_the_dialog_gives_a_document_the_ending_of_the_sort_that_was_chosen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(dialog: QFileDialog) -> int:
        dialog.filterSelected.emit("OpenDocument (*.odt)")
        return 1

    monkeypatch.setattr(QFileDialog, "exec", choose)
    sorts = ["Word (*.docx)", "OpenDocument (*.odt)"]
    assert file_dialogs.save_as_one_of(None, "Save", tmp_path / "mine.docx", sorts) == tmp_path / "mine.odt"
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 0)
    assert file_dialogs.save_as_one_of(None, "Save", tmp_path / "mine.docx", sorts) is None
