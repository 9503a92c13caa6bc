"""A workbook's answers as text that anybody can read, with any program, in ten years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.answers.markdown_text import (
    course_heading,
    in_markdown,
    paragraphs,
    plain_heading,
    quoted,
)
from workbook.answers.records import to_text
from workbook.course.ids import ExerciseId
from workbook.course.reading import read_course
from workbook.exercises import KINDS
from workbook.exercises.kinds import spec

if TYPE_CHECKING:
    from workbook.answers.records import Saved
    from workbook.answers.workbook_file import WorkbookFile
    from workbook.course.model import Module
    from workbook.exercises.exercise import Exercise, Share

SHARE_WORDS = {"private": "Just for me", "keep": "In my workbook", "bring": "Bring to the workshop"}


def answers_as_markdown(file: WorkbookFile, *, history: bool = False) -> str:
    """Every answer under its module and question, then those whose question is gone."""
    course, _ = read_course(file.files())
    writer = _Writer(file, history=history)
    parts = [f"# {plain_heading(course.about.title)}"]
    if file.name.strip():
        parts.append(paragraphs(file.name))
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
        return [f"## {module.number}. {plain_heading(module.title)}", *parts] if parts else []

    def rest(self) -> list[str]:
        """Answers that no exercise of the course took, with the question they answered."""
        parts = []
        for saved in self.answers.values():
            if saved.answered or self.with_history:
                asked = course_heading(saved.question) or plain_heading(saved.title)
                parts += [f"### {asked}", *self._answer(saved, _as_it_was(saved), "private")]
        return ["## Kept answers", "Their questions are no longer in the course.", *parts] if parts else []

    def _exercise(self, exercise: Exercise) -> list[str]:
        """An exercise with its answer. An answer of another kind is not its own and stays for the end."""
        saved = self.answers.get(exercise.id)
        mine = saved if saved and saved.kind == exercise.kind else None
        parts = []
        if mine:
            del self.answers[mine.exercise_id]
            if mine.answered or self.with_history:
                parts = self._answer(mine, exercise, exercise.share)
        put_off = exercise.id in self.keepings and self.keepings[exercise.id].not_today
        if put_off:
            parts.append("*Not today.*")
        asked = course_heading(exercise.question) or plain_heading(exercise.title)
        return [f"### {exercise.number} {asked}", *parts] if parts else []

    def _answer(self, saved: Saved, exercise: Exercise | None, suggested: Share) -> list[str]:
        """The answer, its day, and who may see it: as the learner chose, else as the course suggests."""
        keeping = self.keepings.get(saved.exercise_id)
        share = SHARE_WORDS[(keeping.share if keeping else None) or suggested]
        parts = [_quoted(saved, exercise), f"*{saved.day.isoformat()} · {share}*"]
        return parts + (self._earlier(saved, exercise) if self.with_history else [])

    def _earlier(self, newest: Saved, exercise: Exercise | None) -> list[str]:
        parts = []
        for saved in reversed(self.file.history(newest.exercise_id)[:-1]):
            asked = (
                f" The question was: {course_heading(saved.question)}"
                if saved.question != newest.question
                else ""
            )
            parts.append(f"Before, on {saved.day.isoformat()}:{asked}")
            same = exercise if exercise and exercise.kind == saved.kind else _as_it_was(saved)
            parts.append(_quoted(saved, same))
        return parts


def _quoted(saved: Saved, exercise: Exercise | None) -> str:
    """An answer as a quote; one of a kind that this program does not know as it is kept."""
    if saved.answer is None:
        return quoted("(cleared)")
    if exercise is None:
        return quoted(paragraphs(to_text(saved.answer)))
    text = in_markdown(exercise.remembering(saved.words).as_blocks(saved.answer))
    return quoted(text or "(empty)")


def _as_it_was(saved: Saved) -> Exercise | None:
    """An exercise made of what was kept beside an answer; None for a kind that this program does not know."""
    if saved.kind not in KINDS:
        return None
    return spec(saved.kind)(
        id=ExerciseId(saved.exercise_id), number="", line=0, title=saved.title, question=saved.question
    )
