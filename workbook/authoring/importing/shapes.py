"""What a line or a table of a worksheet is there for: gaps to write in, boxes to tick, numbers to choose from."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from workbook.authoring.importing.parts import Paragraph, Run, cell_text
from workbook.authoring.importing.word_styles import BOXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbook.authoring.importing.parts import Table

Runs = tuple[Run, ...]

_ONE_GAP = r"(?:[_＿‗]{3,}|[.…‥]{4,}|…[.…]+|(?:[_.…][ \u00a0]){4,}[_.…]?|─{3,})"
_GAP = re.compile(rf"(?>{_ONE_GAP})(?>\s*{_ONE_GAP})*+")  # never tried in another way
_BLANK = re.compile(r"[\s._…‥＿─–—-]*")
_PAGE_NUMBER = re.compile(r"\s*\d{1,4}\s*")
_TYPED_NUMBER = re.compile(r"\s*\d{1,2}[.)]\s*")
_BOX = re.compile(rf"[{BOXES}]|(?<![^\s])\[[ xX_]?\](?=\s|$)")
_CIRCLE = re.compile(r"[○◯⚪⭘]|(?<![^\s])\([ ]\)(?=\s|$)")
_NUMBERS = re.compile(r"(?<![\d.,])([01])((?:[\s☐□○◯._…|/·,;–—-]{1,12}\d{1,2}){3,10})(?![\w%]|[.,]\d)")
_TWO_ENDS = re.compile(r"\s*(\S.{0,50}?)(?:\t+| {3,})\s*(\S.{0,50}?)\s*")
_ASKS = re.compile(r".*[?:？：؟…]\s*", re.DOTALL)
LONGEST_ENDS = 200  # letters of a line that holds the words at both ends
MOST_IN_ONE = 400  # boxes, gaps or lines of one paragraph; what has more is no worksheet
MOST_CELLS = (40, 200)  # columns and rows of a table that is filled in


class Scale(NamedTuple):
    """Numbers in a row, with the words at their ends, and what is rated if it is more than one thing."""

    low: int
    high: int
    low_words: str = ""
    high_words: str = ""
    items: tuple[str, ...] = ()


class Grid(NamedTuple):
    """A table that is filled in: its columns, which of them are ticked, rows that are given, or how many are empty."""

    columns: tuple[str, ...]
    ticks: tuple[bool, ...] = ()
    rows: tuple[str, ...] = ()
    empty: int = 0
    examples: tuple[str, ...] = ()  # what is filled in already, a line for each row


class Shape(NamedTuple):
    """All that was seen: a prompt, so many lines to write on, items, a scale, a grid."""

    prompt: Runs = ()
    lines: int = 0
    items: tuple[Runs, ...] = ()
    own: bool = False
    scale: Scale | None = None
    grid: Grid | None = None


def words_of(runs: Iterable[Run]) -> str:
    """The words in one line."""
    return " ".join("".join(run.text for run in runs).split())


def cut(runs: Runs, start: int, stop: int) -> Runs:
    """A part of some runs, by letters; notes stay where they are."""
    found, at = [], 0
    for run in runs:
        end = at + len(run.text)
        text = run.text[max(0, start - at) : max(0, stop - at)]
        if text or (run.note and start <= at <= stop):
            found.append(run._replace(text=text))
        at = end
    return tuple(found)


def stripped(runs: Runs, signs: str = "") -> Runs:
    """Runs without blanks around them, and without these signs at their end."""
    text = "".join(run.text for run in runs)
    end = len(text.rstrip().rstrip(signs).rstrip()) if signs else len(text.rstrip())
    return cut(runs, len(text) - len(text.lstrip()), end)


def is_blank(text: str) -> bool:
    """Whether nothing stands there but room to write."""
    return _BLANK.fullmatch(text) is not None


def is_gap(text: str) -> bool:
    """Whether a line is there to be written on, and says nothing itself."""
    return bool(text.strip()) and _GAP.fullmatch(text.strip()) is not None


def has_gap(text: str) -> bool:
    """Whether there is room to write in a line; dots that lead to a page number are none."""
    found = _GAP.search(text)
    if found is None or _PAGE_NUMBER.fullmatch(text, found.end()):
        return False
    return sum(1 for _unused in islice(_GAP.finditer(text), MOST_IN_ONE + 1)) <= MOST_IN_ONE


def asks(text: str) -> bool:
    """Whether what follows belongs to these words."""
    return _ASKS.fullmatch(text) is not None


def numbered_gap(text: str) -> bool:
    """Whether it is a number that somebody typed, and room to write."""
    found = _TYPED_NUMBER.match(text)
    return found is not None and is_gap(text[found.end() :])


def without_number(runs: Runs) -> Runs:
    """Words without the number that somebody typed before them."""
    found = _TYPED_NUMBER.match("".join(run.text for run in runs))
    return cut(runs, found.end(), 1 << 30) if found else runs


def gapped(runs: Runs) -> tuple[list[Runs], Runs]:
    """The words before each gap, and those behind the last."""
    text = "".join(run.text for run in runs)
    before, at = [], 0
    for gap in _GAP.finditer(text):
        before.append(stripped(cut(runs, at, gap.start())))
        at = gap.end()
    return before, stripped(cut(runs, at, len(text)))


def sentences(before: Sequence[Runs], after: Runs) -> tuple[Runs, ...]:
    """Sentences to finish, with a sign where the learner's words go."""
    made = [(*words, Run(" …")) for words in before]
    if words_of(after):
        follows = words_of(after)[0].isalnum()
        made[-1] = (*before[-1], Run(" … " if follows else " …"), *after)
    return tuple(made)


def boxed(runs: Runs, *, circles: bool = False) -> tuple[Runs, list[Runs]] | None:
    """The words before the first box, and those behind each; nothing if there is none at the beginning of a word."""
    text = "".join(run.text for run in runs)
    found = list(islice((_CIRCLE if circles else _BOX).finditer(text), MOST_IN_ONE + 1))
    if not 0 < len(found) <= MOST_IN_ONE:
        return None
    ends = [*(one.start() for one in found[1:]), len(text)]
    items = [stripped(cut(runs, one.end(), end)) for one, end in zip(found, ends, strict=True)]
    return stripped(cut(runs, 0, found[0].start())), items


def numbers(text: str) -> tuple[int, int, int, int] | None:
    """The lowest and the highest of numbers that stand in a row, and where they stand."""
    for found in _NUMBERS.finditer(text):
        row = [int(digits) for digits in re.findall(r"\d+", found[0])]
        if row == list(range(row[0], row[0] + len(row))) and len(row) >= 5 - (row[0] == 0):
            return row[0], row[-1], found.start(), found.end()
    return None


def scaled(runs: Runs) -> tuple[Runs, Scale] | None:
    """A prompt with its scale; words on both sides of the numbers are those at the ends."""
    text = "".join(run.text for run in runs)
    row = numbers(text)
    if row is None:
        return None
    low, high, start, stop = row
    after = text[stop:].strip(" \t\n|–—-")
    before = stripped(cut(runs, 0, start))
    if not after:
        return before, Scale(low, high)
    said = "".join(run.text for run in before)
    at = max(said.rfind(sign) for sign in "?:？：؟\t\n") + 1
    return stripped(cut(before, 0, at)), Scale(low, high, said[at:].strip(" \t|–—-"), after)


def two_ends(text: str) -> tuple[str, str] | None:
    """The words at both ends of a line, where nothing stands between them."""
    found = _TWO_ENDS.fullmatch(text) if len(text) <= LONGEST_ENDS else None
    return (found[1], found[2]) if found else None


def table_shape(table: Table) -> Shape:
    """What a table is there for; without a grid, a scale or items it is there to be read."""
    rows = [[cell_text(cell) for cell in row] for row in table.rows]
    width = max(map(len, rows), default=0)
    rows = [[*row, *[""] * (width - len(row))] for row in rows if row]
    if not rows or width > MOST_CELLS[0] or len(rows) > MOST_CELLS[1]:
        return Shape()
    for read in (_scale_of_cells, _rated_items, _form, _grid):
        if shape := read(rows):
            return shape
    return Shape()


def _scale_of_cells(rows: Sequence[Sequence[str]]) -> Shape | None:
    """A row of numbers, with words in the row above or below, or in the first and last cell."""
    if len(rows) > 2:
        return None
    for at, row in enumerate(rows):
        found = scaled((Run(" ".join(filter(None, row))),))
        if found is None or sum(cell.isdigit() for cell in row) < 4:
            continue
        other = [cell for cell in (rows[1 - at] if len(rows) == 2 else ()) if cell and not is_blank(cell)]
        before, scale = found
        scale = scale._replace(low_words=scale.low_words or (words_of(before) if scale.high_words else ""))
        if len(other) == 2 and not scale.high_words:
            return Shape(before, scale=scale._replace(low_words=other[0], high_words=other[1]))
        if not other:
            return Shape(() if scale.high_words else before, scale=scale)
        if len(other) == 1 and not before:
            return Shape((Run(other[0]),), scale=scale)
    return None


def _rated_items(rows: Sequence[Sequence[str]]) -> Shape | None:
    """Things below each other, and a head of numbers: each of them is rated."""
    head, rest = rows[0], rows[1:]
    row = numbers(" ".join(head[1:]))
    if row is None or not rest or sum(cell.isdigit() for cell in head) != row[1] - row[0] + 1:
        return None
    if not all(one[0] and all(_is_empty(cell) or cell.isdigit() for cell in one[1:]) for one in rest):
        return None
    prompt = (Run(head[0]),) if head[0] else ()
    return Shape(prompt, scale=Scale(row[0], row[1], items=tuple(one[0] for one in rest)))


def _form(rows: Sequence[Sequence[str]]) -> Shape | None:
    """Names at the left and room at the right."""
    if len(rows[0]) != 2 or not all(row[0] and not is_blank(row[0]) and is_blank(row[1]) for row in rows):
        return None
    return Shape(items=tuple((Run(row[0]),) for row in rows))


def _grid(rows: Sequence[Sequence[str]]) -> Shape | None:
    """A head, and cells to fill in; where the first column is filled its rows are given."""
    has_head = all(rows[0]) or (any(rows[0]) and all(rows[0][1:]))
    head = list(rows[0]) if has_head and len(rows) > 1 else [""] * len(rows[0])
    rest = rows[1:] if has_head and len(rows) > 1 else rows
    cells = [cell for row in rest for cell in row]
    if not any(map(_is_empty, cells)) or not any(map(_is_empty, rest[-1])):
        return None
    ticks = tuple(all(_BOX.fullmatch(row[at]) for row in rest) for at in range(len(head)))
    given = all(not _is_empty(row[0]) and any(map(_is_empty, row[1:])) for row in rest)
    rows_given = tuple(row[0] for row in rest) if given else ()
    filled = (row[1:] if given else row for row in rest)
    examples = [" · ".join(cell for cell in row if not _is_empty(cell)) for row in filled]
    told = [f"{row[0]}: {said}" if given else said for row, said in zip(rest, examples, strict=True) if said]
    empty = 0 if given else max(1, sum(not said for said in examples))
    return Shape(grid=Grid(tuple(head), ticks, rows_given, empty, tuple(told)))


def _is_empty(cell: str) -> bool:
    return is_blank(cell) or _BOX.fullmatch(cell) is not None


def lines_of(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A paragraph by its lines, where one of them has room to write or a box; else as it is."""
    text = paragraph.text
    if not 0 < text.count("\n") <= MOST_IN_ONE or not (
        _GAP.search(text) or _BOX.search(text) or _CIRCLE.search(text)
    ):
        yield paragraph
        return
    at = 0
    for line in text.split("\n"):
        yield paragraph._replace(runs=cut(paragraph.runs, at, at + len(line)))
        at += len(line) + 1
