"""Fields of a fillable form as a PDF has them: made once for a document, each told by its name.

Appearances are written, so that no program has to make them before the form is filled in; there are no scripts, and no
radio buttons, which some programs lose. What a field is called says exercise, row and column.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFontFace

from workbook.course.form_fields import COURSE_FIELD
from workbook.language.scripts import JAPANESE, OF_SCRIPT, script_of
from workbook.pdf.clean import clean
from workbook.pdf.fonts import fonts_folder
from workbook.pdf.style import INK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.pdf.sheet import PlacedField
    from workbook.pdf.tagged import Structure

_FONT = "FormText"
_MULTILINE, _COMBO, _READ_ONLY = 1 << 12, 1 << 17, 1
_PRINT, _HIDDEN = 4, 2
_MOST_LETTERS = 250  # of what a field is called
_TWO_LINES = 2.6  # times the letters' size; a field that is less tall has one line
_MOST_MAPPINGS = 100  # in one bfchar section, by the PDF specification
_LATIN = "SourceSans3_400Regular.ttf"
_WRITTEN_IN_JAPAN = ("Hira", "Kana", "Hani")
_READING = Lock()


def script_for(words: str) -> str:
    """The script that most letters of a course are in; empty where the faces of every page have it."""
    counts = Counter(script_of(ord(sign)) for sign in words if sign.isalpha())
    return counts.most_common(1)[0][0] if counts else ""


def font_for(script: str, language: str) -> str:
    """The font file that is typed in where a course is written in this script."""
    if language.lower().startswith("ja") and script in _WRITTEN_IN_JAPAN:
        return JAPANESE.regular
    return OF_SCRIPT[script].regular if script in OF_SCRIPT else _LATIN


class FormWriter:
    """Writes the fields of one document, and at the end what they have in common."""

    def __init__(self, canvas: Any, structure: Structure, language: str, words: str) -> None:
        self._canvas, self._document = canvas, canvas._doc  # noqa: SLF001 - reportlab's door to its document
        self._structure = structure
        script = script_for(words)
        self._font_file = font_for(script, language)
        self._side = {"Q": 2} if script in ("Hebr", "Arab") else {}  # where what is typed begins
        self._fields: list[Any] = []
        self._names: set[str] = set()
        self._looks: dict[str, Any] = {}

    def place(self, placed: Iterable[PlacedField], page: int) -> None:
        """Put fields on the page that is being written, in the order in which Tab goes through them."""
        for one in placed:
            if facts := self._named(one.what.name, self._widget(one)):
                self._fields.append(self._structure.annotate(facts, one.element, page))

    def facts(self, words: str) -> None:
        """A field that nobody sees: it tells of which course and version the form is, and is saved with it."""
        text = pdfdoc.PDFString(words)
        facts = {"FT": _name("Tx"), "Ff": _READ_ONLY, "F": _HIDDEN, "V": text, "DV": text}
        named = self._named(COURSE_FIELD, {"Type": _name("Annot"), **facts, **_box((0, 0, 0, 0))})
        self._canvas._addAnnotation(pdfdoc.PDFDictionary(named), COURSE_FIELD)  # noqa: SLF001
        self._fields.append(self._document.refAnnotation(COURSE_FIELD))

    def finish(self) -> None:
        """Write what all fields have in common."""
        font = self._font(self._font_file)
        fonts = pdfdoc.PDFDictionary({"Font": pdfdoc.PDFDictionary({_FONT: font})})
        form = {
            "Fields": pdfdoc.PDFArray(self._fields),
            "DR": fonts,
            "DA": pdfdoc.PDFString(_look(0)),
            "NeedAppearances": pdfdoc.PDFfalse,
        }
        self._document.Catalog.AcroForm = self._document.Reference(pdfdoc.PDFDictionary(form), "form")

    def _named(self, name: str, facts: dict[str, Any]) -> dict[str, Any]:
        """The facts of a field with its name; none if that is taken: the first place of a name counts."""
        if name in self._names:
            return {}
        self._names.add(name)
        return facts | {"Subtype": _name("Widget"), "T": pdfdoc.PDFString(name)}

    def _widget(self, placed: PlacedField) -> dict[str, Any]:
        field = placed.what.field
        says = clean(placed.what.says).replace("\n", " ")[:_MOST_LETTERS]
        facts: dict[str, Any] = {"F": _PRINT, "TU": pdfdoc.PDFString(says), **_box(placed.box)}
        if field.sort == "tick":
            return facts | self._tick(placed)
        facts |= self._side
        facts |= {"DA": pdfdoc.PDFString(_look(placed.size)), "V": pdfdoc.PDFString("")}
        facts["AP"] = pdfdoc.PDFDictionary({"N": self._drawn(placed, "/Tx BMC EMC")})
        if field.sort == "pick":
            picks = [pdfdoc.PDFArray([pdfdoc.PDFString(""), pdfdoc.PDFString("")])]
            picks += [
                pdfdoc.PDFArray([pdfdoc.PDFString(v), pdfdoc.PDFString(clean(w))]) for v, w in field.picks
            ]
            return facts | {"FT": _name("Ch"), "Ff": _COMBO, "Opt": pdfdoc.PDFArray(picks)}
        tall = placed.box[3] - placed.box[1] > _TWO_LINES * placed.size
        return facts | {"FT": _name("Tx"), "Ff": _MULTILINE if field.sort == "text" and tall else 0}

    def _tick(self, placed: PlacedField) -> dict[str, Any]:
        left, bottom, right, top = placed.box
        w, h = right - left, top - bottom
        pen = max(1.2, 0.11 * h)
        mark = (
            f"q {INK} RG {pen:.2f} w 1 J {0.22 * w:.2f} {0.52 * h:.2f} m {0.42 * w:.2f} {0.28 * h:.2f} l "
            f"{0.8 * w:.2f} {0.76 * h:.2f} l S Q"
        )
        states = {"Yes": self._drawn(placed, mark), "Off": self._drawn(placed, "")}
        off = _name("Off")
        return {
            "FT": _name("Btn"),
            "V": off,
            "AS": off,
            "AP": pdfdoc.PDFDictionary({"N": pdfdoc.PDFDictionary(states)}),
        }

    def _drawn(self, placed: PlacedField, operators: str) -> Any:
        """How a field looks; fields of one size share it."""
        left, bottom, right, top = placed.box
        w, h = f"{right - left:.2f}", f"{top - bottom:.2f}"
        key = f"drawn:{w}:{h}:{operators}"
        if key in self._looks:
            return self._looks[key]
        facts = {
            "Type": _name("XObject"),
            "Subtype": _name("Form"),
            "BBox": pdfdoc.PDFArray([0, 0, float(w), float(h)]),
            "Resources": pdfdoc.PDFDictionary({}),
        }
        stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(facts), operators)
        self._looks[key] = self._document.Reference(stream, key)
        return self._looks[key]

    def _font(self, file_name: str) -> Any:
        """A whole font: nobody knows which letters will be typed."""
        whole = _whole(file_name)
        face = whole.face
        name = _name(face.name.decode("latin-1"))
        descriptor = {
            "Type": _name("FontDescriptor"),
            "FontName": name,
            "Flags": 32,
            "FontBBox": pdfdoc.PDFArray(face.bbox),
            "ItalicAngle": face.italicAngle,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.capHeight,
            "StemV": face.stemV,
            "FontFile2": self._stream(whole.program, "form-program", {"Length1": len(whole.program)}),
        }
        cid = {
            "Type": _name("Font"),
            "Subtype": _name("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "FontDescriptor": self._reference(descriptor, "form-descriptor"),
            "DW": round(face.defaultWidth or 0),
            "W": pdfdoc.PDFArray(whole.widths()),
            "CIDToGIDMap": _name("Identity"),
        }
        font = {
            "Type": _name("Font"),
            "Subtype": _name("Type0"),
            "BaseFont": name,
            "Encoding": _name("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([self._reference(cid, "form-cid")]),
            "ToUnicode": self._stream(whole.to_unicode().encode(), "form-unicode", {}),
        }
        return self._reference(font, "form-font")

    def _reference(self, facts: dict[str, Any], name: str) -> Any:
        return self._document.Reference(pdfdoc.PDFDictionary(facts), name)

    def _stream(self, content: bytes, name: str, facts: dict[str, int]) -> Any:
        stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(facts), content, [pdfdoc.PDFZCompress])
        return self._document.Reference(stream, name)


class _WholeFont:
    """A font file with all its letters."""

    def __init__(self, file_name: str) -> None:
        path = fonts_folder() / file_name
        self.program = path.read_bytes()
        self.face = TTFontFace(str(path))
        self._letters: dict[int, int] = {}
        for code, glyph in sorted(self.face.charToGlyph.items(), key=_plainest):
            self._letters.setdefault(glyph, code)

    def widths(self) -> list[Any]:
        """Each glyph's width, in stretches of glyphs that follow each other."""
        found: list[Any] = []
        stretch: list[int] = []
        before = -2
        for glyph, code in sorted(self._letters.items()):
            if glyph != before + 1:
                found += [glyph, stretch := []]
            stretch.append(round(self.face.charWidths.get(code, self.face.defaultWidth)))
            before = glyph
        return [pdfdoc.PDFArray(part) if isinstance(part, list) else part for part in found]

    def to_unicode(self) -> str:
        """The map from glyphs to the letters that they are typed as."""
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        pairs = sorted(self._letters.items())
        for start in range(0, len(pairs), _MOST_MAPPINGS):
            part = pairs[start : start + _MOST_MAPPINGS]
            lines.append(f"{len(part)} beginbfchar")
            lines += [
                f"<{glyph:04X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for glyph, code in part
            ]
            lines.append("endbfchar")
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines)


def _plainest(pair: tuple[int, int]) -> tuple[bool, int]:
    """Where two letters share a shape, the one that stands for itself: the Greek mu, not the sign for a millionth."""
    return not unicodedata.is_normalized("NFKC", chr(pair[0])), pair[0]


@cache
def _whole(file_name: str) -> _WholeFont:
    with _READING:
        return _WholeFont(file_name)


def _look(size: float) -> str:
    return f"/{_FONT} {size:g} Tf {INK} rg"


def _name(words: str) -> Any:
    return pdfdoc.PDFName(words)


def _box(box: tuple[float, float, float, float]) -> dict[str, Any]:
    return {"Rect": pdfdoc.PDFArray([float(f"{side:.2f}") for side in box])}
