"""What is wrong in the line of the cursor, said below it, with the idea that mends it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbook.language.translation import gettext as _
from workbook.window.parts.buttons import Button
from workbook.window.parts.layouts import clear
from workbook.window.parts.words import Words
from workbook.window.studio.form_problems import as_typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.problems import Problem
    from workbook.window.look.theme import Theme
    from workbook.window.studio.source_editor import SourceEditor

MOST = 3  # of one line; the others are in the list of problems
GAP = 4


class LineMessage(QFrame):
    """Lies in the room that is made for it below a line."""

    idea_wanted = Signal(object)

    def __init__(self, theme: Theme, editor: SourceEditor) -> None:
        super().__init__(editor.viewport())
        self._theme, self._editor = theme, editor
        self._line = -1
        self._shown: list[tuple[Problem, str]] = []
        self.setLayoutDirection(QGuiApplication.layoutDirection())
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(10), theme.px(3), theme.px(10), theme.px(5))
        self.column.setSpacing(0)
        self.hide()
        editor.moved.connect(self.place)

    def show_problems(self, line: int, told: Sequence[tuple[Problem, str]]) -> None:
        """Say problems of a line, counted from 0, each with what its idea does, if there is one."""
        if (line, list(told)) == (self._line, self._shown):
            return
        self._line, self._shown = line, list(told)
        clear(self.column)
        if not told:
            self.hide()
            self._editor.make_room(None, 0)
            return
        is_error = any(problem.level == "error" for problem, _idea in told)
        self.setObjectName("wrong" if is_error else "advised")
        self.style().polish(self)
        for problem, idea in told[:MOST]:
            self.column.addWidget(self._row(problem, idea))
        self.setAccessibleName(" ".join(_words(problem) for problem, _idea in told[:MOST]))
        self.show()
        self._make_room()

    def _row(self, problem: Problem, idea: str) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(12))
        ink = "error" if problem.level == "error" else "caution"
        row.addWidget(Words(self._theme, _words(problem), "small", ink=ink, wrap=True), 1)
        if idea:
            use = Button(self._theme, _("Use the idea"), kind="link", style="small-button")
            use.setToolTip(idea)
            use.setAccessibleDescription(idea)
            use.clicked.connect(partial(self.idea_wanted.emit, problem))
            row.addWidget(use, 0, Qt.AlignmentFlag.AlignTop)
        return whole

    def restyle(self) -> None:
        """Take sizes and colours anew."""
        line, shown = self._line, self._shown
        self.show_problems(-1, [])
        self.show_problems(line, shown)

    def place(self) -> None:
        """Stand below the line, wherever that is now."""
        if self.isHidden():
            return
        line = self._editor.place_of_line(self._line)
        if line.isEmpty():
            self.setGeometry(QRect(0, -self.height() - 1, self.width(), self.height()))
            return
        left, height = self._editor.corner().x(), self._height()
        under = QRect(left, line.bottom() + 1, self._wide(), height)
        self.setGeometry(under)
        if self._editor.room.height() != height + GAP:
            self._make_room()

    def _make_room(self) -> None:
        block = self._editor.document().findBlockByNumber(self._line)
        self._editor.make_room(block, self._height() + GAP)
        self.place()

    def _wide(self) -> int:
        return self._editor.viewport().width() - self._editor.corner().x() - self._theme.px(14)

    def _height(self) -> int:
        self.column.activate()
        return (
            self.column.heightForWidth(self._wide())
            if self.column.hasHeightForWidth()
            else self.sizeHint().height()
        )


def _words(problem: Problem) -> str:
    return str(as_typed(problem))
