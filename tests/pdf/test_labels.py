"""Labels beside answers, in whichever language and size: none runs into the words that it stands beside."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from workbook.language.languages import paper_language
from workbook.pdf.export import build_pdf
from workbook.pdf.faces import FontBook
from workbook.pdf.flow import Flow
from workbook.pdf.material import PaperOptions
from workbook.pdf.parts.labels import Label, LabelColumn, Labelled
from workbook.pdf.parts.text import Text
from workbook.pdf.sheet import Sheet
from workbook.pdf.style import style_for

if TYPE_CHECKING:
    from .conftest import Desk

PLAN = """---
title: A plan
---

::: plan a-plan
bring-as: plan

What could you do?
:::
"""


def box_of(data: bytes, words: str) -> tuple[float, float, float, float]:
    """Where words stand last: left, bottom, right, top."""
    boxes: list[tuple[float, float, float, float]] = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            search = text.search(words)
            while found := search.get_next():
                boxes = [text.get_charbox(found[0] + place) for place in range(found[1])]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    ("language", "last_word"), [("en", "on a bad day"), ("de", "schlechten Tag"), ("es", "en un mal día")]
)
def test_the_labels_of_a_plan_leave_the_answer_free(
    new_desk: Any, language: str, last_word: str, *, large: bool
) -> None:
    desk: Desk = new_desk(PLAN)
    desk.answer("a-plan", {"rows": [{"row": "plan-1", "otherwise": "Quokka"}]}, share="bring")
    options = PaperOptions(large_print=large)
    data = build_pdf(
        desk.course,
        desk.answers,
        "workshop",
        options,
        files=desk.files,
        language=paper_language(language),
    )
    assert box_of(data, last_word)[2] + 4 < box_of(data, "Quokka")[0]


def test_the_numbers_of_sources_leave_their_words_free_in_large_print(new_desk: Any) -> None:
    keys = [f"key{number}" for number in range(11)]
    sources = "".join(f"- Quokka {key} (1900). *Notes*. {{#{key}}}\n" for key in keys)
    text = "---\ntitle: Many\n---\n\nWords" + "".join(f" [@{key}]" for key in keys) + ".\n"
    data = new_desk(text, {"sources.md": sources.encode()}).make(large_print=True).data
    assert box_of(data, "[11]")[2] + 2 < box_of(data, "Quokka key10")[0]


def test_a_label_with_more_lines_than_its_text_makes_room_for_them() -> None:
    style = style_for(PaperOptions())
    flow = Flow(style, FontBook("en"), partial(Sheet, 1))
    words = "what somebody calls this in a language of long words " * 3
    column = LabelColumn([(words, style.label)])
    row = Labelled(Label(words, style.label, column), Text("Short.", style.answer), column)
    top = flow.y
    row.lay(flow)
    assert top - flow.y == pytest.approx(row.height(flow))
    assert row.height(flow) > 2 * style.answer.lead
    assert column(flow) < flow.width / 2


def test_the_lines_of_a_columns_name_stand_closer_than_those_of_an_answer(new_desk: Any) -> None:
    desk: Desk = new_desk(
        "---\ntitle: Table\n---\n\n::: table t\nbring-as: plan\ncolumn: Who {#who}\n"
        "column: How often would be realistic {#often}\ncolumn: What {#what}\n\nWhat?\n:::\n"
    )
    row = {"row": "abcd1234", "who": "Ines", "often": "Quokka, and a wombat that comes along", "what": "Tea"}
    desk.answer("t", {"rows": [row]}, share="bring")
    data = desk.make("workshop", large_print=True).data
    first, last = box_of(data, "How often"), box_of(data, "realistic")
    answer = style_for(PaperOptions(large_print=True)).answer
    assert 0 < first[3] - last[3] <= 2 * 0.85 * answer.lead
    assert box_of(data, "Quokka")[1] == pytest.approx(first[1], abs=5)


def test_an_example_is_smaller_than_what_is_one_own(new_desk: Any) -> None:
    text = "---\ntitle: One\n---\n::: note Noted\nWords.\n:::\n\n::: example Ada\nWordx.\n:::\n"
    data = new_desk(text).make().data
    note, example = box_of(data, "Words"), box_of(data, "Wordx")
    assert example[2] - example[0] < note[2] - note[0]
    assert "Example: Ada" in new_desk(text).make().words


@pytest.mark.parametrize("large", [False, True])
def test_the_numbers_of_a_wheel_stand_clear_of_each_other(new_desk: Any, *, large: bool) -> None:
    text = "---\ntitle: One\n---\n::: wheel w\nfrom: 0 low\nto: 10 high\n\nHow?\n\n- A {#a}\n- B {#b}\n- C {#c}\n:::\n"
    data = new_desk(text).make(large_print=large).data
    boxes = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            shown = page.get_textpage()
            found = [
                shown.get_charbox(at)
                for at in range(shown.count_chars())
                if shown.get_text_range(at, 1).isdigit()
            ]
            boxes += [found] if "low" in shown.get_text_range() else []
    [digits] = boxes
    centres = [((left + right) / 2, (bottom + top) / 2) for left, bottom, right, top in digits]
    tall = max(top - bottom for _left, bottom, _right, top in digits)
    apart = [
        hypot(x - u, y - v) for (x, y), (u, v) in pairwise(centres) if abs(y - v) > 1
    ]  # not those of “10”
    assert min(apart) > 1.3 * tall
