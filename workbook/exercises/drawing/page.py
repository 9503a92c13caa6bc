"""A drawing on paper: the strokes over what they were drawn on, and the words beside them; or an empty sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.course.values import mapping, text
from workbook.exercises.drawing.body_figure import body_outline
from workbook.exercises.drawing.paper.drawn import ColourKey, DrawnSheet, Ground
from workbook.exercises.drawing.spec import BODY, Drawing
from workbook.exercises.drawing.strokes import COLOURS, read_strokes
from workbook.language.translation import N_, ngettext
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
        used = {stroke.colour for stroke in strokes}
        names = {key: _(name) for key, (name, _paint) in COLOURS.items() if key in used}
        pieces.append(DrawnSheet(ground, _in_words(len(strokes), ground, list(names.values())), strokes))
        if len(used) > 1:
            pieces.append(ColourKey([(name, COLOURS[key][1]) for key, name in names.items()]))
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
    sheet = DrawnSheet(ground, " ".join([_("An empty sheet to draw on."), *_under(ground)]), highest=highest)
    words = Ruled(_WORDS_LINES, label=_(_IN_WORDS), field=paper.to_fill("", "text"))
    return [sheet, Gap(_UNDER_SHEET), words]


def _in_words(count: int, ground: Ground, colours: list[str]) -> str:
    """What is known of a drawing: nobody but who drew it can say more."""
    drawn = ngettext("A drawing with one stroke", "A drawing with {n} strokes", count).format(n=count)
    told = [_("Colours: {colours}.").format(colours=", ".join(colours))] if colours else []
    return " ".join([f"{drawn}.", *told, *_under(ground)])


def _under(ground: Ground) -> list[str]:
    if ground.outline:
        return [_("Under it is the outline of a body.")]
    return [_("Under it is a picture.")] if ground.picture else []


def _ground(picture: str, paper: Paper) -> Ground:
    if picture == BODY:
        return Ground(outline=body_outline())
    return Ground(picture=load_picture(paper.files, picture))
