"""A drawing: strokes on a blank sheet or on a picture of the course, and words beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from typing_extensions import TypedDict

from workbook.course.blocks import Paragraph, Room
from workbook.course.exercise import Answer, Exercise, common_settings
from workbook.course.values import mapping, text
from workbook.exercises.drawing.strokes import read_strokes
from workbook.language.translation import N_, ngettext
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.block import BlockSource
    from workbook.course.blocks import FormBlock

BODY = "body"
_PICTURE = re.compile(r"media/[^\\:]+\.(?:png|jpe?g|gif|webp)", re.IGNORECASE)


class StrokeAnswer(TypedDict, total=False):
    """One stroke: a colour by its name, a width in parts of the sheet's width, points with or without pressure."""

    colour: str
    width: float
    points: list[list[float]]


class DrawingAnswer(TypedDict, total=False):
    """The strokes, the picture under them with the SHA-256 of its bytes, and the learner's words."""

    strokes: list[StrokeAnswer]
    picture: str
    hash: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Drawing(Exercise):
    """Strokes on a sheet. `picture` is a picture of the course, or `body` for the program's own outline."""

    kind = "drawing"
    label = N_("Drawing")
    icon = "brush"
    own_settings: ClassVar[frozenset[str]] = frozenset({"picture"})
    lists = False
    answer_shape = DrawingAnswer
    no_words = frozenset({"colour", "hash", "picture"})

    picture: str = ""

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the drawing from what its author wrote."""
        return cls(**common_settings(source), picture=_picture(source))

    def to_fill_in(self) -> list[FormBlock]:
        """Room for a drawing, and for words about it."""
        return [Paragraph(_("Draw on a sheet of paper.")), Room(2)]

    def course_pictures(self) -> tuple[str, ...]:
        """What is drawn upon, unless it is the program's own."""
        return (self.picture,) if self.picture not in ("", BODY) else ()

    def as_lines(self, answer: Answer) -> list[str]:
        """How many strokes there are, and the words beside them."""
        words = text(mapping(answer).get("text"))
        count = len(read_strokes(answer))
        drawn = [ngettext("A drawing with one stroke", "A drawing with {n} strokes", count).format(n=count)]
        return [*(drawn if count else []), *([words] if words.strip() else [])]

    def from_lines(self, lines: Sequence[str]) -> Answer:
        """The lines as the words beside an empty sheet."""
        return {"text": "\n".join(lines)}

    def first_column(self, answer: Answer) -> list[str]:
        """Only the words: that there are strokes helps no other exercise."""
        words = text(mapping(answer).get("text"))
        return [words] if words.strip() else []


def _picture(source: BlockSource) -> str:
    setting = source.one("picture")
    if setting is None:
        return ""
    if setting.value.lower() == BODY:
        return BODY
    if _PICTURE.fullmatch(setting.value) and ".." not in setting.value:
        return setting.value
    source.problem(
        setting.line,
        "bad-value",
        _("`picture` cannot be `{value}`.").format(value=setting.value),
        _(
            "Write `body` for the outline of a body, or a PNG, JPEG, GIF or WebP file such as `media/room.png`."
        ),
    )
    return ""
