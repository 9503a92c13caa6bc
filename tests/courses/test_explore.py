"""Explore This Further: two people go along, plans are asked about, and who has few people is asked something else."""

import re

import pytest

from workbook.course.exercise import Exercise
from workbook.course.model import Course, Module

from .test_shipped import EXPLORE, boxes, prose, read, words_of


@pytest.fixture(scope="module")
def explore() -> Course:
    return read(EXPLORE)


def told(module: Module) -> list[str]:
    """Where people of the course are met: notes and examples."""
    return [box.markdown for box in boxes(module, "note", "example")]


def test_every_module_has_a_picture_and_people_in_it(explore: Course) -> None:
    for module in explore.modules:
        assert "](media/" in prose(module), module.id
        assert {"Marta", "Silas"} & set(re.findall(r"\w+", "\n".join(told(module)))), module.id


def test_vignettes_are_short_and_their_people_stay_who_they_are(explore: Course) -> None:
    """What is said of somebody once holds in all modules: their age, their town, who lives across the landing."""
    vignettes = [
        box
        for module in explore.modules
        for box in boxes(module, "note")
        if re.search("Marta|Silas|Two evenings", box.title)
    ]
    assert len(vignettes) >= 14
    assert {box.title: n for box in vignettes if not 60 <= (n := words_of(box.markdown)) <= 130} == {}
    text = "\n".join("\n".join([prose(module), *told(module)]) for module in explore.modules)
    ages = {name: set(re.findall(rf"{name} is (\w+-\w+) and", text)) for name in ("Marta", "Silas")}
    assert ages == {"Marta": {"forty-six"}, "Silas": {"thirty-eight"}}
    assert set(re.findall(r"at (thirty-\w+)", text)) == {"thirty-four"}
    assert set(re.findall(r"(?:M[rs]+|Frau|Aunt) ([A-Z]\w+)", text)) == {
        "Okafor",
        "Brandt",
        "Lindner",
        "Vera",
    }


def test_what_was_planned_is_asked_about_later(explore: Course) -> None:
    """A plan in all but the last module, in the module after it, in one line."""
    planned = [str(e.id) for module in explore.modules[:-1] for e in module.exercises() if e.kind == "plan"]
    recalled = {one for exercise in explore.exercises() for one in exercise.looks_back_to()}
    assert set(planned) - recalled == set()
    for module in explore.modules[1:]:
        first = module.pages[0]
        assert first.title == "Since last time", module.id
        [asked] = [part for part in first.parts if isinstance(part, Exercise)]
        assert (asked.kind, bool(asked.looks_back_to())) == ("line", True), module.id


def test_who_has_few_people_is_asked_something_else(explore: Course) -> None:
    by_id = {str(exercise.id): exercise for exercise in explore.exercises()}
    instead = {
        "start-people-to-call": "start-lines-to-reach",
        "need-cat-question": "need-small-trust",
        "roots-base-now": "roots-small-harbours",
    }
    for counting, other in instead.items():
        assert by_id[counting].show_if == (("start-company", "not", "few"),), counting
        assert by_id[other].show_if == (("start-company", "few"),), other
    assert by_id["net-map"].show_if == (("start-company", "not", "few"),)
