"""A workbook's answers as text that anybody can read, with any program, in ten years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.answers.records import to_text
from workbook.course.ids import ExerciseId
from workbook.course.reading import read_course
from workbook.exercises import KINDS
from workbook.exercises.kinds import spec

if TYPE_CHECKING:
    from workbook.answers.records import Saved
    from workbook.answers.workbook_file import WorkbookFile
    from workbook.course.model import Module
    from workbook.exercises.exercise import Exercise

SHARE_WORDS = {"private": "Just for me", "keep": "In my workbook", "bring": "Bring to the workshop"}


def answers_as_markdown(file: WorkbookFile, *, history: bool = False) -> str:
    """Every answer under its module and question, then those whose question is gone."""
    course, _ = read_course(file.files())
    writer = _Writer(file, history=history)
    parts = [f"# {course.about.title}"]
    if file.name:
        parts.append(file.name)
    for module in course.modules:
        parts += writer.module(module)
    parts += writer.rest()
    return "\n\n".join(parts) + "\n"


class _Writer:
    """Writes exercises one after the other and remembers which are left."""

    def __init__(self, file: WorkbookFile, *, history: bool) -> None:
        self.file = file
        self.with_history = history
        self.answers = file.answers()
        self.keepings = file.keepings()

    def module(self, module: Module) -> list[str]:
        parts = [part for exercise in module.exercises() for part in self._exercise(exercise)]
        return [f"## {module.number}. {module.title}", *parts] if parts else []

    def rest(self) -> list[str]:
        """Answers that no exercise of the course took, with the question they answered."""
        parts = []
        for saved in self.answers.values():
            if saved.answered or self.with_history:
                exercise = _as_it_was(saved)
                parts += [f"### {saved.question or saved.title}", *self._answer(saved, exercise)]
        return ["## Kept answers", "Their questions are no longer in the course.", *parts] if parts else []

    def _exercise(self, exercise: Exercise) -> list[str]:
        """An exercise with its answer. An answer of another kind is not its own and stays for the end."""
        saved = self.answers.get(exercise.id)
        mine = saved if saved and saved.kind == exercise.kind else None
        parts = []
        if mine:
            del self.answers[mine.exercise_id]
            if mine.answered or self.with_history:
                parts = self._answer(mine, exercise)
        put_off = exercise.id in self.keepings and self.keepings[exercise.id].not_today
        if put_off:
            parts.append("*Not today.*")
        return [f"### {exercise.number} {_one_line(exercise.question)}", *parts] if parts else []

    def _answer(self, saved: Saved, exercise: Exercise | None) -> list[str]:
        keeping = self.keepings.get(saved.exercise_id)
        share = SHARE_WORDS.get(keeping.share or "", "") if keeping else ""
        stamp = " · ".join(word for word in (saved.day.isoformat(), share) if word)
        parts = [_quoted(saved, exercise), f"*{stamp}*"]
        return parts + (self._earlier(saved, exercise) if self.with_history else [])

    def _earlier(self, newest: Saved, exercise: Exercise | None) -> list[str]:
        parts = []
        for saved in reversed(self.file.history(newest.exercise_id)[:-1]):
            asked = (
                f" The question was: {_one_line(saved.question)}" if saved.question != newest.question else ""
            )
            parts.append(f"Before, on {saved.day.isoformat()}:{asked}")
            same = exercise if exercise and exercise.kind == saved.kind else _as_it_was(saved)
            parts.append(_quoted(saved, same))
        return parts


def _quoted(saved: Saved, exercise: Exercise | None) -> str:
    """An answer as a Markdown quote, so that no line of it is taken for a heading of ours."""
    if saved.answer is None:
        return "> (cleared)"
    lines = exercise.remembering(saved.words).as_lines(saved.answer) if exercise else [to_text(saved.answer)]
    text = "\n".join(lines) or "(empty)"
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def _as_it_was(saved: Saved) -> Exercise | None:
    """An exercise made of what was kept beside an answer; None for a kind that this program does not know."""
    if saved.kind not in KINDS:
        return None
    return spec(saved.kind)(
        id=ExerciseId(saved.exercise_id), number="", line=0, title=saved.title, question=saved.question
    )


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))
