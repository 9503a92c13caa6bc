"""A wheel on screen: the picture to press on, and beside it a line of numbers for each spoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.exercises.scale.editor import ScaleEditor
from workbook.exercises.wheel.screen.wheel_picture import WheelPicture
from workbook.language.translation import gettext as _
from workbook.window.parts.side_by_side import SideBySide
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.wheel.spec import Wheel
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext

_WIDE = 520


class WheelEditor(ScaleEditor):
    """The lines of a scale beside a picture of them all; what is done in one shows in the other."""

    brief = True

    def __init__(self, exercise: Wheel, theme: Theme, context: EditorContext) -> None:
        super().__init__(exercise, theme, context)
        spokes = [(item.id, item.text if item.text.strip() else item.id) for item in exercise.items]
        self.picture = WheelPicture(
            theme, _("{title}: wheel").format(title=exercise.title), spokes, exercise.values()
        )
        self.picture.picked.connect(self._pressed)
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        for at, item in enumerate(self.items.values(), 1):
            self.column.removeWidget(item)
            if not self.picture.named:
                item.number(at)
            column.addWidget(item)
        column.addStretch(1)
        self.column.insertWidget(
            0, SideBySide(theme, self._left(exercise), lines, least=_WIDE, shares=(11, 9))
        )

    def display(self, answer: Answer) -> None:
        """Show the numbers on the lines and in the picture."""
        super().display(answer)
        self._show_picture()

    def give(self, key: str, value: float | str | None) -> None:
        """A spoke's number was chosen, or cleared."""
        super().give(key, value)
        self._show_picture()

    def _show_picture(self) -> None:
        self.picture.show_numbers(self._exercise.numbers(self._answer), self._before)

    def _pressed(self, key: str, value: int) -> None:
        self.give(key, value)

    def _left(self, exercise: Wheel) -> QWidget:
        """The picture, and under it what its middle and its rim mean."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture)
        low, high = exercise.low, exercise.high
        sentence = _("Near the middle: {middle}, at the rim: {rim}.")
        if exercise.middle:
            sentence = _("Near the middle: {middle}, then {between}, at the rim: {rim}.")
        middle, between, rim = (
            f"{end.value} {end.words}".strip() if end else "" for end in (low, exercise.middle, high)
        )
        words = sentence.format(middle=middle, between=between, rim=rim)
        column.addWidget(Words(self.theme, words, "meta", ink="muted", wrap=True))
        column.addStretch(1)
        return part
