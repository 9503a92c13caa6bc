"""A recorded voice on paper: that it is there, how long it is, and its words or the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.language.translation import gettext as _
from workbook.pdf.flow import Gap
from workbook.pdf.parts.text import Text
from workbook.recordings.told import first_words, told_of

if TYPE_CHECKING:
    from workbook.course.files import Files
    from workbook.pdf.flow import Piece
    from workbook.pdf.prose import ProseReader


def recorded(files: Files, reader: ProseReader, path: str, words: str = "") -> list[Piece]:
    """The line that tells of it, and under it what is said."""
    style = reader.style
    head = reader.runs(told_of(files, path, words))
    said, is_all = first_words(files, path)
    pieces: list[Piece] = [Text(head, style.text("sans-medium", 9.5, 14.5), keep=bool(said), at_start=True)]
    if said:
        pieces += [Gap(2), *reader.pieces(said, style.small)]
    if not is_all:
        more = _("The rest of these words can be read in the course on the screen.")
        pieces += [Gap(2), Text(more, style.meta, at_start=True)]
    return pieces
