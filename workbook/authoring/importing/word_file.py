"""Reads a Word file into its parts, in order: paragraphs, tables, pictures, drawings, and what stands beside."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from workbook.authoring.importing.docx_zip import DocxFile
from workbook.authoring.importing.parts import (
    GAP,
    Beside,
    Drawing,
    Paragraph,
    Picture,
    Run,
    Table,
)
from workbook.authoring.importing.trouble import ImportTrouble
from workbook.authoring.importing.word_styles import Lists, read_styles
from workbook.authoring.importing.word_words import EMPTY_BOX, ParagraphReader, note_id
from workbook.authoring.importing.word_xml import (
    attribute,
    child,
    inside,
    is_on,
    name_of,
    number,
    plain,
    value,
)
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from workbook.authoring.importing.parts import Part

MOST_PARTS = 100_000
_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_LARGER = 1.2  # than the text: then a line may be a heading that was made by hand
_NO_SIGN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(-[A-Za-z0-9]{1,8})*")
_WITH_PLACE = ("pt", "zh")  # languages that are written otherwise in another country


class WordFile(NamedTuple):
    """What a Word file holds."""

    title: str
    language: str
    parts: tuple[Part, ...]
    notes: Mapping[str, tuple[Paragraph, ...]]


def read_parts(path: Path, going_on: Callable[[], bool] | None = None) -> WordFile:
    """All parts of a `.docx`. ImportTrouble with one calm sentence; OSError."""
    with DocxFile(path, going_on) as docx:
        return _Reader(docx).read()


class _Reader:
    def __init__(self, docx: DocxFile) -> None:
        self._docx = docx
        self._main = _main_part(docx)
        self._folder = self._main.rpartition("/")[0]
        self._styles = read_styles(docx.tree(self._beside("styles")))
        self._lists = Lists(docx.tree(self._beside("numbering")))
        self._languages: Counter[str] = Counter()
        self._links: dict[str, tuple[str, str]] = {}  # id to target and sort
        self._addresses: dict[str, str] = {}  # id to what a link leads to
        self._count = 0

    def read(self) -> WordFile:
        self._refer(self._main)
        parts: list[Part] = []
        for block in self._docx.blocks(self._main, depth=2):
            parts += self._block(block)
        notes = self._notes(parts)
        parts += self._headers()
        parts += self._comments()
        return WordFile(self._title(), self._language(), tuple(parts), notes)

    def _refer(self, part: str) -> None:
        """What is referred to from now on is what this part names."""
        self._links = _relations(self._docx, part)
        self._addresses = {key: target for key, (target, sort) in self._links.items() if sort == "hyperlink"}

    def _beside(self, name: str) -> str:
        return f"{self._folder}/{name}.xml".lstrip("/")

    def _block(self, block: Element) -> Iterator[Part]:
        """A paragraph, a table, or what holds some of them."""
        self._count += 1
        if self._count > MOST_PARTS:
            raise self._docx.huge()
        name = name_of(block)
        if name == "p":
            yield from self._paragraph(block)
        elif name == "tbl":
            yield from self._table(block)
        elif name == "sdt" and _is_contents(block):
            words = "\n".join(_plain_words(one) for one in inside(block, "p"))
            yield Beside("contents", words)
        elif name == "AlternateContent":
            chosen = child(block, "Choice")
            yield from self._blocks(chosen if chosen is not None else child(block, "Fallback"))
        elif name in _WRAPPERS:
            yield from self._blocks(block)
        elif name in ("del", "moveFrom"):
            yield Beside("deleted", _plain_words(block))
        elif name == "altChunk":
            yield Beside("other", "")

    def _blocks(self, holder: Element | None) -> Iterator[Part]:
        for one in holder if holder is not None else ():
            yield from self._block(one)

    def _paragraph(self, element: Element) -> Iterator[Part]:
        properties = child(element, "pPr")
        style = self._styles.of(value(properties, "pStyle"))
        reader = ParagraphReader(style, self._addresses, self._drawn)
        reader.read(element)
        self._languages.update(reader.languages)
        runs = tuple(run._replace(text=_NO_SIGN.sub("", run.text)) for run in reader.runs)
        if style.contents:
            yield Beside("contents", "".join(run.text for run in runs))
            yield from reader.others
            return
        level = style.level
        outline = number(value(properties, "outlineLvl"))
        if outline is not None and outline < 9:
            level = outline + 1
        bullet = None
        if not level:
            list_id = value(properties, "numPr", "numId") or style.list_id
            depth = number(value(properties, "numPr", "ilvl"))
            bullet = self._lists.bullet(list_id, style.depth if depth is None else depth)
        if bullet and bullet.box and not any(run.text.lstrip().startswith(EMPTY_BOX) for run in runs[:1]):
            runs = (Run(f"{EMPTY_BOX} "), *runs)
        if not any(run.text.strip() or run.note for run in runs) and _has_line(properties):
            runs = (Run(GAP),)
        size = max(reader.largest, style.size)
        large = value(properties, "jc") == "center" or size > _LARGER * self._styles.size
        yield Paragraph(runs, level, bullet, style.quoted, large)
        yield from reader.others

    def _table(self, element: Element) -> Iterator[Part]:
        """Its rows; pictures and drawings in cells come behind it, and tables inside tables too."""
        rows: list[tuple[tuple[Paragraph, ...], ...]] = []
        others: list[Part] = []
        for row in _rows(element):
            cells: list[tuple[Paragraph, ...]] = []
            for cell in _cells(row):
                found = list(self._blocks(cell))
                others += [part for part in found if not isinstance(part, Paragraph)]
                cells.append(tuple(part for part in found if isinstance(part, Paragraph)))
                wide = number(value(child(cell, "tcPr"), "gridSpan")) or 1
                cells += [()] * min(wide - 1, 60)
            rows.append(tuple(cells))
        yield Table(tuple(rows))
        yield from others

    def _drawn(self, element: Element) -> list[Part]:
        """A picture, or shapes with what is written in them."""
        about = next(inside(element, "docPr"), None)
        shape = next(inside(element, "shape"), None)
        name = attribute(about, "descr") or attribute(about, "title") or attribute(shape, "alt")
        found: list[Part] = [self._picture(one, name) for one in _pictures(element)]
        boxes = list(inside(element, "txbxContent"))
        paragraphs = tuple(part for one in boxes for part in self._blocks(one))
        words = [part for part in paragraphs if isinstance(part, Paragraph) and part.text.strip()]
        words += [Paragraph((Run(text),)) for text in self._diagram(element)]
        if words or not found:
            found.append(Drawing(tuple(words), name or attribute(about, "name")))
        return found + [part for part in paragraphs if not isinstance(part, Paragraph)]

    def _picture(self, key: str, name: str) -> Picture:
        target, _unused = self._links.get(key, ("", ""))
        if target in self._docx:
            return Picture(self._docx.data(target), name, target)
        return Picture(b"", name, target)

    def _diagram(self, element: Element) -> list[str]:
        """What is written in a diagram or a chart, which lies in a file of its own."""
        found: list[str] = []
        for one in element.iter():
            key = attribute(one, "dm") if plain(one.tag) == "relIds" else ""
            key = attribute(one, "id") if plain(one.tag) == "chart" else key
            target, _unused = self._links.get(key, ("", ""))
            if target and (root := self._docx.tree(target)) is not None:
                found += [one.text for one in root.iter() if plain(one.tag) == "t" and one.text]
        return found

    def _notes(self, parts: list[Part]) -> dict[str, tuple[Paragraph, ...]]:
        """Footnotes and endnotes by the ids that runs refer to; what is drawn in them comes behind all else."""
        found = {}
        for name in ("footnotes", "endnotes"):
            part = self._beside(name)
            self._refer(part)
            for note in self._docx.blocks(part, depth=1) if part in self._docx else ():
                if attribute(note, "type") in ("separator", "continuationSeparator", "continuationNotice"):
                    continue
                inner = list(self._blocks(note))
                found[note_id(name, note)] = tuple(p for p in inner if isinstance(p, Paragraph))
                parts += [one for one in inner if not isinstance(one, Paragraph)]
        return found

    def _headers(self) -> Iterator[Part]:
        """What stands at the top and the foot of the sheets, once each."""
        told = set()
        for target, sort in _relations(self._docx, self._main).values():
            if sort in ("header", "footer") and target in self._docx:
                root = self._docx.tree(target)
                words = (
                    "\n".join(filter(str.strip, map(_plain_words, inside(root, "p"))))
                    if root is not None
                    else ""
                )
                if words.strip() and words not in told:
                    told.add(words)
                    yield Beside("header", words)

    def _comments(self) -> Iterator[Part]:
        part = self._beside("comments")
        for comment in self._docx.blocks(part, depth=1) if part in self._docx else ():
            words = "\n".join(_plain_words(one) for one in inside(comment, "p"))
            if words.strip():
                yield Beside("comment", words)

    def _title(self) -> str:
        root = self._docx.tree("docProps/core.xml")
        return _NO_SIGN.sub("", (root is not None and root.findtext("{*}title")) or "").strip()

    def _language(self) -> str:
        """The language of most of its words, else the one it was begun in."""
        known = [key for key, _unused in self._languages.most_common() if key]
        code = next(iter(known), "") or self._styles.language
        found = _LANGUAGE.fullmatch(code)
        if found is None:
            return ""
        return code if found[1].lower() in _WITH_PLACE else found[1].lower()


def _main_part(docx: DocxFile) -> str:
    """Where the text is."""
    for target, sort in _relations(docx, "").values():
        if sort == "officeDocument" and target in docx:
            if not target.startswith("word/") and "word/document.xml" not in docx:
                break
            return target
    if "word/document.xml" in docx:
        return "word/document.xml"
    raise ImportTrouble(_("“{name}” is not a Word file. A Word file ends in .docx.").format(name=docx.name))


def _relations(docx: DocxFile, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to: id to target and sort; a target inside the file is its name there."""
    folder, _unused, name = part.rpartition("/")
    path = f"{folder}/_rels/{name}.rels".lstrip("/")
    root = docx.tree(path)
    found = {}
    for one in root if root is not None else ():
        target = attribute(one, "Target")
        if attribute(one, "TargetMode") != "External":
            target = target.lstrip("/") if target.startswith("/") else _joined(folder, target)
        found[attribute(one, "Id")] = (target, attribute(one, "Type").rpartition("/")[2])
    return found


def _joined(folder: str, target: str) -> str:
    parts = [part for part in folder.split("/") if part]
    for part in target.split("/"):
        if part == "..":
            with suppress(IndexError):
                parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _is_contents(block: Element) -> bool:
    gallery = value(child(block, "sdtPr", "docPartObj"), "docPartGallery")
    return gallery == "Table of Contents"


def _has_line(properties: Element | None) -> bool:
    borders = child(properties, "pBdr")
    return is_on(borders, "bottom") or is_on(borders, "between")


def _rows(table: Element) -> Iterator[Element]:
    for one in table:
        if name_of(one) == "tr":
            yield one
        elif name_of(one) in _WRAPPERS:
            yield from _rows(one)


def _cells(row: Element) -> Iterator[Element]:
    for one in row:
        if name_of(one) == "tc":
            yield one
        elif name_of(one) in _WRAPPERS:
            yield from _cells(one)


def _pictures(element: Element) -> Iterable[str]:
    """The ids of what is shown, each once."""
    found = {}
    for one in element.iter():
        if plain(one.tag) == "blip":
            found[attribute(one, "embed") or attribute(one, "link")] = True
        elif plain(one.tag) == "imagedata":
            found[attribute(one, "id") or attribute(one, "href")] = True
    return [key for key in found if key]


def _plain_words(element: Element) -> str:
    """All words in an element, whatever they are there for."""
    words = []
    for one in element.iter():
        name = plain(one.tag)
        if name in ("t", "delText") and one.text:
            words.append(one.text)
        elif name in ("tab", "br"):
            words.append(" ")
    return _NO_SIGN.sub("", "".join(words))
