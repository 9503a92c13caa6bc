"""The shapes to begin with: each is a whole course that lacks only what its author alone can say."""

from pathlib import Path

import pytest

from workbook.authoring.check import find_problems
from workbook.authoring.new import new_course
from workbook.authoring.pack import pack_course
from workbook.authoring.template_words import check_template_words
from workbook.authoring.templates import FOLDER, NAMES, filled, templates
from workbook.cli.front_door import TEMPLATES
from workbook.course.covers import COLOURS, PATTERNS
from workbook.course.files import FolderFiles
from workbook.course.reading import read_course


def test_the_list_is_what_is_there_and_what_the_command_names() -> None:
    assert sorted(NAMES) == sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
    assert TEMPLATES == NAMES


def test_each_has_a_title_a_line_and_a_cover_and_no_two_covers_are_alike() -> None:
    covers = [template.cover for template in templates()]
    assert all(set(cover.split()) <= {*PATTERNS, *COLOURS} for cover in covers)
    assert len(set(covers)) == len(covers)
    assert all(template.title and template.line for template in templates())


@pytest.mark.parametrize("name", NAMES)
def test_it_lacks_only_author_holder_and_licence(tmp_path: Path, name: str) -> None:
    new_course(tmp_path / "c", "Tea", name)
    problem, *advice = find_problems(FolderFiles(tmp_path / "c"))
    assert problem.what == "These facts are missing: `author`, `holder`, `licence`."
    assert {one.code for one in advice} == {"template-words"}
    page = tmp_path / "c/course.md"
    text = page.read_text(encoding="utf-8")
    for key in ("author", "holder", "licence"):
        text = text.replace(f"{key}:\n", f"{key}: Mine\n")
    page.write_text(text, encoding="utf-8")
    packed = pack_course(FolderFiles(tmp_path / "c"), tmp_path / "c.course")
    assert packed.version == "0.1.0"
    assert {one.code for one in packed.advice} == {"template-words"}


@pytest.mark.parametrize("name", NAMES)
def test_each_file_of_it_is_told_until_its_words_are_others(tmp_path: Path, name: str) -> None:
    new_course(tmp_path / "c", "Tea", name)
    files = FolderFiles(tmp_path / "c")
    told = list(check_template_words(files))
    assert [problem.path for problem in told] == ["course.md", *sorted(p for p in files if "modules/" in p)]
    assert {problem.level for problem in told} == {"advice"}
    own = dict(files)
    for problem in told:
        lines = files[problem.path].decode().splitlines()
        assert lines[problem.line - 1], "it is a line with words"
        own[problem.path] = "\n".join(f"{line} Mine." if " " in line else line for line in lines).encode()
    assert list(check_template_words(own)) == []


def test_places_are_named_as_their_author_knows_them(tmp_path: Path) -> None:
    new_course(tmp_path / "c", "Tea", "worksheet")
    module = next(one for one in check_template_words(FolderFiles(tmp_path / "c")) if "modules" in one.path)
    assert module.what == (
        "Here the words are still the template’s: “What is on your mind, and what the…”, “What it is about”, "
        "“How heavy it is”, and 3 more."
    )


@pytest.mark.parametrize("name", NAMES)
def test_it_is_read_without_a_problem_and_every_exercise_has_a_title(name: str) -> None:
    course, problems = read_course(filled(name, "Tea"))
    assert (course.about.title, course.about.id, problems) == ("Tea", "tea", [])
    assert course.about.text
    for exercise in course.exercises():
        assert exercise.title


@pytest.mark.parametrize(
    ("name", "modules", "least"),
    [("short-course", 6, 18), ("worksheet", 1, 5), ("workshop-day", 3, 9), ("four-weeks", 4, 12),
     ("talk-to-talk", 3, 10), ("empty", 1, 1)],
)  # fmt: skip
def test_it_is_as_long_as_its_line_says(name: str, modules: int, least: int) -> None:
    course, _ = read_course(filled(name, "Tea"))
    assert len(course.modules) == modules
    assert len(list(course.exercises())) >= least
    if name == "short-course":
        assert {module.minutes for module in course.modules} == {30}
    if name == "four-weeks":
        assert all("log" in {exercise.kind for exercise in module.exercises()} for module in course.modules)


def test_words_that_wait_in_what_was_just_added_are_told_too() -> None:
    question, line = "What do you want to ask here?", "- Line 1 {#line-1}"
    text = f"---\ntitle: M\n---\n::: choice it\n\n{question}\n\n{line}\n- Tea {{#tea}}\n:::\n"
    [problem] = check_template_words({"modules/m.md": text.encode()})
    assert (problem.line, problem.level) == (6, "advice")
    assert problem.what.endswith("“What do you want to ask here?”, “Line 1”.")
    mended = text.replace("What do you want to ask here?", "Tea?").replace("Line 1", "Coffee")
    assert list(check_template_words({"modules/m.md": mended.encode()})) == []
