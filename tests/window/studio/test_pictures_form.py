"""Pictures are looked for, dropped and pasted into a course, and put where one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest

from tests.window.studio.conftest import ONE, Asked
from workbook.window.parts import file_dialogs
from workbook.window.parts.words import Words
from workbook.window.studio.part_forms import TextForm
from workbook.window.studio.pictures_form import PicturesForm
from workbook.window.studio.places import Place
from workbook.window.studio.prose_field import ProseField

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.window.studio.studio_screen import StudioScreen

TEXT, SHELF = Place("part", ONE, 1), Place("pictures", "media")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    path = tmp_path / "A walk.png"
    image.save(str(path))
    return path


def shelf(studio: StudioScreen) -> list[str]:
    studio.structure.show_place(SHELF)
    assert isinstance(studio.middle.form, PicturesForm)
    return [words.text() for words in studio.middle.form.findChildren(Words)]


def text_form(studio: StudioScreen) -> ProseField:
    studio.structure.show_place(TEXT)
    assert isinstance(studio.middle.form, TextForm)
    field = studio.middle.form.fields["text"]
    assert isinstance(field, ProseField)
    return field


def test_a_picture_is_put_where_one_writes_and_its_words_are_asked_for(
    studio: StudioScreen, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_unused: photo)
    field = text_form(studio)
    field.field.moveCursor(field.field.textCursor().MoveOperation.End)
    QTest.mouseClick(field.buttons["picture"], Qt.MouseButton.LeftButton)
    QTest.keyClicks(field.field, "A path in a wood")
    assert "First words.\n\n![A path in a wood](media/a-walk.png)\n" in studio.drafting.draft[ONE].decode()
    assert "media/a-walk.png" in studio.drafting.draft
    assert "used in 1 Begin" in shelf(studio)


def test_a_picture_is_pasted(studio: StudioScreen, photo: Path) -> None:
    field = text_form(studio)
    QGuiApplication.clipboard().setImage(QImage(str(photo)))
    QTest.keyClick(field.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "![](media/picture.png)" in studio.drafting.draft[ONE].decode()


def test_pictures_are_dropped_on_the_shelf_and_removed(studio: StudioScreen, photo: Path) -> None:
    assert "There is no picture yet." in shelf(studio)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    studio.middle.dropEvent(drop)
    form = studio.middle.form
    assert isinstance(form, PicturesForm)
    form.show_files(studio.drafting.draft)
    assert {"a-walk.png", "not used yet"} <= set(shelf(studio))
    QTest.mouseClick(form.remove_buttons["media/a-walk.png"], Qt.MouseButton.LeftButton)
    assert "media/a-walk.png" not in studio.drafting.draft
    studio.undo()
    assert "media/a-walk.png" in studio.drafting.draft


def test_what_is_no_picture_is_told(studio: StudioScreen, tmp_path: Path, asked: Asked) -> None:
    (tmp_path / "note.png").write_text("no picture", "utf-8")
    studio.middle.pictures.take_files([tmp_path / "note.png", tmp_path / "gone.png"])
    assert "note.png" in asked.said[0]
    assert "gone.png” cannot be read" in asked.said[1]
    assert not [path for path in studio.drafting.draft if path.startswith("media/")]


def test_a_picture_is_added_as_a_part_of_its_own(
    studio: StudioScreen, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_dialogs, "open_one", lambda *_unused: photo)
    studio.structure.show_place(Place("part", ONE, 2))
    studio.add.wanted.emit("course picture")
    QTest.keyClicks(studio.focusWidget(), "A path")
    assert "\n![A path](media/a-walk.png)\n" in studio.drafting.draft[ONE].decode()
