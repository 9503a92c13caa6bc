"""Parts of a document as paragraphs, lists and tables in their styles, and lines of the course as runs of letters."""

from datetime import date

import pytest

from workbook.answers.copies.document import (
    Aside,
    Document,
    Earlier,
    Heading,
    Marked,
    Part,
    Quote,
    Remark,
    Words,
)
from workbook.answers.copies.office import course_words
from workbook.answers.copies.office.course_words import Run, runs_of
from workbook.answers.copies.office.layout import Layout, Line, Points, Table
from workbook.course.blocks import Grid, Items, Paragraph


def laid(*parts: Part, from_right: bool = False) -> list[object]:
    layout = Layout(lambda _name: None, from_right=from_right)
    return list(layout.blocks(Document("T", "Ana", "en", iter(parts))))


def told(block: object) -> tuple[str, str]:
    assert isinstance(block, Line)
    return block.style, "".join(run.text for run in block.runs)


def test_marks_of_the_author_are_how_letters_look() -> None:
    assert runs_of("Not **now**, *maybe*\nlater") == (
        Run("Not "),
        Run("now", bold=True),
        Run(", "),
        Run("maybe", italic=True),
        Run(" later"),
    )


def test_a_line_that_is_too_hard_to_read_stands_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    hard = "*[" * 60_000
    assert runs_of(hard) == (Run(hard),)

    class Deep:
        def parseInline(self, _line: str) -> None:
            raise RuntimeError("deeper than it goes")

    monkeypatch.setattr(course_words, "_reader", Deep)
    assert runs_of("**deep**") == (Run("**deep**"),)


def test_what_was_before_says_its_day_and_what_was_asked_then() -> None:
    same, other = laid(Earlier(date(2026, 11, 3), None), Earlier(date(2026, 11, 3), Marked("How *calm*?")))
    assert told(same) == ("Remark", "Before, on 3 November 2026:")
    assert told(other) == ("Remark", "Before, on 3 November 2026: The question was: How calm?")


def test_every_sort_of_part_has_its_style() -> None:
    found = laid(
        Heading(1, "A course"),
        Heading(2, "First", "1."),
        Remark("Their questions are gone."),
        Aside("Not today."),
        Words("Ana\n\n\nfrom here"),
        Quote([Paragraph("a passage")], of_course=True),
        Quote([], "(empty)"),
    )
    assert [told(block) for block in found] == [
        ("Title", "A course"),
        ("Heading1", "1. First"),
        ("Remark", "Their questions are gone."),
        ("Small", "Not today."),
        ("Answer", "Ana"),
        ("Answer", "from here"),
        ("Passage", "a passage"),
        ("Answer", "(empty)"),
    ]


def test_lists_and_tables_without_anything_are_left_out() -> None:
    points, table = laid(
        Quote(
            [Items(["one", " ", "two"], numbered=True), Items(["", " "]), Grid([], []), Grid(["a"], [["b"]])]
        )
    )
    assert isinstance(points, Points)
    assert [told(item)[1] for item in points.items] == ["one", "two"]
    assert points.numbered
    assert isinstance(table, Table)
    assert [told(cell)[1] for cell in table.head] == ["a"]


def test_a_line_is_read_from_the_side_of_its_first_letter_and_else_as_the_document() -> None:
    blocks = laid(Words("سلام"), Words("peace"), Words("1 2 3"), from_right=True)
    assert [block.from_right for block in blocks if isinstance(block, Line)] == [True, False, True]
