"""A line that one chooses on stays where it is, and as wide as it is, while one chooses."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea, QSlider, QWidget
from pytestqt.qtbot import QtBot

from tests.exercises.conftest import make, sample
from tests.exercises.test_conformance import theme
from workbook.course import kinds
from workbook.window.look.theme import Theme
from workbook.window.parts.editor_context import EditorContext

__all__ = ["theme"]
SLIDING = ("log", "map", "scale", "wheel")


def sliders_of(editor: QWidget) -> list[QSlider]:
    return [slider for slider in editor.findChildren(QSlider) if slider.isVisible()]


def place_in(editor: QWidget, slider: QSlider) -> QRect:
    return QRect(slider.mapTo(editor, QPoint()), slider.size())


def settle() -> None:
    """Let every layout come to its end; one can ask for another."""
    for _ in range(10):
        QApplication.processEvents()


@pytest.mark.parametrize("kind", SLIDING)
@pytest.mark.parametrize("wide", [420, 720])
def test_sliders_stand_still_at_every_value(qtbot: QtBot, theme: Theme, kind: str, wide: int) -> None:
    editor = kinds.editor(kind)(make(kind), theme, EditorContext())
    editor.show_answer(sample(kind).ANSWER if kind == "map" else None)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(editor)
    qtbot.addWidget(area)
    area.resize(wide, 700)
    area.show()
    qtbot.waitExposed(area)
    sliders = sliders_of(editor)
    assert sliders
    for slider in sliders:
        settle()
        before = [place_in(editor, one) for one in sliders]
        for value in range(slider.minimum(), slider.maximum() + 1, max(1, slider.maximum() // 12)):
            slider.setValue(value)
            settle()
            assert [place_in(editor, one) for one in sliders] == before, value
