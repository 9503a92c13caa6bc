"""The program's own typefaces, and the styles of text they are used in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFont, QFontDatabase

from workbook.language import scripts
from workbook.own_files import resources_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TEXT, INTERFACE, CODE = "Literata", "Source Sans 3", "Source Code Pro"
LEGIBLE = "Atkinson Hyperlegible Next"
# What prose, questions and answers can be read in, by the name of the choice; how large each is beside the first.
READING = {"serif": (TEXT, 1.0), "sans": (INTERFACE, 1.04), "legible": (LEGIBLE, 0.98)}

# What nearly every page needs; each costs about a millisecond to register.
FIRST = (
    "Literata_400Regular.ttf",
    "Literata_400Regular_Italic.ttf",
    "Literata_500Medium.ttf",
    "SourceSans3_400Regular.ttf",
    "SourceSans3_600SemiBold.ttf",
)
_FALLBACKS = tuple(face.family for face in scripts.TYPEFACES)


class TextStyle(NamedTuple):
    """A face, its size in points at 100 %, and how it is cut."""

    family: str
    size: float
    weight: QFont.Weight = QFont.Weight.Normal
    italic: bool = False
    line: float = 1.45


_MEDIUM, _BOLD = QFont.Weight.Medium, QFont.Weight.DemiBold

STYLES = {
    "screen-title": TextStyle(TEXT, 22, _MEDIUM, line=1.25),
    "section-title": TextStyle(TEXT, 14, _MEDIUM, line=1.3),
    "reading": TextStyle(TEXT, 12.5, line=1.56),
    "question": TextStyle(TEXT, 12.75, _MEDIUM, line=1.36),
    "answer": TextStyle(TEXT, 12, line=1.5),
    "recalled": TextStyle(TEXT, 11, italic=True),
    "interface": TextStyle(INTERFACE, 10.5),
    "lead": TextStyle(INTERFACE, 12),
    "button": TextStyle(INTERFACE, 10.5, _BOLD),
    "small-button": TextStyle(INTERFACE, 9.75, _BOLD),
    "small": TextStyle(INTERFACE, 9.75),
    "hint": TextStyle(INTERFACE, 10.25),
    "meta": TextStyle(INTERFACE, 9.5),
    "meta-strong": TextStyle(INTERFACE, 9.5, _BOLD),
    "code": TextStyle(CODE, 10.75),
    "code-small": TextStyle(CODE, 9),
    "timer-word": TextStyle(TEXT, 19, _MEDIUM, line=1.25),
    "timer-number": TextStyle(INTERFACE, 12),
}


def register(folder: Path, names: Iterable[str] = FIRST) -> None:
    """Make font files known to Qt; one that is missing leaves the system's faces to step in."""
    for name in names:
        _register_once(folder / name)


@cache
def _register_once(path: Path) -> None:
    QFontDatabase.addApplicationFont(str(path))


def need_code() -> None:
    """Make the face for source text known before the rest, for a first page that shows some."""
    register(resources_folder() / "fonts", ("SourceCodePro_400Regular.ttf",))


def need_for(text: str) -> None:
    """Make the faces known that a text needs, before it is laid out: what is laid out without them shows boxes."""
    register(resources_folder() / "fonts", scripts.files_for(text))


def register_other_scripts(folder: Path) -> None:
    """The faces that the first page could do without: bold cuts and other scripts."""
    register(folder, sorted(path.name for path in folder.glob("*.ttf") if path.name not in FIRST))


def need_face(face: str) -> None:
    """Make the face known that somebody reads in, if the first page could do without it else."""
    if READING[face][0] == LEGIBLE:
        folder = resources_folder() / "fonts"
        register(folder, sorted(path.name for path in folder.glob("AtkinsonHyperlegible*.ttf")))


def font(style: str, scale: float = 1.0, face: str = "serif") -> QFont:
    """The font of a style at a text size; `scale` 1.0 is 100 %. `face` is what prose and answers are read in."""
    chosen = STYLES[style]
    family, size = READING[face] if chosen.family == TEXT else (chosen.family, 1.0)
    made = QFont()
    made.setFamilies([family, *((TEXT,) if family == LEGIBLE else ()), *_FALLBACKS])
    made.setPointSizeF(chosen.size * size * scale)
    made.setWeight(chosen.weight)
    made.setItalic(chosen.italic)
    return made
