"""Font files: read once a process, shaped by HarfBuzz, and embedded in a document with the shapes it used."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from struct import pack, unpack_from
from threading import Lock
from typing import Any, NamedTuple

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from workbook.pdf.shaping.embedding import Compound, Part, Shape, embedded

EMBEDDING = Lock()
"""Cutting fonts down takes memory: one document at a time may embed."""

_PRIVATE = 0xD800, 0xF8FF  # halves of surrogate pairs, and private use
_SYMBOLIC = 4
_IDENTITY = {
    "Registry": pdfdoc.PDFString("Adobe"),
    "Ordering": pdfdoc.PDFString("Identity"),
    "Supplement": 0,
}
# Readers take a bracket for what it looks like, and turn its line around with it.
_PAIRS = "()[]{}<>«»‹›⟨⟩"
_MIRRORED = str.maketrans(dict(zip(_PAIRS[::2] + _PAIRS[1::2], _PAIRS[1::2] + _PAIRS[::2], strict=True)))
_MOST_MAPPINGS = 100  # in one bfchar section, by the PDF specification


_MOST_CODES = 65_000  # a code has two bytes, and so has the number of a shape
_MARKS = frozenset(b"()\\\r\n")  # they mean something in a PDF's texts

_MOST_PARTS, _MOST_SAID = 60, 200
"""Glyphs in a shape, and characters that it stands for; a letter with more marks is drawn in several shapes."""

_Place = tuple[int, int, int, int]
"""How far a glyph is moved across and up, and how far the next one is."""


class FontsMissing(OSError):
    """The font files that come with the program are not where they belong."""


class Shaped(NamedTuple):
    """A stretch of text in one font: its width in ems, and what stands between `(` and `)` to draw it."""

    width: float
    codes: str


class _Program:
    """A font file: what it measures, and whose name it has."""

    def __init__(self, file_name: str) -> None:
        path = fonts_folder() / file_name
        self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.font = hb.Font(self.face)
        self.name = path.stem
        self.scale = 1000 / self.face.upem
        head, extents, posture = (
            bytes(self.face.reference_table(tag).data) for tag in ("head", "hhea", "post")
        )
        self.box = [round(side * self.scale) for side in unpack_from(">4h", head, 36)]
        self.ascent, self.descent = (round(value * self.scale) for value in unpack_from(">2h", extents, 4))
        self.slant = unpack_from(">i", posture, 4)[0] / 65536
        self.tall = round(
            self.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT) * self.scale
        )


@cache
def fonts_folder() -> Path:
    """Where the fonts lie: inside the installed package, or at the top of the source tree."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_bundled" / "resources" / "fonts", package.parent / "resources" / "fonts"):
        if folder.is_dir():
            return folder
    raise FontsMissing("The program’s fonts are missing.")


@cache
def _program(file_name: str) -> _Program:
    return _Program(file_name)


class DocFont:
    """One font file in one document.

    Each cluster that was shaped gets a code of its own for the shape and the text it stands for, so that text copied
    out of the PDF is exactly what was written, even where two texts share a shape.
    """

    def __init__(self, file_name: str, name: str) -> None:
        self.name = name
        self._program = _program(file_name)
        self.family = self._program.name
        self._font = self._program.font
        self._per_em = 1 / self._program.face.upem
        self._buffers = _buffer(rtl=False), _buffer(rtl=True)
        self._codes: dict[tuple[Shape, str], str] = {}
        self._advances: dict[int, int] = {}
        self._simple: dict[
            tuple[int, str], tuple[str, int]
        ] = {}  # codes and advances, for nearly all there is

    def has(self, character: str) -> bool:
        """Whether the font can draw a character. In its private area a font has what it likes: that is no text."""
        code = ord(character)
        return not _PRIVATE[0] <= code <= _PRIVATE[1] and bool(self._font.get_nominal_glyph(code))

    def drew(self) -> bool:
        """Whether anything of it was used."""
        return bool(self._codes)

    def shape(self, text: str, *, script: str = "", language: str = "", rtl: bool = False) -> Shaped | None:
        """A text of one script as it is drawn from left to right; None if the font lacks something of it."""
        if len(self._codes) > _MOST_CODES - len(text):
            return None
        buffer = self._buffers[rtl]
        buffer.clear_contents()
        buffer.add_str(text)
        if script:
            buffer.script = script
        buffer.language = language or "en"  # never that of the computer
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"  # as the line has it, whatever the letters suggest
        hb.shape(self._font, buffer)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        glyphs = [info.codepoint for info in infos]
        if not glyphs:
            return Shaped(0.0, "")  # joiners alone
        if 0 in glyphs:
            return None
        places = [position.position for position in positions]
        clusters = [info.cluster for info in infos]
        if len(glyphs) == len(text) and not rtl and clusters == list(range(len(text))):
            simple = self._one_by_one(text, glyphs, places)
            if simple is not None:
                return simple
        if rtl:
            begun = _letters(text)
            return self._by_clusters(
                text.translate(_MIRRORED), [begun[at] for at in clusters], glyphs, places
            )
        return self._by_clusters(text, clusters, glyphs, places)

    def sign(self, text: str) -> Shaped:
        """A picture that is written with several characters, as one sign: its own, or else that of its first."""
        buffer = self._buffers[False]
        buffer.clear_contents()
        buffer.add_str(text)
        buffer.language = "en"
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        hb.shape(self._font, buffer)
        glyph = buffer.glyph_infos[0].codepoint
        return self._whole(glyph, text)

    def say(self, drawn: str, meant: str) -> Shaped:
        """A character that stands for another in what is copied out."""
        return self._whole(self._font.get_nominal_glyph(ord(drawn)) or 0, meant)

    def _whole(self, glyph: int, text: str) -> Shaped:
        code, advance = self._simply(glyph, text)
        return Shaped(advance * self._per_em, code)

    def addObjects(self, document: Any) -> None:
        """Embed the used shapes as a composite font; reportlab calls this when it saves."""
        shapes = [shape for shape, _text in self._codes]
        with EMBEDDING:
            program, places = embedded(self._program.face, shapes)
        base = pdfdoc.PDFName(f"{_tag(self.name)}+{self._program.name}")
        widths = [round(self._advance_of(shape) * self._program.scale, 2) for shape in shapes]
        descendant = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": pdfdoc.PDFDictionary(_IDENTITY),
            "FontDescriptor": self._descriptor(document, base, program),
            "DW": 0,
            "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(widths)]),
            "CIDToGIDMap": stream(document, pack(f">{len(places) + 1}H", 0, *places), f"glyphs:{self.name}"),
        }
        texts = [text for _shape, text in self._codes]
        font = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": base,
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([dictionary(document, descendant, f"cid:{self.name}")]),
            "ToUnicode": stream(document, to_unicode(texts, digits=4), f"unicode:{self.name}"),
        }
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.name] = dictionary(document, font, f"font:{self.name}")

    def _one_by_one(self, text: str, glyphs: list[int], places: list[_Place]) -> Shaped | None:
        """A text of one glyph a character, none of them moved: nearly every word; None if it is not so."""
        known = self._simple
        codes: list[str] = []
        width = drift = 0
        for character, glyph, (x, y, advance, _down) in zip(text, glyphs, places, strict=True):
            if x or y:
                return None
            code, usual = known.get((glyph, character)) or self._simply(glyph, character)
            codes.append(self._moved(drift, code) if drift else code)
            width += advance
            drift = advance - usual
        if drift:
            codes.append(self._moved(drift, ""))
        return Shaped(width * self._per_em, "".join(codes))

    def _by_clusters(self, text: str, clusters: list[int], glyphs: list[int], places: list[_Place]) -> Shaped:
        """A text whose clusters may take several glyphs each, from left to right as they are drawn."""
        starts = sorted(set(clusters))
        stops = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        codes: list[str] = []
        width = drift = at = 0
        before, begins = -1, 0
        while at < len(glyphs):
            start, first = clusters[at], at
            while at < len(glyphs) and clusters[at] == start and at - first < _MOST_PARTS:
                at += 1
            if start != before:
                begins = start if start != starts[0] else 0  # what vanished before goes with the first
            ends = begins + _MOST_PARTS if at < len(glyphs) and clusters[at] == start else stops[start]
            said = text[begins:ends][:_MOST_SAID]
            before, begins = start, ends
            if at == first + 1 and not (places[first][0] or places[first][1]) and places[first][2]:
                advance = places[first][2]
                code, usual = self._simply(glyphs[first], said)
            else:
                shape = _compound(glyphs[first:at], places[first:at])
                advance = usual = shape.advance
                code = self._codes.get((shape, said)) or self._code(shape, said)
            codes.append(self._moved(drift, code) if drift else code)
            width += advance
            drift = advance - usual
        if drift:
            codes.append(self._moved(drift, ""))
        return Shaped(width * self._per_em, "".join(codes))

    def _moved(self, drift: int, code: str) -> str:
        """A code that begins nearer to or farther from the one before it."""
        return f"){-drift * self._program.scale:g}({code}"

    def _simply(self, glyph: int, text: str) -> tuple[str, int]:
        """The code of a single glyph, and its usual advance."""
        found = self._simple.get((glyph, text))
        if found is None:
            found = self._simple[glyph, text] = self._code(glyph, text), self._advance_of(glyph)
        return found

    def _code(self, shape: Shape, text: str) -> str:
        code = self._codes[shape, text] = as_text((len(self._codes) + 1).to_bytes(2, "big"))
        return code

    def _advance_of(self, shape: Shape) -> int:
        if isinstance(shape, Compound):
            return shape.advance
        advance = self._advances.get(shape)
        if advance is None:
            advance = self._advances[shape] = self._font.get_glyph_h_advance(shape)
        return advance

    def _descriptor(self, document: Any, base: Any, program: bytes) -> Any:
        known = self._program
        facts = {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": base,
            "Flags": _SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(known.box),
            "ItalicAngle": known.slant,
            "Ascent": known.ascent,
            "Descent": known.descent,
            "CapHeight": known.tall,
            "StemV": 120 if "Bold" in known.name else 80,
            "FontFile2": stream(document, program, f"program:{self.name}", {"Length1": len(program)}),
        }
        return dictionary(document, facts, f"descriptor:{self.name}")


def as_text(code: bytes) -> str:
    """A code as it stands in a PDF's text: each byte as the character of its number, or spelt if that is a mark."""
    return "".join(f"\\{byte:03o}" if byte in _MARKS else chr(byte) for byte in code)


def _buffer(*, rtl: bool) -> hb.Buffer:
    """What is shaped in. From the right, a joiner that joins nothing is a shape of its own, and is read as one."""
    buffer = hb.Buffer()
    if rtl:
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    else:
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    return buffer


def _compound(glyphs: list[int], places: list[_Place]) -> Compound:
    """The glyphs of a cluster as one shape."""
    parts: list[Part] = []
    at = 0
    for glyph, (x, y, advance, _down) in zip(glyphs, places, strict=True):
        parts.append(Part(glyph, at + x, y))
        at += advance
    return Compound(tuple(parts), at)


def _letters(text: str) -> list[int]:
    """For each character where its letter begins: marks are one with theirs, while a non-joiner stands for itself."""
    begun: list[int] = []
    for place, character in enumerate(text):
        begun.append(begun[-1] if begun and unicodedata.combining(character) else place)
    return begun


def dictionary(document: Any, facts: dict[str, Any], name: str) -> Any:
    """A dictionary as an object of its own in a document."""
    return document.Reference(pdfdoc.PDFDictionary(facts), name)


def stream(document: Any, content: bytes | str, name: str, facts: dict[str, int] | None = None) -> Any:
    """A pressed stream as an object of its own in a document."""
    made = pdfdoc.PDFStream(pdfdoc.PDFDictionary(facts or {}), content, [pdfdoc.PDFZCompress])
    return document.Reference(made, name)


def to_unicode(texts: list[str], *, digits: int) -> str:
    """The map from codes, counted from one, back to text."""
    last = "F" * digits
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        f"1 begincodespacerange <{'0' * digits}> <{last}> endcodespacerange",
    ]
    for start in range(0, len(texts), _MOST_MAPPINGS):
        part = texts[start : start + _MOST_MAPPINGS]
        lines.append(f"{len(part)} beginbfchar")
        lines += [f"<{code:0{digits}X}> <{_utf16(text)}>" for code, text in enumerate(part, start + 1)]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines)


def _tag(name: str) -> str:
    """Six capital letters that mark a font as cut down, by its number in the document."""
    number = int(name[1:])
    letters = ""
    for _ in range(6):
        number, digit = divmod(number, 26)
        letters = chr(65 + digit) + letters
    return letters


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()
