"""Finds what became of each part of a document: entries in their order, with what a person may change them to."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from workbook.authoring.importing.parts import Beside, Drawing, Markdown, Paragraph, Picture, Table
from workbook.authoring.importing.shapes import (
    Shape,
    asks,
    boxed,
    gapped,
    has_gap,
    is_blank,
    is_gap,
    lines_of,
    numbered_gap,
    scaled,
    sentences,
    stripped,
    table_shape,
    two_ends,
    without_number,
    words_of,
)
from workbook.authoring.importing.word_styles import TITLE
from workbook.pictures.pictures import picture_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from workbook.authoring.importing.parts import Part
    from workbook.authoring.importing.shapes import Runs, Scale

BOX_LINES = 6  # what an empty frame has room for
LONGEST_HEADING = 100
MOST_ITEMS = 200
MOST_STEMS = 40
MOST_LIST = 50
MOST_TOGETHER = 1_000  # parts of one entry
NOTHING = Shape()


class Kind(StrEnum):
    """What a part of a document can become."""

    TITLE = "title"
    MODULE = "module"
    PAGE = "page"
    HEADING = "heading"
    TEXT = "text"
    LINE = "line"
    REFLECTION = "reflection"
    LIST = "list"
    STEMS = "stems"
    CHECKLIST = "checklist"
    CHOICE = "choice"
    SCALE = "scale"
    TABLE = "table"
    PICTURE = "picture"
    OUT = "out"


EXERCISES = frozenset(
    (Kind.LINE, Kind.REFLECTION, Kind.LIST, Kind.STEMS, Kind.CHECKLIST, Kind.CHOICE, Kind.SCALE, Kind.TABLE)
)
HEADINGS = frozenset((Kind.TITLE, Kind.MODULE, Kind.PAGE, Kind.HEADING))
_OF_WORDS = (Kind.LINE, Kind.REFLECTION, Kind.LIST, Kind.TEXT, Kind.HEADING, Kind.PAGE, Kind.MODULE, Kind.OUT)
_OF_GAPS = (Kind.LINE, Kind.REFLECTION, Kind.LIST, Kind.TEXT, Kind.HEADING, Kind.OUT)


class Entry(NamedTuple):
    """Parts that belong together, what they became by themselves, and what else they can be."""

    number: int
    parts: tuple[Part, ...]
    kind: Kind
    possible: tuple[Kind, ...]
    shape: Shape = NOTHING

    @property
    def source(self) -> str:
        """Its words as they stand in the document."""
        return "\n".join(part.text for part in self.parts if part.text.strip())


class Document(NamedTuple):
    """A file or folder of somebody else, read: what it is called, its language, and its entries."""

    name: str
    title: str
    language: str
    entries: tuple[Entry, ...]
    notes: Mapping[str, tuple[Paragraph, ...]]
    is_word: bool = True


def entries_of(parts: Iterable[Part]) -> tuple[Entry, ...]:
    """What becomes of these parts."""
    found = list(_unframed(parts))
    finder = _Finder(_Levels([part for part in found if isinstance(part, Paragraph)]))
    for part in found:
        finder.take(part)
    return tuple(_numbered(entry, number) for number, entry in enumerate(finder.entries, 1))


def _numbered(entry: Entry, number: int) -> Entry:
    """An entry with its number, and nothing to choose from that it has too little for."""
    few = len(entry.shape.items) < 2
    possible = tuple(kind for kind in entry.possible if not (kind is Kind.CHOICE and few))
    kind = entry.kind if entry.kind in possible else possible[0]
    return entry._replace(number=number, kind=kind, possible=possible)


def _unframed(parts: Iterable[Part]) -> Iterator[Part]:
    """Parts without frames that people make of tables with one cell; lines that are written on by themselves."""
    for part in parts:
        if isinstance(part, Table) and len(part.rows) == 1 and len(part.rows[0]) == 1 and part.text.strip():
            yield from _unframed(part.rows[0][0])
        elif isinstance(part, Paragraph):
            yield from lines_of(part)
        else:
            yield part


class _Levels:
    """What the headings of a document are, by their styles or, where it has none, by their looks."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        levels = {p.level for p in paragraphs if p.level > 0 and p.text.strip()}
        self._first = min(levels, default=0)
        self._by_hand = not levels
        self._titled = False

    def kind(self, paragraph: Paragraph) -> Kind | None:
        """What sort of heading it is, or none."""
        if paragraph.level == TITLE:
            first, self._titled = not self._titled, True
            return Kind.TITLE if first else Kind.HEADING
        if paragraph.level:
            step = paragraph.level - self._first
            return (Kind.MODULE, Kind.PAGE)[step] if step < 2 else Kind.HEADING
        if self._by_hand and _looks_like_heading(paragraph):
            first, self._titled = not self._titled, True
            return Kind.MODULE if first else Kind.HEADING
        return None


def _looks_like_heading(paragraph: Paragraph) -> bool:
    """A short line that is bold, or larger than the text."""
    text = paragraph.text.strip()
    if not text or len(text) > LONGEST_HEADING or paragraph.bullet or text[-1] in ".,;:" or has_gap(text):
        return False
    bold = all(run.bold for run in paragraph.runs if run.text.strip())
    return (bold or paragraph.large) and boxed(paragraph.runs) is None and scaled(paragraph.runs) is None


class _Finder:
    """Takes one part after the other; some belong to the one before."""

    def __init__(self, levels: _Levels) -> None:
        self.entries: list[Entry] = []
        self._levels = levels
        self._open = False  # whether a list goes on

    def take(self, part: Part) -> None:
        """What becomes of a part."""
        match part:
            case Paragraph():
                self._paragraph(part)
            case Table():
                self._table(part)
            case Picture():
                good = bool(part.data) and picture_problem(part.data) is None
                self._add(
                    [part],
                    Kind.PICTURE if good else Kind.OUT,
                    (Kind.PICTURE, Kind.OUT) if good else (Kind.OUT,),
                )
            case Drawing():
                kind = Kind.TEXT if part.paragraphs else Kind.OUT
                self._add([part], kind, (Kind.TEXT, Kind.OUT) if part.text.strip() else (Kind.OUT,))
            case Beside():
                self._add([part], Kind.OUT, (Kind.TEXT, Kind.OUT) if part.text.strip() else (Kind.OUT,))
            case Markdown():
                self._add([part], Kind.TEXT, (Kind.TEXT, Kind.OUT))

    def _add(self, parts: list[Part], kind: Kind, possible: tuple[Kind, ...], shape: Shape = NOTHING) -> None:
        self.entries.append(Entry(0, tuple(parts), kind, possible, shape))

    @property
    def _last(self) -> Entry | None:
        """The entry that the next part may belong to."""
        last = self.entries[-1] if self.entries else None
        return last if last and len(last.parts) < MOST_TOGETHER else None

    def _paragraph(self, part: Paragraph) -> None:
        text = part.text
        if part.bullet and is_blank(text):
            self._empty_item(part)
        elif not text.strip():
            if any(run.note for run in part.runs):
                self._words(part)
        elif is_gap(text):
            self._gap(part)
        elif heading := self._levels.kind(part):
            possible = tuple(dict.fromkeys((heading, *_OF_WORDS)))
            self._add([part], heading, possible, Shape(stripped(part.runs)))
        elif numbered_gap(text):
            self._empty_item(part)
        elif found := scaled(part.runs):
            self._scale([part], *found)
        elif found_boxes := boxed(part.runs):
            self._boxes(part, Kind.CHECKLIST, *found_boxes)
        elif found_circles := boxed(part.runs, circles=True):
            self._boxes(part, Kind.CHOICE, *found_circles)
        elif has_gap(text):
            self._gaps(part)
        else:
            self._words(part)

    def _words(self, part: Paragraph) -> None:
        """Words to read: a paragraph, or one more item of a list; perhaps they are those at the ends of a scale."""
        last = self._last
        if last and last.kind is Kind.SCALE and last.shape.scale and (ends := two_ends(part.text)):
            scale = last.shape.scale
            if not scale.low_words and not scale.high_words and not part.bullet:
                scale = scale._replace(low_words=ends[0], high_words=ends[1])
                self.entries[-1] = last._replace(
                    parts=(*last.parts, part), shape=last.shape._replace(scale=scale)
                )
                return
        if part.bullet and last and last.kind is Kind.TEXT and _is_list(last):
            items = (*last.shape.items, stripped(part.runs))
            self.entries[-1] = last._replace(
                parts=(*last.parts, part),
                shape=last.shape._replace(items=items),
                possible=_of_items(len(items)),
            )
        elif part.bullet:
            shape = Shape(stripped(part.runs), items=(stripped(part.runs),))
            self._add([part], Kind.TEXT, _OF_WORDS, shape)
        else:
            self._add([part], Kind.TEXT, _OF_WORDS, Shape(stripped(part.runs)))

    def _gap(self, part: Paragraph) -> None:
        """A line to write on belongs to the words before it."""
        last = self._last
        if last and last.kind in (Kind.LINE, Kind.REFLECTION):
            lines = last.shape.lines + 1
            self.entries[-1] = last._replace(
                parts=(*last.parts, part), kind=Kind.REFLECTION, shape=last.shape._replace(lines=lines)
            )
            return
        if last and last.kind is Kind.LIST:
            self._one_more(last, part)
            return
        parts, prompt = self._take_prompt(always=True)
        self._add([*parts, part], Kind.LINE, _OF_GAPS, Shape(prompt, lines=1))

    def _gaps(self, part: Paragraph) -> None:
        """Words with room to write: behind them it is a line, between them a sentence to finish."""
        before, after = gapped(part.runs)
        last = self._last
        if len(before) == 1 and not words_of(after).strip(".") and words_of(before[0]) and not part.bullet:
            prompt = stripped(without_number(before[0]), ":")
            self._add([part], Kind.LINE, _OF_GAPS, Shape(prompt, lines=1))
            return
        stems = sentences(before, after)
        if (
            last
            and last.kind is Kind.STEMS
            and part.bullet
            and len(last.shape.items) + len(stems) <= MOST_STEMS
        ):
            items = (*last.shape.items, *stems)
            self.entries[-1] = last._replace(
                parts=(*last.parts, part), shape=last.shape._replace(items=items)
            )
            return
        parts, prompt = self._take_prompt()
        if len(stems) > MOST_STEMS:
            self._add([*parts, part], Kind.REFLECTION, _OF_GAPS, Shape(prompt, lines=len(stems)))
            return
        possible = (Kind.STEMS, Kind.REFLECTION, Kind.LINE, Kind.TEXT, Kind.OUT)
        self._add([*parts, part], Kind.STEMS, possible, Shape(prompt, len(stems), stems))

    def _empty_item(self, part: Paragraph) -> None:
        """A number with nothing behind it: one place of a list."""
        last = self._last
        if last and last.kind in (Kind.LIST, Kind.CHECKLIST):
            self._one_more(last, part)
            return
        parts, prompt = self._take_prompt(always=True)
        self._add(
            [*parts, part],
            Kind.LIST,
            (Kind.LIST, Kind.REFLECTION, Kind.LINE, Kind.TEXT, Kind.OUT),
            Shape(prompt, 1),
        )

    def _one_more(self, last: Entry, part: Paragraph) -> None:
        shape = (
            last.shape._replace(own=True)
            if last.kind is Kind.CHECKLIST
            else last.shape._replace(lines=min(last.shape.lines + 1, MOST_LIST))
        )
        self.entries[-1] = last._replace(parts=(*last.parts, part), shape=shape)

    def _boxes(self, part: Paragraph, kind: Kind, before: Runs, items: list[Runs]) -> None:
        """Boxes to tick, in one line or several; an empty one with dots is for the learner's own words."""
        named = tuple(item for item in items if not is_blank(words_of(item)))
        own = len(named) < len(items)
        last = self._last
        if last and last.kind is kind and not before and len(last.shape.items) + len(named) <= MOST_ITEMS:
            shape = last.shape._replace(items=(*last.shape.items, *named), own=last.shape.own or own)
            self.entries[-1] = last._replace(parts=(*last.parts, part), shape=shape)
            return
        parts, prompt = ([], before) if before else self._take_prompt()
        if not named and not own:
            self._words(part)
            return
        possible = (Kind.CHECKLIST, Kind.CHOICE, Kind.LIST, Kind.TEXT, Kind.OUT)
        self._add([*parts, part], kind, possible, Shape(prompt, len(items), named, own))

    def _scale(self, parts: list[Part], before: Runs, scale: Scale) -> None:
        """Numbers to choose from, with the words before them."""
        shape = Shape(before, scale=scale)
        if not words_of(before):
            above, prompt = self._take_prompt(always=True)
            parts, shape = [*above, *parts], shape._replace(prompt=prompt)
        self._add(parts, Kind.SCALE, (Kind.SCALE, Kind.LINE, Kind.REFLECTION, Kind.TEXT, Kind.OUT), shape)

    def _table(self, table: Table) -> None:
        if not table.text.strip() and len(table.rows) == 1 and len(table.rows[0]) == 1:
            parts, prompt = self._take_prompt(always=True)
            self._add([*parts, table], Kind.REFLECTION, _OF_GAPS, Shape(prompt, BOX_LINES))
            return
        shape = table_shape(table)
        if shape.scale:
            self._scale([table], shape.prompt, shape.scale)
            if shape.scale.items:
                self.entries[-1] = self.entries[-1]._replace(possible=(Kind.SCALE, Kind.TEXT, Kind.OUT))
        elif shape.items:
            parts, prompt = self._take_prompt()
            self._add(
                [*parts, table], Kind.STEMS, (Kind.STEMS, Kind.TEXT, Kind.OUT), shape._replace(prompt=prompt)
            )
        elif shape.grid:
            parts, prompt = self._take_prompt()
            self._add(
                [*parts, table], Kind.TABLE, (Kind.TABLE, Kind.TEXT, Kind.OUT), shape._replace(prompt=prompt)
            )
        else:
            self._add([table], Kind.TEXT, (Kind.TEXT, Kind.OUT))

    def _take_prompt(self, *, always: bool = False) -> tuple[list[Part], Runs]:
        """The words just before that belong to what follows: a question, or any words if it is nothing without them."""
        last = self._last
        if last is None or last.kind is not Kind.TEXT or not isinstance(last.parts[-1], Paragraph):
            return [], ()
        if _is_list(last) and len(last.parts) > 1 and always:
            part = last.parts[-1]
            rest = last._replace(
                parts=last.parts[:-1], shape=last.shape._replace(items=last.shape.items[:-1])
            )
            self.entries[-1] = rest
            return [part], stripped(part.runs, ":")
        if len(last.parts) > 1 or not (always or asks(last.source)):
            return [], ()
        self.entries.pop()
        return list(last.parts), stripped(without_number(last.shape.prompt), ":")


def _is_list(entry: Entry) -> bool:
    return bool(entry.shape.items) and all(isinstance(p, Paragraph) and p.bullet for p in entry.parts)


def _of_items(count: int) -> tuple[Kind, ...]:
    if count > MOST_ITEMS:
        return (Kind.TEXT, Kind.OUT)
    return (Kind.TEXT, Kind.CHECKLIST, Kind.CHOICE, Kind.OUT)
