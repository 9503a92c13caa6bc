"""A Word worksheet becomes a draft: from the first screen through what came in to the Studio."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.window.studio.conftest import Asked
from workbook.window.parts import file_dialogs
from workbook.window.studio.new_course_dialog import NewCourseDialog
from workbook.window.studio.start_screen import StartScreen
from workbook.window.studio.studio_screen import StudioScreen
from workbook.window.studio.word_screen import WordScreen

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from workbook.window.main_window import MainWindow

BODY = """<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Saying no, kindly</w:t></w:r></w:p>
<w:p><w:r><w:t>A no to one thing is a yes to another.</w:t></w:r></w:p>
<w:p><w:r><w:t>The last time I said yes and meant no: ______________________</w:t></w:r></w:p>
</w:body></w:document>"""
TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="a" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "Saying no.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("_rels/.rels", RELATIONS)
        file.writestr("word/document.xml", BODY)
    return path


@pytest.fixture
def shown(qtbot: QtBot, window: MainWindow, sheet: Path, monkeypatch: pytest.MonkeyPatch) -> WordScreen:
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_unused: sheet)
    window.do("make")
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), StartScreen))
    start = window.screen_now()
    assert isinstance(start, StartScreen)
    QTest.mouseClick(start.word, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), WordScreen))
    screen = window.screen_now()
    assert isinstance(screen, WordScreen)
    return screen


def test_a_worksheet_becomes_a_draft_in_the_studio(
    qtbot: QtBot, window: MainWindow, shown: WordScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def accept(dialog: NewCourseDialog) -> NewCourseDialog.DialogCode:
        dialog.inside = tmp_path
        return NewCourseDialog.DialogCode.Accepted

    monkeypatch.setattr(NewCourseDialog, "exec", accept)
    with qtbot.waitSignal(window.studio.draft_opened):
        shown.draft_wanted.emit(shown.draft)
    screen = window.screen_now()
    assert isinstance(screen, StudioScreen)
    outline = screen.drafting.outline()
    assert outline.about.title == "Saying no, kindly"
    assert [mark.kind for mark in outline.exercises()] == ["line"]
    qtbot.waitUntil(lambda: screen.preview.trying.session is not None)


def test_what_is_not_kept_leads_back(qtbot: QtBot, window: MainWindow, shown: WordScreen) -> None:
    shown.discard_wanted.emit()
    qtbot.waitUntil(lambda: isinstance(window.screen_now(), StartScreen))


def test_the_list_is_saved(shown: WordScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_dialogs, "save_as", lambda *_unused: tmp_path / "list.txt")
    shown.list_wanted.emit(shown.draft)
    assert "The last time I said yes and meant no" in (tmp_path / "list.txt").read_text("utf-8")


def test_what_is_no_word_file_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked()
    monkeypatch.setattr(window, "ask", asked)
    (tmp_path / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0 something old")
    window.studio.read_word(tmp_path / "old.docx")
    qtbot.waitUntil(lambda: bool(asked.said))
    assert "old.docx" in asked.said[0]
