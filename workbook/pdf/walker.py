"""Walks the clean HTML of course text and makes pieces of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any

from workbook.language.translation import gettext as _
from workbook.pdf.addresses import with_addresses
from workbook.pdf.clean import clean
from workbook.pdf.flow import Gap
from workbook.pdf.parts.inset import Divider, Inset, Together, Within
from workbook.pdf.parts.picture import PicturePiece
from workbook.pdf.parts.question import Heading
from workbook.pdf.parts.rows import Row
from workbook.pdf.parts.series import Series
from workbook.pdf.parts.text import Align, Beside, Sign, Text, Words
from workbook.pdf.parts.ticks import TickBox
from workbook.pdf.runs import Run
from workbook.pdf.tags import PAGE, QUESTION, WITHIN, Element, Item, numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbook.pdf.flow import Piece
    from workbook.pdf.style import Style, TextStyle

_TAG = re.compile('<(/?)([a-z0-9]+)((?: [a-z]+="[^"]*")*)>')
_FACT = re.compile(' ([a-z]+)="([^"]*)"')
_FOLDED = re.compile("[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")  # any but single blanks
_BLOCKS = frozenset(
    {"p", "li", "ul", "ol", "blockquote", "pre", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_TICKS = {"☐": False, "☑": True}
_SIDES: dict[str, Align] = {"center": "centre", "right": "right"}
_PAGE_LEVEL = 2  # headings up to this one are as large as those that begin a page on screen
_NO_BREAK = "\u00a0"
_LIST_INDENT = 1.5  # ems
_DEEPEST = 6  # lists and quotes inside each other move the margin no further


@dataclass
class _List:
    """A list being walked: the number of its next item, or None for bullets; and the item in the structure."""

    number: int | None
    sign: str = ""
    element: Element = field(default_factory=lambda: Element("L"))
    notes: bool = False
    """Whether its items are the footnotes of a page."""
    line: Element | None = None
    item: Item = field(default_factory=lambda: Item(Element("Lbl"), Element("LBody")))

    def begin(self) -> None:
        """Another item."""
        body = Element("LBody")
        self.line, self.item = (
            Element("LI"),
            Item(Element("Lbl"), Element("Note", body) if self.notes else body),
        )

    def path(self, *, label: bool = False) -> list[Element]:
        """Where its present item is."""
        inner = self.item.label if label else self.item.body
        return [self.element, self.line, inner] if self.line else []


@dataclass
class _Marks:
    """How text is marked where the walker is."""

    bold: int = 0
    italic: int = 0
    up: int = 0
    code: int = 0
    struck: int = 0
    links: list[str] = field(default_factory=list)


class Walker:
    """Walks clean HTML; every block becomes a piece when it ends."""

    def __init__(
        self,
        style: Style,
        picture: Callable[[str], Any | None],
        base: TextStyle,
        *,
        on_help_page: bool = False,
    ) -> None:
        self._on_help_page = on_help_page
        self._style = style
        self._find_picture = picture
        self._base = base
        self._pieces: list[Piece] = []
        self._all_runs: list[Run] = []
        self._runs: list[Run] = []
        self._marks = _Marks()
        self._lists: list[_List] = []
        self._list_from = 0
        self._glossaries: list[_List] = []
        self._quotes = 0
        self._quote: Element | None = None
        self._heading = 0
        self._verbatim = 0
        self._told = 0  # parts of a definition list: the word, or what is said of it
        self._term = False
        self._table: list[list[list[Run]]] = []
        self._sides: list[Align] = []
        self._heads = 0
        self._cell = False

    def blocks(self) -> list[Piece]:
        """The pieces of all that was walked."""
        self._flush()
        while self._pieces and isinstance(self._pieces[-1], Gap):
            self._pieces.pop()
        return self._pieces

    def inline(self) -> list[Run]:
        """All text as one paragraph."""
        self._flush()
        return _trimmed(self._all_runs)

    def walk(self, html: str) -> None:
        """Walk HTML as `TextReader` writes it: whole tags, and no sign of one anywhere else."""
        words, *tags = _TAG.split(html)
        self._say(words)
        for closes, tag, facts, words in zip(*[iter(tags)] * 4, strict=True):
            if closes:
                self._close(tag)
            else:
                self._open(tag, {key: unescape(value) for key, value in _FACT.findall(facts)})
            self._say(words)

    def _open(self, tag: str, facts: dict[str, str]) -> None:
        """Note a mark, or end the block before and begin another."""
        match tag:
            case "strong":
                self._marks.bold += 1
            case "em":
                self._marks.italic += 1
            case "sup":
                self._marks.up += 1
                self._hold_to_the_word_before()
            case "a":
                self._marks.links.append(facts.get("href", ""))
            case "code":
                self._marks.code += 1
            case "s":
                self._marks.struck += 1
            case "br":
                self._add("\n")
            case "img":
                self._picture(facts)
            case "tr":
                self._table.append([])
            case "th" | "td":
                self._cell, self._runs = True, []
                self._heads += tag == "th"
                if len(self._table) == 1:
                    self._sides.append(_SIDES.get(facts.get("align", ""), "left"))
            case _:
                self._open_block(tag, facts)

    def _hold_to_the_word_before(self) -> None:
        """No line begins with a raised number."""
        if self._runs and self._runs[-1].text.endswith(" "):
            last = self._runs[-1]
            self._runs[-1] = last._replace(text=f"{last.text[:-1]}{_NO_BREAK}")

    def _open_block(self, tag: str, facts: dict[str, str]) -> None:
        self._flush()
        match tag:
            case "ul":
                self._open_list(_List(None, element=Element("L", facts=numbered("Disc"))))
            case "ol":
                start = facts.get("start", "1")
                number = int(start[:6]) if start.isdecimal() else 1
                element, notes = Element("L", facts=numbered("Decimal")), self._only_a_rule()
                self._open_list(_List(number, element=element, notes=notes))
            case "li" if self._lists:
                self._begin_item(self._lists[-1])
            case "blockquote":
                self._quotes += 1
                self._quote = self._quote or Element("BlockQuote")
            case "pre":
                self._verbatim += 1
            case "hr":
                self._place(Divider())
            case "dl":
                self._glossaries.append(_List(None))
            case "dt":
                self._term = True
                if self._glossaries:
                    self._glossaries[-1].begin()
            case "dd":
                self._told += 1
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._heading = int(tag[1])
            case "table":
                self._table, self._sides, self._heads = [], [], 0

    def _only_a_rule(self) -> bool:
        """Whether nothing but a line across stands before: so begin the notes of a page, a text of their own."""
        match self._pieces:
            case [Divider(), Gap()]:
                return True
        return False

    def _open_list(self, made: _List) -> None:
        if not self._lists:
            self._list_from = len(self._pieces)
        self._lists.append(made)

    def _close_list(self) -> None:
        """The items of a list, with those of lists inside it, are rows that leave none alone."""
        self._lists.pop()
        self._open_room()
        if self._lists or not self._pieces[self._list_from :]:
            return
        *rows, after = self._pieces[self._list_from :]
        self._pieces[self._list_from :] = [Series(rows), after]

    def _begin_item(self, current: _List) -> None:
        current.begin()
        if current.number is None:
            current.sign = "•" if len(self._lists) % 2 else "–"
        else:
            current.sign = f"{current.number}."
            current.number += 1

    def _close(self, tag: str) -> None:
        """Take a mark back, or end a block."""
        match tag:
            case "strong":
                self._marks.bold -= 1
            case "em":
                self._marks.italic -= 1
            case "sup":
                self._marks.up -= 1
            case "code":
                self._marks.code -= 1
            case "s":
                self._marks.struck -= 1
            case "a" if self._marks.links:
                self._marks.links.pop()
            case "th" | "td":
                if self._table:
                    self._table[-1].append(_trimmed(self._runs))
                self._cell, self._runs = False, []
            case "table":
                self._end_table()
            case _:
                self._close_block(tag)

    def _close_block(self, tag: str) -> None:
        if tag not in _BLOCKS:
            return
        self._flush()
        if tag in ("ul", "ol") and self._lists:
            self._close_list()
        if tag == "dl" and self._glossaries:
            self._glossaries.pop()
        self._told -= tag == "dd"
        self._term = self._term and tag != "dt"
        self._quotes -= tag == "blockquote"
        self._quote = self._quote if self._quotes > 0 else None
        self._verbatim -= tag == "pre"

    def _say(self, words: str) -> None:
        """Add text in the marks of its place."""
        if words:
            words = unescape(words)
            self._add(words if self._verbatim else _FOLDED.sub(" ", words))

    def _add(self, text: str) -> None:
        marks = self._marks
        link = marks.links[-1] if marks.links else ""
        run = Run(
            clean(text), marks.bold > 0, marks.italic > 0, marks.up > 0, link,
            code=marks.code > 0, struck=marks.struck > 0,
        )  # fmt: skip
        if self._verbatim:
            self._runs.append(run)
        else:
            self._runs += with_addresses(run, on_help_page=self._on_help_page)

    def _flush(self) -> None:
        """End a paragraph: what was collected becomes a piece."""
        if self._cell:
            return
        runs, self._runs = self._runs, []
        verbatim = self._verbatim > 0
        runs = runs if verbatim else _trimmed(runs)
        heading, self._heading = self._heading, 0
        if not any(run.text.strip() for run in runs):
            return
        self._all_runs += [Run(" "), *runs]
        if heading:
            self._head(runs, heading)
            return
        if verbatim:
            self._listing("".join(run.text for run in runs))
            return
        if self._term:
            self._place(Text([run._replace(bold=True) for run in runs], self._base, keep=True))
            return
        sign, runs = self._sign(runs)
        self._place(Text(runs, self._base), sign)

    def _sign(self, runs: list[Run]) -> tuple[Sign | None, list[Run]]:
        """What stands before the first words of a list's item: its bullet or number, or the box of a task."""
        written = self._lists[-1].sign if self._lists else ""
        if not written:
            return None, runs
        self._lists[-1].sign = ""
        box, blank, rest = runs[0].text.partition(" ")
        if box in _TICKS and (blank or len(runs) > 1):
            return TickBox(self._base, ticked=_TICKS[box]), _trimmed([runs[0]._replace(text=rest), *runs[1:]])
        return Words(written, self._base), runs

    def _listing(self, text: str) -> None:
        """Source text stays whole if it is short, and with the sentence that leads to it."""
        listing = Inset(Together([Text(text, self._style.listing)]), 10)
        match self._pieces[-2:]:
            case [Text() as before, Gap() as gap]:
                before.closing = [gap, listing]
        self._place(listing)

    def _head(self, runs: list[Run], level: int) -> None:
        base = self._base
        style = self._style.heading if level <= _PAGE_LEVEL else self._style.subheading
        style = style if base.face.startswith("serif") else _strong(base)
        if self._pieces:
            self._open_room()
        rank = PAGE if level <= _PAGE_LEVEL else QUESTION if level == _PAGE_LEVEL + 1 else WITHIN
        self._pieces.append(Heading(Text(runs, style, keep=True), rank=rank))
        self._pieces.append(Gap(1.5))

    def _place(self, piece: Piece, sign: Sign | None = None) -> None:
        """Put a piece where lists and quotes have moved the margin to; a sign stands beside its first line."""
        size, style = self._base.size, self._base
        depth = min(len(self._lists), _DEEPEST)
        path = self._path()
        if path and isinstance(piece, Text):
            path = path[:-1] if sign else [*path, Element("P")]
        if depth and isinstance(piece, Text):
            indent = _LIST_INDENT * size
            item = self._lists[-1].item
            piece = Beside(sign, piece, indent, item=item) if sign else Inset(piece, indent)
            depth -= 1
        depth += min(self._told, _DEEPEST)
        left = depth * _LIST_INDENT * size + min(self._quotes, _DEEPEST) * 14
        piece = Inset(piece, left, 14 * (self._quotes > 0)) if left else piece
        self._pieces.append(Within(piece, path) if path else piece)
        self._pieces.append(Gap(style.lead * (0.18 if self._lists or self._term else 0.5)))

    def _path(self) -> list[Element]:
        """Where in the structure the walker is, inside quotes and lists."""
        path = [self._quote] if self._quote else []
        for glossary in self._glossaries:
            path += glossary.path(label=self._term)
        for lists in self._lists:
            path += lists.path()
        return path

    def _open_room(self) -> None:
        """Full room after a list and before a heading."""
        if self._pieces and isinstance(self._pieces[-1], Gap):
            self._pieces[-1] = Gap(self._base.lead * (0.18 if self._lists else 0.5))

    def _picture(self, facts: dict[str, str]) -> None:
        image = self._find_picture(facts.get("src", "")) if facts.get("src") else None
        if image is None or self._cell:
            words = facts.get("alt") or _("picture")
            self._add(f"[{words}]")
            return
        self._flush()
        self._place(PicturePiece(image, facts.get("title", ""), facts.get("alt", "")))

    def _end_table(self) -> None:
        table, self._table = [row for row in self._table if row], []
        if table:
            self._pieces += _rows(table, self._style.small, self._sides, head=self._heads > 0)
            self._pieces.append(Gap(self._base.lead * 0.6))
            for row in table:
                for runs in row:
                    self._all_runs += [Run(" "), *runs]


def _rows(
    table: list[list[list[Run]]], style: TextStyle, sides: Sequence[Align], *, head: bool
) -> list[Piece]:
    """A table's rows; short ones are filled up with empty cells."""
    count = max(map(len, table))
    shares = _shares(table, count)
    left: Align = "left"
    sides = [*sides, *[left] * (count - len(sides))]
    rows: list[Piece] = []
    element = Element("Table")
    for place, row in enumerate(table):
        first = head and place == 0
        cells = [Text(runs, _strong(style) if first else style) for runs in row + [[]] * (count - len(row))]
        rows.append(Row(cells, shares, head=first, sides=sides, table=element))
    return [*rows[:head], Series(rows[head:])]


def _strong(style: TextStyle) -> TextStyle:
    return type(style)("sans-medium", style.size, style.lead, style.colour)


def _shares(table: list[list[list[Run]]], count: int) -> list[float]:
    """Column widths by their longest texts, none very narrow and none very wide."""
    longest = [8] * count
    for row in table:
        for column, runs in enumerate(row):
            longest[column] = max(longest[column], sum(len(run.text) for run in runs))
    return [min(length, 48) for length in longest]


def _trimmed(runs: list[Run]) -> list[Run]:
    """Runs without blanks at both ends, after line feeds, or doubled where two runs meet."""
    made: list[Run] = []
    ends_blank = True
    for run in runs:
        text = run.text.lstrip(" ") if ends_blank else run.text
        if not text:
            continue
        if text.startswith("\n") and made:
            made[-1] = made[-1]._replace(text=made[-1].text.rstrip(" "))
        made.append(run if text is run.text else run._replace(text=text))
        ends_blank = text[-1] in " \n"
    while made and not made[-1].text.rstrip():
        made.pop()
    if made and (text := made[-1].text.rstrip()) != made[-1].text:
        made[-1] = made[-1]._replace(text=text)
    return made
