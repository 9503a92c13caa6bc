"""How far one has come: answered and not today count alike, and nothing is scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbook.language.translation import ngettext
from workbook.window.session.conditions import is_shown

if TYPE_CHECKING:
    from workbook.course.ids import ExerciseId
    from workbook.course.model import ExerciseMark, ModuleMark, PageMark
    from workbook.window.session.choices import Choices
    from workbook.window.session.conditions import Answers


def of_modules(done: int, modules: int) -> str:
    """3 of 10 modules."""
    return ngettext("{done} of {n} module", "{done} of {n} modules", modules).format(done=done, n=modules)


def modules_walked(done: int, modules: int) -> str:
    """3 of 10 modules walked."""
    words = ngettext("{done} of {n} module walked", "{done} of {n} modules walked", modules)
    return words.format(done=done, n=modules)


class Progress(QObject):
    """What is done of a course: `answers` knows what is answered, `choices` what is set aside and visited."""

    changed = Signal()

    def __init__(self, answers: Answers, choices: Choices) -> None:
        super().__init__()
        self._answers, self._choices = answers, choices

    def is_done(self, exercise_id: ExerciseId) -> bool:
        """Answered, or not today."""
        return self._choices.is_not_today(exercise_id) or self._answers.is_answered(exercise_id)

    def counts(self, mark: ExerciseMark) -> bool:
        """Whether an exercise is part of the progress: hidden ones and recalls are not."""
        return bool(mark.number) and is_shown(self._answers, mark.show_if)

    def page_done(self, module: ModuleMark, page: PageMark) -> bool:
        """Visited, and everything on it done."""
        visited = (module.id, page.id) in self._choices.visited
        return visited and all(self.is_done(mark.id) for mark in page.exercises if self.counts(mark))

    def module_count(self, module: ModuleMark) -> tuple[int, int]:
        """How many of a module's exercises are done, and how many there are."""
        marks = [mark for mark in module.exercises() if self.counts(mark)]
        return sum(self.is_done(mark.id) for mark in marks), len(marks)

    def module_done(self, module: ModuleMark) -> bool:
        """Every page of it done."""
        return all(self.page_done(module, page) for page in module.pages)
