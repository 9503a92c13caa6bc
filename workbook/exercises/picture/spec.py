"""A picture of the learner's own, with a caption and with words for who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from typing_extensions import TypedDict

from workbook.course.blocks import Paragraph, Room
from workbook.course.exercise import Answer, Exercise, common_settings
from workbook.course.values import mapping, text
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.course.block import BlockSource
    from workbook.course.blocks import FormBlock


class PictureAnswer(TypedDict, total=False):
    """The SHA-256 of the picture, which is kept beside the answers, and the learner's words about it."""

    file: str
    caption: str
    alt: str


@dataclass(frozen=True, kw_only=True)
class Picture(Exercise):
    """One picture that the learner chooses."""

    kind = "picture"
    label = N_("Picture")
    icon = "image"
    lists = False
    answer_shape = PictureAnswer

    no_words = frozenset({"file"})

    @classmethod
    def read(cls, source: BlockSource) -> Self:
        """Make the picture exercise from what its author wrote."""
        return cls(**common_settings(source))

    def to_fill_in(self) -> list[FormBlock]:
        """Room for a picture, and for words about it."""
        return [Paragraph(_("Lay a picture of yours here.")), Room(2)]

    def as_lines(self, answer: Answer) -> list[str]:
        """That there is a picture, its caption, and what is on it."""
        given = mapping(answer)
        words = [text(given.get(key)) for key in ("caption", "alt")]
        return [
            *([_("A picture")] if text(given.get("file")) else []),
            *(line for line in words if line.strip()),
        ]

    def from_lines(self, lines: Sequence[str]) -> Answer:
        """The lines as a caption that waits for its picture."""
        return {"caption": " ".join(lines)}

    def first_column(self, answer: Answer) -> list[str]:
        """Only the caption: that there is a picture helps no other exercise."""
        caption = text(mapping(answer).get("caption"))
        return [caption] if caption.strip() else []
