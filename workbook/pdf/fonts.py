"""Font files: read once a process, and embedded in a document with the characters it used."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from struct import pack
from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFontFace

EMBEDDING = Lock()
"""A parsed face keeps a reading position while it is cut down: one document at a time may embed."""

MISSING = "[U+{:04X}]"
_PRIVATE = 0xD800, 0xF8FF  # halves of surrogate pairs, and private use
_SYMBOLIC = 4
_IDENTITY = {
    "Registry": pdfdoc.PDFString("Adobe"),
    "Ordering": pdfdoc.PDFString("Identity"),
    "Supplement": 0,
}
_MOST_MAPPINGS = 100  # in one bfchar section, by the PDF specification


class FontsMissing(OSError):
    """The font files that come with the program are not where they belong."""


@cache
def fonts_folder() -> Path:
    """Where the fonts lie: inside the installed package, or at the top of the source tree."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_bundled" / "resources" / "fonts", package.parent / "resources" / "fonts"):
        if folder.is_dir():
            return folder
    raise FontsMissing("The program’s fonts are missing.")


@cache
def _typeface(file_name: str) -> TTFontFace:
    with EMBEDDING:
        return TTFontFace(str(fonts_folder() / file_name))


class DocFont:
    """One font file in one document.

    Each character used gets a code of its own, so that text copied out of the PDF is exactly what was drawn
    even where two characters share a shape. A shaped cluster can later get a code in the same way.
    """

    def __init__(self, file_name: str, name: str) -> None:
        self.name = name
        self.face = _typeface(file_name)
        self._glyphs: dict[int, int] = self.face.charToGlyph
        self._widths: dict[int, float] = self.face.charWidths
        self._default = float(self.face.defaultWidth or 0)
        self._codes: dict[str, str] = {}

    def has(self, character: str) -> bool:
        """Whether the font can draw a character. In its private area a font has what it likes: that is no text."""
        code = ord(character)
        return code in self._glyphs and not _PRIVATE[0] <= code <= _PRIVATE[1]

    def drew(self) -> bool:
        """Whether any character of it was used."""
        return bool(self._codes)

    def width(self, text: str) -> float:
        """The advance of a text in ems."""
        widths, default = self._widths, self._default
        return sum([widths.get(ord(character), default) for character in text]) / 1000

    def encode(self, text: str) -> str:
        """A text as hexadecimal codes for a `Tj`."""
        codes = self._codes
        made = []
        for character in text:
            code = codes.get(character)
            if code is None:
                code = codes[character] = f"{len(codes) + 1:04X}"
            made.append(code)
        return "".join(made)

    def addObjects(self, document: Any) -> None:
        """Embed the used characters as a composite font; reportlab calls this when it saves."""
        characters = list(self._codes)
        with EMBEDDING:
            program = self.face.makeSubset([ord(character) for character in characters])
        base = pdfdoc.PDFName(f"{_tag(self.name)}+{self.face.name.decode('latin-1')}")
        descendant = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": pdfdoc.PDFDictionary(_IDENTITY),
            "FontDescriptor": self._descriptor(document, base, program),
            "DW": round(self._default),
            "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray([self._width_of(c) for c in characters])]),
            "CIDToGIDMap": _stream(document, self._glyph_map(characters), f"glyphs:{self.name}"),
        }
        font = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": base,
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([_dictionary(document, descendant, f"cid:{self.name}")]),
            "ToUnicode": _stream(document, _to_unicode(characters), f"unicode:{self.name}"),
        }
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.name] = _dictionary(document, font, f"font:{self.name}")

    def _width_of(self, character: str) -> float:
        return round(self._widths.get(ord(character), self._default), 2)

    def _descriptor(self, document: Any, base: Any, program: bytes) -> Any:
        face = self.face
        facts = {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": base,
            "Flags": _SYMBOLIC,
            "FontBBox": pdfdoc.PDFArray(face.bbox),
            "ItalicAngle": face.italicAngle,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.capHeight,
            "StemV": face.stemV,
            "FontFile2": _stream(document, program, f"program:{self.name}", {"Length1": len(program)}),
        }
        return _dictionary(document, facts, f"descriptor:{self.name}")

    def _glyph_map(self, characters: list[str]) -> bytes:
        """Two bytes a code: the glyph's place in the embedded program, which is ordered by first use."""
        places = {0: 0}
        numbers = [0]
        for character in characters:
            glyph = self._glyphs.get(ord(character), 0)
            numbers.append(places.setdefault(glyph, len(places)))
        return pack(f">{len(numbers)}H", *numbers)


def _dictionary(document: Any, facts: dict[str, Any], name: str) -> Any:
    return document.Reference(pdfdoc.PDFDictionary(facts), name)


def _stream(document: Any, content: bytes | str, name: str, facts: dict[str, int] | None = None) -> Any:
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(facts or {}), content, [pdfdoc.PDFZCompress])
    return document.Reference(stream, name)


def _tag(name: str) -> str:
    """Six capital letters that mark a font as cut down, by its number in the document."""
    number = int(name[1:])
    letters = ""
    for _ in range(6):
        number, digit = divmod(number, 26)
        letters = chr(65 + digit) + letters
    return letters


def _to_unicode(characters: list[str]) -> str:
    """The map from codes back to text: UTF-16, and presentation forms as the letters they stand for."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(characters), _MOST_MAPPINGS):
        part = characters[start : start + _MOST_MAPPINGS]
        lines.append(f"{len(part)} beginbfchar")
        lines += [f"<{code:04X}> <{_utf16(text)}>" for code, text in enumerate(part, start + 1)]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines)


def _utf16(character: str) -> str:
    if 0xFB00 <= ord(character) <= 0xFEFF:
        character = unicodedata.normalize("NFKC", character)
    return character.encode("utf-16-be").hex().upper()
