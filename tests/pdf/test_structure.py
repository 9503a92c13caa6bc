"""Each edition as a reading program has it: its structure, and what an independent checker says of the file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image

from tests.pdf.conftest import Paper
from tests.pdf.sample import edition_of
from workbook.course.reading import read_course
from workbook.pdf.recovery_sheet import recovery_sheet

from .sentences import FROM_THE_LEFT, FROM_THE_RIGHT
from .structure import Element, Structure

if TYPE_CHECKING:
    from workbook.pdf.material import Edition

    from .conftest import Desk

AT = datetime(2026, 11, 21, 18, 24, tzinfo=UTC)
COURSES = ("explore-this-further", "make-your-own-course", "gut-schlafen-lernen")
MADE: list[tuple[Edition, dict[str, Any]]] = [
    ("keepsake", {}),
    ("keepsake", {"large_print": True, "include_private": True}),
    ("workshop", {}),
    ("workshop", {"large_print": True, "paper": "letter"}),
    ("blank", {"both_sides": True}),
    ("blank", {"fillable": True}),
    ("facilitator", {}),
]


def faults(data: bytes, *, archival: bool = True) -> list[str]:
    """What is wrong with a file by our own walk, by qpdf and by an independent checker."""
    checker: Any = import_module("page")
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [*Structure(data).faults(), *pdf.check_pdf_syntax()]
    profiles = [
        checker.ValidationProfile.PDF_UA_1,
        *([checker.ValidationProfile.PDF_A_2B] if archival else []),
    ]
    for profile in profiles:
        report = checker.validate_pdf_bytes(data, profile=profile)
        found += [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    return found


def said(element: Element, structure: Structure) -> str:
    """The sort of an element with the sorts of those in it."""
    inner = " ".join(said(kid, structure) for kid in element.inner())
    return f"{element.sort}({inner})" if inner else element.sort


@pytest.mark.parametrize("course", COURSES)
@pytest.mark.parametrize(("edition", "options"), MADE)
def test_every_page_of_every_edition_is_sound(course: str, edition: Edition, options: dict[str, Any]) -> None:
    data = edition_of(course, edition, **options)
    assert faults(data, archival=not options.get("fillable")) == []


@pytest.mark.parametrize("edition", ["keepsake", "workshop"])
def test_an_edition_without_an_answer_is_sound(edition: Edition) -> None:
    assert faults(edition_of("explore-this-further", edition, filled=False)) == []


@pytest.mark.parametrize("language", ["en", "ar", "he", "hi", "zh"])
def test_every_script_is_sound_in_a_course_of_any(new_desk: Any, language: str) -> None:
    sentences = [*FROM_THE_LEFT.values(), *FROM_THE_RIGHT.values()]
    desk: Desk = new_desk("---\ntitle: T\n---\n\n" + "\n\n".join(sentences) + f"\n\n{KINDS_OF_ALL}")
    files = desk.files | {"course.md": desk.files["course.md"].replace(b"en-GB", language.encode())}
    desk.course = read_course(files)[0]
    for exercise in desk.course.exercises():
        desk.answer(
            exercise.id, {"ticked": ["birds"]} if exercise.kind == "checklist" else "\n\n".join(sentences)
        )
    assert faults(desk.make().data) == []


def test_a_text_in_other_letters_says_how_it_is_spoken(new_desk: Any) -> None:
    desk: Desk = new_desk(f"---\ntitle: T\n---\n\nPlain.\n\n{FROM_THE_LEFT['Greek']}\n")
    structure = Structure(desk.make().data)
    assert [element.language for element in structure.of("P") if element.language] == ["el"]


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


def test_footnotes_are_notes(new_desk: Any) -> None:
    desk: Desk = new_desk(
        "---\ntitle: T\n---\n\nOne[^a] and two[^b].\n\n[^a]: The first.\n\n[^b]: The second.\n"
    )
    data = desk.make().data
    assert faults(data) == []
    structure = Structure(data)
    assert len(structure.of("Note")) == 2
    assert len({str(note.object.ID) for note in structure.of("Note")}) == 2


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


def test_a_picture_says_what_its_author_said_of_it_or_what_is_known(new_desk: Any) -> None:
    text = "---\ntitle: T\n---\n\n![A hill](media/a.png)\n\n![](media/a.png)\n"
    desk: Desk = new_desk(text, {"media/a.png": dots()})
    data = desk.make().data
    assert faults(data) == []
    alternatives = [figure.alt for figure in Structure(data).of("Figure")]
    assert alternatives == ["A hill", "A picture without a description, 4 by 3 dots."]


def dots() -> bytes:
    made = BytesIO()
    Image.new("RGB", (4, 3), "red").save(made, "PNG")
    return made.getvalue()


def test_the_recovery_sheet_is_sound_and_its_words_are_a_list() -> None:
    words = ["abandon", "ability", "able"] * 4
    data = recovery_sheet(words, "Ana", date(2026, 11, 22))
    assert faults(data) == []
    assert len(Structure(data).of("LI")) == len(words)


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

KINDS_OF_ALL = """::: line one
Who?
:::

::: reflection two
What?
:::

::: checklist three
Which?

- birds {#birds}
- stars {#stars}
:::
"""


LED = """---
title: Led
---

::: care When to stop
Stop when it is too much.
:::

::: reflection first
minutes: 10

What happened?
:::

::: reflection second
minutes: 20

And then?
:::
"""


def test_a_note_beside_is_read_after_its_question(new_desk: Any) -> None:
    """It stands level with it; who hears the page hears first what it is about."""
    data = new_desk(LED).make("facilitator").data
    assert faults(data) == []  # so that what is read is drawn in the same order
    words = Paper(data).pages[3]
    told = [words.index(said) for said in ("What happened?", "10 minutes", "And then?", "20 minutes")]
    assert told == sorted(told)


def test_what_keeps_people_safe_has_a_dashed_frame_in_the_leaders_copy(new_desk: Any) -> None:
    desk = new_desk(LED)
    assert b"[3 2.5] 0 d" in desk.make("facilitator").everything()
    assert b"[3 2.5] 0 d" not in desk.make("blank").everything()


MIXED = """---
title: T
---

We say ευχαριστώ πολύ and mean it, or спасибо, or दोस्त, in one line; [there](https://example.org/a) it is 平安 too.
"""


def test_words_in_other_letters_inside_a_paragraph_say_how_they_are_spoken(new_desk: Any) -> None:
    data = new_desk(MIXED).make().data
    assert faults(data) == []
    spans = [span.language for span in Structure(data).of("Span") if span.language]
    assert spans == ["el", "und-Cyrl", "und-Deva", "und-Hani"]


def test_a_course_in_other_letters_marks_only_what_is_not_its_own(new_desk: Any) -> None:
    desk = new_desk("---\ntitle: T\n---\n\nΛέμε ευχαριστώ, thank you, ή спасибо.\n")
    files = desk.files | {"course.md": desk.files["course.md"].replace(b"en-GB", b"el")}
    desk.course = read_course(files)[0]
    spans = [span.language for span in Structure(desk.make().data).of("Span") if span.language]
    assert spans == ["und-Cyrl"]


def test_a_link_is_found_by_itself_whatever_its_colour(new_desk: Any) -> None:
    """Two links that touch, one in bold, and one that is all of a heading."""
    source = "---\ntitle: T\n---\n\n### [Head](https://example.org/h)\n\n"
    source += "[One](https://example.org/1)[**two**](https://example.org/2) and [ευχαριστώ](https://example.org/3).\n"
    data = new_desk(source).make().data
    assert faults(data) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        led = [uri for page in pdf.pages for uri in addresses_on(page) if "example.org" in uri]
    assert led == [f"https://example.org/{end}" for end in "h123"]


def addresses_on(page: Any) -> list[str]:
    """Where what can be pressed on a page leads outside."""
    return [str(note.A.URI) for note in page.get("/Annots", []) if "/A" in note and "/URI" in note.A]
