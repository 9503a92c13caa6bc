"""A course that goes along with its reader: people on the way, plans that are asked about, pictures, care."""

import re

import pytest

from tests.conftest import ROOT
from workbook.course.exercise import Exercise
from workbook.course.model import Box, Course, Module, Prose
from workbook.exercises.recall.spec import Recall

from .test_shipped import SLEEP, boxes, prose, read

PEOPLE = {SLEEP: {"Edda": "61", "Tarek": "34"}}
SINCE = {SLEEP: "Seit dem letzten Mal"}
NUMBERS = ("112", "116 123", "116 111", "116 016", "142", "143", "krisenchat")


@pytest.fixture(scope="module", params=list(PEOPLE))
def course(request: pytest.FixtureRequest) -> Course:
    return read(request.param)


def names(course: Course) -> dict[str, str]:
    return PEOPLE[str(course.about.id)]


def vignettes(course: Course, module: Module) -> list[Box]:
    """The notes that tell of somebody: `Edda: the title`."""
    return [box for box in boxes(module, "note") if box.title.split(":")[0] in names(course)]


def words(course: Course) -> str:
    """Everything of the course that somebody reads in boxes and text."""
    return "\n".join(
        part.markdown
        for module in course.modules
        for page in module.pages
        for part in page.parts
        if isinstance(part, Box | Prose)
    )


def test_both_go_along_through_every_module(course: Course) -> None:
    for module in course.modules:
        told = {box.title.split(":")[0] for box in vignettes(course, module)}
        assert told == set(names(course)), module.id


def test_what_is_told_of_them_is_short(course: Course) -> None:
    for module in course.modules:
        for box in vignettes(course, module):
            assert 60 <= len(box.markdown.split()) <= 120, (module.id, box.title)


def test_they_stay_who_they_are(course: Course) -> None:
    """Each has one age, said once at least, and nobody else is told of in a note."""
    text = words(course)
    for name, age in names(course).items():
        assert set(re.findall(rf"{name}(?: [A-Z]\w+)?, (\d+)", text)) == {age}


def test_the_harder_exercises_have_an_example_beside_them(course: Course) -> None:
    examples = [box for module in course.modules for box in boxes(module, "example")]
    assert len(examples) >= 4
    assert [
        box.title for box in examples if not any(name in box.title + box.markdown for name in names(course))
    ] == []


def test_every_plan_is_asked_about_later(course: Course) -> None:
    exercises = list(course.exercises())
    for place, plan in enumerate(exercises):
        if plan.kind == "plan":
            later = {shown for exercise in exercises[place + 1 :] for shown in looks_back(exercise)}
            assert plan.id in later, plan.id


def looks_back(exercise: Exercise) -> tuple[str, ...]:
    return (*exercise.recall, *(exercise.of if isinstance(exercise, Recall) else ()))


def test_every_module_from_the_second_begins_with_what_was_planned(course: Course) -> None:
    for module in course.modules[1:]:
        first = module.pages[0]
        assert first.title == SINCE[str(course.about.id)], module.id
        assert [part for part in first.parts if isinstance(part, Exercise) and part.recall], module.id


def test_what_is_written_over_the_days_is_looked_at_in_the_last_module(course: Course) -> None:
    logs = {exercise.id for exercise in course.exercises() if exercise.kind == "log"}
    back = {shown for exercise in course.modules[-1].exercises() for shown in looks_back(exercise)}
    assert logs
    assert logs <= back


def test_no_module_is_without_a_picture_and_no_picture_without_words(course: Course) -> None:
    media = ROOT / "courses" / str(course.about.id) / "media"
    for module in course.modules:
        pictures = re.findall(r"!\[([^\]]*)\]\((media/[^)]+)\)", prose(module))
        assert pictures, module.id
        assert all(len(said) > 40 for said, _file in pictures), module.id
    assert [file.name for file in media.iterdir() if file.stat().st_size > 25_000] == []


def test_what_helps_some_and_harms_others_is_not_asked_of_anyone_alone() -> None:
    """To shorten the time in bed is told, with the reason why nobody is asked to do it here."""
    course = read(SLEEP)
    asked = "\n".join(f"{e.title} {e.question} {e.explanation} {e.hint}" for e in course.exercises())
    assert not re.search(r"Bettzeit|Schlafrestriktion|Schlafentzug|Zeit im Bett", asked)
    [why] = [box for box in boxes(course.modules[-1], "evidence") if box.title == "Warum hier etwas fehlt"]
    for word in ("Steuer", "Epilepsie", "bipolar", "Schwangerschaft", "Schlafapnoe", "Schichtdienst"):
        assert word in why.markdown, word


def test_medicines_and_what_needs_a_doctor_are_said_at_the_start_and_in_the_help() -> None:
    course = read(SLEEP)
    care = "\n".join(box.markdown for box in boxes(course.modules[0], "care"))
    assert course.help is not None
    for said in (care, course.help.markdown):
        for word in (
            "nie allein ab",
            "Epilepsie",
            "bipolar",
            "Psychose",
            "Schwangerschaft",
            "achtzehn",
            "Beine",
        ):
            assert word in said, word
    assert [number for number in NUMBERS if number not in course.help.markdown] == []
