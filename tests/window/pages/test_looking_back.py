"""A look back and a picture in the real window: shown, not counted, printed only where they may be."""

import io
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.exercises.samples.picture import PNG
from workbook.answers.file.workbook_file import open_workbook
from workbook.exercises.picture.editor import PictureEditor
from workbook.exercises.recall.editor import RecallEditor
from workbook.pdf.material import PaperOptions
from workbook.printing import export_workbook
from workbook.window.main_window import MainWindow
from workbook.window.pages.exercise_card import ExerciseCard
from workbook.window.pages.workbook_screen import WorkbookScreen

COURSE = {
    "course.md": b"---\ntitle: Looking back\nid: back\nversion: 1.0.0\n---\n",
    "modules/01-all.md": b"""---
title: All
---
::: picture place
A place you like
:::

::: reflection story
What happened?
:::

::: recall again
of: story
of: place
first: yes
:::
""",
}


@pytest.fixture
def files() -> dict[str, bytes]:
    return dict(COURSE)


def card(screen: WorkbookScreen, exercise: str) -> ExerciseCard:
    screen.current().complete()
    return screen.current().cards[exercise]


def test_a_look_back_follows_and_is_not_counted(qtbot: QtBot, opened: WorkbookScreen) -> None:
    back = card(opened, "again")
    editor = back.editor
    assert isinstance(editor, RecallEditor)
    assert opened.session.progress.module_count(opened.session.course.outline.modules[0]) == (0, 2)
    assert not back.visibility.isVisibleTo(back)
    assert not back.more.isVisibleTo(back)
    assert editor.boxes[0]._where.text() == "Here you will see what you write in 1.2, “What happened?”."
    QTest.keyClicks(card(opened, "story").editor.focus_target(), "Rain")
    assert editor.boxes[0].words.text() == "Rain"
    assert opened.session.progress.module_count(opened.session.course.outline.modules[0]) == (1, 2)


def test_a_picture_reaches_the_look_back_and_the_pdf(
    qtbot: QtBot, opened: WorkbookScreen, window: MainWindow, path: Path, tmp_path: Path
) -> None:
    shown = card(opened, "place")
    assert isinstance(shown.editor, PictureEditor)
    shown.editor.take(PNG, "It")
    QTest.keyClicks(shown.editor.caption, "Mine")
    QTest.keyClick(shown.editor.caption, Qt.Key.Key_Tab)
    back = card(opened, "again").editor
    assert isinstance(back, RecallEditor)
    assert not back.boxes[1]._sight.pixmap().isNull()
    assert back.boxes[1].words.text() == "Mine"
    window.show_home()
    with open_workbook(path) as file:
        assert list(file.pictures().values()) == [PNG]
        export_workbook(file, "keepsake", PaperOptions(), tmp_path / "mine.pdf")
    pages = pypdf.PdfReader(io.BytesIO((tmp_path / "mine.pdf").read_bytes())).pages
    assert sum(len(page.images) for page in pages) >= 1
    assert (
        "".join(page.extract_text() for page in pages).count("Mine") == 4
    )  # in its place, and looking back; in sight and for who hears the page
