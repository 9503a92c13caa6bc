"""A scale on screen: a line of numbers for each item."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.course.values import mapping, number, same_kind
from workbook.exercises.scale.spec import CANNOT_SAY, ONLY_ITEM, Scale, before_and_now
from workbook.language.numbers import number_text
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.layouts import nest
from workbook.window.parts.options import TickRow
from workbook.window.parts.scale_line import ScaleLine
from workbook.window.parts.words import Words, keep_room

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.scale.spec import ScaleItem
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext

MOST_GONE = 50


class ScaleEditor(ExerciseEditor):
    """Each item's words, its line with both ends in words, and, for a pair, what changed."""

    brief = False  # whether the words that all lines share stand elsewhere

    def __init__(self, exercise: Scale, theme: Theme, context: EditorContext) -> None:
        super().__init__(theme, context)
        self._exercise = exercise
        self._before: dict[str, float] = {}
        self.items = {item.id: _Item(exercise, item, theme, brief=self.brief) for item in exercise.items}
        for key, item in self.items.items():
            item.given.connect(partial(self.give, key))
            self.column.addWidget(item)
        self.gone = Words(theme, "", "small", ink="muted", wrap=True)
        self.gone.hide()
        self.column.addWidget(self.gone)

    def display(self, answer: Answer) -> None:
        """Show a number on each line; values that are no numbers show as unset and stay in the answer."""
        values = mapping(mapping(answer).get("values"))
        for key, item in self.items.items():
            item.show_value(values.get(key), self._before.get(key))
        self._show_gone()

    def show_before(self, answer: Any) -> None:
        """Show where the learner began as a dashed ring."""
        self._before = self._exercise.numbers(answer)
        self.show_again()

    def focus_target(self) -> QWidget:
        """The first line."""
        first = next(iter(self.items.values()), None)
        return first.line if first else self

    def give(self, key: str, value: float | str | None) -> None:
        """An item's value was chosen, or cleared."""
        values = dict(mapping(self.given.get("values")))
        values.pop(key, None)
        if value is not None:
            values[key] = value
        self.items[key].show_value(value, self._before.get(key))
        answer = same_kind(self.answer, {"values": values}) if values else None
        self.say(answer, N_("choose a number"), f"number {key}")

    def _show_gone(self) -> None:
        """Numbers for what the course no longer asks: they stay in the answer, and can be read here."""
        numbers = self._exercise.numbers(self.answer)
        gone = [key for key in numbers if key not in self.items][:MOST_GONE]
        lines = [f"{self._exercise.word_of(key)}: {number_text(numbers[key])}" for key in gone]
        self.gone.setText("\n".join([_("From an earlier version:"), *lines]))
        self.gone.setVisible(bool(gone))


class _Item(QWidget):
    """One line with its words."""

    given = Signal(object)  # a number, “can’t say”, or None for nothing

    def __init__(self, exercise: Scale, item: ScaleItem, theme: Theme, *, brief: bool) -> None:
        super().__init__()
        self._theme, self._brief = theme, brief
        column = _column(self, theme)
        self._words = Words(theme, item.text, "interface", wrap=True)
        self.unset = Words(theme, _("Choose a number"), "meta", ink="muted", told=False)
        keep_room(self.unset)  # else what stands beside and below it would move when a number is chosen
        self.unsure = TickRow(theme, _("Can’t say today")) if exercise.cannot_say else None
        if self.unsure and item.id != ONLY_ITEM:
            self.unsure.setAccessibleName(f"{self.unsure.text()}: {item.text}")  # every line has such a tick
        name = exercise.title if item.id == ONLY_ITEM else item.text
        middle = f", {exercise.middle.value} {exercise.middle.words}" if exercise.middle else ""
        self.line = ScaleLine(theme, exercise.values(), f"{name}. {exercise.range_words(item.id)}{middle}")
        self.change = Words(theme, "", "small", wrap=True)
        if brief:
            self._fill_brief(column, exercise, item)
        else:
            self._fill(column, exercise, item)
        if self.unsure:
            self.unsure.toggled.connect(self._unsure_toggled)
        self.line.picked.connect(self.given)

    def _fill(self, column: QVBoxLayout, exercise: Scale, item: ScaleItem) -> None:
        if item.id != ONLY_ITEM:
            column.addWidget(self._words)
        column.addWidget(self.line)
        nest(column, self._ends(exercise, item))
        column.addWidget(self.change)
        foot = QHBoxLayout()
        if self.unsure:
            foot.addWidget(self.unsure, 1)
        if exercise.middle:
            foot.addWidget(self.unset)
        nest(column, foot)

    def _fill_brief(self, column: QVBoxLayout, exercise: Scale, item: ScaleItem) -> None:
        """One row less: what is asked, and beside it that it is open; ends only where they are its own."""
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self.unsure or self.unset)
        nest(column, head)
        column.addWidget(self.line)
        if (item.low, item.high) != (exercise.low.words, exercise.high.words):
            nest(column, self._ends(exercise, item))
        column.addWidget(self.change)

    def number(self, at: int) -> None:
        """Put a number before the words, by which a picture beside the line names it."""
        self._words.setText(f"{at}. {self._words.text()}")

    def _ends(self, exercise: Scale, item: ScaleItem) -> QHBoxLayout:
        row, theme, brief = QHBoxLayout(), self._theme, self._brief
        low, high = exercise.ends_of(item.id)
        end = Words(theme, high, "meta", ink="muted", wrap=bool(high), told=False)
        end.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        before, after = 1, 1
        middle: QWidget | None = None if brief else self.unset
        if exercise.middle and not brief:  # its words stand under their number
            middle = Words(theme, exercise.middle.words, "meta", ink="muted", told=False)
            before = exercise.middle.value - exercise.low.value
            after = exercise.high.value - exercise.middle.value
        row.addWidget(Words(theme, low, "meta", ink="muted", wrap=bool(low), told=False), before)
        if middle is not None:
            row.addWidget(middle)
        row.addWidget(end, after)
        return row

    def show_value(self, value: Any, before: float | None) -> None:
        """Show a number, a dash for “can’t say”, or nothing."""
        chosen = number(value)
        self.line.show_number(chosen, _("can’t say today") if value == CANNOT_SAY else "")
        self.line.show_before(before)
        if self.unset.parent():
            self.unset.setVisible(chosen is None and value != CANNOT_SAY)
        if self.unsure:
            self.unsure.show_ticked(value == CANNOT_SAY)
        both = before is not None and chosen is not None
        self.change.setVisible(both)
        if before is not None and chosen is not None:
            self.change.setText(before_and_now(before, chosen))

    def _unsure_toggled(self, checked: bool) -> None:
        self.given.emit(CANNOT_SAY if checked else None)


def _column(widget: QWidget, theme: Theme) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, theme.px(2))
    column.setSpacing(theme.px(2))
    return column
