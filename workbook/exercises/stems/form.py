"""Sentence stems in a form: a field for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.form_fields import FormField

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.course.form_fields import Values
    from workbook.exercises.stems.spec import Stems

JOINS = True


def fields(exercise: Stems) -> list[FormField]:
    """One for each stem, called by its words."""
    return [FormField(stem.id, says=exercise.context(stem.id).with_words("…")) for stem in exercise.stems]


def answer_of(exercise: Stems, values: Values) -> Answer:
    """What each stem was gone on with."""
    words = {stem.id: found for stem in exercise.stems if (found := values.get((stem.id, "")))}
    return {"words": words} if words else None


def values_of(exercise: Stems, answer: Answer) -> Values:
    """The words of each stem."""
    return {(key, ""): words for key, words in exercise.filled(answer).items()}
