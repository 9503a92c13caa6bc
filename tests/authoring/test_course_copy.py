"""A course that begins as a copy of another, where that one's licence lets others do so."""

from pathlib import Path

import pytest

from workbook.authoring.check import find_problems
from workbook.authoring.course_copy import copy_course
from workbook.authoring.course_licences import ALL_RIGHTS, licences, may_be_changed
from workbook.course.files import FolderFiles
from workbook.course.outline import read_about
from workbook.packaging.course_by_name import CourseTrouble, open_course

PAGE = b"""---
title: Old
  and long
# a remark
id: old
version: 2.3.1
changed: More
  of it
author: Ana
licence: CC BY 4.0
---
Hello.
"""


@pytest.mark.parametrize(
    "licence",
    ["CC BY 4.0", "cc by-sa 4.0", "CC-BY-NC-SA-3.0", "CC BY-NC 4.0 International", "CC0", "CC0 1.0 Universal",
     "Creative Commons Attribution 4.0", "Public domain", "MIT", "MIT License", "CC BY-SA 3.0 DE"],
)  # fmt: skip
def test_licences_that_let_others_make_something_of_it(licence: str) -> None:
    assert may_be_changed(licence)


@pytest.mark.parametrize(
    "licence",
    [
        "",
        "CC BY-ND 4.0",
        "CC BY-NC-ND 4.0",
        ALL_RIGHTS,
        "Mine",
        "Not CC BY 4.0",
        "CC BY 4.0, but ask me first",
    ],
)
def test_licences_that_do_not_or_that_nobody_knows(licence: str) -> None:
    assert not may_be_changed(licence)


def test_every_licence_that_is_offered_says_what_it_means() -> None:
    free = [one.name for one in licences() if may_be_changed(one.name)]
    assert free == ["CC BY 4.0", "CC BY-SA 4.0", "CC BY-NC 4.0", "CC BY-NC-SA 4.0", "CC0 1.0"]
    assert all(one.meaning.endswith(".") for one in licences())


def test_a_copy_is_another_course_by_the_same_people(tmp_path: Path) -> None:
    files = open_course("explore-this-further")
    copy_course(files, tmp_path / "c", "My own")
    copied = FolderFiles(tmp_path / "c")
    mine, theirs = read_about(copied), read_about(files)
    assert (mine.title, mine.id, mine.version, mine.changed) == ("My own", "my-own", "0.1.0", ())
    assert (mine.authors, mine.holder, mine.licence) == (theirs.authors, theirs.holder, theirs.licence)
    assert sorted(copied) == sorted(files)
    assert all(copied[path] == files[path] for path in files if path != "course.md")
    assert not [problem for problem in find_problems(copied) if problem.level == "error"]


def test_what_stands_among_the_facts_stays(tmp_path: Path) -> None:
    copy_course({"course.md": PAGE, "manifest.json": b"{}"}, tmp_path / "c", "  ")
    text = (tmp_path / "c/course.md").read_text(encoding="utf-8")
    assert text == (
        "---\ntitle: Old and long\nid: old-and-long\nversion: 0.1.0\n# a remark\nauthor: Ana\nlicence: CC BY 4.0\n"
        "---\nHello.\n"
    )
    assert not (tmp_path / "c/manifest.json").exists()


def test_one_that_may_not_be_changed_is_not_copied(tmp_path: Path) -> None:
    with pytest.raises(CourseTrouble, match="does not let others make a new course"):
        copy_course({"course.md": PAGE.replace(b"CC BY", b"CC BY-ND")}, tmp_path / "c", "Mine")
    assert not (tmp_path / "c").exists()
