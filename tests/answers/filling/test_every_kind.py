"""What is filled in of any kind, by two programs, comes back whole, and goes back into a form as it was."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.answers.filling.filled import by_pikepdf, by_pypdf, course_of, empty_form
from tests.exercises.conftest import sample
from workbook.answers.filling.matching import match
from workbook.answers.filling.reading import read_form
from workbook.course.answer_shapes import answer_problem
from workbook.course.form_fields import (
    TICKED,
    can_be_joined,
    field_name,
    field_values,
    fields_of,
    joined,
    read_fields,
    taken_over,
)
from workbook.course.kinds import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.course.exercise import Exercise
    from workbook.course.form_fields import FormField, Values

FILLED = sorted(kind for kind in KINDS if kind != "recall")
LETTERS = st.characters(exclude_categories=("Cs", "Cc"))
WORDS = st.text(st.one_of(LETTERS, st.sampled_from("aä é()\\/<>%#.…’ ⛵東שع नमस्ते")), max_size=40)
SEVERAL_LINES = st.lists(WORDS, max_size=4).map("\n".join)


def exercise_of(kind: str) -> Exercise:
    return next(course_of(sample(kind).SOURCE).exercises())


def value_for(field: FormField) -> st.SearchStrategy[str]:
    if field.sort == "tick":
        return st.sampled_from(["", TICKED])
    if field.sort == "pick":
        return st.sampled_from(["", *(value for value, _words in field.picks)])
    return WORDS if field.sort == "line" else SEVERAL_LINES


def values_for(exercise: Exercise, most: int = 100) -> st.SearchStrategy[Values]:
    fields = fields_of(exercise)
    some = st.lists(st.sampled_from(fields), max_size=most, unique_by=lambda field: field.key)
    chosen = some if most < len(fields) else st.just(fields)
    return chosen.flatmap(
        lambda chosen: st.fixed_dictionaries({field.key: value_for(field) for field in chosen})
    ).map(lambda values: {key: value for key, value in values.items() if value.strip()})


@pytest.mark.parametrize("kind", FILLED)
@pytest.mark.parametrize("fill", [by_pikepdf, by_pypdf])
@given(data=st.data())
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_form_that_was_filled_in_reads_back_whole(
    kind: str, fill: object, data: st.DataObject, tmp_path: Path
) -> None:
    assert callable(fill)
    block = sample(kind).SOURCE
    exercise = exercise_of(kind)
    values = data.draw(values_for(exercise, 6))
    names = {field_name(exercise.id, key): value for key, value in values.items()}
    form = read_form(fill(empty_form(block), names, tmp_path / "filled.pdf"))
    assert form.values.get(str(exercise.id), {}) == values
    found = match(form, course_of(block), {})
    wanted = read_fields(exercise, values)
    assert [row.found for row in found.answers] == ([] if wanted is None else [wanted])
    assert found.without_place == () or wanted is None


@pytest.mark.parametrize("kind", FILLED)
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_an_answer_is_one_of_its_kind_and_goes_back_into_the_form(kind: str, data: st.DataObject) -> None:
    exercise = exercise_of(kind)
    values = data.draw(values_for(exercise))
    answer = read_fields(exercise, values)
    assert answer_problem(exercise, answer) is None
    if answer is not None:
        assert exercise.is_answered(answer)
        back = read_fields(exercise, field_values(exercise, answer))
        if kind != "list":  # where days that say nothing have less room together than apart
            assert back == answer


@pytest.mark.parametrize("kind", FILLED)
def test_the_sample_answer_stays_itself_when_a_form_says_the_same(kind: str) -> None:
    exercise, answer = exercise_of(kind), sample(kind).ANSWER
    found = read_fields(exercise, field_values(exercise, answer))
    if found is None:
        return  # strokes and pictures alone have no field
    over = taken_over(exercise, answer, found)
    assert set(exercise.as_lines(found)) <= set(exercise.as_lines(over))
    if can_be_joined(exercise):
        both = exercise.as_lines(joined(exercise, answer, found))
        assert set(exercise.as_lines(answer)) <= set(both)


@pytest.mark.parametrize("kind", FILLED)
@given(data=st.data())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_taken_in_together_holds_both(kind: str, data: st.DataObject) -> None:
    exercise = exercise_of(kind)
    if not can_be_joined(exercise):
        return
    mine = read_fields(exercise, data.draw(values_for(exercise)))
    found = read_fields(exercise, data.draw(values_for(exercise)))
    if mine is None or found is None:
        return
    both = joined(exercise, mine, found)
    assert answer_problem(exercise, both) is None
    everything = _letters(both)
    for words in (*_texts(mine), *_texts(found)):
        assert _letters(words) in everything or words in (
            "person",
            "animal",
            "group",
            "place",
            "often",
            "seldom",
            "new",
        )
    assert joined(exercise, both, found) == both or kind in ("table", "log", "map")


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [words for key, part in value.items() if key not in ("row", "on") for words in _texts(part)]
    return [words for part in value for words in _texts(part)] if isinstance(value, list) else []


def _letters(value: object) -> str:
    texts = [value] if isinstance(value, str) else _texts(value)
    return "".join("".join(unicodedata.normalize("NFC", words).split()) for words in texts)
