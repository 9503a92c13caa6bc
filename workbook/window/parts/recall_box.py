"""What one wrote earlier, shown where it helps: a dashed box with the words in italics, and a way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from workbook.window.parts.buttons import Button
from workbook.window.parts.words import IconLabel, Words

if TYPE_CHECKING:
    from workbook.exercises.exercise import Answer, Exercise
    from workbook.window.parts.around import Around
    from workbook.window.theme import Theme

MOST_LINES = 3


class RecallBox(QFrame):
    """One earlier answer. With none yet the box is absent, unless `kind_words` says so kindly."""

    def __init__(
        self, exercise_id: str, theme: Theme, around: Around, *, kind_words: str = "", first: bool = False
    ) -> None:
        super().__init__()
        self._exercise_id, self._around = exercise_id, around
        self.setObjectName("recall")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(9), theme.px(12), theme.px(9))
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel(theme, "history", "muted", 15), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        self._where = Words(theme, "", "small", ink="muted", wrap=True)
        self.words = Words(theme, "", "recalled", wrap=True)
        self._before = Words(theme, "", "small", ink="muted", wrap=True)
        self.more = Button(theme, "Show all", kind="link", style="small-button")
        self.there = Button(theme, "Go there", kind="link", style="small-button")
        for words in (self._where, self.words, self._before):
            column.addWidget(words)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        row.addLayout(column, 1)
        row.addWidget(self.there, 0, Qt.AlignmentFlag.AlignTop)
        self._lines: list[str] = []
        self.more.clicked.connect(self._show_all)
        self.there.clicked.connect(self._go_there)
        self._kind_words, self._first = kind_words, first
        self.refresh()

    def refresh(self) -> None:
        """Look again at what was answered."""
        earlier = self._around.earlier(self._exercise_id)
        self._before.hide()
        self.more.hide()
        if earlier is None:
            self.setVisible(bool(self._kind_words))
            self._where.setText(self._kind_words)
            self.words.hide()
            return
        self.setVisible(True)
        self._exercise: Exercise = earlier.exercise
        self._where.setText(f"In module {earlier.module} you wrote, to “{earlier.exercise.title}”:")
        self._lines = "\n".join(earlier.exercise.as_lines(earlier.answer)).split("\n")
        self._show(self._lines[:MOST_LINES])
        self.more.setVisible(len(self._lines) > MOST_LINES)
        self.setAccessibleName(f"Earlier: {earlier.exercise.title}. {' '.join(self._lines)}")
        if self._first:
            self._around.ask_first(self._exercise_id, self._show_first)

    def _show(self, lines: list[str]) -> None:
        self.words.setText("\n".join(lines))
        self.words.show()

    def _show_first(self, answer: Answer) -> None:
        lines = self._exercise.as_lines(answer) if answer is not None else []
        if lines and "\n".join(lines).split("\n") != self._lines:
            self._before.setText("At first you wrote: " + "\n".join(lines))
            self._before.show()

    def _show_all(self) -> None:
        self._show(self._lines)
        self.more.hide()

    def _go_there(self) -> None:
        self._around.go_to(self._exercise_id)
