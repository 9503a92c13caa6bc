"""A table on screen: filled in like a spreadsheet, with rows to add, move and remove where it grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbook.course.cells import row_has_content
from workbook.course.values import same_kind, text
from workbook.exercises.table.screen.grid_model import FILL, GridModel, new_row
from workbook.exercises.table.screen.grid_view import GridView
from workbook.language.numbers import whole_number
from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button, IconButton
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.words import Words

if TYPE_CHECKING:
    from datetime import date

    from workbook.course.exercise import Answer
    from workbook.exercises.table.spec import Table
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext

MOST_SHOWN = 1000


class TableEditor(ExerciseEditor):
    """The grid, a quiet line of advice below it, and, if the table grows, what one can do with rows."""

    def __init__(self, exercise: Table, theme: Theme, context: EditorContext) -> None:
        super().__init__(theme, context)
        self._exercise = exercise
        self._unseen: list[Any] = []
        self.grid = GridModel(exercise.word_of, context.reader)
        self.grid.year = context.clock.today().year
        grows = not exercise.fixed
        self.view = GridView(theme, self.grid, exercise.title, grows=grows, most=exercise.most)
        names = ", ".join(column.text for column in exercise.columns)
        self.view.setAccessibleDescription(
            _("Table with the columns {names}. F2 edits a cell.").format(names=names)
        )
        self.hint = Words(theme, "", "small", ink="muted", wrap=True)
        self.hint.hide()
        self.tools = _RowTools(theme, self.view)
        for widget in (self.view, self.hint, self.tools):
            self.column.addWidget(widget)
        self.tools.setVisible(grows)
        self.grid.edited.connect(self._edited)
        self.grid.settled.connect(self._settled)
        self.view.hinted.connect(self._show_hint)
        self.view.placed.connect(self.end_step)
        self.grid.rowsAboutToBeInserted.connect(self.end_step)

    def display(self, answer: Answer) -> None:
        """Show the rows, the course's and the learner's."""
        self.view.close_field(forget=True)
        shown = self._exercise.shown_rows(answer)
        if not shown:
            shown = [new_row() for _unused in range(1 if "rows" in self.given else self._exercise.start)]
        given = self.given.get("rows")
        odd = [row for row in given if not isinstance(row, dict)] if isinstance(given, list) else []
        self._unseen = [*shown[MOST_SHOWN:], *odd]
        labels = {text(row.get("row")): self._exercise.label_of(row) for row in shown}
        self.grid.load(self._exercise.shown_columns(answer), shown[:MOST_SHOWN], labels)
        unseen = len(shown) - MOST_SHOWN
        self._show_hint(
            _("{count} more rows are kept in your workbook.").format(count=whole_number(unseen))
            if unseen > 0
            else ""
        )
        self.tools.refresh()

    def turn_to(self, answer: Answer) -> None:
        """Show an answer that was taken back, or brought back; a cell that is written in stays open."""
        was_open = self.view.is_filled()
        super().turn_to(answer)
        if was_open:
            self.view.begin(self.view.currentIndex())

    def focus_target(self) -> QWidget:
        """The grid."""
        return self.view

    def day_turned(self, before: date, today: date) -> None:
        """Days of another year show it from now on."""
        self.grid.year = today.year
        self.view.viewport().update()

    def _edited(self, what: str, goes_with: str) -> None:
        """Say the rows as they are."""
        self.say(self._with_rows(), what, goes_with)

    def _settled(self) -> None:
        """Words in a cell became the value they mean, in the same act."""
        self.amend(self._with_rows(), FILL)

    def _with_rows(self) -> dict[str, Any]:
        """The answer with the rows as they are; fixed ones that are empty need not be said."""
        fixed = {row.id for row in self._exercise.fixed}
        kept = [row for row in self.grid.rows if row.get("row") not in fixed or row_has_content(row)]
        self.tools.refresh()
        return same_kind(self.answer, {"rows": [*kept, *self._unseen]})

    def _show_hint(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.setVisible(bool(words))


class _RowTools(QWidget):
    """Add a row; move or remove the current one."""

    def __init__(self, theme: Theme, view: GridView) -> None:
        super().__init__()
        self._view = view
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        self.add = Button(theme, _("Add a row"), icon="plus", kind="text", style="small-button")
        self.full = Words(
            theme, _("All {most} rows are in use.").format(most=view.most), "small", ink="muted", wrap=True
        )
        self.up = IconButton(theme, "arrow-up", _("Move the row up"), size=16, key="Alt+Up")
        self.down = IconButton(theme, "arrow-down", _("Move the row down"), size=16, key="Alt+Down")
        self.remove = IconButton(theme, "x", _("Remove the row"), size=16)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        row.addWidget(self.full, 1)
        row.addStretch(1)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button)
        self.add.clicked.connect(self._add)
        self.up.clicked.connect(lambda: view.move_row(-1))
        self.down.clicked.connect(lambda: view.move_row(1))
        self.remove.clicked.connect(view.remove_row)
        view.placed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Offer what can be done now."""
        count, at = len(self._view.grid.rows), self._view.currentIndex()
        self.add.setVisible(count < self._view.most)
        self.full.setVisible(count >= self._view.most)
        self.up.setEnabled(at.isValid() and at.row() > 0)
        self.down.setEnabled(at.isValid() and at.row() < count - 1)
        self.remove.setEnabled(at.isValid())

    def _add(self) -> None:
        self._view.add_row()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
