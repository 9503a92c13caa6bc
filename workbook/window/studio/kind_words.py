"""What a kind of exercise or box is for, in a few words, with its icon: for whoever chooses one."""

from __future__ import annotations

from typing import NamedTuple

from workbook.course.kinds import KINDS, spec
from workbook.course.scan import BOXES
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.window.studio.places import BOX_ICONS

_KINDS = {
    "line": N_("one line of words"),
    "reflection": N_("room to write"),
    "letter": N_("a letter to somebody"),
    "list": N_("a list that grows"),
    "stems": N_("sentences to finish"),
    "scale": N_("a line from 0 to 10"),
    "wheel": N_("several scales in a circle"),
    "choice": N_("one of several"),
    "checklist": N_("boxes to tick"),
    "ranking": N_("putting things in order"),
    "table": N_("rows and columns"),
    "log": N_("a row for each time"),
    "plan": N_("if this, then that"),
    "practice": N_("a time with a timer"),
    "map": N_("people and places around a centre"),
    "drawing": N_("a sheet to draw on"),
    "picture": N_("a picture of one’s own"),
    "date": N_("a day"),
    "recall": N_("an earlier answer, shown again"),
}
_BOXES = {
    "note": N_("a word aside"),
    "try": N_("something to try at once"),
    "care": N_("a gentle warning"),
    "example": N_("how somebody did it, folded until wanted"),
    "evidence": N_("what research says"),
    "leader": N_("for the facilitator alone"),
}


class KindWords(NamedTuple):
    """A kind or box, its few words, and its icon."""

    kind: str
    words: str
    icon: str


def all_kinds() -> list[KindWords]:
    """Every kind of exercise, and every box."""
    exercises = [KindWords(kind, _(_KINDS.get(kind, spec(kind).label)), spec(kind).icon) for kind in KINDS]
    boxes = [KindWords(kind, _(_BOXES[kind]), BOX_ICONS[kind]) for kind in BOXES]
    return [*exercises, *boxes]
