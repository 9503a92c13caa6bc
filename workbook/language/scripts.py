"""Which of the program's typefaces has the letters of a script, for screen and paper alike."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Typeface(NamedTuple):
    """A typeface by its family, and its files: an upright and a bold cut, which may be the same.

    On paper, `grown` is how much larger it is set than the Latin letters beside it, to look as large.
    """

    family: str
    regular: str
    bold: str
    grown: float = 1.0


def _noto(name: str, grown: float = 1.0, *, bold: bool = True) -> Typeface:
    stem = name.replace(" ", "")
    regular = f"{stem}_400Regular.ttf"
    return Typeface(name, regular, f"{stem}_700Bold.ttf" if bold else regular, grown)


HAN = Typeface("Droid Sans Fallback", "DroidSansFallback.ttf", "DroidSansFallback.ttf")
JAPANESE = _noto("Zen Kaku Gothic New", bold=False)
"""The same ideographs as people in Japan write them, and kana."""
EMOJI = _noto("Noto Emoji", bold=False)
SHAPES = _noto("Noto Sans Symbols 2", bold=False)
SYMBOLS = _noto("Noto Sans Symbols")
MATHS = _noto("Noto Sans Math", bold=False)

# Ranges of characters by script, as ISO 15924 calls it. Latin, Greek and Cyrillic are in every face of the program.
_SCRIPTS = (
    (0x0530, 0x058F, "Armn"), (0x0590, 0x05FF, "Hebr"), (0x0600, 0x06FF, "Arab"), (0x0750, 0x077F, "Arab"),
    (0x0870, 0x08FF, "Arab"), (0x0900, 0x097F, "Deva"), (0x0980, 0x09FF, "Beng"), (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"), (0x0B00, 0x0B7F, "Orya"), (0x0B80, 0x0BFF, "Taml"), (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"), (0x0D00, 0x0D7F, "Mlym"), (0x0D80, 0x0DFF, "Sinh"), (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Laoo"), (0x1000, 0x109F, "Mymr"), (0x10A0, 0x10FF, "Geor"), (0x1100, 0x11FF, "Hang"),
    (0x1200, 0x139F, "Ethi"), (0x1780, 0x17FF, "Khmr"), (0x19E0, 0x19FF, "Khmr"), (0x1C90, 0x1CBF, "Geor"),
    (0x1CD0, 0x1CFF, "Deva"), (0x2D00, 0x2D2F, "Geor"), (0x2D80, 0x2DDF, "Ethi"), (0x2E80, 0x2FFF, "Hani"),
    (0x3001, 0x303F, "Hani"), (0x3040, 0x309F, "Hira"), (0x30A0, 0x30FF, "Kana"), (0x3100, 0x312F, "Bopo"),
    (0x3130, 0x318F, "Hang"), (0x3190, 0x31EF, "Hani"), (0x31F0, 0x31FF, "Kana"), (0x3200, 0x9FFF, "Hani"),
    (0xA8E0, 0xA8FF, "Deva"), (0xA960, 0xA97F, "Hang"), (0xA9E0, 0xA9FF, "Mymr"), (0xAA60, 0xAA7F, "Mymr"),
    (0xAB00, 0xAB2F, "Ethi"), (0xAC00, 0xD7FF, "Hang"), (0xF900, 0xFAFF, "Hani"), (0xFB13, 0xFB17, "Armn"),
    (0xFB1D, 0xFB4F, "Hebr"), (0xFB50, 0xFDFF, "Arab"), (0xFE70, 0xFEFE, "Arab"), (0xFE30, 0xFE4F, "Hani"),
    (0xFF00, 0xFF65, "Hani"), (0xFF66, 0xFF9F, "Kana"), (0xFFA0, 0xFFDF, "Hang"), (0xFFE0, 0xFFEF, "Hani"),
    (0x1B000, 0x1B16F, "Kana"), (0x20000, 0x3FFFF, "Hani"),
)  # fmt: skip
_ORDERED = sorted(_SCRIPTS)
_BEGINNINGS = [first for first, _last, _tag in _ORDERED]

OF_SCRIPT = {
    "Hebr": _noto("Noto Sans Hebrew", 1.05),
    "Arab": _noto("Noto Naskh Arabic", 1.2),
    "Deva": _noto("Noto Sans Devanagari", 1.1),
    "Thai": _noto("Noto Sans Thai", 1.1),
    "Armn": _noto("Noto Sans Armenian"),
    "Beng": _noto("Noto Sans Bengali", 1.1),
    "Ethi": _noto("Noto Sans Ethiopic", 1.1),
    "Geor": _noto("Noto Sans Georgian"),
    "Gujr": _noto("Noto Sans Gujarati", 1.1),
    "Guru": _noto("Noto Sans Gurmukhi", 1.1),
    "Knda": _noto("Noto Sans Kannada"),
    "Khmr": _noto("Noto Sans Khmer", 1.1),
    "Laoo": _noto("Noto Sans Lao", 1.1),
    "Mlym": _noto("Noto Sans Malayalam"),
    "Mymr": _noto("Noto Sans Myanmar"),
    "Orya": _noto("Noto Sans Oriya", 1.1),
    "Sinh": _noto("Noto Sans Sinhala", 1.1),
    "Taml": _noto("Noto Sans Tamil"),
    "Telu": _noto("Noto Sans Telugu"),
    **dict.fromkeys(("Hani", "Hira", "Kana", "Bopo", "Hang"), HAN),
}
"""The typeface for each script that is not in every face."""

# Signs of no script, each with the faces that have the most of them.
_SIGNS = (
    (0x2100, 0x2BFF, (EMOJI, SHAPES)), (0x1F000, 0x1FAFF, (EMOJI, SHAPES)), (0x1D000, 0x1FBFF, (SHAPES,)),
    (0x2400, 0x26FF, (SYMBOLS,)), (0x1F100, 0x1F1FF, (SYMBOLS,)), (0x1F700, 0x1F77F, (SYMBOLS,)),
    (0x2200, 0x22FF, (MATHS,)), (0x27C0, 0x27FF, (MATHS,)), (0x2900, 0x2AFF, (MATHS,)),
    (0x1D400, 0x1D7FF, (MATHS,)),
)  # fmt: skip
_BEYOND_LATIN = 0x0530

TYPEFACES = (*dict.fromkeys(OF_SCRIPT.values()), EMOJI, SHAPES, SYMBOLS, MATHS)
"""All of them, in the order in which a character looks for one that has it."""


def script_of(code: int) -> str:
    """The script of a character as ISO 15924 calls it; empty for what every face has, and for signs of no script."""
    place = bisect_right(_BEGINNINGS, code) - 1
    if place < 0:
        return ""
    _first, last, tag = _ORDERED[place]
    return tag if code <= last else ""


def files_for(text: str) -> list[str]:
    """The font files, upright cuts, that a text needs besides the faces of every page."""
    if text.isascii():
        return []
    return list(
        dict.fromkeys(name for sign in set(text) if ord(sign) >= _BEYOND_LATIN for name in _files(sign))
    )


@cache
def _files(sign: str) -> tuple[str, ...]:
    if tag := script_of(ord(sign)):
        return (OF_SCRIPT[tag].regular,)
    return _of_signs(ord(sign))


def _of_signs(code: int) -> tuple[str, ...]:
    found: Iterable[Typeface] = (
        face for first, last, faces in _SIGNS if first <= code <= last for face in faces
    )
    return tuple(face.regular for face in found)
