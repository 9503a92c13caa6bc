"""One value of a column as a field of its own: words, a number, a day, a tick, a place on a line, a pick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.course.cells import cell_words, loose_words, what_fits
from workbook.course.values import number
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Pick
from workbook.window.parts.layouts import nest
from workbook.window.parts.line_field import LineField
from workbook.window.parts.options import TickRow
from workbook.window.parts.scale_line import ScaleLine
from workbook.window.parts.text_field import TextField
from workbook.window.parts.typed import CalendarDoor, Reader, hint_for
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.course.columns import Column
    from workbook.window.look.theme import Theme

_MOST_ON_LINE = 11


class ValueField(QWidget):
    """A label and a field. `given` carries what the learner gave, None for nothing.

    `settled` carries what the words that were given last turned out to be.
    """

    given = Signal(object)
    settled = Signal(object)

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
            nest(self.stack, row)


class _WordsValue(ValueField):
    def __init__(self, theme: Theme, column: Column) -> None:
        super().__init__(theme, column)
        self._text = TextField(theme, column.text, "", lines=1)
        self._put(theme, self._text)
        self._text.edited.connect(self._changed)

    def show_value(self, value: Any) -> None:
        self._text.set_text(loose_words(value))

    def _changed(self) -> None:
        self.given.emit(self._text.text() or None)


class _ShortValue(ValueField):
    """A number or a day. While it is typed it is only words; what stays words is said below."""

    def __init__(self, theme: Theme, column: Column, reader: Reader) -> None:
        super().__init__(theme, column)
        self._reader, self._touched = reader, False
        self._line = LineField(theme, column.text)
        self._line.setMaximumWidth(theme.px(200))
        self._line.setAccessibleDescription(what_fits(column))
        self._put(theme, self._line)
        self._hint = Words(theme, "", "small", ink="muted", wrap=True)
        self._hint.hide()
        self.stack.addWidget(self._hint)
        self._line.edited.connect(self._changed)
        self._line.editingFinished.connect(self._ended)
        self._door: CalendarDoor | None = None
        if column.sort == "date":
            self._door = CalendarDoor(self._line, column, theme, reader)
            self._door.picked.connect(self._ended)

    def name(self, words: str) -> None:
        super().name(words)
        if self._door is not None:
            self._door.name(words)

    def show_value(self, value: Any) -> None:
        self._touched = False
        self._line.set_text(cell_words(self.column, value, decimal=self._reader.forms().decimal))
        self._show_hint(value)

    def _changed(self, typed: str) -> None:
        self._touched = True
        self._hint.hide()
        self.given.emit(typed or None)
        if not self._line.hasFocus():  # written by a screen reader or another program
            self._ended()

    def _ended(self) -> None:
        if self._touched:
            self._touched = False
            value = self._reader.kept(self.column, self._line.text())
            self.settled.emit(value)
            self.show_value(value)

    def _show_hint(self, value: Any) -> None:
        words = hint_for(self.column, value)
        self._hint.setText(words)
        self._hint.setVisible(bool(words))


class _TickValue(ValueField):
    def __init__(self, theme: Theme, column: Column) -> None:
        super().__init__(theme, column)
        self._tick = TickRow(theme, column.text)
        self.field = self._tick
        self.stack.addWidget(self._tick)
        self._tick.toggled.connect(self._toggled)

    def show_value(self, value: Any) -> None:
        self._tick.show_ticked(value is True)

    def _toggled(self, ticked: bool) -> None:
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
        self._pick = Pick(theme, column.text, [_("Nothing yet"), *(pick.text for pick in column.picks)])
        self._put(theme, self._pick, wide=False)
        self._pick.picked.connect(self._picked)

    def name(self, words: str) -> None:
        """The button says its choice in its name by itself."""

    def show_value(self, value: Any) -> None:
        self._pick.show_choice(self._keys.index(value) if value in self._keys else 0)

    def _picked(self, at: int) -> None:
        self.given.emit(self._keys[at])


def value_field(theme: Theme, column: Column, reader: Reader) -> ValueField:
    """The field for what a column holds."""
    if column.sort == "range" and column.high - column.low < _MOST_ON_LINE:
        return _LineValue(theme, column)
    made: dict[str, type[ValueField]] = {"text": _WordsValue, "tick": _TickValue, "pick": _PickValue}
    known = made.get(column.sort)
    return known(theme, column) if known else _ShortValue(theme, column, reader)
