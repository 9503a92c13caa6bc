"""Undo in a field of the Studio's forms is the draft's own: steadily back, steadily forward."""

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.window.studio.conftest import ONE
from workbook.window.parts.date_field import DateField
from workbook.window.studio.places import ABOUT, HELP, Place
from workbook.window.studio.studio_screen import StudioScreen

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def words_in(field: QWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()  # type: ignore[attr-defined]


def shows(field: QWidget, words: str) -> bool:
    return words_in(field) == words


@pytest.mark.parametrize(
    ("place", "place_at"), [("about", ABOUT), ("help", HELP), ("module", ONE), ("part", ONE)]
)
def test_undo_in_any_field_of_a_form_goes_steadily_back_and_redo_forward(
    studio: StudioScreen, qtbot: QtBot, place: Any, place_at: str
) -> None:
    to = Place(place, place_at, 2) if place == "part" else Place(place, place_at)
    studio.structure.show_place(to)
    studio._show_place(to)
    form = studio.middle.form
    assert form is not None
    fields = [
        one for one in form.findChildren(QWidget)
        if isinstance(one, QLineEdit | QPlainTextEdit) and one.isVisibleTo(form)
        and not isinstance(one.parentWidget(), DateField) and not one.isReadOnly()
    ]  # fmt: skip
    assert fields
    for field in fields:
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_End, CTRL)
        seen = [words_in(field)]
        for letter in "78":
            QTest.keyClicks(field, letter)
            studio.drafting.draft.end_part()
            seen.append(words_in(field))
        for keys, step in (
            (CTRL, 1), (CTRL, 0),
            (CTRL | SHIFT, 1),
        ):  # fmt: skip
            QTest.keyClick(field, Qt.Key.Key_Z, keys)
            qtbot.waitUntil(partial(shows, field, seen[step]))
