"""An answer that is something to look at, as a small picture among words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy

from workbook.course import kinds

if TYPE_CHECKING:
    from workbook.course.exercise import Answer, Exercise
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext

SIGHT = (420, 360)  # how large a picture may be


def sight_of(exercise: Exercise, answer: Answer, theme: Theme, around: EditorContext) -> QLabel | None:
    """The picture, from a kind that is something to look at; None from the others, whose words say all."""
    wide, high = (theme.px(side) for side in SIGHT)
    found = kinds.small_picture(exercise, answer, around, (wide, high))
    if found is None:
        return None
    label = QLabel()
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    label.setPixmap(QPixmap.fromImage(found))
    return label
