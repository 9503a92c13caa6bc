"""A course to begin with."""

from pathlib import Path

import pytest

from tests.own_words import write_own_words, written_course
from workbook.authoring.check import find_problems
from workbook.authoring.new import new_course, write_new
from workbook.authoring.pack import pack_course
from workbook.course.checks.placeholders import OF_THE_TEMPLATE
from workbook.course.files import FolderFiles
from workbook.course.kinds import KINDS
from workbook.course.reading import read_course
from workbook.packaging.course_by_name import CourseTrouble

SIX = {"line", "reflection", "scale", "choice", "checklist", "plan"}


def test_it_checks_clean_once_it_has_words_of_its_authors_and_shows_the_kinds(tmp_path: Path) -> None:
    written = new_course(tmp_path / "my-course")
    files = FolderFiles(tmp_path / "my-course")
    assert sorted(files) == sorted(written)
    assert {problem.code for problem in find_problems(files)} == {
        "template-words",
        "placeholder-name",
        "missing-fact",
    }
    [missing] = [problem.what for problem in find_problems(files) if problem.code == "missing-fact"]
    assert missing == "This fact is missing: `licence`."  # nobody chose one yet
    write_own_words(tmp_path / "my-course")
    assert find_problems(files) == []
    course, _ = read_course(files)
    assert set(KINDS) >= {exercise.kind for exercise in course.exercises()} >= SIX
    assert course.help is not None
    assert course.outline.citations


@pytest.mark.parametrize(
    ("name", "title", "made", "made_id"),
    [
        ("my-course", "", "My course", "my-course"),
        ("My_Course 2", "", "My Course 2", "my-course-2"),
        ("x", "Mut: “ein” \n Kurs", "Mut: “ein” Kurs", "mut-ein-kurs"),
        ("x", "سلام", "سلام", "x-bda1fa48"),
    ],
)
def test_title_and_id(tmp_path: Path, name: str, title: str, made: str, made_id: str) -> None:
    new_course(tmp_path / name, title)
    course, problems = read_course(FolderFiles(tmp_path / name))
    assert (course.about.title, course.about.id, problems) == (made, made_id, [])


def test_a_folder_that_is_in_use_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("mine")
    with pytest.raises(CourseTrouble, match="is not empty, so nothing was written"):
        new_course(tmp_path)
    with pytest.raises(CourseTrouble, match="is a file"):
        new_course(tmp_path / "x.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]


def test_an_empty_folder_and_folders_above_are_fine(tmp_path: Path) -> None:
    new_course(tmp_path)
    new_course(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b" / "course.md").exists()


def test_it_can_be_packed(tmp_path: Path) -> None:
    written_course(tmp_path / "c")
    packed = pack_course(FolderFiles(tmp_path / "c"), tmp_path / "c.course")
    assert packed.path.stat().st_size == packed.size


def test_what_a_system_leaves_in_a_folder_does_not_count(tmp_path: Path) -> None:
    for name in (".DS_Store", "desktop.ini", "Thumbs.db", "~$notes.docx"):
        (tmp_path / name).write_bytes(b"x")
    new_course(tmp_path)
    assert (tmp_path / "course.md").exists()


def test_every_sentence_that_asks_to_be_replaced_is_in_the_template_or_was(tmp_path: Path) -> None:
    """And what the template says to its author alone is all among them: nothing of it reaches a learner."""
    new_course(tmp_path)
    text = " ".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.md"))
    assert all(said in text for said in OF_THE_TEMPLATE)


def test_what_cannot_be_written_whole_is_not_there_at_all(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"inside\.md|course\.md"):
        write_new(tmp_path / "c", {"course.md": b"x", "course.md/inside.md": b"y"})
    assert list((tmp_path / "c").iterdir()) == []
    write_new(tmp_path / "c", {"course.md": b"x"})
