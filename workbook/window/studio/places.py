"""What can be worked on in a draft, and where it is: a page of facts, a module, or a part of a module."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from workbook.course import kinds
from workbook.course.exercise import Exercise
from workbook.course.kinds import KINDS
from workbook.language.translation import N_
from workbook.language.translation import gettext as _

if TYPE_CHECKING:
    from workbook.drafts.parts import PartMark
    from workbook.window.studio.drafting import ReadModule

_PICTURE = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
ABOUT, HELP, SOURCES = "course.md", "help.md", "sources.md"
BOX_NAMES = {
    "note": N_("Note"),
    "try": N_("Try it"),
    "care": N_("Care"),
    "example": N_("Example"),
    "evidence": N_("Evidence"),
    "leader": N_("For the leader"),
}
BOX_ICONS = {
    "note": "info",
    "try": "footprints",
    "care": "feather",
    "example": "pencil-line",
    "evidence": "shield-check",
    "leader": "users-round",
}
Sort = Literal["about", "help", "sources", "pictures", "leader", "module", "part"]
OF_THE_WHOLE = ("pictures", "leader")  # places that are no text of a file, but are made of several


class Place(NamedTuple):
    """A file, and in a module which of its parts; -1 is the module itself."""

    sort: Sort
    path: str
    at: int = -1


def name_of(part: PartMark, read: ReadModule | None, block: int) -> str:
    """What a part is called in the structure; `block` is its place among the boxes and exercises of its module."""
    if part.sort == "page":
        return part.words
    if part.sort == "text":
        return _PICTURE.sub(r"\1", part.words).lstrip("#*_>-! ")
    if part.sort == "box":
        name = _(BOX_NAMES.get(part.kind, part.kind))
        return f"{name}: {part.words}" if part.words else name
    exercise = read.blocks[block].exercise if read and block < len(read.blocks) else None
    if exercise is None:
        return kind_name(part.kind)
    title = exercise.title if isinstance(exercise, Exercise) else kind_name(part.kind)
    return f"{exercise.number} {title}".strip()


def kind_name(kind: str) -> str:
    """A kind of exercise in the language that is spoken."""
    return _(kinds.spec(kind).label) if kind in KINDS else kind


def icon_of(part: PartMark) -> str:
    """The picture beside a part's name."""
    if part.sort == "exercise":
        return kinds.spec(part.kind).icon if part.kind in KINDS else "info"
    if part.sort == "box":
        return BOX_ICONS.get(part.kind, "info")
    return "file-text" if part.sort == "text" else "bookmark"
