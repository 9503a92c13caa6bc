"""A workbook as text to read."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.answers.conftest import in_markdown
from tests.answers.copies.test_markdown_text import read, seen
from tests.exercises.conftest import make, sample
from workbook.answers.copies.as_markdown import markdown_parts
from workbook.answers.copies.markdown_text import quoted
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook
from workbook.course.exercise import Exercise
from workbook.course.ids import ExerciseId
from workbook.course.kinds import KINDS
from workbook.course.reading import read_course
from workbook.exercises.reflection.spec import Reflection

DAY = datetime(2026, 11, 2, 12, tzinfo=UTC)


def test_answers_stand_under_their_questions(file: WorkbookFile, exercises: dict[str, Exercise]) -> None:
    file.save_answer(exercises["hopes"], "# not a heading\n\nrest", at=DAY)
    file.save_answer(exercises["signs"], {"ticked": ["jaw"]}, at=DAY)
    file.set_not_today("nearest", True)
    assert "".join(markdown_parts(file)) == (
        "# A small course\n\nAna Moreno-Lindqvist\n\n"
        "## 1. Beginning\n\n"
        "### 1.1 What brings you here?\n\n> \\# not a heading\n>\n> rest\n\n*2026-11-02 · In my workbook*\n\n"
        "### 1.3 What do you notice?\n\n> - a tight jaw\n\n*2026-11-02 · Just for me*\n\n"
        "### 1.4 What is nearest?\n\n*Not today.*\n"
    )


def test_answers_whose_question_is_gone_stand_at_the_end(file: WorkbookFile) -> None:
    gone = Reflection(id=ExerciseId("gone"), number="9.9", line=1, title="", question="What was asked once?")
    file.save_answer(gone, "still mine", at=DAY)
    other_kind = replace(gone, id=ExerciseId("signs"), question="What did you notice then?")
    file.save_answer(other_kind, "my jaw", at=DAY)
    text = "".join(markdown_parts(file))
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
    assert '### What did you dream?\n\n> {"of":\\["a canal"]}\n' in "".join(markdown_parts(file))


def test_options_that_are_gone_are_shown_in_the_words_of_then(
    file: WorkbookFile, exercises: dict[str, Exercise]
) -> None:
    from workbook.course.block import Option
    from workbook.exercises.choice.spec import Choice

    nearest = exercises["nearest"]
    assert isinstance(nearest, Choice)
    then = replace(nearest, choices=(*nearest.choices, Option("both", "both of them")))
    file.save_answer(then, {"chosen": "both"}, at=DAY)
    assert "> both of them" in "".join(markdown_parts(file))


def test_history_tells_what_was_written_before(file: WorkbookFile, hopes: Exercise) -> None:
    file.save_answer(replace(hopes, question="What did you hope?"), "one", at=DAY)
    file.save_answer(hopes, "two", at=DAY)
    file.save_answer(hopes, None, at=DAY)
    text = "".join(markdown_parts(file, history=True))
    assert "> (cleared)\n" in text
    now, before, first = text.index("> (cleared)"), text.index("> two"), text.index("> one")
    assert now < before < first
    assert "Before, on 2026-11-02: The question was: What did you hope?\n\n> one" in text
    assert "one" not in "".join(markdown_parts(file))


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"recall"}))
def test_every_kind_is_told_whole(home: Path, notes: Path, kind: str) -> None:
    source = sample(kind).SOURCE
    module = f"---\ntitle: One\n---\n{source}\n".encode()
    files = {"course.md": b"---\ntitle: C\nid: c\n---\n", "modules/01-one.md": module}
    exercise = next(read_course(files)[0].exercises())
    with create_workbook(home / "kind.workbook", files, notes=notes) as file:
        file.save_answer(exercise, sample(kind).ANSWER, at=DAY)
        file.set_share("it", "bring")
        rendered = read("".join(markdown_parts(file)))
    for words in sample(kind).WORDS:
        assert seen(words).lower() in seen(rendered.text).lower()
    assert "2026-11-02 · Bring to the workshop" in rendered.text
    assert seen(f"{exercise.number} {exercise.question}".split("*")[0]) in seen(rendered.text)


@pytest.mark.parametrize("words", ["|\n|", "a | b\n|", "|\n:|", "| |\n| | |", "a | b\n--|--"])
def test_bars_are_no_table(words: str) -> None:
    rendered = read(quoted(in_markdown(make("reflection").as_blocks(words))))
    assert "table" not in rendered.tags
    assert seen(words) in seen(rendered.text)


@given(st.data())
@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"recall"}))
def test_no_word_of_any_answer_is_lost(kind: str, data: st.DataObject) -> None:
    exercise = make(kind)
    answer = data.draw(sample(kind).STRATEGY)
    rendered = read(quoted(in_markdown(exercise.as_blocks(answer))))
    for line in exercise.as_lines(answer):
        for word in re.sub(r"^\d+\. ", "", line).split():  # a list numbers its items itself
            bare = seen(word).rstrip(":;)").lstrip("(")
            assert bare in seen(rendered.text)


def test_a_line_that_is_not_ticked_and_one_that_has_no_place_are_there() -> None:
    own = [{"row": "a", "text": "a fox", "ticked": False}, {"row": "b", "text": "a heron", "ticked": True}]
    text = in_markdown(make("checklist").as_blocks({"ticked": [], "own": own}))
    assert text == "- a heron\n\nNot ticked:\n\n- a fox"
    text = in_markdown(make("ranking").as_blocks({"order": ["b"], "own": own}))
    assert text == "1. a heron\n\nMy own, not placed:\n\n- a fox"


def test_lists_and_tables_are_rendered_as_such() -> None:
    for kind, tags in {
        "table": ("table", "tr", "td"), "log": ("table", "tr"), "list": ("ol", "li"), "ranking": ("ol", "li"),
        "checklist": ("ul", "li"), "map": ("ul", "li"), "stems": ("ul", "li"),
    }.items():  # fmt: skip
        rendered = read(quoted(in_markdown(make(kind).as_blocks(sample(kind).ANSWER))))
        assert set(tags) <= set(rendered.tags), kind


def test_who_may_see_it_is_told_also_where_the_course_suggested_it(
    file: WorkbookFile, exercises: dict[str, Exercise]
) -> None:
    file.save_answer(exercises["calm"], {"values": {"value": 3}}, at=DAY)
    assert "*2026-11-02 · Bring to the workshop*" in "".join(markdown_parts(file))
