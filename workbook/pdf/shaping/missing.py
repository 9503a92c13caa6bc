"""A character that no font has: a small box with its code inside, which copies out as the character itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from workbook.pdf.fonts import Shaped, as_text, dictionary, fonts_folder, stream, to_unicode

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 255
"""A font of drawn boxes has codes of one byte."""

_DIGITS = "SourceSans3_600SemiBold.ttf"
_LOW, _HIGH, _SIDE, _PEN = (
    -130,
    730,
    40,
    36,
)  # of the box, in thousandths of an em; the room left and right of it
_COLUMN, _ROWS, _SHARE = 225, (340, -40), 0.46  # digits stand in two rows, in this share of their usual size


class MissingSigns:
    """Boxes for up to 255 characters of one document, as a font whose shapes are drawn on the spot."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._codes: dict[str, str] = {}

    def drew(self) -> bool:
        """Whether any box was used."""
        return bool(self._codes)

    def has_room(self, character: str) -> bool:
        """Whether the box of a character is here, or can be."""
        return character in self._codes or len(self._codes) < MOST

    def box(self, character: str) -> Shaped:
        """The box of a character."""
        code = self._codes.setdefault(character, as_text(bytes([len(self._codes) + 1])))
        return Shaped(_width(character) / 1000, code)

    def addObjects(self, document: Any) -> None:
        """Put the font into the document; reportlab calls this when it saves."""
        characters = list(self._codes)
        drawn = {f"c{number}": _drawn(character) for number, character in enumerate(characters, 1)}
        shapes = {key: stream(document, content, f"{key}:{self.name}") for key, content in drawn.items()}
        names = [pdfdoc.PDFName(key) for key in drawn]
        facts = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type3"),
            "FontBBox": pdfdoc.PDFArray([0, _LOW, max(map(_width, characters)), _HIGH]),
            "FontMatrix": pdfdoc.PDFArray([0.001, 0, 0, 0.001, 0, 0]),
            "FirstChar": 1,
            "LastChar": len(characters),
            "Widths": pdfdoc.PDFArray([_width(character) for character in characters]),
            "Encoding": pdfdoc.PDFDictionary({"Differences": pdfdoc.PDFArray([1, *names])}),
            "CharProcs": pdfdoc.PDFDictionary(shapes),
            "Resources": pdfdoc.PDFDictionary({}),
            "ToUnicode": stream(
                document, to_unicode(list(map(_said, characters)), digits=2), f"unicode:{self.name}"
            ),
        }
        document.idToObject["BasicFonts"].dict[self.name] = dictionary(document, facts, f"font:{self.name}")


def _said(character: str) -> str:
    """The character, or for half of one what stands for what cannot be said."""
    return "\ufffd" if "\ud800" <= character <= "\udfff" else character


def _rows(character: str) -> tuple[str, str]:
    digits = f"{ord(character):04X}"
    if len(digits) % 2:
        digits = f"0{digits}"
    half = len(digits) // 2
    return digits[:half], digits[half:]


def _width(character: str) -> int:
    return len(_rows(character)[0]) * _COLUMN + 2 * (_SIDE + _PEN) + 50


def _drawn(character: str) -> str:
    """The box and the digits as operators of a shape that takes the colour of its text."""
    width = _width(character)
    left, right = _SIDE, width - _SIDE
    made = [f"{width} 0 {left} {_LOW} {right} {_HIGH} d1"]
    for margin in (0, _PEN):
        across, up = right - left - 2 * margin, _HIGH - _LOW - 2 * margin
        made.append(f"{left + margin} {_LOW + margin} {across} {up} re")
    made.append("f*")
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(fonts_folder() / _DIGITS))))
    for digits, y in zip(_rows(character), _ROWS, strict=True):
        for column, digit in enumerate(digits):
            x = left + _PEN + 25 + column * _COLUMN
            made.append(_Pen(font, digit, x, y).path())
    made.append("f")
    return "\n".join(made)


class _Pen:
    """Draws a digit's outline as a PDF path, in the middle of its column."""

    def __init__(self, font: hb.Font, digit: str, x: float, y: float) -> None:
        glyph = font.get_nominal_glyph(ord(digit)) or 0
        self._x = x + (_COLUMN - font.get_glyph_h_advance(glyph) * _SHARE) / 2
        self._y = y
        self._at = (0.0, 0.0)
        self._made: list[str] = []
        font.draw_glyph_with_pen(glyph, self)

    def path(self) -> str:
        """The outline."""
        return " ".join(self._made)

    def moveTo(self, to: tuple[float, float]) -> None:
        """Begin an outline."""
        self._go([to], "m")

    def lineTo(self, to: tuple[float, float]) -> None:
        """A straight line."""
        self._go([to], "l")

    def qCurveTo(self, bow: tuple[float, float], to: tuple[float, float]) -> None:
        """A curve with one handle, as one with two."""
        handles = [
            (end[0] + (bow[0] - end[0]) * 2 / 3, end[1] + (bow[1] - end[1]) * 2 / 3) for end in (self._at, to)
        ]
        self._go([*handles, to], "c")

    def curveTo(
        self, first: tuple[float, float], second: tuple[float, float], to: tuple[float, float]
    ) -> None:
        """A curve with two handles."""
        self._go([first, second, to], "c")

    def closePath(self) -> None:
        """The outline is whole."""
        self._made.append("h")

    def endPath(self) -> None:
        """An outline that stays open is filled all the same."""

    def _go(self, points: Iterable[tuple[float, float]], operator: str) -> None:
        for x, y in points:
            self._made.append(f"{self._x + x * _SHARE:.0f} {self._y + y * _SHARE:.0f}")
            self._at = (x, y)
        self._made.append(operator)
