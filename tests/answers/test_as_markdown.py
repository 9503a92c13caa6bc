"""A workbook as text to read."""

from dataclasses import replace
from datetime import UTC, datetime

from workbook.answers.as_markdown import answers_as_markdown
from workbook.answers.workbook_file import WorkbookFile
from workbook.course.ids import ExerciseId
from workbook.exercises.exercise import Exercise
from workbook.exercises.reflection.spec import Reflection

DAY = datetime(2026, 11, 2, 12, tzinfo=UTC)


def test_answers_stand_under_their_questions(file: WorkbookFile, exercises: dict[str, Exercise]) -> None:
    file.save_answer(exercises["hopes"], "# not a heading\n\nrest", at=DAY)
    file.save_answer(exercises["signs"], {"ticked": ["jaw"]}, at=DAY)
    file.set_not_today("nearest", True)
    assert answers_as_markdown(file) == (
        "# A small course\n\nAna\n\n"
        "## 1. Beginning\n\n"
        "### 1.1 What brings you here?\n\n> # not a heading\n>\n> rest\n\n*2026-11-02 · In my workbook*\n\n"
        "### 1.3 What do you notice?\n\n> a tight jaw\n\n*2026-11-02 · Just for me*\n\n"
        "### 1.4 What is nearest?\n\n*Not today.*\n"
    )


def test_answers_whose_question_is_gone_stand_at_the_end(file: WorkbookFile) -> None:
    gone = Reflection(id=ExerciseId("gone"), number="9.9", line=1, title="", question="What was asked once?")
    file.save_answer(gone, "still mine", at=DAY)
    other_kind = replace(gone, id=ExerciseId("signs"), question="What did you notice then?")
    file.save_answer(other_kind, "my jaw", at=DAY)
    text = answers_as_markdown(file)
    assert "## 1. Beginning" not in text
    kept = text[text.index("## Kept answers") :]
    assert "### What was asked once?\n\n> still mine\n" in kept
    assert "### What did you notice then?\n\n> my jaw\n" in kept


def test_an_answer_of_a_kind_from_another_version_is_shown_as_it_is(file: WorkbookFile) -> None:
    class Dream(Reflection):
        kind = "dream"

        def is_answered(self, answer: object) -> bool:
            return True

    dream = Dream(id=ExerciseId("dream"), number="", line=1, title="", question="What did you dream?")
    file.save_answer(dream, {"of": ["a canal"]}, at=DAY)
    assert '### What did you dream?\n\n> {"of":["a canal"]}\n' in answers_as_markdown(file)


def test_options_that_are_gone_are_shown_in_the_words_of_then(
    file: WorkbookFile, exercises: dict[str, Exercise]
) -> None:
    from workbook.exercises.block import Option
    from workbook.exercises.choice.spec import Choice

    nearest = exercises["nearest"]
    assert isinstance(nearest, Choice)
    then = replace(nearest, choices=(*nearest.choices, Option("both", "both of them")))
    file.save_answer(then, {"chosen": "both"}, at=DAY)
    assert "> both of them" in answers_as_markdown(file)


def test_history_tells_what_was_written_before(file: WorkbookFile, hopes: Exercise) -> None:
    file.save_answer(replace(hopes, question="What did you hope?"), "one", at=DAY)
    file.save_answer(hopes, "two", at=DAY)
    file.save_answer(hopes, None, at=DAY)
    text = answers_as_markdown(file, history=True)
    assert "> (cleared)\n" in text
    now, before, first = text.index("> (cleared)"), text.index("> two"), text.index("> one")
    assert now < before < first
    assert "Before, on 2026-11-02: The question was: What did you hope?\n\n> one" in text
    assert "one" not in answers_as_markdown(file)
