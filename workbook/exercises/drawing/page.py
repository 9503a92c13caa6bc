"""A drawing on paper: the strokes over what they were drawn on, and the words beside them; or an empty sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.values import mapping, text
from workbook.exercises.drawing.body_figure import body_outline
from workbook.exercises.drawing.paper.drawn import ColourKey, DrawnSheet, Ground
from workbook.exercises.drawing.spec import BODY, Drawing
from workbook.exercises.drawing.strokes import COLOURS, read_strokes
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.flow import Gap
from workbook.pdf.paper_picture import load_picture
from workbook.pdf.parts.ruled import Ruled, line_count

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper

MATERIAL = N_("coloured pencils")
"""What a leader has ready for it, in the overview of the facilitator’s edition."""
_UNDER_SHEET = 6
_WORDS_LINES = 2
_MISSING = N_("The picture under this drawing is missing.")
_IN_WORDS = N_("In words, if you like")


def draw(exercise: Drawing, answer: Answer, paper: Paper) -> list[Piece]:
    """The sheet, a key to its colours if there are several, the words."""
    strokes = read_strokes(answer)
    pieces: list[Piece] = []
    if strokes:
        picture = exercise.picture or text(mapping(answer).get("picture"))
        ground = _ground(picture, paper)
        pieces.append(DrawnSheet(ground, strokes))
        used = {stroke.colour for stroke in strokes}
        if len(used) > 1:
            pieces.append(
                ColourKey([(_(COLOURS[key][0]), COLOURS[key][1]) for key in COLOURS if key in used])
            )
        if picture and ground == Ground():
            pieces.append(paper.note(_(_MISSING)))
    words = text(mapping(answer).get("text"))
    if words.strip():
        pieces += [*([Gap(_UNDER_SHEET)] if pieces else []), paper.words(words)]
    return pieces


def draw_blank(exercise: Drawing, paper: Paper) -> list[Piece]:
    """An empty sheet as high as the `paper` setting says, and two lines for words."""
    highest = 0.3 if paper.most_lines else 0.5
    if exercise.paper and not paper.most_lines:
        lines = line_count(exercise.paper, paper.style, 0)
        highest = min(max(lines * paper.style.ruling / paper.style.page_room, 0.15), 0.85)
    ground = _ground(exercise.picture, paper)
    return [DrawnSheet(ground, highest=highest), Gap(_UNDER_SHEET), Ruled(_WORDS_LINES, label=_(_IN_WORDS))]


def _ground(picture: str, paper: Paper) -> Ground:
    if picture == BODY:
        return Ground(outline=body_outline())
    return Ground(picture=load_picture(paper.files, picture))
