"""Fields of the Studio's forms: a name, a few words beside it, what is filled in, and below it what is wrong."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import IconButton
from workbook.window.parts.layouts import nest
from workbook.window.parts.line_field import LineField
from workbook.window.parts.segments import Segments
from workbook.window.parts.text_field import TextField
from workbook.window.parts.told_once import in_sentences
from workbook.window.parts.words import Words
from workbook.window.studio.at_fields import ProblemWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from workbook.window.look.theme import Theme

Values = tuple[str, ...]


class Combo(QComboBox):
    """A choice from a list; the wheel scrolls the form, unless the list has the keyboard."""

    picked = Signal(str)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        for value, words in choices:
            self.addItem(words, value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.restyle()
        self.currentIndexChanged.connect(self._tell)
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the font anew."""
        self.setFont(self._theme.font("interface"))

    def value(self) -> str:
        """What is chosen."""
        return str(self.currentData() or "")

    def show_value(self, value: str) -> None:
        """Choose without telling anyone; what is not among the choices is added as it is."""
        with QSignalBlocker(self):
            if self.findData(value) < 0:
                self.addItem(value, value)
            self.setCurrentIndex(self.findData(value))

    def _tell(self, _index: int) -> None:
        self.picked.emit(self.value())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size, side = self._theme.px(16), self._theme.px(8)
        left = side if self.isRightToLeft() else self.width() - size - side
        place = QRect(left, (self.height() - size) // 2, size, size)
        self._theme.icon("chevron-down", "muted", 16).paint(QPainter(self), place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class FormField(QWidget):
    """One field. `said` has all its values at every change; `show_values` shows what the text has."""

    said = Signal(object)

    def __init__(self, theme: Theme, name: str, beside: str = "") -> None:
        super().__init__()
        self._theme, self.name = theme, name
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(5))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(Words(theme, name, "button"))
        head.addWidget(Words(theme, beside, "small", ink="muted", wrap=True), 1)
        nest(self.column, head)
        self._problem = ProblemWords(theme)
        self._hint = self._described = beside

    def _with(self, widget: QWidget) -> None:
        self.column.addWidget(widget)
        self.column.addWidget(self._problem)
        self.describe()

    def describe(self) -> None:
        """Who is in a field of this is told what stands beside it, and what is wrong; a row may say more of itself."""
        before, self._described = (
            self._described,
            in_sentences(self._hint, self._problem.text()),
        )
        for field in self.findChildren(QWidget):
            is_choice = isinstance(field, QAbstractButton) and isinstance(field.parentWidget(), Segments)
            is_field = is_choice or isinstance(field, LineField | TextField | QComboBox)
            if is_field and field.accessibleDescription() in ("", before):
                field.setAccessibleDescription(self._described)

    def show_values(self, values: Values) -> None:
        """Show what the text has, without telling anyone."""
        raise NotImplementedError

    def show_problem(self, words: str, *, is_error: bool = True) -> None:
        """Say below the field what is wrong, or nothing."""
        self._problem.show_problem(words, is_error=is_error)
        self.describe()


class WordsField(FormField):
    """One line of words."""

    def __init__(self, theme: Theme, name: str, beside: str = "", placeholder: str = "") -> None:
        super().__init__(theme, name, beside)
        self.field = LineField(theme, name, placeholder, prose=True)
        self.field.edited.connect(self._tell)
        self._with(self.field)

    def show_values(self, values: Values) -> None:
        show_line(self.field, " ".join(values[:1]))

    def _tell(self, words: str) -> None:
        self.said.emit((words,) if words.strip() else ())


class NumberField(FormField):
    """A number with a smaller and a larger one beside it; words such as “half page” can be written too."""

    def __init__(self, theme: Theme, name: str, beside: str = "", low: int = 1, high: int = 99) -> None:
        super().__init__(theme, name, beside)
        self._low, self._high = low, high
        self.field = LineField(theme, name)
        self.field.edited.connect(self._tell)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(self.field, 1)
        self.less = IconButton(theme, "minus", _("{name}: less").format(name=name))
        self.more = IconButton(theme, "plus", _("{name}: more").format(name=name))
        self.less.clicked.connect(partial(self._step, -1))
        self.more.clicked.connect(partial(self._step, 1))
        row.addWidget(self.less)
        row.addWidget(self.more)
        self._with(holder)

    def show_values(self, values: Values) -> None:
        show_line(self.field, " ".join(values[:1]))

    def _step(self, step: int, _checked: bool = False) -> None:
        words = self.field.text().strip()
        digits = words.split(maxsplit=1)[0] if words else ""
        number = int(digits) + step if digits.isascii() and digits.isdigit() else self._low
        self.field.setText(str(min(self._high, max(self._low, number))))

    def _tell(self, words: str) -> None:
        self.said.emit((words,) if words.strip() else ())


class SegmentsField(FormField):
    """A few words of which one is chosen; what is meant without a word is not written."""

    def __init__(
        self, theme: Theme, name: str, beside: str, choices: Sequence[tuple[str, str]], missing: str
    ) -> None:
        super().__init__(theme, name, beside)
        self._missing = missing
        self.segments = Segments(theme, name, choices, missing)
        self.segments.chosen.connect(self._tell)
        holder = QHBoxLayout()
        holder.addWidget(self.segments)
        holder.addStretch(1)
        nest(self.column, holder)
        self.column.addWidget(self._problem)
        self.describe()

    def show_values(self, values: Values) -> None:
        value = values[0].lower() if values and values[0].lower() in self.segments.buttons else self._missing
        with QSignalBlocker(self.segments):
            self.segments.buttons[value].setChecked(True)

    def _tell(self, value: str) -> None:
        self.said.emit(() if value == self._missing else (value,))


class ComboField(FormField):
    """One of many."""

    def __init__(self, theme: Theme, name: str, beside: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(theme, name, beside)
        self.combo = Combo(theme, name, choices)
        self.combo.picked.connect(self._tell)
        self._with(self.combo)

    def show_values(self, values: Values) -> None:
        self.combo.show_value(values[0] if values else "")

    def _tell(self, value: str) -> None:
        self.said.emit((value,) if value else ())


class TextsField(FormField):
    """Words of several lines, such as a question or prose in Markdown."""

    def __init__(self, theme: Theme, name: str, beside: str = "", *, lines: int = 2) -> None:
        super().__init__(theme, name, beside)
        self.field = TextField(theme, name, "", lines=lines)
        self.field.edited.connect(self._tell)
        self._with(self.field)

    def show_values(self, values: Values) -> None:
        show_text(self.field, "\n".join(values))

    def _tell(self) -> None:
        self.said.emit((self.field.text(),))


def show_line(field: LineField, words: str) -> None:
    """Show what is written; blanks that are being typed and mean nothing stay."""
    if field.text().split() != words.split():
        field.set_text(words)


def show_text(field: TextField, words: str) -> None:
    """Show what is written; blanks and empty lines at ends that are being typed stay."""
    if _filled(field.text()) != _filled(words):
        field.set_text(words)


def _filled(words: str) -> list[str]:
    return [line.rstrip() for line in words.strip().split("\n")]
