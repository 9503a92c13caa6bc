"""A course from the right: the page is mirrored, its letters are not, and what a learner drew keeps its sense."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest

from workbook.course.reading import read_course
from workbook.pdf.faces import FontBook
from workbook.pdf.lines import break_text
from workbook.pdf.sheet import Sheet
from workbook.pdf.style import INK, MM, TextStyle

from .conftest import Desk, files_of

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 400.0
STYLE = TextStyle("serif", 10, 15)
COURSE = """---
title: عنوان
---

سؤال وجواب في سطر واحد.

::: checklist c
ماذا تعرف؟

- طيور {#a}
- قهوة {#b}
:::

::: reflection r
ماذا فعل جسدك؟
:::
"""


def desk(language: str) -> Desk:
    files = files_of(COURSE)
    files["course.md"] = f"---\ntitle: خطوة\nid: step\nlanguage: {language}\n---\n\nأهلًا\n".encode()
    made = Desk(files, read_course(files)[0])
    made.answer("c", {"ticked": ["a"], "own": []})
    made.answer("r", "كلمات من عندي.\nAnd words from the left.")
    return made


def placed(monkeypatch: pytest.MonkeyPatch, language: str) -> Iterator[tuple[float, float, float]]:
    """Where lines begin on the page, how wide they are, and what is left of the width at their right."""
    drawn: list[tuple[Sheet, str, float]] = []
    real = Sheet.line

    def line(self: Sheet, line: Any, x: float, y: float, style: TextStyle) -> None:
        before = len(self.code)
        real(self, line, x, y, style)
        drawn.extend((self, code, line.width) for code in self.code[before:] if code.startswith("BT"))

    monkeypatch.setattr(Sheet, "line", line)
    desk(language).make(room_for_holes=True)
    for _sheet, code, width in drawn:
        x = float(code.split()[1])
        yield x, width, 210 * MM - x - width


def test_margins_and_lines_change_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is at the left of a page from the left is at the right of one from the right."""
    for x, _width, rest in placed(monkeypatch, "ar"):
        assert rest >= 25 * MM - 0.6  # the side of the holes
        assert x >= 18 * MM - 0.6


def test_the_same_lines_stand_as_far_from_the_other_side(monkeypatch: pytest.MonkeyPatch) -> None:
    """Arabic in an Arabic course begins where English in an English one does."""
    starts = {round(rest, 1) for _x, _width, rest in placed(monkeypatch, "ar")}
    margin, numbers = 25 * MM, 11.5 * MM
    assert round(margin, 1) in starts
    assert round(margin + numbers, 1) in starts


def test_letters_are_never_mirrored_and_paths_are() -> None:
    fonts, sheet = FontBook("ar"), Sheet(1, mirrored=WIDTH)
    [line] = break_text("شيء", STYLE, fonts, 300)
    sheet.line(line, 50, 700, STYLE)
    sheet.rule(50, 600, 100)
    sheet.fill("10.00 10.00 30.00 5.00 re")
    code = "\n".join(sheet.code)
    x = float(re.findall(r"BT (\S+) 700", code)[0])
    assert x + line.width == pytest.approx(WIDTH - 50, abs=0.02)
    assert "350.00 600.00 m 250.00 600.00 l" in code
    assert "360.00 10.00 30.00 5.00 re" in code
    assert " cm" not in code


def test_what_is_drawn_keeps_its_sense() -> None:
    sheet = Sheet(1, mirrored=WIDTH)
    with sheet.as_drawn(50, 100):
        sheet.stroke("60.00 10.00 m 140.00 20.00 l", INK)
        sheet.draw("q 60 1 m 70 1 l S Q")
    code = "\n".join(sheet.code)
    assert "260.00 10.00 m 340.00 20.00 l" in code  # from 50–150 to 250–350, and not turned
    assert "1 0 0 1 200.00 0 cm" in code
    assert sheet.placed((50, 0, 150, 10)) == (250, 0, 350, 10)


def test_a_paragraph_from_the_other_side_stands_at_its_own() -> None:
    english, arabic = FontBook("en"), FontBook("ar")
    [foreign] = break_text("שלום עולם", STYLE, english, 300)
    assert foreign.shift == pytest.approx(300 - foreign.width)
    [own] = break_text("hello", STYLE, english, 300)
    assert own.shift == 0
    [left] = break_text("hello", STYLE, arabic, 300)
    assert left.shift == pytest.approx(300 - left.width)
    [right] = break_text("12 – 15", STYLE, arabic, 300)
    assert right.shift == 0


def test_the_structure_says_a_line_as_it_is_written() -> None:
    """On the page its letters stand from left to right; a reading program takes them from the structure."""
    with pikepdf.open(io.BytesIO(desk("ar").make().data)) as made:
        told = [str(found.ActualText) for found in made.objects if "/ActualText" in keys(found)]
    assert "سؤال وجواب في سطر واحد. " in told
    assert "كلمات من عندي. " in told
    assert not [words for words in told if "And words" in words]


def keys(found: pikepdf.Object) -> set[str]:
    return set(found.keys()) if isinstance(found, pikepdf.Dictionary) else set()


@pytest.mark.parametrize("language", ["ar", "he", "fa", "ur"])
def test_a_document_from_the_right_says_so(language: str) -> None:
    root: Any = desk(language).make().reader.trailer["/Root"]
    assert root["/ViewerPreferences"]["/Direction"] == "/R2L"


def test_words_from_the_left_stand_at_their_end_of_a_wheel() -> None:
    words = "::: wheel w\nfrom: 0\nto: 4\n\n?\n\n- sleep {#a}\n- friends {#b}\n- play {#c}\n:::\n"
    files = files_of(words)
    files["course.md"] = "---\ntitle: خطوة\nid: step\nlanguage: ar\n---\n".encode()
    made = Desk(files, read_course(files)[0])
    made.answer("w", {"values": {"a": 1, "b": 2, "c": 3}})
    with pypdfium2.PdfDocument(made.make().data) as pdf:
        sleep, friends, play = (middles(pdf, words) for words in ("sleep", "friends", "play"))
    assert max(play) < max(sleep) < max(friends)  # clockwise from the top, as on every page
    assert max(friends) - max(play) < 350


def middles(pdf: pypdfium2.PdfDocument, words: str) -> list[float]:
    """How far from the left the middle of some words is, wherever they are seen in a document."""
    found = []
    for page in pdf:
        text = page.get_textpage()
        search = text.search(words)
        while at := search.get_next():
            boxes = [text.get_charbox(at[0] + place) for place in range(at[1])]
            if boxes[0][3] - boxes[0][1] > 4:  # else it is what a figure says unseen
                found.append((boxes[0][0] + boxes[-1][2]) / 2)
    return found


def test_labels_of_the_program_begin_where_lines_begin_in_a_language_it_does_not_speak() -> None:
    files = files_of("---\ntitle: שיעור\n---\n\n::: reflection r\nמה קרה?\n:::\n")
    files["course.md"] = "---\ntitle: צעד\nid: step\nlanguage: he\n---\n".encode()
    made = Desk(files, read_course(files)[0])
    made.answer("r", "מילים")
    with pypdfium2.PdfDocument(made.make().data) as pdf:
        for words in ("Written", "Module"):
            assert min(middles(pdf, words)) > 300, words  # in the right half of the page
