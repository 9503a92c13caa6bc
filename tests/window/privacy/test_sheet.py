"""The recovery sheet is taken away on paper or as a file, and never over a workbook."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbook.answers.locked.recovery_words import new_words
from workbook.window.main_window import MainWindow
from workbook.window.paper import printer
from workbook.window.parts import file_dialogs
from workbook.window.privacy.sheet_view import SheetView


@pytest.fixture
def sheet(qtbot: QtBot, window: MainWindow) -> SheetView:
    view = SheetView(window.theme, new_words(), "Ana", date(2026, 11, 27))
    qtbot.addWidget(view)
    return view


@pytest.fixture
def taken(sheet: SheetView) -> list[str]:
    found: list[str] = []
    sheet.taken.connect(lambda: found.append("taken"))
    return found


def test_it_is_saved_where_it_was_wanted(
    sheet: SheetView, taken: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "sheet.pdf"
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: place)
    sheet.save_it.click()
    assert place.read_bytes() == sheet.pdf
    assert sheet.said.text().replace("\u200b", "").startswith(f"Saved as {place}.")
    assert taken == ["taken"]


def test_a_workbook_is_not_written_over(
    sheet: SheetView, taken: list[str], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: path)
    sheet.save_it.click()
    assert "is a workbook. It was not touched." in sheet.said.text()
    assert (path.read_bytes(), taken) == (before, [])


def test_a_place_that_cannot_be_written_is_told(
    sheet: SheetView, taken: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_: tmp_path / "no folder" / "sheet.pdf")
    sheet.save_it.click()
    assert sheet.said.text().startswith("It could not be saved there (")
    assert taken == []


@pytest.mark.parametrize(
    ("trouble", "told", "is_taken"),
    [(None, "It went to the printer.", ["taken"]), ("No printer is there.", "No printer is there.", [])],
)
def test_what_the_printer_did_is_told(
    sheet: SheetView,
    taken: list[str],
    monkeypatch: pytest.MonkeyPatch,
    trouble: str | None,
    told: str,
    is_taken: list[str],
) -> None:
    monkeypatch.setattr(printer, "print_pdf", lambda *_: trouble)
    sheet.print_it.click()
    assert (sheet.said.text(), taken) == (told, is_taken)
