"""Answers out of a workbook as data, and data into a workbook."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import workbook
from workbook.answers.copies.as_data import answers_as_json, save_from_data
from workbook.answers.file.workbook_file import WorkbookFile, create_workbook
from workbook.course.answer_shapes import answer_problem
from workbook.course.exercise import Exercise
from workbook.course.files import FolderFiles
from workbook.course.model import Course
from workbook.course.reading import read_course

SHIPPED = Path(workbook.__file__).parent.parent / "courses" / "explore-this-further"


@pytest.fixture
def course(files: dict[str, bytes]) -> Course:
    return read_course(files)[0]


def answers_as_data(file: WorkbookFile) -> Any:
    """What comes out, proved to be written as `json` writes it."""
    text = "".join(answers_as_json(file))
    data = json.loads(text)
    assert text == json.dumps(data, ensure_ascii=False, indent=2)
    return data


def test_a_workbook_with_nothing_in_it(file: WorkbookFile) -> None:
    assert answers_as_data(file) == {"answers": {}, "share": {}, "not-today": [], "on": {}}


def test_answers_come_in_the_courses_order_without_cleared_ones(
    file: WorkbookFile, exercises: dict[str, Exercise]
) -> None:
    at = datetime(2026, 11, 2, 12, tzinfo=UTC)
    file.save_answer(exercises["signs"], {"ticked": ["jaw"]}, at=at)
    file.save_answer(exercises["hopes"], "to sleep", at=at)
    file.save_answer(exercises["nearest"], {"chosen": "alone"}, at=at)
    file.save_answer(exercises["nearest"], None)
    file.set_not_today("calm", True)
    data = answers_as_data(file)
    assert list(data["answers"].items()) == [("hopes", "to sleep"), ("signs", {"ticked": ["jaw"]})]
    assert data["share"] == {"hopes": "keep", "signs": "private", "nearest": "keep"}
    assert data["not-today"] == ["calm"]
    assert data["on"] == {"hopes": "2026-11-02", "signs": "2026-11-02"}


def test_the_shipped_courses_examples_go_in_and_come_out(tmp_path: Path, notes: Path) -> None:
    files = FolderFiles(SHIPPED)
    course, _ = read_course(files)
    example = json.loads(files["sample-answers.json"])
    with create_workbook(tmp_path / "sample.workbook", files, notes=notes) as file:
        assert save_from_data(file, course, example) == []
        data = answers_as_data(file)
    assert data["answers"] == example["answers"]
    assert data["not-today"] == example["not-today"]
    assert data["on"] == example["on"]
    assert data["share"].items() >= example["share"].items()


def test_what_fits_no_exercise_is_said_and_the_rest_is_saved(
    file: WorkbookFile, course: Course, exercises: dict[str, Exercise]
) -> None:
    reflection = exercises["hopes"]
    data: dict[str, Any] = {
        "answers": {"hopes": 3, "gone": "text", "calm": {"values": {"value": 4}}},
        "share": {"calm": "private", "signs": "everybody", "gone": "keep"},
        "not-today": ["nearest", "gone", 7],
        "on": {"calm": "yesterday"},
    }
    assert save_from_data(file, course, data) == [
        f"{answer_problem(reflection, 3)} It was left out.",
        "This course has no exercise “gone”. Its answer was left out.",
        "The day of “calm” is no date such as 2027-02-22. Today was taken instead.",
        "The share of “signs” is to be private, keep or bring. It was left out.",
        "This course has no exercise “gone”. Its share was left out.",
        "This course has no exercise “gone”. Its not-today was left out.",
    ]
    saved = answers_as_data(file)
    assert saved["answers"] == {"calm": {"values": {"value": 4}}}
    assert saved["share"] == {"calm": "private"}
    assert saved["not-today"] == ["nearest"]


@pytest.mark.parametrize("data", [None, [], "text", {}, {"answers": []}])
def test_data_of_another_shape_is_said(file: WorkbookFile, course: Course, data: Any) -> None:
    [sentence] = save_from_data(file, course, data)
    assert sentence.startswith("There are no answers here")


@pytest.mark.parametrize("data", [{"share": 1}, {"not-today": "calm"}, {"on": []}])
def test_odd_extras_are_passed_over(file: WorkbookFile, course: Course, data: dict[str, Any]) -> None:
    assert save_from_data(file, course, {"answers": {"hopes": "rest"}, **data}) == []
    assert answers_as_data(file)["answers"] == {"hopes": "rest"}


def test_own_words_go_along_and_come_back(
    file: WorkbookFile, course: Course, files: dict[str, bytes], tmp_path: Path, notes: Path
) -> None:
    file.set_own_word("Zerlina", known=True)
    file.set_own_word("raimonda", known=True)
    data = answers_as_data(file)
    assert data["own-words"] == ["Zerlina", "raimonda"]
    with create_workbook(tmp_path / "other.workbook", files, notes=notes) as other:
        assert save_from_data(other, course, data) == []
        assert other.spelling() == ("", frozenset({"Zerlina", "raimonda"}))


@pytest.mark.parametrize("words", ["raimonda", [3, "ok"], ["ok", "x" * 60], [""]])
def test_what_is_no_word_is_said_and_the_rest_is_kept(file: WorkbookFile, course: Course, words: Any) -> None:
    [sentence] = save_from_data(file, course, {"answers": {}, "own-words": words})
    assert sentence == "Among your own words is something that is no word. It was left out."
    assert file.spelling()[1] == frozenset({"ok"} if "ok" in words else ())
