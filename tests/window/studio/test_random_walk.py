"""A random walk over the Studio: no fault, and a source that is always read as it is shown."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from workbook.course.files import FolderFiles
from workbook.course.kinds import KINDS
from workbook.course.outline import read_outline
from workbook.drafts.source_text import SourceText
from workbook.window.studio.places import Place

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from workbook.window.studio.studio_screen import StudioScreen

WORDS = ("a word", "two: words", "- a line", "::: note", "**bold**", "ä ش 你", "{#id}", "")


def step(chance: random.Random, studio: StudioScreen) -> None:
    """One thing that somebody may do."""
    act = chance.randrange(8)
    items = list(studio.structure._items())
    if act == 0:
        studio.structure.setCurrentItem(chance.choice(items))
    elif act == 1:
        studio.add.wanted.emit(chance.choice([*KINDS, "note", "evidence", "page", "text", "module"]))
    elif act == 2:
        key = chance.choice([Qt.Key.Key_Up, Qt.Key.Key_Down])
        QTest.keyClick(studio.structure, key, Qt.KeyboardModifier.AltModifier)
    elif act == 3 and len(items) > 14:
        QTest.keyClick(studio.structure, Qt.Key.Key_Delete)
    elif act == 4:
        (studio.undo if chance.random() < 0.7 else studio.redo)()
    elif act == 5:
        place = studio.structure.place()
        if place is not None and place.sort in ("module", "part"):
            studio.structure.copy_wanted.emit(place)
    else:
        fill_in(chance, studio)


def fill_in(chance: random.Random, studio: StudioScreen) -> None:
    form = studio.middle.form
    fields = (
        [one for one in form.findChildren(QWidget) if one.isVisible() and one.isEnabled()] if form else []
    )
    usable = [
        one for one in fields if isinstance(one, QLineEdit | QPlainTextEdit | QComboBox | QAbstractButton)
    ]
    if not usable:
        return
    field = chance.choice(usable)
    if isinstance(field, QLineEdit) and not field.isReadOnly():
        field.setText(chance.choice(WORDS))
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(chance.choice(WORDS))
    elif isinstance(field, QComboBox) and field.count():
        field.setCurrentIndex(chance.randrange(field.count()))
    elif (
        isinstance(field, QAbstractButton)
        and "…" not in field.text()
        and "picture" not in field.text().lower()
    ):
        field.click()


@pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)  # of lists that open
@pytest.mark.parametrize("seed", range(2))
def test_a_walk_ends_with_a_course_that_reads_as_it_is_shown(
    request: pytest.FixtureRequest, qtbot: QtBot, studio: StudioScreen, folder: Path, seed: int
) -> None:
    chance = random.Random(seed)
    for _n in range(2500 if request.config.getoption("--long") else 60):
        step(chance, studio)
        qtbot.wait(1)
    draft = studio.drafting.draft
    for path in draft:
        if path.endswith(".md"):
            source = SourceText.read(path, draft[path])
            assert source is not None
            assert source.data == draft[path]
    shown = [mark.title for mark in studio.drafting.outline().modules]
    assert not studio.drafting.finish()
    assert [mark.title for mark in read_outline(FolderFiles(folder)).modules] == shown
    while draft.done:
        studio.undo()
    studio.structure.show_place(Place("about", "course.md"))
    assert not studio.drafting.finish()
