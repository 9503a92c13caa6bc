"""A plan on paper: if, then and on a bad day, each beside its label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.course.values import text
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.flow import Gap
from workbook.pdf.parts.inset import Together
from workbook.pdf.parts.ruled import Ruled
from workbook.pdf.parts.series import Series
from workbook.pdf.parts.text import Beside, Words
from workbook.pdf.style import MUTED

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.plan.spec import Plan
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper

# Translators: “If …, then …; on a bad day …”: labels of the three parts of a plan.
_LABELS = (("if", N_("If")), ("then", N_("then")), ("otherwise", N_("on a bad day")))
_INDENT = 71.0
_BETWEEN_ROWS, _BETWEEN_PLANS = 1.5, 9


def draw(exercise: Plan, answer: Answer, paper: Paper) -> list[Piece]:
    """The plans that hold words, each under its name."""
    pieces: list[Piece] = []
    for name, row in exercise.filled_rows(answer):
        pieces += [Gap(_BETWEEN_PLANS)] if pieces else []
        pieces += [
            Together([*([paper.label(name)] if name else []), Series(_rows(row, paper), listing="None")])
        ]
    return pieces


def draw_blank(exercise: Plan, paper: Paper) -> list[Piece]:
    """Labels and lines for each plan."""
    pieces: list[Piece] = []
    for plan in exercise.plans:
        pieces += [Gap(_BETWEEN_PLANS)] if pieces else []
        pieces += [paper.label(plan.text)] if plan.text else []
        keys = [key for key, _label in _LABELS if exercise.otherwise or key != "otherwise"]
        indent = _INDENT * paper.style.scale
        pieces += [
            Ruled(2, sign=_sign(key, paper), indent=indent, field=paper.to_fill(plan.id, key)) for key in keys
        ]
    return pieces


def _rows(row: dict[str, Any], paper: Paper) -> list[Piece]:
    pieces: list[Piece] = []
    for key, _label in _LABELS:
        words = text(row.get(key)).strip()
        if words:
            indent = _INDENT * paper.style.scale
            pieces += [Beside(_sign(key, paper), paper.words(words), indent), Gap(_BETWEEN_ROWS)]
    return pieces


def _sign(key: str, paper: Paper) -> Words:
    style = paper.style.label
    if key == "otherwise":
        style = paper.style.text("sans", 9.5, 16.8, MUTED)
    return Words(_(dict(_LABELS)[key]), style)
