"""Whatever counts as answered is on paper: of every kind, in every edition, in words."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.exercises.conftest import sample
from workbook.course.kinds import KINDS
from workbook.course.reading import read_course
from workbook.pdf.export import build_pdf
from workbook.pdf.material import Edition, PaperAnswer, PaperOptions

from .structure import Structure

if TYPE_CHECKING:
    from workbook.course.exercise import Exercise
    from workbook.course.model import Course

ANSWERED = sorted(kind for kind in KINDS if kind != "recall")
WITHHELD = "keptjustforme."
MENU = """::: table menu
title: What settles me
column: Practice {#practice}
column: Helped | 0-10 {#helped}
column: Keep | tick {#keep}
bring-rows: keep

What settles you?

- A slow breath {#breath}
- Music {#music}
:::"""


def course_of(source: str) -> Course:
    module = f"---\ntitle: One\n---\n{source}\n".encode()
    return read_course({"course.md": b"---\ntitle: C\nid: c\n---\n", "modules/01-one.md": module})[0]


def letters(course: Course, given_answer: PaperAnswer, edition: Edition) -> str:
    """All that a reader of the text finds, without blanks."""
    exercise = next(course.exercises())
    data = build_pdf(course, {exercise.id: given_answer}, edition, PaperOptions())
    with pypdfium2.PdfDocument(BytesIO(data)) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return "".join(text.split()).casefold()


def visible(words: str) -> bool:
    """Whether anything of it has a shape: control signs and their like have none."""
    return any(unicodedata.category(sign)[0] in "LNPS" for sign in words)


def said_of(exercise: Exercise, answer: Any, edition: Edition) -> list[str]:
    """The words and numbers of an answer as its kind tells it, as far as any font and any reader has them."""
    told = exercise.for_workshop(answer) if edition == "workshop" else answer
    lines = [line.casefold() for line in exercise.as_lines(told)]
    return [word for line in lines for word in re.findall(r"[a-z0-9]+", line) if word != "yes"]


@pytest.mark.parametrize("edition", ["keepsake", "workshop"])
@pytest.mark.parametrize("kind", ANSWERED)
@settings(max_examples=12)
@given(data=st.data())
def test_what_counts_as_answered_is_on_paper_in_words(
    kind: str, edition: Edition, data: st.DataObject
) -> None:
    course, answer = course_of(sample(kind).SOURCE), data.draw(sample(kind).STRATEGY)
    exercise = next(course.exercises())
    assume(exercise.is_answered(answer) and any(map(visible, exercise.as_lines(answer))))
    on_paper = letters(course, PaperAnswer(answer, "bring", kind=kind), edition)
    without = letters(course, PaperAnswer(answer, "private", kind=kind), edition)
    assert len(on_paper) > len(without.replace(WITHHELD, ""))
    for word in said_of(exercise, answer, edition):
        assert word in on_paper


@pytest.mark.parametrize("edition", ["keepsake", "workshop"])
@pytest.mark.parametrize("row", ["breath", "k3j9d2h1"])
def test_a_single_tick_in_a_table_is_on_paper(edition: Edition, row: str) -> None:
    """Also of a row of one's own that has no words yet, and where the tick decides which rows come along."""
    answer = {"rows": [{"row": row, "keep": True}]}
    on_paper = letters(course_of(MENU), PaperAnswer(answer, "bring", kind="table"), edition)
    assert ("aslowbreath" if row == "breath" else "keep☑") in on_paper
    assert "music" not in on_paper


def test_a_table_of_which_no_row_comes_along_says_so() -> None:
    answer = {"rows": [{"row": "breath", "helped": 7}]}
    on_paper = letters(course_of(MENU), PaperAnswer(answer, "bring", kind="table"), "workshop")
    assert "whatsettlesmenoneofitsrowscomesalong." in on_paper


def test_a_letter_that_is_younger_than_the_program_does_no_harm_beside_one_from_the_right() -> None:
    source = "::: line it\n\nWhat of this?\n:::"
    assert "before" in letters(course_of(source), PaperAnswer("before א\U00018cd6", kind="line"), "keepsake")


def test_words_that_are_not_seen_leave_no_trace() -> None:
    """Not even where a character has no shape in any font and stands as a box."""
    plain, odd = "on edge", "on \U000e1234 edge"
    answer = {"values": {"value": 5}}
    for words in (plain, odd):
        course = course_of(SCALE.replace("on edge", words))
        exercise = next(course.exercises())
        given_answer = {exercise.id: PaperAnswer(answer, kind="scale")}
        data = build_pdf(course, given_answer, "keepsake", PaperOptions())
        structure = Structure(data)
        left, _bottom, _right, top = map(float, structure.of("Figure")[0].object.A.BBox)
        with pypdfium2.PdfDocument(BytesIO(data)) as document:
            page = document[2]
            sides = left, top - 5, page.get_width() - left - 100, page.get_height() - top
            shown = page.render(scale=4, crop=sides)
            assert shown.to_pil().convert("L").getextrema() == (255, 255)


def test_ticked_and_not_ticked_differ_in_text() -> None:
    source = "::: checklist it\n\nWhat of this?\n\n- birds {#birds}\n- stars {#stars}\n:::"
    answer = {"ticked": ["birds"], "own": [{"row": "a1b2c3d4", "text": "a fox", "ticked": False}]}
    on_paper = letters(course_of(source), PaperAnswer(answer, kind="checklist"), "keepsake")
    assert "☑birds" in on_paper
    assert "☐afox" in on_paper


SCALE = "::: scale it\nfrom: 0 on edge\nto: 10 at ease\n\nHow are you?\n:::"
DRAWN = [
    (SCALE, {"values": {"value": 5}}, ["5 of 0 to 10, between “on edge” and “at ease”."]),
    (SCALE.replace(" on edge", ""), {"values": {"value": 5}}, ["5 of 0 to 10 at ease."]),
    (
        "::: wheel it\n\nHow is it?\n\n- sleep {#a}\n- friends {#b}\n- work {#c}\n:::",
        {"values": {"a": 5, "c": 2}},
        ["A wheel. sleep: 5; friends; work: 2."],
    ),
    (
        "::: map it\n\nWho is near?\n:::",
        {
            "items": [
                {"name": "Ines", "distance": 0.1, "line": "often"},
                {"name": "Jo", "sort": "group", "distance": 0.9},
            ]
        },
        ["A map with me in the middle. Ines: person, close, often. Jo: group or helper, far."],
    ),
    (
        "::: log it\ncolumn: Calm | 0-10 {#calm}\ncolumn: What {#what}\ndays: 7\n\nEach day?\n:::",
        {
            "rows": [
                {"row": "a1b2c3d4", "on": "2026-11-20", "calm": 4},
                {"row": "b1b2c3d4", "on": "2026-11-21", "what": "tea"},
            ]
        },
        ["Thu 19 Nov: no note; Fri 20 Nov: 4; Sat 21 Nov: a note."],
    ),
    (
        "::: drawing it\n\nDraw it.\n:::",
        {"strokes": [{"colour": "ink", "width": 0.01, "points": [[0.1, 0.1], [0.5, 0.5]]}]},
        ["A drawing with one stroke. Colours: Ink."],
    ),
]


@pytest.mark.parametrize(("source", "answer", "words"), DRAWN, ids=lambda value: str(value)[4:12])
def test_what_is_drawn_says_in_words_what_it_shows(source: str, answer: Any, words: list[str]) -> None:
    """To a reading program as the alternative of the figure, and to whatever reads the text of the page."""
    course = course_of(source)
    exercise = next(course.exercises())
    at = datetime(2026, 11, 21, tzinfo=UTC)
    given_answer = {exercise.id: PaperAnswer(answer, kind=exercise.kind, at=at)}
    data = build_pdf(course, given_answer, "keepsake", PaperOptions())
    alternatives = [figure.alt for figure in Structure(data).of("Figure")]
    texts = [
        "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages),
        "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(BytesIO(data))),
    ]
    for said in words:
        assert any(said in alternative for alternative in alternatives)
        assert all("".join(said.split()) in "".join(text.split()) for text in texts)
