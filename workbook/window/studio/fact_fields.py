"""Fields for facts: what is typed is told as a file would have it, and what is shown disturbs no typing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.window.parts.line_field import LineField
from workbook.window.parts.text_field import TextField
from workbook.window.parts.told_once import in_sentences
from workbook.window.parts.words import Words
from workbook.window.studio.at_fields import ProblemWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.window.look.theme import Theme

Values = tuple[str, ...]


class _Written(Protocol):
    def text(self) -> str: ...
    def set_text(self, text: str) -> None: ...


class FactFields(QObject):
    """The fields of a form by the keys of their facts."""

    changed = Signal(str, object)  # a key and its values

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lines: dict[str, LineField] = {}
        self.texts: dict[str, TextField] = {}
        self.labelled: dict[str, Labelled] = {}
        self._one_a_line: set[str] = set()

    def line(self, key: str, label: str, note: str = "") -> Labelled:
        """A field of one line, below its label."""
        field = LineField(self._theme, label)
        field.setAccessibleDescription(note)
        field.edited.connect(partial(self._line_edited, key))
        self.lines[key] = field
        return self.place(key, label, field, note)

    def text(
        self, key: str, label: str, note: str = "", *, lines: int = 2, one_a_line: bool = False
    ) -> Labelled:
        """A field of several lines: one value, or with `one_a_line` as many as there are lines."""
        field = TextField(self._theme, label, "", lines=lines)
        field.setAccessibleDescription(note)
        field.edited.connect(partial(self._text_edited, key))
        self.texts[key] = field
        if one_a_line:
            self._one_a_line.add(key)
        return self.place(key, label, field, note)

    def place(self, key: str, label: str, field: QWidget, note: str = "") -> Labelled:
        """A field of any sort below its label, known by its key."""
        self.labelled[key] = made = Labelled(self._theme, label, field, note)
        return made

    def show(self, key: str, values: Sequence[str]) -> None:
        """Show what a file has, unless what stands here means the same."""
        known = tuple(values)
        field: _Written = self.lines[key] if key in self.lines else self.texts[key]
        if self._values(key, field.text()) != known:
            field.set_text(("\n" if key in self._one_a_line else " ").join(known))

    def _line_edited(self, key: str, words: str) -> None:
        self.changed.emit(key, self._values(key, words))

    def _text_edited(self, key: str) -> None:
        self.changed.emit(key, self._values(key, self.texts[key].text()))

    def _values(self, key: str, words: str) -> Values:
        lines = words.splitlines() if key in self._one_a_line else [words]
        return tuple(line for line in (" ".join(line.split()) for line in lines) if line)


class Labelled(QWidget):
    """A field below its label, with a quiet note between them, and below it what is wrong."""

    def __init__(self, theme: Theme, label: str, field: QWidget, note: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        above = Words(theme, label, "button", wrap=True)
        above.setBuddy(field)
        column.addWidget(above)
        if note:
            column.addWidget(Words(theme, note, "small", ink="muted", wrap=True))
        column.addWidget(field)
        self.problem = ProblemWords(theme)
        column.addWidget(self.problem)
        self._written: QWidget = field.findChild(LineField) or field  # of a day, what is typed
        self._note = self._described = note
        self._describe()

    def show_problem(self, words: str, *, is_error: bool = True) -> None:
        """Say below the field what is wrong, or nothing."""
        self.problem.show_problem(words, is_error=is_error)
        self._describe()

    def _describe(self) -> None:
        """Who is in the field is told the note, and what is wrong."""
        before, self._described = self._described, in_sentences(self._note, self.problem.text())
        if self._written.accessibleDescription() in ("", before):
            self._written.setAccessibleDescription(self._described)
