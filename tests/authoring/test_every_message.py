"""Every mistake that `check` knows is told with its place, in exact words, and `pack` does what `check` said."""

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring import mistakes, translation_mistakes
from tests.authoring.mistakes import (
    AGAINST,
    CHOICE,
    CLEAN,
    HEAD,
    LINK,
    Row,
    Written,
    facts,
    module,
    practice,
)
from workbook.authoring.check import find_problems
from workbook.authoring.pack import RefusedTrouble, pack_course
from workbook.authoring.report import as_json, as_text, summary
from workbook.course.checks.ids import MISSING_IDS
from workbook.course.files import FolderFiles
from workbook.course.problems import Code, Problem

ROWS = [*mistakes.ROWS, *translation_mistakes.ROWS]
IDS = [f"{n}-{row.place.split()[-1]}" for n, row in enumerate(ROWS)]


def written(folder: Path, files: Written) -> FolderFiles:
    """The clean course with these files beside or in place of its own."""
    for name, content in {**CLEAN, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content == LINK:
            outside = folder.with_name("outside.md")
            outside.write_text("Text.")
            path.symlink_to(outside)
        elif content is not None:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return FolderFiles(folder)


def told(problem: Problem) -> tuple[str, str, str]:
    place = f"{problem.path}:{problem.line}:{problem.column} {problem.level} {problem.code}"
    return place, problem.what, problem.hint


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_what_is_said_of_it(row: Row, tmp_path: Path) -> None:
    files = written(tmp_path / "c", row.files)
    assert [told(problem) for problem in find_problems(files)] == [row[1:]]
    assert row.hint, "it says what to do"


@pytest.mark.parametrize("row", AGAINST)
def test_what_is_said_beside_an_older_package(row: Row, tmp_path: Path) -> None:
    older = written(tmp_path / "older", module(CHOICE))
    files = written(tmp_path / "c", row.files)
    assert [told(problem) for problem in find_problems(files, older)] == [row[1:]]


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_pack_does_what_check_said(row: Row, tmp_path: Path) -> None:
    files = written(tmp_path / "c", row.files)
    problems = find_problems(files)
    if summary(problems).endswith("The course can be packed."):
        assert pack_course(files, tmp_path / "c.course").path.is_file()
        assert [problem.level for problem in problems] == ["advice"]
    else:
        assert summary(problems).endswith("The course cannot be packed yet.")
        with pytest.raises(RefusedTrouble) as refused:
            pack_course(files, tmp_path / "c.course")
        assert refused.value.problems == problems
        only_ids = {problem.code for problem in problems} <= MISSING_IDS
        assert str(refused.value) == (
            "Nothing was packed: some ids are still to be written."
            if only_ids
            else "Nothing was packed: mend the errors first."
        )


def test_a_clean_course_has_nothing_to_mend(tmp_path: Path) -> None:
    files = written(tmp_path / "c", {})
    assert as_text(find_problems(files), files, "") == "Nothing to mend. The course can be packed.\n"


def test_every_mistake_has_a_row_and_they_are_many() -> None:
    rows = [*ROWS, *AGAINST]
    assert {row.place.split()[-1] for row in rows} == set(get_args(Code))
    assert len({row.place.split()[-1] for row in rows}) >= 80
    assert len({row.what for row in rows}) >= 150


# What is read as it was meant, or is nobody's matter


@pytest.mark.parametrize(
    "files",
    [
        module("::: line it\n\thint:\tH\n\nQ?\n:::\n"),
        module("::: line it\n  hint: H\n\nQ?\n:::\n"),
        module("::: line it\n**hint:** H\n*Title*: T\n\nQ?\n:::\n"),
        module("::: line it\nhint:H\nHINT2 is not one.\n:::\n"),
        module("::: line it\nhint\uff1a H\n\nQ?\n:::\n"),
        practice("length: half a minute\n\nQ?\n\n- 30 seconds: Arrive {#a}\n- half a minute | Look {#b}\n"),
        practice("length: two minutes\n\nQ?\n\n- 1:00 | Arrive {#a}\n- 60 s – Look {#b}\n"),
        {".DS_Store": "x", "modules/.02-b.md": "x", "modules/~$b.docx": "x", "modules/.~lock.b.odt#": "x"},
        {"modules/.m.md.swp": "x", "modules/m.md~": "x", "media/Thumbs.db": "x", "__MACOSX/a.md": "x"},
        {"README.md": "x", "notes.docx": "x", "drafts/02-b.md": "x", "LICENSE": "x"},
        {"course.de.md": translation_mistakes.GERMAN_TITLE, "modules/de/m.md": f"{HEAD}Text.\n"},
        translation_mistakes.translated(),
        {"modules/m 2.md": "---\ntitle: Another\n---\nText.\n"},
        {"modules/m-ABOUT.md": "---\ntitle: Another\n---\nText.\n"},
        {"help.md": "- **112**, **0800 111 0 111** and **+44 116 123**\n- **988**\n- 1-800-273-8255\n"},
        module("[words](https://example.org), [mail](mailto:a@example.org), [here](#m)\n"),
        module("São Paulo, ÅNGSTRÖM, „Ä“, `TODO` and ToDo lists, {#x} and [@]\n"),
        facts("holder: H", "holder: H\ncover: waves rust"),
        facts("title: C", 'title: "C"'),
        facts("author: A\n", "author:\n  - A\n  - B\n"),
    ],
    ids=str,
)
def test_nothing_is_said_of_it(files: Written, tmp_path: Path) -> None:
    assert [str(problem) for problem in find_problems(written(tmp_path / "c", files))] == []


def test_a_copy_takes_neither_the_place_nor_the_ids_of_its_original(tmp_path: Path) -> None:
    exercise = f"{HEAD}::: line it\n\nQ?\n:::\n"
    files = written(
        tmp_path / "c", {"modules/m.md": exercise, "modules/m (Ben's conflicted copy).md": exercise}
    )
    assert [(p.path, p.code) for p in find_problems(files)] == [
        ("modules/m (Ben's conflicted copy).md", "copy")
    ]
    assert "modules/m (Ben's conflicted copy).md" not in files
    (tmp_path / "c" / "modules" / "m.md").unlink()
    assert "modules/m (Ben's conflicted copy).md" in FolderFiles(tmp_path / "c"), "alone it is no copy"


NAMES = st.sampled_from(
    ["course.md", "Course.md", "modules/1.md", "modules/1 (1).md", "modules/x/2.md", "modules/3.MD", "help.md",
     "sources.md", "sample-answers.json", "media/a.png", "media/A.png", "notes.txt", "modules/~$a.docx"]
)  # fmt: skip
LINES = st.sampled_from(
    ["---", "title: >", "  - a", "'", '"x"', "**title:** x", "\thint: y", "::: line it", ":::", "[a](", "TODO", "“",
     "![](media/ü.png)", "{", '{"answers": {"it": "SECRET"}}', "555-0123", "- 3:00 | x", "::: practice p", "\ufffd"]
)  # fmt: skip
CONTENTS = st.binary(max_size=60) | st.lists(LINES, max_size=12).map(lambda lines: "\n".join(lines).encode())


@given(st.dictionaries(NAMES, CONTENTS, max_size=6))
def test_check_has_something_to_say_of_any_files(files: dict[str, bytes]) -> None:
    problems = find_problems(files)
    text = as_text(problems, files, "")
    assert text.endswith(f"{summary(problems)}\n")
    assert as_json(problems, files).endswith("}\n")
    assert "SECRET" not in "\n".join(line for line in text.split("\n") if not line.startswith("    | ")), (
        "an example answer may be somebody's own"
    )


def test_answers_are_never_quoted(tmp_path: Path) -> None:
    answers = '{"answers": {"gone": "My SECRET words", "it": {"text": "SECRET"}}, "on": {"it": "SECRET"}}'
    files = written(tmp_path / "c", {**module("::: line it\n\nQ?\n:::\n"), "sample-answers.json": answers})
    problems = find_problems(files)
    assert len(problems) == 3
    assert "SECRET" not in as_text(problems, files, "") + as_json(problems, files)
