"""Where pages part: no row, no ruled line, no entry stands alone, and no question without two of its answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.exercises.drawing.paper.drawn import DrawnSheet, Ground
from workbook.exercises.map.paper.map import MapChart, MapKey
from workbook.exercises.wheel.paper.wheel import Spoke, WheelChart
from workbook.pdf.faces import FontBook
from workbook.pdf.flow import Flow, Gap, stack
from workbook.pdf.material import PaperOptions
from workbook.pdf.parts.ruled import RuledToEnd
from workbook.pdf.parts.sentence import SentenceLine
from workbook.pdf.parts.series import TOGETHER, Size, lines_that_fit, room_to_begin, rows_that_fit
from workbook.pdf.runs import Run
from workbook.pdf.sheet import Sheet
from workbook.pdf.style import style_for

if TYPE_CHECKING:
    from workbook.pdf.flow import Piece

    from .conftest import Desk

PAGE = 100.0
SIZES = st.lists(
    st.tuples(st.floats(5, 30), st.booleans()).map(
        lambda made: Size(made[0] + 2, made[0], made[0] / 2 if made[1] and made[0] > 20 else made[0])
    ),
    max_size=30,
)


def pages_of(sizes: list[Size], room: float) -> list[list[int]]:
    """The rows of each page, as they are laid; a row that parts stands on both."""
    pages: list[list[int]] = [[]]
    start, held, fresh = 0, 0, False
    while start < len(sizes):
        stop = rows_that_fit(room, sizes, start, held=held, fresh=fresh)
        pages[-1] += range(start, stop)
        room -= sum(size.height for size in sizes[start:stop])
        if stop > start and sizes[stop - 1].parts and room + 2 < 0:
            pages.append([stop - 1])
            room, held, fresh = PAGE - sizes[stop - 1].height, TOGETHER, False
        elif stop < len(sizes):
            pages.append([])
            room, held, fresh = PAGE, 0, True
        start = stop
    return pages


@given(SIZES, st.floats(0, PAGE))
def test_no_row_stands_alone_before_or_after_a_break(sizes: list[Size], room: float) -> None:
    pages = [page for page in pages_of(sizes, room) if page]
    assert sorted({row for page in pages for row in page}) == list(range(len(sizes)))
    if len(sizes) > 1:
        for page in pages:
            assert len(page) > 1 or sizes[page[0]].parts


@given(SIZES, st.floats(0, PAGE))
def test_rows_that_have_the_room_to_begin_do_begin(sizes: list[Size], room: float) -> None:
    """Where a row may part but fits whole, a last single row can take it along to the next page instead."""
    whole = not any(size.parts for size in sizes)
    if sizes and whole and room_to_begin(sizes) <= room:
        assert rows_that_fit(room, sizes, 0, held=0, fresh=False) > 0


@given(st.integers(0, 20), st.integers(1, 40), st.booleans())
def test_lines_part_by_two(fitting: int, left: int, fresh: bool) -> None:
    take = lines_that_fit(fitting, left, fresh=fresh)
    assert take <= max(fitting, int(fresh))
    assert take in (0, left) or (fresh and fitting < 4) or (take >= 2 and left - take >= 2)


def filler(lines: int) -> str:
    return "\n\n".join(f"Filling line {n}." for n in range(lines))


ANSWERED: dict[str, tuple[str, Any, str]] = {
    "table": (
        "::: table it\ncolumn: Thing\ncolumn: How | range 0 10\n\nWhat is there?\n:::",
        {"rows": [{"row": f"r{n}", "thing": f"entry-{n}", "how": n} for n in range(7)]},
        "entry-",
    ),
    "log": (
        "::: log it\ncolumn: Note\n\nHow was the day?\n:::",
        {"rows": [{"row": f"r{n}", "on": f"2026-11-{n + 10}", "note": f"entry-{n}"} for n in range(7)]},
        "entry-",
    ),
    "list": (
        "::: list it\nentries: 20\n\nWhat was good?\n:::",
        {"entries": [{"row": f"r{n}", "text": f"entry-{n}"} for n in range(20)]},
        "entry-",
    ),
    "ranking": (
        "::: ranking it\nown: yes\n\nWhat first?\n:::",
        {
            "order": [f"r{n}" for n in range(20)],
            "own": [{"row": f"r{n}", "text": f"entry-{n}"} for n in range(20)],
        },
        "entry-",
    ),
    "checklist": (
        "::: checklist it\nown: yes\n\nWhat fits?\n\n- one {#one}\n:::",
        {
            "ticked": [],
            "own": [
                {"row": f"r{n}", "text": f"entry-{n} and so many more words that it needs the whole of a line",
                 "ticked": True}
                for n in range(20)
            ],
        },
        "entry-",
    ),
    "stems": (
        "::: stems it\nGo on.\n\n" + "\n".join(f"- entry-{n} is {{#s{n}}}" for n in range(7)) + "\n:::",
        {"words": {f"s{n}": "fine" for n in range(7)}},
        "entry-",
    ),
    "practice": (
        "::: practice it\nlength: 1 min\nstop: s\neasier: e\nalone: a\n\nSit down?\n:::",
        {"sessions": [{"at": f"2026-11-{n + 10}T10:00:00Z", "seconds": 60} for n in range(6)]},
        "November 2026: 1 minute",
    ),
}  # fmt: skip


@pytest.mark.parametrize("options", [{}, {"paper": "letter"}, {"large_print": True}], ids=str)
@pytest.mark.parametrize("kind", sorted(ANSWERED))
def test_no_entry_of_a_kind_is_alone_on_a_page(
    new_desk: Any, kind: str, options: dict[str, Any], pytestconfig: pytest.Config
) -> None:
    source, answer, mark = ANSWERED[kind]
    question = next(line for line in source.split("\n") if line.endswith(("?", "on.")))
    parted = 0
    every = 2 if options and not pytestconfig.getoption("--long") else 1
    # What follows fills the last page: it would else be too short to begin with a few entries.
    after = f"::: note\n{filler(30)}\n:::"
    for lines in range(8, 34, every):
        desk: Desk = new_desk(f"---\ntitle: T\n---\n\n{filler(lines)}\n\n{source}\n\n{after}\n")
        desk.answer("it", answer)
        pages = [page for page in desk.make(**options).pages if mark in page]
        counts = [page.count(mark) for page in pages]
        assert min(counts) >= 2, (lines, counts)
        assert question in pages[0] or kind == "log"  # whose strip of days stands with the question
        parted += len(pages) > 1
    assert parted


def rulings(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many lines to write on each page has, of those that have any."""
    seen: dict[tuple[int, float], int] = {}
    real = Sheet.ruling

    def ruling(self: Sheet, x: float, y: float, width: float) -> None:
        seen[self.number, round(y)] = self.number
        real(self, x, y, width)

    with monkeypatch.context() as patch:
        patch.setattr(Sheet, "ruling", ruling)
        desk.make()
    pages = list(seen.values())
    return [pages.count(number) for number in dict.fromkeys(pages)]


@pytest.mark.parametrize(
    "source",
    [
        "::: reflection it\npaper: 9\n\nWhat is it?\n:::",
        "::: table it\ncolumn: Thing\n\nWhat is there?\n:::",
        "::: list it\nentries: 9\n\nWhat was good?\n:::",
        "::: ranking it\nown: yes\ntop: 9\n\nWhat first?\n:::",
        "::: stems it\nGo on.\n\n" + "\n".join(f"- Sentence {n} {{#s{n}}}" for n in range(9)) + "\n:::",
    ],
    ids=lambda source: source.split()[1],
)
def test_no_line_to_write_on_is_alone_on_a_page(
    new_desk: Any, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    for lines in range(8, 34):
        # What follows fills its page, so that no lines for later stand there.
        text = f"---\ntitle: T\n---\n\n{filler(lines)}\n\n{source}\n\n::: note\n{filler(30)}\n:::\n"
        counts = rulings(new_desk(text), monkeypatch)
        assert min(counts) >= 2, (lines, counts)


def test_items_of_a_list_and_rows_of_a_table_in_the_text_are_not_alone(new_desk: Any) -> None:
    items = "\n".join(f"- item number {n}" for n in range(6))
    rows = "| A | B |\n|---|---|\n" + "\n".join(f"| row number {n} | b |" for n in range(6))
    for lines in range(14, 34):
        desk: Desk = new_desk(f"---\ntitle: T\n---\n\n{filler(lines)}\n\n{items}\n\nBetween.\n\n{rows}\n")
        for page in desk.make().pages:
            assert page.count("item number") != 1
            assert page.count("row number") != 1


def test_a_long_row_parts_by_two_lines(new_desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    source = "::: table it\ncolumn: Thing\ncolumn: More\n\nWhat is there?\n:::"
    seen: list[tuple[int, float]] = []
    real = Sheet.line

    def line(self: Sheet, made: Any, x: float, y: float, style: Any) -> None:
        if style.face == "serif" and made.operators:
            seen.append((self.number, y))
        real(self, made, x, y, style)

    monkeypatch.setattr(Sheet, "line", line)
    for lines in range(14, 32):
        seen.clear()
        desk: Desk = new_desk(f"---\ntitle: T\n---\n\n::: note\n{filler(lines)}\n:::\n\n{source}\n")
        desk.answer("it", {"rows": [{"row": "r", "thing": "a", "more": "many words " * 40}]})
        desk.make()
        pages = [number for number, _ in seen if number > 3]
        for number in set(pages):
            assert pages.count(number) >= 2


def test_a_short_letter_takes_no_page_and_a_long_one_has_its_own(new_desk: Any) -> None:
    source = "::: letter it\nto: Dear you,\nfrom: Yours\n\nWhat would you say?\n:::"
    after = "::: line after\nAnd what else?\n:::"
    desk: Desk = new_desk(f"---\ntitle: T\n---\n\nBefore the letter.\n\n{source}\n\n{after}\n")
    desk.answer("it", "Only this.\n\nAnd that.")
    page = next(page for page in desk.make().pages if "Only this." in page)
    assert "Before the letter." in page
    assert "And what else?" in page
    desk.answer("it", "Many words to say. " * 120)
    letter = next(page for page in desk.make().pages if "Many words" in page)
    assert "What would you say?" in letter
    assert "Before the letter." not in letter
    assert "And what else?" not in letter


def test_a_short_letter_is_not_parted(new_desk: Any) -> None:
    source = "::: letter it\nto: Dear you,\nfrom: Yours ever\n\nWhat would you say?\n:::"
    for lines in range(10, 30):
        desk: Desk = new_desk(f"---\ntitle: T\n---\n\n{filler(lines)}\n\n{source}\n")
        desk.answer("it", "Only this.\n\nAnd that.\n\nAnd that, too.")
        page = next(page for page in desk.make().pages if "Only this." in page)
        for words in ("What would you say?", "Dear you,", "And that, too.", "Yours ever"):
            assert words in page


LETTER = "::: letter it\nto: Dear you,\nfrom: Yours ever\n\nWhat would you say?\n:::"


def test_the_closing_of_a_long_letter_is_never_without_its_last_lines(new_desk: Any) -> None:
    desk: Desk = new_desk(f"---\ntitle: T\n---\n\n{LETTER}\n")
    parted = 0
    for lines in range(28, 48):
        desk.answer("it", "\n".join(f"sentence {n}." for n in range(lines)))
        pages = [page for page in desk.make().pages if "sentence" in page]
        assert "Yours ever" in pages[-1]
        assert pages[-1].count("sentence") >= 2, lines
        parted += len(pages) > 1
    assert 0 < parted < 20


def test_the_closing_of_an_unwritten_letter_is_never_without_lines(
    new_desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for lines in range(8, 34):
        after = f"::: note\n{filler(30)}\n:::\n"
        desk: Desk = new_desk(f"---\ntitle: T\n---\n\n{filler(lines)}\n\n{LETTER}\n\n{after}")
        counts = rulings(desk, monkeypatch)
        pages = [n for n, page in enumerate(desk.make().pages) if "What would you say?" in page]
        closing = next(n for n, page in enumerate(desk.make().pages) if "Yours ever" in page)
        assert closing - pages[-1] < len(counts), lines
        assert min(counts) >= 2


def test_the_key_of_the_contents_has_no_page_to_itself(new_desk: Any) -> None:
    for count in range(18, 30):
        exercises = "".join(f"::: line l{n}\ntitle: Short name {n}\n\nWhat?\n:::\n\n" for n in range(count))
        pages = new_desk(f"---\ntitle: T\n---\n\n{exercises}").make().pages
        contents = [page for page in pages if "Short name" in page and "What?" not in page]
        if len(contents) == 1 and count <= 23:
            assert "How far the research goes" in contents[0]


def test_the_last_page_promises_only_what_is_there(new_desk: Any) -> None:
    plain = "---\ntitle: T\n---\n\nSome words.\n"
    cited = plain.replace("words.", "words [@ada1843].")
    assert "Sources, and where to find help" in new_desk(cited).make().pages[-1]
    assert new_desk(plain).make().pages[-1].count("Where to find help") == 1
    no_help = new_desk(plain, {"help.md": b""}).make()
    assert "About the course" in no_help.pages[-1]
    assert "find help" not in no_help.text


def test_days_stay_on_one_line_in_large_print(new_desk: Any) -> None:
    desk: Desk = new_desk(
        "---\ntitle: T\n---\n\n::: log it\ncolumn: Flow | range 0 10\ncolumn: Word\n\nHow was it?\n:::\n"
    )
    desk.answer("it", {"rows": [{"row": "a", "on": "2026-11-18", "flow": 3, "word": "even"}]})
    assert "Wed 18 Nov" in desk.make(large_print=True).text


def test_no_line_begins_with_the_number_of_a_source(new_desk: Any) -> None:
    for length in range(60, 110):
        words = ("abc " * 40)[:length].strip()
        text = new_desk(f"---\ntitle: T\n---\n\n{words} [@ada1843].\n").make().text
        assert all(not line.startswith("[1].") for line in text.split("\n"))


def test_source_text_stays_whole_and_with_the_sentence_before_it(new_desk: Any) -> None:
    listing = "\n".join(f"setting-{n}: yes" for n in range(9))
    for lines in range(8, 34):
        text = f"{filler(lines)}\n\nThis is how it was made.\n\n```\n{listing}\n```\n\nAfter it."
        pages = new_desk(f"---\ntitle: T\n---\n\n{text}\n").make().pages
        page = next(page for page in pages if "setting-0" in page)
        assert page.count("setting-") == 9, lines
        assert "This is how it was made." in page


def test_source_text_longer_than_a_page_parts_and_leaves_no_line_alone(new_desk: Any) -> None:
    listing = "\n".join(f"setting-{n}: yes" for n in range(90))
    pages = new_desk(f"---\ntitle: T\n---\n\n{filler(20)}\n\nMade so.\n\n```\n{listing}\n```\n").make().pages
    counts = [page.count("setting-") for page in pages if "setting-" in page]
    assert sum(counts) == 90
    assert min(counts) >= 2
    assert "Made so." in next(page for page in pages if "setting-0:" in page)


@pytest.mark.parametrize("foot", [False, True])
def test_lines_for_later_begin_no_page_wherever_they_begin(foot: bool) -> None:
    """Sums of heights are not exact: two of the lines once stood alone on a page of their own."""
    for options in (PaperOptions(), PaperOptions(paper="letter"), PaperOptions(large_print=True)):
        for used in range(1, 600, 7):
            sheets: list[Sheet] = []
            flow = Flow(style_for(options), FontBook(), partial(next_of, sheets))
            flow.y -= used + 0.1
            RuledToEnd("Room for later", least=4, most=6, foot=foot).lay(flow)
            assert len(sheets) == 1
            drawn = sum(" S" in operators for operators in sheets[0].code)
            assert drawn == 0 or 4 <= drawn <= 6


def next_of(sheets: list[Sheet]) -> Sheet:
    sheets.append(Sheet(len(sheets) + 1))
    return sheets[-1]


@given(st.floats(0, 200), st.floats(10, 60))
def test_nothing_parts_from_what_follows_it_wherever_the_base_lines_are(down: float, tall: float) -> None:
    """A gap that goes down to the next base line takes more than its height; a heading is not left behind for that."""
    style = style_for(PaperOptions())
    flow = Flow(style, FontBook("en"), partial(Sheet, 1))
    flow.y = flow.bottom + down
    heading, question, answer = Block(19, keep=True), Block(15, keep=True), Block(tall)
    stack(flow, [heading, Gap(4), Gap(style.step / 2, snap=True), question, Gap(4.5), answer])
    assert heading.sheet is question.sheet is answer.sheet


class Block:
    """A piece that stays whole, and knows on which sheet it was laid."""

    def __init__(self, tall: float, *, keep: bool = False) -> None:
        self.keep, self._tall = keep, tall
        self.sheet: Sheet | None = None

    def height(self, _flow: Flow) -> float:
        return self._tall

    def least(self, _flow: Flow) -> float:
        return self._tall

    def lay(self, flow: Flow) -> None:
        flow.want(self._tall)
        self.sheet = flow.sheet
        flow.y -= self._tall


LARGE: dict[str, Piece] = {
    "wheel": WheelChart([Spoke(words, 3.0) for words in ("one", "two", "three")], range(11)),
    "map": MapChart([], ["near", "far"], "A map.", MapKey()),
    "drawing": DrawnSheet(Ground(), "A sheet."),
}


@pytest.mark.parametrize("kind", LARGE)
@pytest.mark.parametrize(("share", "turned"), [(1.2, False), (0.85, False), (0.5, True)])
def test_a_large_drawing_is_a_little_smaller_rather_than_on_the_next_page(
    kind: str, share: float, *, turned: bool
) -> None:
    flow = Flow(style_for(PaperOptions()), FontBook("en"), partial(Sheet, 1))
    piece = LARGE[kind]
    flow.y = flow.bottom + share * piece.height(flow)
    sheet, whole = flow.sheet, piece.height(flow)
    piece.lay(flow)
    assert (flow.sheet is not sheet) == turned
    assert flow.y >= flow.bottom - 0.01
    assert piece.height(flow) == whole  # on another page it is as large as ever


@given(st.integers(4, 30), st.floats(0, 500))
def test_lines_after_the_words_of_a_sentence_part_by_two(lines: int, down: float) -> None:
    style = style_for(PaperOptions())
    sheets: list[Sheet] = []

    def sheet() -> Sheet:
        sheets.append(Sheet(len(sheets) + 1))
        return sheets[-1]

    flow = Flow(style, FontBook("en"), sheet)
    flow.y = flow.bottom + down
    line = SentenceLine([Run("I may skip")], "", style.text("serif", 10.5, 16.8), lines)
    stack(flow, [line])
    ruled = [sum(code.endswith(" S") for code in one.code) for one in sheets]
    assert sum(ruled) == lines
    assert all(count >= 2 for count in ruled if count)
