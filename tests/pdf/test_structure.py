"""Each edition as a reading program has it: its structure, and what an independent checker says of the file."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from tests.conftest import ROOT
from workbook.course.files import FolderFiles
from workbook.course.reading import read_course
from workbook.pdf.export import build_pdf
from workbook.pdf.material import Edition, PaperAnswer, PaperOptions

from .structure import Element, Structure

if TYPE_CHECKING:
    from .conftest import Desk

AT = datetime(2026, 11, 21, 18, 24, tzinfo=UTC)
COURSES = ("explore-this-further", "make-your-own-course")
EDITIONS = [
    (course, edition, large, filled)
    for course in COURSES
    for edition in ("keepsake", "workshop")
    for large in (False, True)
    for filled in (False, True)
]


def sample(course: str, edition: Edition, *, large: bool = False, filled: bool = True) -> bytes:
    """An edition of a course that ships, with its example answers or none."""
    files = FolderFiles(ROOT / "courses" / course)
    answers = json.loads(files["sample-answers.json"])["answers"] if filled else {}
    given: dict[Any, PaperAnswer] = {
        key: PaperAnswer(answer, "bring", at=AT) for key, answer in answers.items()
    }
    options = PaperOptions(name="Marta", date=date(2026, 11, 22), large_print=large)
    return build_pdf(read_course(files)[0], given, edition, options, files=files)


def faults(data: bytes) -> list[str]:
    """What is wrong with a file by our own walk, by qpdf and by an independent checker."""
    checker: Any = import_module("page")
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [*Structure(data).faults(), *pdf.check_pdf_syntax()]
    for profile in (checker.ValidationProfile.PDF_UA_1, checker.ValidationProfile.PDF_A_2B):
        report = checker.validate_pdf_bytes(data, profile=profile)
        found += [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    return found


def said(element: Element, structure: Structure) -> str:
    """The sort of an element with the sorts of those in it."""
    inner = " ".join(said(kid, structure) for kid in element.inner())
    return f"{element.sort}({inner})" if inner else element.sort


@pytest.mark.parametrize(("course", "edition", "large", "filled"), EDITIONS)
def test_every_page_of_every_edition_is_sound(
    course: str, edition: Edition, large: bool, filled: bool
) -> None:
    assert faults(sample(course, edition, large=large, filled=filled)) == []


def test_every_kind_of_mark_in_prose_is_sound(new_desk: Any) -> None:
    desk: Desk = new_desk(MARKS)
    paper = desk.make()
    assert faults(paper.data) == []
    structure = Structure(paper.data)
    lists = [said(element, structure) for element in structure.of("L")]
    assert "L(LI(Lbl LBody(P L(LI(Lbl LBody)))) LI(Lbl LBody))" in lists
    assert "L(LI(Lbl(Span) LBody) LI(Lbl(Span) LBody))" in lists
    assert said(structure.of("Table")[0], structure) == "Table(TR(TH TH) TR(TD TD))"
    assert [said(element, structure) for element in structure.of("BlockQuote")] == ["BlockQuote(P)"]


def test_headings_say_how_the_document_hangs_together(answered: Desk) -> None:
    structure = Structure(answered.make().data)
    assert [element.sort for element in structure.of("H1", "H2", "H3", "H4")][:6] == [
        "H1",  # the title
        "H2",  # contents
        "H2",  # about
        "H2",  # module
        "H3",  # page
        "H4",  # question
    ]


def test_a_paragraph_that_runs_over_a_page_is_one(new_desk: Any) -> None:
    desk: Desk = new_desk("---\ntitle: T\n---\n\n" + "Words and words. " * 900)
    structure = Structure(desk.make().data)
    assert any(len({page for page, _mark in element.content()}) > 1 for element in structure.of("P"))


def test_a_link_says_where_it_leads(new_desk: Any) -> None:
    desk: Desk = new_desk("---\ntitle: T\n---\n\nSee [there](https://example.org/a) and [@ada1843].\n")
    structure = Structure(desk.make().data)
    kids = [kid for link in structure.of("Link") for kid in link.kids if isinstance(kid, pikepdf.Dictionary)]
    words = [str(kid.Contents) for kid in kids]
    assert "https://example.org/a" in words
    assert any(word.startswith("To page ") for word in words)
    assert len(structure.of("Reference")) > len(structure.of("TOCI")) - 1


def test_a_table_over_pages_has_its_head_once(new_desk: Any) -> None:
    desk: Desk = new_desk(
        "---\ntitle: T\n---\n\n::: table many\ncolumn: What {#what}\ncolumn: When {#when}\n\nWhat?\n:::\n"
    )
    rows = [{"row": f"a1b2c3{n:02}", "what": f"thing {n}", "when": "at noon"} for n in range(80)]
    desk.answer("many", {"rows": rows})
    paper = desk.make()
    [table] = Structure(paper.data).of("Table")
    assert len(table.inner()) == 81
    assert [cell.sort for row in table.inner() for cell in row.inner()].count("TH") == 2
    assert paper.text.count("What When") > 1


def test_two_files_are_the_same_and_no_moment_is_in_them(answered: Desk) -> None:
    assert answered.make().data == answered.make().data


MARKS = """---
title: Marks
---

### A heading

- one

  and more of it
  - inner
- two

1. [ ] not done
2. [x] done

> Said by somebody.

| a | b |
|---|---|
| 1 | 2 |

Word
: Its meaning.

~~Struck~~ and **bold** and `code`, [a link](https://example.org) at the end of [a line
that goes on](https://example.org/b) for as long as it takes to come to another one, and some more.

***

[^n]: A note.

Words with a note[^n].
"""
