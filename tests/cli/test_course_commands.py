"""What facilitators type: check, new and pack."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import SHIPPED, Run, spoil
from workbook.course.files import FolderFiles
from workbook.packaging.reading import read_package

# check


def test_check_a_clean_course(run: Run, course: Path) -> None:
    assert run("check", course) == (0, "Nothing to mend. The course can be packed.\n", "")
    assert run("check", SHIPPED) == (0, "Nothing to mend. The course can be packed.\n", "")
    assert json.loads(run("check", SHIPPED, "--format", "json").out) == {"problems": []}


def test_check_says_every_mistake_with_its_place_and_ends_with_1(run: Run, course: Path) -> None:
    spoil(course, "::: line beginning-word\n", "::: lime beginning-word\n")
    spoil(course, "other: Somewhere else", "othr: Somewhere else")
    told = run("check", course)
    assert told.code == 1
    lines = told.out.split("\n")
    assert lines[0] == "Errors: 2. The course cannot be packed before they are mended."
    assert "modules/01-beginning.md:29:1: `lime` is not a kind of exercise or box." in lines
    at = lines.index("modules/01-beginning.md:38:1: `othr` is not a setting of `choice`.")
    assert lines[at + 1 : at + 3] == ["    | othr: Somewhere else", "    Did you mean `other`?"]
    found = json.loads(run("check", course, "--format", "json").out)["problems"]
    assert [f"{p['file']}:{p['line']}:{p['column']}: {p['what']}" for p in found] == [
        line for line in lines if line.startswith(("modules/", "sample-"))
    ]


def test_check_with_advice_only_ends_with_0(run: Run, course: Path) -> None:
    spoil(course, "Which word fits today?", "Which word just fits today?")
    told = run("check", course)
    assert told.code == 0
    assert told.out.startswith("Advice: 1. It is yours to weigh; the course can be packed with it.\n")
    assert run("pack", course).code == 0


def test_missing_ids_are_a_group_that_names_the_command_that_writes_them(run: Run, course: Path) -> None:
    spoil(course, "- At home {#home}", "- Home")
    told = run("check", "mine")
    assert told.code == 1
    head = "Missing ids: 1. The course cannot be packed before they are written. This writes them: "
    assert told.out.startswith(f"{head}workbook check mine --fix\n")
    assert run("pack", "mine").err == "Nothing was packed: some ids are still to be written."
    assert run("check", "mine", "--fix").code == 0
    assert run("pack", "mine").code == 0


def test_commands_are_named_as_this_person_types_them(
    run: Run, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBOOK_TYPED", "python3 start.py")
    spoil(course, "- At home {#home}", "- Home")
    course.rename(course.with_name("my course"))
    assert "This writes them: python3 start.py check 'my course' --fix\n" in run("check", "my course").out
    assert "python3 start.py check another\n" in run("new", "another").out
    assert run("chek", "x").err.endswith("See python3 start.py --help.")


def test_check_fix_writes_ids(run: Run, course: Path) -> None:
    spoil(course, "- At home {#home}", "- At home")
    spoil(course, "::: line beginning-word\n", "::: line\n")
    told = run("check", course, "--fix")
    assert told.err == "2 ids written."
    assert "- At home {#at-home}\n" in (course / "modules" / "01-beginning.md").read_text(encoding="utf-8")
    assert run("check", course, "--fix").err == "No id was missing."


def test_check_fix_needs_a_folder_of_ones_own(run: Run) -> None:
    told = run("check", SHIPPED, "--fix")
    assert (told.code, told.err) == (
        1, "Ids can only be written into a folder of your own. Name the course’s folder.",
    )  # fmt: skip


def test_check_against_an_older_package(run: Run, course: Path) -> None:
    run("pack", course, "-o", "old.course")
    told = run("check", course, "--against", "old.course")
    assert told.code == 1
    assert (
        "course.md:4:1: The version 0.1.0 is not higher than 0.1.0, which is already handed out.\n"
        in told.out
    )


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("explore-this-furthr", "Did you mean `explore-this-further`?"),
        (
            "nothing",
            "or one of the courses that are here: explore-this-further, gut-schlafen-lernen, make-your-own-course.",
        ),
        ("gone.course", "There is no file or folder “gone.course”."),
        ("empty", "There is no course in “empty”."),
        ("text.course", "“text.course” cannot be opened. This is not a course file."),
        ("some.workbook", "is a workbook, not a course"),
        ("course.md", "Name the folder that course.md is in."),
        ("a\0b", "There is no course"),
    ],
)
def test_a_course_that_cannot_be_opened(run: Run, tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "empty").mkdir()
    for file in ("text.course", "some.workbook", "course.md"):
        (tmp_path / file).write_text("text")
    told = run("check", name)
    assert (told.code, told.out) == (1, "")
    assert says in told.err


def test_a_course_with_bad_files_is_checked_as_far_as_it_goes(run: Run, course: Path) -> None:
    (course / "modules" / "03-bad.md").write_bytes(b"\xff\xfe\0")
    (course / "modules" / "04-empty.md").write_bytes(b"")
    told = run("check", course)
    assert [line for line in told.out.split("\n") if not line.startswith("    ")] == [
        "Errors: 2. The course cannot be packed before they are mended.",
        "",
        "modules/03-bad.md:1:1: This file is saved as UTF-16; some programs call that “Unicode”.",
        "modules/04-empty.md:1:1: This file is empty.",
        "",
        "2 errors. The course cannot be packed yet.",
        "",
    ]


# new and pack


def test_new_leaves_a_folder_that_is_in_use_alone(run: Run, course: Path) -> None:
    assert run("new", course).code == 1
    assert run("new", course / "course.md").code == 1


def test_new_begins_with_a_template_that_is_called_by_its_name(run: Run, tmp_path: Path) -> None:
    told = run("new", "mine-too", "--template", "worksheet")
    assert told.code == 0
    assert told.out.startswith(
        "“worksheet” is in mine-too, to be made your own. Name its author and choose a licence"
    )
    assert "title: Mine too\n" in (tmp_path / "mine-too/course.md").read_text(encoding="utf-8")
    refused = run("new", "x", "--template", "worksheed")
    assert (refused.code, refused.err) == (1, "No template is called `worksheed`. Did you mean `worksheet`?")
    assert "There are short-course, worksheet," in run("new", "x", "--template", "??").err
    assert not (tmp_path / "x").exists()


def test_pack_and_pack_again(run: Run, course: Path, tmp_path: Path) -> None:
    told = run("pack", course)
    assert (told.code, told.err) == (0, "")
    assert "mine-0.1.0.course is ready: version 0.1.0" in told.out
    first = (tmp_path / "mine-0.1.0.course").read_bytes()
    assert read_package(first) == dict(FolderFiles(course))
    assert run("pack", course, "-o", "mine-0.1.0.course").code == 0
    assert (tmp_path / "mine-0.1.0.course").read_bytes() == first


def test_pack_refuses_what_has_errors_and_lists_them(run: Run, course: Path, tmp_path: Path) -> None:
    spoil(course, "::: line beginning-word\n", "::: line\n")
    told = run("pack", course)
    assert (told.code, told.err) == (1, "Nothing was packed: mend the errors first.")
    assert "modules/01-beginning.md:29:1: This block (`line`) has no id." in told.out
    assert not list(tmp_path.glob("*.course"))


def test_pack_against_lists_changes_and_warns_of_lost_ids(run: Run, course: Path) -> None:
    run("pack", course, "-o", "old.course")
    spoil(course, "{#on-the-way}", "{#travelling}")
    top = course / "course.md"
    top.write_text(top.read_text(encoding="utf-8").replace("0.1.0", "0.1.1"), encoding="utf-8")
    told = run("pack", course, "-o", "new.course", "--against", "old.course")
    assert told.code == 0
    assert "course.md:3:1: beginning-place no longer has “On the way” (on-the-way)." in told.out
    assert "What changed:\n- beginning-place no longer has" in told.out


# courses that travelled


def test_a_package_that_a_browser_renamed_is_a_course_everywhere(
    run: Run, course: Path, tmp_path: Path
) -> None:
    run("pack", course, "-o", "trial.course")
    (tmp_path / "trial.course").rename(tmp_path / "trial.course.zip")
    assert run("check", "trial.course.zip").code == 0
    assert run("start", "trial.course.zip", "-o", "a.workbook").code == 0
    assert run("update", "a.workbook", "trial.course.zip").code == 0
    assert run("pack", "trial.course.zip", "-o", "again.course").code == 0
    assert (tmp_path / "again.course").read_bytes() == (tmp_path / "trial.course.zip").read_bytes()


def test_a_folder_that_was_zipped_is_a_course_everywhere(run: Run, course: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "Mine.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in course.rglob("*"):
            archive.write(path, f"Mine/{path.relative_to(course).as_posix()}")
        archive.writestr("__MACOSX/Mine/._course.md", b"x")
    assert run("check", "Mine.zip").code == 0
    assert run("start", "Mine.zip", "-o", "a.workbook").code == 0
    assert run("update", "a.workbook", "Mine.zip").code == 0
    assert run("pack", "Mine.zip", "-o", "mine.course").code == 0
    assert read_package(tmp_path / "mine.course") == FolderFiles(course)


def test_a_zip_of_something_else_says_in_a_sentence_what_to_do(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "mail.zip", "w") as archive:
        archive.writestr("for you/trial.course", b"x")
    told = run("start", "mail.zip", "-o", "a.workbook")
    assert told.code == 1
    assert told.err.startswith(
        "“mail.zip” cannot be opened. There is no course.md in it, but “for you/trial.course” is."
    )


def test_export_course_writes_a_page_or_a_folder(run: Run, course: Path, tmp_path: Path) -> None:
    assert run("export-course", course, "--to", "html", "-o", "mine.html").out == "mine.html is ready.\n"
    assert "<h1>Mine</h1>" in (tmp_path / "mine.html").read_text(encoding="utf-8")
    told = run("export-course", course, "--to", "markdown", "-o", "text")
    assert told.out == f"{Path('text', 'mine.md')} is ready.\n"
    assert run("export-course", course, "--to", "html", "-o", "mine.html").code == 1
    (course / "course.de.md").write_text("---\ntitle: Meiner\n---\n", encoding="utf-8")
    assert run("export-course", course, "--to", "html", "-o", "de.html", "--language", "de").code == 0
    assert "<h1>Meiner</h1>" in (tmp_path / "de.html").read_text(encoding="utf-8")
