"""A Markdown text of somebody else in its parts: headings, what is filled in, pictures, and text as it stands.

What only another program understands (blocks between colons, instructions of Liquid, HTML) stays as text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from workbook.authoring.importing.markdown import line as safe_line
from workbook.authoring.importing.parts import Beside, Markdown, Paragraph, Picture, Run, Table
from workbook.authoring.importing.shapes import asks, has_gap, table_shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbook.authoring.importing.parts import Part

MOST_AT_ONCE = 20_000  # letters that are looked through for links and pictures in one go
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})(.*)")
_COLONS = re.compile(r"\s*:{3,}(?!:)[ \t]*(.*)")
_HEADING = re.compile(r" {0,3}(?:(#{1,6})[ \t]+|(#{2,6}))([^#\s].*)")
_UNDER = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_TASK = re.compile(r"\s{0,6}[-*+][ \t]+\[([ xX])\][ \t]+(.*)")
_ROW = re.compile(r"\s{0,3}\|?.*\|.*")
_RULE = re.compile(r"\s{0,3}\|?[ \t]*:?-{1,}:?[ \t]*(\|[ \t]*:?-{1,}:?[ \t]*)*\|?[ \t]*")
_GOES_ON = re.compile(r"[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|>")
_PICTURE = re.compile(
    r"""!\[([^\[\]]*)\]\(\s*<?((?:\{\{[^{}]*\}\}|[^()\s<>{]|\{(?!\{))*(?:\([^()]*\)[^()\s<>]*)*)>?(?:\s+["'][^)]*["'])?\s*\)(\{[^{}\n]*\})?"""
)
_IMG = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_LINK = re.compile(
    r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?((?:\{\{[^{}]*\}\}|\{%[^{}%]*%\}|[^()\s<>{]|\{(?![{%]))*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+\"[^\"]*\")?\s*\)(\{[^{}\n]*\})?"
)
_LOOSE = re.compile(r"\]\(([^()\n]*)\)")
_DEFINITION = re.compile(r"^ {0,3}\[([^\]\n^@][^\]\n]*)\]:[ \t]*<?(\S*?)>?(?:[ \t]+[\"'(].*)?$", re.MULTILINE)
_REFERENCE = re.compile(r"\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]")
_LIQUID = re.compile(r"\{%[^%]*%\}|\{\{[^{}]*\}\}")
_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?/?>")
_ATTRIBUTES = re.compile(r"[ \t]*\{[:#.][^{}\n]*\}[ \t]*$")
_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|\*{1,3}|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)|`+")
_GOOD = ("https://", "http://", "mailto:", "tel:")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)


class Found(NamedTuple):
    """Where a picture lies as it is written, with what the text says that it shows."""

    place: str
    alternative: str


def parts_of(text: str, first_level: int, picture: Callable[[Found], Picture | None]) -> Iterator[Part]:
    """The parts of a text; the highest of its headings are to be of `first_level`.

    `picture` finds a picture that is written there; what it does not find is named and linked.
    """
    reader = _Reader(text, first_level, picture)
    yield from reader.parts()


class _Reader:
    def __init__(self, text: str, first_level: int, picture: Callable[[Found], Picture | None]) -> None:
        self._picture, self._first = picture, first_level
        self._bad = {
            found[1].lower(): found[2]
            for found in _DEFINITION.finditer(text)
            if not found[2].startswith(_GOOD)
        }
        self._lines = text.split("\n")
        self._inside = 0  # blocks between colons that are open
        self._fence = ""

    def parts(self) -> Iterator[Part]:
        chunk: list[str] = []
        for line in self._lines:
            if self._in_code(line):
                chunk.append(line)
                continue
            heading, colons = _HEADING.fullmatch(line), _COLONS.fullmatch(line)
            level = _level_under(line, chunk)
            if level:
                words = chunk.pop()
                yield from self._chunk(chunk)
                chunk = []
                yield self._heading(level, words)
            elif heading:
                yield from self._chunk(chunk)
                chunk = []
                yield self._heading(len(heading[1] or heading[2]), heading[3])
            elif colons:
                yield from self._chunk(chunk)
                chunk = []
                yield from self._colons(colons[1].strip())
            elif _begins_anew(line, chunk):
                yield from self._chunk(chunk)
                chunk = [line]
            else:
                chunk.append(line)
        if self._fence:
            chunk.append(self._fence)
        yield from self._chunk(chunk)

    def _in_code(self, line: str) -> bool:
        """Whether a line is, begins or ends source text."""
        mark = _FENCE.match(line)
        if self._fence:
            if mark and mark[1].startswith(self._fence) and not mark[2].strip():
                self._fence = ""
            return True
        if mark and not (mark[1][0] == "`" and "`" in mark[2]):
            self._fence = mark[1]
            return True
        return False

    def _heading(self, level: int, words: str) -> Paragraph:
        """A heading; inside a block of others none begins a page."""
        words = plain(_ATTRIBUTES.sub("", words.rstrip("# \t")))
        level = min(6, level + self._first - 1)
        return Paragraph((Run(words),), max(level, self._first + 2) if self._inside else level)

    def _colons(self, words: str) -> Iterator[Part]:
        """A line of colons: one with words begins a block, another ends it."""
        if words.strip("{} "):
            self._inside += 1
            yield Markdown(f"\\::: {_safe(words)}", "fence")
        else:
            self._inside = max(0, self._inside - 1)

    def _chunk(self, lines: list[str]) -> Iterator[Part]:
        """Lines between two blank ones, or a whole list."""
        text = "\n".join(lines).strip("\n")
        if not text.strip():
            return
        if _FENCE.match(text):
            yield Markdown(text)
        elif parts := _tasks(lines) or _table(lines) or _prompt(text):
            yield from parts
        else:
            for piece in _pieces(text):
                yield from self._text(piece)

    def _text(self, text: str) -> Iterator[Part]:
        pictures: list[Part] = []
        sorts: list[str] = []
        pieces, at = [], 0
        for code in _CODE.finditer(text):  # nothing in source text is changed
            pieces += [self._changed(text[at : code.start()], pictures, sorts), code[0]]
            at = code.end()
        pieces.append(self._changed(text[at:], pictures, sorts))
        made = "\n".join(one if len(one) < 9000 else safe_line(one) for one in "".join(pieces).split("\n"))
        if made.strip():
            yield Markdown(made.strip("\n"), next(iter(sorts), ""))
        yield from pictures

    def _changed(self, text: str, pictures: list[Part], sorts: list[str]) -> str:
        def shown(found: re.Match[str]) -> str:
            alternative = _alternative(found[1], found[3] or "")
            return self._place(Found(found[2], alternative), pictures, sorts)

        def tagged(found: re.Match[str]) -> str:
            given = {name.lower(): one or other for name, one, other in _ATTRIBUTE.findall(found[0])}
            return self._place(Found(given.get("src", ""), given.get("alt", "")), pictures, sorts)

        text = _DEFINITION.sub(self._definition(pictures), text)
        text = _LINK.sub(self._link, _IMG.sub(tagged, _PICTURE.sub(shown, text)))
        text = _REFERENCE.sub(self._reference, text) if self._bad else text
        text = _LOOSE.sub(_unlinked, text)
        if _LIQUID.search(text):
            sorts.append("liquid")
            text = _LIQUID.sub(lambda found: f"`{' '.join(found[0].split())}`", text)
        if _HTML.search(text):
            sorts.append("html")
        return text.replace("[@", "\\[&#64;")

    def _place(self, found: Found, pictures: list[Part], sorts: list[str]) -> str:
        """What stands in the text where a picture was: it follows by itself, as no line of text holds one here."""
        alternative = " ".join(found.alternative.replace("[", "(").replace("]", ")").split())
        if found.place.startswith(("https://", "http://")):
            sorts.append("remote")
            return f"[{alternative or found.place}]({found.place})"
        found = found._replace(place=_LIQUID.sub("", found.place))
        picture = self._picture(found)
        pictures.append(picture or Picture(b"", alternative or found.place, found.place))
        return ""

    def _definition(self, pictures: list[Part]) -> Callable[[re.Match[str]], str]:
        def kept(found: re.Match[str]) -> str:
            if found[1].lower() not in self._bad:
                return found[0]
            pictures.append(Beside("link", found[0].strip()))
            return ""

        return kept

    def _link(self, found: re.Match[str]) -> str:
        """A link that leads out of the course stays; one to another file becomes its words and its address."""
        words, target = found[1], found[2]
        if target.startswith(_GOOD):
            return f"[{words}]({target})"
        if not target or target.startswith("#"):
            return words
        return f"{words} ({_safe(target) if not _LIQUID.search(target) else target})"

    def _reference(self, found: re.Match[str]) -> str:
        name = (found[2] or found[1]).lower()
        return f"{found[1]} ({_safe(self._bad[name])})" if name in self._bad else found[0]


def _pieces(text: str) -> Iterator[str]:
    """A text in parts that are looked through in a short time; as a rule all of it is one."""
    if len(text) <= MOST_AT_ONCE:
        yield text
        return
    part: list[str] = []
    size = 0
    for line in safe_line(text).split("\n") if "\n" not in text else text.split("\n"):
        if part and size + len(line) > MOST_AT_ONCE:
            yield "\n".join(part)
            part, size = [], 0
        part.append(line)
        size += len(line)
    yield "\n".join(part)


def _begins_anew(line: str, chunk: list[str]) -> bool:
    """Whether a line behind an empty one is no part of what stands before."""
    if not chunk or chunk[-1].strip() or not line.strip() or line[0] in " \t":
        return False
    return not (_GOES_ON.match(line) and _GOES_ON.match(next(filter(str.strip, chunk), "")))


def _level_under(line: str, chunk: list[str]) -> int:
    """The level of a heading that is underlined, if this is its line."""
    found = _UNDER.fullmatch(line)
    if found is None or not chunk or not chunk[-1].strip() or (len(chunk) > 1 and chunk[-2].strip()):
        return 0
    if _GOES_ON.match(chunk[-1]) or "|" in chunk[-1]:
        return 0
    return 1 if found[1][0] == "=" else 2


def _tasks(lines: list[str]) -> list[Part]:
    """A list of boxes to tick."""
    found = [_TASK.fullmatch(line) for line in lines if line.strip()]
    if not found or not all(found):
        return []
    return [Paragraph((Run(f"☐ {plain(one[2])}"),)) for one in found if one]


def _table(lines: list[str]) -> list[Part]:
    """A table that is filled in; one to read stays as it stands."""
    rows = [line for line in lines if line.strip()]
    if len(rows) < 3 or not _RULE.fullmatch(rows[1]) or not all(map(_ROW.fullmatch, rows)):
        return []
    cells = [_cells(row) for at, row in enumerate(rows) if at != 1]
    if len({len(row) for row in cells}) != 1:
        return []
    table = Table(tuple(tuple((Paragraph((Run(cell),)),) for cell in row) for row in cells))
    shape = table_shape(table)
    return [table] if shape.grid or shape.scale or shape.items else []


def _cells(row: str) -> list[str]:
    inner = row.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [plain(cell.replace("\\|", "|")).strip() for cell in re.split(r"(?<!\\)\|", inner)]


def _prompt(text: str) -> list[Part]:
    """A line with room to write behind it, or a plain question, to which what follows may belong."""
    asked = asks(text) and plain(text) == text
    if "\n" in text or not (asked or has_gap(text)) or not any(letter.isalnum() for letter in text):
        return []
    if text[0] in "#>-*+|" or _LINK.search(text) or _PICTURE.search(text) or _LIQUID.search(text):
        return []
    return [Paragraph((Run(plain(text, gaps=True)),))]


def plain(text: str, *, gaps: bool = False) -> str:
    """The words of Markdown without its marks."""
    text = _PICTURE.sub(lambda found: found[1], text)
    text = _LINK.sub(lambda found: found[1], text)
    text = _HTML.sub("", text)
    if gaps:
        return re.sub(r"\*{1,3}|\\(?=[!-/:-@])", "", text)
    return _MARKS.sub(lambda found: found[1] or "", text)


def _alternative(words: str, attributes: str) -> str:
    """What a picture shows: between its brackets, or as an attribute behind it."""
    given = {name.lower(): one or other for name, one, other in _ATTRIBUTE.findall(attributes)}
    return words.strip() or given.get("alt", "")


def _unlinked(found: re.Match[str]) -> str:
    """What looks like a link and leads nowhere, as words."""
    good = found[1].startswith(_GOOD) and " " not in found[1].split(' "')[0]
    return found[0] if good else f"] ({found[1]})"


def _safe(words: str) -> str:
    return words.replace("{#", "{\\#")
