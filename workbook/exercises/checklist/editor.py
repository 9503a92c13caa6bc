"""A checklist on screen: rows to tick, in their groups, and lines of the learner's own."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.course.values import mapping, rows, same_kind, text, texts
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.editor import TYPING, ExerciseEditor
from workbook.window.parts.layouts import nest
from workbook.window.parts.line_field import LineField
from workbook.window.parts.options import TickRow
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.checklist.spec import Checklist
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext


class ChecklistEditor(ExerciseEditor):
    """The course's lines, lines it no longer has but that were ticked, and own lines."""

    def __init__(self, exercise: Checklist, theme: Theme, context: EditorContext) -> None:
        super().__init__(theme, context)
        self.column.setSpacing(0)
        self._exercise = exercise
        self.rows: dict[str, TickRow] = {}
        self.own: dict[str, _OwnLine] = {}
        group = ""
        for line in exercise.lines:
            if line.group and line.group != group:
                self.column.addSpacing(theme.px(6))
                self.column.addWidget(Words(theme, line.group, "small-button", ink="muted"))
            group = line.group
            self._add_row(line.id, line.text)
        self._own_column = QVBoxLayout()
        self._own_column.setSpacing(theme.px(2))
        nest(self.column, self._own_column)
        self.add = Button(theme, _("Add my own"), icon="plus", kind="text", style="small-button")
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self.add.setVisible(exercise.own)
        self.add.clicked.connect(self.add_after)

    def display(self, answer: Answer) -> None:
        """Show what is ticked, and the learner's own lines."""
        given = mapping(answer)
        ticked = texts(given.get("ticked"))
        for key in ticked:
            if key not in self.rows:
                self._add_row(key, self._exercise.word_of(key))
        for key, row in self.rows.items():
            row.setChecked(key in ticked)
        own = {text(line.get("row")): line for line in rows(given.get("own")) if text(line.get("row"))}
        for gone in [key for key in self.own if key not in own]:
            self.own.pop(gone).deleteLater()
        for key, line in own.items():
            (self.own.get(key) or self._add_own(key)).show_line(
                text(line.get("text")), bool(line.get("ticked"))
            )

    def focus_target(self) -> QWidget:
        """The first row."""
        return next(iter(self.rows.values()), self.add)

    def changed(self, what: str = TYPING) -> None:
        """Put the answer together from what is on screen, and say it."""
        ticked = [key for key, row in self.rows.items() if row.isChecked()]
        before = {text(line.get("row")): line for line in rows(self.given.get("own"))}
        own = [same_kind(before.get(key), line.value(key)) for key, line in self.own.items()]
        self.say_parts({"ticked": ticked, "own": own}, what)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from row to row, and from the last one nowhere."""
        ticks = [*self.rows.values(), *(line.tick for line in self.own.values())]
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(cast("Qt.Key", event.key()), 0)
        here = next((n for n, tick in enumerate(ticks) if tick.hasFocus()), -1)
        if step and here >= 0 and 0 <= here + step < len(ticks):
            ticks[here + step].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _remove(self, key: str) -> None:
        """Take an own line away."""
        self.own.pop(key).deleteLater()
        self.add.setFocus()
        self.changed(N_("remove a line"))

    def _ticked(self, ticked: bool) -> None:
        self.changed(N_("tick a line") if ticked else N_("take a tick away"))

    def add_after(self) -> None:
        """Begin another own line."""
        line = self._add_own(secrets.token_hex(4))
        line.field.setFocus()

    def _add_row(self, key: str, words: str) -> None:
        row = TickRow(self.theme, words)
        row.toggled.connect(self._ticked)
        self.rows[key] = row
        at = self.column.indexOf(self._own_column) if hasattr(self, "_own_column") else self.column.count()
        self.column.insertWidget(at, row)

    def _add_own(self, key: str) -> _OwnLine:
        line = _OwnLine(self.theme)
        line.changed.connect(self.changed)
        line.another.connect(self.add_after)
        line.unwanted.connect(partial(self._remove, key))
        self.own[key] = line
        self._own_column.addWidget(line)
        return line


class _OwnLine(QWidget):
    """A tick, the learner's words in italics, and a way to take the line away."""

    changed = Signal(str)  # what was done
    another = Signal()  # the learner goes on with a line below
    unwanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(2))
        self.tick = TickRow(theme, "")
        self.tick.setFixedWidth(theme.px(27))
        self._worded = False
        self.field = LineField(theme, _("My own line"), _("In your own words"), own=True, prose=True)
        self.field.setFont(theme.font("recalled"))
        self._drop = IconButton(theme, "x", _("Remove this line"), size=15)
        row.addWidget(self.tick)
        row.addWidget(self.field, 1)
        row.addWidget(self._drop)
        self.tick.toggled.connect(self._ticked)
        self.field.edited.connect(self._edited)
        self.field.installEventFilter(self)
        self._drop.clicked.connect(self.unwanted)
        self._name("")

    def show_line(self, words: str, ticked: bool) -> None:
        """Show the words and the tick."""
        self.field.set_text(words)
        self._name(words)
        self._worded = bool(words.strip())
        self.tick.show_ticked(ticked and self._worded)

    def value(self, key: str) -> dict[str, Any]:
        """This line as it goes into the answer."""
        return {"row": key, "text": self.field.text(), "ticked": self.tick.isChecked()}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and self.field.text().strip():
                self.another.emit()
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.field.text():
                self.unwanted.emit()
                return True
        return super().eventFilter(watched, event)

    def _name(self, words: str) -> None:
        """Who listens knows the tick of a line, and what removes it, by the line's words."""
        words = words.strip()
        self.tick.setAccessibleName(words or _("Tick my own line"))
        self._drop.setAccessibleName(
            _("Remove this line: {line}").format(line=words) if words else _("Remove this line")
        )

    def _edited(self, words: str) -> None:
        """A line is ticked with its first word, and not while it has none."""
        self._name(words)
        worded = bool(words.strip())
        if worded != self._worded:
            self._worded = worded
            self.tick.show_ticked(worded)
        self.changed.emit(TYPING)

    def _ticked(self) -> None:
        """The tick was turned, by whatever means; a line without words is not ticked."""
        if self._worded or not self.tick.isChecked():
            self.changed.emit(N_("tick a line") if self.tick.isChecked() else N_("take a tick away"))
        else:
            self.tick.show_ticked(False)
            self.field.setFocus()
