"""Sentence stems on screen: each sentence goes on in place, on an underline."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from workbook.course.values import mapping, text
from workbook.window.parts.editor import ExerciseEditor
from workbook.window.parts.sentence import StemLine

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.stems.spec import Stems
    from workbook.window.look.theme import Theme
    from workbook.window.parts.editor_context import EditorContext


class StemsEditor(ExerciseEditor):
    """A line for each stem; stems that the course no longer has are shown below the others."""

    def __init__(self, exercise: Stems, theme: Theme, context: EditorContext) -> None:
        super().__init__(theme, context)
        self._exercise = exercise
        self.stems: dict[str, StemLine] = {}
        for stem in exercise.stems:
            self._add(stem.id)

    def display(self, answer: Answer) -> None:
        """Show the words of every stem."""
        given = mapping(mapping(answer).get("words"))
        for key in given:
            if key not in self.stems and text(given[key]):
                self._add(key)
        for key, line in self.stems.items():
            line.set_words(text(given.get(key)))

    def focus_target(self) -> QWidget:
        """The first field."""
        return next((line.field for line in self.stems.values()), self)

    def _add(self, key: str) -> None:
        before, after = self._exercise.context(key)
        name = " … ".join(part.strip() for part in (before, after) if part.strip())
        line = StemLine(self.theme, name or self._exercise.title, before, after)
        line.edited.connect(partial(self._edited, key))
        last = next(reversed(self.stems.values()), None)
        self.stems[key] = line
        self.column.addWidget(line)
        if last:
            QWidget.setTabOrder(last.field, line.field)

    def _edited(self, key: str) -> None:
        words = dict(mapping(self.given.get("words")))
        words[key] = self.stems[key].field.words()
        if not words[key]:
            del words[key]
        self.say_parts({"words": words})
