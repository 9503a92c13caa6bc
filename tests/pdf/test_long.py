"""Much of everything: it flows over pages, keeps its order, and leaves no line alone."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from PIL import Image

from workbook.pdf.sheet import Sheet

if TYPE_CHECKING:
    import pytest

    from workbook.pdf.line import Line
    from workbook.pdf.style import TextStyle

    from .conftest import Desk


def test_a_hundred_thousand_characters(desk: Desk) -> None:
    words = [f"w{n}" for n in range(17_000)]
    desk.answer("a-reflection", " ".join(words))
    paper = desk.make()
    assert len(paper.pages) > 20
    assert re.findall(r"\bw\d+\b", paper.text) == words


def test_one_endless_word(desk: Desk) -> None:
    word = "".join(f"{n:05}" for n in range(20_000))
    desk.answer("a-reflection", word)
    pages = [
        re.sub(r"^.*?For my shelf\. \d+$", "", page, flags=re.DOTALL | re.MULTILINE)
        for page in desk.make().pages
    ]
    assert word in "".join("".join(pages).split())


def test_five_hundred_own_lines(desk: Desk) -> None:
    own = [{"row": f"r{n:07}", "text": f"own line number {n} of many", "ticked": True} for n in range(500)]
    desk.answer("a-checklist", {"ticked": [], "own": own})
    assert re.findall(r"own line number (\d+) of many", desk.make().words) == [str(n) for n in range(500)]


def test_a_thousand_empty_lines_and_a_long_plan(desk: Desk) -> None:
    desk.answer("a-reflection", "begin" + "\n" * 1000 + "end")
    desk.answer("a-plan", {"rows": [{"row": "plan-1", "if": "so " * 9000, "then": "then " * 20}]})
    paper = desk.make()
    assert "begin" in paper.text
    assert "end" in paper.text
    assert paper.words.count("so so") > 4000


def test_a_question_and_an_option_of_ten_thousand_characters(new_desk: Any) -> None:
    long = ("why " * 2400).strip()
    desk: Desk = new_desk(
        f"---\ntitle: T\n---\n\n::: checklist c\n{long}?\n\n- {long} {{#a}}\n- b {{#b}}\n:::\n"
    )
    desk.answer("c", {"ticked": ["a"]})
    assert desk.make().words.count("why") > 4700
    assert desk.make("workshop", chosen=frozenset({"c"})).words.count("why") > 2300


def test_no_line_stands_alone_and_no_question_without_its_answer(
    new_desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    exercises = "".join(
        f"::: reflection r{n}\nWhat about number {n}, and all that goes with it?\n:::\n\n" for n in range(60)
    )
    desk: Desk = new_desk(f"---\ntitle: T\n---\n\n{exercises}")
    for n in range(60):
        desk.answer(f"r{n}", ("Some words of mine. " * (3 + n % 17)).strip())
    seen = record(monkeypatch)
    desk.make()
    for lines in by_page(seen):
        faces = [style.face for _, _, style in lines]
        if "serif" not in faces:
            continue  # the contents have neither questions nor answers
        assert [*faces, "serif-medium"].index("serif-medium") != 1  # no widow
        assert faces[-1] == "serif" or lines[-1][2].size > 20  # no question without its answer; a title may


def test_help_boxes_and_tables_and_pictures(new_desk: Any) -> None:
    picture = io.BytesIO()
    Image.new("RGBA", (300, 200), (10, 90, 80, 128)).save(picture, "PNG")
    text = (
        "---\ntitle: T\n---\n\n| Name | Value |\n|---|---|\n" + "| a cell | another |\n" * 80 + "\n"
        '![A tree](media/tree.png "The tree behind the house")\n\n![Missing](media/no.png)\n\n'
        "![Broken](media/bad.png)\n\n> A quote, quietly.\n\n```\ncode  stands\n   as typed\n```\n\n"
        "1. one\n2. two\n    - nested\n\n---\n\n### A heading\n\n"
        "::: evidence Title of it\nlabel: debated\n\n### What we can say\n\n"
        + "A long box. " * 900
        + "\n:::\n\n::: try\n- **Time.** A minute.\n:::\n\n::: note\nA note.\n:::\n"
    )
    desk: Desk = new_desk(text, {"media/tree.png": picture.getvalue(), "media/bad.png": b"no picture"})
    paper = desk.make()
    words = paper.words
    assert words.count("a cell another") == 80
    assert "The tree behind the house" in words
    assert "[Broken]" in words
    assert "A quote, quietly." in words
    assert "code stands as typed" in words
    assert "1. one 2. two – nested" in words
    assert words.split().count("box.") == 900  # a sentence may run over to the next page
    assert "Debated" in words
    assert "Try it • Time. A minute." in words
    assert sum(len(page.images) for page in paper.reader.pages) == 1


def test_an_unknown_kind_stands_as_it_was_written(new_desk: Any) -> None:
    desk: Desk = new_desk("---\ntitle: T\n---\n\n::: hologram h\nWhat do you see?\n\n- a {#a}\n:::\n")
    desk.answer("h", {"seen": "a ship in it"})
    words = desk.make().words
    assert "newer version of the program" in words
    assert "What do you see?" in words
    assert "a ship in it" in words


def test_an_empty_course_has_a_keepsake(new_desk: Any) -> None:
    desk: Desk = new_desk({})
    for edition in ("keepsake", "workshop"):
        assert "Ways & Means" in desk.make(edition).text


Drawn = tuple["Line", float, "TextStyle"]


def record(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, Drawn]]:
    """Every line of text between the margins, with its page."""
    seen: list[tuple[int, Drawn]] = []
    real = Sheet.line

    def line(self: Sheet, line: Line, x: float, y: float, style: TextStyle) -> None:
        if line.operators and style.face in {"serif", "serif-medium"}:
            seen.append((self.number, (line, y, style)))
        real(self, line, x, y, style)

    monkeypatch.setattr(Sheet, "line", line)
    return seen


def by_page(seen: list[tuple[int, Drawn]]) -> list[list[Drawn]]:
    pages: dict[int, list[Drawn]] = {}
    for number, drawn in seen:
        pages.setdefault(number, []).append(drawn)
    return [pages[number] for number in sorted(pages) if number > 4]  # behind the contents
