"""Breaking text into lines, greedily and in time that grows with the text alone."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from workbook.pdf.faces import LONGEST_WORD
from workbook.pdf.runs import Run, variant
from workbook.pdf.style import ACCENT, MUTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbook.pdf.faces import Face, FontBook
    from workbook.pdf.style import TextStyle

UP_SIZE, UP_RISE = 0.68, 0.34
CODE_SIZE = 0.9  # source text looks larger than it is
_STRETCH = 50_000  # characters
_CLOSING = (
    "!%),.:;?\\]}’”\u3001\u3002\u300b\u300d\u300f\u3011\u3015\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\u30fc"
)
_IDEOGRAPHS = (
    "\u2e80-\u2fff\u3001-\u30ff\u3130-\u318f\u31f0-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\uff00-\uffee\U00020000-\U0003ffff"
)
_BREAK_AFTER = re.compile(rf"(?:(?<=\w)[-‐–—/](?!\d)|[{_IDEOGRAPHS}])(?![-‐–—/{_CLOSING}])")
"""A line may end after a hyphen, a dash or a slash inside a word, and between ideographs."""


class Line(NamedTuple):
    """A line ready to be drawn: its operators after the position, its width, what in it is a link or struck through."""

    operators: str
    width: float
    links: tuple[tuple[float, float, str], ...] = ()
    struck: tuple[tuple[float, float], ...] = ()


BLANK_LINE = Line("", 0.0)


def break_text(text: str, style: TextStyle, fonts: FontBook, width: float) -> list[Line]:
    """Lines of a text of one typeface; its own line breaks are kept."""
    return list(text_lines(text, style, fonts, width))


def text_lines(text: str, style: TextStyle, fonts: FontBook, width: float) -> Iterator[Line]:
    """The lines of a text one after the other, for one that is too long to hold all of them."""
    face = fonts[style.face]
    for paragraph in _between(text, "\n"):
        if paragraph.strip():
            yield from _break_words(_words_of(paragraph.rstrip()), face, style.size, width / style.size)
        else:
            yield BLANK_LINE


def run_lines(runs: Iterable[Run], style: TextStyle, fonts: FontBook, width: float) -> Iterator[Line]:
    """Lines of marked text, one after the other."""
    runs = [run for run in runs if run.text]
    if all(run[1:] == _PLAIN for run in runs):
        yield from text_lines("".join(run.text for run in runs), style, fonts, width)
        return
    for paragraph in _paragraphs(runs):
        yield from _RunBreaker(paragraph, style, fonts, width).lines()


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


_PLAIN = Run("")[1:]


def _break_words(words: Iterable[str], face: Face, size: float, limit: float) -> Iterator[Line]:
    """Lines of words of one typeface; `limit` is in ems."""
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
        elif line and width <= limit and not _BREAK_AFTER.search(word):
            yield Line(face.show(line, size), (x - space) * size)
            face.forget_if_full()
            line, x = [word], width + space
        else:
            for piece in _cut(word, face, limit - x, limit):
                if piece:
                    line.append(piece)
                    x += face.width(piece) + space
                else:
                    yield Line(face.show(line, size), (x - space) * size)
                    face.forget_if_full()
                    line, x = [], 0.0
    if line:
        yield Line(face.show(line, size), (x - space) * size)


def _cut(word: str, face: Face, room: float, limit: float) -> Iterator[str]:
    """A word in pieces for the room left on a line and for whole lines; an empty one stands for a line's end."""
    start = 0
    while start < len(word):
        stop = _fitting(face, word, start, room, whole=room >= limit)
        if stop > start:
            yield word[start:stop]
        if stop < len(word):
            yield ""
        start, room = stop, limit


def _fitting(face: Face, word: str, start: int, room: float, *, whole: bool) -> int:
    """Where the part of a word from `start` that fits in the room ends; `start` itself if nothing fits.

    It ends where a break is welcome. With a `whole` line free it may end between any two characters, and then
    holds one at least.
    """
    x, good, at = 0.0, start, start
    while at < len(word):
        x += face.width(word[at])
        if x > room:
            break
        at += 1
        if _BREAK_AFTER.match(word, at - 1):
            good = at
    if at == len(word) or (good == start and not whole):
        return at if at == len(word) else start
    if good > start:
        return good
    while at > start + 1 and unicodedata.combining(word[at]):
        at -= 1
    return max(at, start + 1)


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


class _RunBreaker:
    """Breaks one paragraph of marked text; a word may run through several runs."""

    def __init__(self, runs: list[Run], style: TextStyle, fonts: FontBook, width: float) -> None:
        self._style = style
        self._limit = width
        roles = [variant(style.face, bold=r.bold, italic=r.italic, code=r.code) for r in runs]
        self._faces = [fonts[role] for role in roles]
        self._runs = runs
        self._sizes = [
            style.size * (UP_SIZE if run.up else 1) * (CODE_SIZE if run.code else 1) for run in runs
        ]
        self._line: list[tuple[int, str]] = []
        self._x = 0.0

    def lines(self) -> Iterator[Line]:
        """The lines, at least one."""
        for word, blank in self._words():
            yield from self._add(word, blank)
        yield self._end_line()

    def _words(self) -> Iterator[tuple[list[tuple[int, str]], tuple[int, str]]]:
        """Words as lists of (run, text), each with the blank that follows it."""
        word: list[tuple[int, str]] = []
        for place, run in enumerate(self._runs):
            texts = _words_of(run.text)
            word.append((place, next(texts)))
            for text in texts:
                yield word, (place, " ")
                word = [(place, text)]
        yield word, (0, "")

    def _add(self, word: list[tuple[int, str]], blank: tuple[int, str]) -> Iterator[Line]:
        """Put a word on the line; the lines that it ended."""
        width = sum(map(self._width, word))
        if self._x + width > self._limit and self._line:
            yield self._end_line()
        if width > self._limit:
            for part in word:
                yield from self._fill_lines(*part)
        else:
            self._line += word
            self._x += width
        self._line.append(blank)
        self._x += self._width(blank)

    def _fill_lines(self, place: int, text: str) -> Iterator[Line]:
        """Fill lines with a part of an endless word; its end begins the last line."""
        face, size = self._faces[place], self._sizes[place]
        start = 0
        while start < len(text):
            room = (self._limit - self._x) / size
            stop = _fitting(face, text, start, room, whole=not self._line)
            if stop > start:
                self._line.append((place, text[start:stop]))
                self._x += face.width(text[start:stop]) * size
            if stop < len(text):
                yield self._end_line()
            start = stop

    def _width(self, part: tuple[int, str]) -> float:
        face, size = self._faces[part[0]], self._sizes[part[0]]
        if part[1] == " ":
            return face.space * size
        if len(part[1]) > LONGEST_WORD:
            return self._limit * 2
        return face.width(part[1]) * size

    def _end_line(self) -> Line:
        """What was collected as operators, one stretch a run."""
        while self._line and self._line[-1][1] in ("", " "):
            self._x -= self._width(self._line.pop())
        operators: list[str] = []
        links: list[tuple[float, float, str]] = []
        struck: list[tuple[float, float]] = []
        x = 0.0
        for place, text in _joined(self._line):
            width = self._faces[place].text_width(text) * self._sizes[place]
            operators.append(self._operators(place, text))
            if self._runs[place].link:
                links.append((x, x + width, self._runs[place].link))
            if self._runs[place].struck:
                struck.append((x, x + width))
            x += width
        made = Line(" ".join(operators), self._x, tuple(links), tuple(struck))
        self._line, self._x = [], 0.0
        return made

    def _operators(self, place: int, text: str) -> str:
        run, face, size = self._runs[place], self._faces[place], self._sizes[place]
        words = text.split(" ")
        for word in words:
            face.width(word)  # so that it is known to `show`, also after it was joined anew
        shown = face.show(words, round(size, 2))
        if run.up:
            shown = f"{self._style.size * UP_RISE:.2f} Ts {shown} 0 Ts"
        if run.link or run.muted:
            shown = f"{ACCENT if run.link else MUTED} rg {shown} {self._style.colour} rg"
        return shown


def _joined(parts: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Neighbours of the same run as one text."""
    place = -1
    texts: list[str] = []
    for part_place, text in parts:
        if part_place != place and texts:
            yield place, "".join(texts)
            texts = []
        place = part_place
        texts.append(text)
    if texts:
        yield place, "".join(texts)
