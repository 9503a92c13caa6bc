"""Breaking text into lines: a paragraph as a whole where it is short, greedily in a long one, in any script."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from workbook.pdf.clean import is_western
from workbook.pdf.faces import LONGEST_WORD
from workbook.pdf.line import BLANK_LINE, Line, gapes
from workbook.pdf.marked_words import MarkedWords, Setting, variants
from workbook.pdf.runs import Run
from workbook.pdf.shaping.bidi import (
    FROM_THE_RIGHT,
    RIGHT_MARK,
    begins_at_the_right,
    in_sight,
    levels_of,
)
from workbook.pdf.shaping.breaks import MAY_BREAK, SOFT_HYPHEN, next_break
from workbook.pdf.shaping.clusters import clusters
from workbook.pdf.shaping.fit import best_ends
from workbook.pdf.spoken_as import in_languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workbook.pdf.faces import Face, FontBook
    from workbook.pdf.style import TextStyle

ENDLESS = 1e6
"""A width in which nothing is broken, and nothing set flush to the other side."""

_STRETCH = 50_000  # characters
_WHOLE = 4_000  # characters; longer paragraphs are broken greedily
_SPARE = 0.05  # ems; letters that meet after a break were measured apart
_KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_PLAIN = Run("")[1:]


def break_text(text: str, style: TextStyle, fonts: FontBook, width: float) -> list[Line]:
    """Lines of a text of one typeface; its own line breaks are kept."""
    return list(text_lines(text, style, fonts, width))


def text_lines(text: str, style: TextStyle, fonts: FontBook, width: float) -> Iterator[Line]:
    """The lines of a text one after the other, for one that is too long to hold all of them."""
    for paragraph in _between(text, "\n"):
        western = is_western(paragraph)
        if not paragraph.strip():
            yield BLANK_LINE
        elif not western and len(spoken := _spoken(Run(paragraph.rstrip()), fonts)) > 1:
            yield from _marked_lines(spoken, style, fonts, width)
        elif (western and not fonts.rtl) or _is_simple(paragraph, fonts):
            face = fonts[style.face] if western and not fonts.rtl else _face_for(paragraph, style.face, fonts)
            made = _simple_lines(paragraph.rstrip(), face, style.size, width / style.size)
            yield from _at_its_side(made, width) if fonts.rtl else made
        else:
            yield from _Breaker([Run(paragraph.rstrip())], style, fonts, width).lines()


def _spoken(run: Run, fonts: FontBook) -> list[Run]:
    """A run in runs of one language each."""
    if is_western(run.text):
        return [run]
    return [run._replace(text=text, language=tag) for text, tag in in_languages(run.text, fonts.language)]


def run_lines(runs: Iterable[Run], style: TextStyle, fonts: FontBook, width: float) -> Iterator[Line]:
    """Lines of marked text, one after the other."""
    runs = [part for run in runs if run.text for part in _spoken(run, fonts)]
    if all(run[1:] == _PLAIN for run in runs):
        yield from text_lines("".join(run.text for run in runs), style, fonts, width)
        return
    for paragraph in _paragraphs(runs):
        yield from _marked_lines(paragraph, style, fonts, width)


def _marked_lines(runs: list[Run], style: TextStyle, fonts: FontBook, width: float) -> Iterable[Line]:
    """Lines of a paragraph of marked text."""
    text = "".join([run.text for run in runs])
    if fonts.rtl or len(text) > _WHOLE or FROM_THE_RIGHT.search(text) or MAY_BREAK.search(text):
        return _Breaker(runs, style, fonts, width).lines()
    setting = Setting(runs, style, [fonts[role] for role in variants(runs, style.face)])
    lines = MarkedWords(setting).lines(width)
    for face in setting.faces:
        face.forget_if_full()
    return _Breaker(runs, style, fonts, width).lines() if lines is None else lines


def _is_simple(paragraph: str, fonts: FontBook) -> bool:
    """Whether all of it is written from the left, and nothing must be put into another order."""
    return not FROM_THE_RIGHT.search(paragraph) and not (
        fonts.rtl and begins_at_the_right(paragraph, otherwise=True)
    )


def _face_for(text: str, role: str, fonts: FontBook) -> Face:
    return fonts[role] if text.isascii() else fonts.face(role, japanese=bool(_KANA.search(text)))


def _at_its_side(lines: Iterable[Line], width: float) -> Iterator[Line]:
    """Lines of a paragraph that is written from the other side than its document, at that other side."""
    for line in lines:
        yield line._replace(shift=max(width - line.width, 0.0)) if width < ENDLESS else line


def _between(text: str, sign: str) -> Iterator[str]:
    """As `str.split`, but never all parts at once."""
    start = 0
    while (stop := text.find(sign, start)) >= 0:
        yield text[start:stop]
        start = stop + 1
    yield text[start:]


def _words_of(text: str) -> Iterator[str]:
    """The words between single blanks; those of a long text are parted a stretch at a time."""
    start = 0
    while len(text) - start > _STRETCH:
        stop = text.find(" ", start + _STRETCH)
        if stop < 0:
            break
        yield from text[start:stop].split(" ")
        start = stop + 1
    yield from text[start:].split(" ")


def _simple_lines(text: str, face: Face, size: float, limit: float) -> Iterable[Line]:
    """Lines of words of one typeface, all written from the left; `limit` is in ems."""
    if len(text) > _WHOLE:
        return _greedy_lines(_words_of(text), face, size, limit)
    made = list(_whole_lines(text, face, size, limit))
    face.forget_if_full()
    return made


def _whole_lines(text: str, face: Face, size: float, limit: float) -> Iterable[Line]:
    """Lines of a paragraph that is broken as a whole; all but the last have the blank at their end that was there."""
    words = text.split(" ")
    widths = list(map(face.width, words))
    room = sum(widths) + (len(words) - 1) * face.space
    if room <= limit:
        return (Line(face.show(words, size), room * size),)
    if max(widths) > limit or MAY_BREAK.search(text):
        if face.hyphens:
            words = [
                _hyphenated(word, face) if wide > limit else word
                for word, wide in zip(words, widths, strict=True)
            ]
        return _part_lines(_parted(words, face, limit), face, size, limit - _SPARE)
    gaps = [face.space] * len(words)
    ends = best_ends(widths, gaps, limit)
    if face.hyphens and gapes(widths, gaps, ends, limit):
        parts = _parted([_hyphenated(word, face) for word in words], face, limit)
        if len(parts) > len(words):
            return _part_lines(parts, face, size, limit - _SPARE)
    return [
        Line(
            face.show(words[start:end] if end == len(words) else [*words[start:end], ""], size),
            (sum(widths[start:end]) + (end - start - 1) * face.space) * size,
        )
        for start, end in pairwise([0, *ends])
    ]


def _hyphenated(word: str, face: Face) -> str:
    """A word with a soft hyphen wherever it may have one."""
    points = face.hyphens.points(word) if face.hyphens and SOFT_HYPHEN not in word else ()
    if not points:
        return word
    return SOFT_HYPHEN.join(
        word[start:stop] for start, stop in zip((0, *points), (*points, len(word)), strict=True)
    )


class _PartOfWord(NamedTuple):
    """What is never parted: its text, its width, the blank after it, and the hyphen that it has if a line ends here."""

    text: str
    width: float
    gap: float
    hyphen: float


def _parted(words: Sequence[str], face: Face, limit: float) -> list[_PartOfWord]:
    """Words in the parts between which a line may end."""
    found: list[_PartOfWord] = []
    for word in words:
        texts = list(_pieces(word, face, limit)) or [word]
        for text in texts:
            width, hyphen = _measured(text, face)
            found.append(_PartOfWord(text, width, 0.0, hyphen))
        found[-1] = found[-1]._replace(gap=face.space)
    return found


def _measured(text: str, face: Face) -> tuple[float, float]:
    """The width of a part inside a line, and of the hyphen that comes to it at the end of one."""
    if not text.endswith(SOFT_HYPHEN):
        return face.width(text), 0.0
    width = face.width(text[:-1])
    return width, face.width(text) - width


def _pieces(word: str, face: Face, limit: float) -> Iterator[str]:
    """The parts of a word that are never parted, one after the other; one wider than a line is cut all the same."""
    if not MAY_BREAK.search(word):
        yield from _cut(word, face, limit)
        return
    start = 0
    while start < len(word):
        stop = next_break(word, start)
        yield from _cut(word[start:stop], face, limit)
        start = stop


def _cut(text: str, face: Face, limit: float) -> Iterable[str]:
    """The text itself, or its letters if it is wider than a line."""
    if len(text) <= LONGEST_WORD and face.width(text) <= limit:
        return (text,) if text else ()
    return text if text.isascii() else clusters(text)


def _part_lines(parts: Sequence[_PartOfWord], face: Face, size: float, limit: float) -> Iterator[Line]:
    """Lines of parts of words, broken as a whole."""
    ends = best_ends(
        [part.width for part in parts],
        [part.gap for part in parts],
        limit,
        [part.hyphen for part in parts],
    )
    start = 0
    for end in ends:
        words = [""]
        for part in parts[start:end]:
            words[-1] += part.text
            if part.gap:
                words.append("")
        goes_on = len(words) > 1 and not words[-1]
        if goes_on:
            words.pop()
        yield _line_of(words, face, size, goes_on=goes_on and end < len(parts))
        start = end


def _line_of(words: Sequence[str], face: Face, size: float, *, goes_on: bool = False) -> Line:
    """A line; one that goes on has the blank at its end that parts its last word from the next line's first."""
    width = sum(map(face.width, words)) + (len(words) - 1) * face.space
    line = Line(face.show([*words, ""] if goes_on else words, size), width * size)
    face.forget_if_full()
    return line


def _greedy_lines(words: Iterable[str], face: Face, size: float, limit: float) -> Iterator[Line]:
    """Lines as full as they can be; for a text that is too long to be looked at as a whole."""
    widths, space = face.widths, face.space
    line: list[str] = []
    x = 0.0
    for word in words:
        width = widths.get(word)
        if width is None:
            width = face.measure(word) if len(word) <= LONGEST_WORD else limit * 2
        if x + width <= limit:
            line.append(word)
            x += width + space
        elif line and width <= limit and not MAY_BREAK.search(word):
            yield Line(face.show([*line, ""], size), (x - space) * size)
            face.forget_if_full()
            line, x = [word], width + space
        else:
            begun, wide = "", 0.0
            for piece in _pieces(word, face, limit - _SPARE):
                width, hyphen = _measured(piece, face)
                if x + wide + width + hyphen > limit - _SPARE and (line or begun):
                    yield _line_of([*line, begun] if begun else line, face, size, goes_on=not begun)
                    line, x, begun, wide = [], 0.0, "", 0.0
                begun += piece
                wide += width
            line.append(begun)
            x += wide + space
    if line:
        yield _line_of(line, face, size)


def _paragraphs(runs: list[Run]) -> Iterator[list[Run]]:
    """The runs between line feeds."""
    current: list[Run] = []
    for run in runs:
        texts = _between(run.text, "\n")
        current.append(run._replace(text=next(texts)))
        for text in texts:
            yield current
            current = [run._replace(text=text)]
    yield current


class _Bit(NamedTuple):
    """A text of one run and one level: odd levels are written from the right."""

    place: int
    text: str
    level: int = 0


class _Box(NamedTuple):
    """Bits that no line parts, with the blank that follows them if there is one."""

    bits: tuple[_Bit, ...]
    width: float
    blank: _Bit | None
    gap: float
    hyphen: float = 0.0


class _Breaker:
    """Breaks one paragraph of marked text, or of text in two directions; a word may run through several runs."""

    def __init__(self, runs: list[Run], style: TextStyle, fonts: FontBook, width: float) -> None:
        self._limit = width
        self._runs = runs
        text = "".join(run.text for run in runs)
        self._length = len(text)
        self._rtl = begins_at_the_right(text, otherwise=fonts.rtl)
        self._apart = self._rtl != fonts.rtl
        self._levels = levels_of(text, rtl=self._rtl) if self._rtl or FROM_THE_RIGHT.search(text) else None
        self._faces = [_face_for(text, role, fonts) for role in variants(runs, style.face)]
        self._setting = Setting(runs, style, self._faces)
        self._sizes = self._setting.sizes

    def lines(self) -> Iterator[Line]:
        """The lines, at least one."""
        made = self._whole() if self._length <= _WHOLE else self._greedily()
        return _at_its_side(made, self._limit) if self._apart else made

    def _whole(self) -> Iterator[Line]:
        boxes = list(self._boxes())
        ends = self._ends(boxes)
        widths, gaps = [box.width for box in boxes], [box.gap for box in boxes]
        if self._setting.may_hyphenate and gapes(widths, gaps, ends, self._limit):
            boxes = list(self._boxes(hyphenate=True))
            ends = self._ends(boxes)
        start = 0
        for end in ends:
            yield self._line(boxes[start:end], goes_on=end < len(boxes))
            start = end

    def _ends(self, boxes: Sequence[_Box]) -> list[int]:
        if sum(box.width + box.gap for box in boxes) - boxes[-1].gap <= self._limit:
            return [len(boxes)]
        return best_ends(
            [box.width for box in boxes],
            [box.gap for box in boxes],
            self._limit,
            [box.hyphen for box in boxes],
        )

    def _greedily(self) -> Iterator[Line]:
        line: list[_Box] = []
        x = 0.0
        for box in self._boxes():
            if line and x + box.width + box.hyphen > self._limit:
                yield self._line(line, goes_on=True)
                line, x = [], 0.0
            line.append(box)
            x += box.width + box.gap
        yield self._line(line)

    def _boxes(self, *, hyphenate: bool = False) -> Iterator[_Box]:
        """The paragraph in boxes, each as long as it must be."""
        word: list[_Bit] = []
        at = 0
        for place, run in enumerate(self._runs):
            face, size = self._faces[place], self._sizes[place]
            blank, gap = _Bit(place, " "), face.space * size
            is_plain = self._levels is None and not hyphenate and not MAY_BREAK.search(run.text)
            for number, text in enumerate(_words_of(run.text)):
                if number:
                    width = (
                        face.width(word[0].text) * size if is_plain and len(word) == 1 else self._limit * 2
                    )
                    if width <= self._limit and word[0].place == place:
                        yield _Box((word[0],), width, blank, gap)  # nearly every word
                    else:
                        if self._levels is not None:
                            blank = blank._replace(level=self._levels[at])
                        yield from self._of_word(word, blank, gap, hyphenate=hyphenate)
                    word = []
                    at += 1
                if is_plain and number and text:
                    word.append(_Bit(place, text))
                else:
                    word += self._bits(place, text, at)
                at += len(text)
        yield from self._of_word(word, None, 0.0, hyphenate=hyphenate)

    def _of_word(
        self, word: list[_Bit], blank: _Bit | None, gap: float, *, hyphenate: bool
    ) -> Iterator[_Box]:
        """A word as one box, or as several if a line may end in it or must."""
        width, hyphen = self._measure(word)
        if width <= self._limit and len(word) != 1:
            yield _Box(tuple(word), width, blank, gap, hyphen)
            return
        parts = [part for bit in word for part in self._texts(bit, hyphenate=hyphenate and len(word) == 1)]
        for part in parts[:-1]:
            width, hyphen = self._measure([part])
            yield _Box((part,), width, None, 0.0, hyphen)
        width, hyphen = self._measure(parts[-1:])
        yield _Box(tuple(parts[-1:]), width, blank, gap, hyphen)

    def _texts(self, bit: _Bit, *, hyphenate: bool) -> list[_Bit]:
        """A bit in the bits between which a line may end."""
        face = self._faces[bit.place]
        text = _hyphenated(bit.text, face) if hyphenate and not self._runs[bit.place].code else bit.text
        limit = (self._limit - _SPARE * self._setting.style.size) / self._sizes[bit.place]
        if len(text) <= LONGEST_WORD and face.width(text) <= limit and not MAY_BREAK.search(text):
            return [bit]
        mark = RIGHT_MARK * (bit.level % 2)
        pieces = (piece.removeprefix(mark) for piece in _pieces(text, face, limit))
        return [bit._replace(text=mark + piece) for piece in pieces if piece] or [bit]

    def _bits(self, place: int, text: str, at: int) -> Iterable[_Bit]:
        """A text parted where its direction changes."""
        if self._levels is None:
            return (_Bit(place, text),) if text else ()
        return self._levelled(place, text, self._levels[at : at + len(text)])

    def _levelled(self, place: int, text: str, levels: Sequence[int]) -> Iterator[_Bit]:
        start = 0
        for level, group in groupby(levels):
            stop = start + sum(1 for _level in group)
            yield _Bit(place, RIGHT_MARK * (level % 2) + text[start:stop], level)
            start = stop

    def _measure(self, bits: Sequence[_Bit]) -> tuple[float, float]:
        """The width of bits side by side, and of the hyphen that a line ends with after them."""
        width = hyphen = 0.0
        for bit in bits:
            wide, hyphen = _measured(bit.text, self._faces[bit.place])
            size = self._sizes[bit.place]
            width += wide * size
            hyphen *= size
        return width, hyphen

    def _line(self, boxes: Sequence[_Box], *, goes_on: bool = False) -> Line:
        """A line of boxes as operators, one stretch a run, in the order in which it is seen.

        One that goes on behind a blank keeps it, without room, so that its last word does not run into the next.
        """
        bits: list[_Bit] = []
        for box in boxes:
            bits += box.bits
            if box.blank is not None:
                bits.append(box.blank)
        while bits and bits[-1].text in ("", " "):
            bits.pop()
        blank = boxes[-1].blank if goes_on and bits and self._levels is None else None
        if blank is not None:
            bits.append(blank)
        said = ""
        if self._levels is not None:
            said = "".join([bit.text for bit in bits]).replace(RIGHT_MARK, "")
            said = said if FROM_THE_RIGHT.search(said) else ""
            bits = list(_joined(bits))
            bits = in_sight(bits, [bit.level for bit in bits])
        line = self._setting.line(list(self._stretches(bits)), said)
        for face in self._faces:
            face.forget_if_full()
        return line if blank is None else line._replace(width=line.width - boxes[-1].gap)

    def _stretches(self, bits: Iterable[_Bit]) -> Iterator[tuple[int, str, float]]:
        for place, group in groupby(bits, key=itemgetter(0)):
            texts = [bit.text for bit in group]
            if self._levels is None:
                texts = [part for word in "".join(texts).split(" ") for part in (" ", word)][1:]
            width = sum(map(self._faces[place].width, texts)) * self._sizes[place]
            yield place, self._faces[place].draw(texts, round(self._sizes[place], 2)), width


def _joined(bits: Iterable[_Bit]) -> Iterator[_Bit]:
    """Neighbours of the same run and level that are no blanks as one bit, so that letters meet as in a whole word."""
    before: _Bit | None = None
    for bit in bits:
        if before is not None and bit[::2] == before[::2] and " " not in (bit.text, before.text):
            before = before._replace(text=before.text + bit.text)
            continue
        if before is not None:
            yield before
        before = bit
    if before is not None:
        yield before
