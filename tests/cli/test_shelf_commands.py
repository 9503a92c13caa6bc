"""The shelf as people type it: list, add, remove, and start what is on it."""

from pathlib import Path

from tests.cli.conftest import SHIPPED, Run
from workbook.packaging.shelf import INDEX, Shelf


def test_courses_lists_what_ships_and_what_was_added(run: Run, course: Path) -> None:
    assert SHIPPED in run("courses").out
    run("pack", course, "-o", "mine.course")
    told = run("courses", "--add", "mine.course")
    assert told.out.startswith("“Mine”, version 0.1.0, is on your shelf. To begin: ")
    line = run("courses").out.splitlines()[-1]
    assert line.startswith("mine@0.1.0 · Mine · en · ")
    assert line.endswith(", from mine.course")
    Path("mine.course").unlink()
    assert run("start", "mine", "-o", "b.workbook").code == 0
    assert run("check", "mine@0.1.0").code == 0


def test_other_content_is_only_put_there_if_that_is_said(run: Run, course: Path) -> None:
    run("pack", course, "-o", "mine.course")
    run("courses", "--add", "mine.course")
    (course / "help.md").write_text("---\nplace: Here\n---\nMore.\n", encoding="utf-8")
    run("pack", course, "-o", "mine.course", "--replace")
    told = run("courses", "--add", "mine.course")
    assert told.code == 1
    assert "is on your shelf already, with other content. It was added on " in told.err
    assert told.err.endswith("Nothing was changed. Add --replace to put this one in its place.")
    assert run("courses", "--add", "mine.course", "--replace").code == 0


def test_a_course_is_taken_from_the_shelf(run: Run, course: Path) -> None:
    run("pack", course, "-o", "one.course")
    run("courses", "--add", "one.course")
    text = (course / "course.md").read_text(encoding="utf-8").replace("0.1.0", "0.2.0")
    (course / "course.md").write_text(text, encoding="utf-8")
    run("pack", course, "-o", "two.course")
    run("courses", "--add", "two.course")
    assert run("courses", "--remove", "mine").err == (
        "There are several versions of it: 0.2.0, 0.1.0. Name one of them. Nothing was changed."
    )
    assert run("courses", "--remove", "mine", "0.1.0").out.startswith(
        "“Mine”, version 0.1.0, is no longer on your shelf."
    )
    assert run("courses", "--remove", "mine").code == 0
    assert run("courses", "--remove", "mine").err == (
        "There is no such course on your shelf. On it: none. Nothing was changed."
    )


def test_a_signed_course_says_whose_it_is_and_another_key_can_be_accepted(run: Run, course: Path) -> None:
    run("key")
    run("pack", course, "--sign", "-o", "one.course")
    assert "is signed with the key" in run("courses", "--add", "one.course").out
    assert "signed with the key" in run("courses").out
    next(Path.home().rglob("signing-key.json")).unlink()
    run("key")
    text = (course / "course.md").read_text(encoding="utf-8").replace("0.1.0", "0.2.0")
    (course / "course.md").write_text(text, encoding="utf-8")
    run("pack", course, "--sign", "-o", "two.course")
    assert "with another key than before" in run("courses", "--add", "two.course").out
    assert "from the same person as before" in run("courses", "--add", "two.course", "--accept-key").out


def test_what_is_no_course_file_is_told(run: Run, course: Path) -> None:
    assert "is a folder. Pack it first: " in run("courses", "--add", course).err
    Path("letter.course").write_text("Dear all")
    assert run("courses", "--add", "letter.course").err == (
        "“letter.course” cannot be opened. This is not a course file."
    )
    assert run("courses", "--add", "gone.course").code == 1


def test_a_day_that_somebody_changed_in_the_shelf_is_shown_as_it_stands(run: Run, course: Path) -> None:
    run("pack", course, "-o", "mine.course")
    run("courses", "--add", "mine.course")
    (added,) = {one.added for one in Shelf().all()}
    index = Shelf().folder / INDEX
    index.write_text(index.read_text("utf-8").replace(added, "some day"), encoding="utf-8")
    assert run("courses").out.splitlines()[-1].endswith(" some day, from mine.course")
