"""A picture on paper: the framed print, its caption, and what is on it; or a frame to glue one into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.values import mapping, text
from workbook.exercises.picture.paper.framed import EmptyFrame, FramedPicture
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.flow import Gap
from workbook.pdf.paper_picture import load_picture
from workbook.pdf.parts.picture import picture_words
from workbook.pdf.parts.ruled import Ruled, line_count
from workbook.pdf.parts.text import Text

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.picture.spec import Picture
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper

MATERIAL = N_("a picture of one’s own, and glue")
"""What a leader has ready for it, in the overview of the facilitator’s edition."""
_UNDER_PICTURE = 5
_MISSING = N_("The picture itself is not in this workbook.")
_ON_IT = N_("What is on it")
_ROOM = N_("A picture, glued or drawn")
_CAPTION = N_("Caption, and what is on it")


def draw(exercise: Picture, answer: Answer, paper: Paper) -> list[Piece]:  # noqa: ARG001 - all kinds alike
    """The picture with its words; without its bytes, the words."""
    given = mapping(answer)
    file, caption, alt = (text(given.get(key)) for key in ("file", "caption", "alt"))
    image = load_picture(paper.pictures, file)
    pieces: list[Piece] = []
    if image:
        words = next(filter(str.strip, (alt, caption)), "") or picture_words(image)
        pieces.append(FramedPicture(image, caption, words))
    else:
        pieces += [paper.note(_(_MISSING))] if file else []
        pieces += [paper.words(caption)] if caption.strip() else []
    if alt.strip():
        label = Text(_(_ON_IT), paper.style.meta, keep=True, at_start=True)
        pieces += [*([Gap(_UNDER_PICTURE)] if pieces else []), label, paper.words(alt)]
    return pieces


def draw_blank(exercise: Picture, paper: Paper) -> list[Piece]:
    """A frame as high as the `paper` setting says, and two lines."""
    page = paper.style.page_room
    height = 0.2 * page if paper.most_lines else 0.35 * page
    if exercise.paper and not paper.most_lines:
        wanted = line_count(exercise.paper, paper.style, 0) * paper.style.ruling
        height = min(max(wanted, 0.15 * page), 0.85 * page)
    return [
        paper.note(_(_ROOM)),
        Gap(2),
        EmptyFrame(height),
        Gap(_UNDER_PICTURE),
        Ruled(2, label=_(_CAPTION), field=paper.to_fill("", "caption")),
    ]
