"""Names that may stand in a course file, and those that trick a disk."""

import pytest

from workbook.course.file_names import name_problem, shown
from workbook.packaging.look_alikes import refuse_look_alikes
from workbook.packaging.trouble import PackageTrouble


@pytest.mark.parametrize(
    "name",
    ["mimetype", "manifest.json", "course.md", "help.md", "sources.md", "sample-answers.json", "modules/01-a.md",
     "modules/Ä b.md", "media/x.png", "media/a/b/c.JPEG", "media/x.webp", "media/x.gif", "modules/", "media/a/"],
)  # fmt: skip
def test_names_that_a_course_uses(name: str) -> None:
    assert name_problem(name) is None


@pytest.mark.parametrize(
    "name",
    ["", "/course.md", "C:/course.md", "C:\\x.md", "\\\\host\\x.md", "//host/x.md", "../course.md",
     "modules/../x.md", "modules/./a.md", "modules//a.md", "modules/a.md.", "modules/a.md ",
     "modules/ a.md", "modules/CON.md", "media/com1.png", "media/LPT¹.png", "media/nul",
     "modules/a\n.md", "modules/a\x00.md", "modules/a\u202e.md", "modules/a\u200b.md",
     "modules/a:b.md", "modules/a*.md", 'modules/".md', "modules/a|b.md", "modules/<a>.md",
     "modules/a?.md", "modules/a/b.md", "modules/a.txt", "modules/a.MD", "media/x.svg",
     "media/x.png.exe", "media/x", "x.md", "setup.py", "Course.md", "modules/" + "a" * 200 + ".md",
     "media/" + "a/" * 9 + "x.png", ".git/config", "media/a\ue000.png"],
)  # fmt: skip
def test_names_that_are_refused(name: str) -> None:
    assert name_problem(name)


@pytest.mark.parametrize(
    "names",
    [["modules/a.md", "modules/a.md"], ["modules/a.md", "modules/A.md"], ["media/ß.png", "media/SS.png"],
     ["media/é.png", "media/e\u0301.png"], ["media/ﬁ.png", "media/fi.png"], ["media/x.png", "media/x.png/y.png"]],
)  # fmt: skip
def test_names_that_a_disk_could_take_for_one(names: list[str]) -> None:
    with pytest.raises(PackageTrouble):
        refuse_look_alikes(names)


def test_names_that_differ() -> None:
    refuse_look_alikes(["modules/", "modules/a.md", "modules/b.md", "media/a.png"])


def test_a_name_is_shown_without_what_cannot_be_seen() -> None:
    assert shown("a\u202e\nb") == "“a\\u202e\\u000ab”"
    assert shown("x" * 99) == f"“{'x' * 80}…”"
