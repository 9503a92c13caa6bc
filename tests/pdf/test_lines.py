"""Breaking lines: nothing is lost, nothing is too wide, and the work grows with the text alone."""

from __future__ import annotations

import re
import sys
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.pdf.faces import FontBook
from workbook.pdf.flow import Flow
from workbook.pdf.lines import break_text, run_lines
from workbook.pdf.material import PaperOptions
from workbook.pdf.parts.text import with_blank
from workbook.pdf.runs import Run
from workbook.pdf.sheet import Sheet
from workbook.pdf.style import TextStyle, style_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.pdf.line import Line

STYLE = TextStyle("serif", 10, 15)
WIDTH = 120.0


def break_runs(runs: list[Run], style: TextStyle, fonts: FontBook, width: float) -> list[Line]:
    """All lines of marked text at once."""
    return list(run_lines(runs, style, fonts, width))


def drawn(lines: list[Line], fonts: FontBook) -> list[str]:
    """What the lines show from left to right, read from their codes; a hyphen at a line's end is a soft one."""
    names = {
        font.name: {code: text for (_, text), code in font._codes.items()} for font in fonts._fonts.values()
    }
    texts = []
    for line in lines:
        shown = ""
        for name, codes in re.findall(r"/(F\d+) \S+ Tf \[?\((.*?)\)\]? T[Jj]", line.operators, re.DOTALL):
            plain = re.sub(r"\)[^(]*\(", "", codes)
            signs = re.findall(r"\\\d{3}|[^\\]", plain, re.DOTALL)
            shown += "".join(names[name]["".join(pair)] for pair in zip(signs[::2], signs[1::2], strict=True))
        texts.append(shown)
    return texts


def calls_of(work: Callable[[], object]) -> int:
    """How many calls it takes, those of what is built in too."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_lines_end_at_blanks() -> None:
    fonts = FontBook()
    said = "The quick brown fox jumps over the lazy dog at noon"
    lines = drawn(break_text(said, STYLE, fonts, WIDTH), fonts)
    assert len(lines) > 1
    assert "".join(lines) == said  # with its blanks, so that no word runs into the next line's
    for line, following in pairwise(map(str.strip, lines)):  # each line takes what fits, and no more
        first = following.split()[0]
        assert break_text(line, STYLE, fonts, 1000)[0].width <= WIDTH
        assert break_text(f"{line} {first}", STYLE, fonts, 1000)[0].width > WIDTH


def test_lines_end_after_hyphens_and_between_ideographs() -> None:
    fonts = FontBook()
    lines = drawn(break_text("a well-considered-and-long-word", STYLE, fonts, 70), fonts)
    assert lines[0].endswith("-")
    assert len(break_text("漢字" * 30, STYLE, fonts, WIDTH)) > 3


def test_a_minus_stays_with_its_number() -> None:
    fonts = FontBook()
    for width in range(50, 90, 3):
        lines = drawn(break_text("at -5 or 140–151 pages", STYLE, fonts, width), fonts)
        assert not any(line.endswith(("-", "–")) for line in lines)


@given(st.text(st.sampled_from("ab é-–漢字 \nxyz😀ไק"), max_size=120), st.integers(30, 300))
def test_nothing_is_lost_and_nothing_too_wide(text: str, width: int) -> None:
    fonts = FontBook()
    lines = break_text(text, STYLE, fonts, width)
    assert sorted("".join("".join(drawn(lines, fonts)).split())) == sorted("".join(text.split()))
    assert all(line.width <= width + 0.01 for line in lines)


@given(st.lists(st.tuples(st.text(st.sampled_from("abc -漢\n"), max_size=40), st.booleans(), st.booleans())))
def test_marked_text_is_broken_alike(parts: list[tuple[str, bool, bool]]) -> None:
    fonts = FontBook()
    runs = [Run(text, bold, italic) for text, bold, italic in parts]
    lines = break_runs(runs, STYLE, fonts, WIDTH)
    assert "".join("".join(drawn(lines, fonts)).split()) == "".join("".join(t for t, _, _ in parts).split())
    assert all(line.width <= WIDTH + 0.01 for line in lines)


def test_a_word_may_run_through_several_marks() -> None:
    fonts = FontBook()
    runs = [Run("un"), Run("believ", bold=True), Run("able, "), Run("truly", italic=True), Run("!")]
    assert drawn(break_runs(runs, STYLE, fonts, 400), fonts) == ["unbelievable, truly!"]


def test_a_link_knows_where_it_stands() -> None:
    line = break_runs([Run("see "), Run("here", link="#x"), Run(" now")], STYLE, FontBook(), 400)[0]
    ((start, stop, target),) = line.links
    assert target == "#x"
    assert 0 < start < stop < line.width


@pytest.mark.parametrize("unit", ["word ", "w", "漢", "word\n", "a-", "é ", " "])
def test_work_grows_with_the_text_alone(unit: str) -> None:
    """Eight times the text takes eight times the calls; what is quadratic would take 64 times."""
    fonts = FontBook()
    break_text(unit * 2000, STYLE, fonts, WIDTH)
    few, many = (calls_of(partial(break_text, unit * count, STYLE, fonts, WIDTH)) for count in (4100, 32800))
    assert few > 1
    assert many <= 9 * few


def test_source_text_has_a_face_in_which_all_letters_are_as_wide() -> None:
    fonts = FontBook()
    one, other = (break_runs([Run(text, code=True)], STYLE, fonts, 400)[0] for text in ("iiii", "WWWW"))
    assert one.width == pytest.approx(other.width)
    assert one.width != pytest.approx(break_runs([Run("iiii")], STYLE, fonts, 400)[0].width)


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("length", [20, 2_000])
def test_no_word_runs_into_the_next_line_in_what_is_read(length: int, *, marked: bool) -> None:
    """Reading programs that follow the structure alone see no lines: the blank between two words must be there."""
    fonts = FontBook("en-GB")
    said = " ".join(["some words", "漢字 and", "a well-known thing,"] * length).strip()
    runs = [Run(said[:9], bold=marked), Run(said[9:])]
    for width in (90, 200):
        lines = list(run_lines(runs, STYLE, fonts, width))
        assert "".join(drawn(lines, fonts)) == said
        assert max(line.width for line in lines) <= width + 0.01


def test_the_number_of_a_question_does_not_run_into_its_words() -> None:
    fonts = FontBook()
    flow = Flow(style_for(PaperOptions()), fonts, partial(Sheet, 1))
    line = with_blank(flow, "6.3", STYLE)
    assert drawn([line], fonts) == ["6.3 "]
    assert line.width == break_text("6.3", STYLE, fonts, 400)[0].width
