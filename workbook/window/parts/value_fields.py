"""One value of a column as a field of its own: words, a number, a day, a tick, a place on a line, a pick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.exercises.cells import cell_words, loose_words, what_fits
from workbook.exercises.values import number
from workbook.window.parts.buttons import Pick
from workbook.window.parts.options import TickRow
from workbook.window.parts.scale_line import ScaleLine
from workbook.window.parts.text_field import LineField, TextField
from workbook.window.parts.typed import CalendarDoor, typed_cell
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.exercises.columns import Column
    from workbook.window.theme import Theme

_MOST_ON_LINE = 11


class ValueField(QWidget):
    """A label and a field. `given` carries what the learner gave, None for nothing."""

    given = Signal(object)

    def __init__(self, theme: Theme, column: Column) -> None:
        super().__init__()
        self.column = column
        self.stack = QVBoxLayout(self)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.setSpacing(theme.px(3))
        self.field: QWidget = self

    def show_value(self, value: Any) -> None:
        """Show a value of any shape without telling anyone."""
        raise NotImplementedError

    def name(self, words: str) -> None:
        """What the field is called, by those who do not see its label."""
        self.field.setAccessibleName(words)

    def _put(self, theme: Theme, field: QWidget, *, wide: bool = True) -> None:
        label = Words(theme, self.column.text, "meta", ink="muted", wrap=True)
        label.setBuddy(field)
        self.field = field
        self.stack.addWidget(label)
        if wide:
            self.stack.addWidget(field)
        else:
            row = QHBoxLayout()  # an alignment would follow the button's own direction
            row.addWidget(field)
            row.addStretch(1)
            self.stack.addLayout(row)


class _WordsValue(ValueField):
    def __init__(self, theme: Theme, column: Column) -> None:
        super().__init__(theme, column)
        self._text = TextField(theme, column.text, "", lines=1)
        self._put(theme, self._text)
        self._text.textChanged.connect(self._changed)

    def show_value(self, value: Any) -> None:
        self._text.blockSignals(True)
        self._text.set_text(loose_words(value))
        self._text.blockSignals(False)

    def _changed(self) -> None:
        self.given.emit(self._text.text() or None)


class _ShortValue(ValueField):
    """A number or a day; what does not fit is said below, and the value stays as it was."""

    def __init__(self, theme: Theme, column: Column) -> None:
        super().__init__(theme, column)
        self._line = LineField(theme, column.text)
        self._line.setMaximumWidth(theme.px(200))
        self._line.setAccessibleDescription(what_fits(column))
        self._put(theme, self._line)
        self._hint = Words(theme, "", "small", ink="muted", wrap=True)
        self._hint.hide()
        self.stack.addWidget(self._hint)
        self._line.textEdited.connect(self._changed)
        if column.sort == "date":
            CalendarDoor(self._line, column, theme).picked.connect(self._changed)

    def show_value(self, value: Any) -> None:
        self._line.set_text(cell_words(self.column, value))
        self._hint.hide()

    def _changed(self) -> None:
        typed = self._line.text()
        value = typed_cell(self.column, typed)
        fits = value is not None or not typed.strip()
        self._hint.setText(f"Here fits {what_fits(self.column)}.")
        self._hint.setVisible(not fits)
        if fits:
            self.given.emit(value)


class _TickValue(ValueField):
    def __init__(self, theme: Theme, column: Column) -> None:
        super().__init__(theme, column)
        self._tick = TickRow(theme, column.text)
        self.field = self._tick
        self.stack.addWidget(self._tick)
        self._tick.clicked.connect(self._clicked)

    def show_value(self, value: Any) -> None:
        self._tick.setChecked(value is True)

    def _clicked(self, ticked: bool) -> None:
        self.given.emit(True if ticked else None)


class _LineValue(ValueField):
    def __init__(self, theme: Theme, column: Column) -> None:
        super().__init__(theme, column)
        self._line = ScaleLine(theme, range(column.low, column.high + 1), column.text)
        self._put(theme, self._line)
        self._line.picked.connect(self.given)

    def show_value(self, value: Any) -> None:
        self._line.show_number(number(value))


class _PickValue(ValueField):
    def __init__(self, theme: Theme, column: Column) -> None:
        super().__init__(theme, column)
        self._keys = [None, *(pick.id for pick in column.picks)]
        self._pick = Pick(theme, column.text, ["Nothing yet", *(pick.text for pick in column.picks)])
        self._put(theme, self._pick, wide=False)
        self._pick.picked.connect(self._picked)

    def name(self, words: str) -> None:
        """The button says its choice in its name by itself."""

    def show_value(self, value: Any) -> None:
        self._pick.blockSignals(True)
        self._pick.pick(self._keys.index(value) if value in self._keys else 0)
        self._pick.blockSignals(False)

    def _picked(self, at: int) -> None:
        self.given.emit(self._keys[at])


def value_field(theme: Theme, column: Column) -> ValueField:
    """The field for what a column holds."""
    if column.sort == "range" and column.high - column.low < _MOST_ON_LINE:
        return _LineValue(theme, column)
    made: dict[str, type[ValueField]] = {"text": _WordsValue, "tick": _TickValue, "pick": _PickValue}
    return made.get(column.sort, _ShortValue)(theme, column)
