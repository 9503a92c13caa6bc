"""A plan on paper: if, then and on a bad day, each beside its label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.course.values import text
from workbook.language.translation import N_
from workbook.language.translation import gettext as _
from workbook.pdf.flow import Gap
from workbook.pdf.parts.inset import Together
from workbook.pdf.parts.labels import Label, LabelColumn, Labelled
from workbook.pdf.parts.ruled import Ruled
from workbook.pdf.parts.series import Series
from workbook.pdf.style import MUTED

if TYPE_CHECKING:
    from workbook.course.exercise import Answer
    from workbook.exercises.plan.spec import Plan
    from workbook.pdf.flow import Piece
    from workbook.pdf.paper import Paper
    from workbook.pdf.style import TextStyle

# Translators: “If …, then …; on a bad day …”: labels of the three parts of a plan.
_LABELS = (("if", N_("If")), ("then", N_("then")), ("otherwise", N_("on a bad day")))
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
        keys = [key for key, _words in _LABELS if exercise.otherwise or key != "otherwise"]
        column = _column(paper)
        pieces += [
            Ruled(2, sign=_label(key, paper, column), indent=column, field=paper.to_fill(plan.id, key))
            for key in keys
        ]
    return pieces


def _rows(row: dict[str, Any], paper: Paper) -> list[Piece]:
    pieces: list[Piece] = []
    column = _column(paper)
    for key, _words in _LABELS:
        words = text(row.get(key)).strip()
        if words:
            label = _label(key, paper, column)
            pieces += [Labelled(label, paper.words(words), column), Gap(_BETWEEN_ROWS)]
    return pieces


def _column(paper: Paper) -> LabelColumn:
    return LabelColumn([(_(words), _style(key, paper)) for key, words in _LABELS])


def _label(key: str, paper: Paper, column: LabelColumn) -> Label:
    return Label(_(dict(_LABELS)[key]), _style(key, paper), column)


def _style(key: str, paper: Paper) -> TextStyle:
    return paper.style.text("sans", 9.5, 16.8, MUTED) if key == "otherwise" else paper.style.label
